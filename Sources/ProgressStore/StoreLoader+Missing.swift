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
    // With the clocks, the position stays where it is when others are corrected or lines come back.
    let latest = clocks.latest(of: events.lazy.filter(known.mayContain))
    let after = [known.latest.map(clocks.corrected), latest].compactMap(\.self).max()
    let hasCopy = compared.certain.count < compared.events.count
    let copied = hasCopy ? Self.copied(known, history.events, certain: compared.certain) : nil
    let missing = MissingProgress(
      of: known.progress, in: Progress(replaying: compared.events + lost),
      knownEvents: compared.certain.isEmpty ? [] : compared.certain + lost,
      areAllCertain: compared.areAllCertain, overtaken: copied?.overtaken ?? [],
      before: copied.map { copied in
        Self.progress(of: copied.before, history.events + lost, until: after, clocks)
      } ?? [:])
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

  /// The cards that were answered, by events which are not known for certain, after every known answer to them, and
  /// those that were so only before the last known one, whose line is gone.
  ///
  /// Of the last 128 events of each device it is known when they answered which card; older ones came before all
  /// that came last.
  private static func copied(
    _ known: Known, _ events: [Event], certain: [Event]
  ) -> (overtaken: Set<CardID>, before: Set<CardID>) {
    let names = Set(certain.map(\.stamp))
    var present: [String: Set<Tally.Mark>] = [:]
    for event in certain {
      let mark = Tally.Mark(number: event.id.counter, rank: event.rank)
      present[event.id.device, default: []].insert(mark)
    }
    var answered: [UInt32: (time: Instant, isGone: Bool)] = [:]
    for (device, tally) in known.progress.tallies {
      for mark in tally.latest {
        guard let answer = mark.answer, answer.time >= answered[answer.card]?.time ?? .first else {
          continue
        }
        answered[answer.card] = (answer.time, present[device]?.contains(mark) != true)
      }
    }
    var (overtaken, before): (Set<CardID>, Set<CardID>) = ([], [])
    for event in events where !names.contains(event.stamp) {
      guard case .answer = event.kind else { continue }
      let key = known.progress.links.key(of: event.card)
      let cards = known.progress.links.names(of: key).map(Tally.Answer.card)
      if let last = cards.compactMap({ answered[$0] }).max(by: { $0.time < $1.time }) {
        if event.time > last.time {
          overtaken.insert(key)
        } else if last.isGone {
          before.insert(key)
        }
      } else if let last = known.latest, event.stamp > last {
        overtaken.insert(key)
      }
    }
    return (overtaken, before.subtracting(overtaken))
  }

  /// What events up to a position give for some cards, also those of a copy whose numbers were never known.
  private static func progress(
    of cards: Set<CardID>, _ events: [Event], until last: Event.Stamp?, _ clocks: ClockCorrections
  ) -> [CardID: CardProgress] {
    if cards.isEmpty { return [:] }
    let progress = Progress(
      replaying: events.filter { event in last.map { clocks.stamp(of: event) <= $0 } ?? true })
    return Dictionary(
      cards.compactMap { card in
        progress.cards[progress.links.key(of: card)].map { (card, $0) }
      }, uniquingKeysWith: { first, _ in first })
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
