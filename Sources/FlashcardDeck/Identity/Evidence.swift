/// What speaks for a card being a known one.
struct Evidence {
  /// How far a known card's deck is the one of the other card.
  enum DeckRelation {
    /// The same, under its old name or a new one.
    case same
    /// Another one, and the known card's deck is in the library without it.
    case other
    /// Another one, and the known card's deck is not in the library: the card may come back with it.
    case absent
  }

  enum Verdict {
    case likely, possible
    /// Asked about only if nothing else is possible for either of the two.
    case conceivable
    case unlikely
  }

  var likeness: CardSimilarity.Likeness
  var sameQuestion: Bool
  var sameAnswer: Bool
  var sameName: Bool
  /// Whether the questions have the same numbers in the same order.
  var sameNumbers: Bool
  var hasNumbers: Bool
  /// Whether the questions differ by one letter at most; compared only if the answers are the same and a
  /// question is short.
  var isOneLetter: Bool
  /// Whether one of the questions is of a word or two.
  var hasShortQuestion: Bool
  /// Whether one of the answers is.
  var hasShortAnswer: Bool
  /// How far the words were changed that say what the question is about; looked at unless question or answer says
  /// that it is the same.
  var subject: SubjectChange
  /// Whether the question has as many characters, many of them the same in the same places, as after a change to other
  /// forms of the characters: 什麼是過擬合, 什么是过拟合.
  var isConverted = false
  /// How far the sentence of a gap was changed.
  var sentence: SubjectChange
  /// What was put into the question or taken out of it, if nothing else was changed.
  var insertion: Insertion
  /// Whether both answers are so long that a letter is a small part of them.
  var hasLongAnswer: Bool
  /// How many letters say as much as the present answer.
  var answerWeight: Int
  /// Whether the card's file gives it another id: with the same question, a name came, changed or went.
  var isRenamed: Bool
  /// Whether the question is general, and below another topic with another answer.
  var isBelowAnotherTopic = false
  /// Whether both ask the same and no other card does, in whatever deck.
  var isRareQuestion = false
  /// Whether both answer the same and no other card does.
  var isRareAnswer = false
  /// Whether another known card of the deck asks the same.
  var isCommonQuestion = false
  /// Whether several cards had the known card's id when it was recorded.
  var sharedID: Bool
  /// Whether the known card was there when this machine looked last, and the other one was not.
  var isFresh: Bool
  /// Whether the learner was asked about the known card before.
  var wasAsked = false
  /// How many neighbours are the same, 0 to 2.
  var places: Int
  /// Whether it is among a few new cards between the same two cards as the known one was.
  var isInGap = false
  /// Whether the card was and is the only one of its deck.
  var isAlone: Bool
  var deck: DeckRelation
  /// Whether the deck is the same and has its old name.
  var isOwnDeck: Bool

  /// How far the card is from being the same, 0 for no difference. Place and name only decide between
  /// candidates that are alike.
  var distance: Double {
    let text = 2 - likeness.question - likeness.answer
    return max(0, text) + (sameName ? 0 : 0.1) + 0.1 * Double(2 - places)
  }

  /// Whether another card at some distance is so much farther that it is not meant.
  func isCloser(than other: Double) -> Bool { distance <= other * (places == 2 ? 0.8 : 0.6) }

  /// Whether a rewritten card is still about the same.
  var hasSomethingInCommon: Bool {
    sameName || sameQuestion || sameAnswer || likeness.question >= 0.15 || likeness.answer >= 0.15
  }

  var reasons: Set<Identification.Reason> {
    var reasons: Set<Identification.Reason> = []
    if sameQuestion {
      reasons.insert(.sameQuestion)
    } else if likeness.question >= 0.3 {
      reasons.insert(.similarQuestion)
    }
    if sameAnswer {
      reasons.insert(.sameAnswer)
    } else if likeness.answer >= 0.3 {
      reasons.insert(.similarAnswer)
    }
    if sameName { reasons.insert(.sameName) }
    if places == 2 { reasons.insert(.samePlace) }
    return reasons
  }

