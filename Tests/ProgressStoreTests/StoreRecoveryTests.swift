import TestSupport
import FlashcardDeck
import Foundation
import Testing

@testable import ProgressStore

@Suite struct StoreRecoveryTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Three answers without a snapshot; gives the history's bytes.
  private func threeAnswers(save: Bool = false) throws -> [UInt8] {
    let store = try folder.open()
    for (card, grade) in [("a", Grade.good), ("b", .again), ("键", .easy)] {
      try store.answer(card, grade)
    }
    if save { try store.save() }
    return try folder.bytes(folder.historyPath())
  }

  @Test func aLastLineMayEndAnywhere() throws {
    let whole = try threeAnswers()
    let lines = whole.split(separator: 0x0A)
    let start = lines[0].count + lines[1].count + 2
    for end in start...whole.count {
      try folder.write(Array(whole[..<end]), folder.historyPath())
      let store = try folder.open()
      let isWhole = end >= whole.count - 1
      #expect(store.record.answeredCards == (isWhole ? 3 : 2), "\(end)")
      let torn = StoreNotice.tornEvent(file: folder.historyPath(), byte: start)
      #expect(store.notices.contains(torn) == (end > start && !isWhole), "\(end)")
      try store.save()
      let stored = try store.answer("c", .good)
      #expect(stored.id.counter == (isWhole ? 4 : 3))
      store.close()
      let again = try folder.open()
      #expect(again.notices.isEmpty)
      #expect(again.record == store.record)
      #expect(try again.history().count == (isWhole ? 4 : 3))
      again.close()
      try FileManager.default.removeItem(atPath: folder.paths.progress)
    }
  }

  /// The snapshot includes the line, which only its time of change shows to be another one.
  @Test func aByteThatIsDamagedInAnOldLineIsFoundAtTheNextStart() throws {
    var bytes = try threeAnswers(save: true)
    let known = try folder.open().record
    let place = try #require(bytes.firstIndex(of: UInt8(ascii: "g")))
    bytes[place] = UInt8(ascii: "X")
    try folder.write(bytes, folder.historyPath())
    let store = try folder.open()
    #expect(store.notices.contains { if case .damagedEvent = $0 { true } else { false } })
    #expect(store.record.cards == known.cards)
    try store.save()
    store.close()
    #expect(
      try folder.bytes(folder.historyPath()).count > bytes.count, "it is in the history again")
    try FileManager.default.removeItem(atPath: folder.paths.progress)
    #expect(try folder.open().record.cards.cards.count == 3)
  }

  @Test func aDamagedByteOfTheHistoryCostsOneEventAtMost() throws {
    let whole = try threeAnswers()
    for place in whole.indices {
      var bytes = whole
      bytes[place] = bytes[place] == 0x58 ? 0x59 : 0x58
      try folder.write(bytes, folder.historyPath())
      let store = try folder.open()
      #expect(store.record.recent.count >= 2, "\(place)")
      let isNoticed = store.notices.contains {
        switch $0 {
        case .damagedEvent, .tornEvent: true
        default: false
        }
      }
      let isPlain = String(decoding: bytes, as: UTF8.self) != String(decoding: whole, as: UTF8.self)
      #expect(isNoticed || isPlain && store.record.recent.count == 3, "\(place)")
      try store.answer("c", .good)
      // What can't be read is not written over.
      let after = try folder.bytes(folder.historyPath())
      #expect(after.starts(with: bytes) || place >= whole.count - 1, "\(place)")
      store.close()
    }
  }

  @Test func aDamagedLineIsReportedWithItsPlace() throws {
    let whole = String(decoding: try threeAnswers(), as: UTF8.self)
    let text = whole.replacingOccurrences(of: "\"again\"", with: "\"agein\"")
    try folder.write(text, folder.historyPath())
    let store = try folder.open()
    let line = try #require(text.split(separator: "\n").dropFirst().first)
    let column = try #require(line.range(of: "\"agein\"")).lowerBound.utf16Offset(in: line) + 1
    let byte = try #require(text.utf8.firstRange(of: "\"agein\"".utf8))
    #expect(
      store.notices == [
        .damagedEvent(
          file: folder.historyPath(), line: 2, column: column,
          byte: text.utf8.distance(from: text.startIndex, to: byte.lowerBound))
      ])
    #expect(store.record[CardID("b")] == nil)
    #expect(store.record[CardID("键")]?.box == 3)
  }

  /// Before a first session has ended, nothing was stored but the history.
  @Test func aFirstSessionThatWasCutOffIsNoDamage() throws {
    let first = try folder.open("2026-01-05")
    for card in ["a", "b"] { try first.answer(card, .good) }
    first.close()
    let second = try folder.open("2026-01-06")
    #expect(second.notices.isEmpty)
    #expect(second.record.answeredCards == 2)
    try second.answer("c", .good)
    try second.save()
    second.close()
    try FileManager.default.removeItem(atPath: folder.paths.progress)
    let third = try folder.open("2026-01-06")
    #expect(third.notices == [.snapshotMissing(file: folder.paths.progress)])
    #expect(third.record.answeredCards == 3)
  }

  /// The history has come from another machine, and this one has stored nothing yet.
  @Test func theHistoryOfAnotherMachineAloneIsNoDamage() throws {
    for day in ["2026-01-05", "2026-01-06"] {
      let other = try folder.open(day, device: "phone-xyz")
      try other.answer("a", .good)
      other.close()
    }
    let store = try folder.open("2026-01-07")
    #expect(store.notices.isEmpty && store.record.answeredCards == 1)
  }

  @Test func aFileOfNothingButDamageIsOneNotice() throws {
    let whole = String(decoding: try threeAnswers(), as: UTF8.self)
    let line = try #require(whole.split(separator: "\n").first)
    let broken = line.replacingOccurrences(of: "\"event\"", with: "\"evant\"") + "\n"
    try folder.write(whole + String(repeating: broken, count: 1000), folder.historyPath())
    let store = try folder.open()
    #expect(store.record.answeredCards == 3)
    let about = store.notices.compactMap { notice in
      if case .damagedEvent(_, let line, _, _, let more, _) = notice { [line, more] } else { nil }
    }
    #expect(about == [[4, 999]])
  }

  @Test func aDamagedByteOfTheSnapshotCostsNothing() throws {
    _ = try threeAnswers(save: true)
    let whole = try folder.bytes(folder.paths.progress)
    let record = try folder.open(mode: .readOnly).record
    for place in whole.indices {
      for byte in [whole[place] ^ 1, 0x00] {
        var bytes = whole
        bytes[place] = byte
        try folder.write(bytes, folder.paths.progress)
        let store = try folder.open(mode: .readOnly)
        #expect(store.record == record, "\(place)")
      }
    }
    for end in whole.indices {
      try folder.write(Array(whole[..<end]), folder.paths.progress)
      #expect(try folder.open(mode: .readOnly).record == record, "\(end)")
    }
  }

  @Test(arguments: ["{\"format\":\"leitner-progress\",\"version\":1,\"cards\":{", "[]", ""])
  func aDamagedSnapshotIsKept(text: String) throws {
    let bytes = try threeAnswers(save: true)
    try folder.write(text, folder.paths.progress)
    let store = try folder.open()
    let kept = folder.paths.progress + ".damaged-20260105-083000"
    #expect(try folder.text(kept) == text)
    guard case .snapshotDamaged(folder.paths.progress, _, kept) = store.notices.first else {
      Issue.record("no notice")
      return
    }
    #expect(store.record.answeredCards == 3)
    try store.save()
    #expect(try folder.bytes(folder.historyPath()) == bytes)
    store.close()
    #expect(try folder.open().notices == [])
  }

  @Test func aLaterVersionsSnapshotIsLeftAlone() throws {
    _ = try threeAnswers(save: true)
    let text = #"{"format":"leitner-progress","version":2,"cards":[]}"#
    try folder.write(text, folder.paths.progress)
    let store = try folder.open()
    #expect(store.obstacle == .newerVersion(file: folder.paths.progress, version: 2))
    #expect(throws: StoreError.self) { try store.answer("a", .good) }
    #expect(throws: StoreError.self) { try store.save() }
    #expect(try folder.text(folder.paths.progress) == text)
    #expect(store.record.answeredCards == 3)
  }

  @Test func aSnapshotOlderThanTheHistoryIsCompleted() throws {
    _ = try threeAnswers(save: true)
    let old = try folder.bytes(folder.paths.progress)
    let store = try folder.open()
    try store.answer("a", .hard)
    try store.undo()
    try store.answer("d", .good)
    try store.save()
    store.close()
    try folder.write(old, folder.paths.progress)
    let again = try folder.open()
    #expect(again.record == store.record)
    #expect(again.notices.isEmpty)
  }

  @Test func aHistoryShorterThanTheSnapshotSaysTakesNothingAway() throws {
    let whole = try threeAnswers(save: true)
    let first = try #require(whole.firstIndex(of: 0x0A)) + 1
    try folder.write(Array(whole[..<first]), folder.historyPath())
    let store = try folder.open()
    #expect(store.record.answeredCards == 3)
    #expect(
      store.notices == [
        .historyShorter(file: folder.historyPath(), bytes: first, before: whole.count, .kept)
      ])
    // Its lines are written again.
    #expect(store.pendingCount == 0)
    try store.answer("d", .good)
    #expect(try folder.bytes(folder.historyPath()).starts(with: whole))
    #expect(try store.history().map(\.kind.name) == ["answer", "answer", "answer", "answer"])
    try store.save()
    store.close()
    for _ in 0..<2 {
      let again = try folder.open()
      #expect(again.notices.isEmpty)
      #expect(again.record.answeredCards == 4)
      #expect(again.record.totals.reviews == 4)
      try again.rebuild()
      #expect(again.record.answeredCards == 4)
      try again.save()
    }
    // All of it is back, in another file, too.
    try folder.write(whole, folder.historyPath("desk-abcde.sync-conflict"))
    let last = try folder.open()
    #expect(last.record.answeredCards == 4)
    #expect(last.record.totals.reviews == 4)
  }

  @Test func aRewrittenHistoryIsReadAgain() throws {
    let whole = try threeAnswers(save: true)
    try folder.write(Array(whole.dropFirst(20)) + whole + whole, folder.historyPath())
    let store = try folder.open()
    #expect(store.record.answeredCards == 3)
    #expect(store.notices.first == .historyRewritten(file: folder.historyPath(), .rebuilt))
  }

  @Test func progressOutlivesItsHistory() throws {
    let whole = try threeAnswers(save: true)
    let cards = try folder.open(mode: .readOnly).record.cards
    try FileManager.default.removeItem(atPath: folder.paths.history)
    do {
      let store = try folder.open()
      #expect(store.record.cards == cards)
      #expect(store.record.totals.reviews == 3)
      #expect(store.notices == [.historyMissing(file: folder.historyPath(), .kept)])
      try store.answer("z", .good)
      try store.save()
    }
    // An older event of another machine is added without losing what the history lacks.
    try folder.write(
      #"{"id":"b:1","time":"2025-01-05T08:30:00.000Z","day":"2025-01-05","event":"answer","#
        + #""card":"y","grade":"good","from":null,"to":2,"due":"2025-01-07"}"# + "\n",
      folder.historyPath("b"))
    do {
      let store = try folder.open("2026-01-06")
      #expect(store.record.answeredCards == 5)
      #expect(store.notices.isEmpty)
      try store.save()
    }
    #expect(try folder.open("2026-01-07").record.answeredCards == 5)
    // When the history comes back, it explains everything again.
    let new = try folder.bytes(folder.historyPath())
    try folder.write(whole + new, folder.historyPath())
    let store = try folder.open("2026-01-08")
    #expect(store.record.answeredCards == 5)
    #expect(store.record.totals.reviews == 5)
    try store.save()
    #expect(try !folder.text(folder.paths.progress).contains("\"lost\""))
  }

  @Test func repairingMakesTheSnapshotFromTheHistory() throws {
    _ = try threeAnswers(save: true)
    let text = try folder.text(folder.paths.progress)
    let store = try folder.open()
    try store.rebuild()
    try store.save()
    #expect(try folder.text(folder.paths.progress) == text)
  }

  @Test func everyCallMayFail() throws {
    for isFatal in [true, false] {
      var failing = 0
      while true {
        let folder = try TemporaryFolder()
        let files = FailingFileSystem(failing: failing, isFatal: isFatal)
        var acknowledged: [CardID] = []
        if let store = try? folder.open(files: files) {
          for card in ["a", "b", "c"] {
            if let event = try? store.answer(card, .good) { acknowledged.append(event.card) }
            try? store.save()
          }
          let recent = store.record.recent.map(\.card)
          #expect(recent == acknowledged)
          store.close()
        }
        let store = try folder.open("2026-01-06")
        let known = store.record.cards.cards.sorted()
        #expect(known.starts(with: acknowledged) || Set(known).isSuperset(of: acknowledged))
        if !isFatal { #expect(known == acknowledged, "\(failing)") }
        #expect(try store.history().map(\.id.counter) == (0..<known.count).map { $0 + 1 })
        let names = (try? folder.names(folder.paths.data)) ?? []
        #expect(isFatal || !names.contains { $0.hasSuffix(".tmp") })
        if !files.hasFailed { break }
        failing += 1
      }
      #expect(failing > 40)
    }
  }
}
