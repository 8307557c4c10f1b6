import FlashcardDeck

/// Something to tell the learner once, in a line.
public enum Notice: Equatable, Sendable {
  /// Another process writes the progress; this one only shows it.
  case browsingOnly(holder: String)
  /// The same to a learner who wants to study.
  case quitTheOther(holder: String)
  /// What was taken back, and the question of its card.
  case undone(Event.Kind, question: String)
  case redone(Event.Kind, question: String)
  case nothingToUndo, nothingToRedo
  /// A card was put away or marked, or no longer; whether it is shown still, so that the key takes it back.
  case marked(Event.Kind, question: String, isShown: Bool = false)
  /// A card was forgotten as often as few are.
  case leech(times: Int, question: String)
  case nothingDue
  /// What is left in a topic waits, because the day has its number of new cards or else of reviews; with the
  /// limit, which may leave a day without any.
  case dayIsFull(isNew: Bool, limit: Int)
  case oneLanguageOnly
  case pasted
  /// The key does nothing here.
  case unknownKey
  /// A grade or the explanation was asked for before the answer.
  case answerFirst
  case firstCard
  case lastCard
  /// The number of problems in decks, which `leitner check` lists.
  case deckProblems(Int)
  /// Decks have changed and were read again.
  case decksChanged
  /// Another pace was chosen elsewhere while the program is open.
  case paceChanged(Pace)
  /// Where new answers came from while the program was open.
  case arrived([News.Arrival])
  /// Another process has let the lock go, so this one writes the progress from now on.
  case writesNow
  /// How many answers are in memory alone, and why; they are tried again with every key.
  case unwritten(Int, reason: String)
  /// The same to a learner who is about to leave.
  case leavingUnwritten(Int, reason: String)
  /// The disk has taken all of them.
  case allWritten
  /// What was found about known cards in changed decks: how many had their progress carried over, for
  /// how many the learner has to choose, and how many no deck has any more; the card that was carried over
  /// if it is one; and in the same row what is wrong in decks.
  case knownCards(carried: Int, doubts: Int, gone: Int, only: CardID? = nil, problems: Int = 0)
  /// What is wrong in a deck that was just edited, how many problems it has besides, and whether a key edits
  /// it again.
  case broken(String, more: Int, canEdit: Bool)
  /// Cards that were added, or that none was.
  case added(AddedCards)
  /// Text that was written without a question.
  case looseText(AddedCards)
  /// Decks have to be copied before something is changed in them: whether that is to be done.
  case mayCopy(DeckChange, to: CopyPlace)
  /// Decks were copied, behind what came of the change for which that was done.
  indirect case copied(to: CopyPlace, after: Notice?)
  case noDoubts
  /// An interview is not at its end: the question that it is at, if that is known.
  case interviewWaits(OpenQuestion?)
  /// Progress of a card goes on with another one; both by their questions.
  case linked(String, to: String)
  /// The learner chose none of the cards for the one of this question.
  case ruledOut(question: String)
  case decisionTakenBack
  case decidedAlready
  /// A sentence from elsewhere.
  case sentence(String)

  /// Whether it leaves what the last key made to say, because what it says is seen anyway.
  var canWait: Bool { self == .decksChanged }

  /// Whether all of it is shown, in as many rows as it takes: it says what to do, and a question at its end is
  /// not only a reminder.
  var isWhole: Bool {
    switch self {
    case .sentence, .leech, .mayCopy, .copied, .broken, .looseText, .unwritten, .leavingUnwritten:
      true
    default: false
    }
  }

  /// Whether it names the key that compares known cards, which then needs no hint.
  var offersToCompare: Bool {
    if case .knownCards(_, let doubts, _, _, _) = self { doubts > 0 } else { false }
  }

  /// What is said of a key that can't do its work for this reason.
  var whenRefusing: Notice {
    if case .browsingOnly(let holder) = self { .quitTheOther(holder: holder) } else { self }
  }
}
