import Toolkit

/// A history file in pieces of whole lines, as long as it was when it was opened.
struct HistoryBlocks {
  /// Bytes of a piece, unless one line is longer.
  static let length = 1 << 17

  private let file: any OpenFile
  private let size: Int
  private let length: Int
  private var offset = 0

  /// The pieces of a file, from its start on.
  init(_ file: any OpenFile, length: Int = length) throws(FileError) {
    self.file = file
    self.length = length
    size = try file.status().size
  }

  /// The next piece, and the byte of the file at which it starts; nil at the end.
  mutating func next() throws(FileError) -> (bytes: [UInt8], start: Int)? {
    let start = offset
    var count = length
    while start < size {
      let wanted = min(count, size - start)
      var bytes = try file.read(from: start, count: wanted)
      // Another program may have cut the file since it was opened.
      if bytes.count < wanted || start + wanted == size {
        offset = size
        return (bytes, start)
      }
      if let feed = bytes.lastIndex(of: 0x0A) {
        bytes.removeSubrange((feed + 1)...)
        offset = start + bytes.count
        return (bytes, start)
      }
      count *= 2
    }
    return nil
  }
}
