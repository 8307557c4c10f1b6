import FlashcardDeck
import TestSupport
import Testing

@testable import ProgressStore

/// Lines of undos, and of what was done after them, that are gone from the history.
@Suite struct LostUndosTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @discardableResult
  private func add(_ kind: Event.Kind, _ card: String, _ store: Store) throws -> Event {
    let now = store.clock.now()
    let event = Event(
      id: store.nextEventID, time: store.eventTime(now), day: store.clock.studyDay(of: now),
      card: CardID(card), kind: kind)
    try store.append(event)
    return event
  }

  private func undo(_ event: Event, _ store: Store) throws {
    let now = store.clock.now()
    let undo = store.record.undo(
      of: event, id: store.nextEventID, time: store.eventTime(now),
      day: store.clock.studyDay(of: now))
    try store.append(undo)
  }

  /// Cuts the last lines off the history.
  private func cut(_ count: Int) throws {
    let lines = try folder.text(folder.historyPath()).split(separator: "\n")
    try folder.write(
      lines.dropLast(count).map { $0 + "\n" }.joined(), folder.historyPath())
  }

  /// Opens the store after a loss: nothing has changed, and the history alone says the same.
  private func expectUnchanged(_ known: Progress, _ day: String = "2026-01-05") throws {
    var store = try folder.open(day)
    #expect(store.record.cards == known.cards)
    #expect(
      store.record.remarks.marks.filter { $0.value != Remarks.Marks() }
        == known.remarks.marks.filter { $0.value != Remarks.Marks() })
    #expect(
      Set(store.record.base.links.elements.map(\.name))
        == Set(known.links.elements.map(\.name)))
    try store.answer("later", .good)
    let count = try store.history().count
    try store.rebuild()
    #expect(store.record.progress.cards[CardID("a")] == known.cards[CardID("a")])
    store.close()
    store = try folder.open("2026-01-06")
    #expect(try store.history().count == count, "and is written once")
  }

  /// A grade that was corrected. As many answers as were known do not mean that they are the same.
  @Test(
    arguments: [(Grade.easy, Grade.again), (.again, .easy), (.easy, .hard), (.again, .good)],
    [1, 2, 3])
  func aCorrectedGradeStays(grades: (first: Grade, second: Grade), lines: Int) throws {
    let store = try folder.open("2026-01-04")
    try store.answer("b", .good)
    try store.answer("a", grades.first)
    try store.undo()
    try store.answer("a", grades.second)
    let known = store.record.progress
    try store.save()
    store.close()
    try cut(lines)
    try expectUnchanged(known)
  }

  @Test(arguments: [Event.Kind.suspend, .star, .bury(until: Day(20_500))], [1, 2])
  func aMarkThatWasUndoneStaysAway(kind: Event.Kind, lines: Int) throws {
    let store = try folder.open("2026-01-04")
    try store.answer("a", .good)
    try undo(try add(kind, "a", store), store)
    let known = store.record.progress
    try store.save()
    store.close()
    try cut(lines)
    try expectUnchanged(known)
  }

  /// Of answers one after another some were taken back; the lines of the undos are gone, with the answers between.
  @Test(arguments: [
    [true, false], [true, true, false], [true, false, true], [false, true, false, true, false],
  ])
  func answersBetweenLostUndosStay(areUndone: [Bool]) throws {
    let store = try folder.open("2026-01-04")
    for isUndone in areUndone {
      try store.answer("a", isUndone ? .again : .easy)
      if isUndone { try store.undo() }
    }
    let known = store.record.progress
    try store.save()
    store.close()
    let lines = try folder.text(folder.historyPath()).split(separator: "\n")
    let isUndo = { (line: Substring) in line.contains("\"undo\"") }
    try folder.write(
      lines.filter { !isUndo($0) }.map { $0 + "\n" }.joined(), folder.historyPath())
    try expectUnchanged(known)
    // And if they come back: what was written took back the same answers.
    let present = try folder.text(folder.historyPath())
    try folder.write(
      present + lines.filter(isUndo).map { $0 + "\n" }.joined(), folder.historyPath())
    let later = try folder.open("2026-01-06")
    #expect(later.record[CardID("a")] == known.cards[CardID("a")])
  }

  /// A card that was put off before, and the later burial was undone or made shorter.
  @Test(arguments: [true, false]) func anEarlierBurialStaysTheLast(isUndone: Bool) throws {
    let store = try folder.open("2026-01-04")
    try store.answer("a", .good)
    if isUndone { try add(.bury(until: Day(20_460)), "a", store) }
    let later = try add(.bury(until: Day(20_500)), "a", store)
    if isUndone { try undo(later, store) } else { try add(.bury(until: Day(20_460)), "a", store) }
    let known = store.record.progress
    #expect(known.remarks.marks[CardID("a")]?.buriedUntil == Day(20_460))
    try store.save()
    store.close()
    try cut(1)
    try expectUnchanged(known)
  }

  @Test(arguments: [false, true])
  func aBurialThatEndedStaysEnded(isSuspended: Bool) throws {
    let store = try folder.open("2026-01-04")
    try store.answer("a", .good)
    if isSuspended { try add(.suspend, "b", store) }
    try add(.bury(until: Day(20_500)), "a", store)
    try add(.wake, "a", store)
    let known = store.record.progress
    try store.save()
    store.close()
    try cut(1)
    try expectUnchanged(known)
  }

  @Test func aLinkThatWasRefusedStaysSo() throws {
    let store = try folder.open("2026-01-04")
    try store.answer("a", .easy)
    try undo(try add(.link(was: CardID("a")), "b", store), store)
    let known = store.record.progress
    #expect(known.cards[CardID("b")] == nil && known.links.elements.isEmpty)
    try store.save()
    store.close()
    try cut(1)
    try expectUnchanged(known)
  }

  /// What was kept of one loss is lost as well, while another machine has as many answers.
  @Test func aPlaceThatIsLostIsKeptAgain() throws {
    let other = try TemporaryFolder()
    let there = try other.open("2026-01-04", time: "08:00:00", device: "other-abcde")
    try there.answer("a", .again)
    try there.save()
    there.close()
    var store = try folder.open("2026-01-04", time: "22:00:00")
    try store.answer("a", .easy)
    let known = store.record.progress
    try store.save()
    store.close()
    for _ in 0..<2 {
      try folder.write("", folder.historyPath())
      try folder.write(
        try other.bytes(other.historyPath("other-abcde")), folder.historyPath("other-abcde"))
      store = try folder.open("2026-01-05")
      #expect(store.record[CardID("a")]?.box == known.cards[CardID("a")]?.box)
      try store.save()
      store.close()
    }
  }
}
