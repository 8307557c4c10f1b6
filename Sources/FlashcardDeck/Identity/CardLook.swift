import Toolkit

/// What a card looked like when it was answered: enough to know it again after an edit.
public struct CardLook: Hashable, Sendable {
  /// The most Unicode scalars of a question that are kept.
  public static let longestQuestion = 160
  /// The most Unicode scalars of a topic that are kept.
  static let longestTopic = 120
  /// The most values of a sketch.
  public static let longestSketch = 16

  /// The question in NFC, with single spaces, its first 160 Unicode scalars.
  public var question: String
  /// A digest of the whole answer in NFC with single spaces; the explanation is not part of it.
  public var answer: UInt64
  /// The smallest hashes of the answer's groups of two or three characters, at most 16, ascending. The
  /// share of values that two sketches have in common is about that of the groups of their answers. Of choices only
  /// those that are right, in looks of earlier versions all of them.
  public var sketch: [UInt32]
  /// The deck's `id`.
  public var deck: String
  /// The card before it in its deck; nil for the first one.
  public var before: CardID?
  /// The card after it in its deck; nil for the last one.
  public var after: CardID?
  /// Whether the deck named the card (`{#name}`).
  public var isNamed: Bool
  /// Whether another card of the library asked the same or bore the same name. Its id alone then does
  /// not say which of them it is.
  public var sharesID: Bool
  /// The card in its deck's other language; nil if it was in one language.
  public var translation: Digests?
  /// The sentence of a gap that is asked, with the gap hidden, in NFC with single spaces; empty for any other card,
  /// for a text of over 160 scalars, and in looks of earlier versions.
  public var sentence: String
  /// The title of its deck and the names of its topics, each on a line, in NFC with single spaces, the first 120
  /// scalars; empty in looks of earlier versions. A general question (`Definition`) says with them what it is about.
  public var topic: String
  /// Which of the cards of its text it was: empty for the only one, `back`, or `gap` and the beginning of
  /// what it hides.
  public var part: String

  /// Digests of a card's text in one language.
  public struct Digests: Hashable, Sendable {
    /// Of the part of the question that a look keeps.
    public var question: UInt64
    /// Of the whole answer.
    public var answer: UInt64

    /// The digests as a history has them.
    public init(question: UInt64, answer: UInt64) {
      self.question = question
      self.answer = answer
    }
  }

  /// A look as a history has it. Any values are allowed: what can't be of a look matches no card.
  public init(
    question: String, answer: UInt64, sketch: [UInt32], deck: String, before: CardID? = nil,
    after: CardID? = nil, isNamed: Bool = false, sharesID: Bool = false,
    translation: Digests? = nil, part: String = "", sentence: String = "",
    topic: String = ""
  ) {
    self.question = question
    self.answer = answer
    self.sketch = sketch
    self.deck = deck
    self.before = before
    self.after = after
    self.isNamed = isNamed
    self.sharesID = sharesID
    self.translation = translation
    self.part = part
    self.sentence = sentence
    self.topic = topic
  }

  /// Whether all but the neighbours is the same. If not, the card was edited since this look was
  /// recorded, and the new one is better to know it by.
  public func isCurrent(for look: CardLook) -> Bool {
    var moved = look
    (moved.before, moved.after) = (before, after)
    return self == moved
  }
}

extension Library {
  /// What a card looks like now, by the text in its deck's first language.
  public func look(ofCardAt index: Int) -> CardLook {
    let files = decks[entries[index].deck].files
    let faces = [locations[index], otherLocation(at: index)].filter(\.exists).map { location in
      files[Int(location.file)].face(ofCardAt: Int(location.card))
    }
    return look(ofCardAt: index, faces)
  }

  private func look(ofCardAt index: Int, _ faces: [CardFace]) -> CardLook {
    CardLook(
      question: faces[0].question, answer: faces[0].answer, sketch: faces[0].sketch,
      deck: decks[entries[index].deck].id, before: neighbour(of: index, -1).map { entries[$0].id },
      after: neighbour(of: index, 1).map { entries[$0].id }, isNamed: isNamed(at: index),
      sharesID: sharedIDs.contains(outline(at: index).id),
      translation: faces.count < 2
        ? nil : CardLook.Digests(question: faces[1].questionKey, answer: faces[1].answer),
      part: faces[0].part, sentence: faces[0].sentence, topic: topic(ofCardAt: index))
  }

  /// What is recorded of some cards as they are now, found by several threads if they are many. Texts that an
  /// identification has read of the same files are not read again.
  public func looks(ofCardsAt indices: [Int], read: Identification) -> [CardLook] {
    let parts = Parallel.parts(of: indices.indices, worthAThread: 1000)
    return Parallel.map(parts.count) { part in
      indices[parts[part]].map { index in
        let now = read.faces[index].map { look(ofCardAt: index, $0) } ?? look(ofCardAt: index)
        return read.held[index]?.replaced(in: now) ?? now
      }
    }.flatMap { $0 }
  }

  /// The first card of another text before (-1) or behind (1) a card in the same deck; nil at the deck's end.
  ///
  /// Siblings come and go with the card, so they do not say where it is.
  func neighbour(of index: Int, _ offset: Int) -> Int? {
    var other = index + offset
    while entries.indices.contains(other), entries[other].deck == entries[index].deck {
      if entries[other].group != entries[index].group { return other }
      other += offset
    }
    return nil
  }

  /// The id that a card's file gives it.
  public func ownID(ofCardAt index: Int) -> CardID { outline(at: index).id }

  /// Whether other cards have the id that a card's file gives it.
  public func sharesID(at index: Int) -> Bool { sharedIDs.contains(outline(at: index).id) }

  /// Whether a card's file gives it a name that others have, too.
  public func sharesName(at index: Int) -> Bool { isNamed(at: index) && sharesID(at: index) }

  /// A digest of a card's question and answer.
  func contentDigest(ofCardAt index: Int) -> Digest {
    let location = locations[index]
    let file = decks[entries[index].deck].files[Int(location.file)]
    return file.digest(of: file.cards[Int(location.card)])
  }

  /// A card's question and answer as an id.
  public func contentID(ofCardAt index: Int) -> CardID {
    contentDigest(ofCardAt: index).cardID
  }

  /// A card's name with its deck's before it.
  func deckName(ofCardAt index: Int) -> CardID {
    CardID("\(decks[entries[index].deck].id)/\(outline(at: index).id)")
  }

  /// The id of a card that no other one has by its name or its question: its name with its deck's before it,
  /// or a digest of question and answer.
  public func exactID(ofCardAt index: Int) -> CardID {
    isNamed(at: index)
      ? deckName(ofCardAt: index) : contentDigest(ofCardAt: index).cardID
  }

  /// Whether the deck names a card.
  func isNamed(at index: Int) -> Bool { outline(at: index).isNamed }

  /// The card as its first file has it; its id may be one that another card bears, too.
  func outline(at index: Int) -> CardOutline {
    let location = locations[index]
    return decks[entries[index].deck].files[Int(location.file)].cards[Int(location.card)]
  }
}
