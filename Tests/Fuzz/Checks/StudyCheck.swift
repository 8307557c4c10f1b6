import TestSupport
@testable import FlashcardDeck

/// Whatever is answered, undone and received, the record is that of the whole history, and the
/// session asks what it may.
func checkStudy(_ bytes: [UInt8]) throws {
  var study = Study(bytes)
  for number in 1...80 where !study.isOver {
    try study.step()
    if number % 4 == 0 || study.isOver { try study.checkRecord() }
  }
}

private struct Study {
  private var choices: Choices
  private var desk = MemoryStudy()
  private var session: ReviewSession
  private let library: Library
  private let limits: Scheduler.Limits
  private let scope: Int

  var isOver: Bool { choices.bytes.isEmpty }

  init(_ bytes: [UInt8]) {
    choices = Choices(bytes)
    let shape = choices.number(in: 0...255)
    limits = Scheduler.Limits(new: shape & 7, reviews: shape >> 3 & 7)
    scope = shape >> 6
    let siblings = choices.number(in: 1...3)
    library = Library(
      entries: StudyCards.all.enumerated().map { index, card in
        Library.Entry(id: card, deck: 0, topic: index % 3, group: index / siblings)
      })
    session = Self.session(library, desk, limits, scope)
  }

  private static func session(
    _ library: Library, _ desk: MemoryStudy, _ limits: Scheduler.Limits, _ scope: Int
  ) -> ReviewSession {
    ReviewSession(
      library: library, record: desk.record, day: desk.day, scheduler: Scheduler(limits: limits),
      isInScope: { $0.topic != scope })
  }

  mutating func step() throws {
    let grade = Grade.allCases[choices.number(in: 0...3)]
    switch choices.number(in: 0...11) {
    case 0...5:
      guard let current = session.current else { return try startDay() }
      try answer(current, grade)
    case 6, 7: try undo()
    case 8:
      desk.answer(StudyCards.all[choices.number(in: 0...StudyCards.all.count - 1)], grade)
    case 9:
      let card = StudyCards.all[choices.number(in: 0...StudyCards.all.count - 1)]
      desk.receive(card, grade, earlier: choices.number(in: 0...20))
    default: try startDay()
    }
    session.update(desk.record)
    try checkSession()
  }

  private mutating func answer(_ index: Int, _ grade: Grade) throws {
    let card = library.entries[index].id
    let before = desk.record
    let wasAsked = session.remaining
    desk.answer(card, grade)
    let after = desk.record[card]
    try require(after?.last == desk.day && after?.reviews ?? 0 >= 1, "an answer without effect")
    try require((1...Scheduler().boxes.count).contains(after?.box ?? 0), "there is no such box")
    try require(after?.due ?? desk.day > desk.day, "a card is due on the day it was answered")
    session.update(desk.record)
    // The clock of another machine may be ahead, and then its answer is the one that counts.
    guard desk.record.recent.last == desk.history.last else { return }
    try require(
      grade == .again || session.remaining.total < wasAsked.total, "an answer leads nowhere")
    // Taking it back, tried on a copy, leaves all as it was.
    var copy = self
    _ = copy.desk.undo()
    copy.session.update(copy.desk.record)
    try require(copy.desk.record[card] == before[card], "an undo leaves a card elsewhere")
    try require(copy.desk.record.totals == before.totals, "an undo leaves other totals")
    try require(copy.session.remaining == wasAsked, "an undo leaves other cards to ask")
    try require(copy.session.current == index, "an undo asks another card")
  }

  private mutating func undo() throws {
    let answers = desk.record.answers(on: desk.day)
    let taken = desk.undo()
    try require(taken == answers.last, "an undo takes back another answer")
    try require(
      desk.record.answers(on: desk.day) == Array(answers.dropLast()), "an undo costs other answers")
  }

  private mutating func startDay() throws {
    desk.startDay(after: choices.number(in: 1...40))
    try require(desk.record.recent.isEmpty, "an old day is not settled")
    session = Self.session(library, desk, limits, scope)
  }

  /// Replaying a whole history takes its time, so not every step does it.
  func checkRecord() throws {
    let record = desk.record
    let replayed = StudyRecord(history: desk.history.reversed(), day: desk.day)
    try require(replayed == record, "the record is not that of the history")
    try require(Progress(replaying: desk.history).cards == record.cards, "other cards by replay")
    try require(!record.contradictsBase, "the base contradicts what follows it")
    try require(record.answeredCards == record.cards.count, "cards are miscounted")
  }

  private func checkSession() throws {
    let fresh = Self.session(library, desk, limits, scope)
    try require(
      fresh.current == session.current && fresh.remaining == session.remaining,
      "coming back continues elsewhere")
    let remaining = session.remaining
    try require(
      remaining.due >= 0 && remaining.new >= 0 && remaining.relearning >= 0, "a negative count")
    try require(remaining.due <= limits.reviews && remaining.new <= limits.new, "past the limit")
    try require((session.current == nil) == (remaining.total == 0), "something is left to nobody")
    guard let current = session.current else { return }
    let entry = library.entries[current]
    try require(entry.topic != scope, "a card that is out of scope")
    let answered = desk.record.answers(on: desk.day).map(\.card)
    let siblings = library.entries.filter { $0.group == entry.group && $0.id != entry.id }
    if !answered.contains(entry.id) {
      try require(
        siblings.allSatisfy { !answered.contains($0.id) }, "a sibling on the same day")
    }
    if let progress = desk.record[entry.id] {
      try require(progress.isDue(on: desk.day), "a card that is not due")
    }
  }
}