  /// What the texts say, before other cards are considered. Another subject is another card, unless the
  /// answer says that it is not. A letter of a word may make it another one, so then the answer has to be the same,
  /// or the author to have kept the card's name; a short answer other cards may have as well, so that only a slip is
  /// carried with it.
  var verdict: Verdict {
    let verdict = verdictOfLikeness
    guard verdict == .likely else { return verdict }
    if isBelowAnotherTopic { return .possible }
    switch max(subject, sentence) {
    case .setting, .same: return .likely
    case .slip: return sameAnswer || sameName || hasNearlyTheAnswer ? .likely : .possible
    case .letters: return sameName ? .likely : .possible
    case .other: return .possible
    }
  }

  /// Whether of a long answer hardly more than a letter was changed.
  private var hasNearlyTheAnswer: Bool { hasLongAnswer && likeness.answer >= 0.8 }

  private var verdictOfLikeness: Verdict {
    let (question, answer) = (likeness.question, likeness.answer)
    switch deck {
    case .same:
      if isLikelyInDeck { return .likely }
      // Both were edited, and nothing else came where the old card went.
      if isOldOneGone, insertion != .none || question + answer >= 0.3 { return .possible }
      if sameQuestion || sameAnswer && !hasShortAnswer && question >= 0.2 { return .possible }
      if sameNumbers, question >= 0.6, answer >= 0.25, !hasShortQuestion { return .possible }
      if sameNumbers, question >= 0.3, answer >= 0.6 { return .possible }
      if sameAnswer, isInPlace || isOneLetter || sameNumbers && question >= 0.25 {
        return .possible
      }
      // Both were changed, and it is where it was: the learner sees at once whether it is the same.
      if isInPlace || isInGap, sameNumbers, question + answer >= 0.6 { return .possible }
      // A digit may have become a letter.
      if sameAnswer, question >= 0.6, !hasShortQuestion { return .possible }
      // The name says which card it is, if the author did not give it to another one.
      if sameName { return .possible }
      return isReworded || isConverted && isInPlace || hasWandered ? .conceivable : .unlikely
    case .other:
      if sameQuestion, answer >= 0.5, !hasShortAnswer { return .likely }
      if sameName, sameNumbers, question >= 0.5, answer >= 0.3 { return .likely }
      let verdict = verdictOfMoved
      if verdict != .likely, hasNameAndMore { return .possible }
      return verdict == .unlikely && (isMovedAndReworded || hasWandered) ? .conceivable : verdict
    case .absent:
      if hasNameAndMore { return .possible }
      if hasShortAnswer, isMovedAndEdited { return .possible }
      if !hasShortAnswer {
        if sameQuestion || sameName, answer >= 0.5 { return .possible }
        if sameQuestion, !hasShortQuestion, answer >= 0.2 { return .possible }
        if sameAnswer, question >= 0.3 { return .possible }
      }
      return hasWandered ? .conceivable : .unlikely
    }
  }

  /// What the texts say of a card that was taken to another deck.
  private var verdictOfMoved: Verdict {
    let (question, answer) = (likeness.question, likeness.answer)
    if hasShortAnswer {
      let sameSum = sameAnswer && sameNumbers && hasNumbers && question >= 0.25
      return sameSum || sameQuestion && answer >= 0.5 || isMovedAndEdited ? .possible : .unlikely
    }
    if sameAnswer, question >= 0.3 { return .likely }
    if sameNumbers, !hasShortQuestion, question >= 0.6, answer >= 0.6 { return .likely }
    let asksTheSame = sameQuestion && !hasShortQuestion && answer >= 0.2
    return sameAnswer || asksTheSame ? .possible : .unlikely
  }

  /// Whether both texts were edited a little: the question asks the same in other words or letters.
  private var isReworded: Bool {
    if sameQuestion || subject == .other || !sameNumbers { return false }
    let least = subject <= .same ? (question: 0.1, answer: 0.1) : (question: 0.3, answer: 0.2)
    return likeness.question >= least.question && likeness.answer >= least.answer
  }

