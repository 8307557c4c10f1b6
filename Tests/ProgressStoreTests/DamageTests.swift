import TestSupport
import FlashcardDeck
import Foundation
import Testing
import Toolkit

@testable import ProgressStore

/// Every byte of either file changed, every beginning of it, and either one gone: what progress.json
/// or the history still says is known, and what neither says is named with its place.
@Suite struct DamageTests {
  @Test(arguments: Victim.allCases)
  func anyByteMayChange(victim: Victim) throws {
    let shelf = try Shelf()
    let whole = shelf.bytes(victim)
    var cases = 0
    for place in whole.indices {
      let all = (UInt8.min...UInt8.max).filter { $0 != whole[place] }
      let few: [UInt8] = [0x0A, 0x00, 0x22, whole[place] ^ 1, whole[place] ^ 0x20, 0x7B, 0xFF]
      let chosen = few[place % few.count]
      for value in Soak.isOn ? all : all.filter({ $0 == chosen }) {
        var bytes = whole
        bytes[place] = value
        cases += 1
        let damage = Damage(victim: victim, bytes: bytes, from: place, to: place + 1)
        // Studying on takes longer than looking, and what follows a byte depends little on it.
        try shelf.check(damage, studyingOn: value == chosen && (Soak.isOn || place % 3 == 0))
      }
    }
    let parts = Victim.allCases.count
    if let wrong = Trust.count(cases, of: "DamageTests", parts: parts) { Issue.record("\(wrong)") }
  }

  /// The event would end before its checksum, and would count beside the same one that progress.json has.
  @Test func aCommaThatBecameABracketEndsNoEvent() throws {
    let shelf = try Shelf()
    let whole = shelf.bytes(.history)
    for place in whole.indices where whole[place] == UInt8(ascii: ",") {
      var bytes = whole
      bytes[place] = UInt8(ascii: "}")
      let damage = Damage(victim: .history, bytes: bytes, from: place, to: place + 1)
      try shelf.check(damage, studyingOn: true)
    }
  }

  @Test func aByteOrderMarkIsNoDamage() throws {
    let shelf = try Shelf()
    let part = HistoryPart(Array("\u{FEFF}".utf8) + shelf.bytes(.history), from: 0)
    #expect(part.items.map(\.event) == shelf.events)
    #expect(part.damage.isEmpty)
    #expect(part.items.first?.offset == 0)
    let disk = ModelDisk(shelf.image)
    try disk.put(Array("\u{FEFF}".utf8) + shelf.bytes(.history), shelf.path(.history))
    for isFirst in [true, false, false] {
      let store = try shelf.open(disk)
      #expect(store.notices.isEmpty != isFirst)
      #expect(store.record.cards == Progress(replaying: shelf.events).cards)
      try store.save()
      store.close()
    }
  }

  /// Lines of the first version have no checksum; of two of them the line end between is damaged.
  @Test(arguments: [" ", "x", "}"]) func twoEventsInALineCountWithoutChecksums(between: String)
    throws
  {
    let shelf = try Shelf()
    let text = String(decoding: shelf.bytes(.history), as: UTF8.self)
    let bare = text.replacing(/,"sum":"[0-9a-f]{8}"/, with: "").split(separator: "\n")
    let joined = HistoryPart(Array(bare.joined(separator: between).utf8), from: 0)
    #expect(joined.items.count == shelf.events.count)
  }

  @Test(arguments: Victim.allCases)
  func anyBeginningMayBeAllThatIsLeft(victim: Victim) throws {
    let shelf = try Shelf()
    let whole = shelf.bytes(victim)
    for end in stride(from: 0, to: whole.count, by: Soak.isOn ? 1 : 7) {
      let damage = Damage(
        victim: victim, bytes: Array(whole[..<end]), from: end, to: whole.count)
      try shelf.check(damage, studyingOn: true)
    }
  }

  @Test(arguments: [
    #"{"format":"leitner-progress","version":1}"#, "[]", "", "null", "{}", #"{"cards":{}}"#,
    #"{"format":"anki","version":1,"cards":{}}"#, "\u{FEFF}{}", "PK\u{3}\u{4}", "{\"a\":[[[[[[",
    #"{"format":"leitner-progress","version":0,"cards":{}}"#,
  ])
  func anotherProgramsFileIsSetAside(text: String) throws {
    let shelf = try Shelf()
    let damage = Damage(victim: .progress, bytes: Array(text.utf8), from: 0, to: 0)
    try shelf.check(damage, studyingOn: true)
  }

