import FlashcardDeck
import Toolkit

/// Reconciles the known state with history files that changed: removed, shorter, rewritten, damaged, or
/// with an event that belongs before the base.
///
/// There is one rule. The state is what follows from the lines of the history. If those lack events that
/// were known, what only the known state has becomes events of this machine (`MissingProgress`), so that
/// it is in the history again. Data in either file survives.
extension StoreLoader {
  /// What is known without the history.
  struct Known {
    /// The latest state.
    var progress: Progress
    /// The last event in it, as far as that is known.
    var latest: Event.Stamp?
    /// How far its events reach.
    var extent: StoreState.Extent
    /// Whether its tallies are complete, so that they show whether events are missing.
    var hasTallies = true
  }

  /// A change of a history file.
  struct Change {
    var device: String
    var notice: (StoreNotice.Outcome) -> StoreNotice?
  }

  /// How a device's file differs from one whose lines up to these offsets are known; nil if it does not.
  func change(
    of device: String, from bytes: Int, _ settled: Int, _ lastLine: UInt32?
  ) throws(FileError) -> Change? {
    let path = folder.path(of: device)
    guard let status = try files.status(path) else {
      return Change(device: device) { .historyMissing(file: path, $0) }
    }
    if status.size < bytes {
      return Change(device: device) {
        .historyShorter(file: path, bytes: status.size, before: bytes, $0)
      }
    }
    let isSound = try folder.hasLineEnd(device, at: bytes)
    let isSame = try folder.hasLine(lastLine, device, endingAt: bytes)
    let isSettledSound = try folder.hasLineEnd(device, at: settled)
    if settled > bytes || !isSound || !isSame || !isSettledSound {
      return Change(device: device) { .historyRewritten(file: path, $0) }
    }
    return nil
  }

  /// The state after the whole history, with events proposed for what only the known state has.
  func reconciled(_ known: Known, _ changes: [Change]) throws(FileError) -> StoreState {
    var (state, history) = try replayed(known.extent.bytes)
    state.unread = Set(try folder.unreadable()).intersection(
      known.extent.unread.union(known.extent.bytes.filter { $0.value > 0 }.keys))
    // Numbers of lost lines are not given again, and those of lines that can't be read are known.
    for device in state.unread.union([device]) {
      guard let counter = known.extent.counters[device], counter <= StoreState.largestCounter
      else { continue }
      state.counters[device] = max(counter, state.counters[device] ?? 0)
    }
    state.lacksLines = mayLack(known, history)
    let lacks = state.lacksLines ? try keep(known, history, &state) : false
    // What lacks may be in a file that can't be read: what became of the others is told when it can be.
    if !state.unread.isEmpty { return state }
    let outcome: StoreNotice.Outcome = lacks ? .kept : .rebuilt
    if outcome == .kept { state.notices = state.notices.map(\.withKeptCards) }
    let notices = changes.compactMap { $0.notice(outcome) }
    if outcome == .kept, notices.isEmpty, !state.notices.contains(where: \.isDamage) {
      state.notices.insert(.eventsMissing(folder: paths.history), at: 0)
    }
    state.notices = notices + state.notices
    return state
  }

  /// Proposes events for what only the known state has; false if there is nothing.
  private func keep(
    _ known: Known, _ history: History, _ state: inout StoreState
  ) throws(FileError) -> Bool {
    // First what is known to the byte, which leaves nothing to find out.
    var history = history
    let lines = lostLines(of: known, in: history)
    state.lostLines = Dictionary(
      lines.map { ($0.event.stamp, $0.line) }, uniquingKeysWith: { first, _ in first })
    state.proposed += lines.map(\.event)
    history.events += lines.map(\.event)
    history.withinKnownBytes += lines.map(\.event)
    // Then the clocks: by them it is known what came last, and what is lost besides them.
    let lost = state.events(
      of: known.progress.clocks.spans(lackingIn: state.clocks), device: device, now: now, day: day)
    state.proposed += lost
    try proposeClocks(&state)
    let clocks = state.clocks
    let missing = missing(of: known, in: history, lost: lost, clocks: clocks)
    let latest = clocks.latest(of: history.events)
    state.proposed += state.events(
      missing.events, device: device, time: state.eventTime(now, of: device, after: latest),
      after: missing.after, day: day + -1)
    return !lines.isEmpty || !lost.isEmpty || !missing.events.isEmpty
  }

  /// The state after the whole history.
  func rebuilt() throws(FileError) -> StoreState { try replayed().state }

  /// The record after the whole history and some events that are not in it.
  func record(with more: [Event]) throws(FileError) -> StudyRecord {
    var state = StoreState()
    return StudyRecord(history: (try readEvents(&state, from: [:]) + more).once(), day: day)
  }

