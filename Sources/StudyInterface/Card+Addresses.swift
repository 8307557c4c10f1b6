import FlashcardDeck

extension Card {
  /// What its question, or all of it, links to and shows: each address once, in reading order.
  public func addresses(withAnswer: Bool) -> [LinkedAddress] {
    let asked = [question] + choices.map(\.text)
    let texts = withAnswer ? asked + [answer, explanation, source] : asked
    var known: Set<String> = []
    return texts.filter(Self.mayHaveAddresses).flatMap { MarkdownText($0).addresses }
      .filter { known.insert($0.address).inserted }
  }

  /// Most texts have none, which is seen without reading them as Markdown.
  private static func mayHaveAddresses(_ text: String) -> Bool {
    text.utf8.contains { byte in
      byte == UInt8(ascii: "[") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: "@")
    } || text.contains("://") || text.contains("www.")
  }
}

extension State {
  /// Opens what a card links to or shows, or lets the learner choose if there are several.
  func openLinks(of card: Int, flipped: Bool, withAnswer: Bool) -> Response {
    let screen = MediaScreen(card: card, isFlipped: flipped, withAnswer: withAnswer, self)
    switch screen.addresses.count {
    case 0: return .say(.sentence(messages.nothingToOpen))
    case 1: return screen.opening(0)
    default: return .open(screen)
    }
  }
}
