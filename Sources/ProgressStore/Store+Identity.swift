import FlashcardDeck
import Toolkit

/// What a store knows of cards' looks, and what it records when cards got other ids.
extension Store {
  /// A card under a new id, with its look.
  public struct Carried: Sendable {
    /// The id that the card has now.
    public var card: CardID
    /// The id under which it is known.
    public var was: CardID
    /// What it looks like now.
    public var look: CardLook

    /// A card that gets the progress of `was`.
    public init(card: CardID, was: CardID, look: CardLook) {
      self.card = card
      self.was = was
      self.look = look
    }
  }

  /// How many events of other devices are known.
  public var foreignEvents: Int {
    record.tallies.reduce(0) { $1.key == device ? $0 : $0 + $1.value.count }
  }

  /// What each known card looked like when that was recorded last, by its key, and before. Reads the whole
  /// history, of which only the lines with a look are parsed.
  public func looks() throws(StoreError) -> RecordedLooks { looks(of: try lookEvents()) }

  /// The events that say what cards looked like.
  public func lookEvents() throws(StoreError) -> [Event] {
    var events: [Event] = []
    do {
      for device in try loader.folder.devices() {
        events += try loader.folder.events(of: device, with: "\"look\":{", anchor: 7)
      }
    } catch {
      throw .file(error)
    }
    return events + ((pending?.proposed ?? []) + (pending?.events ?? [])).filter { $0.look != nil }
  }

  /// What known cards looked like according to some events.
  public func looks(of events: [Event]) -> RecordedLooks {
    RecordedLooks(
      events.lazy.compactMap { [record] event in
        event.look.map { (record.key(of: event.card), record.stamp(of: event), $0) }
      })
  }

  /// Carries progress over, and returns the events. They are written before the next one; a reader only
  /// shows what follows from them.
  @discardableResult
  public func carryOver(_ cards: [Carried]) throws(StoreError) -> [Event] {
    try proposeNow(cards.map { (card: $0.card, kind: .link(was: $0.was), look: $0.look) })
  }

  /// Records what edited cards look like now, so that they are known again after the next edit, too.
  /// Written and shown as above.
  @discardableResult
  public func recordLooks(_ looks: [(card: CardID, look: CardLook)]) throws(StoreError) -> [Event] {
    try proposeNow(looks.map { (card: $0.card, kind: .look, look: $0.look) })
  }

  /// Records what was found of pairs of cards: that they are two, or that the learner has to say it. Written
  /// as above.
  public func recordPairs(_ pairs: [(kind: Event.Kind, card: CardID)]) throws(StoreError) -> [Event]
  {
    try proposeNow(pairs.map { (card: $0.card, kind: $0.kind, look: nil) })
  }

  /// Proposes the events that the functions above returned for a store with the same events.
  public func take(_ found: [Event]) throws(StoreError) {
    do {
      try propose(found)
    } catch {
      throw .file(error)
    }
  }

  private func proposeNow(
    _ parts: [(card: CardID, kind: Event.Kind, look: CardLook?)]
  ) throws(StoreError) -> [Event] {
    if parts.isEmpty { return [] }
    let now = clock.now()
    let (time, day) = (eventTime(now), clock.studyDay(of: now))
    let first = nextEventID.counter
    let events = parts.enumerated().map { index, part in
      Event(
        id: Event.ID(device: device, counter: first + index), time: time, day: day,
        card: part.card, kind: part.kind, look: part.look
      ).ranked()
    }
    try take(events)
    return events
  }

  /// Whether two stores of one folder have read the same bytes of every history file.
  public func hasSameEvents(as other: Store) -> Bool {
    state.extent.bytes == other.state.extent.bytes
  }

  /// Whether many lines had to be read at the start, which a new progress.json would save the next one.
  public var hasReadMuch: Bool {
    state.hasSettledMuch
      || state.wasReplayed && state.files.contains { $0.value.end > 65_536 }
  }

  /// Whether there is a file that says how the decks were.
  public var hasSeenDecks: Bool {
    seen != nil || ((try? files.status(paths.seenDecks)) ?? nil) != nil
  }

  /// How the decks were when known cards were last looked for: what was given, or else what its file says,
  /// to which it is written when progress is saved. Asking for it when there is no file does not make it seen.
  public var seenDecks: SeenDecks {
    get {
      if let seen { return seen }
      var read: SeenDecksFile?
      do {
        read = try SeenDecksFile(paths.seenDecks, files)
      } catch {
        state.notices.append(.seenDecksDamaged(file: paths.seenDecks))
        (seen, savesSeen) = (SeenDecks(), true)
      }
      let isOfMemory = memory?.seenChecksum == nil || memory?.seenChecksum == read?.checksum
      hasOtherSeenDecks = !isOfMemory
      if let read { seen = read.decks }
      return seen ?? SeenDecks()
    }
    set {
      guard newValue != seenDecks || !hasSeenDecks else { return }
      (seen, savesSeen) = (newValue, true)
    }
  }

  /// What is remembered of the decks; nil if nothing is.
  public var deckMemory: DeckMemory? {
    get { memory }
    set {
      var newValue = newValue
      newValue?.seenChecksum = memory?.seenChecksum
      if memory != newValue { state.needsSnapshot = state.needsSnapshot || !state.files.isEmpty }
      memory = newValue
    }
  }
}
