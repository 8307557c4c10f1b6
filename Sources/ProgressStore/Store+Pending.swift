import FlashcardDeck
import Toolkit

/// Events that could not be written: they are kept in memory, count as if they were written, and are
/// written in their order before any other as soon as the disk allows it.
struct PendingEvents {
  /// The state without them, which is what the disk has.
  var onDisk: StoreState
  var events: [Event] = []
}

extension Store {
  /// How many events are not written yet.
  public var pendingCount: Int { pending?.events.count ?? 0 }

  /// Keeps an event that `append` could not write, until it can be written.
  public func addPending(_ event: Event) {
    let event = restamped(event)
    var new = pending ?? PendingEvents(onDisk: state)
    new.events.append(event)
    pending = new
    state.counters[device] = event.id.counter
    state.record.add(event)
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

  /// Writes the pending events; returns the new names of those whose names were used meanwhile.
  func writePending() throws(FileError) -> [Event.ID: Event.ID] {
    guard let waiting = pending else { return [:] }
    // From here on the state is what the disk has, so that each event counts once, when it is written.
    state = waiting.onDisk
    pending = nil
    var names: [Event.ID: Event.ID] = [:]
    var rest = waiting.events[...]
    do {
      while let event = rest.first {
        names[event.id] = try writeEvent(event.renamed(names)).id
        rest.removeFirst()
      }
    } catch {
      keep(rest, names)
      settle(before: loader.day)
      throw error
    }
    settle(before: loader.day)
    return names
  }

  /// Has events wait; `names` are the new names of those before them.
  func keep(_ events: some Sequence<Event>, _ names: [Event.ID: Event.ID] = [:]) {
    var names = names
    for event in events {
      addPending(event.renamed(names))
      names[event.id] = pending?.events.last?.id
    }
  }

  /// The event with a name that no other event has and a time that is not before any other.
  func restamped(_ event: Event) -> Event {
    var event = event
    if event.id.device != device || event.id.counter < nextEventID.counter {
      event.id = nextEventID
    }
    event.time = max(event.time, eventTime(event.time))
    return event
  }
}

extension Event {
  /// An undo with the new name of its answer; any other event unchanged.
  func renamed(_ names: [ID: ID]) -> Event {
    guard case .undo(let answer, let from, let to, let due) = kind, let name = names[answer] else {
      return self
    }
    var event = self
    event.kind = .undo(of: name, from: from, to: to, due: due)
    return event
  }
}
