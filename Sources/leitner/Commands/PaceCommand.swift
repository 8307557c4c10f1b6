import ArgumentParser
import FlashcardDeck
import StudyInterface
import Toolkit

/// `leitner pace`
struct PaceCommand: LeitnerCommand {
  static let configuration = CommandConfiguration(
    commandName: "pace", abstract: "Show the paces, or choose one: how often cards come back.",
    discussion: """
      A pace gives the days after which each box's cards are due, and where a forgotten card goes:

      \(Pace.allCases.map { "\($0.name): \($0.manual)" }.joined(separator: "\n\n"))

      A choice is an event of the history: it holds on every machine that has the history, the latest one \
      everywhere, and changes the due day of no card. In the configuration `pace:` takes precedence over \
      it, and `boxes:` (days from 1 to 36500, none smaller than the one before, at most 1000 of them) and \
      `forgotten: half` or `first` take precedence over any pace. A card in a box above the last one counts \
      as in the last one, and keeps its number until it is answered.

      --json prints the rules in force: `days` and `forgotten`; the `pace` that they follow, and `why`: \
      default, chosen or configured; `own`: what the configuration sets instead of it (of `days` and \
      `forgotten`); `chosen`: the name that was chosen last, absent if none was; and all `paces`, each with \
      `pace`, `days` and `forgotten`.
      """)

  static var manual: String {
    configuration.discussion.components(separatedBy: "\n\n").filter { paragraph in
      !Pace.allCases.contains { paragraph.hasPrefix("\($0.name): ") }
    }.dropFirst().joined(separator: "\n\n")
  }

  @ParentCommand var root: Leitner
  @OptionGroup var global: GlobalOptions
  @Argument(
    help: "The pace to choose: \(Pace.names.joined(separator: ", ")).",
    completion: .list(Pace.names))
  var pace: String?
  @Flag(help: "Print JSON.") var json = false

  func run() throws {
    var chosen: Pace?
    if let pace {
      chosen = Pace(rawValue: pace)
      if chosen == nil { throw WrongUsage(Setup.language(options).messages.noPace(pace)) }
    }
    let workspace = try Workspace.open(options, writing: chosen != nil)
    if let chosen { try choose(chosen, workspace) }
    let scheduler = workspace.scheduler
    if json { return try Output.printJSON(PaceReport(scheduler)) }
    if chosen == nil { printPaces(scheduler, workspace.messages) }
    Output.printLine(
      workspace.messages.paceReason(
        scheduler, configuration: workspace.setup.paths.configuration))
  }

  private func choose(_ pace: Pace, _ workspace: Workspace) throws {
    try workspace.mark([CardID("")], .pace(pace.name))
    Output.isBehindRecord = true
    do {
      try workspace.save()
    } catch {
      Process.printError("leitner: \(workspace.messages.recordedBut(error.sentence))")
    }
    guard workspace.scheduler.boxes != pace.boxes else { return }
    let sentence = workspace.messages.paceWaits(
      pace, configuration: workspace.setup.paths.configuration)
    Process.printError("leitner: \(sentence)")
  }

  /// The paces with their days, the one in force with a mark; the learner's own boxes below them.
  private func printPaces(_ scheduler: Scheduler, _ messages: any Messages) {
    let settings = scheduler.settings
    let isOwn = settings.days != nil || settings.fall != nil
    var rows = Pace.allCases.map {
      (isOwn ? " " : $0 == scheduler.pace ? "*" : " ", $0.name, $0.boxes)
    }
    if isOwn { rows.append(("*", messages.ownBoxes, scheduler.boxes)) }
    UTF8Locale.use()
    let names = rows.map(\.1.columns).max() ?? 0
    let days = rows.map(\.2.dayList)
    let width = days.map(\.count).max() ?? 0
    for ((mark, name, boxes), days) in zip(rows, days) {
      Output.printLine(
        "\(mark) " + name + String(repeating: " ", count: names - name.columns + 2) + days
          + String(repeating: " ", count: width - days.count + 2) + messages.place(of: boxes.fall))
    }
  }
}

/// What `pace --json` prints.
private struct PaceReport: Encodable {
  struct Entry: Encodable {
    let pace: String
    let days: [Int]
    let forgotten: String
  }

  let days: [Int]
  let forgotten, pace, why: String
  let own: [String]
  let chosen: String?
  let paces: [Entry]

  init(_ scheduler: Scheduler) {
    days = scheduler.boxes.days
    forgotten = scheduler.boxes.fall.rawValue
    pace = scheduler.pace.name
    why = scheduler.paceOrigin.rawValue
    own =
      (scheduler.settings.days == nil ? [] : ["days"])
      + (scheduler.settings.fall == nil ? [] : ["forgotten"])
    chosen = scheduler.recordedPace
    paces = Pace.allCases.map {
      Entry(pace: $0.name, days: $0.boxes.days, forgotten: $0.boxes.fall.rawValue)
    }
  }
}
