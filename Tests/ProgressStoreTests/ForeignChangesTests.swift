import TestSupport
import FlashcardDeck
import Foundation
import Testing

@testable import ProgressStore

/// A data folder that another program carries between machines while this one is running: histories
/// grow, appear, vanish, are put back as they were or copied; so is progress.json.
@Suite struct ForeignChangesTests {
  private static let paths = DataPaths(data: "/data", configuration: "/config", decks: "/decks")
  private static let own = paths.history + "/desk-abcde.jsonl"
  private static let foreign = paths.history + "/lap-fghij.jsonl"

  /// The folder, and what must be known of it.
  private struct Folder {
    let disk = ModelDisk()
    var answered: [String: Int] = [:]
    var lines: [[UInt8]] = []
    var ownVersions: [[UInt8]] = []
    var progressVersions: [[UInt8]] = []
    var minute = 0

    func open() throws -> Store {
      try Store.open(
        paths, disk, device: "desk-abcde",
        clock: .fixed(Instant(milliseconds: 1_767_600_000_000 + minute * 60_000).description))
    }

    mutating func remember() {
      ownVersions.append(disk.bytes(own) ?? [])
      if let bytes = disk.bytes(paths.progress) { progressVersions.append(bytes) }
    }

    /// What a synchronizing program may do, by renaming, so that the file is another one.
    func replace(_ path: String, with bytes: [UInt8]) throws {
      try disk.put(bytes, path + ".sync")
      try disk.rename(path + ".sync", to: path)
    }

    mutating func change(_ random: inout SeededGenerator) throws {
      switch Int.random(in: 0..<9, using: &random) {
      case 0: try replace(own, with: ownVersions.randomElement(using: &random) ?? [])
      case 1:
        // It was caught while it was being copied.
        let bytes = ownVersions.last ?? []
        let end = Int.random(in: 0...bytes.count, using: &random)
        try replace(own, with: Array(bytes.prefix(end)))
      case 2: if disk.bytes(own) != nil { try disk.remove(own) }
      case 3...4:
        let counter = lines.count + 1
        let card = "lap\(Int.random(in: 0..<4, using: &random))"
        answered[card, default: 0] += 1
        lines.append(
          Event(
            id: .init(device: "lap-fghij", counter: counter),
            time: Instant(milliseconds: 1_767_500_000_000 + minute * 70_000),
            day: Day(20_457), card: CardID(card),
            kind: .answer(.good, from: nil, to: 2, due: Day(20_459), seconds: nil)
          ).line())
        try replace(foreign, with: Array(lines.joined()))
      case 5: try disk.put(ownVersions.randomElement(using: &random) ?? [], own + ".conflict.jsonl")
      case 6:
        let versions = progressVersions + [Array("{}".utf8), [], Array("[1]".utf8)]
        try replace(paths.progress, with: versions.randomElement(using: &random) ?? [])
      case 7: if disk.bytes(paths.progress) != nil { try disk.remove(paths.progress) }
      default: break
      }
    }
  }

  @Test(arguments: 0..<(Soak.isOn ? 3000 : 120))
  func nothingThatWasAnsweredIsForgotten(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var folder = Folder()
    for _ in 0..<4 {
      var store = try folder.open()
      for _ in 0..<8 {
        folder.minute += Int.random(in: 1...90, using: &random)
        if Bool.random(using: &random) { try folder.change(&random) }
        if Int.random(in: 0..<3, using: &random) == 0 { try store.refresh() }
        let card = "desk\(Int.random(in: 0..<4, using: &random))"
        do {
          try store.answer(card, .good)
        } catch let error as StoreError where error == .outdated(CardID(card)) {
          // A copy with answers of this machine's own numbers came just then; the card is shown anew.
          try store.answer(card, .good)
        }
        folder.answered[card, default: 0] += 1
        folder.remember()
        expectAll(folder, store, "\(seed) while it runs")
        if Int.random(in: 0..<4, using: &random) == 0 {
          try store.save()
          folder.remember()
        }
      }
      try store.save()
      folder.remember()
      store.close()
      // Only one of the two is changed while no program runs that remembers the other.
      if Bool.random(using: &random) {
        try folder.replace(
          Self.own, with: folder.ownVersions.randomElement(using: &random) ?? [])
      }
      store = try folder.open()
      expectAll(folder, store, "\(seed) at the next start")
      try store.save()
      store.close()
    }
  }

  private func expectAll(_ folder: Folder, _ store: Store, _ what: String) {
    for (card, count) in folder.answered where card.hasPrefix("desk") {
      #expect(store.record[CardID(card)]?.reviews == count, "seed \(what): \(card)")
    }
    let foreign = folder.answered.filter { $0.key.hasPrefix("lap") }.values.reduce(0, +)
    #expect(
      store.record.totals.reviews
        <= folder.answered.values.reduce(0, +), "seed \(what): \(foreign) counted twice")
  }

  /// The open file can't show that its folder was renamed.
  @Test func whatWentIntoAFolderThatWasMovedAwayIsWrittenAgain() throws {
    let folder = Folder()
    let store = try folder.open()
    try store.answer("a", .good)
    try folder.disk.rename(Self.paths.history, to: "/data/elsewhere")
    try store.answer("b", .good)
    let lines = String(decoding: folder.disk.bytes(Self.own) ?? [], as: UTF8.self)
    for card in ["a", "b"] { #expect(lines.contains("\"card\":\"\(card)\"")) }
    #expect(store.record[CardID("b")]?.reviews == 1)
    store.close()
    let next = try folder.open()
    for card in ["a", "b"] { #expect(next.record[CardID(card)]?.reviews == 1) }
  }

  /// A look at the folder takes the new file in before the next answer.
  @Test func anAnswerGoesIntoTheFileThatTookThePlaceOfTheOpenOne() throws {
    let folder = Folder()
    let store = try folder.open()
    try store.answer("a", .good)
    let bytes = try #require(folder.disk.bytes(Self.own))
    try folder.replace(Self.own, with: bytes)
    try store.refresh()
    try store.answer("b", .good)
    try folder.replace(Self.own, with: [])
    try store.refresh()
    try store.answer("c", .good)
    let lines = String(decoding: folder.disk.bytes(Self.own) ?? [], as: UTF8.self)
    for card in ["a", "b", "c"] { #expect(lines.contains("\"card\":\"\(card)\""), "\(lines)") }
  }

  @Test func aProgressFileThatArrivedMeanwhileIsNotWrittenOver() throws {
    let folder = Folder()
    let store = try folder.open()
    try store.answer("a", .good)
    try store.save()
    // It knows a history that has not arrived yet.
    let other = ModelDisk()
    let there = try Store.open(
      Self.paths, other, device: "lap-fghij", clock: .fixed("2026-01-04T08:30:00Z"))
    try there.answer("b", .easy)
    try there.save()
    let bytes = try #require(other.bytes(Self.paths.progress))
    try folder.replace(Self.paths.progress, with: bytes)
    try store.answer("c", .good)
    try store.save()
    let kept = try #require(folder.disk.paths.first { $0.contains("progress.json.replaced-") })
    #expect(folder.disk.bytes(kept) == bytes)
    #expect(store.notices == [.snapshotReplaced(file: Self.paths.progress, keptAs: kept)])
    // Of a later version: it stays, and nothing is written.
    let later = Array(#"{"format":"leitner-progress","version":9}"#.utf8)
    try folder.replace(Self.paths.progress, with: later)
    try store.answer("d", .good)
    #expect(throws: StoreError.self) { try store.save() }
    #expect(folder.disk.bytes(Self.paths.progress) == later)
  }
}
