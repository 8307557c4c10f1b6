import FlashcardDeck
import Foundation
import TestSupport
import Testing

@testable import ProgressStore

/// Two machines of one name and one history, as a copied data folder or a cloned disk makes them.
@Suite struct ClonedMachineTests {
  private let one: TemporaryFolder
  private let other: TemporaryFolder

  init() throws {
    (one, other) = (try TemporaryFolder(), try TemporaryFolder())
    let store = try one.open("2026-01-01")
    try store.answer("a0", .good)
    try store.save()
    store.close()
    try FileManager.default.createDirectory(atPath: other.path, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: one.paths.data, toPath: other.paths.data)
  }

  private func carry(_ source: TemporaryFolder, to target: TemporaryFolder) throws {
    try target.write(
      try source.bytes(source.historyPath()), target.historyPath("desk-abcde.sync-conflict"))
  }

  /// The first answers of a copy bear numbers of this machine's own. What came is what is said, each once.
  @Test(arguments: [0, 1, 2, 5], [false, true])
  func allAnswersOfACopyAreCounted(own: Int, isSettled: Bool) throws {
    var here = try one.open("2026-01-03", time: "10:00:00")
    for number in 0..<own { try here.answer("b\(number)", .good) }
    if isSettled {
      try here.save()
      here.close()
      here = try one.open("2026-01-04", time: "10:00:00")
    }
    for (day, answers) in [("2026-01-03", 3), ("2026-01-04", 2), ("2026-01-04", 1)] {
      let there = try other.open(day, time: "11:00:00")
      for number in 0..<answers { try there.answer("c\(day)\(number)\(answers)", .good) }
      there.close()
      try carry(other, to: one)
      #expect(try here.refresh() == [.init(device: "desk-abcde", answers: answers)], "\(day)")
    }
    #expect(try here.refresh().isEmpty)
    #expect(here.record.answeredCards == 1 + own + 6)
  }

  /// The copy's answer and undo bear the numbers of this machine's answers.
  @Test(arguments: [false, true])
  func anUndoTakesBackWhatItNames(isOpen: Bool) throws {
    let here = try one.open("2026-01-03", time: "10:00:00")
    try here.answer("a5", .good)
    try here.answer("a6", .good)
    try here.save()
    let there = try other.open("2026-01-03", time: "11:00:00")
    try there.answer("a0", .good)
    try there.undo()
    try there.save()
    there.close()
    if !isOpen { here.close() }
    try carry(other, to: one)
    try carry(one, to: other)
    let store = isOpen ? here : try one.open("2026-01-03", time: "12:00:00")
    try store.refresh()
    let copy = try other.open("2026-01-03", time: "12:00:00")
    for store in [store, copy] {
      #expect(store.record[CardID("a0")]?.box == 2)
      #expect(store.record[CardID("a0")]?.reviews == 1)
      #expect(store.record[CardID("a5")]?.box == 2)
      #expect(store.record[CardID("a6")]?.box == 2)
      #expect(store.record.totals.reviews == 3)
    }
    #expect(LifeState(store.record.progress) == LifeState(copy.record.progress))
  }

  /// What the copy takes back stays taken back here: it is no sign that a line was lost.
  @Test(arguments: [false, true])
  func whatTheCopyTakesBackStaysSo(isOpen: Bool) throws {
    let here = try one.open("2026-01-03", time: "10:00:00")
    for number in 5..<9 { try here.answer("a\(number)", .good) }
    try here.save()
    if !isOpen { here.close() }
    let there = try other.open("2026-01-03", time: "11:00:00")
    let first = try #require(there.record.recent.first ?? (try there.history().first))
    try there.append(
      there.record.undo(
        of: first, id: there.nextEventID, time: there.clock.now(),
        day: there.clock.studyDay(of: there.clock.now())))
    #expect(there.record[CardID("a0")] == nil)
    try there.save()
    there.close()
    try carry(other, to: one)
    let store = isOpen ? here : try one.open("2026-01-03", time: "12:00:00")
    try store.refresh()
    try store.answer("b", .good)
    try store.save()
    #expect(store.record[CardID("a0")] == nil)
    let added = try store.history().filter { if case .place = $0.kind { true } else { false } }
    #expect(added.isEmpty)
    try store.rebuild()
    #expect(store.record[CardID("a0")] == nil)
  }

