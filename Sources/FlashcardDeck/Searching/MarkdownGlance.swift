import Toolkit

/// Writes what the screen shows of a Markdown text, if that is certain at a glance: paragraphs,
/// headings, lists, code, and emphasis that only one reading is possible of.
///
/// A whole collection is read in this way when the search is opened. What is uncertain is left to the
/// reader that also lays texts out, which takes a hundred times as long; so this one has to know when
/// it does not know, and nothing else of Markdown.
struct MarkdownGlance {
  var writer: SearchTextWriter

  private let text: Bytes
  /// The end of the part that is read.
  private var end = 0
  /// A paragraph has begun, and the next line may go on with it.
  private var isOpen = false
  /// Whether the last line asks for a break behind it.
  private var endsHard = false
  /// The end of the last line's text.
  private var lineEnd = 0
  /// The number of the last item of a numbered list, and the sign behind it.
  private var number: (value: Int, sign: UInt8)?
  /// The signs of the emphasis that is open.
  private var emphasis = 0

  init(_ text: Bytes, writer: SearchTextWriter) {
    self.text = text
    self.writer = writer
  }

  /// Writes a part of the text; false, with nothing written, if it takes a closer look.
  mutating func write(_ part: Range<Int>) -> Bool {
    let place = writer.place
    (end, isOpen, endsHard, lineEnd, number, emphasis) = (part.upperBound, false, false, 0, nil, 0)
    guard write(from: part.lowerBound) else {
      writer.goBack(to: place)
      return false
    }
    return true
  }

  private mutating func write(from start: Int) -> Bool {
    var offset = start
    while offset < end {
      let lineEnd = text.first(.lineFeed, from: offset, to: end)
      var content = offset
      while content < lineEnd, text[content] == 0x20 { content += 1 }
      if content == lineEnd {
        guard close() else { return false }
        offset = lineEnd + 1
      } else if text[content] == .backtick, run(at: content, lineEnd) >= 3 {
        guard content == offset, close(), let next = writeFence(offset, lineEnd) else {
          return false
        }
        offset = next
      } else {
        guard content - offset < 4, writeLine(content, lineEnd) else { return false }
        offset = lineEnd + 1
      }
    }
    return close()
  }

  /// Ends a paragraph; false if a sign of emphasis has no partner.
  private mutating func close() -> Bool {
    isOpen = false
    writer.append(separator: .lineFeed)
    return emphasis == 0
  }

  // MARK: Lines

  private mutating func writeLine(_ start: Int, _ end: Int) -> Bool {
    switch text[start] {
    case .hash:
      let content = start + run(at: start, end)
      if content - start > 6 || content < end && text[content] != 0x20 { break }
      guard content < end, close(), text[trimmed(content, end) - 1] != .hash,
        writeInline(content, end)
      else { return false }
      return close()
    case UInt8(ascii: ">"), UInt8(ascii: "="), 0x09: return false
    case .dash, UInt8(ascii: "+"), .star:
      if isRule(start, end) { return false }
      guard start + 1 < end, text[start + 1] == 0x20 || text[start + 1] == 0x09 else {
        if start + 1 == end { return false }
        break
      }
      return writeItem(start + 2, end)
    case UInt8(ascii: "|"), UInt8(ascii: ":"), .underscore:
      if isRule(start, end) { return false }
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      if let content = numberEnd(start, end) {
        guard let value = number(start, content - 2) else { return false }
        let sign = text[content - 2]
        if let number, number.value + 1 != value || number.sign != sign { return false }
        number = (value, sign)
        guard writeItem(content, end, marker: start..<content) else { return false }
        return true
      }
      // A number and nothing behind it, or of a length that makes it none.
      var offset = start
      while offset < end, text[offset].isDigit { offset += 1 }
      if offset < end, text[offset] == UInt8(ascii: ".") || text[offset] == UInt8(ascii: ")"),
        offset + 1 == end || text[offset + 1] <= 0x20
      {
        return false
      }
    default: break
    }
    if isOpen, !joinLines(start) { return false }
    isOpen = true
    return writeText(start, end)
  }

  private mutating func writeText(_ start: Int, _ end: Int) -> Bool {
    let content = trimmed(start, end)
    endsHard = end - content >= 2
    lineEnd = content
    return writeInline(start, content)
  }

