import CPseudoTerminal
import Foundation
import TestSupport

/// The sequences that curses may send to a type of terminal: every value that terminfo's own library
/// makes of the entry, with every parameter that a screen of this size can ask for.
///
/// Everything else that is not a visible character is a byte that a deck got past the program.
struct TerminfoGrammar {
  /// The capabilities without parameters that curses uses for a full screen (its `lib_mvcur.c`,
  /// `lib_vidattr.c`, `lib_doupdate.c`, `lib_kernel.c`): no printer, palette or status line.
  private static let fixed = [
    "blink", "bold", "civis", "clear", "cnorm", "cr", "cub1", "cud1", "cuf1", "cuu1", "cvvis",
    "dch1", "dim", "dl1", "ed", "el", "el1", "enacs", "home", "ht", "cbt", "ich1", "il1", "ind",
    "invis", "ip", "ll", "mgc", "nel", "oc", "op", "pad", "rc", "rev", "ri", "ritm", "rmacs",
    "rmam", "rmcup", "rmir", "rmkx", "rmso", "rmul", "sc", "sgr0", "sitm", "smacs", "smam", "smcup",
    "smir", "smkx", "smso", "smul", "hd", "hu", "prot", "rmdc", "smdc",
  ]
  /// Those with a number of columns or rows.
  private static let counted = [
    "cub", "cud", "cuf", "cuu", "dch", "dl", "ech", "hpa", "ich", "il", "indn", "rin", "vpa",
  ]
  /// Those with a colour, or a pair of them.
  private static let coloured = ["setab", "setaf", "setb", "setf", "scp"]

  /// The sequences by their first byte.
  private var sequences: [UInt8: Set<ArraySlice<UInt8>>] = [:]
  private var longest = 0
  /// What fills a delay.
  private let padding: UInt8
  let hasCursorAddress: Bool

  /// Reads the entry of a type; nil if curses refuses it.
  init?(type: String, columns: Int = 80, rows: Int = 24) {
    CursesLock.lock.lock()
    defer { CursesLock.lock.unlock() }
    guard terminfo_open(type) == 1 else { return nil }
    defer { terminfo_close() }
    hasCursorAddress = terminfo_string("cup") != nil
    padding = terminfo_string("pad").map { UInt8(bitPattern: $0.pointee) } ?? 0

    for name in Self.fixed { add(name, [nil]) }
    let most = max(columns, rows)
    for name in Self.counted { add(name, (0...most).map { [$0] }) }
    // Of terminals with direct colours, the number of a colour says how red, green and blue it is.
    for name in Self.coloured { add(name, (Array(0...255) + Self.palette).map { [$0] }) }
    add("cup", (0..<rows).flatMap { row in (0..<columns).map { [row, $0] } })
    add("csr", (0..<rows).flatMap { top in (top..<rows).map { [top, $0] } })
    add("sgr", (0..<512).map { bits in (0..<9).map { bits >> $0 & 1 } })
    add("rep", (0x20..<0x7F).flatMap { letter in (1...most).map { [letter, $0] } })
    // curses has three strengths of a colour.
    let strengths = (0..<729).map { code in
      [1, 3, 9, 27, 81, 243].map { [0, 680, 1000][code / $0 % 3] }
    }
    add("initp", (0..<16).flatMap { pair in strengths.map { [pair] + $0 } })
    add("initc", (0..<16).flatMap { colour in strengths.prefix(27).map { [colour] + $0 } })
    addWhatIsRemembered()
    // The requests for marked pastes and reports of the mouse, which terminfo has no standard names for,
    // and those for the default colours and the start of the line, which curses knows by heart.
    let modes = ["2004", "1000", "1006"].flatMap { ["\u{1B}[?\($0)h", "\u{1B}[?\($0)l"] }
    for request in modes + ["\u{1B}[39m", "\u{1B}[49m", "\r"] {
      add(Array(request.utf8)[...])
    }
    for question in Self.questions(rows: rows) { add(Array(question.utf8)[...]) }
  }

