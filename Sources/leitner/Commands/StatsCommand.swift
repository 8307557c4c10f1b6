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
          return ["box \(box + 1)", "\(count)", recall]
        } + [
          ["reviews", "\(report.reviews)"], ["lapses", "\(report.lapses)"],
          ["streak", "\(report.streak)"],
        ])
  }
}

/// What `stats --json` prints; recall is a share from 0 to 1, null for a box never asked.
private struct StatsReport: Encodable {
  let cards, new: Int
  let boxes: [Int]
  let reviews, lapses: Int
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
    recall = overview.all.boxes.indices.map { box in
      guard totals.recall.indices.contains(box), totals.recall[box].asked > 0 else { return nil }
      return Double(totals.recall[box].recalled) / Double(totals.recall[box].asked)
    }
    streak = totals.streak(on: workspace.day)
  }
}
