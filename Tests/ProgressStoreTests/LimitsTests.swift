import FlashcardDeck
import Foundation
import TestSupport
import Testing
import Toolkit

@testable import ProgressStore

/// Counters, times, days and sums at the ends of what can be written.
@Suite struct LimitsTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func line(
    _ id: String, _ time: String, day: String = "2026-01-04", due: String = "2026-01-06",
    more: String = ""
  ) -> String {
    #"{"id":"\#(id)","time":"\#(time)","day":"\#(day)","event":"answer","card":"far","grade":"good","from":null,"to":2,"due":"\#(due)"\#(more)}"#
      + "\n"
  }

  /// Lines that may come from anywhere, with what is wrong with each.
  private static let lines: [(id: String, time: String, day: String, due: String, more: String)] = [
    ("desk-abcde:4503599627370496", "2026-01-04T08:00:00.000Z", "2026-01-04", "2026-01-06", ""),
    ("desk-abcde:2251799813685248", "2026-01-04T08:00:00.000Z", "2026-01-04", "2026-01-06", ""),
    ("other:1", "9999-12-31T23:59:59.999Z", "2026-01-04", "2026-01-06", ""),
    ("desk-abcde:1", "9999-12-31T23:59:59.999Z", "9999-12-31", "9999-12-31", ""),
    ("desk-abcde:4503599627370496", "9999-12-31T23:59:59.999Z", "9999-12-31", "9999-12-31", ""),
    ("zzz:4503599627370496", "9999-12-31T23:59:59.999Z", "9999-12-31", "9999-12-31", ""),
    ("other:1", "9999-12-31T23:59:59.999-00:01", "2026-01-04", "2026-01-06", ""),
    ("other:1", "0000-01-01T00:00:00.000Z", "0000-01-01", "0000-01-01", ""),
    ("other:1", "0000-01-01T00:00:00.000+00:01", "0000-01-01", "0000-01-01", ""),
    ("other:1", "2026-01-04T08:00:00.000Z", "2026-01-04", "9999-12-31", #","seconds":2147483648"#),
    ("other:1", "2026-01-04T08:00:00.000Z", "2026-01-04", "0000-01-01", #","seconds":2147483649"#),
    ("other:9223372036854775807", "2026-01-04T08:00:00.000Z", "2026-01-04", "2026-01-06", ""),
    ("other:4503599627370497", "2026-01-04T08:00:00.000Z", "2026-01-04", "2026-01-06", ""),
    ("other:99999999999999999999", "2026-01-04T08:00:00.000Z", "2026-01-04", "2026-01-06", ""),
  ]

  @Test(arguments: 0..<14, [false, true])
  func aLineAtALimitCostsOneSentenceAndNoAnswer(number: Int, isOwnFile: Bool) throws {
    let limit = Self.lines[number]
    let text = line(limit.id, limit.time, day: limit.day, due: limit.due, more: limit.more)
    let before = try folder.open("2026-01-04")
    for card in ["a", "b", "c", "d", "e"] { try before.answer(card, .good) }
    try before.save()
    before.close()
    let path = folder.historyPath(isOwnFile ? "desk-abcde" : "other")
    let present = isOwnFile ? try folder.text(path) : ""
    try folder.write(present + text, path)

    var made: [Event] = []
    for (day, minute) in [("2026-01-05", 10), ("2026-01-06", 20), ("2026-01-07", 30)] {
      let store = try folder.open(day, time: "08:\(minute):00")
      let sentences = store.notices.filter { $0 != .snapshotMissing(file: folder.paths.progress) }
      #expect(sentences.count <= 1, "\(sentences)")
      for card in ["a", "far", "new\(day)"] {
        let event = try store.answer(card, .good)
        made.append(event)
        #expect(store.record[CardID(card)]?.box == Event.box(of: event), "\(store.record)")
      }
      try store.save()
      let state = LifeState(store.record.progress)
      store.close()
      let again = try folder.open(day, time: "08:\(minute + 5):00")
      #expect(LifeState(again.record.progress) == state)
      let history = try again.history()
      #expect(LifeState(Progress(replaying: history)) == state)
      #expect(Set(made).isSubset(of: history))
      again.close()
    }
    #expect(Set(made.map(\.id)).count == made.count)
    let text1 = try folder.text(path)
    #expect(text1.hasPrefix(present + text), "the line stays")
  }

  /// Reading the whole history for each answer would make a long study slow.
  @Test(arguments: 0..<14)
  func anAnswerReadsNoHistory(number: Int) throws {
    let limit = Self.lines[number]
    let paths = DataPaths(data: "/data", configuration: "/config", decks: "/decks")
    let disk = ModelDisk()
    try disk.put(
      Array(line(limit.id, limit.time, day: limit.day, due: limit.due, more: limit.more).utf8),
      paths.history + "/other.jsonl")
    let store = try Store.open(
      paths, disk, device: "desk-abcde", clock: .fixed("2026-01-05T08:30:00Z"))
    for card in ["a", "b"] { try store.answer(card, .good) }
    (disk.unreadable, disk.unreadableCode) = (paths.history + "/other.jsonl", EIO)
    for card in ["a", "b", "far"] { try store.answer(card, .good) }
    #expect(store.record[CardID("a")]?.box == 3)
  }

  @Test func hugeSumsAreNoCrash() throws {
    let most = 1 << 52
    let totals =
      #"{"reviews":\#(most),"lapses":\#(most),"timed":\#(most),"seconds":\#(most),"recall":[[\#(most),\#(most)]],"days":{"2026-01-04":\#(most)}}"#
    var text = ""
    for number in 1...3 {
      text +=
        #"{"id":"other:\#(number)","time":"2026-01-04T08:00:00.000Z","day":"2026-01-04","event":"totals","totals":\#(totals)}"#
        + "\n"
      text +=
        #"{"id":"other:\#(number + 10)","time":"2026-01-04T08:00:00.000Z","day":"2026-01-04","event":"place","card":"far","box":1000,"due":"9999-12-31","last":"0000-01-01","reviews":2147483647,"lapses":2147483647}"#
        + "\n"
    }
    try folder.write(text, folder.historyPath("other"))
    for day in ["2026-01-05", "2026-01-06"] {
      let store = try folder.open(day)
      #expect(store.record.totals.reviews >= most)
      #expect(store.record[CardID("far")]?.reviews == CardProgress.largestCount)
      try store.answer("far", .good, seconds: 3)
      try store.answer("a", .good, seconds: 3)
      try store.save()
      let state = LifeState(store.record.progress)
      store.close()
      let again = try folder.open(day)
      #expect(!again.notices.contains { if case .snapshotDamaged = $0 { true } else { false } })
      #expect(LifeState(again.record.progress) == state)
      try again.rebuild()
      #expect(LifeState(again.record.progress) == state)
      again.close()
    }
  }
}

extension Event {
  fileprivate static func box(of event: Event) -> Int? {
    if case .answer(_, _, let box, _, _) = event.kind { box } else { nil }
  }
}
