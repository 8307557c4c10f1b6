import Toolkit

/// The title and topics below which a card stands: part of what a general question asks.
extension Library {
  /// As in a look, in the language of the card's first text.
  func topic(ofCardAt index: Int) -> String {
    let deck = decks[entries[index].deck]
    let file = deck.files[Int(locations[index].file)]
    // A file without a title has its name, which may change without its cards.
    let title = file.title == DeckFileName(file.path).stem ? [] : [file.title]
    let names = title + deck.topics[entries[index].topic].path(in: file.language)
    let text = names.filter { !$0.isEmpty }.map {
      PlainScalars($0).string(longest: CardLook.longestTopic)
    }.joined(separator: "\n")
    return String(String.UnicodeScalarView(text.unicodeScalars.prefix(CardLook.longestTopic)))
  }
}

extension CardLook {
  /// Whether a topic is about something else than another one: a name was exchanged, and not only added, left out,
  /// numbered or put in other words. A letter makes another name (`Iran`, `Iraq`), as the answers decide whether it was
  /// a slip. Names in two languages, and looks of earlier versions, say nothing.
  static func areOtherTopics(_ one: String, _ other: String) -> Bool {
    if one == other || one.isEmpty || other.isEmpty { return false }
    if let script = one.isIdeographic, let another = other.isIdeographic, script != another {
      return false
    }
    let (names, others) = (one.split(separator: "\n"), other.split(separator: "\n"))
    func isIn(_ list: [Substring], _ name: Substring) -> Bool {
      list.contains { isSameName(String(name), String($0)) }
    }
    return names.contains { !isIn(others, $0) } && others.contains { !isIn(names, $0) }
  }

  private static func isSameName(_ one: String, _ other: String) -> Bool {
    if one == other || SubjectChange(one, other) <= .same { return true }
    // `1. Locks` is `Locks`; but `1. Weltkrieg` is not `2. Weltkrieg`, and of `1914` nothing else is left.
    let (bare, otherBare) = (withoutNumber(one), withoutNumber(other))
    guard (bare == one) != (otherBare == other) else { return false }
    return bare == otherBare || SubjectChange(bare, otherBare) <= .same
  }

  private static func withoutNumber(_ name: String) -> String {
    let rest = name.drop { $0.isNumber || ".)、 ".contains($0) }
    // `一氧化碳`
    let isNumbered =
      rest.startIndex > name.startIndex
      && ".)、 ".contains(name[name.index(before: rest.startIndex)])
    return isNumbered && !rest.isEmpty ? String(rest) : name
  }
}

extension Identifier {
  /// Whether a known card and an arrival ask the same below other titles or topics, without saying in the question what
  /// they are about, and answer something else: `Capital` below `France` and below `Japan`.
  func isBelowAnotherTopic(_ one: Int, _ arrival: Int) -> Bool {
    if hasName(arrival, of: one) { return false }
    let topic = library.topic(ofCardAt: arrivals[arrival].entry)
    return Self.isOther(arrivals[arrival].faces, below: topic, than: known[one].look)
  }

  /// Whether the digest of its question alone does not say that an entry is a known card: it stands below other titles
  /// or topics than were recorded, and answers something else.
  func isBelowAnotherTopic(
    _ entry: Int, than look: CardLook, _ texts: inout LibraryFaces
  ) -> Bool {
    // Nearly all stand where they stood, and need not be read.
    if look.topic.isEmpty { return false }
    let topic = texts.topic(ofCardAt: entry)
    return topic != look.topic
      && Self.isOther(texts.faces(ofCardAt: entry), below: topic, than: look)
  }

  private static func isOther(
    _ faces: [CardFace], below topic: String, than look: CardLook
  ) -> Bool {
    if topic == look.topic || look.topic.isEmpty { return false }
    let (face, known) = (CardFace(look), look.texts)
    let isKept = faces.contains { present in
      known.contains { $0.answer == present.answer }
        || areAlike(face.sketch, present.sketch)
    }
    return !isKept && !QuestionTokens(face.question + " " + face.sentence).isTelling
      && CardLook.areOtherTopics(look.topic, topic)
  }

  /// Whether most of an answer stayed. Two short ones have half of their letters in common soon: `carbon monoxide` below
  /// `CO`, `carbon dioxide` below `CO2`.
  private static func areAlike(_ one: [UInt32], _ other: [UInt32]) -> Bool {
    let isShort = !CardSimilarity.isTelling(one) || !CardSimilarity.isTelling(other)
    return CardSimilarity.plainLikeness(one, other) >= (isShort ? 0.7 : 0.5)
  }
}

extension LibraryFaces {
  /// The title and topics of a card, read once for the cards that follow each other below them.
  mutating func topic(ofCardAt index: Int) -> String {
    let entry = library.entries[index]
    let place = TopicPlace(
      deck: entry.deck, topic: entry.topic, file: Int(library.locations[index].file))
    if let last = lastTopic, last.place == place { return last.topic }
    let topic = library.topic(ofCardAt: index)
    lastTopic = (place, topic)
    return topic
  }

  /// Below which topic of which file cards stand.
  struct TopicPlace: Equatable {
    let deck, topic, file: Int
  }
}
