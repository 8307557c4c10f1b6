import ArgumentParser
import FlashcardDeck
import ProgressStore
import StudyInterface
import Toolkit

/// `leitner history`
struct History: LeitnerCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "List what happened, newest last.",
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
        "\(report.time)\t\(Output.column(report.event.shortened))\t\(report.grade ?? "")\t\(Output.column(report.details(workspace.messages)))"
          + "\t\(Output.column(report.card))")
    }
  }
}

/// `leitner repair`
struct Repair: LeitnerCommand {
  static let configuration = CommandConfiguration(
    commandName: "repair", abstract: "Rebuild progress.json from the history.")

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
    commandName: "paths", abstract: "Print where decks, progress and configuration are.",
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
    let setup = try Setup(options)
    if json { return try Output.printJSON(PathsReport(setup)) }
    Output.printList(
      Manual.files.flatMap { place in
        let name = setup.language.messages.name(ofPlace: place.name)
        return place.paths(setup).map { (name, $0) }
      })
  }
}

/// An object with the path of each place; the decks are several.
private struct PathsReport: Encodable {
  let setup: Setup

  init(_ setup: Setup) { self.setup = setup }

  func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: Key.self)
    for place in Manual.files {
      let (key, paths) = (Key(stringValue: place.key), place.paths(setup))
      if place.key == "decks" {
        try object.encode(paths, forKey: key)
      } else {
        try object.encodeIfPresent(paths.first, forKey: key)
      }
    }
  }

  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}
