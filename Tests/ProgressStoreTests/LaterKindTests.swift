import FlashcardDeck
import Foundation
import TestSupport
import Testing
import Toolkit

@testable import ProgressStore

/// Events of a kind that this version does not know and a later one does.
///
/// The version that knows less is this one without `star` and `pace`.
@Suite struct LaterKindTests {
  let folder: TemporaryFolder
  private let older = Event.Kind.names.subtracting(["star", "pace"])

  init() throws { folder = try TemporaryFolder() }

  private func open(
    _ day: String, _ kinds: Set<String> = Event.Kind.names, device: String = "desk-abcde",
    mode: Store.Mode = .readWrite
  ) throws -> Store {
    try Store.open(
      folder.paths, FailingFileSystem.unsynced, device: device,
      clock: .fixed("\(day)T09:00:00Z"), mode: mode, kinds: kinds)
  }

  @discardableResult
  private func add(_ kind: Event.Kind, _ card: String, _ store: Store) throws -> Event {
    let now = store.clock.now()
    return try store.append(
      Event(
        id: store.nextEventID, time: store.eventTime(now), day: store.clock.studyDay(of: now),
        card: CardID(card), kind: kind))
  }

  private func unknown(_ store: Store) -> [String] {
    store.notices.compactMap { if case .unknownEvent(_, _, let kind, _) = $0 { kind } else { nil } }
  }

  /// A later version stars a card on another machine, whose file arrives here.
  private func receiveStar() throws -> String {
    let line = Event(
      id: .init(device: "later", counter: 1), time: Instant(milliseconds: 1_767_427_200_000),
      day: Day("2026-01-03") ?? Day(0), card: CardID("a"), kind: .star
    ).line()
    // A key that no version knows.
    var text = String(decoding: line.dropLast(), as: UTF8.self)
    text = String(text[..<(text.range(of: ",\"sum\"")?.lowerBound ?? text.endIndex)])
    text += #","colour":{"of":[1,2.5,null]},"until":7"#
    text += ",\"sum\":\"\(CRC32.checksum(text.utf8).hexadecimal)\"}\n"
    try folder.write(text, folder.historyPath("later"))
    return text
  }

  @Test func itIsKeptThroughEverythingAndTakesEffectAtOnce() throws {
    let line = try receiveStar().replacingOccurrences(of: #","until":7"#, with: "")
    let sound = line[..<(line.range(of: ",\"sum\"")?.lowerBound ?? line.endIndex)]
    let text = sound + ",\"sum\":\"\(CRC32.checksum(sound.utf8).hexadecimal)\"}\n"
    try folder.write(String(text), folder.historyPath("later"))

    var store = try open("2026-01-04", older)
    #expect(unknown(store) == ["star"])
    try store.answer("a", .good)
    try store.save()
    store.close()
    for day in ["2026-01-05", "2026-01-06"] {
      store = try open(day, older)
      #expect(unknown(store).isEmpty, "it is told once")
      #expect(store.record.remarks.marks.isEmpty)
      try store.answer("b", .good)
      try store.save()
      store.close()
    }
    store = try open("2026-01-06", older)
    try store.rebuild()
    try store.save()
    store.close()
    #expect(try folder.text(folder.historyPath("later")) == text)
    // A reader of the later version sees it, and so does a writer, at its first start.
    for mode in [Store.Mode.readOnly, .readWrite] {
      store = try open("2026-01-07", mode: mode)
      #expect(store.record.remarks.marks[CardID("a")]?.isStarred == true)
      #expect(unknown(store).isEmpty)
      #expect(store.record.unknownKinds.isEmpty)
      #expect(
        LifeState(store.record.progress)
          == LifeState(Progress(replaying: try store.history())))
      if mode == .readOnly { store.close() }
    }
    try store.save()
    store.close()
    // The older one goes on, and then the later one again.
    store = try open("2026-01-08", older)
    try store.answer("a", .easy)
    try store.save()
    store.close()
    store = try open("2026-01-09")
    #expect(store.record.remarks.marks[CardID("a")]?.isStarred == true)
    #expect(store.record[CardID("a")]?.box == 4)
  }

