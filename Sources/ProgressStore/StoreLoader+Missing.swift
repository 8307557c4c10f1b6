import FlashcardDeck
import Toolkit

/// Whether lines of the history are gone, and what the known state has because of them.
extension StoreLoader {
  /// The events that all files contain, and among them those within the bytes that were known.
  struct History {
    var events: [Event]
    var withinKnownBytes: [Event]
  }

  /// What only the known state has, as events of this machine, with the position after which they count, and
  /// whether the history has all known lines.
  func missing(
    of known: Known, in history: History
  ) -> (events: [(card: CardID, kind: Event.Kind)], after: Event.Stamp?, hasAll: Bool) {
    // A progress.json of the first form does not say numbers.
    let events = known.extent.counters.isEmpty ? history.withinKnownBytes : history.events
    let found = Self.tallies(of: events.filter { known.mayContain($0) })
    if known.hasTallies, Self.hasAll(of: known, found, Self.tallies(of: history.withinKnownBytes)) {
      return ([], nil, true)
    }
    let doubtful = Self.doubtfulDevices(events, found, known)
    let compared = events.filter {
      known.mayContain($0) && !($0.kind.takesAway && doubtful.contains($0.id.device))
    }
    let certain = Self.certain(history, doubtful, found, known)
    let missing = MissingProgress(
      of: known.progress, in: Progress(replaying: compared), knownEvents: certain,
      areAllCertain: doubtful.isEmpty)
    let latest = OrderedEvents(events.filter(known.mayContain)).last
    // Another machine may have missed the same lines.
    let present = Set(events.lazy.map(\.said))
    return (
      missing.events.filter { !$0.kind.isSaidOnce || !present.contains(Said($0.card, $0.kind)) },
      [known.latest, latest].compactMap(\.self).max(), false
    )
  }

  /// Whether the history has all known events of each device: either the files have them within the known
  /// bytes, also if a copy of a machine has added others with the same names, or they have been moved and
  /// there are no others.
  private static func hasAll(
    of known: Known, _ found: [String: Tally], _ withinKnownBytes: [String: Tally]
  ) -> Bool {
    known.progress.tallies.allSatisfy { device, tally in
      found[device] == tally || withinKnownBytes[device] == tally
    }
  }

  private static func tallies(of events: [Event]) -> [String: Tally] {
    var tallies: [String: Tally] = [:]
    for event in events { tallies[event.id.device, default: Tally()].add(event) }
    return tallies
  }

  /// The devices of which some events with known numbers are those of a copy, which the known state may
  /// lack: what they take back or away does not mean that something was lost.
  private static func doubtfulDevices(
    _ events: [Event], _ found: [String: Tally], _ known: Known
  ) -> Set<String> {
    var devices: Set<String> = []
    if known.hasTallies {
      for (device, tally) in found {
        let before = known.progress.tallies[device] ?? Tally()
        // As many with another sum: one is gone, and another one is there.
        if tally.count > before.count || tally.count == before.count && tally != before {
          devices.insert(device)
        }
      }
    }
    var seen: Set<Event.ID> = []
    for event in events where !seen.insert(event.id).inserted { devices.insert(event.id.device) }
    return devices
  }

  /// The events that are known for certain: of devices that lost lines and have no others under their
  /// names, in the files as they were. To take back another one would lose an answer.
  private static func certain(
    _ history: History, _ doubtful: Set<String>, _ found: [String: Tally], _ known: Known
  ) -> [Event] {
    let tallies = known.progress.tallies
    if tallies.allSatisfy({ found[$0.key] == $0.value }) { return [] }
    return history.withinKnownBytes.filter { event in
      !doubtful.contains(event.id.device) && tallies[event.id.device] != nil
        && known.mayContain(event)
    }
  }
}

extension StoreLoader.Known {
  /// Whether an event's number is one of the known ones.
  fileprivate func mayContain(_ event: Event) -> Bool {
    extent.counters.isEmpty || event.id.counter <= extent.counters[event.id.device] ?? 0
  }
}

/// What an event says, whoever says it.
private struct Said: Hashable {
  var card: CardID
  var kind: Event.Kind

  init(_ card: CardID, _ kind: Event.Kind) { (self.card, self.kind) = (card, kind) }
}

extension Event {
  fileprivate var said: Said { Said(card, kind) }
}

extension Event.Kind {
  /// Whether an event of this kind makes a state smaller.
  fileprivate var takesAway: Bool {
    switch self {
    case .undo, .wake, .unstar, .exam(_, nil): true
    default: false
    }
  }

  /// Whether to say the same again changes nothing.
  fileprivate var isSaidOnce: Bool {
    switch self {
    case .place, .totals, .bury: true
    default: false
    }
  }
}
