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
  /// numbered or put in other words. Names in two languages, and looks of earlier versions, say nothing.
  static func areOtherTopics(_ one: String, _ other: String) -> Bool {
    if one == other || one.isEmpty || other.isEmpty { return false }
    guard let script = one.isIdeographic, script == other.isIdeographic else { return false }
    let (names, others) = (names(of: one), names(of: other))
    func isIn(_ list: [String], _ name: String) -> Bool {
      list.contains { SubjectChange(name, $0) < .letters }
    }
    return names.contains { !isIn(others, $0) } && others.contains { !isIn(names, $0) }
  }

  private static func names(of topic: String) -> [String] {
    topic.split(separator: "\n").map { name in
      // `1. Locks`
      String(name.drop { $0.isNumber || ".)、 ".contains($0) })
    }
  }
}

extension Identifier {
  /// Whether a known card and an arrival ask the same below other titles or topics, without saying in the question what
  /// they are about, and answer something else: `Capital` below `France` and below `Japan`.
  func isBelowAnotherTopic(_ one: Int, _ arrival: Int) -> Bool {
    let (card, entry) = (known[one], arrivals[arrival].entry)
    if card.look.topic.isEmpty || hasName(arrival, of: one) { return false }
    let isKept = arrivals[arrival].faces.contains { face in
      card.texts.contains { $0.answer == face.answer }
        || CardSimilarity.plainLikeness(card.face.sketch, face.sketch) >= 0.5
    }
    return !isKept && !QuestionTokens(card.face.question + " " + card.face.sentence).isTelling
      && CardLook.areOtherTopics(card.look.topic, library.topic(ofCardAt: entry))
  }
}
