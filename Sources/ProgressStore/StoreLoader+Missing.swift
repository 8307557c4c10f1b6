import FlashcardDeck
import Toolkit

/// Whether lines of the history are gone, and what the known state has because of them.
extension StoreLoader {
  /// The events that all files contain, and among them those within the bytes that were known.
  struct History {
    var events: [Event]
    var withinKnownBytes: [Event]
  }

  /// Whether the history may lack events that are known.
  func mayLack(_ known: Known, _ history: History) -> Bool {
    if !known.hasTallies { return true }
    let found = Self.tallies(of: known.compared(history).filter(known.mayContain))
    return !Self.hasAll(of: known, found, Self.tallies(of: history.withinKnownBytes))
  }

  /// The known events of which the history lacks the lines, with these, as far as their lines are known: the last
  /// 128 of each device. Nothing is known of events of the first form of progress.json.
  func lostLines(of known: Known, in history: History) -> [(event: Event, line: [UInt8])] {
    var present: [String: Set<Tally.Mark>] = [:]
    for event in history.events {
      present[event.id.device, default: []].insert(
        Tally.Mark(number: event.id.counter, rank: event.rank))
    }
    var reader = EventReader(kinds: kinds)
    return known.progress.tallies.sorted { $0.key < $1.key }.flatMap { device, tally in
      tally.latest.compactMap { mark in
        if present[device]?.contains(mark) == true { return nil }
        guard let line = mark.line,
          let event = line.withUnsafeBufferPointer({ text in
            var json = JSONReader(text)
            return try? reader.event(&json)
          }), event.rank == mark.rank, event.id == Event.ID(device: device, counter: mark.number)
        else { return nil }
        return (event, line + [0x0A])
      }
    }
  }

  /// What only the known state has, as events of this machine, with the position after which they count.
  ///
  /// `lost` are events for clocks that are known and not in the history: the known state is compared with what
  /// the history gives with them. `clocks` are all those by which the position is found.
  func missing(
    of known: Known, in history: History, lost: [Event], clocks: ClockCorrections
  ) -> (events: [(card: CardID, kind: Event.Kind)], after: Event.Stamp?) {
    let events = known.compared(history)
    let compared = Self.compared(events.filter(known.mayContain), history, known)
    // With the clocks, the position stays where it is when others are corrected or lines come back.
    let latest = clocks.latest(of: events.lazy.filter(known.mayContain))
    let after = [known.latest.map(clocks.corrected), latest].compactMap(\.self).max()
    let missing = MissingProgress(
      of: known.progress, in: Progress(replaying: compared.events + lost),
      KnownEvents(
        certain: compared.certain.isEmpty ? [] : compared.certain + lost, others: compared.others),
      overtaken: Self.overtaken(known, by: compared.others, compared.certain))
    // Another machine may have missed the same lines.
    let present = Set(events.lazy.map(\.said))
    return (
      missing.events.filter { !$0.kind.isSaidOnce || !present.contains(Said($0.card, $0.kind)) },
      after
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

  /// The cards that were answered, by events which are not known for certain, after every known answer to them.
  ///
  /// If the last known answer to a card is not there, it came before all of which the lines are known.
  private static func overtaken(
    _ known: Known, by others: [Event], _ certain: [Event]
  ) -> Set<CardID> {
    if others.isEmpty { return [] }
    let links = known.progress.links
    var latest: [CardID: Instant] = [:]
    for event in certain where event.kind.isInTurn {
      let key = links.key(of: event.card)
      latest[key] = max(latest[key] ?? event.time, event.time)
    }
    var overtaken: Set<CardID> = []
    for event in others where event.kind.isInTurn {
      let key = links.key(of: event.card)
      if event.time > latest[key] ?? known.latest?.time ?? .first { overtaken.insert(key) }
    }
    return overtaken
  }

  private static func tallies(of events: [Event]) -> [String: Tally] {
    var tallies: [String: Tally] = [:]
    for event in events { tallies[event.id.device, default: Tally()].add(event) }
    return tallies
  }

  /// Which events of a history, all with known numbers, the known state is compared with.
  ///
  /// Some may be those of a copy of a machine, which the known state lacks: what they take back or away
  /// does not mean that something was lost, so that is left out, and what they did and took back themselves; and
  /// to take back another one of them would lose an answer, so only those count for that which are known for certain.
  private static func compared(
    _ events: [Event], _ history: History, _ known: Known
  ) -> (events: [Event], certain: [Event], others: [Event]) {
    // A progress.json of the first form does not say which events it includes.
    if !known.hasTallies { return (events, [], []) }
    let inPlace = Dictionary(
      grouping: history.withinKnownBytes.filter(known.mayContain), by: \.id.device)
    var certain: [Event] = []
    for (device, events) in Dictionary(grouping: events, by: \.id.device) {
      guard let tally = known.progress.tallies[device] else { continue }
      certain += tally.included(of: events, inPlace: inPlace[device] ?? [])
    }
    if certain.count == events.count { return (events, certain, []) }
    let names = Set(certain.map(\.stamp))
    let others = events.filter { !names.contains($0.stamp) }
    let standing = OrderedEvents(others).standing.filter { !$0.kind.takesAway }
    return (certain + standing, certain, others)
  }
}

extension StoreLoader.Known {
  /// The events of a history that may be known: a progress.json of the first form does not say numbers.
  fileprivate func compared(_ history: StoreLoader.History) -> [Event] {
    extent.counters.isEmpty ? history.withinKnownBytes : history.events
  }

  /// Whether an event's number is one of the known ones.
  fileprivate func mayContain(_ event: Event) -> Bool {
    extent.counters.isEmpty || extent.includes(event.id, progress.tallies)
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
  /// Whether a card was answered when it was due.
  fileprivate var isInTurn: Bool { if case .answer = self { true } else { false } }

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
