import FlashcardDeck
import TestSupport
import Testing
import Toolkit

@testable import ProgressStore

/// Random lives of five machines, whose data folders are on disks in memory.
final class Lives {
  /// What may happen to the files of a life besides study.
  enum Fate: CaseIterable {
    /// Files only grow: they are carried whole, progress.json is lost, machines are cloned.
    case growth
    /// Lines are lost as well, but nothing is taken back.
    case losses
    /// Anything.
    case anything
  }

  static let paths = DataPaths(
    data: "/home/data", configuration: "/home/config", decks: "/home/decks")

  let fate: Fate
  var random: SeededGenerator
  private(set) var machines: [Machine] = []
  /// Every line that was acknowledged, with its event.
  private(set) var made: [Event.Stamp: Event] = [:]
  /// Minutes since the lives began.
  private var minute = 0
  private var copies = 0
  /// What an assertion that failed should say.
  private(set) var log: [String] = []

  init(_ fate: Fate, seed: UInt64) {
    self.fate = fate
    random = SeededGenerator(seed: seed)
    machines = (0..<5).map { Machine(name: "machine\($0)") }
  }

  /// Whether one of so many times something happens.
  private func isOne(of number: Int) -> Bool { Int.random(in: 0..<number, using: &random) == 0 }

  /// Lets the machines live through some steps.
  func live(_ steps: Int) throws {
    for _ in 0..<steps {
      minute += random.pick([0, 1, 1, 7, 90, 400, 1500])
      let index = Int.random(in: 0..<machines.count, using: &random)
      let machine = machines[index]
      machine.minute = max(machine.minute, minute)
      switch Int.random(in: 0..<100, using: &random) {
      case 0..<50: try study(machine)
      case 50..<58: try end(machine)
      case 58..<84: try carry(to: machine)
      case 84..<89: try changeSnapshot(of: machine)
      case 89..<91: try repair(machine)
      case 91..<92: try clone(machine, at: index)
      case 92..<94: try backUp(machine)
      case 94..<95: machine.isRetired = machine.isRetired || isOne(of: 3)
      case 95..<96:
        note(machine, "clock")
        try machine.close()
        machine.isAhead.toggle()
      default: try machine.store?.refresh()
      }
      machine.disk.settle()
    }
  }

  private func note(_ machine: Machine, _ what: String) {
    log.append("\(machine.name) \(machine.device) \(machine.now): \(what)")
  }

  // MARK: Study

