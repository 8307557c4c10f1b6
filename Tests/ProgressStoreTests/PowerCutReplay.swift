import TestSupport
import FlashcardDeck

@testable import ProgressStore

/// What happens on the disk that is cut.
enum Story: CaseIterable {
  /// Two days of a new learner: answers, undo, saving now and then, a kill, a new day.
  case newLearner
  /// A start with a torn line and a damaged progress.json.
  case damaged
  /// `leitner repair` through a symbolic link.
  case repair
  /// A start with two lines gone: one that progress.json has, and one in another form, which becomes a `place`.
  case lost
  /// Cards that are linked and taken apart again, with progress on both sides.
  case links
}

/// A step that must not be left out.
enum Omission: CaseIterable {
  case syncOfTheHistory, syncOfTheHistoryFolder, syncOfTheDataFolder, syncOfTheSnapshot
  case cuttingOffTheTornLine

  func covers(_ disk: ModelDisk, _ step: ModelDisk.Step) -> Bool {
    func isFile(_ node: Int, _ suffix: String) -> Bool {
      disk.paths.contains { $0.contains(suffix) && disk.node($0) == node }
    }
    switch (self, step) {
    case (.syncOfTheHistory, .sync(let node)): return isFile(node, ".jsonl")
    case (.syncOfTheSnapshot, .sync(let node)): return isFile(node, ".tmp")
    case (.syncOfTheHistoryFolder, .sync(let node)): return disk.node(paths.history) == node
    case (.syncOfTheDataFolder, .sync(let node)): return disk.node(paths.data) == node
    case (.cuttingOffTheTornLine, .truncate(let node, _)): return isFile(node, ".jsonl")
    default: return false
    }
  }
}

private let paths = DataPaths(
  data: "/home/data", configuration: "/home/config", decks: "/home/decks")
private let device = "desk-abcde"

/// One run of a story, with what was acknowledged at each place of the disk's log.
struct Replay {
  struct Mark {
    /// Steps in the log when it was made.
    var steps: Int
    var acknowledged: [Event]
    var inFlight: Event?
    /// Versions of progress.json so far; the last one was acknowledged by `save`.
    var versions: [[UInt8]]
    var time: String
  }

  private(set) var start: ModelDisk.Image
  private var log: [ModelDisk.Step] = []
  private var marks: [Mark] = []
  /// Bytes that could not be read but must not vanish.
  private var kept: [UInt8]?
  private let story: Story

  init(_ story: Story, omitting omission: Omission? = nil) throws {
    self.story = story
    let disk = ModelDisk()
    var now = Mark(
      steps: 0, acknowledged: [], inFlight: nil, versions: [], time: "2026-01-04T08:30:00Z")
    if story != .newLearner { try Self.studyBefore(disk, story, &now) }
    kept = story == .damaged ? disk.bytes(paths.progress) : nil
    disk.settle()
    start = disk.image
    if let omission { disk.ignores = { omission.covers($0, $1) } }
    now.versions = [disk.bytes(paths.progress) ?? []]
    try study(disk, story, &now)
    log = disk.log
  }

