/// A known card that is in no deck, beside the cards that it may be now: what a learner needs to decide.
public struct CardDoubt: Equatable, Sendable {
  /// A card that the known one may be.
  public struct Candidate: Equatable, Sendable {
    /// The id that it has in the library.
    public var card: CardID
    /// What speaks for it.
    public var reasons: Set<Identification.Reason>

    /// A candidate with every part given.
    public init(card: CardID, reasons: Set<Identification.Reason> = []) {
      self.card = card
      self.reasons = reasons
    }
  }

  /// The id under which the card is known.
  public var was: CardID
  /// Its question as it was recorded, the first 160 Unicode scalars.
  public var question: String
  /// The deck in which it was, by its id.
  public var deck: String
  /// A card of the library that stood beside it, in the same topic as far as can be told.
  public var neighbour: CardID?
  /// The cards that it may be, in the order of the library.
  public var candidates: [Candidate]

  /// A doubt with every part given.
  public init(
    was: CardID, question: String, deck: String = "", neighbour: CardID? = nil,
    candidates: [Candidate]
  ) {
    self.was = was
    self.question = question
    self.deck = deck
    self.neighbour = neighbour
    self.candidates = candidates
  }

  /// A doubt about the card that looked like `look`; candidates that the library lacks are left out.
  public init(was: CardID, look: CardLook, candidates: [CardID], in library: Library) {
    self.init(
      was: was, question: look.question, deck: look.deck, neighbour: library.neighbour(of: look),
      candidates: candidates.compactMap { card in
        library.index(of: card).map { index in
          let reasons = look.reasons(for: library.look(ofCardAt: index), ids: (was, card))
          return Candidate(card: card, reasons: reasons)
        }
      })
  }

  /// Whether the recorded question is only the beginning of a longer one.
  public var isCut: Bool { question.unicodeScalars.count >= CardLook.longestQuestion }
}

extension Library {
  /// A card that stood beside the one of a look; nil if none is left, or those on its sides are in two topics.
  fileprivate func neighbour(of look: CardLook) -> CardID? {
    let indices = [look.before, look.after].compactMap { $0.flatMap { index(of: $0) } }
      .filter { decks[entries[$0].deck].id == look.deck }
    guard let first = indices.first, let last = indices.last,
      entries[first].topic == entries[last].topic
    else { return nil }
    return entries[first].id
  }
}

extension CardLook {
  /// What speaks for a card that looks like `other` being this one. `ids` are those of both.
  func reasons(for other: CardLook, ids: (CardID, CardID)) -> Set<Identification.Reason> {
    let (mine, its) = (CardFace(self), CardFace(other))
    let texts = [mine.digests] + (translation.map { [$0] } ?? [])
    let others = [its.digests] + (other.translation.map { [$0] } ?? [])
    var reasons: Set<Identification.Reason> = []
    if texts.contains(where: { text in others.contains { $0.question == text.question } }) {
      reasons.insert(.sameQuestion)
    } else if CardSimilarity.plainLikeness(ofQuestions: question, other.question) >= 0.3 {
      reasons.insert(.similarQuestion)
    }
    if texts.contains(where: { text in others.contains { $0.answer == text.answer } }) {
      reasons.insert(.sameAnswer)
    } else if CardSimilarity.plainLikeness(mine.sketch, its.sketch) >= 0.3 {
      reasons.insert(.similarAnswer)
    }
    // The name of a card that may be another one has its deck's before it until the learner chooses.
    if isNamed, other.isNamed, ids.1 == ids.0 || ids.1 == CardID("\(other.deck)/\(ids.0)") {
      reasons.insert(.sameName)
    }
    if before == other.before, after == other.after, before != nil || after != nil {
      reasons.insert(.samePlace)
    }
    return reasons
  }
}

extension Identification.Reason {
  /// The reasons of a set in one order, what says most first.
  public static func ordered(_ reasons: Set<Identification.Reason>) -> [Identification.Reason] {
    allCases.filter(reasons.contains)
  }
}
