import FlashcardDeck
import StudyInterface

/// Why a card is due when it is, and what was or would be done to it.
extension Workspace {
  /// Why a card is due when it is, in a sentence.
  func dueReason(of card: CardID) -> String {
    let reason = reasonWithoutMarks(of: card)
    let marks = record.remarks.marks[card] ?? Remarks.Marks()
    if marks.isSuspended { return messages.isSuspended + reason }
    if let day = marks.buriedUntil, day > self.day { return messages.isBuried(until: day) + reason }
    return reason
  }

  /// The same without its marks.
  private func reasonWithoutMarks(of card: CardID) -> String {
    record[card].map { messages.dueReason($0, box: scheduler.boxes.place(of: $0.box)) }
      ?? messages.neverAnswered
  }

  /// What was done to a card, and why it is due when it is, in a sentence.
  func outcome(of kind: Event.Kind, isNew: Bool, for card: CardID) -> String {
    let reason =
      switch kind {
      // Its own words say as much.
      case .suspend, .bury: reasonWithoutMarks(of: card)
      default: dueReason(of: card)
      }
    return messages.done(kind, isNew: isNew) + reason
  }

  /// What each grade would do to a card today: its box, and the days that it keeps the card.
  func outcomes(of card: CardID) -> String {
    Grade.allCases.map { grade in
      let outcome = scheduler.outcome(of: grade, for: record[card], on: day)
      return messages.outcome(of: grade, box: outcome.box, days: outcome.due - day)
    }.listed(" · ")
  }

  /// That a card is not to be asked today, in a sentence; nil if it is.
  func reasonAgainst(_ card: CardID) -> String? {
    let marks = record.remarks.marks[card] ?? Remarks.Marks()
    if marks.isSuspended { return messages.wasSuspended }
    let waiting = record[card].flatMap { $0.isDue(on: day) ? nil : $0.due }
    let buried = marks.isAway(on: day) ? marks.buriedUntil : nil
    return [waiting, buried].compactMap(\.self).max { $0.number < $1.number }
      .map(messages.wasNotDue)
  }
}