  /// Writes an item of a list, unless it begins with a block of another kind.
  private mutating func writeItem(_ start: Int, _ end: Int, marker: Range<Int>? = nil) -> Bool {
    guard start < end, close() else { return false }
    switch text[start] {
    case 0x20, 0x09, .hash, UInt8(ascii: ">"), UInt8(ascii: "="), UInt8(ascii: "|"),
      UInt8(ascii: ":"), .underscore:
      return false
    case .dash, UInt8(ascii: "+"), .star:
      guard start + 1 < end, text[start + 1] > 0x20, !isRule(start, end) else { return false }
    case .backtick where run(at: start, end) >= 3: return false
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      var offset = start
      while offset < end, text[offset].isDigit { offset += 1 }
      if offset < end, text[offset] == UInt8(ascii: ".") || text[offset] == UInt8(ascii: ")"),
        offset + 1 == end || text[offset + 1] <= 0x20
      {
        return false
      }
    default: break
    }
    if let marker, !writer.append(text, marker, isShown: false) { return false }
    isOpen = true
    return writeText(start, end)
  }

  /// Writes code between fences; returns where the text goes on, nil if the fence is not closed.
  private mutating func writeFence(_ start: Int, _ lineEnd: Int) -> Int? {
    let count = run(at: start, lineEnd)
    let language = text[text.skipBlanks(from: start + count, to: lineEnd)..<lineEnd].prefix(4)
    // Formulas are set.
    guard text.first(.backtick, from: start + count, to: lineEnd) == lineEnd,
      !language.lazy.map({ $0 | 0x20 }).elementsEqual("math".utf8)
    else { return nil }
    var offset = lineEnd + 1
    while offset < end {
      let next = text.first(.lineFeed, from: offset, to: end)
      let content = text.skipBlanks(from: offset, to: next)
      if content < next, text[content] == .backtick, run(at: content, next) >= 3 {
        guard content == offset, run(at: content, next) == count,
          text.skipBlanks(from: content + count, to: next) == next
        else { return nil }
        return close() ? next + 1 : nil
      }
      guard text.find("<!--", from: offset, to: next) == nil,
        writer.append(text, offset..<next, isShown: false)
      else { return nil }
      writer.append(separator: .lineFeed)
      offset = next + 1
    }
    return nil
  }

  /// Whether a line has only signs of which rules, underlined headings and tables are made.
  private func isRule(_ start: Int, _ end: Int) -> Bool {
    text[start..<end].allSatisfy {
      switch $0 {
      case .dash, .star, .underscore, UInt8(ascii: "+"), UInt8(ascii: "|"), UInt8(ascii: ":"),
        UInt8(ascii: "="), 0x20, 0x09:
        true
      default: false
      }
    }
  }

  /// Where the text of an item with a number begins; nil if it is none.
  private func numberEnd(_ start: Int, _ end: Int) -> Int? {
    var offset = start
    while offset < end, text[offset].isDigit { offset += 1 }
    guard offset - start <= 9, offset + 1 < end,
      text[offset] == UInt8(ascii: ".") || text[offset] == UInt8(ascii: ")"),
      text[offset + 1] == 0x20
    else { return nil }
    return offset + 2
  }

  private func number(_ start: Int, _ end: Int) -> Int? {
    guard text[start] != UInt8(ascii: "0") || end - start == 1 else { return nil }
    return text[start..<end].reduce(0) { $0 * 10 + Int($1) - 0x30 }
  }

  /// Writes what stands between the lines of a paragraph; false if the signs beside it hide that.
  private mutating func joinLines(_ next: Int) -> Bool {
    if endsHard {
      writer.append(separator: .lineFeed)
      return true
    }
    let isHidden = { (byte: UInt8) in [.star, .underscore, .backtick].contains(byte) }
    guard lineEnd > 0, !isHidden(text[lineEnd - 1]), !isHidden(text[next]) else { return false }
    var last = lineEnd - 1
    while last > 0, text[last] & 0xC0 == 0x80 { last -= 1 }
    let before = text.string(ByteRange(last, lineEnd)).unicodeScalars.first ?? " "
    let after =
      text.string(ByteRange(next, min(next + 4, end))).unicodeScalars.first ?? " "
    if !before.joinsLines(to: after) { writer.append(separator: 0x20) }
    return true
  }

  private func trimmed(_ start: Int, _ end: Int) -> Int {
    var end = end
    while end > start, text[end - 1] == 0x20 { end -= 1 }
    return end
  }

  /// How many times the byte at an offset is repeated.
  private func run(at start: Int, _ end: Int) -> Int {
    var offset = start
    while offset < end, text[offset] == text[start] { offset += 1 }
    return offset - start
  }

