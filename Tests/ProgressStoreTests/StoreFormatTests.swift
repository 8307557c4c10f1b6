import TestSupport
import FlashcardDeck
import Foundation
import Testing
import Toolkit

@testable import ProgressStore

@Suite struct StoreFormatTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func historyLinesHaveTheManualsForm() throws {
    let store = try folder.open()
    try store.answer("lora \"rank\"", .good, seconds: 7)
    try store.answer("键值缓存", .again)
    try store.undo()
    try store.answer("lora \"rank\"", .easy)
    try store.undo()
    #expect(
      try folder.text(folder.historyPath()) == #"""
        {"id":"desk-abcde:1","time":"2026-01-05T08:30:00.000Z","day":"2026-01-05","event":"answer","card":"lora \"rank\"","grade":"good","from":null,"to":2,"due":"2026-01-07","seconds":7,"sum":"6e4be508"}
        {"id":"desk-abcde:2","time":"2026-01-05T08:30:00.000Z","day":"2026-01-05","event":"answer","card":"键值缓存","grade":"again","from":null,"to":1,"due":"2026-01-06","sum":"040f5e0c"}
        {"id":"desk-abcde:3","time":"2026-01-05T08:30:00.000Z","day":"2026-01-05","event":"undo","card":"键值缓存","undoes":"desk-abcde:2","undoesTime":"2026-01-05T08:30:00.000Z","from":1,"sum":"c0eb9979"}
        {"id":"desk-abcde:4","time":"2026-01-05T08:30:00.000Z","day":"2026-01-05","event":"answer","card":"lora \"rank\"","grade":"easy","from":2,"to":4,"due":"2026-01-13","sum":"bdad062e"}
        {"id":"desk-abcde:5","time":"2026-01-05T08:30:00.000Z","day":"2026-01-05","event":"undo","card":"lora \"rank\"","undoes":"desk-abcde:4","undoesTime":"2026-01-05T08:30:00.000Z","from":4,"to":2,"due":"2026-01-07","sum":"2c7fe81a"}

