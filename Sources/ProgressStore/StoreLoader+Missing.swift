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
    let answers = KnownAnswers(known.progress, present: compared.certain)
    let hasCopy = compared.certain.count < compared.events.count
    let copied = hasCopy ? Self.copied(known, history.events, answers, compared.certain) : nil
    let missing = MissingProgress(
      of: known.progress, in: Progress(replaying: compared.events + lost),
      KnownEvents(
        certain: compared.certain.isEmpty ? [] : compared.certain + lost,
        others: compared.others, lost: answers.lost),
      overtaken: copied?.overtaken ?? [],
      before: copied.map { copied in
        let events = history.events + lost
        return Self.progress(
          of: copied.before,
          events.filter { event in after.map { clocks.stamp(of: event) <= $0 } ?? true })
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
  private static func copied(
    _ known: Known, _ events: [Event], _ answers: KnownAnswers, _ certain: [Event]
  ) -> (overtaken: Set<CardID>, before: Set<CardID>) {
    let names = Set(certain.map(\.stamp))
    var (overtaken, before): (Set<CardID>, Set<CardID>) = ([], [])
    for event in events where !names.contains(event.stamp) {
      guard case .answer = event.kind else { continue }
      let key = known.progress.links.key(of: event.card)
      if let last = answers.all(of: key).max(by: { $0.stamp < $1.stamp }) {
        if event.time > last.stamp.time {
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

  /// What events give for some cards, also those of a copy whose numbers were never known.
  private static func progress(of cards: Set<CardID>, _ events: [Event]) -> [CardID: CardProgress] {
    if cards.isEmpty { return [:] }
    let progress = Progress(replaying: events)
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
    return (certain + others.filter { !$0.kind.takesAway }, certain, others)
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

/// The known answers among the last 128 events of each device. Older ones came before all that came last.
struct KnownAnswers {
  /// One of them.
  struct Answer {
    /// Its name and time.
    var stamp: Event.Stamp
    /// Whether the history lacks its line.
    var isGone: Bool
  }

  /// The numbers of known events that the history lacks, by their devices.
  private(set) var lost: [String: Set<Int>] = [:]
  private let links: Links
  private var answers: [UInt32: [Answer]] = [:]

  /// Those of a known state; `present` are the events of the history that it includes for certain.
  init(_ known: Progress, present: [Event]) {
    links = known.links
    var marks: [String: Set<Tally.Mark>] = [:]
    for event in present {
      let mark = Tally.Mark(number: event.id.counter, rank: event.rank)
      marks[event.id.device, default: []].insert(mark)
    }
    for (device, tally) in known.tallies {
      for mark in tally.latest {
        let isGone = marks[device]?.contains(mark) != true
        if isGone { lost[device, default: []].insert(mark.number) }
        guard let answer = mark.answer else { continue }
        let stamp = Event.Stamp(
          time: answer.time, id: Event.ID(device: device, counter: mark.number), rank: mark.rank)
        answers[answer.card, default: []].append(Answer(stamp: stamp, isGone: isGone))
      }
    }
  }

  /// The answers to a card, under all its names.
  func all(of card: CardID) -> [Answer] {
    links.names(of: links.key(of: card)).map(Tally.Answer.card).flatMap { answers[$0] ?? [] }
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
