import ArgumentParser
import FlashcardDeck

/// `leitner stats`
struct Stats: LeitnerCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the numbers behind the statistics screen.")

  @ParentCommand var root: Leitner
  @OptionGroup var global: GlobalOptions
  @Flag(help: "Print JSON.") var json = false

  func run() throws {
    let workspace = try Workspace.open(options, writing: false)
    let report = StatsReport(workspace)
    if json { return try Output.printJSON(report) }
    Output.printTable(
      [["cards", "\(report.cards)"], ["new", "\(report.new)"]]
        + report.boxes.enumerated().map { box, count in
          let recall = report.recall[box].map { "\(Int(($0 * 100).rounded()))%" } ?? "–"
          let days = report.boxDays[box]
          return ["box \(box + 1)", "\(count)", recall, days == 1 ? "1 day" : "\(days) days"]
        } + [
          ["reviews", "\(report.reviews)"], ["lapses", "\(report.lapses)"],
          ["leeches", "\(report.leeches.count)"],
          ["streak", "\(report.streak)"],
        ])
    Output.printLine(workspace.messages.rules(workspace.scheduler))
  }
}

/// What `stats --json` prints; recall is a share from 0 to 1, null for a box never asked. `boxDays` and
/// `forgotten` are the rules in force, `pace` the pace that they follow unless the configuration sets them.
private struct StatsReport: Encodable {
  let cards, new: Int
  let boxes, boxDays: [Int]
  let pace, forgotten: String
  let reviews, lapses: Int
  /// Cards of the decks that were forgotten as often as few are.
  let leeches: [String]
  let recall: [Double?]
  let streak: Int

  init(_ workspace: Workspace) {
    let overview = Overview(
      workspace.library, workspace.record, day: workspace.day, boxes: workspace.scheduler.boxes)
    let totals = workspace.record.totals
    cards = overview.all.cards
    new = overview.all.new
    boxes = overview.all.boxes
    reviews = totals.reviews
    lapses = totals.lapses
    leeches = workspace.library.entries.map(\.id).filter { id in
      workspace.record[id]?.lapses ?? 0 >= CardProgress.lapsesOfALeech
    }.map(\.description)
    boxDays = workspace.scheduler.boxes.days
    pace = workspace.scheduler.pace.name
    forgotten = workspace.scheduler.boxes.fall.rawValue
    recall = totals.recall(in: workspace.scheduler.boxes).map { box in
      box.asked == 0 ? nil : Double(box.recalled) / Double(box.asked)
    }
    streak = totals.streak(on: workspace.day)
  }
}