  // MARK: Text

  private mutating func writeInline(_ start: Int, _ end: Int) -> Bool {
    var offset = start
    var written = start
    while true {
      offset = Self.sign(in: text, from: offset, to: end)
      guard offset < end else { break }
      let count = run(at: offset, end)
      switch text[offset] {
      case .backtick:
        guard writer.append(text, written..<offset, isShown: false),
          let close = codeEnd(offset + count, end, count),
          // A space at both ends is none of the code's.
          text[offset + count] != 0x20 || text[close - 1] != 0x20,
          writer.append(text, (offset + count)..<close, isShown: false)
        else { return false }
        offset = close + count
        written = offset
      case .star:
        guard writer.append(text, written..<offset, isShown: false),
          let isSign = emphasize(start, offset..<(offset + count), end)
        else { return false }
        written = isSign ? offset + count : offset
        offset += count
      case .underscore:
        guard offset > start, offset + count < end, text[offset - 1].isWordByte,
          text[offset + count].isWordByte
        else { return false }
        offset += count
      case .less:
        // `a < b` is no tag.
        guard offset + 1 < end, text[offset + 1] == 0x20 else { return false }
        offset += 1
      case UInt8(ascii: "&"):
        guard offset + 1 < end, text[offset + 1] == 0x20 || text[offset + 1] == UInt8(ascii: "&")
        else { return false }
        offset += 1
      default: return false
      }
    }
    return writer.append(text, written..<end, isShown: false)
  }

  /// The offset of the next sign that Markdown may mean something by.
  private static func sign(in text: Bytes, from start: Int, to end: Int) -> Int {
    var offset = start
    while offset < end {
      // Eight bytes without ASCII, as most are in Chinese, hold no sign.
      while end - offset >= 8,
        UnsafeRawBufferPointer(text).loadUnaligned(fromByteOffset: offset, as: UInt64.self)
          & 0x8080_8080_8080_8080 == 0x8080_8080_8080_8080
      {
        offset += 8
      }
      guard offset < end else { break }
      switch text[offset] {
      case .star, .underscore, .backtick, .less, .tilde, UInt8(ascii: "["), UInt8(ascii: "&"),
        UInt8(ascii: "\\"), UInt8(ascii: "$"):
        return offset
      default: offset += 1
      }
    }
    return end
  }

  private func codeEnd(_ start: Int, _ end: Int, _ count: Int) -> Int? {
    var offset = start
    while true {
      offset = text.first(.backtick, from: offset, to: end)
      guard offset < end else { return nil }
      let length = run(at: offset, end)
      if length == count { return offset }
      offset += length
    }
  }

  /// Takes some stars: true if they begin or end emphasis, false if they are text, nil if it takes a
  /// closer look.
  private mutating func emphasize(_ start: Int, _ stars: Range<Int>, _ end: Int) -> Bool? {
    let before = stars.lowerBound > start ? Side(before: stars.lowerBound, text) : .space
    let after = stars.upperBound < end ? Side(after: stars.upperBound, text) : .space
    if before == .space, after == .space { return emphasis == 0 ? false : nil }
    // Stars in an address are no signs.
    guard stars.count <= 2, text.find("://", from: start, to: end) == nil,
      text.find("www.", from: start, to: end) == nil, text.first(0x40, from: start, to: end) == end
    else { return nil }
    if emphasis == 0 {
      guard after == .letter || after != .space && before == .space else { return nil }
      emphasis = stars.count
    } else {
      guard emphasis == stars.count, before == .letter || before != .space && after == .space
      else { return nil }
      emphasis = 0
    }
    return true
  }

  /// What stands beside a sign of emphasis.
  private enum Side {
    case space, letter, other

    init(before offset: Int, _ text: Bytes) {
      let byte = text[offset - 1]
      guard byte >= 0x80, offset >= 3 else {
        self = Self(byte)
        return
      }
      self = (0xE4...0xE9).contains(text[offset - 3]) && byte & 0xC0 == 0x80 ? .letter : .other
    }

    init(after offset: Int, _ text: Bytes) {
      self = (0xE4...0xE9).contains(text[offset]) ? .letter : Self(text[offset])
    }

    private init(_ byte: UInt8) {
      self = byte <= 0x20 ? .space : byte.isWordByte ? .letter : .other
    }
  }
}

extension UInt8 {
  fileprivate var isWordByte: Bool { isLetter || isDigit }
}
