import Toolkit

extension Bytes {
  /// The colons between question and answer in `question :: answer` or `term ::: meaning`: the first with
  /// spaces around them that are in no code.
  func pairColons(in text: ByteRange) -> ByteRange? {
    var offset = text.start
    while offset < text.end {
      switch self[offset] {
      case UInt8(ascii: "\\"): offset += 2
      case .backtick: offset = codeSpanEnd(at: offset, before: text.end)
      case UInt8(ascii: ":"):
        var after = offset
        while after < text.end, self[after] == UInt8(ascii: ":") { after += 1 }
        if (2...3).contains(after - offset), offset > text.start + 1, self[offset - 1].isBlank,
          after + 1 < text.end, self[after].isBlank
        {
          return ByteRange(offset, after)
        }
        offset = after
      default: offset += 1
      }
    }
    return nil
  }
}

extension MarkdownMark {
  /// The colons of a card in one line.
  func colons(in bytes: Bytes) -> ByteRange? { bytes.pairColons(in: text) }
}