  private static func studyBefore(_ disk: ModelDisk, _ story: Story, _ now: inout Mark) throws {
    if story == .lost {
      let line =
        #"{"id": "desk-abcde:1", "time": "2026-01-04T08:00:00Z", "day": "2026-01-04", "#
        + #""event": "answer", "card": "0", "grade": "good", "from": null, "to": 2, "#
        + #""due": "2026-01-06"}"#
      try disk.makeFolders(paths.history)
      try disk.put(Array((line + "\n").utf8), paths.history + "/\(device).jsonl")
      now.acknowledged += HistoryPart(Array(line.utf8), from: 0).items.map(\.event)
    }
    let store = try open(disk, now.time)
    for (card, grade) in [("a", Grade.good), ("b", .again), ("键", .easy)] {
      now.acknowledged.append(try store.answer(card, grade))
    }
    try store.save()
    store.close()
    let history = paths.history + "/\(device).jsonl"
    switch story {
    case .newLearner, .links: break
    case .lost:
      let lines = (disk.bytes(history) ?? []).split(separator: 0x0A)
      try disk.put(lines.dropFirst(2).flatMap { $0 + [0x0A] }, history)
    case .damaged:
      try disk.put((disk.bytes(history) ?? []) + Array(#"{"id":"desk-abc"#.utf8), history)
      try disk.put(
        Array(#"{"format":"leitner-progress","version":1,"cards":{"#.utf8), paths.progress)
    case .repair:
      let bytes = disk.bytes(paths.progress) ?? []
      try disk.remove(paths.progress)
      try disk.put(bytes, "/home/elsewhere/real.json")
      try disk.putLink("../elsewhere/real.json", paths.progress)
    }
  }

  private mutating func study(_ disk: ModelDisk, _ story: Story, _ now: inout Mark) throws {
    var session = Session(disk: disk, now: now)
    defer { marks = session.marks }
    try session.open("2026-01-05T08:30:00Z")
    if story == .repair { try session.save { try $0.rebuild() } }
    if story == .links { try Self.link(&session) }
    try session.answer("a", .good)
    try session.answer("b", .again)
    try session.undo()
    try session.answer("c", .easy)
    try session.save()
    try session.answer("键", .good)
    try session.save()
    session.close()
    if story != .newLearner { return }
    try session.open("2026-01-05T21:00:00Z")
    try session.undo()
    try session.answer("d", .hard)
    // Killed: nothing is saved.
    session.close()
    try session.open("2026-01-06T07:00:00Z")
    try session.save()
    try session.answer("b", .good)
    try session.save()
    session.close()
  }

  private static func link(_ session: inout Session) throws {
    try session.add(.link(was: CardID("b")), "a")
    try session.answer("a", .good)
    let link = try session.add(.link(was: CardID("键")), "a")
    try session.save()
    if let link { try session.undo(link) }
    try session.add(.link(was: CardID("a")), "键")
  }

  /// Carries a story out and notes what was acknowledged when.
  private struct Session {
    let disk: ModelDisk
    var now: Mark
    var marks: [Mark] = []
    var store: Store?

    init(disk: ModelDisk, now: Mark) {
      (self.disk, self.now) = (disk, now)
      note()
    }

    mutating func note() {
      now.steps = disk.log.count
      marks.append(now)
    }

    mutating func open(_ time: String) throws {
      now.time = time
      note()
      store = try Replay.open(disk, time)
      note()
    }

    mutating func answer(_ card: String, _ grade: Grade) throws {
      guard let store else { return }
      let time = store.clock.now()
      try append(
        store.record.answer(
          CardID(card), grade, id: store.nextEventID, time: store.eventTime(time),
          day: store.clock.studyDay(of: time), scheduler: Scheduler()))
    }

    mutating func undo() throws {
      guard let store else { return }
      let time = store.clock.now()
      let undo = store.record.undo(
        id: store.nextEventID, time: store.eventTime(time), day: store.clock.studyDay(of: time))
      if let undo { try append(undo) }
    }

    @discardableResult
    mutating func add(_ kind: Event.Kind, _ card: String) throws -> Event? {
      guard let store else { return nil }
      let time = store.clock.now()
      try append(
        Event(
          id: store.nextEventID, time: store.eventTime(time),
          day: store.clock.studyDay(of: time), card: CardID(card), kind: kind))
      return now.acknowledged.last
    }

    mutating func undo(_ event: Event) throws {
      guard let store else { return }
      let time = store.clock.now()
      try append(
        store.record.undo(
          of: event, id: store.nextEventID, time: store.eventTime(time),
          day: store.clock.studyDay(of: time)))
    }

    private mutating func append(_ event: Event) throws {
      let event = event.ranked()
      now.inFlight = event
      note()
      try store?.append(event)
      now.acknowledged.append(event)
      now.inFlight = nil
      note()
    }

    mutating func save(after work: (Store) throws -> Void = { _ in }) throws {
      guard let store else { return }
      try work(store)
      note()
      try store.save()
      now.versions.append(disk.bytes(paths.progress) ?? [])
      note()
    }

    mutating func close() {
      store?.close()
      store = nil
      note()
    }
  }

  static func open(_ disk: ModelDisk, _ time: String) throws -> Store {
    try Store.open(paths, disk, device: device, clock: .fixed(time))
  }

  func open(_ disk: ModelDisk, at cut: Mark) throws -> Store { try Self.open(disk, cut.time) }

  /// Gives every image that a cut at any place leaves, with what was acknowledged until then.
  func forEachCut(every stride: Int, _ body: (Mark, ModelDisk.Image) throws -> Void) throws {
    var cut = PowerCut(start, [])
    var seen: (mark: Int, images: Set<ModelDisk.Image>) = (-1, [])
    func visit(_ mark: Mark, _ cut: PowerCut) throws {
      // Cuts inside a write that left nothing on the disk all give the same state.
      if seen.mark != mark.steps { seen = (mark.steps, []) }
      for image in cut.survivors() where seen.images.insert(image).inserted {
        try body(mark, image)
      }
    }
    for place in 0...log.count {
      guard let mark = marks.last(where: { $0.steps <= place }) else { continue }
      try visit(mark, cut)
      if place == log.count { break }
      for part in log[place].parts(every: stride).dropLast() {
        var inside = cut
        inside.take(part)
        try visit(mark, inside)
      }
      cut.take(log[place])
    }
  }

  func cutEverywhere(every stride: Int, _ report: (String) throws -> Void) throws -> Int {
    var cases = 0
    try forEachCut(every: stride) { cut, image in
      cases += 1
      // Studying on takes most of the time; at full length, what a cut leaves differs little from
      // the one before.
      let studiesOn = !Soak.isOn || cases % 16 == 0
      for loss in try losses(in: image, at: cut, studyingOn: studiesOn) {
        try report("cut after step \(cut.steps): \(loss)")
      }
    }
    return cases
  }

  /// What is wrong with what a cut left, in words.
  func losses(
    in image: ModelDisk.Image, at cut: Mark, studyingOn: Bool = true, recovered: [UInt8]? = nil
  ) throws -> [String] {
    var losses: [String] = []
    let disk = ModelDisk(image)
    let found = disk.bytes(paths.progress)
    let versions = (marks.last?.versions ?? []).dropFirst(cut.versions.count - 1)
    let isWhole = versions.contains(found ?? []) || recovered != nil && found == recovered
    if !isWhole, found != nil || kept == nil || cut.versions.count > 1 {
      losses.append("progress.json is \(found.map { "\($0.count) bytes of none" } ?? "gone")")
    }
    func isKept() -> Bool { kept == nil || disk.paths.contains { disk.bytes($0) == kept } }
    if !isKept() { losses.append("the damaged file is gone") }

    let store = try open(disk, at: cut)
    if let obstacle = store.obstacle { losses.append("\(obstacle)") }
    losses += wrong(store, cut)
    if !studyingOn { return losses }
    // Whatever was left, study goes on from there.
    try store.writePendingEvents()
    let known = try store.history()
    let next = try store.answer("next", .good)
    try store.save()
    store.close()
    let again = try open(disk, at: cut)
    if try again.history().withoutSums != known.withoutSums + [next] {
      losses.append("the next answer is not the next one")
    }
    if again.record != store.record { losses.append("the state after the next answer is another") }
    if again.notices.contains(where: { !$0.isAboutDamage }) { losses.append("\(again.notices)") }
    if disk.paths.contains(where: { $0.hasSuffix(".tmp") }) { losses.append("\(disk.paths)") }
    if !isKept() { losses.append("the damaged file is gone later") }
    return losses
  }

  private func wrong(_ store: Store, _ cut: Mark) -> [String] {
    var losses: [String] = []
    let found = (try? store.history()) ?? []
    let most = cut.acknowledged + (cut.inFlight.map { [$0] } ?? [])
    // The first line of this story was gone before, and the second one until it was written again.
    let gone = story == .lost ? [1, 2] : [0]
    let answers = found.withoutSums
    if !gone.contains(where: { count in
      [cut.acknowledged, most].contains { answers == Array($0.dropFirst(count)) }
    }) {
      losses.append(
        "\(found.map(\.id.counter)) of \(most.map(\.id.counter)) that were acknowledged")
    }
    let day = store.clock.studyDay(of: store.clock.now())
    let all = found + (store.pending.map { $0.proposed + $0.events } ?? [])
    if store.record != StudyRecord(history: all, day: day) { losses.append("another state") }
    if story == .lost {
      let states = [cut.acknowledged, most].map { Progress(replaying: $0) }
      if !states.contains(where: {
        $0.cards == store.record.cards && $0.totals == store.record.totals
      }) {
        losses.append("what was lost is not there")
      }
    }
    return losses
  }
}

extension [Event] {
  /// Without what the store adds to keep what only progress.json knows.
  fileprivate var withoutSums: [Event] {
    filter {
      switch $0.kind {
      case .place, .totals: false
      default: true
      }
    }
  }
}

extension StoreNotice {
  fileprivate var isAboutDamage: Bool {
    if case .damagedEvent = self { true } else { false }
  }
}
