import FlashcardDeck
import Foundation
import TestSupport
import Testing

@testable import ProgressStore

/// Lines that are gone from the history and stand in progress.json: they are written again as they were.
@Suite struct LostLinesTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func lines(_ device: String = "desk-abcde") throws -> [String] {
    try folder.text(folder.historyPath(device)).split(separator: "\n").map(String.init)
  }

  private func write(_ lines: [String], _ device: String = "desk-abcde") throws {
    try folder.write(lines.map { $0 + "\n" }.joined(), folder.historyPath(device))
  }

  /// Answers with an undo, a star and a burial among them, and a day that is the base.
  private func study(_ count: Int, device: String = "desk-abcde") throws -> FlashcardDeck.Progress {
    for day in ["2026-01-03", "2026-01-04"] {
      let store = try folder.open(day, device: device)
      for number in 0..<count / 2 {
        try store.answer("\(device)\(number)", number % 5 == 0 ? .again : .good, seconds: number)
      }
      for kind in [Event.Kind.star, .bury(until: Day(20_500)), .suspend, .wake] {
        let now = store.clock.now()
        try store.append(
          Event(
            id: store.nextEventID, time: store.eventTime(now), day: store.clock.studyDay(of: now),
            card: CardID("\(device)0"), kind: kind))
      }
      try store.answer("\(device)0", .easy)
      try store.undo()
      try store.save()
      store.close()
    }
    return try folder.open("2026-01-04", mode: .readOnly).record.progress
  }

  @Test(arguments: [10, 400], [1, 2, 7, 14, 100, 128])
  func aFileThatWasCutIsAsItWas(answers: Int, lost: Int) throws {
    let known = try study(answers)
    let before = try lines()
    try write(before.dropLast(lost))
    let reader = try folder.open(mode: .readOnly)
    #expect(reader.record.progress == known)
    #expect(try lines() == before.dropLast(lost), "a reader writes nothing")
    let store = try folder.open()
    #expect(store.record.progress == known)
    #expect(
      store.notices.contains {
        if case .historyShorter(_, _, _, .kept) = $0 { true } else { false }
      })
    try store.save()
    #expect(try lines() == before)
    store.close()
    #expect(try folder.open().notices.isEmpty)
    #expect(try lines() == before)
  }

  /// Somewhere among the others, also in a line that is damaged.
  @Test(arguments: [1, 3, 8, 11], [false, true])
  func linesInTheMiddleAreThereAgain(place: Int, isDamaged: Bool) throws {
    let known = try study(10)
    let before = try lines()
    var after = before
    if isDamaged {
      after[place] = after[place].replacingOccurrences(of: "card", with: "cart")
    } else {
      after.remove(at: place)
    }
    try write(after)
    let store = try folder.open()
    #expect(store.record.progress == known)
    try store.save()
    #expect(try lines() == after + [before[place]])
    #expect(
      Set(try store.history())
        == Set(before.flatMap { HistoryPart(Array($0.utf8), from: 0).items.map(\.event) }))
  }

  /// What is lost beyond those is known as a sum.
  @Test func ofMoreLinesTheLastOnesAreThereAgain() throws {
    let known = try study(400)
    let before = try lines()
    try write(Array(before.prefix(100)))
    let store = try folder.open()
    #expect(store.record.cards == known.cards)
    #expect(store.record.totals == known.totals)
    #expect(store.record.remarks == known.remarks)
    try store.save()
    #expect(Array(try lines()[100..<228]) == before.suffix(128))
    let count = try lines().count
    store.close()
    try write(before + (try lines()))
    let again = try folder.open("2026-01-06")
    #expect(again.record.cards == known.cards && again.record.totals == known.totals)
    #expect(try lines().count == before.count + count)
  }

  /// Another machine's lines are in this one's file until its own file is back.
  @Test(arguments: [false, true])
  func anotherMachinesLinesAreKept(isBack: Bool) throws {
    _ = try study(10, device: "lap-fghij")
    let known = try study(6)
    let others = try folder.bytes(folder.historyPath("lap-fghij"))
    let own = try lines()
    try FileManager.default.removeItem(atPath: folder.historyPath("lap-fghij"))
    let store = try folder.open()
    #expect(store.record.progress == known)
    try store.save()
    store.close()
    #expect(try lines().count == own.count + others.lines.count)
    if isBack { try folder.write(others, folder.historyPath("lap-fghij")) }
    let again = try folder.open("2026-01-06")
    #expect(again.record.progress.cards == known.cards)
    #expect(again.record.totals == known.totals)
    #expect(again.nextEventID.counter == own.count + 1, "its numbers go on")
    try again.answer("new", .good)
    #expect(try again.history().count == own.count + others.lines.count + 1)
  }

  /// A line with spaces, as a person writes it, can't be made again: its card is kept.
  @Test func aLineOfAnotherFormIsKeptAsAPlace() throws {
    try folder.write(
      #"{"id": "desk-abcde:1", "time": "2026-01-03T09:00:00Z", "day": "2026-01-03", "event": "answer", "card": "a", "grade": "good", "from": null, "to": 2, "due": "2026-01-05"}"#
        + "\n", folder.historyPath())
    var store = try folder.open("2026-01-04")
    try store.answer("b", .good)
    try store.save()
    let known = store.record.progress
    store.close()
    try write(lines().suffix(1))
    store = try folder.open("2026-01-04")
    #expect(store.record.cards == known.cards)
    try store.save()
    let kinds = try store.history().map(\.kind)
    #expect(kinds.contains { if case .place = $0 { true } else { false } })
  }

  /// A version that does not know the kind of a lost line writes it again, too.
  @Test func aLineOfALaterKindIsThereAgain() throws {
    _ = try study(4)
    let before = try lines()
    try write(Array(before.prefix(3)))
    let store = try Store.open(
      folder.paths, FailingFileSystem.unsynced, device: "desk-abcde",
      clock: .fixed("2026-01-05T08:30:00Z"), mode: .readWrite,
      kinds: Event.Kind.names.subtracting(["star"]))
    try store.save()
    #expect(try lines().starts(with: before))
    store.close()
    #expect(try folder.open().record.remarks.marks[CardID("desk-abcde0")]?.isStarred == true)
  }

  /// Killed at any call while they are written again, or with a disk that refuses one.
  @Test(arguments: [false, true])
  func theyAreWrittenOnceWhateverFails(isFatal: Bool) throws {
    let known = try study(10)
    let before = try lines()
    let progress = try folder.bytes(folder.paths.progress)
    var failing = 0
    while true {
      try folder.write(progress, folder.paths.progress)
      try write(before.dropLast(5))
      let files = FailingFileSystem(failing: failing, isFatal: isFatal)
      do {
        let store = try folder.open(files: files)
        #expect(store.record.progress == known)
        _ = try? store.answer("later", .good)
        try? store.save()
        store.close()
      } catch {}
      let store = try folder.open()
      try store.save()
      #expect(Set(try lines()).isSuperset(of: before), "\(failing)")
      #expect(store.record[CardID("desk-abcde1")] == known.cards[CardID("desk-abcde1")])
      #expect(try lines().count <= before.count + 1)
      store.close()
      if !files.hasFailed { break }
      failing += 1
    }
    #expect(failing > 20)
  }
}
