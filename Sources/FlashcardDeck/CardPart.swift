/// Which of the cards of one text a card is; they are siblings.
public enum CardPart: Hashable, Sendable {
  /// The only card of its text, or the one that asks forwards.
  case whole
  /// The other direction of a card that is asked both ways.
  case back
  /// The gaps with a number, from 1.
  case gap(Int)

  /// The largest number of a gap: each is a card with all of the text, which may have 256 KB.
  public static let largestGap = 999

  /// What stands behind the text's own id in the card's: `~back`, `~c2`.
  var suffix: String {
    switch self {
    case .whole: ""
    case .back: "~back"
    case .gap(let number): "~c\(number)"
    }
  }

  /// The id of the text of which a card asks a part.
  static func text(of id: CardID) -> Substring {
    let id = id.description
    guard let mark = id.utf8.lastIndex(of: UInt8(ascii: "~")) else { return id[...] }
    let part = id[id.utf8.index(after: mark)...]
    let isPart = part == "back" || part.first == "c" && Int(part.dropFirst()) != nil
    return isPart ? id[..<mark] : id[...]
  }

  /// In two bytes, for outlines.
  var code: UInt16 {
    switch self {
    case .whole: 0
    case .back: .max
    case .gap(let number): UInt16(clamping: number)
    }
  }

  init(code: UInt16) {
    self = code == 0 ? .whole : code == .max ? .back : .gap(Int(code))
  }
}
