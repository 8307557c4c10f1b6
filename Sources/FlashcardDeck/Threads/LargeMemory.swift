import CProcessor

extension UnsafeMutableRawBufferPointer {
  /// Asks for large pages for memory that is about to be filled.
  public func useLargePages() { cprocessor_use_large_pages(baseAddress, count) }
}

extension Array {
  /// Reserves room for many elements, in large pages.
  public mutating func reserveLargeCapacity(_ count: Int) {
    reserveCapacity(count)
    withUnsafeMutableBufferPointer {
      UnsafeMutableRawBufferPointer(
        start: $0.baseAddress, count: count * MemoryLayout<Element>.stride
      ).useLargePages()
    }
  }
}
