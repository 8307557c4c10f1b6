import FlashcardDeck

/// Known cards that are in no deck, each beside the cards that it may be now.
struct LinkScreen: ListScreen {
  private(set) var doubts: [CardDoubt]
  /// Which of them is shown.
  private(set) var position = 0
  /// The candidate; behind the last one is that it is none of them.
  var cursor = 0
  /// What was chosen since the screen was opened, the latest last.
  private(set) var decisions: [Decision] = []

  /// A screen for some cards, one at least.
  init(_ doubts: [CardDoubt]) { self.doubts = doubts }

  var context: Context { .links }

  /// The card that is shown; nil if there is none.
  var doubt: CardDoubt? { doubts.indices.contains(position) ? doubts[position] : nil }

  func rowCount(_ state: State) -> Int { (doubt?.candidates.count ?? 0) + 1 }

  // A click never decides; the key does.
  func target(at place: Key.Place, _ state: State) -> ClickTarget? {
    index(at: place.row, state).map { .rows($0 - cursor) }
  }

  func canUndo(_ state: State) -> Bool {
    state.isWritable && (!decisions.isEmpty || state.latestDecision != nil)
  }

  /// Whether the cursor is on that it is none of the cards.
  var choosesNone: Bool { doubt.map { cursor >= $0.candidates.count } ?? false }

  func offers(_ action: Action, _ state: State) -> Bool {
    action != .nextCard || doubts.count > 1
  }

  func isCurrent(_ state: State) -> Bool {
    (doubt?.candidates ?? []).allSatisfy { candidate in
      guard let index = state.library.index(of: candidate.card) else { return true }
      return state.library.isUnchanged(at: index, in: language(state))
    }
  }

  /// The language in which cards are shown beside the known one: that of its question, which was recorded in
  /// the first language of its deck.
  func language(_ state: State) -> Language {
    let letters = (doubt?.question ?? "").unicodeScalars.filter(\.properties.isAlphabetic)
    if letters.isEmpty { return state.language }
    return letters.contains(where: \.properties.isIdeographic) ? .chinese : .english
  }

  func decision(for was: CardID) -> Decision? { decisions.last { $0.was == was } }

  mutating func perform(_ action: Action, _ state: State, clock: Int) -> Response? {
    switch action {
    case .link: return choose(state)
    case .undo:
      if let obstacle = state.obstacle { return .say(obstacle) }
      guard let latest = decisions.last ?? state.latestDecision else { return .say(.nothingToUndo) }
      return Response(effects: [.takeBack(latest)])
    case .nextCard: return show(position + 1) ? .done : .say(.lastCard)
    case .previousCard: return show(position - 1) ? .done : .say(.firstCard)
    default: return nil
    }
  }

  private func choose(_ state: State) -> Response {
    if let obstacle = state.obstacle { return .say(obstacle) }
    guard let doubt else { return .done }
    guard decision(for: doubt.was) == nil else { return .say(.decidedAlready) }
    let card = doubt.candidates.indices.contains(cursor) ? doubt.candidates[cursor].card : nil
    return Response(effects: [.decide(Decision(was: doubt.was, card: card))])
  }

  /// Goes to another known card, with the cursor on what was chosen for it; false if there is none.
  private mutating func show(_ place: Int) -> Bool {
    guard doubts.indices.contains(place) else { return false }
    position = place
    let doubt = doubts[place]
    cursor =
      decision(for: doubt.was).map { decision in
        doubt.candidates.firstIndex { $0.card == decision.card } ?? doubt.candidates.count
      } ?? 0
    return true
  }

  /// Goes on after a choice was written down or taken back: to the next card without one, or to the one
  /// of which it was.
  mutating func take(_ decision: Decision, isTakenBack: Bool) {
    if isTakenBack {
      if let index = decisions.lastIndex(of: decision) { decisions.remove(at: index) }
      if let place = doubts.firstIndex(where: { $0.was == decision.was }) { _ = show(place) }
      return
    }
    decisions.append(decision)
    let places = Array(doubts.indices)
    let open = (places.dropFirst(position + 1) + places.prefix(position)).first {
      self.decision(for: doubts[$0].was) == nil
    }
    _ = show(open ?? position)
  }

  mutating func takeLibrary(_ state: State, from old: Library, clock: Int) -> Bool {
    let shown = doubt?.was
    doubts = doubts.compactMap { doubt in
      var doubt = doubt
      doubt.candidates.removeAll { state.library.index(of: $0.card) == nil }
      return doubt.candidates.isEmpty ? nil : doubt
    }
    if let place = doubts.firstIndex(where: { $0.was == shown }) {
      position = place
    } else {
      _ = show(min(position, doubts.count - 1))
    }
    return !doubts.isEmpty
  }
}
