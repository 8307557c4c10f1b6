import FlashcardDeck
import Toolkit

extension MarkdownReader {
  /// Signs that mean nothing to Markdown.
  private static let signs = Array(",;:?!()'\"%".utf8)

  /// Whether a text is one line in which nothing can mean anything to Markdown, or be shown in another way.
  static func isPlain(_ markdown: String) -> Bool {
    var text = markdown
    let isBare = text.withUTF8 { bytes in
      var before = UInt8(ascii: " ")
      for (index, byte) in bytes.enumerated() {
        switch byte {
        case 0x80..., UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
          break
        // At the start they may be of a list.
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
          if index == 0 { return false }
        // `www.` and `//` are of an address.
        case UInt8(ascii: "."): if before | 0x20 == UInt8(ascii: "w") { return false }
        case UInt8(ascii: "/"), UInt8(ascii: " "): if before == byte { return false }
        default: if !signs.contains(byte) { return false }
        }
        before = byte
      }
      return before != UInt8(ascii: " ")
    }
    return isBare && markdown.unicodeScalars.allSatisfy(\.isPlain)
  }
}
