import ArgumentParser
import FlashcardDeck
import StudyInterface

/// `leitner stats`
struct Stats: LeitnerCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats", abstract: "Print the numbers behind the statistics screen.")

  @ParentCommand var root: Leitner
  @OptionGroup var global: GlobalOptions
  @Flag(help: "Print JSON.") var json = false

  /// Points missed in interviews that are listed for people.
  private static let mostMissed = 10

  func run() throws {
    let workspace = try Workspace.open(options, writing: false)
    let report = StatsReport(workspace, missed: try workspace.missedPoints())
    if json { return try Output.printJSON(report) }
    let messages = workspace.messages
    func row(_ number: StudyNumber, _ count: Int) -> [String] {
      [messages.name(of: number), "\(count)"]
    }
    Output.printTable(
      [row(.cards, report.cards), row(.new, report.new)]
        + report.boxes.enumerated().map { box, count in
          let recall = report.recall[box].map { "\(Int(($0 * 100).rounded()))%" } ?? "–"
          return [messages.box(box + 1), "\(count)", recall, messages.days(report.boxDays[box])]
        } + [
          row(.reviews, report.reviews), row(.lapses, report.lapses),
          row(.leeches, report.leeches.count), row(.streak, report.streak),
        ]
        + (report.kinds.count < 2
          ? []
          : report.kinds.map {
            [
              CardKind(rawValue: $0.kind).map(messages.name) ?? $0.kind, "\($0.cards)",
              messages.counted($0.new, .new),
              messages.counted($0.reviews, .reviews) + ", " + messages.counted($0.lapses, .lapses),
            ]
          }))
    Output.printLine(messages.rules(workspace.scheduler))
    if report.missed.isEmpty { return }
    Output.printLine("")
    Output.printLine(messages.missedMost)
    for point in report.missed.prefix(Self.mostMissed) {
      Output.printLine("\(point.times)×  \(Self.oneLine(point.point))  [\(point.card)]")
    }
  }

  /// A point as it is known: in one line as it was shown, or as it is written if it was a table or code, of which
  /// there was no line.
  private static func oneLine(_ point: String) -> String {
    guard point.contains(where: \.isNewline) else { return point }
    let text = MarkdownText(point, showsAddresses: false).oneLine.text
    return Output.oneLine(text.isEmpty ? point : text)
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
  let kinds: [Kind]
  /// Key points that were missed in interviews, those missed most often first.
  let missed: [Missed]

  struct Kind: Encodable {
    let kind: String
    let cards, new, reviews, lapses: Int
  }

  struct Missed: Encodable {
    let point, card: String
    let times: Int
  }

  init(_ workspace: Workspace, missed points: [MissedPoint]) {
    missed = points.map {
      Missed(point: $0.point, card: $0.card.description, times: $0.times)
    }
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
    kinds = KindCounts.all(workspace.library, workspace.record).map {
      Kind(
        kind: $0.kind.rawValue, cards: $0.cards, new: $0.new, reviews: $0.reviews,
        lapses: $0.lapses)
    }
  }
}
