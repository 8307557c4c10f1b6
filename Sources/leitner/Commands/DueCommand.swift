import ArgumentParser
import FlashcardDeck
import StudyInterface

/// `leitner due`
struct Due: LeitnerCommand {
  static let configuration = CommandConfiguration(
    abstract: "Count the cards that are due and new, by deck and topic.")

  @ParentCommand var root: Leitner
  @OptionGroup var global: GlobalOptions
  @Flag(help: "Print JSON.") var json = false

  func run() throws {
    let desk = try Desk.open(options, writing: false)
    let overview = Overview(
      desk.library, desk.record, day: desk.day, boxes: desk.rules.boxes)
    if json { return try printJSON(DueReport(desk, overview)) }
    var rows = [["all", "\(overview.all.due) due", "\(overview.all.new) new"]]
    for row in topicRows(desk.library, overview, desk.language) {
      let name = String(repeating: "  ", count: row.depth) + row.name
      rows.append([name, "\(row.counts.due) due", "\(row.counts.new) new"])
    }
    printTable(rows)
  }
}

/// What `due --json` prints.
private struct DueReport: Encodable {
  struct DeckReport: Encodable {
    let id, title: String
    let due, new: Int
    let topics: [TopicReport]
  }

  struct TopicReport: Encodable {
    let topic: [String]
    let due, new: Int
  }

  let day: String
  let due, new: Int
  let decks: [DeckReport]

  init(_ desk: Desk, _ overview: Overview) {
    day = desk.day.description
    due = overview.all.due
    new = overview.all.new
    decks = desk.library.decks.enumerated().map { index, deck in
      DeckReport(
        id: deck.id, title: deck.title(in: desk.language), due: overview.decks[index].due,
        new: overview.decks[index].new,
        topics: zip(deck.topics, overview.topics[index]).map { topic, counts in
          TopicReport(topic: topic.path(in: desk.language), due: counts.due, new: counts.new)
        })
    }
  }
}