  @Test(arguments: Victim.allCases)
  func eitherFileMayBeMissing(victim: Victim) throws {
    let shelf = try Shelf()
    let disk = ModelDisk(shelf.image)
    try disk.remove(shelf.path(victim))
    let store = try shelf.open(disk)
    let expected = Progress(
      replaying: victim == .progress ? shelf.events : Array(shelf.events.prefix(shelf.saved)))
    #expect(store.record.cards == expected.cards)
    #expect(store.record.totals == expected.totals)
    #expect(store.notices.count == 1)
    #expect(store.isWritable)
  }

  @Test func aFileOfALaterVersionIsOnlyRead() throws {
    let shelf = try Shelf()
    let disk = ModelDisk(shelf.image)
    let text = Array(#"{"format":"leitner-progress","version":2,"cards":[]}"#.utf8)
    try disk.put(text, shelf.paths.progress)
    let before = disk.image
    let store = try shelf.open(disk)
    #expect(store.obstacle == .newerVersion(file: shelf.paths.progress, version: 2))
    #expect(throws: StoreError.self) { try store.answer("a", .good) }
    #expect(throws: StoreError.self) { try store.save() }
    #expect(store.record.cards == Progress(replaying: shelf.events).cards)
    store.close()
    for path in disk.paths where path != shelf.paths.lock {
      #expect(disk.bytes(path) == ModelDisk(before).bytes(path))
    }
  }

  @Test func aChecksumCoversTheWholeLineAndMayBeAbsent() throws {
    let shelf = try Shelf()
    let text = String(decoding: shelf.bytes(.history), as: UTF8.self)
    // Written by an earlier version or by hand.
    let bare = text.replacing(/,"sum":"[0-9a-f]{8}"/, with: "")
    let disk = ModelDisk(shelf.image)
    try disk.put(Array(bare.utf8), shelf.path(.history))
    try disk.remove(shelf.paths.progress)
    let store = try shelf.open(disk)
    #expect(store.record.cards == Progress(replaying: shelf.events).cards)
    #expect(store.notices == [.snapshotMissing(file: shelf.paths.progress)])
    // Nothing may follow it, because that would not be covered.
    #expect(HistoryPart(Array(text.utf8), from: 0).damage.isEmpty)
    let longer = text.replacing(/("sum":"[0-9a-f]{8}")/) { "\($0.1),\"grade\":\"easy\"" }
    #expect(HistoryPart(Array(longer.utf8), from: 0).items.isEmpty)
  }

  /// A copy of a line with a damaged byte in the key of its checksum is that line, not a second answer.
  @Test(arguments: ["s", "u", "m"]) func aLineWithADamagedKeyOfItsChecksumIsTheSame(
    letter: String
  ) throws {
    let shelf = try Shelf()
    let text = String(decoding: shelf.bytes(.history), as: UTF8.self)
    let key = "sum".replacing(letter, with: "A")
    let copy = text.replacing("\"sum\":", with: "\"\(key)\":")
    let items = HistoryPart(Array((text + copy).utf8), from: 0).items
    #expect(items.count == 2 * shelf.events.count)
    #expect(items.map(\.event).once().map(\.stamp) == shelf.events.map(\.stamp))
    // Of another line it says nothing.
    let other = copy.replacing("\"grade\":\"good\"", with: "\"grade\":\"easy\"")
    #expect(
      HistoryPart(Array((text + other).utf8), from: 0).items.map(\.event).once().count
        > shelf.events.count)
  }

  @Test func theChecksumIsThatOfOtherPrograms() {
    #expect(CRC32.checksum("123456789".utf8) == 0xCBF4_3926)
    #expect(CRC32.checksum("".utf8) == 0)
  }
}

/// The file that is damaged.
enum Victim: CaseIterable { case progress, history }

/// A file's bytes after something happened to those from one place to another.
private struct Damage {
  var victim: Victim
  var bytes: [UInt8]
  var from: Int
  var to: Int
}

