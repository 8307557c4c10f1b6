import FlashcardDeck

/// Events that happened but that the disk would not take: they are kept in memory, count as if they
/// were written, and are written in their order as soon as the disk takes them, before any other.
struct PendingEvents {
  /// What the disk has.
  var onDisk: StoreState
  var events: [Event] = []
}

extension Store {
  /// How many events wait for the disk to take them.
  public var pendingCount: Int { pending?.events.count ?? 0 }

  /// Keeps an event that `append` could not write.
  public func addPending(_ event: Event) {
    let event = restamped(event)
    var new = pending ?? PendingEvents(onDisk: state)
    new.events.append(event)
    pending = new
    state.counters[device] = event.id.counter
    state.record.add(event)
  }

  /// Writes what was kept, as far as the disk takes it.
  public func writePendingEvents() throws(StoreError) {
    if let obstacle { throw .readOnly(obstacle) }
    do {
      _ = try writePending()
    } catch {
      throw .file(error)
    }
  }

  /// Writes what was kept; gives the new names of events whose names were taken meanwhile.
  func writePending() throws(FileError) -> [Event.ID: Event.ID] {
    guard let waiting = pending else { return [:] }
    // From here on the state is what the disk has, so that no event is counted before it is there.
    state = waiting.onDisk
    pending = nil
    var names: [Event.ID: Event.ID] = [:]
    var rest = waiting.events[...]
    do {
      while let event = rest.first {
        names[event.id] = try writeDown(event.renamed(names)).id
        rest.removeFirst()
      }
    } catch {
      for event in rest {
        addPending(event.renamed(names))
        names[event.id] = pending?.events.last?.id
      }
      settle(before: loader.day)
      throw error
    }
    settle(before: loader.day)
    return names
  }

  /// The event under a name and with a time that nothing before it has.
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
  /// An undo names its answer, whose name may be another one now.
  func renamed(_ names: [ID: ID]) -> Event {
    guard case .undo(let answer, let from, let to, let due) = kind, let name = names[answer] else {
      return self
    }
    var event = self
    event.kind = .undo(of: name, from: from, to: to, due: due)
    return event
  }
}
