import ArgumentParser
import FlashcardDeck
import ProgressStore

/// `leitner history`
struct History: LeitnerCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the answers given, newest last.")

  @ParentCommand var root: Leitner
  @OptionGroup var global: GlobalOptions
  @Flag(help: "Print JSON.") var json = false

  func run() throws {
    let workspace = try Workspace.open(options, writing: false)
    let next = try workspace.history()
    let nextReport = { try next().map(EventReport.init) }
    if json { return try Output.printJSONArray(nextReport) }
    try Output.printEach(nextReport) { report in
      let boxes =
        "\(report.from.map(String.init) ?? "new") → \(report.to.map(String.init) ?? "new")"
      Output.printLine(
        "\(report.time)\t\(report.event)\t\(report.grade ?? "")\t\(boxes)\t\(Output.column(report.card))"
      )
    }
  }
}

/// What `history --json` prints of an event.
private struct EventReport: Encodable {
  let id, time, day, event, card: String
  var grade: String?
  var from, to: Int?
  var due: String?
  var seconds: Int?
  var undoes: String?

  init(_ event: Event) {
    id = event.id.description
    time = event.time.description
    day = event.day.description
    card = event.card.description
    switch event.kind {
    case .answer(let grade, let from, let to, let due, let seconds):
      self.event = "answer"
      self.grade = grade.name
      (self.from, self.to, self.due, self.seconds) = (from, to, due.description, seconds)
    case .undo(let answer, let from, let to, let due):
      self.event = "undo"
      undoes = answer.description
      (self.from, self.to, self.due) = (from, to, due?.description)
    case .unknown(let name): self.event = name
    }
  }

  private enum CodingKeys: CodingKey {
    case id, time, day, event, card, grade, from, to, due, seconds, undoes
  }

  /// As the compiler would write it, except that `from` is written for a new card too, as null.
  func encode(to encoder: Encoder) throws {
    var object = encoder.container(keyedBy: CodingKeys.self)
    try object.encode(id, forKey: .id)
    try object.encode(time, forKey: .time)
    try object.encode(day, forKey: .day)
    try object.encode(event, forKey: .event)
    try object.encode(card, forKey: .card)
    try object.encodeIfPresent(grade, forKey: .grade)
    try object.encode(from, forKey: .from)
    try object.encodeIfPresent(to, forKey: .to)
    try object.encodeIfPresent(due, forKey: .due)
    try object.encodeIfPresent(seconds, forKey: .seconds)
    try object.encodeIfPresent(undoes, forKey: .undoes)
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
    abstract: "Print where decks, progress and configuration are.")

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