        """#)
  }

  /// A card of the calendar's last days may be due after its end.
  @Test func aDayBehindTheCalendarBecomesItsLast() {
    let event = Event(
      id: .init(device: "d", counter: 1), time: Instant(milliseconds: .max / 2),
      day: Day(2_932_896),
      card: CardID("c"), kind: .answer(.good, from: nil, to: 2, due: Day(2_932_898), seconds: nil))
    let line = String(decoding: event.line(), as: UTF8.self)
    #expect(line.contains(#""time":"9999-12-31T23:59:59.999Z","day":"9999-12-31""#))
    #expect(line.contains(#""due":"9999-12-31""#))
  }

  /// What is asked about a gap stands in the look of its card, and comes back as it was.
  @Test func theLookOfAGapHasItsSentence() {
    let look = CardLook(
      question: "Metals · metal", answer: 7, sketch: [1, 2], deck: "d", part: "gap metal",
      sentence: "Iron is a □.", topic: "Chemistry\nIron")
    let event = Event(
      id: .init(device: "d", counter: 1), time: Instant(milliseconds: 0), day: Day(20_000),
      card: CardID("c~c1"), kind: .look, look: look)
    let line = event.line()
    #expect(
      String(decoding: line, as: UTF8.self)
        .contains(#""part":"gap metal","sentence":"Iron is a □.","topic":"Chemistry\nIron"}"#))
    #expect(HistoryPart(line, from: 0).items.map(\.event.look) == [look])
  }

  /// Written by several threads, each some of the lines.
  @Test func aLargeSnapshotIsInOrderAndReadAsItWasWritten() throws {
    var cards = ProgressTable()
    for number in 0..<9000 {
      // Neither in order nor told apart by their first sixteen letters.
      let name = "a-name-of-many-letters-\(number * 7919 % 9000)"
      let progress = CardProgress(
        box: 1 + number % 7, due: Day(20_000 + number), last: Day(19_999),
        reviews: number, lapses: 0, forgotten: number % 9 == 0)
      cards.set(progress, for: CardID(name))
    }
    let bytes = Snapshot().bytes(of: StudyRecord(base: Progress(cards: cards)))
    let names = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
      .filter { $0.hasPrefix("\"a-name") }.map { Array($0.split(separator: "\"")[0].utf8) }
    #expect(names.count == 9000)
    #expect(zip(names, names.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) })
    #expect(try Snapshot(bytes, .latest).progress.cards == cards)
  }

  @Test func theSnapshotHasTheManualsForm() throws {
    do {
      let store = try folder.open("2026-01-04")
      try store.answer("b", .good, seconds: 7)
      try store.answer("d", .again)
      try store.save()
    }
    let settled = try folder.bytes(folder.historyPath()).count
    let store = try folder.open()
    try store.answer("b", .again)
    try store.answer("a", .easy)
    try store.save()
    let size = try folder.bytes(folder.historyPath()).count
    let changed = try #require(try LocalFileSystem().changeTime(of: folder.historyPath())) / 1000
    let last = try folder.text(folder.historyPath()).split(separator: "\n").last ?? ""
    let line = CRC32.checksum("\(last)\n".utf8)
    let text = try folder.text(folder.paths.progress)
    let body = text[..<(try #require(text.range(of: "\"checksum\"")).lowerBound)]
    let lines = try folder.text(folder.historyPath()).split(separator: "\n")
    let numbers = lines.map { Array($0.utf8).withUnsafeBufferPointer(Checksum.checksum) }
    let ranks = numbers.map(\.hexadecimal)
    let sums = numbers.indices.map { numbers[...$0].reduce(0, &+).hexadecimal }
    #expect(
      body == #"""
        {"format":"leitner-progress","version":1,
        "history":{"desk-abcde":\#(size)},
        "settled":{"desk-abcde":\#(settled)},
        "counters":{"desk-abcde":4},
        "lines":{"desk-abcde":\#(line)},
        "changed":{"desk-abcde":\#(changed)},
        "until":{"time":"2026-01-04T08:30:00.000Z","id":"desk-abcde:2","rank":"\#(ranks[1])"},
        "latest":{"time":"2026-01-05T08:30:00.000Z","id":"desk-abcde:4","rank":"\#(ranks[3])"},
        "kinds":["answer","apart","bury","clock","doubt","exam","link","look","more","pace","place","practice","star","suspend","totals","undo","unstar","wake"],
        "tallies":{"desk-abcde":{"events":2,"largest":2,"sum":"\#(sums[1])","latest":[1,2],"ranks":"\#(ranks[...1].joined())"}},
        "known":{"desk-abcde":{"events":4,"largest":4,"sum":"\#(sums[3])","latest":[1,2,3,4],"ranks":"\#(ranks.joined())","lines":[
        \#(lines.joined(separator: ",\n"))]}},
        "totals":{"reviews":4,"lapses":1,"timed":1,"seconds":7,"recall":[[0,0],[1,0]],"days":{
        "2026-01-04":2,
        "2026-01-05":2
        },"morning":{"reviews":2,"lapses":0,"timed":1,"seconds":7,"recall":[],"days":{"2026-01-05":0}}},
        "cards":{
        "a":{"box":3,"due":"2026-01-09","last":"2026-01-05","reviews":1,"lapses":0,"look":false,"morning":null},
        "b":{"box":1,"due":"2026-01-06","last":"2026-01-05","reviews":2,"lapses":1,"forgotten":true,"look":false,"morning":{"box":2,"due":"2026-01-06","last":"2026-01-04","reviews":1,"lapses":0,"look":false}},
        "d":{"box":1,"due":"2026-01-05","last":"2026-01-04","reviews":1,"lapses":0,"forgotten":true,"look":false}
        },

        """#)
    // Any other program can read it, too.
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    #expect((object?["cards"] as? [String: Any])?.count == 3)
    store.close()
    #expect(try folder.open().record == store.record)
  }

  @Test func nothingMayFollowTheChecksum() throws {
    let store = try folder.open()
    try store.answer("a", .good)
    try store.save()
    var bytes = try folder.bytes(folder.paths.progress)
    let end = try #require(bytes.lastIndex(of: UInt8(ascii: "}")))
    bytes.insert(contentsOf: Array(#","cards":{}"#.utf8), at: end)
    for moment in [Snapshot.Moment.base, .latest] {
      #expect(throws: SnapshotError.self) { try Snapshot(bytes, moment) }
    }
  }

  @Test func filesAreTheOwnersAlone() throws {
    let store = try folder.open()
    try store.answer("a", .good)
    try store.save()
    func mode(_ path: String) throws -> Int? {
      try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }
    for path in [folder.paths.data, folder.paths.history] { #expect(try mode(path) == 0o700) }
    for path in [folder.paths.progress, folder.historyPath(), folder.paths.lock] {
      #expect(try mode(path) == 0o600)
    }
    #expect(try folder.names(folder.paths.data) == ["history", "lock", "progress.json"])
  }

  @Test(arguments: [true, false])
  func aSymbolicLinkIsFollowed(targetExists: Bool) throws {
    let target = folder.path + "/elsewhere/real.json"
    try folder.write("", folder.path + "/elsewhere/x")
    try FileManager.default.createDirectory(
      atPath: folder.paths.data, withIntermediateDirectories: true)
    if targetExists { try folder.write("{}", target) }
    try FileManager.default.createSymbolicLink(
      atPath: folder.paths.progress, withDestinationPath: "../elsewhere/real.json")
    let store = try folder.open()
    try store.answer("a", .good)
    try store.save()
    let link = try FileManager.default.destinationOfSymbolicLink(atPath: folder.paths.progress)
    #expect(link == "../elsewhere/real.json")
    #expect(try folder.text(target).hasPrefix(#"{"format":"leitner-progress""#))
  }

  @Test func nothingIsWrittenIfNothingChanged() throws {
    let store = try folder.open()
    try store.save()
    store.close()
    #expect(try folder.names(folder.paths.data) == ["lock"])
    let reader = try folder.open(mode: .readOnly)
    #expect(throws: StoreError.readOnly(.openedForReading)) { try reader.save() }
  }

  @Test func whoHasOnlyLookedLeavesNothing() throws {
    let store = try folder.open()
    try store.save()
    store.closeLeavingNothing()
    #expect(!FileManager.default.fileExists(atPath: folder.paths.data))
    let other = try folder.open()
    try other.answer("a", .good)
    other.closeLeavingNothing()
    #expect(try folder.names(folder.paths.data) == ["history", "lock"])
    #expect(try folder.open().record[CardID("a")] != nil)
  }

  @Test func whatSomebodyElsePutBesideTheLockStays() throws {
    let store = try folder.open()
    try FileManager.default.createDirectory(
      atPath: folder.paths.data + "/decks", withIntermediateDirectories: true)
    store.closeLeavingNothing()
    #expect(try folder.names(folder.paths.data) == ["decks"])
  }

  @Test func aReaderMakesNothing() throws {
    let store = try folder.open(mode: .readOnly)
    #expect(store.record == StudyRecord())
    #expect(!FileManager.default.fileExists(atPath: folder.paths.data))
  }

  @Test func kindsOfALaterVersionStay() throws {
    let line =
      #"{"id":"b:1","time":"2026-01-05T08:30:00.000Z","day":"2026-01-05","event":"later","#
      + #""card":{"of":"x"},"grade":3,"due":"soon","until":{"a":[1,2.5e3,"\u00e9",null,true]}}"#
    try folder.write(line + "\n", folder.historyPath("b"))
    let store = try folder.open()
    #expect(try store.history().map(\.kind) == [.unknown("later")])
    #expect(
      store.notices == [.unknownEvent(file: folder.historyPath("b"), line: 1, kind: "later")])
    #expect(store.record.answeredCards == 0)
  }
}
