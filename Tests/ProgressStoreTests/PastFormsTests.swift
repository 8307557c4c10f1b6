import FlashcardDeck
import Foundation
import TestSupport
import Testing
import Toolkit

@testable import ProgressStore

/// Data folders as earlier versions wrote them (the files in PastForms) open and lose nothing.
///
/// All are of the same study. A desk asked `kv-cache` and `lora`, took back an answer to `键`, and went on
/// two days later; a laptop asked `lora` in between. In those with `lost`, the desk's first two lines are
/// gone, and only progress.json has what they said.
@Suite struct PastFormsTests {
  enum Form: String, CaseIterable {
    /// The first form: no checksum in a line, no `lines` in progress.json.
    case linesWithoutSum = "1-lines-without-sum"
    case linesWithoutSumLost = "2-lines-without-sum-lost"
    /// Later a `sum` in each line and `lines`; an undo without the time of what it undoes, no `kinds`.
    case linesWithSum = "3-lines-with-sum"
    case linesWithSumLost = "4-lines-with-sum-lost"
    /// A progress.json of only what every version promised.
    case cardsAlone = "5-cards-alone"
    case historyAlone = "6-history-alone"
    /// Digests and times of the last answers in `tallies`.
    case answersKnown = "8-answers-known"
    case answersKnownLost = "9-answers-known-lost"

    var hasLost: Bool {
      [.linesWithoutSumLost, .linesWithSumLost, .answersKnownLost].contains(self)
    }
  }

  private static let known: ProgressTable = [
    CardID("kv-cache"): CardProgress(
      box: 3, due: Day("2026-01-09") ?? Day(0), last: Day("2026-01-05") ?? Day(0), reviews: 2,
      lapses: 0, forgotten: false),
    CardID("lora"): CardProgress(
      box: 1, due: Day("2026-01-06") ?? Day(0), last: Day("2026-01-05") ?? Day(0), reviews: 4,
      lapses: 1, forgotten: true),
  ]

  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func take(_ form: Form) throws {
    let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("PastForms/\(form.rawValue)")
    try FileManager.default.createDirectory(
      atPath: folder.path, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: source.path, toPath: folder.paths.data)
  }

  private func requireKnown(
    _ record: StudyRecord, _ comment: Comment, hasLost: Bool
  ) {
    #expect(record.cards == Self.known, comment)
    #expect(record.totals.reviews == 6, comment)
    #expect(record.totals.lapses == 1, comment)
    #expect(record.totals.timed == 6 && record.totals.seconds == 61, comment)
    // Without the lines before it, an answer within a day can't be told from one to a card that was due.
    let first = hasLost ? 2 : 1
    #expect(
      record.totals.recall == [
        .init(asked: first, recalled: first), .init(asked: 2, recalled: 1),
      ])
    #expect(record.totals.days.entries.map(\.count) == [3, 1, 2], comment)
  }

  @Test(arguments: Form.allCases, ["2026-01-05", "2026-01-06", "2026-03-01"])
  func everythingIsKeptAndStudiedOn(form: Form, day: String) throws {
    try take(form)
    let lines = try folder.text(folder.historyPath())
    let reader = try folder.open(day, time: "12:00:00", mode: .readOnly)
    requireKnown(reader.record, "read", hasLost: form.hasLost)

    let store = try folder.open(day, time: "12:00:00")
    requireKnown(store.record, "opened", hasLost: form.hasLost)
    #expect(store.record[CardID("kv-cache")]?.hasLook == false)
    let now = store.clock.now()
    let look = CardLook(question: "What is cached?", answer: 7, sketch: [1], deck: "d")
    let answer = try store.append(
      store.record.answer(
        CardID("kv-cache"), .good, id: store.nextEventID, time: store.eventTime(now),
        day: store.clock.studyDay(of: now), scheduler: Scheduler(), look: look))
    #expect(store.record[CardID("kv-cache")]?.hasLook == true)
    #expect(store.record[CardID("kv-cache")]?.reviews == 3)
    #expect(store.record[CardID("lora")] == Self.known[CardID("lora")])
    try store.save()
    let state = LifeState(store.record.progress)
    store.close()

    #expect(try folder.text(folder.historyPath()).hasPrefix(lines), "its lines stay as they are")
    let again = try folder.open(day, time: "13:00:00")
    #expect(LifeState(again.record.progress) == state)
    #expect(!again.notices.contains { if case .snapshotDamaged = $0 { true } else { false } })
    let history = try again.history()
    #expect(history.contains(answer))
    #expect(LifeState(Progress(replaying: history)) == state)
    try again.rebuild()
    #expect(LifeState(again.record.progress) == state)
    #expect(try again.history().count == history.count)
    again.close()

    // Whatever only progress.json had is in the history now.
    try FileManager.default.removeItem(atPath: folder.paths.progress)
    let rebuilt = try folder.open(day, time: "14:00:00")
    #expect(LifeState(rebuilt.record.progress) == state)
    // Eight lines and the answer; or six of them, the answer, a `place` for each card and `totals`.
    #expect(history.count == (form.hasLost ? 6 + 1 + 2 + 1 : 8 + 1))
  }

  /// An undo that names no time takes back the latest answer with its number and card before it.
  @Test(arguments: [Form.linesWithoutSum, .linesWithSum])
  func anUndoWithoutATimeTakesBackOneAnswer(form: Form) throws {
    try take(form)
    let store = try folder.open("2026-01-05", time: "12:00:00")
    try store.rebuild()
    #expect(store.record[CardID("键")] == nil)
    try store.undo()
    #expect(store.record[CardID("lora")]?.box == 2)
    #expect(store.record[CardID("lora")]?.reviews == 3)
    #expect(store.record.totals.reviews == 5)
  }
}
