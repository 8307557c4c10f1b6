/// The text of a deck file, of which no more than a part at a time is wanted once its cards are known.
public protocol DeckText: Sendable {
  /// How many bytes it has.
  var count: Int { get }
  /// Some of its bytes; nil where it no longer is the text that the cards were found in.
  func bytes(in range: Range<Int>) -> [UInt8]?
  /// Whether it is, as far as that was looked at lately, the text that the cards were found in.
  var isUnchanged: Bool { get }
}

extension DeckText {
  /// All of its bytes.
  public var bytes: [UInt8]? { bytes(in: 0..<count) }
}

extension [UInt8]: DeckText {
  /// Some of the bytes of a text in memory.
  public func bytes(in range: Range<Int>) -> [UInt8]? {
    range == indices ? self : Array(self[range])
  }

  /// Always so.
  public var isUnchanged: Bool { true }
}
