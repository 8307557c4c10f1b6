import Toolkit

/// A file's bytes as the readers want them: UTF-8 without a byte order mark, lines ended by a
/// single line feed.
struct TextRepair {
  /// How many places that are not UTF-8 are told of in one file.
  private static let complaints = 20

  private let raw: Bytes
  /// The text where it is not the raw bytes themselves.
  private(set) var repaired: [UInt8]?
  private(set) var problems: [Problem] = []

  init(_ raw: Bytes, path: String) {
    self.raw = raw
    if raw.starts(with: [0xFF, 0xFE]) || raw.starts(with: [0xFE, 0xFF]) {
      repaired = []
      report("the file is UTF-16; save it as UTF-8", path: path, line: 1, column: 1)
      return
    }
    if raw.count > ByteRange.limit {
      repaired = []
      report("the file is larger than 4 GB", path: path, line: 1, column: 1)
      return
    }
    if raw.starts(with: [0xEF, 0xBB, 0xBF]) { repaired = Array(raw.dropFirst(3)) }
    if withBytes({ $0.first(0x0D, from: 0, to: $0.count) < $0.count }) {
      repaired = withBytes(Self.withLineFeeds)
    }
    let (invalid, count) = withBytes { ($0.firstInvalidUTF8(from: 0), $0.count) }
    guard invalid < count else { return }
    complain(from: invalid, path: path)
    repaired = withBytes { Array(String(decoding: $0, as: UTF8.self).utf8) }
    if repaired?.count ?? 0 > ByteRange.limit { repaired = [] }
  }

  /// Calls back with the text as it is by now.
  func withBytes<Result>(_ body: (Bytes) -> Result) -> Result {
    repaired?.withUnsafeBufferPointer(body) ?? body(raw)
  }

  /// One error a line, with the place in the file.
  private mutating func complain(from first: Int, path: String) {
    let places = withBytes { bytes in
      var places: [(line: Int, column: Int)] = []
      var (invalid, line, counted) = (first, 1, 0)
      while invalid < bytes.count, places.count < Self.complaints {
        while case let feed = bytes.first(.lineFeed, from: counted, to: invalid), feed < invalid {
          line += 1
          counted = feed + 1
        }
        places.append((line, bytes.column(of: invalid)))
        invalid = bytes.firstInvalidUTF8(from: bytes.lineEnd(from: invalid))
      }
      return places
    }
    for place in places {
      report("the text is not UTF-8 here", path: path, line: place.line, column: place.column)
    }
  }

  private mutating func report(_ sentence: String, path: String, line: Int, column: Int) {
    problems.append(
      Problem(severity: .error, file: path, line: line, column: column, sentence: sentence))
  }

  /// CR LF and a lone CR as LF.
  private static func withLineFeeds(_ text: Bytes) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var afterReturn = false
    for byte in text {
      if byte == 0x0D {
        result.append(.lineFeed)
      } else if byte != .lineFeed || !afterReturn {
        result.append(byte)
      }
      afterReturn = byte == 0x0D
    }
    return result
  }
}