  /// That version knows its kinds, and its progress.json, which can't be read, may say so.
  @Test func besideALaterProgressNothingIsTold() throws {
    _ = try receiveStar()
    try folder.write(#"{"format":"leitner-progress","version":2}"#, folder.paths.progress)
    for _ in 0..<2 {
      let store = try open("2026-01-04", older)
      #expect(store.obstacle == .newerVersion(file: folder.paths.progress, version: 2))
      #expect(store.notices == [])
      store.close()
    }
  }

  /// Known keys may have other types in an event of a later kind.
  @Test func keysOfAnotherTypeDoNotMatter() throws {
    let text = try receiveStar().replacingOccurrences(of: "\"star\"", with: "\"later\"")
    let sound = text[..<(text.range(of: ",\"sum\"")?.lowerBound ?? text.endIndex)]
    let line = sound + ",\"sum\":\"\(CRC32.checksum(sound.utf8).hexadecimal)\"}\n"
    try folder.write(String(line), folder.historyPath("later"))
    let store = try open("2026-01-04")
    #expect(unknown(store) == ["later"])
    try store.save()
    store.close()
    #expect(unknown(try open("2026-01-05")).isEmpty)
    #expect(try folder.text(folder.historyPath("later")) == String(line))
  }

  /// A kind that this version knows, with a value that it does not.
  @Test func aValueOfALaterVersionIsKeptAndToldOnce() throws {
    let line = Event(
      id: .init(device: "later", counter: 1), time: Instant(milliseconds: 1_767_427_200_000),
      day: Day("2026-01-03") ?? Day(0), card: CardID("a"),
      kind: .answer(.good, from: nil, to: 2, due: Day(20_460), seconds: nil)
    ).line()
    var text = String(decoding: line, as: UTF8.self)
      .replacingOccurrences(of: #""good""#, with: #""splendid""#)
    text = String(text[..<(text.range(of: ",\"sum\"")?.lowerBound ?? text.endIndex)])
    let bare = text + "}\n"
    text += ",\"sum\":\"\(CRC32.checksum(text.utf8).hexadecimal)\"}\n"
    try folder.write(text, folder.historyPath("later"))
    let name = #"answer grade "splendid""#
    var store = try open("2026-01-04")
    #expect(unknown(store) == [name])
    #expect(
      !store.notices.contains { if case .damagedEvent = $0 { true } else { false } },
      "it is no damage")
    try store.answer("b", .good)
    try store.save()
    store.close()
    store = try open("2026-01-05")
    #expect(store.notices.isEmpty, "it is told once")
    #expect(store.record.unknownKinds == [name])
    #expect(store.record[CardID("a")] == nil)
    try store.rebuild()
    store.close()
    #expect(try folder.text(folder.historyPath("later")) == text)
    // A version that has the value reads the line again.
    #expect(EventReader.understands(#"answer grade "good""#))
    #expect(!EventReader.understands(name))
    #expect(!EventReader.understands("answer box"))
    // Without a checksum nothing says that nobody damaged it.
    #expect(HistoryPart(Array(text.utf8), from: 0).items.count == 1)
    #expect(HistoryPart(Array(bare.utf8), from: 0).damage.count == 1)
  }

  /// A line of this machine that a later version wrote is written again, byte for byte, if another
  /// program takes it away while this version is open, and survives another file in its place.
  @Test func itIsRegained() throws {
    var store = try open("2026-01-04")
    try store.answer("a", .good)
    let before = try folder.text(folder.historyPath())
    try add(.star, "a", store)
    let star = try folder.text(folder.historyPath()).dropFirst(before.count)
    try store.save()
    store.close()

    store = try open("2026-01-04", older)
    try store.answer("b", .good)
    try FileManager.default.removeItem(atPath: folder.historyPath())
    try folder.write(before, folder.historyPath())
    try store.answer("c", .good)
    try store.save()
    store.close()
    let after = try folder.text(folder.historyPath())
    #expect(after.contains(star), "\(after)")
    store = try open("2026-01-05")
    #expect(store.record.remarks.marks[CardID("a")]?.isStarred == true)
    #expect(store.record.answeredCards == 3)
    #expect(store.record.totals.reviews == 3)
  }

  /// An undo of an event of a later kind takes effect with it.
  @Test func anUndoOfALaterKindHolds() throws {
    var store = try open("2026-01-04")
    try store.answer("a", .good)
    let star = try add(.star, "a", store)
    let now = store.clock.now()
    try store.append(
      store.record.undo(of: star, id: store.nextEventID, time: now, day: Day(20_457)))
    try store.save()
    store.close()
    store = try open("2026-01-05", older)
    try store.rebuild()
    try store.save()
    store.close()
    store = try open("2026-01-06")
    #expect(store.record.remarks.marks[CardID("a")]?.isStarred != true)
    #expect(store.record[CardID("a")]?.box == 2)
  }

  /// What a version does not know it does not miss, and does not propose again, when lines are lost.
  @Test func aVersionThatKnowsLessLosesNothingOfIt() throws {
    var store = try open("2026-01-04")
    try store.answer("a", .good)
    try add(.star, "a", store)
    try add(.suspend, "b", store)
    try store.save()
    store.close()
    let lines = try folder.text(folder.historyPath()).split(separator: "\n")
    try FileManager.default.removeItem(atPath: folder.historyPath())
    try folder.write(lines[1...].joined(separator: "\n") + "\n", folder.historyPath())
    store = try open("2026-01-05", older)
    #expect(store.record[CardID("a")]?.box == 2)
    try store.answer("c", .good)
    try store.save()
    store.close()
    store = try open("2026-01-06")
    #expect(store.record[CardID("a")]?.box == 2)
    #expect(store.record.remarks.marks[CardID("a")]?.isStarred == true)
    #expect(store.record.remarks.marks[CardID("b")]?.isSuspended == true)
    #expect(store.record[CardID("c")]?.box == 2)
  }
}
