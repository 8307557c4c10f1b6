import CText

/// What a terminal of xterm's kind shows after the bytes it was sent.
///
/// It knows what curses sends to such a terminal and nothing more: anything else is kept in
/// `unknown`, for a test to find.
struct VirtualScreen {
  private(set) var columns: Int
  private(set) var rows: Int
  private(set) var unknown: [String] = []
  private(set) var isAlternate = false
  private(set) var isPasteMarked = false
  /// The modes in which the mouse is reported: 1000 clicks and the wheel, 1006 the form of reports.
  private(set) var mouseModes: Set<String> = []
  private(set) var isCursorShown = true
  /// What was asked of the terminal and not answered: `10` and `11` for colours, `6` for the cursor; `kitty`
  /// for its pictures, `16` for the size of a cell, `c` for what the terminal can do.
  private(set) var questions: [String] = []
  /// The strings that draw pictures or take them away, with their introducers and terminators, and at which cell.
  private(set) var pictures: [(text: String, row: Int, column: Int)] = []
  /// Characters that would have gone over the end of their row.
  private(set) var overruns = 0
  /// Whether characters of ambiguous width take two columns.
  let isWide: Bool
  private var cells: [[String]]
  private var (row, column) = (0, 0)
  private var saved = (row: 0, column: 0)
  /// Where the cursor was when it was asked for.
  private var cursor = (row: 0, column: 0)
  private var region: ClosedRange<Int>
  private var inserts = false
  /// The last character, which REP repeats.
  private var last = " "
  /// A sequence or a character that has not come to its end.
  private var pending: [UInt8] = []

  init(columns: Int, rows: Int, isWide: Bool = false) {
    self.isWide = isWide
    self.columns = columns
    self.rows = rows
    cells = Array(repeating: Array(repeating: " ", count: columns), count: rows)
    region = 0...max(0, rows - 1)
    _ = Self.locale
  }

  /// Widths are those of the program: `wcwidth` in a UTF-8 locale.
  private static let locale = ctext_use_utf8_locale() != 0

  /// The rows, without the spaces at their ends.
  var lines: [String] {
    cells.map { row in
      let end = row.lastIndex { $0 != " " && !$0.isEmpty }.map { $0 + 1 } ?? 0
      return row[..<end].joined()
    }
  }

  var text: String { lines.joined(separator: "\n") }

  mutating func resize(columns: Int, rows: Int) {
    cells = (0..<rows).map { row in
      (0..<columns).map { column in
        row < self.rows && column < self.columns ? cells[row][column] : " "
      }
    }
    (self.columns, self.rows) = (columns, rows)
    region = 0...max(0, rows - 1)
    (row, column) = (min(row, max(0, rows - 1)), min(column, max(0, columns - 1)))
  }

  mutating func write(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { write(byte) }
  }

  private mutating func write(_ byte: UInt8) {
    if pending.isEmpty, byte < 0x80, byte != 0x1B { return plain(byte) }
    pending.append(byte)
    if pending[0] == 0x1B {
      guard Self.isWhole(pending) else { return }
      sequence(pending)
    } else {
      let length = pending[0] >= 0xF0 ? 4 : pending[0] >= 0xE0 ? 3 : 2
      guard pending.count >= length else { return }
      put(String(decoding: pending, as: UTF8.self))
    }
    pending = []
  }

  private static func isWhole(_ bytes: [UInt8]) -> Bool {
    guard bytes.count > 1 else { return false }
    switch bytes[1] {
    case UInt8(ascii: "["): return bytes.count > 2 && (0x40...0x7E).contains(bytes[bytes.count - 1])
    case UInt8(ascii: "_"), UInt8(ascii: "P"): return bytes.suffix(2) == [0x1B, 0x5C]
    case UInt8(ascii: "]"): return bytes.last == 0x07 || bytes.suffix(2) == [0x1B, 0x5C]
    case UInt8(ascii: "("), UInt8(ascii: ")"): return bytes.count == 3
    default: return true
    }
  }

