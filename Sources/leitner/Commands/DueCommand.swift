import ArgumentParser
import FlashcardDeck
import StudyInterface

/// `leitner due`
struct Due: LeitnerCommand {
  static let configuration = CommandConfiguration(
    commandName: "due", abstract: "Count the cards that are due and new, by deck and topic.")

  @ParentCommand var root: Leitner
  @OptionGroup var global: GlobalOptions
  @Flag(help: "Print JSON.") var json = false

  func run() throws {
    let workspace = try Workspace.open(options, writing: false)
    let overview = Overview(
      workspace.library, workspace.record, day: workspace.day, boxes: workspace.scheduler.boxes)
    let session = ReviewSession(
      library: workspace.library, record: workspace.record, day: workspace.day,
      scheduler: workspace.scheduler)
    if json { return try Output.printJSON(DueReport(workspace, overview, session)) }
    let (today, messages) = (session.remaining, workspace.messages)
    func counts(due: Int, new: Int) -> [String] {
      [messages.counted(due, messages.due), messages.counted(new, messages.new)]
    }
    let again = today.relearning > 0 ? [messages.counted(today.relearning, messages.again)] : []
    var rows = [
      [messages.today] + counts(due: today.due, new: today.new) + again,
      [messages.inAll] + counts(due: overview.all.due, new: overview.all.new),
    ]
    for row in TopicTree(workspace.library, overview, workspace.language).rows {
      let name = String(repeating: "  ", count: row.depth) + row.name
      rows.append([name] + counts(due: row.counts.due, new: row.counts.new))
    }
    Output.printTable(rows)
    let limits = workspace.scheduler.limits
    let left = session.heldBack.leftForLater(besides: today, of: overview.all)
    for sentence in messages.heldBack(left, by: limits) {
      Output.printLine(sentence)
    }
    let siblings = session.heldBack.siblings(besides: today, of: overview.all)
    if siblings > 0 { Output.printLine(messages.siblingsLater(siblings)) }
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

  /// What Today asks: the cards within the limits of a day, and those that wait because of them.
  struct TodayReport: Encodable {
    let due, new, again: Int
    let heldBack: CountReport
  }

  struct CountReport: Encodable {
    let due, new: Int
  }

  let day: String
  let due, new: Int
  let today: TodayReport
  let decks: [DeckReport]

  init(_ workspace: Workspace, _ overview: Overview, _ session: ReviewSession) {
    day = workspace.day.description
    let (left, heldBack) = (session.remaining, session.heldBack)
    today = TodayReport(
      due: left.due, new: left.new, again: left.relearning,
      heldBack: CountReport(due: heldBack.due, new: heldBack.new))
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
