import FlashcardDeck

/// What a notice offers to do with `e` or `x`, as long as it stands: it is about a card or a line that may
/// not be on the screen.
public enum Offer: Equatable, Sendable {
  /// A card to be edited or suspended.
  case card(CardID)
  /// A line of a file to be edited, where a card is broken; the card that was edited before, or any if one was added.
  case line(Int, file: String, after: CardID)
}

/// What an edit left wrong in a deck's file. It is said, and offered to be edited, as long as it is so.
public struct BrokenText: Equatable, Sendable {
  let file: String
  let notice: Notice
  let offer: Offer
  /// How many problems the file had before; they may stay.
  let before: Int
  /// Whether the learner has gone on in a review, where the next cards are not about it.
  var isPassed = false

  /// What is wrong in a file; nil if that is no more than before.
  init?(
    file: String, _ problem: (sentence: String, line: Int, more: Int)?, before: Int,
    after card: CardID
  ) {
    guard let problem, problem.more + 1 > before else { return nil }
    self.file = file
    self.before = before
    notice = .broken(problem.sentence, more: problem.more, canEdit: true)
    offer = .line(problem.line, file: file, after: card)
  }
}

/// A card that an edit broke, and what was shown before: where to go on when it is mended.
struct BrokenCard: Sendable {
  let card: CardID
  /// The decks as they were.
  let library: Library
  let topics: [TopicTree.Row]
  let screens: [any Screen]
}

extension State {
  /// What stands in the row of the notice because a file is broken; nil where there is something else to say,
  /// and where the key that edits does not work or is about something else.
  var shownBreak: BrokenText? {
    guard let broken, notice == nil || notice == broken.notice, question == nil else { return nil }
    switch screen.context {
    case .today, .topics, .cards, .card, .summary: return broken
    case .question, .answer: return broken.isPassed ? nil : broken
    default: return nil
    }
  }

  /// Follows what is wrong in a broken file.
  mutating func follow(_ problem: BrokenText?) {
    // The same problem was passed before; another one is of the edit that was just made.
    let isPassed = broken.map { $0.notice == problem?.notice && $0.isPassed } ?? false
    broken = problem
    broken?.isPassed = isPassed
  }

  /// Does what a key means for an offer; nil if it means something else.
  mutating func take(_ offer: Offer, by key: Key) -> [Effect]? {
    guard pending.isEmpty, !screen.context.takesText else { return nil }
    let action = keys.action(for: key, in: .answer)
    switch (offer, action) {
    case (.line(let line, let file, let card), .edit):
      return [.edit(card, file: file, line: line)]
    case (.card(let card), .edit), (.card(let card), .suspend):
      guard let action, let index = index(of: card), let response = mark(index, by: action) else {
        return nil
      }
      if let notice = response.notice { self.notice = notice }
      return response.effects
    default: return nil
    }
  }
}