  /// Whether a card was edited and taken to another deck, as far as the learner alone can tell: much of it is the same,
  /// and it went when the other one came.
  private var isMovedAndReworded: Bool {
    if isReworded || isConverted && likeness.answer >= 0.1 { return true }
    return isFresh && !hasShortQuestion && sameNumbers
      && (sameQuestion || likeness.question >= 0.3 && (sameAnswer || sameName))
  }

  /// Whether the card's name came again with something of its text: the author kept it for a card that was edited.
  private var hasNameAndMore: Bool {
    sameName && (sameQuestion || sameAnswer || likeness.question >= 0.15 || likeness.answer >= 0.3)
  }

  /// Whether what no other card has went in one place and came again in another one, whatever became of the rest: the
  /// question, or the answer below a question with something in common, or most of a question about the same.
  /// Of what a machine did not see, only a question that stayed to the letter says so.
  private var hasWandered: Bool {
    if hasShortQuestion { return false }
    if isRareQuestion { return true }
    guard isFresh, sameNumbers else { return false }
    return isRareAnswer && likeness.question >= 0.1
      || subject < .other && likeness.question >= 0.5
      || isConverted && likeness.answer >= 0.1
  }

  /// Whether a card with a short answer may have been edited and taken to another deck: its answer is below
  /// nearly the same question, or its question above another answer and the old one went when this one came.
  private var isMovedAndEdited: Bool {
    if sameQuestion { return isFresh || likeness.answer >= 0.2 }
    guard sameAnswer, subject != .other else { return false }
    return likeness.question >= 0.3 || insertion != .none
  }

  private var isInPlace: Bool { places == 2 || isAlone }

  /// Whether the known card went from where the other one came since this machine looked last.
  var isOldOneGone: Bool { isFresh && deck == .same && (isInPlace || isInGap) }

  /// Whether the answer was rewritten, if no other card competes: `Definition` may be another card's
  /// question as well.
  var isRewritten: Bool {
    sameQuestion && !isBelowAnotherTopic && isOwnDeck && !hasShortQuestion && !isRenamed
      && !sharedID
      && (places > 0 || isAlone)
  }

  private var isLikelyInDeck: Bool {
    let (question, answer) = (likeness.question, likeness.answer)
    if isOldOneGone {
      if sameQuestion, !isRenamed, !sharedID, !isCommonQuestion { return true }
      if insertion != .none, sameAnswer || insertion == .remark && answer >= 0.3 { return true }
    }
    if sameQuestion {
      // A second card of the deck may have asked the same all the time.
      if isRenamed, hasShortQuestion || isCommonQuestion {
        return !hasShortAnswer && answer >= 0.75
      }
      if isRenamed || sharedID { return !hasShortAnswer && answer >= 0.3 }
      if answer >= (hasShortAnswer ? 0.6 : 0.3) { return true }
      return isOwnDeck && places == 2 && !hasShortQuestion
    }
    if sameAnswer, !hasShortAnswer {
      return sameNumbers && question >= 0.5 || places == 2 && question >= 0.2
        || sameName && question >= 0.2
    }
    guard sameNumbers else { return false }
    if sameName {
      // A name is given anew easily, and a short text is like others.
      if hasShortQuestion ? question >= 0.6 && answer >= 0.2 : question >= 0.5 { return true }
      if hasShortAnswer { return question >= 0.3 && answer >= 0.5 }
      // Of the words that a subject has, two answers share a third.
      return answer >= (question >= 0.2 ? 0.3 : 0.5)
    }
    if sameAnswer {
      // The answer is a word: other cards may well have it.
      if places == 0 { return !hasShortQuestion && question >= 0.7 }
      if hasNumbers { return question >= 0.25 }
      if hasShortQuestion { return isOneLetter && question >= 0.6 }
      return question >= (isInPlace ? answerWeight >= 15 ? 0.2 : 0.45 : 0.6)
    }
    if hasShortAnswer || hasShortQuestion && places == 0 {
      if !hasShortAnswer, question >= 0.5, answer >= 0.6 { return true }
      // Two short texts that were both changed may be of another card.
      return false
    }
    if places == 2, question >= 0.35, answer >= 0.25 { return true }
    return question >= 0.5 && answer >= 0.35 || question >= 0.3 && answer >= 0.6
  }
}
