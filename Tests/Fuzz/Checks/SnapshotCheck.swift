import TestSupport
@testable import FlashcardDeck
@testable import ProgressStore

/// Any bytes are a snapshot or not; one that is reads back as written.
func checkSnapshotBytes(_ bytes: [UInt8]) throws {
  for moment in [Snapshot.Moment.base, .latest] {
    guard let snapshot = read(bytes, moment) else { continue }
    let record = StudyRecord(base: snapshot.progress, settled: snapshot.baseEnd)
    let written = snapshot.bytes(of: record)
    // What only earlier versions wrote is not written again.
    var expected = snapshot
    expected.kinds = snapshot.kinds ?? []
    expected.latest = nil
    expected.lacksHistory = false
    try require(
      read(written, .latest) == expected,
      "\(String(decoding: written, as: UTF8.self)) reads otherwise"
    )
  }
}

/// A snapshot reads back as written, and one that was changed in one place gives the same or nothing.
func checkDamagedSnapshot(_ bytes: [UInt8]) throws {
  var choices = Choices(bytes)
  var desk = MemoryStudy()
  for _ in 0..<choices.number(in: 0...12) {
    let card = StudyCards.all[choices.number(in: 0...StudyCards.all.count - 1)]
    let grade = Grade.allCases[choices.number(in: 0...3)]
    switch choices.number(in: 0...5) {
    case 0: desk.startDay(after: 1)
    case 1: _ = desk.undo()
    default: desk.answer(card, grade, seconds: choices.boolean() ? 700 : nil)
    }
  }
  var snapshot = Snapshot()
  snapshot.history = ["desk": 400, "机": 1]
  snapshot.settled = ["desk": 200, "机": 1]
  snapshot.counters = ["desk": 12]
  snapshot.baseEnd = desk.record.settled
  snapshot.kinds = Event.Kind.names
  if desk.record.latest != desk.record.settled { snapshot.latest = desk.record.latest }
  let written = snapshot.bytes(of: desk.record)
  var base = snapshot
  base.progress = desk.record.base
  var latest = snapshot
  latest.progress = desk.record.progress
  try require(read(written, .base) == base, "the morning reads otherwise")
  try require(read(written, .latest) == latest, "the state reads otherwise")

  let start = choices.number(in: 0...0xFFFF) % (written.count + 1)
  let length = min(choices.number(in: 0...255), written.count - start)
  var damaged = written
  damaged.replaceSubrange(start..<start + length, with: choices.bytes)
  // A snapshot without its checksum counts as written by hand.
  guard hasChecksum(damaged) else { return }
  for (moment, expected) in [(Snapshot.Moment.base, base), (.latest, latest)] {
    guard let found = read(damaged, moment) else { continue }
    try require(
      found == expected,
      "damage is taken for another state: \(String(decoding: damaged, as: UTF8.self))")
  }
}

private func read(_ bytes: [UInt8], _ moment: Snapshot.Moment) -> Snapshot? {
  try? Snapshot(bytes, moment)
}

private func hasChecksum(_ bytes: [UInt8]) -> Bool {
  let key = Array("\"checksum\":\"".utf8)
  return bytes.indices.contains { bytes[$0] == key[0] && bytes[$0...].starts(with: key) }
}
