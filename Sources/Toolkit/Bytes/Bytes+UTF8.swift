import CUTF8

extension Bytes {
  /// The offset of the first byte from `start` that breaks UTF-8 (RFC 3629); the end if none does.
  public func firstInvalidUTF8(from start: Int) -> Int {
    guard let baseAddress else { return count }
    return cutf8_first_invalid(baseAddress, count, start)
  }

  /// The length in bytes of the UTF-8 character at an offset; 0 if those bytes are not UTF-8.
  @inlinable public func lengthOfCharacter(at offset: Int) -> Int {
    guard let baseAddress else { return 0 }
    return cutf8_length(baseAddress, count, offset)
  }
}
