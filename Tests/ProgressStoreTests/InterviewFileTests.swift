import FlashcardDeck
import Foundation
import TestSupport
import Testing
import Toolkit

@testable import ProgressStore

/// Answers that were given aloud in histories, and the file of an interview that is not at its end.
@Suite struct InterviewFileTests {
  private let interview = SavedInterview(
    cards: [CardID("a"), CardID("键\"值")],
    start: Event.Stamp(
      time: Instant(milliseconds: 1_700_000_000_000), id: .init(device: "d", counter: 7), rank: 9),
    day: Day(20_000), topic: "树木")

  /// The same with its question as it was left.
  private var left: SavedInterview {
    var left = interview
    left.question = OpenQuestion(
      card: CardID("键\"值"), number: 2, of: 2, phase: .points, seconds: 77, points: 5, said: [0, 3])
    return left
  }

  @Test func whatIsWrittenIsRead() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/new/interview.json"
    #expect(InterviewFile.read(path) == nil)
    for saved in [
      interview, left, SavedInterview(cards: [CardID("a")], start: nil, day: Day(1), topic: nil),
    ] {
      InterviewFile.write(saved, to: path)
      #expect(InterviewFile.read(path) == saved)
    }
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    InterviewFile.write(nil, to: path)
    #expect(!FileManager.default.fileExists(atPath: path))
    InterviewFile.write(nil, to: path)
  }

  /// A later version may say it in another form: then the question begins anew.
  @Test(arguments: [
    #"{"card":"a","number":1,"of":1,"phase":"sung","seconds":1,"points":0,"said":[]}"#,
    #"{"card":"a","number":2,"of":1,"phase":"asked","seconds":1,"points":0,"said":[]}"#,
    #"{"card":"a","number":1,"of":1,"phase":"asked","seconds":"1","points":0,"said":[]}"#, "[1]",
    "null", #""a""#,
  ]) func aQuestionOfAnotherFormIsLeftOut(_ question: String) throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/interview.json"
    try Data(#"{"day":"2026-01-01","question":\#(question),"cards":["a"]}"#.utf8).write(
      to: URL(fileURLWithPath: path))
    #expect(InterviewFile.read(path)?.cards == [CardID("a")])
    #expect(InterviewFile.read(path)?.question == nil)
  }

  /// Every beginning, every byte changed: nothing or an interview, never an end.
  @Test func aDamagedFileIsIgnored() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/interview.json"
    InterviewFile.write(left, to: path)
    let bytes = try folder.bytes(path)
    for end in bytes.indices.dropLast() {
      try Data(bytes[..<end]).write(to: URL(fileURLWithPath: path))
      #expect(InterviewFile.read(path) == nil, "\(end) bytes")
    }
    for index in bytes.indices {
      var changed = bytes
      changed[index] ^= 0x11
      try Data(changed).write(to: URL(fileURLWithPath: path))
      let read = InterviewFile.read(path)
      #expect(read?.cards.count ?? 2 <= SavedInterview.mostQuestions)
    }
    for text in ["{}", "[]", #"{"day":"2026-01-01","cards":[]}"#, #"{"cards":["a"]}"#] {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
      #expect(InterviewFile.read(path) == nil, "\(text)")
    }
    try Data(repeating: 0x20, count: 1 << 20).write(to: URL(fileURLWithPath: path))
    #expect(InterviewFile.read(path) == nil, "too large")
    #expect(InterviewFile.read(folder.path) == nil, "a folder")
  }

  // MARK: Histories

  private func aloud(_ card: String, _ missed: [String], grade: Grade = .hard) -> InterviewAnswer {
    InterviewAnswer(
      card: CardID(card), grade: grade, seconds: 130,
      points: SaidPoints(said: 1, of: 1 + missed.count, missed: missed))
  }

  @discardableResult
  private func answer(_ answer: InterviewAnswer, _ store: Store) throws -> Event {
    let now = store.clock.now()
    return try store.append(
      store.record.answer(
        answer, id: store.nextEventID, time: store.eventTime(now),
        day: store.clock.studyDay(of: now),
        scheduler: Scheduler()))
  }

  @Test func linesHaveThePoints() throws {
    let folder = try TemporaryFolder()
    let store = try folder.open()
    try answer(aloud("a", ["x \"y\"", "键"]), store)
    try answer(aloud("a", [], grade: .good), store)
    let lines = try folder.text(folder.historyPath()).split(separator: "\n")
    #expect(
      lines[0].contains(
        #""event":"answer","card":"a","grade":"hard","from":null,"to":1,"due":"2026-01-06","seconds":130,"points":[1,3],"missed":["x \"y\"","键"],"sum""#
      ))
    #expect(
      lines[1].contains(
        #""event":"practice","card":"a","grade":"good","from":1,"to":1,"due":"2026-01-06","seconds":130,"points":[1,1],"sum""#
      ))
    let events = try store.history()
    #expect(events.map(\.points?.said) == [1, 1])
    #expect(events[0].points?.missed == ["x \"y\"", "键"])
  }

  @Test func spokenAnswersAreFoundInEveryFileWithoutThoseTakenBack() throws {
    let folder = try TemporaryFolder()
    do {
      let phone = try folder.open("2026-01-03", device: "phone-abcde")
      try answer(aloud("p", ["z"]), phone)
      phone.close()
      let store = try folder.open("2026-01-04")
      #expect(try store.spokenAnswers().map(\.card.description) == ["p"])
      try store.answer("b", .good)
      try answer(aloud("a", ["x"]), store)
      try answer(aloud("b", ["y"]), store)
      try store.undo()
      try store.save()
      store.close()
    }
    let store = try folder.open("2026-01-05", mode: .readOnly)
    let answers = try store.spokenAnswers()
    #expect(answers.map(\.card.description) == ["p", "a"])
    #expect(answers.map(\.seconds) == [130, 130])
    #expect(answers.map(\.points.missed) == [["z"], ["x"]])
    #expect(answers.map(\.day) == [Day("2026-01-03"), Day("2026-01-04")])
  }

  /// A later version may write them in another form; the answer counts all the same.
  @Test(arguments: [
    #""points":{"said":[1,2]}"#, #""points":[1]"#, #""points":[1,2,3]"#, #""points":"1/2""#,
    #""points":null"#, #""points":[1,2],"missed":[{"point":"x"}]"#, #""points":[-5,-2]"#,
  ]) func pointsOfAnotherFormCostNoAnswer(_ points: String) throws {
    let folder = try TemporaryFolder()
    let event =
      #"{"id":"desk-abcde:1","time":"2026-01-04T08:30:00.000Z","day":"2026-01-04","event":"answer","card":"a","grade":"good","from":null,"to":2,"due":"2026-01-06",\#(points)"#
    let sum = CRC32.checksum(Array(event.utf8)).hexadecimal
    try FileManager.default.createDirectory(
      atPath: folder.paths.history, withIntermediateDirectories: true)
    try Data("\(event),\"sum\":\"\(sum)\"}\n".utf8).write(
      to: URL(fileURLWithPath: folder.historyPath()))
    let store = try folder.open()
    #expect(store.record[CardID("a")]?.box == 2)
    #expect(!store.notices.contains { if case .damagedEvent = $0 { true } else { false } })
    #expect(store.record.unknownKinds.isEmpty)
  }
}
