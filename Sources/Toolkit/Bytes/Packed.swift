/// Numbers and texts one behind the other in bytes, little-endian: a form that is read much faster than
/// text, for what can be made again.
public struct PackedWriter: Sendable {
  /// What was written.
  public private(set) var bytes: [UInt8] = []

  /// Room for so many bytes.
  public init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  /// A number in as many bytes as its type has.
  @inlinable public mutating func number(_ number: some FixedWidthInteger) {
    withUnsafeBytes(of: number.littleEndian) { append($0) }
  }

  /// A text, behind its length in four bytes.
  public mutating func text(_ text: String) {
    number(UInt32(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  /// Texts, behind their number in four bytes.
  public mutating func texts(_ texts: [String]) {
    number(UInt32(texts.count))
    for text in texts { self.text(text) }
  }

  /// Bytes without their length.
  public mutating func raw(_ more: some Collection<UInt8>) { bytes.append(contentsOf: more) }

  @usableFromInline mutating func append(_ raw: UnsafeRawBufferPointer) {
    bytes.append(contentsOf: raw)
  }
}

/// Reads what a `PackedWriter` wrote; nothing behind the end, whatever the bytes say.
public struct PackedReader {
  /// That the bytes end too early, or are no text.
  public struct Damaged: Error {
    /// The only value.
    public init() {}
  }

  @usableFromInline let bytes: Bytes
  @usableFromInline var offset = 0

  /// Begins at the start of the bytes, which have to stay for as long as the reader is used.
  public init(_ bytes: Bytes) { self.bytes = bytes }

  /// Bytes that were not read.
  public var left: Int { bytes.count - offset }

  /// A number in as many bytes as its type has.
  @inlinable public mutating func number<Number: FixedWidthInteger & BitwiseCopyable>(
    _: Number.Type = Number.self
  ) throws(Damaged) -> Number {
    let size = MemoryLayout<Number>.size
    guard size <= bytes.count - offset else { throw Damaged() }
    defer { offset += size }
    return Number(
      littleEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(
        fromByteOffset: offset, as: Number.self))
  }

  /// Bytes whose number is known.
  @inlinable public mutating func raw(_ count: Int) throws(Damaged) -> Bytes {
    guard count >= 0, count <= bytes.count - offset else { throw Damaged() }
    defer { offset += count }
    return Bytes(rebasing: bytes[offset..<offset + count])
  }

  /// A text, behind its length in four bytes.
  public mutating func text() throws(Damaged) -> String {
    let count = Int(try number(UInt32.self))
    return String(decoding: try raw(count), as: UTF8.self)
  }

  /// Texts, behind their number in four bytes.
  public mutating func texts() throws(Damaged) -> [String] {
    let count = Int(try number(UInt32.self))
    // Each has four bytes at least.
    guard count <= left / 4 else { throw Damaged() }
    var texts: [String] = []
    for _ in 0..<count { texts.append(try text()) }
    return texts
  }
}
