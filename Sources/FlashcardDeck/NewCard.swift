import Toolkit

/// A deck file's text with the beginning of a new card, at the end of a topic.
public struct NewCard: Equatable, Sendable {
  /// All of the file.
  public let text: [UInt8]
  /// The line of the new card, from 1.
  public let line: Int

  /// The text of a file with a heading for a card's question behind a line, or at its end.
  ///
  /// - Parameters:
  ///   - bytes: the file's text.
  ///   - last: the last line of the card after which it goes, from 1. Not an offset: those that are known of
  ///     a card are of a text whose line ends may be others.
  public init(in bytes: [UInt8], behind last: Int) {
    var (end, number) = (0, 1)
    while end < bytes.count, number <= last {
      if bytes[end] == 0x0A { number += 1 }
      end += 1
    }
    let lineBreak: [UInt8] = bytes.contains([0x0D, 0x0A]) ? [0x0D, 0x0A] : [0x0A]
    let isBlank = { (byte: UInt8) in byte == 0x0A || byte == 0x0D || byte == 0x20 || byte == 0x09 }
    var head = Array(bytes[..<end])
    while let last = head.last, isBlank(last) { head.removeLast() }
    let rest = bytes[end...].drop { $0 == 0x0A || $0 == 0x0D }
    let gap = head.isEmpty ? [] : lineBreak + lineBreak
    line = (head + gap).count { $0 == 0x0A } + 1
    text =
      head + gap + Array("### ".utf8) + lineBreak + lineBreak
      + (rest.isEmpty ? [] : lineBreak + rest)
  }
}

extension Library {
  /// A deck file and in it the last line of the last card of some topics, from 1; nil if they have none.
  ///
  /// - Parameter isWritable: whether a file is one to which a card can be added.
  public func placeOfNewCard(
    in scope: Scope, _ language: Language, isWritable: (DeckFile) -> Bool
  ) -> (file: DeckFile, line: Int)? {
    for index in entries.indices.reversed() where scope.contains(entries[index]) {
      for wanted in [language, language.other] {
        guard let (file, outline) = place(ofCardAt: index, in: wanted), isWritable(file) else {
          continue
        }
        // Without the blank lines behind it.
        let bytes = (file.text.bytes(in: outline.whole.range) ?? []).reversed().drop { $0 <= 0x20 }
        return (file, outline.line + bytes.count { $0 == 0x0A })
      }
    }
    return nil
  }
}
