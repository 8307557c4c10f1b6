import FlashcardDeck

/// What was typed of a command that is not whole: a count, and the first of two keys.
struct PendingKeys: Equatable, Sendable {
  /// More would reach past the end of everything. Manual and README name it.
  static let largestCount = 9_999_999

  private(set) var count: Int?
  var first: Key?

  var isEmpty: Bool { count == nil && first == nil }

  /// The keys as they were typed.
  var text: String { (count.map { String($0) } ?? "") + (first?.name ?? "") }

  /// Adds a digit to the count; false if it is no part of one, as a 0 is at the beginning.
  mutating func add(_ digit: Int) -> Bool {
    if count == nil, digit == 0 { return false }
    count = min(Self.largestCount, (count ?? 0) * 10 + digit)
    return true
  }
}

extension State {
  /// Does what a key means after those that were typed before it.
  mutating func press(_ key: Key, clock: Int) -> [Effect] {
    let before = pending
    pending = PendingKeys()
    // It drops what was typed, and does nothing else.
    if !before.isEmpty, key == .escape { return [] }
    let context = screen.context
    // Also a digit that does something by itself here.
    if before.count != nil, before.first == nil, let digit = key.halfwidth.digit,
      keys.takesCounts(in: context)
    {
      pending = before
      _ = pending.add(digit)
      return []
    }
    switch keys.action(for: key, after: before.first, in: context) {
    case .count:
      var counting = before
      guard let digit = key.halfwidth.digit, counting.add(digit) else { break }
      pending = counting
      return []
    case .choose:
      if case .click(let place?) = key { return click(at: place, clock: clock) }
      return []
    case let action?: return perform(action, count: before.count, clock: clock)
    case nil where before.first == nil && keys.isFirstOfTwo(key.halfwidth, in: context):
      pending = before
      pending.first = key.halfwidth
      return []
    case nil: break
    }
    notice = refusal(of: key)
    return []
  }

  /// Puts the cursor on the row that was clicked on, or opens it if it is there; or does what the key of
  /// a hint or of a grade does.
  private mutating func click(at place: Key.Place, clock: Int) -> [Effect] {
    let areas = areas
    if place.row == areas.hints {
      guard let action = hints.action(at: place.column - areas.left, width: areas.outerWidth) else {
        return []
      }
      return perform(action, clock: clock)
    }
    switch screen.target(at: place, self) {
    case .action(let action): return perform(action, clock: clock)
    case .rows(let rows): move(by: rows)
    case nil: break
    }
    return []
  }

  /// What to say of a key that does nothing here. Keys without a character, such as an arrow where
  /// there is nothing to move, are passed over, as editors and pagers do it.
  private func refusal(of key: Key) -> Notice? {
    if case .paste = key { return .pasted }
    if screen.context == .choice, let choice {
      let letters = ChoiceReply.letters(of: choice.order.count)
      return .sentence(
        choice.isSeveral
          ? messages.keysThatTick(letters, keyName(.tick), answer: keyName(.showAnswer))
          : messages.keysThatPick(
            letters, keyName(.tick), giveUp: keyName(.giveUp)))
    }
    if [.question, .speaking].contains(screen.context) {
      switch keys.action(for: key, in: .answer) {
      case .grade, .explain: return .answerFirst
      default: break
      }
    }
    switch (keys.action(for: key, in: .today), screen.context) {
    // They lead to the screen that is shown.
    case (.browse, .topics), (.statistics, .statistics), (.help, .help): return nil
    default: break
    }
    switch key {
    case .character: return .unknownKey
    case .control where !screen.context.takesText, .alt where !screen.context.takesText:
      return .unknownKey
    default: return nil
    }
  }
}
