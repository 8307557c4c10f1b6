/// A file's bytes as the readers want them: UTF-8 without a byte order mark, lines ended by a
/// single line feed.
struct TextRepair {
  /// How many places that are not UTF-8 are told of in one file.
  private static let complaints = 20

  private(set) var text: [UInt8]
  private(set) var problems: [Problem] = []

  init(_ raw: [UInt8], path: String) {
    text = raw
    if raw.starts(with: [0xFF, 0xFE]) || raw.starts(with: [0xFE, 0xFF]) {
      text = []
      report("the file is UTF-16; save it as UTF-8", path: path, line: 1, column: 1)
      return
    }
    if raw.count > Span.limit {
      text = []
      report("the file is larger than 4 GB", path: path, line: 1, column: 1)
      return
    }
    if raw.starts(with: [0xEF, 0xBB, 0xBF]) { text.removeFirst(3) }
    let carriageReturn = text.withUnsafeBufferPointer { $0.first(0x0D, from: 0, to: $0.count) }
    if carriageReturn < text.count { text = Self.withLineFeeds(text) }
    let invalid = text.withUnsafeBufferPointer { $0.firstInvalidUTF8(from: 0) }
    guard invalid < text.count else { return }
    complain(from: invalid, path: path)
    text = Array(String(decoding: text, as: UTF8.self).utf8)
    if text.count > Span.limit { text = [] }
  }

  /// One error a line, with the place in the file.
  private mutating func complain(from first: Int, path: String) {
    let places = text.withUnsafeBufferPointer { bytes in
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
  private static func withLineFeeds(_ text: [UInt8]) -> [UInt8] {
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

extension Bytes {
  /// The first byte from `start` that breaks UTF-8 (RFC 3629); the end when none does.
  ///
  /// Goes eight ASCII letters or two Chinese characters at a step, since a large deck is checked
  /// whole each time the program starts.
  func firstInvalidUTF8(from start: Int) -> Int {
    guard let base = baseAddress.map(UnsafeRawPointer.init) else { return count }
    // Three-byte leads whose second byte may be any continuation: all but E0 and ED.
    let freeLeads: UInt64 = 0b1101_1111_1111_1110
    var place = start
    while place < count {
      if place + 8 <= count {
        let word = UInt64(
          littleEndian: base.loadUnaligned(fromByteOffset: place, as: UInt64.self))
        let high = word & 0x8080_8080_8080_8080
        if high == 0 {
          place += 8
          continue
        }
        let two = word & 0x0000_C0C0_F0C0_C0F0 == 0x0000_8080_E080_80E0
        if two, freeLeads >> (word & 0xF) & freeLeads >> (word >> 24 & 0xF) & 1 == 1 {
          place += 6
          continue
        }
        place += high.trailingZeroBitCount / 8
      }
      let length = sequenceLength(at: place)
      if length == 0 { return place }
      place += length
    }
    return count
  }

  /// The length of the well-formed character at a place; 0 when it is not well formed.
  private func sequenceLength(at place: Int) -> Int {
    let lead = self[place]
    if lead < 0x80 { return 1 }
    func continues(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      place + offset < count && range.contains(self[place + offset])
    }
    switch lead {
    case 0xC2...0xDF: return continues(1) ? 2 : 0
    case 0xE0: return continues(1, 0xA0...0xBF) && continues(2) ? 3 : 0
    case 0xED: return continues(1, 0x80...0x9F) && continues(2) ? 3 : 0
    case 0xE1...0xEF: return continues(1) && continues(2) ? 3 : 0
    case 0xF0: return continues(1, 0x90...0xBF) && continues(2) && continues(3) ? 4 : 0
    case 0xF1...0xF3: return continues(1) && continues(2) && continues(3) ? 4 : 0
    case 0xF4: return continues(1, 0x80...0x8F) && continues(2) && continues(3) ? 4 : 0
    default: return 0
    }
  }
}
