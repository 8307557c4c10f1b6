import FlashcardDeck
import Toolkit

extension Messages {
  static let english = Messages(
    keys: Keys(
      up: "up", down: "down", pageUp: "a page up", pageDown: "a page down", top: "to the top",
      bottom: "to the end", study: "study", open: "open", back: "back", previous: "previous",
      next: "next", showAnswer: "show answer", explain: "explanation", undo: "undo",
      flip: "language", browse: "browse", search: "search", statistics: "statistics", help: "help",
      erase: "erase a character", eraseAll: "erase everything", suspend: "to the shell",
      quit: "quit"),
    grades: Grades(again: "again", hard: "hard", good: "good", easy: "easy"),
    titles: Titles(
      today: "Today", review: "Review", summary: "Done for now", browse: "Browse",
      search: "Search", statistics: "Statistics", help: "Help", studying: "Studying",
      moving: "Moving about", looking: "Looking around"),
    due: "due", new: "new", today: "today", cards: "cards", boxes: "boxes",
    startReview: "Start today’s review", continueReview: "Continue today’s review",
    reviewDone: "Today’s review is done", allDecks: "All decks",
    date: { day in
      let names = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
      let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
      ]
      let weekday = ((day.number % 7) + 7) % 7
      return "\(names[weekday]) \(day.date.day) \(months[day.date.month - 1])"
    },
    left: { remaining in
      [(remaining.due, "due"), (remaining.new, "new"), (remaining.relearning, "again")]
        .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.listed(" · ")
    },
    minutes: { "about \($0) min" },
    box: { "box \($0)" },
    newCard: "new card",
    inDays: { $0 == 1 ? "1 day" : "\($0) days" },
    dueOn: { days in
      switch days {
      case ...0: "due now"
      case 1: "tomorrow"
      default: "in \(days) days"
      }
    },
    explanation: "Explanation", source: "Source",
    moreBelow: "more below", moreAbove: "more above",
    noCards: "There are no cards yet",
    noCardsHint: "Write some in a Markdown file and name it with --decks FILE",
    nothingDue: "Nothing is due here today",
    answered: { $0 == 1 ? "1 answer today" : "\($0) answers today" },
    movedUp: "moved up", stayed: "stayed", movedDown: "back to box 1",
    learned: "seen for the first time",
    nextCards: "Coming up", noneWaiting: "No card is waiting",
    searchPrompt: "type to search questions, answers, explanations and topics",
    hits: { "\($0) of \($1)" },
    noHits: "Nothing found",
    recall: "recalled", reviews: "answers", lapses: "forgotten", streak: "days in a row",
    forecast: "Due in the next days", timePerAnswer: "seconds an answer",
    days: { $0 == 1 ? "1 day" : "\($0) days" },
    seconds: { "\($0) s" },
    tooSmall: { _ in "Please make the window larger (30×8)" },
    notice: { notice in
      switch notice {
      case .browsingOnly(let holder):
        "Browsing only: progress is being written by \(holder)"
      case .undone: "Taken back"
      case .nothingToUndo: "Nothing to take back today"
      case .oneLanguageOnly: "This card is in one language only"
      case .pasted: "Pasted text is not taken as keys"
      case .decksChanged: "Decks have changed and were read again"
      case .deckProblems(let count):
        "\(count) \(count == 1 ? "problem" : "problems") in decks: leitner check lists them"
      case .unwritten(let count, let reason):
        "\(count) not on the disk yet (\(reason)); each key tries again"
      case .leavingUnwritten(let count, let reason):
        "\(count) not on the disk (\(reason)): q again leaves without"
      case .allWritten: "Every answer is on the disk again"
      case .sentence(let sentence): sentence
      }
    })
}
