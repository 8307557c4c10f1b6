import FlashcardDeck

extension State {
  /// Why there is nothing to practise among some cards: all of them are put away, or they are new and the day has
  /// its number of new cards, or asks others of their texts.
  func reasonAgainstPractice(of cards: some Sequence<Int>) -> Notice {
    let cards = Array(cards)
    if cards.isEmpty { return .sentence(messages.noCards) }
    if cards.allSatisfy(isAway) { return .sentence(messages.onlySuspended) }
    // If the limit holds none back, or they are known, they are siblings of cards of the day.
    let areNew = cards.allSatisfy { record[library.entries[$0].id] == nil || isAway($0) }
    return areNew && newCardsLeft(in: .everything).others > 0
      ? .dayIsFull(isNew: true, limit: scheduler.limits.new) : .sentence(messages.onlySiblings)
  }

  /// Why nothing of some cards is to be studied today; names the key that practises only if it would.
  func reasonAgainstReview(of cards: some Sequence<Int>) -> Notice {
    let cards = Array(cards)
    let here = cards.filter { !isAway($0) }
    if here.contains(where: { record[library.entries[$0].id] != nil }) { return .nothingDue }
    return .sentence(
      here.isEmpty && !cards.isEmpty ? messages.onlySuspended : messages.nothingDueToday)
  }

  /// Why no new card of a scope can come today although none is to come anyway.
  func reasonAgainstMore(of scope: Scope) -> String {
    let new = cards(of: scope).filter { record[library.entries[$0].id] == nil }
    if new.isEmpty {
      return scope == .everything ? messages.noNewCards : messages.noNewCardsHere
    }
    return new.allSatisfy(isAway) ? messages.newCardsAway : messages.onlySiblings
  }

  private func isAway(_ card: Int) -> Bool {
    record.remarks.marks[library.entries[card].id]?.isAway(on: day) ?? false
  }
}
