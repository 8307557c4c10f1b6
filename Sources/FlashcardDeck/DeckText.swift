/// The text of a deck file; after its cards are known, only parts of it are read.
public protocol DeckText: Sendable {
  /// The size in bytes.
  var count: Int { get }
  /// Some of its bytes; nil if the text changed since its cards were found.
  func bytes(in range: Range<Int>) -> [UInt8]?
  /// What tells this version of the text from others, such as its size and time; empty for a text in
  /// memory.
  var version: String { get }
  /// Whether the text is still the one in which the cards were found, by the latest check.
  var isUnchanged: Bool { get }
}

extension DeckText {
  /// All of its bytes; nil if the text changed.
  public var bytes: [UInt8]? { bytes(in: 0..<count) }
}

/// A text whose bytes had to be repaired, for as long as those that they were made from are there.
struct RepairedText: DeckText {
  let repaired: [UInt8]
  let source: any DeckText

  var count: Int { repaired.count }
  var version: String { source.version }
  var isUnchanged: Bool { source.isUnchanged }

  func bytes(in range: Range<Int>) -> [UInt8]? {
    // Asked for one byte, the source finds out whether its file has changed.
    guard source.bytes(in: 0..<min(1, source.count)) != nil else { return nil }
    return repaired.bytes(in: range)
  }
}

extension [UInt8]: DeckText {
  /// Some of the bytes of a text in memory.
  public func bytes(in range: Range<Int>) -> [UInt8]? {
    range == indices ? self : Array(self[range])
  }

  /// Empty: a text in memory has one version.
  public var version: String { "" }

  /// True: a text in memory never changes.
  public var isUnchanged: Bool { true }
}
