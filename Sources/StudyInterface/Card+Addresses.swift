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
    // What a text hides stands in brackets, which alone are no link.
    var (isBehindBracket, hasBracket) = (false, false)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "<"), UInt8(ascii: "@"): return true
      case UInt8(ascii: "("), UInt8(ascii: ":"), UInt8(ascii: "["):
        if isBehindBracket { return true }
        hasBracket = hasBracket || byte == UInt8(ascii: "[")
      default: break
      }
      isBehindBracket = byte == UInt8(ascii: "]")
    }
    return hasBracket && text.contains("[sound:") || text.contains("://") || text.contains("www.")
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

  /// Shows a picture of a card in place, or lets the learner choose if there are several.
  func viewPicture(of card: Int, flipped: Bool, withAnswer: Bool) -> Response {
    let screen = MediaScreen(
      card: card, isFlipped: flipped, withAnswer: withAnswer, picturesOnly: true, self)
    switch screen.addresses.count {
    case 0: return .say(.sentence(messages.nothingToView))
    case 1: return screen.viewing(0, self)
    default: return .open(screen)
    }
  }

  /// Forgets the pictures that were made for a window of another size.
  mutating func forgetPictures() {
    for index in screens.indices {
      guard var shown = screens[index] as? PictureScreen else { continue }
      shown.take(nil)
      screens[index] = shown
    }
  }

  /// Has the picture made that the screen is for, if it is not made.
  var pictureToMake: [Effect] {
    guard hasRoom, let shown = screen as? PictureScreen, shown.picture == nil else { return [] }
    return [shown.viewing(self)]
  }

  /// Takes what came of the picture on the screen.
  mutating func take(_ picture: ViewedPicture) {
    guard var shown = screen as? PictureScreen else { return }
    shown.take(picture)
    screen = shown
  }
}