  private mutating func plain(_ byte: UInt8) {
    switch byte {
    case 0x08: column = max(0, min(column, columns - 1) - 1)
    case 0x09: column = min(columns - 1, (column / 8 + 1) * 8)
    case 0x0A: lineFeed()
    case 0x0D: column = 0
    case 0x0E, 0x0F: break
    case 0x20..<0x7F: put(String(UnicodeScalar(byte)))
    default: unknown.append("byte \(byte)")
    }
  }

  private mutating func put(_ text: String) {
    let width = text.unicodeScalars.reduce(0) { $0 + Self.columns(of: $1, isWide: isWide) }
    guard rows > 0, columns > 0 else { return }
    if width == 0 {
      let index = min(column, columns) - 1
      if index >= 0 { cells[row][index] += text }
      return
    }
    if column + width > columns {
      overruns += 1
      column = 0
      lineFeed()
    }
    if inserts { insert(width) }
    // As xterm does it with -cjk_width: of two columns for a character below U+0100 only one is filled.
    let isHalf = isWide && width == 2 && text.unicodeScalars.allSatisfy { $0.value < 0x100 }
    for covered in 0..<(isHalf ? 1 : width) where column + covered < columns {
      cells[row][column + covered] = covered == 0 ? text : ""
    }
    column += width
    last = text
  }

  private static func columns(of scalar: Unicode.Scalar, isWide: Bool) -> Int {
    ctext_widen_ambiguous(isWide ? 1 : 0)
    defer { ctext_widen_ambiguous(0) }
    return max(0, Int(ctext_columns(scalar.value)))
  }

  /// The answer to the first question; nil if there is none, or none to it.
  mutating func answer(_ answers: PseudoTerminal.Answers) -> String? {
    guard !questions.isEmpty else { return nil }
    switch questions.removeFirst() {
    case "6": return "\u{1B}[\(cursor.row + 1);\(cursor.column + 1)R"
    case "kitty": return answers.kitty.map { "\u{1B}_Gi=31;\($0)\u{1B}\\" } ?? ""
    case "16": return answers.cell.map { "\u{1B}[6;\($0)t" } ?? ""
    case "c": return answers.attributes.map { "\u{1B}[?\($0)c" } ?? ""
    case "10": return answers.foreground.map { "\u{1B}]10;\($0)\u{1B}\\" } ?? ""
    default: return answers.background.map { "\u{1B}]11;\($0)\u{1B}\\" } ?? ""
    }
  }

  private mutating func lineFeed() {
    if row == region.upperBound { scroll(1) } else { row = min(row + 1, rows - 1) }
  }

  private var blankRow: [String] { Array(repeating: " ", count: columns) }

  private mutating func scroll(_ count: Int, from top: Int? = nil) {
    let bottom = region.upperBound
    let range = min(top ?? region.lowerBound, bottom)...bottom
    for _ in 0..<min(abs(count), range.count) {
      cells.remove(at: count > 0 ? range.lowerBound : range.upperBound)
      cells.insert(blankRow, at: count > 0 ? range.upperBound : range.lowerBound)
    }
  }

  private mutating func insert(_ count: Int) {
    let count = min(count, columns)
    cells[row].insert(contentsOf: Array(repeating: " ", count: count), at: min(column, columns))
    cells[row].removeLast(count)
  }

  private mutating func blank(_ range: Range<Int>) {
    for index in range.clamped(to: 0..<columns) { cells[row][index] = " " }
  }

  // MARK: Sequences