/// A learner's files: two days, with answers and an undo that progress.json includes, and one answer
/// that it does not.
private struct Shelf {
  let paths = DataPaths(data: "/data", configuration: "/config", decks: "/decks")
  let image: ModelDisk.Image
  var events: [Event] = []
  /// Events that progress.json includes.
  var saved = 0
  private var ends: [Int] = []

  init() throws {
    let disk = ModelDisk()
    var store = try Store.open(
      paths, disk, device: "desk-abcde", clock: .fixed("2026-01-04T08:30:00Z"))
    try store.answer("a", .good, seconds: 7)
    try store.answer("键", .again)
    try store.save()
    store.close()
    store = try Store.open(
      paths, disk, device: "desk-abcde", clock: .fixed("2026-01-05T08:30:00Z"))
    try store.answer("a", .again)
    try store.answer("b", .easy)
    try store.undo()
    try store.save()
    saved = 5
    try store.answer("c", .good)
    events = try store.history()
    store.close()
    image = disk.image
    let history = disk.bytes(path(.history)) ?? []
    ends = history.indices.filter { history[$0] == 0x0A }.map { $0 + 1 }
  }

  func path(_ victim: Victim) -> String {
    victim == .progress ? paths.progress : paths.history + "/desk-abcde.jsonl"
  }

  func bytes(_ victim: Victim) -> [UInt8] { ModelDisk(image).bytes(path(victim)) ?? [] }

  func open(_ disk: ModelDisk, _ mode: Store.Mode = .readWrite) throws -> Store {
    try Store.open(
      paths, disk, device: "desk-abcde", clock: .fixed("2026-01-05T09:30:00Z"), mode: mode)
  }

  func check(_ damage: Damage, studyingOn: Bool) throws {
    let disk = ModelDisk(image)
    try disk.put(damage.bytes, path(damage.victim))
    let store = try open(disk, studyingOn ? .readWrite : .readOnly)
    expectNothingLost(store, damage)
    if !studyingOn { return }
    let what = "\(damage.victim) from byte \(damage.from)"
    let known = store.record
    try store.answer("next", .good)
    try store.save()
    #expect(store.record.cards.count == known.cards.count + 1)
    store.close()
    let again = try open(disk)
    #expect(again.record.cards == store.record.cards, "\(what)")
    #expect(again.record.totals == store.record.totals, "\(what)")
    // The file that can't be read is still there, for a repair by hand.
    let isKept = disk.paths.contains { path in
      let found = disk.bytes(path) ?? []
      return found == damage.bytes || damage.victim == .history && found.starts(with: damage.bytes)
    }
    let isReplaced = damage.victim == .progress && store.notices.isEmpty
    let isTornEnd = damage.to == bytes(.history).count
    #expect(isKept || isReplaced || isTornEnd, "\(what) is gone")
    again.close()
  }

  /// Progress.json and the history together say all but what an event says that only the history
  /// has, when it is the one that was hit.
  private func expectNothingLost(_ store: Store, _ damage: Damage) {
    let what = "\(damage.victim) from byte \(damage.from): \(store.notices)"
    let all = Progress(replaying: events)
    if store.record.cards == all.cards, store.record.totals == all.totals { return }
    guard damage.victim == .history else {
      Issue.record("\(what): an answer is lost")
      return
    }
    let hit = events.indices.filter { index in
      ends[index] > damage.from && (index == 0 ? 0 : ends[index - 1]) < damage.to
    }
    #expect(hit.allSatisfy { $0 >= saved || damage.to > damage.from + 1 }, "\(what)")
    let rest = Progress(
      replaying: events.enumerated().filter { $0.offset < saved || !hit.contains($0.offset) }.map(
        \.element))
    #expect(store.record.cards == rest.cards, "\(what)")
    #expect(store.record.totals == rest.totals, "\(what)")
    let start = hit.first.map { $0 == 0 ? 0 : ends[$0 - 1] } ?? 0
    let isSaid = store.notices.contains { notice in
      switch notice {
      case .tornEvent(_, let byte): byte == start
      case .damagedEvent(_, _, _, let byte, _, _): (start...(ends.last ?? 0)).contains(byte)
      case .historyShorter: true
      default: false
      }
    }
    let isCutBetweenLines = ends.contains(damage.bytes.count)
    // A reader leaves a torn end for the writer to speak of.
    #expect(isSaid || isCutBetweenLines || !store.isWritable, "\(what): nothing is said")
  }
}
