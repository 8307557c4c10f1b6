import ArgumentParser
import FlashcardDeck

/// `leitner due`
struct Due: LeitnerCommand {
  static let configuration = CommandConfiguration(
    abstract: "Count the cards that are due and new, by deck and topic.")

  @ParentCommand var root: Leitner
  @OptionGroup var global: GlobalOptions
  @Flag(help: "Print JSON.") var json = false

  func run() throws {
    let workspace = try Workspace.open(options, writing: false)
    let overview = Overview(
      workspace.library, workspace.record, day: workspace.day, boxes: workspace.scheduler.boxes)
    if json { return try Output.printJSON(DueReport(workspace, overview)) }
    var rows = [["all", "\(overview.all.due) due", "\(overview.all.new) new"]]
    for row in TopicTree(workspace.library, overview, workspace.language).rows {
      let name = String(repeating: "  ", count: row.depth) + row.name
      rows.append([name, "\(row.counts.due) due", "\(row.counts.new) new"])
    }
    Output.printTable(rows)
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

  init(_ workspace: Workspace, _ overview: Overview) {
    day = workspace.day.description
    due = overview.all.due
    new = overview.all.new
    decks = workspace.library.decks.enumerated().map { index, deck in
      DeckReport(
        id: deck.id, title: deck.title(in: workspace.language), due: overview.decks[index].due,
        new: overview.decks[index].new,
        topics: zip(deck.topics, overview.topics[index]).map { topic, counts in
          TopicReport(topic: topic.path(in: workspace.language), due: counts.due, new: counts.new)
        })
    }
  }
}
