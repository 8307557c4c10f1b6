import FlashcardDeck
import Toolkit

/// Events that are not written yet: they are kept in memory, count as if they were written, and are
/// written in their order before any other as soon as the disk allows it.
struct PendingEvents {
  /// The state without them, which is what the disk has.
  var onDisk: StoreState
  /// Events that follow from the files and the decks; they are written first.
  var proposed: [Event] = []
  /// The lines of those among them that were lost, which are written as they were.
  var lostLines: [Event.Stamp: [UInt8]] = [:]
  /// Answers and other events of the learner.
  var events: [Event] = []
}

extension Store {
  /// How many answers and other events of the learner are not written yet.
  public var pendingCount: Int { pending?.events.count ?? 0 }

  /// Keeps an event that `append` could not write, until it can be written; returns it as it will be.
  @discardableResult
  public func addPending(_ event: Event) -> Event {
    var new = pending ?? PendingEvents(onDisk: state)
    let event = state.restamped(event, device).ranked()
    new.events.append(event)
    pending = new
    state.count(event.id)
    state.record.add(event)
    return event
  }

  /// Has the learner's events wait that waited before a start.
  func keep(_ waiting: PendingEvents?) {
    guard let waiting else { return }
    var stored: [Event.ID: Event] = [:]
    for event in waiting.events {
      stored[event.id] = addPending(event.renamed(stored))
    }
  }

  /// Takes the events that the loader proposes into the record. They are not written as long as what they
  /// stand for may be in a file that can't be read.
  func takeInProposed() throws(FileError) {
    let (events, lines) = (state.proposed, state.lostLines)
    (state.proposed, state.lostLines) = ([], [:])
    try propose(events, lostLines: lines, writes: state.unread.isEmpty)
  }

  /// Takes events into the record that a writer writes before anything else; a reader only shows what
  /// follows from them.
  func propose(
    _ events: [Event], lostLines: [Event.Stamp: [UInt8]] = [:], writes: Bool = true
  ) throws(FileError) {
    if events.isEmpty { return }
    if isWritable, writes {
      var new = pending ?? PendingEvents(onDisk: state)
      new.proposed += events
      new.lostLines.merge(lostLines) { known, _ in known }
      pending = new
      state.needsSnapshot = true
    } else {
      shown += events
    }
    for event in events { state.count(event.id) }
    // Of lines that were lost the order matters: a link among them came before others.
    if lostLines.isEmpty { state.record.add(events) }
    if !lostLines.isEmpty || state.record.contradictsBase {
      let waiting = pending.map { $0.proposed + $0.events } ?? []
      state.record = try loader.record(with: shown + waiting)
    }
  }

  /// Writes the pending events, as far as the disk allows it.
  public func writePendingEvents() throws(StoreError) {
    try requireLock()
    do {
      _ = try writePending()
    } catch {
      throw .file(error)
    }
  }

  /// Writes the pending events in one go; returns them by the names that they had before.
  func writePending() throws(FileError) -> [Event.ID: Event] {
    guard let waiting = pending else { return [:] }
    // From here on the state is what the disk has, so that each event counts once, when it is written.
    state.resume(waiting)
    pending = nil
    let all = waiting.proposed + waiting.events
    let written: [Event]
    do {
      written = try writeEvents(all, lostLines: waiting.lostLines)
    } catch {
      // The state on the disk may have changed, too.
      let onDisk = state
      let events = state.restamp(all, device, lostLines: waiting.lostLines)
      pending = PendingEvents(
        onDisk: onDisk, proposed: Array(events.prefix(waiting.proposed.count)),
        lostLines: waiting.lostLines, events: Array(events.dropFirst(waiting.proposed.count)))
      state.record = onDisk.record
      state.record.add(events)
      settle(before: loader.day)
      throw error
    }
    settle(before: loader.day)
    return Dictionary(
      zip(all.map(\.id), written), uniquingKeysWith: { first, _ in first })
  }
}

extension StoreState {
  /// Becomes the state that the disk has.
  mutating func resume(_ waiting: PendingEvents) {
    let notices = notices
    self = waiting.onDisk
    self.notices = notices
  }

  /// The event with a name that no other event has and a time that is not before any other; its rank is
  /// to be made of its line.
  func restamped(_ event: Event, _ device: String) -> Event {
    var event = renumbered(event, device)
    event.time = max(event.time, eventTime(event.time, of: device))
    return event
  }

  private func renumbered(_ event: Event, _ device: String) -> Event {
    var event = event
    let next = nextEventID(of: device)
    if event.id.device != device || event.id.counter < next.counter { event.id = next }
    return event
  }

  /// Events one after another with such names and times, which count as used afterwards; those of lost lines as
  /// they are.
  mutating func restamp(
    _ events: [Event], _ device: String, lostLines: [Event.Stamp: [UInt8]]
  ) -> [Event] {
    var stored: [Event.ID: Event] = [:]
    var latest = Instant.first
    return events.map { waiting in
      if lostLines[waiting.stamp] != nil {
        count(waiting.id)
        return waiting
      }
      var event = waiting.renamed(stored)
      if case .clock = event.kind {
        // The known times are the wrong ones; from here on the right ones count.
        event = renumbered(event, device).ranked()
        record.add(event)
      } else {
        event.time = max(event.time, latest)
        event = restamped(event, device)
        // Of thousands of cards that moved, each line would be made once more.
        if event != waiting || event.rank == 0 { event = event.ranked() }
      }
      latest = max(latest, event.time)
      stored[waiting.id] = event
      count(event.id)
      return event
    }
  }
}

extension Event.Kind {
  /// Whether it says which box the card was in.
  var followsFromState: Bool {
    switch self {
    case .answer, .practice, .undo: true
    default: false
    }
  }

  /// Whether, if it was proposed for lost lines, these may have said what a card looked like.
  var lacksLook: Bool {
    switch self {
    case .place, .link: true
    default: false
    }
  }
}

extension Event {
  /// An undo of an event by the name and time with which that was stored; any other event unchanged.
  func renamed(_ stored: [ID: Event]) -> Event {
    guard case .undo(let target, let time, let from, let to, let due) = kind,
      let event = stored[target]
    else { return self }
    var undo = self
    undo.kind = .undo(
      of: event.id, at: time == nil ? nil : event.time, from: from, to: to, due: due)
    return undo
  }
}
