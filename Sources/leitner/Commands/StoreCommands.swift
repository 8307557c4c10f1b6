import ArgumentParser
import FlashcardDeck
import ProgressStore
import StudyInterface
import Toolkit

/// `leitner history`
struct History: LeitnerCommand {
  static let configuration = CommandConfiguration(
    abstract: "List what happened, newest last.",
    discussion: """
      A line has the time, the event, the grade, the boxes before and after or what the event names, and the \
      card. The events:

      \(Manual.events.map { "\($0.0): \($0.1)" }.joined(separator: "\n\n"))
      """)

  static var manual: String {
    "A line has the time, the event (see FILES), the grade, the boxes before and after or what the event names, and the card."
  }

  @ParentCommand var root: Leitner
  @OptionGroup var global: GlobalOptions
  @Argument(
    help: "Only what happened to this card, under any id that it had.",
    completion: Completion.card)
  var card: String?
  @Flag(help: "Print JSON.") var json = false

  func run() throws {
    let workspace = try Workspace.open(options, writing: false)
    let names = try card.map(workspace.names(of:))
    let next = try workspace.history()
    var known = RecentEvents()
    let nextReport: () throws -> EventReport? = {
      while let event = try next() {
        let undone = known.name(ofUndoneBy: event)
        known.add(event)
        if names?.contains(event.card) ?? true { return EventReport(event, undone: undone) }
      }
      return nil
    }
    if json { return try Output.printJSONArray(nextReport) }
    try Output.printEach(nextReport) { report in
      Output.printLine(
        "\(report.time)\t\(report.event)\t\(report.grade ?? "")\t\(Output.column(report.details))"
          + "\t\(Output.column(report.card))")
    }
  }
}

/// `leitner repair`
struct Repair: LeitnerCommand {
  static let configuration = CommandConfiguration(
    abstract: "Rebuild progress.json from the history.")

  @ParentCommand var root: Leitner
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let workspace = try Workspace.open(options, writing: true)
    try workspace.rebuild()
    Output.printLine(
      "\(workspace.setup.paths.progress): "
        + workspace.messages.rebuilt(cards: workspace.record.answeredCards))
  }
}

/// `leitner paths`
struct Paths: LeitnerCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print where decks, progress and configuration are.",
    discussion: """
      The configuration is YAML; all of it is optional: \(Configuration.keyNames.listed(", ")).

      \(Appearance.manual)

      ambiguous-width is 1 or 2: the columns that the terminal gives to characters such as arrows, curly \
      quotes and Greek letters. Without it the terminal is asked.

      What is wrong in it is said with line and column, and changes nothing; `leitner check` says all of it.
      """)

  static var manual: String { "See FILES." }

  @ParentCommand var root: Leitner
  @OptionGroup var global: GlobalOptions
  @Flag(help: "Print JSON.") var json = false

  func run() throws {
    let report = PathsReport(try Setup(options))
    if json { return try Output.printJSON(report) }
    Output.printList(
      report.decks.map { ("decks", $0) } + [
        ("progress", report.progress), ("history", report.history), ("config", report.config),
      ])
  }
}

private struct PathsReport: Encodable {
  let decks: [String]
  let progress, history, config: String

  init(_ setup: Setup) {
    decks = setup.deckPaths
    progress = setup.paths.progress
    history = setup.paths.history
    config = setup.paths.configuration
  }
}
