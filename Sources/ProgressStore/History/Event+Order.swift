import FlashcardDeck

extension [Event] {
  /// The events, each once, so that a copy of a history file adds nothing.
  func once() -> [Event] {
    var seen: Set<Event.Stamp> = []
    seen.reserveCapacity(count)
    return filter { seen.insert($0.stamp).inserted }
  }
}
