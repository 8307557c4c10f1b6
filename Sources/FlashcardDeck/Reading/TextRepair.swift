import Toolkit

/// A file's bytes as the readers need them: UTF-8 without a byte order mark, lines that end in a
/// single line feed.
struct TextRepair {
  /// How many lines that are not UTF-8 are reported of one file.
  private static let mostReports = 20

  private let raw: Bytes
  /// The repaired text; nil if the raw bytes needed no repair.
  private(set) var repaired: [UInt8]?
  private(set) var problems: [Problem] = []

  init(_ raw: Bytes, path: String) {
    self.raw = raw
    if raw.starts(with: [0xFF, 0xFE]) || raw.starts(with: [0xFE, 0xFF]) {
      repaired = []
      report(.utf16, path: path, line: 1, column: 1)
      return
    }
    if raw.count > ByteRange.limit {
      repaired = []
      report(.textTooLarge, path: path, line: 1, column: 1)
      return
    }
    if raw.starts(with: [0xEF, 0xBB, 0xBF]) { repaired = Array(raw.dropFirst(3)) }
    if withBytes({ $0.first(0x0D, from: 0, to: $0.count) < $0.count }) {
      repaired = withBytes(Self.withLineFeeds)
    }
    let (invalid, count) = withBytes { ($0.firstInvalidUTF8(from: 0), $0.count) }
    guard invalid < count else { return }
    reportInvalid(from: invalid, path: path)
    repaired = withBytes { Array(String(decoding: $0, as: UTF8.self).utf8) }
    if repaired?.count ?? 0 > ByteRange.limit { repaired = [] }
  }

  /// Calls `body` with the text, as far as it is repaired.
  func withBytes<Result>(_ body: (Bytes) -> Result) -> Result {
    repaired?.withUnsafeBufferPointer(body) ?? body(raw)
  }

  /// One error a line.
  private mutating func reportInvalid(from first: Int, path: String) {
    let positions = withBytes { bytes in
      var positions: [(line: Int, column: Int)] = []
      var (invalid, line, counted) = (first, 1, 0)
      while invalid < bytes.count, positions.count < Self.mostReports {
        while case let feed = bytes.first(.lineFeed, from: counted, to: invalid), feed < invalid {
          line += 1
          counted = feed + 1
        }
        positions.append((line, bytes.column(of: invalid)))
        invalid = bytes.firstInvalidUTF8(from: bytes.lineEnd(from: invalid))
      }
      return positions
    }
    for position in positions {
      report(.notUTF8, path: path, line: position.line, column: position.column)
    }
  }

  private mutating func report(_ cause: Problem.Cause, path: String, line: Int, column: Int) {
    problems.append(
      Problem(severity: .error, file: path, line: line, column: column, cause: cause))
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