  private mutating func sequence(_ bytes: [UInt8]) {
    let text = String(decoding: bytes.dropFirst(), as: UTF8.self)
    switch text.first {
    case "[": control(String(text.dropFirst()))
    case "7": saved = (row, column)
    case "8": (row, column) = saved
    case "M": if row == region.lowerBound { scroll(-1) } else { row = max(0, row - 1) }
    case "=", ">", "(", ")": break
    case "]" where text.hasPrefix("]104"): break
    case "]" where text.hasPrefix("]10;?"): questions.append("10")
    case "]" where text.hasPrefix("]11;?"): questions.append("11")
    case "_" where text.hasPrefix("_G") && text.contains(",a=q,"): questions.append("kitty")
    case "_" where text.hasPrefix("_G"), "P",
      "]" where text.hasPrefix("]1337;"):
      pictures.append((text, row, column))
    default: unknown.append(text)
    }
  }

  private mutating func control(_ text: String) {
    guard let final = text.last else { return }
    // The Linux console's shapes of the cursor.
    if text.hasPrefix("?"), final == "c" { return }
    if text.hasPrefix("?") { return mode(String(text.dropFirst().dropLast()), isOn: final == "h") }
    let numbers = text.dropLast().split(separator: ";", omittingEmptySubsequences: false)
      .map { Int($0) ?? 0 }
    let count = max(1, numbers[safe: 0] ?? 1)
    column = min(column, max(0, columns - 1))
    switch final {
    case "H", "f":
      row = min(rows, count) - 1
      column = min(columns, max(1, numbers[safe: 1] ?? 1)) - 1
    case "A": row = max(0, row - count)
    case "B", "e": row = min(rows - 1, row + count)
    case "C", "a": column = min(columns - 1, column + count)
    case "D": column = max(0, column - count)
    case "G", "`": column = min(columns, count) - 1
    case "d": row = min(rows, count) - 1
    case "J": eraseScreen(numbers[safe: 0] ?? 0)
    case "K": eraseLine(numbers[safe: 0] ?? 0)
    case "X": blank(column..<(column + count))
    case "P":
      cells[row].removeSubrange(column..<min(columns, column + count))
      cells[row] += Array(repeating: " ", count: columns - cells[row].count)
    case "@": insert(min(count, columns - column))
    case "L": scroll(-count, from: row)
    case "M": scroll(count, from: row)
    case "S": scroll(count)
    case "T": scroll(-count)
    case "b": for _ in 0..<count { put(last) }
    case "r":
      // What was sent for a larger screen may come to one that is smaller by now.
      let bottom = min(rows, max(1, numbers[safe: 1] ?? rows)) - 1
      region = min(count - 1, bottom)...bottom
    case "h": if numbers == [4] { inserts = true }
    case "l": if numbers == [4] { inserts = false }
    case "n" where numbers == [6]:
      questions.append("6")
      cursor = (row, min(column, columns - 1))
    case "t" where numbers == [16]: questions.append("16")
    case "c": questions.append("c")
    case "m", "t": break
    default: unknown.append("[" + text)
    }
  }

  private mutating func mode(_ numbers: String, isOn: Bool) {
    for number in numbers.split(separator: ";") {
      switch number {
      case "1049":
        isAlternate = isOn
        if isOn { cells = Array(repeating: blankRow, count: rows) }
      case "2004": isPasteMarked = isOn
      case "25": isCursorShown = isOn
      case "1000", "1006":
        if isOn { mouseModes.insert("\(number)") } else { mouseModes.remove("\(number)") }
      case "1", "7", "12", "1034": break
      default: unknown.append("mode \(number)")
      }
    }
  }

  private mutating func eraseLine(_ what: Int) {
    blank(what == 0 ? column..<columns : what == 1 ? 0..<(column + 1) : 0..<columns)
  }

  private mutating func eraseScreen(_ what: Int) {
    if what != 1 {
      for index in (row + 1)..<max(rows, row + 1) { cells[index] = blankRow }
    }
    if what != 0 { for index in 0..<row { cells[index] = blankRow } }
    eraseLine(what)
  }
}

extension Array {
  fileprivate subscript(safe index: Int) -> Element? {
    indices.contains(index) ? self[index] : nil
  }
}
