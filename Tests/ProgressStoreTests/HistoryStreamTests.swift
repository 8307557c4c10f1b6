import FlashcardDeck
import TestSupport
import Testing
import Toolkit

@testable import ProgressStore

/// The events of many files one after another, compared with all of them in memory.
@Suite struct HistoryStreamTests {
  private let disk = ModelDisk()
  private var folder: HistoryFolder { HistoryFolder(files: disk, path: "/history") }

  private func put(_ bytes: [UInt8], _ device: String) throws {
    try disk.put(bytes, folder.path(of: device))
  }

  private func put(_ events: [Event], _ device: String) throws {
    try put(events.flatMap { $0.line() }, device)
  }

  private func event(_ device: String, _ counter: Int, _ milliseconds: Int, _ card: String = "a")
    -> Event
  {
    Event(
      id: Event.ID(device: device, counter: counter), time: Instant(milliseconds: milliseconds),
      day: Day(1), card: CardID(card),
      kind: .answer(.good, from: nil, to: 2, due: Day(3), seconds: counter % 3 == 0 ? nil : 4)
    ).ranked()
  }

  private func all(block: Int = HistoryBlocks.length) throws -> [Event] {
    var stream = try HistoryStream(folder, block: block)
    var events: [Event] = []
    while let event = try stream.next() { events.append(event) }
    return events
  }

  /// What the order means: every event in memory, sorted, each once.
  private func expected() throws -> [Event] {
    try folder.devices().flatMap { try folder.read($0, from: 0)?.part.items.map(\.event) ?? [] }
      .once().sorted { ($0.written, $0.rank) < ($1.written, $1.rank) }
  }

  private func isInOrder(_ bytes: [UInt8]) -> Bool {
    var order = HistoryOrder()
    order.look(at: bytes)
    return order.isKept
  }

  @Test func noFolderHasNoEvents() throws {
    #expect(try all().isEmpty)
    try put([] as [UInt8], "desk")
    #expect(try all().isEmpty)
  }

  @Test func whatOneMachineWritesIsInOrder() throws {
    let events = (1...120).map { event("desk", $0, $0 / 7 * 1000) }
    let bytes = events.flatMap { $0.line() }
    #expect(isInOrder(bytes))
    for swapped in [0, 8, 9, 98, 118] {
      var other = events
      other.swapAt(swapped, swapped + 1)
      #expect(!isInOrder(other.flatMap { $0.line() }), "\(swapped)")
    }
    // The last one belongs before all others.
    #expect(!isInOrder(bytes + event("desk", 121, -1).line()))
  }

  /// Every byte of a moment changed to every other value: only digits may stand for digits.
  @Test func onlyMomentsOfTheOneFormAreCompared() throws {
    let line = event("desk", 2, 1000).line()
    let start = try #require(String(decoding: line, as: UTF8.self).firstRange(of: "1970"))
    let text = String(decoding: line, as: UTF8.self)
    let offset = text.utf8.distance(from: text.startIndex, to: start.lowerBound)
    for place in offset..<(offset + 25) {
      for value in UInt8.min...UInt8.max {
        var other = line
        other[place] = value
        let digits = (0x30...0x39).contains(line[place]) && (0x30...0x39).contains(value)
        let isSame = value == line[place] || digits
        #expect(isInOrder(other) == isSame, "byte \(place - offset) is \(value)")
      }
    }
  }

  @Test func linesOfAnotherFormAreNotTakenForOrdered() {
    let line = event("desk", 2, 1000).line()
    let text = String(decoding: line, as: UTF8.self)
    #expect(isInOrder(line))
    let others = [
      text.replacing("\"time\":", with: "\"time\": "), text.replacing("Z\"", with: "+00:00\""),
      "\n" + text, String(text.dropLast()) + text, text.replacing("desk:2", with: "desk:02") + text,
      text.replacing("-01T", with: "-0xT"), "x" + text, text.replacing("\"id\"", with: "\"di\""),
      text + text.replacing("desk:2", with: "lap:3"),
    ]
    for other in others { #expect(!isInOrder(Array(other.utf8)), "\(other)") }
    #expect(isInOrder(Array(text.dropLast().utf8)), "a last line without its end")
  }

  @Test func aLineLongerThanAPieceIsRead() throws {
    let events = [
      event("desk", 1, 1000), event("desk", 2, 2000, String(repeating: "长", count: 2000)),
      event("desk", 3, 3000),
    ]
    try put(events, "desk")
    #expect(try all(block: 100) == events)
    try put(Array(events.reversed()), "desk")
    #expect(try all(block: 100) == events)
  }

  @Test func filesOfManyMachinesAreMerged() throws {
    let desk = (1...50).map { event("desk", $0, $0 * 1000) }
    let phone = (1...70).map { event("phone", $0, $0 * 700 + 1) }
    try put(desk, "desk")
    try put(phone, "phone")
    try put(Array(desk.prefix(30)), "desk.conflict")
    for block in [64, 1000, HistoryBlocks.length] {
      #expect(try all(block: block) == (desk + phone).inOrder(), "\(block)")
    }
  }

  /// Files as merges, copies, damage and hands leave them.
  @Test(arguments: 0..<UInt64(Soak.isOn ? 2000 : 150))
  func theStreamIsWhatTheOrderMeans(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    func chance(_ count: Int) -> Bool { Int.random(in: 0..<count, using: &random) == 0 }
    var written: [Event] = []
    for device in ["desk", "lap", "phone"].prefix(Int.random(in: 1...3, using: &random)) {
      var time = 0
      var lines: [[UInt8]] = []
      for counter in 1...Int.random(in: 1...40, using: &random) {
        time += [0, 0, 1, 999, 86_400_000].randomElement(using: &random) ?? 0
        let new = event(device, counter, time, "card \(counter % 5)")
        written.append(new)
        lines.append(new.line())
        if chance(12), let copy = written.randomElement(using: &random) {
          lines.append(copy.line())
        }
        if chance(12) {
          // Another line with the name and the moment of this one.
          lines.append(event(device, counter, time, "another").line())
        }
      }
      if chance(3) { lines.shuffle(using: &random) }
      if chance(4), let index = lines.indices.randomElement(using: &random),
        let byte = lines[index].indices.randomElement(using: &random)
      {
        lines[index][byte] ^= UInt8.random(in: 1...255, using: &random)
      }
      if chance(6) { lines.insert(Array("\n# by hand\r\n".utf8), at: lines.count / 2) }
      var bytes = Array(lines.joined())
      if chance(4) { bytes.removeLast(Int.random(in: 1...30, using: &random)) }
      try put(bytes, device)
    }
    let expected = try expected()
    for block in [16, 300, 5000] {
      #expect(try all(block: block) == expected, "seed \(seed), pieces of \(block) bytes")
    }
  }

  @Test func aFileThatIsCutMeanwhileEndsThere() throws {
    let events = (1...50).map { event("desk", $0, $0 * 1000) }
    try put(events, "desk")
    var stream = try HistoryStream(folder, block: 1000)
    _ = try stream.next()
    try put(Array(events.prefix(20)), "desk")
    var count = 1
    while try stream.next() != nil { count += 1 }
    #expect(count == 20)
  }

  @Test func aFailingDiskIsAnError() throws {
    try put((1...50).map { event("desk", $0, $0 * 1000) }, "desk")
    var stream = try HistoryStream(folder, block: 1000)
    disk.failure = .init(from: disk.calls, count: 1, code: 5)
    #expect(throws: StoreError.self) { while try stream.next() != nil {} }
  }
}
