import Toolkit

extension Digest {
  /// Adds a part of a card without its comments.
  mutating func add(_ span: ByteRange, of bytes: Bytes) {
    if bytes.find("<!--", from: span.start, to: span.end) == nil {
      add(UnsafeBufferPointer(rebasing: bytes[span.range]))
    } else {
      var text = SourceText(bytes)
      Array(text.text(span).utf8).withUnsafeBufferPointer { add($0) }
    }
  }

  /// The digest as a card's name.
  var cardID: CardID { CardID(letters) }
}
