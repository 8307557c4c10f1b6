@testable import FlashcardDeck
@testable import ProgressStore

/// What holds for a history file of any bytes.
func checkHistory(_ bytes: [UInt8]) throws {
  let part = HistoryPart(bytes, from: 0)
  try checkOffsets(part, bytes)
  for item in part.items {
    let line = item.event.line()
    let again = HistoryPart(line, from: 0)
    try require(
      again.items.map(\.event) == [item.event.ranked()] && again.damage.isEmpty
        && again.ending == .line,
      "an event that reads back as another: \(String(decoding: line, as: UTF8.self))")
  }
  try checkGrowth(bytes, part)
  try checkSplit(bytes, part)
}

private func checkOffsets(_ part: HistoryPart, _ bytes: [UInt8]) throws {
  try require((0...bytes.count).contains(part.end), "the end is outside")
  var last = -1
  for item in part.items {
    try require(item.offset > last && item.offset < bytes.count, "events out of order")
    last = item.offset
  }
  try require(part.damage.allSatisfy { (0...bytes.count).contains($0) }, "damage outside")
  if part.ending == .torn {
    try require(last < part.end, "an event in what is torn")
  } else {
    try require(part.end == bytes.count, "something is left: \(part.end) of \(bytes.count)")
  }
}

/// An event that is written behind anything is there and costs no other.
private func checkGrowth(_ bytes: [UInt8], _ part: HistoryPart) throws {
  let event = Event(
    id: Event.ID(device: "desk", counter: 7), time: Instant(milliseconds: 86_400_000), day: Day(1),
    card: CardID("卡片"), kind: .answer(.good, from: nil, to: 2, due: Day(3), seconds: 4)
  ).ranked()
  // Also if the line end before it was damaged.
  let joined = HistoryPart(bytes + event.line(), from: 0)
  try require(joined.items.last?.event == event, "an event in a damaged line is not found")
  let longer = HistoryPart(bytes + [0x0A] + event.line(), from: 0)
  try require(longer.items.last?.event == event, "an event behind others is not found")
  try require(
    longer.items.dropLast().map(\.event) == part.items.map(\.event),
    "an event behind others costs some")
}

/// Reading on from the end of a line gives what reading at once gives.
private func checkSplit(_ bytes: [UInt8], _ part: HistoryPart) throws {
  guard let feed = bytes.firstIndex(of: 0x0A) else { return }
  let first = HistoryPart(Array(bytes[...feed]), from: 0)
  let rest = HistoryPart(Array(bytes[(feed + 1)...]), from: first.end)
  try require(first.end == feed + 1 && rest.end == part.end, "read in two, another end")
  try require(
    (first.items + rest.items).map(\.event) == part.items.map(\.event), "read in two, other events")
  try require(
    (first.items + rest.items).map(\.offset) == part.items.map(\.offset), "read in two, elsewhere")
  try require(first.damage + rest.damage == part.damage, "read in two, other damage")
}