  /// An undo of an earlier day or of a link is in the base; no later answer reads the history for it.
  @Test(arguments: [false, true])
  func anUndoOfEarlierCostsLaterAnswersNothing(isLink: Bool) throws {
    let paths = DataPaths(data: "/data", configuration: "/config", decks: "/decks")
    let disk = ModelDisk()
    func open(_ day: String) throws -> Store {
      try Store.open(
        paths, disk, device: "desk-abcde", clock: .fixed("2026-01-\(day)T08:30:00Z"))
    }
    var store = try open("04")
    let answer = try store.answer("a", .good)
    store.close()
    store = try open("05")
    var target = answer
    if isLink {
      target = try store.append(
        Event(
          id: store.nextEventID, time: store.eventTime(store.clock.now()), day: Day(20_458),
          card: CardID("b"), kind: .link(was: CardID("a"))))
      #expect(store.record[store.record.key(of: CardID("b"))]?.box == 2)
    }
    try store.append(
      store.record.undo(
        of: target, id: store.nextEventID, time: store.eventTime(store.clock.now()),
        day: Day(20_458)))
    #expect(store.record[CardID("a")]?.box == (isLink ? 2 : nil))
    #expect(store.record[store.record.key(of: CardID("b"))] == nil)
    disk.unreadable = paths.history + "/desk-abcde.jsonl"
    // Opened for appending once more would be refused, too.
    try store.answer("c", .good)
    try store.answer("c", .good)
    #expect(store.record[CardID("c")]?.box == 3)
  }

  /// Puts the file of the other machine in the place of this one's, as a copied folder does.
  private func replaceHistory(of target: TemporaryFolder, by source: TemporaryFolder) throws {
    try target.write(try source.bytes(source.historyPath()), target.historyPath())
  }

  /// Puts the copy's file in the place of this machine's, and what comes of it in the place of the copy's: both know
  /// of the card what is expected.
  private func expectAfterExchange(_ expected: CardProgress?) throws {
    try replaceHistory(of: one, by: other)
    let store = try one.open("2026-01-04", time: "12:00:00")
    #expect(store.record[CardID("a0")]?.box == expected?.box)
    #expect(store.record[CardID("a0")]?.due == expected?.due)
    try store.save()
    try replaceHistory(of: other, by: one)
    let copy = try other.open("2026-01-04", time: "13:00:00")
    #expect(copy.record[CardID("a0")] == store.record[CardID("a0")])
  }

  /// With fewer lines, as many or more. What the copy answered is no answer whose undo was lost.
  @Test(arguments: [1, 2, 3, 200], [1, 2, 3, 200])
  func theFileOfACopyInThePlaceOfThisOneCostsNoAnswer(own: Int, others: Int) throws {
    let here = try one.open("2026-01-04", time: "10:00:00")
    for number in 0..<own { try here.answer("b\(number)", .easy) }
    try here.save()
    here.close()
    let there = try other.open("2026-01-03", time: "11:00:00")
    for number in 0..<others { try there.answer("c\(number)", .good) }
    there.close()
    try replaceHistory(of: one, by: other)
    let store = try one.open("2026-01-04", time: "12:00:00")
    #expect(store.record.answeredCards == 1 + own + others)
    #expect(store.record[CardID("c0")]?.box == 2)
    #expect(store.record[CardID("b0")]?.box == 3)
    try store.save()
    let kinds = try store.history().map(\.kind)
    #expect(!kinds.contains { if case .undo = $0 { true } else { false } })
  }

  /// Both answered one card, the copy once or oftener; the last answer is in progress.json alone.
  @Test(
    arguments: ["2026-01-03", "2026-01-04"],
    [(1, Grade.easy), (1, .again), (2, .again), (3, .easy), (2, .hard), (40, .good)])
  func theLaterAnswerOfTwoCountsIfItsLineIsGone(
    day: String, answers: (ofCopy: Int, last: Grade)
  ) throws {
    let here = try one.open("2026-01-04", time: "10:00:00")
    try here.answer("a0", answers.last)
    let known = here.record[CardID("a0")]
    try here.save()
    here.close()
    let there = try other.open(day, time: "09:00:00")
    for _ in 0..<answers.ofCopy { try there.answer("a0", .good) }
    there.close()
    try expectAfterExchange(known)
  }

  /// Both answered one card on one day; of the two lines the later one is there, that of the other answer is only
  /// known. Answers to other cards around it change nothing.
  @Test(arguments: [0, 1, 100], [1, 2])
  func theLaterAnswerOfTwoCountsIfItsLineIsThere(after: Int, own: Int) throws {
    var here = try one.open("2026-01-04", time: "08:00:00")
    for _ in 0..<own { try here.answer("a0", .again) }
    here.close()
    here = try one.open("2026-01-04", time: "10:00:00")
    for number in 0..<after { try here.answer("b\(number)", .good) }
    try here.save()
    here.close()
    let there = try other.open("2026-01-04", time: "09:00:00")
    try there.answer("c", .good)
    try there.answer("a0", .easy)
    let known = there.record[CardID("a0")]
    try there.save()
    there.close()
    try expectAfterExchange(known)
  }

