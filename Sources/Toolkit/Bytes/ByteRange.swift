/// A range of a text, in bytes; half the size of a `Range<Int>`, because a deck of 100,000 cards keeps
/// 400,000 of them, and one number, because a card with two for each takes longer to copy.
@frozen public struct ByteRange: Sendable, Equatable {
  /// The start in the low 32 bits, the end in the high 32 bits.
  @usableFromInline let bounds: UInt64

  /// The range from `start` up to `end`; empty if `end` is smaller.
  @inlinable public init(_ start: Int, _ end: Int) {
    let end = UInt32(truncatingIfNeeded: Swift.max(start, end))
    bounds = UInt64(end) << 32 | UInt64(UInt32(truncatingIfNeeded: start))
  }

  /// The size in bytes of the largest text that ranges can address.
  @inlinable public static var limit: Int { Int(UInt32.max) }
  /// An empty range at the start.
  @inlinable public static var empty: ByteRange { ByteRange(0, 0) }

  /// The offset of the first byte.
  @inlinable public var start: Int { Int(bounds & 0xFFFF_FFFF) }
  /// The offset behind the last byte.
  @inlinable public var end: Int { Int(bounds >> 32) }
  /// How many bytes the range has.
  @inlinable public var count: Int { end - start }
  /// Whether it has no byte.
  @inlinable public var isEmpty: Bool { start == end }
  /// The same as a range of the standard library.
  @inlinable public var range: Range<Int> {
    Range(uncheckedBounds: (start, end))
  }

  /// The same bytes in a text that has `bytes` more bytes before them (fewer if negative).
  @inlinable public func moved(by bytes: Int) -> ByteRange {
    isEmpty ? .empty : ByteRange(start + bytes, end + bytes)
  }

  /// The smallest range that contains both.
  @inlinable public func union(_ other: ByteRange) -> ByteRange {
    ByteRange(Swift.min(start, other.start), Swift.max(end, other.end))
  }
}
