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

  /// What only the known state has, as events of this machine, with the position after which they count.
  ///
  /// `lost` are events for clocks that are known and not in the history: the known state is compared with what
  /// the history gives with them. `clocks` are all those by which the position is found.
  func missing(
    of known: Known, in history: History, lost: [Event], clocks: ClockCorrections
  ) -> (events: [(card: CardID, kind: Event.Kind)], after: Event.Stamp?) {
    let events = known.compared(history)
    let compared = Self.compared(events.filter(known.mayContain), history, known)
    let missing = MissingProgress(
      of: known.progress, in: Progress(replaying: compared.events + lost),
      knownEvents: compared.certain.isEmpty ? [] : compared.certain + lost,
      areAllCertain: compared.areAllCertain,
      overtaken: Self.overtaken(known, by: compared.events, certain: compared.certain))
    // With the clocks, the position stays where it is when others are corrected or lines come back.
    let latest = clocks.latest(of: events.lazy.filter(known.mayContain))
    // Another machine may have missed the same lines.
    let present = Set(events.lazy.map(\.said))
    return (
      missing.events.filter { !$0.kind.isSaidOnce || !present.contains(Said($0.card, $0.kind)) },
      [known.latest.map(clocks.corrected), latest].compactMap(\.self).max()
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
  /// Of the last 128 events of each device it is known when they answered which card; older ones came before all
  /// that came last.
  private static func overtaken(
    _ known: Known, by events: [Event], certain: [Event]
  ) -> Set<CardID> {
    if certain.count == events.count { return [] }
    let names = Set(certain.map(\.stamp))
    var answered: [UInt32: Instant] = [:]
    for answer in known.progress.tallies.values.flatMap(\.latest).compactMap(\.answer) {
      answered[answer.card] = max(answered[answer.card] ?? answer.time, answer.time)
    }
    var overtaken: Set<CardID> = []
    for event in events where !names.contains(event.stamp) {
      guard case .answer = event.kind else { continue }
      let key = known.progress.links.key(of: event.card)
      let cards = known.progress.links.names(of: key).map(Tally.Answer.card)
      let isLater =
        cards.compactMap { answered[$0] }.max().map { event.time > $0 }
        ?? known.latest.map { event.stamp > $0 } ?? false
      if isLater { overtaken.insert(key) }
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
  /// does not mean that something was lost, so they are left out; and to take back another one of them
  /// would lose an answer, so only those count for that which are known for certain.
  private static func compared(
    _ events: [Event], _ history: History, _ known: Known
  ) -> (events: [Event], certain: [Event], areAllCertain: Bool) {
    // A progress.json of the first form does not say which events it includes.
    if !known.hasTallies { return (events, [], areAllCertain: true) }
    let inPlace = Dictionary(
      grouping: history.withinKnownBytes.filter(known.mayContain), by: \.id.device)
    var certain: [Event] = []
    for (device, events) in Dictionary(grouping: events, by: \.id.device) {
      guard let tally = known.progress.tallies[device] else { continue }
      certain += tally.included(of: events, inPlace: inPlace[device] ?? [])
    }
    if certain.count == events.count { return (events, certain, areAllCertain: true) }
    let names = Set(certain.map(\.stamp))
    let others = events.filter { !names.contains($0.stamp) }
    return (
      certain + others.filter { !$0.kind.takesAway }, certain, areAllCertain: others.isEmpty
    )
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
