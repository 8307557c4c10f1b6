import FlashcardDeck

/// Every word that the interface says, in one language.
///
/// The languages are values of one structure, so a missing translation does not compile.
public struct Messages: Sendable {
  struct Keys: Sendable {
    let up, down, pageUp, pageDown, top, bottom: String
    let study, open, back, previous, next: String
    let showAnswer, explain, undo, flip: String
    let browse, search, statistics, help: String
    let erase, eraseAll, suspend, quit: String
  }

  struct Grades: Sendable {
    let again, hard, good, easy: String

    subscript(grade: Grade) -> String {
      switch grade {
      case .again: again
      case .hard: hard
      case .good: good
      case .easy: easy
      }
    }
  }

  struct Titles: Sendable {
    let today, review, summary, browse, search, statistics, help: String
    let studying, moving, looking: String
  }

  let keys: Keys
  let grades: Grades
  let titles: Titles

  let due, new, today, cards, boxes: String
  let startReview, continueReview, reviewDone, allDecks: String
  let date: @Sendable (Day) -> String
  /// Counts of due, new and forgotten cards in words, zero ones left out.
  let left: @Sendable (ReviewSession.Remaining) -> String
  let minutes: @Sendable (Int) -> String
  let box: @Sendable (Int) -> String
  let newCard: String
  let inDays: @Sendable (Int) -> String
  let dueOn: @Sendable (Int) -> String
  let explanation, source: String
  let moreBelow, moreAbove: String
  let noCards, noCardsHint: String
  let nothingDue: String
  let answered: @Sendable (Int) -> String
  let movedUp, stayed, movedDown, learned: String
  let nextCards, noneWaiting: String
  let searchPrompt: String
  let hits: @Sendable (Int, Int) -> String
  let noHits: String
  let recall, reviews, lapses, streak, forecast, timePerAnswer: String
  let days: @Sendable (Int) -> String
  let seconds: @Sendable (Int) -> String
  let tooSmall: @Sendable (Size) -> String
  let notice: @Sendable (Notice) -> String

  /// The words of a language.
  public static func of(_ language: Language) -> Messages {
    switch language {
    case .chinese: .chinese
    case .english: .english
    }
  }
}

/// Something to tell the learner once, in a line.
public enum Notice: Equatable, Sendable {
  /// Another process writes the progress; this one only shows it.
  case browsingOnly(holder: String)
  case undone
  case nothingToUndo
  case oneLanguageOnly
  case pasted
  /// So many problems in decks, which `leitner check` lists.
  case deckProblems(Int)
  /// Decks have changed and were read again.
  case decksChanged
  /// So many answers are in memory alone, and why; they are tried again with every key.
  case unwritten(Int, reason: String)
  /// The same to a learner who is about to leave.
  case leavingUnwritten(Int, reason: String)
  /// The disk has taken all of them.
  case allWritten
  /// A sentence from elsewhere.
  case sentence(String)
}