  /// The state after the whole history, with its events; `bytes` are the known ones of each file.
  func replayed(
    _ bytes: [String: Int] = [:]
  ) throws(FileError) -> (state: StoreState, history: History) {
    var state = StoreState()
    var known: [Event] = []
    let events = try readEvents(&state, from: [:]) { device, part in
      let end = bytes[device] ?? 0
      known += part.items.lazy.filter { $0.end <= end }.map(\.event)
    }.once()
    state.record = StudyRecord(history: events, day: day)
    state.settleFiles()
    state.needsSnapshot = true
    state.wasReplayed = true
    return (state, History(events: events, withinKnownBytes: known.once()))
  }
}

/// Devices whose clock was ahead.
extension StoreLoader {
  /// The clock of a machine that lost its battery begins some years before; this program did not exist
  /// then.
  private static let firstBelievable = Instant(milliseconds: 1_767_225_600_000)  // 2026-01-01

  /// As many events as a day or two under a wrong clock leave. A clock that is behind instead, by years
  /// and yet believable, is less likely than that, and would put few events out of order.
  private static let fewEvents = 100

  /// Proposes events for the devices whose events are more than a year ahead of this machine's clock, if
  /// that is believable: few events are ahead of it, or not most.
  func proposeClocks(_ state: inout StoreState) throws(FileError) {
    let clocks = state.clocks
    guard let latest = state.record.latest, now >= Self.firstBelievable,
      latest.time.milliseconds - now.milliseconds > ClockCorrections.farAhead
    else { return }
    var ignored = StoreState()
    let events = try readEvents(&ignored, from: [:]).once()
    // By the position, which of an event that stands for lost ones is that of another event: if that one
    // is lost, too, only its name can be corrected.
    let ahead = events.map(clocks.stamp)
      .filter { $0.time.milliseconds - now.milliseconds > ClockCorrections.farAhead }
    guard !ahead.isEmpty, ahead.count <= Self.fewEvents || ahead.count * 2 < events.count else {
      return
    }
    var spans: [String: (own: ClosedRange<Int>?, beyond: Set<Int>)] = [:]
    for id in ahead.map(\.id) {
      var span = spans[id.device] ?? (nil, [])
      if id.counter > state.counters[id.device] ?? 0 {
        span.beyond.insert(id.counter)
      } else {
        let known = span.own ?? id.counter...id.counter
        span.own = min(known.lowerBound, id.counter)...max(known.upperBound, id.counter)
      }
      spans[id.device] = span
    }
    var kinds: [(card: CardID, kind: Event.Kind)] = []
    for (device, span) in spans.sorted(by: { $0.key < $1.key }) {
      if let own = span.own { kinds.append((CardID(""), .clock(of: device, own))) }
      kinds += span.beyond.sorted().map { (CardID(""), .clock(of: device, $0...$0)) }
      state.notices.append(
        .clockAhead(
          device: device, latest: ahead.filter { $0.id.device == device }.map(\.time).max() ?? now))
    }
    // Their time is this machine's, because the known times are the wrong ones.
    state.proposed.insert(
      contentsOf: state.events(kinds, device: device, time: now, day: day), at: 0)
  }
}

extension StoreState {
  /// The devices whose clock was ahead, with those that events are proposed for.
  fileprivate var clocks: ClockCorrections {
    var clocks = record.base.clocks
    for event in proposed { clocks.add(event) }
    return clocks
  }

  /// The next number of a device behind those of the events that are proposed.
  private func nextCounter(of device: String) -> Int {
    nextEventID(of: device).counter + proposed.count - lostLines.count
  }

  /// Events for clocks that were known to be ahead: each counts at the moment at which that was noticed.
  fileprivate func events(
    of clocks: [(device: String, span: ClockCorrections.Span)], device: String, now: Instant,
    day: Day
  ) -> [Event] {
    let first = nextCounter(of: device)
    return clocks.enumerated().map { index, clock in
      let noticed = Event.ID(device: clock.device, counter: clock.span.events.lowerBound)
      return Event(
        id: Event.ID(device: device, counter: first + index), time: now,
        after: Event.Stamp(time: clock.span.time, id: noticed), day: day, card: CardID(""),
        kind: .clock(of: clock.device, clock.span.events)
      ).ranked()
    }
  }

  /// Events with the next names of a device.
  fileprivate func events(
    _ kinds: [(card: CardID, kind: Event.Kind)], device: String, time: Instant,
    after: Event.Stamp? = nil, day: Day
  ) -> [Event] {
    let first = nextCounter(of: device)
    return kinds.enumerated().map { index, part in
      Event(
        id: Event.ID(device: device, counter: first + index), time: time, after: after, day: day,
        card: part.card, kind: part.kind
      ).ranked()
    }
  }
}

extension StoreNotice {
  /// The same notice for a damaged event that the known progress includes.
  fileprivate var withKeptCards: StoreNotice {
    if case .damagedEvent(let file, let line, let column, let byte, let more, _) = self {
      return .damagedEvent(
        file: file, line: line, column: column, byte: byte, more: more, .kept)
    }
    return self
  }

  fileprivate var isDamage: Bool { if case .damagedEvent = self { true } else { false } }
}