  private func study(_ machine: Machine) throws {
    if machine.isRetired { return }
    let store = try machine.opened()
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let card = "card\(Int.random(in: 0..<6, using: &random))"
      switch Int.random(in: 0..<20, using: &random) {
      case 0..<11: try answer(CardID(card), machine, store)
      case 11, 12:
        if fate == .losses { continue }
        try takeBack(machine, store)
      case 13, 14:
        let day = store.clock.studyDay(of: store.clock.now()) + 1
        try add(
          random.pick([.suspend, .wake, .star, .unstar, .bury(until: day)]), CardID(card), machine,
          store)
      case 15: try link(CardID(card), machine, store)
      case 16: try add(.pace(random.pick(["normal", "light"])), CardID(""), machine, store)
      case 17:
        try add(
          .exam(of: [random.pick(["deck", "other"])], on: random.pick([nil, Day(20_600)])),
          CardID(""), machine, store)
      case 18:
        try add(
          .practice(random.pick([.again, .good]), from: 1, to: 1, due: Day(20_500), seconds: 2),
          CardID(card), machine, store)
      default:
        machine.minute += 1
        try store.startDay(store.clock.studyDay(of: store.clock.now()))
      }
    }
  }

  private func answer(_ card: CardID, _ machine: Machine, _ store: Store) throws {
    let now = store.clock.now()
    let key = store.record.key(of: card)
    let look = CardLook(question: "\(card)", answer: 7, sketch: [], deck: "deck")
    let event = store.record.answer(
      key, random.pick(Grade.allCases), id: store.nextEventID, time: store.eventTime(now),
      day: store.clock.studyDay(of: now), scheduler: Scheduler(),
      seconds: random.pick([nil, 3, 60]), look: isOne(of: 3) ? look : nil)
    try append(event, machine, store)
  }

  private func takeBack(_ machine: Machine, _ store: Store) throws {
    let now = store.clock.now()
    let day = store.clock.studyDay(of: now)
    let id = store.nextEventID
    let time = store.eventTime(now)
    let target = isOne(of: 2) ? store.record.recent.randomElement(using: &random) : nil
    let event =
      target.map { store.record.undo(of: $0, id: id, time: time, day: day) }
      ?? store.record.undo(id: id, time: time, day: day)
    if let event { try append(event, machine, store) }
  }

  private func link(_ card: CardID, _ machine: Machine, _ store: Store) throws {
    if !isOne(of: 3) { return }
    try add(
      .link(was: CardID("card\(Int.random(in: 0..<6, using: &random))")), card, machine, store)
  }

  private func add(
    _ kind: Event.Kind, _ card: CardID, _ machine: Machine, _ store: Store
  ) throws {
    let now = store.clock.now()
    try append(
      Event(
        id: store.nextEventID, time: store.eventTime(now), day: store.clock.studyDay(of: now),
        card: card, kind: kind), machine, store)
  }

  /// The event as it was stored; nil if its card is not as it was any more.
  private func appended(_ event: Event, _ store: Store) throws -> Event? {
    do {
      return try store.append(event)
    } catch let error {
      if case .outdated = error { return nil }
      throw error
    }
  }

  private func append(_ event: Event, _ machine: Machine, _ store: Store) throws {
    guard let stored = try appended(event, store) else {
      // Another program has answered the card; the window shows it again.
      return note(machine, "\(event.card) was answered elsewhere")
    }
    note(machine, "\(stored.id) \(stored.time) \(stored.card) \(stored.kind)")
    made[stored.stamp] = stored
    let bytes = machine.disk.bytes(machine.file(machine.device)) ?? []
    let line = stored.line()
    expect(bytes.suffix(line.count).elementsEqual(line), "the line is the last one of the file")
    if case .answer(_, _, let box, let due, _) = stored.kind {
      let known = store.record[store.record.key(of: stored.card)]
      if machines.allSatisfy({ !$0.wasAhead }) {
        expect(known?.box == box && known?.due == due, "the answer counts at once")
      }
    }
    expect(
      store.record.latest.map { $0 >= store.record.stamp(of: stored) } ?? false,
      "the event is known")
  }

  private func end(_ machine: Machine) throws {
    note(machine, "ends")
    switch Int.random(in: 0..<3, using: &random) {
    case 0: machine.kill()
    case 1: try machine.close()
    default:
      try machine.store?.save()
      try machine.close()
    }
  }

  private func repair(_ machine: Machine) throws {
    note(machine, "repair")
    let store = try machine.opened()
    try store.rebuild()
    try store.save()
  }

  // MARK: What others do to the files

  private func carry(to machine: Machine) throws {
    let source = random.pick(machines)
    let files = source.historyFiles
    if source === machine || files.isEmpty { return }
    let name = random.pick(files)
    guard var bytes = source.disk.bytes(name) else { return }
    let present = machine.disk.bytes(name) ?? []
    var target = name
    let way = fate == .growth ? 0 : Int.random(in: 0..<8, using: &random)
    switch way {
    case 0..<3:
      let lacks = !present.lines.isSubset(of: bytes.lines)
      if lacks, fate == .growth || isOne(of: 2) { target = conflict(name) }
    case 3: bytes = bytes.wholeLines(&random)
    case 4: bytes = Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &random)))
    case 5:
      if bytes.isEmpty { return }
      bytes[Int.random(in: 0..<bytes.count, using: &random)] = random.pick([0, 0x0A, 0x41, 0xFF])
    case 6:
      note(machine, "loses \(name)")
      if machine.disk.bytes(name) != nil { try machine.disk.remove(name) }
      return
    default: target = conflict(name)
    }
    note(machine, "gets \(target), \(bytes.count) bytes for \(present.count), way \(way)")
    try machine.replace(target, bytes)
  }

  private func conflict(_ name: String) -> String {
    copies += 1
    return name.replacingSuffix(".jsonl", by: ".sync-conflict-\(copies).jsonl")
  }

  private func changeSnapshot(of machine: Machine) throws {
    let path = Self.paths.progress
    guard var bytes = machine.disk.bytes(path) else { return }
    let way = Int.random(in: 0..<(fate == .growth ? 3 : 5), using: &random)
    note(machine, "progress.json, way \(way)")
    switch way {
    case 0: try machine.disk.remove(path)
    case 1:
      bytes[Int.random(in: 0..<bytes.count, using: &random)] ^= 0x21
      try machine.replace(path, bytes)
    case 2:
      if let old = machine.snapshots.randomElement(using: &random) {
        try machine.replace(path, old)
      }
    case 3:
      if let other = random.pick(machines).disk.bytes(path) { try machine.replace(path, other) }
    default: try machine.replace(path, Array(bytes.prefix(bytes.count / 2)))
    }
  }

  private func clone(_ machine: Machine, at index: Int) throws {
    let source = random.pick(machines)
    if source === machine { return }
    // What only the old machine had would be lost.
    if fate == .growth, !machine.historyFiles.isEmpty { return }
    note(machine, "is replaced by a clone of \(source.name)")
    try machine.close()
    machine.becomeClone(of: source)
  }

  private func backUp(_ machine: Machine) throws {
    if let image = machine.backup, fate != .growth, isOne(of: 2) {
      note(machine, "is restored")
      try machine.close()
      machine.restore(image)
    } else {
      machine.backup = machine.disk.image
    }
  }

  // MARK: The end

  /// The events of all lines that any disk has.
  var union: [Event] { machines.flatMap(\.events).once() }

  /// Gives all machines the same set of lines until none of them adds one; returns their states.
  func converge() throws -> [LifeState] {
    for machine in machines {
      try machine.close()
      machine.isRetired = false
      machine.isAhead = false
      machine.minute = max(minute, machines.map(\.minute).max() ?? 0) + 1
    }
    for round in 0..<4 {
      try shareAll(round)
      let known = Set(union.map(\.stamp))
      var states: [LifeState] = []
      for machine in machines {
        note(machine, "opens at the end, round \(round)")
        let store = try machine.opened()
        // A line lost in the middle of a file of the same length is not looked for at a start.
        if round == 0, fate != .growth { try store.rebuild() }
        try store.save()
        states.append(LifeState(store.record.progress))
        try machine.close()
        machine.disk.settle()
      }
      let added = union.filter { !known.contains($0.stamp) }
      if added.isEmpty { return states }
      for event in added { log.append("added: \(event.id) \(event.card) \(event.kind)") }
    }
    expect(false, "the machines go on adding lines")
    return []
  }

  private func shareAll(_ round: Int) throws {
    let names = Set(machines.flatMap(\.historyFiles)).sorted()
    for name in names {
      let copies = machines.compactMap { $0.disk.bytes(name) }
      var lines: [Event.Stamp: [UInt8]] = [:]
      for copy in copies {
        for item in HistoryPart(copy, from: 0).items {
          lines[item.event.stamp] = Array(copy[item.offset..<item.end])
        }
      }
      // Copies of copies would double with each round.
      let isMerged = round > 0 || isOne(of: 2)
      for machine in machines {
        if isMerged {
          let merged = lines.sorted { $0.key < $1.key }.reduce(into: [UInt8]()) {
            $0 += $1.value + [0x0A]
          }
          try machine.replace(name, merged)
          continue
        }
        for copy in copies where !copy.lines.isSubset(of: machine.allLines) {
          try machine.replace(conflict(name), copy)
        }
      }
    }
  }

  func expect(_ condition: Bool, _ what: String, location: SourceLocation = #_sourceLocation) {
    if condition { return }
    Issue.record(
      "\(what)\n\(log.suffix(60).joined(separator: "\n"))", sourceLocation: location)
  }
}

extension [UInt8] {
  /// The lines, as a set.
  var lines: Set<[UInt8]> { Set(split(separator: 0x0A).map(Array.init)) }

  /// Some of the first lines.
  fileprivate func wholeLines(_ random: inout SeededGenerator) -> [UInt8] {
    let lines = split(separator: 0x0A)
    let count = Int.random(in: 0...lines.count, using: &random)
    return lines.prefix(count).flatMap { Array($0) + [0x0A] }
  }
}

extension String {
  fileprivate func replacingSuffix(_ suffix: String, by other: String) -> String {
    hasSuffix(suffix) ? dropLast(suffix.count) + other : self
  }
}
