import CProcessor

extension UnsafeMutableRawBufferPointer {
  /// Asks for pages of 2 MB for memory that is about to be filled. Without it the first card of 100,000
  /// takes 1.09 to 1.10 times as long, that of a million 1.10 to 1.33 times.
  @inlinable public func useLargePages() { cprocessor_use_large_pages(baseAddress, count) }
}

extension Array {
  /// Reserves room for `count` elements, in large pages.
  @inlinable public mutating func reserveLargeCapacity(_ count: Int) {
    reserveCapacity(count)
    withUnsafeMutableBufferPointer {
      UnsafeMutableRawBufferPointer(
        start: $0.baseAddress, count: count * MemoryLayout<Element>.stride
      ).useLargePages()
    }
  }
}
