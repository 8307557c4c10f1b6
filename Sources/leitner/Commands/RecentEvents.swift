import FlashcardDeck

/// The kinds of the latest events of a history, for the undos that name them.
///
/// What is taken back is of the same day, so the others are forgotten: a history may be longer than memory.
struct RecentEvents {
  private static let most = 10_000

  private var recent: [Event.ID: String] = [:]
  private var earlier: [Event.ID: String] = [:]

  mutating func add(_ event: Event) {
    if recent.count == Self.most {
      earlier = recent
      recent = [:]
    }
    recent[event.id] = event.kind.name
  }

  /// The kind of the event that an undo takes back; nil if it is unknown, or the event is no undo.
  func name(ofUndoneBy event: Event) -> String? {
    guard case .undo(let target, _, _, _, _) = event.kind else { return nil }
    return recent[target] ?? earlier[target]
  }
}