  /// Three copies that answer one card at different times and get each other's files in any order, over their own or
  /// beside them, some of them twice: the last answer counts on all of them.
  @Test(arguments: 0..<60)
  func ofManyCopiesTheLastAnswerCounts(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let third = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: third.path, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: one.paths.data, toPath: third.paths.data)
    let copies = [one, other, third]
    var answers = 1
    var last: Grade?
    for minute in 10..<Int.random(in: 14..<30, using: &random) {
      let copy = copies.randomElement(using: &random) ?? one
      let store = try copy.open("2026-01-04", time: "08:\(minute):00")
      if Int.random(in: 0..<3, using: &random) == 0 {
        let source = copies.randomElement(using: &random) ?? one
        store.close()
        let bytes = try source.bytes(source.historyPath())
        let isOver = Bool.random(using: &random)
        try copy.write(bytes, copy.historyPath(isOver ? "desk-abcde" : "desk-abcde.\(minute)"))
        continue
      }
      let card = Int.random(in: 0..<3, using: &random) == 0 ? "b" : "a0"
      let grade = Grade.allCases.randomElement(using: &random) ?? .good
      try store.answer(card, grade)
      if card == "a0" { (answers, last) = (answers + 1, grade) }
      // What is only in the history is lost with it.
      try store.save()
      store.close()
    }
    for copy in copies { try copy.open("2026-01-04", time: "10:00:00").close() }
    for copy in copies {
      for (number, source) in copies.enumerated() where source.path != copy.path {
        // Not only its own file: what was beside that is not written to it.
        for file in try FileManager.default.contentsOfDirectory(atPath: source.paths.history)
        where !file.hasPrefix("last") {
          try copy.write(
            try source.bytes("\(source.paths.history)/\(file)"),
            "\(copy.paths.history)/last\(number)-\(file)")
        }
      }
    }
    let states = try copies.map { copy in
      let store = try copy.open("2026-01-04", time: "11:00:00")
      defer { store.close() }
      let answered = try store.history().last { event in
        if case .answer = event.kind { event.card == CardID("a0") } else { false }
      }
      if let last, case .answer(let grade, _, let box, _, _) = answered?.kind {
        #expect(grade == last)
        #expect(store.record[CardID("a0")]?.box == box)
      }
      return try #require(store.record[CardID("a0")])
    }
    #expect(states.allSatisfy { $0 == states[0] })
    #expect(states[0].reviews == answers)
  }

  /// What was taken away from a card of which the other copy's lines say nothing.
  @Test(arguments: [Event.Kind.suspend, .star, .bury(until: Day(20_500))], [false, true])
  func aMarkThatWasTakenAwayStaysAway(kind: Event.Kind, isUndone: Bool) throws {
    func add(_ kind: Event.Kind, _ store: Store) throws {
      let now = store.clock.now()
      try store.append(
        Event(
          id: store.nextEventID, time: store.eventTime(now), day: store.clock.studyDay(of: now),
          card: CardID("a0"), kind: kind))
    }
    var here = try one.open("2026-01-04", time: "08:00:00")
    try add(kind, here)
    try here.save()
    here.close()
    try FileManager.default.removeItem(atPath: other.paths.data)
    try FileManager.default.copyItem(atPath: one.paths.data, toPath: other.paths.data)
    here = try one.open("2026-01-04", time: "09:00:00")
    try here.answer("b0", .good)
    here.close()
    var there = try other.open("2026-01-04", time: "10:00:00")
    if isUndone {
      try there.undo()
    } else {
      try add(kind == .star ? .unstar : .wake, there)
    }
    #expect(there.record.remarks.marks[CardID("a0")] ?? Remarks.Marks() == Remarks.Marks())
    try there.save()
    there.close()
    try replaceHistory(of: other, by: one)
    for time in ["11:00:00", "12:00:00"] {
      there = try other.open("2026-01-04", time: time)
      #expect(there.record.remarks.marks[CardID("a0")] ?? Remarks.Marks() == Remarks.Marks())
      #expect(there.record[CardID("b0")] != nil)
      try there.save()
      there.close()
    }
  }

  /// A file that is cut off is no copy's: an undo that was behind the cut is kept.
  @Test(arguments: [1, 2, 100])
  func anUndoBehindACutIsKept(more: Int) throws {
    let here = try one.open("2026-01-03", time: "10:00:00")
    try here.answer("a1", .good)
    try here.undo()
    for number in 0..<more { try here.answer("b\(number)", .good) }
    try here.save()
    here.close()
    let lines = try one.text(one.historyPath()).split(
      separator: "\n", omittingEmptySubsequences: false)
    try one.write(lines.prefix(2).map { $0 + "\n" }.joined(), one.historyPath())
    let store = try one.open("2026-01-03", time: "12:00:00")
    #expect(store.record[CardID("a1")] == nil)
    #expect(store.record.answeredCards == 1 + more)
  }
}
