import FlashcardDeck
import StudyInterface
import Toolkit

/// Pictures and sounds of a deck that are not there.
enum MissingFiles {
  /// Endings of files that a link may show or play, besides what is written as a picture or a sound.
  private static let endings: Set<String> = [
    "png", "jpg", "jpeg", "gif", "svg", "webp", "mp3", "ogg", "opus", "wav", "flac", "m4a", "mp4",
    "webm",
  ]

  /// A warning for each picture or sound that is named by a path from the deck's folder on and is not there.
  static func problems(of file: DeckFile) -> [Problem] {
    guard let text = file.text.bytes, mayHaveMedia(text) else { return [] }
    var problems: [Problem] = []
    for (index, outline) in file.cards.enumerated()
    where index == 0 || file.cards[index - 1].group != outline.group {
      var card = file.card(at: index)
      // It says where the answer is from.
      card.source = ""
      let addresses = card.addresses(withAnswer: true).filter {
        isMedia($0) && LinkTarget.isMissing($0.address, from: file.path)
      }
      problems += addresses.map { address in
        let place = place(of: address.address, in: text, outline)
        return Problem(
          severity: .warning, file: file.path, line: place.line, column: place.column,
          cause: .missingFile(VisibleText.line(address.address)))
      }
    }
    return problems
  }

  /// Whether a text has what a picture, a sound or a link has; most have none.
  private static func mayHaveMedia(_ text: [UInt8]) -> Bool {
    text.indices.dropLast().contains { index in
      switch text[index] {
      case UInt8(ascii: "]"): [UInt8(ascii: "("), UInt8(ascii: "[")].contains(text[index + 1])
      case UInt8(ascii: "["): [UInt8(ascii: "s"), UInt8(ascii: "[")].contains(text[index + 1])
      case UInt8(ascii: "<"): text[index + 1] | 0x20 == UInt8(ascii: "i")
      default: false
      }
    }
  }

  private static func isMedia(_ address: LinkedAddress) -> Bool {
    guard address.kind == .link else { return true }
    let path = address.address.prefix { $0 != "#" && $0 != "?" }
    guard let dot = path.lastIndex(of: ".") else { return false }
    return endings.contains(path[dot...].dropFirst().lowercased())
  }

  /// Where a card has an address; where the card begins if it is written another way.
  private static func place(
    of address: String, in text: [UInt8], _ card: CardOutline
  ) -> (line: Int, column: Int) {
    for part in [card.question, card.answer, card.explanation] {
      guard part.lowerBound >= card.question.lowerBound, part.upperBound <= text.count,
        let found = text[part].firstRange(of: Array(address.utf8))?.lowerBound
      else { continue }
      let line = text[..<found].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
      return (
        card.line + text[card.question.lowerBound..<found].count { $0 == 0x0A },
        String(decoding: text[line..<found], as: UTF8.self).count + 1
      )
    }
    return (card.line, 1)
  }
}