  /// What the program asks a terminal behind the first frame, each as a whole: its colours, and the column
  /// behind a character on any row but the first.
  private static func questions(rows: Int) -> [String] {
    ["\u{1B}]10;?\u{1B}\\\u{1B}]11;?\u{1B}\\"]
      + (2...max(2, rows)).map { row in
        "\u{1B}7\u{1B}[m\u{1B}[\(row);1H□\u{1B}[6n\u{1B}[\(row);1H  \u{1B}8"
      }
  }

  /// Adds the value of a capability with each list of parameters, or as it stands.
  private mutating func add(_ name: String, _ parameters: [[Int]?]) {
    guard let value = terminfo_string(name) else { return }
    for list in parameters {
      guard let filled = list.map({ Self.fill(value, $0) }) ?? value else { continue }
      var bytes = Array(UnsafeRawBufferPointer(start: filled, count: strlen(filled)))[...]
      // What begins with a character of the text is text up to there.
      if name == "rep", let letter = list?[0], bytes.first == UInt8(letter) { bytes.removeFirst() }
      add(bytes)
    }
  }

  @discardableResult
  private static func fill(
    _ value: UnsafePointer<CChar>, _ parameters: [Int]
  ) -> UnsafePointer<CChar>? {
    terminfo_fill(value, parameters + Array(repeating: 0, count: 9 - parameters.count))
  }

  /// Adds the colours of a terminal whose entry remembers the look and the colour before: `%P`.
  private mutating func addWhatIsRemembered() {
    guard let look = terminfo_string("sgr"), String(cString: look).contains("%P") else { return }
    for bits in 0..<512 {
      for (before, colour) in (0..<64).map({ ($0 / 8, $0 % 8) }) {
        for name in Self.coloured {
          Self.fill(look, (0..<9).map { bits >> $0 & 1 })
          add(name, [[before], [colour]])
        }
      }
    }
  }

  /// Adds a sequence, or the parts between its delays: curses fills those with what the terminal has
  /// for it, if the terminal is slow.
  private mutating func add(_ bytes: ArraySlice<UInt8>) {
    guard let first = bytes.first else { return }
    if let delay = bytes.firstRange(of: Array("$<".utf8)),
      let end = bytes[delay.upperBound...].firstIndex(of: UInt8(ascii: ">"))
    {
      add([padding])
      add(bytes[..<delay.lowerBound])
      add(bytes[(end + 1)...])
    } else {
      sequences[first, default: []].insert(bytes)
      longest = max(longest, bytes.count)
    }
  }

  /// The colours of xterm's cube and of its greys, as 0xRRGGBB.
  private static let palette: [Int] = {
    let levels = [0, 95, 135, 175, 215, 255]
    let cube = levels.flatMap { red in
      levels.flatMap { green in levels.map { red << 16 | green << 8 | $0 } }
    }
    return cube + (0..<24).map { (8 + 10 * $0) * 0x010101 }
  }()

  // MARK: Reading a stream

  /// What in a stream is neither a visible character nor one of the sequences: where, and the bytes.
  func strangers(in stream: [UInt8]) -> [String] {
    var found: [String] = []
    var place = 0
    while place < stream.count {
      if let length = sequence(in: stream, at: place) ?? Self.visible(stream, at: place) {
        place += length
        continue
      }
      let bytes = stream[place...].prefix(12)
      found.append("byte \(place): \(String(decoding: bytes, as: UTF8.self).debugDescription)")
      place += 1
    }
    return found
  }

  /// The length of the longest sequence at a place.
  private func sequence(in stream: [UInt8], at place: Int) -> Int? {
    guard let candidates = sequences[stream[place]] else { return nil }
    let most = min(longest, stream.count - place)
    return (1...most).reversed().first { candidates.contains(stream[place..<place + $0]) }
  }

  /// The length of the character at a place that can be seen; nil for controls of any kind, for what
  /// turns the direction of text or takes no room, and for what is no UTF-8.
  private static func visible(_ stream: [UInt8], at place: Int) -> Int? {
    let lead = stream[place]
    let length = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    let bytes = stream[place...].prefix(length)
    guard let text = String(validating: bytes, as: UTF8.self),
      let scalar = text.unicodeScalars.first
    else { return nil }
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate: return nil
    // Joiners have their place within Indic and Arabic words and within emoji.
    case .format: return scalar.value == 0x200C || scalar.value == 0x200D ? length : nil
    default: return length
    }
  }
}
