import Foundation

/// The sequences that curses may send to a type of terminal, as its terminfo entry writes them.
///
/// Everything else that is not a visible character is a byte that a deck got past the program.
struct TerminfoGrammar {
  /// A part of a sequence.
  private enum Token: Hashable {
    case byte(UInt8)
    /// A number.
    case digits
    /// A number to the base of sixteen.
    case hexadecimal
    /// One byte, whatever it is.
    case any
  }

  /// The capabilities of entries that curses uses for a full screen (its `lib_mvcur.c`,
  /// `lib_vidattr.c`, `lib_doupdate.c`, `lib_kernel.c`): no printer, palette or status line.
  private static let used: Set<String> = [
    "blink", "bold", "civis", "clear", "cnorm", "cr", "csr", "cub", "cub1", "cud", "cud1", "cuf",
    "cuf1", "cup", "cuu", "cuu1", "cvvis", "dch", "dch1", "dim", "dl", "dl1", "ech", "ed", "el",
    "el1",
    "enacs", "home", "hpa", "ht", "cbt", "ich", "ich1", "il", "il1", "ind", "indn", "invis", "ip",
    "ll", "mgc", "nel", "oc", "op", "pad", "rc", "rep", "rev", "ri", "rin", "ritm", "rmacs", "rmam",
    "rmcup", "rmir", "rmkx", "rmso", "rmul", "sc", "setab", "setaf", "setb", "setf", "sgr", "sgr0",
    "sitm", "smacs", "smam", "smcup", "smir", "smkx", "smso", "smul", "vpa", "hd", "hu", "prot",
    "smglr", "smgl", "smgr", "rmdc", "smdc", "scp",
  ]

  private final class Node {
    var next: [Token: Node] = [:]
    var isEnd = false
  }

  private let root = Node()
  private(set) var cursorAddress: String?
  /// Entries that curses refuses: `gn`, for a kind of terminal and no terminal, and `hc`, for paper.
  private(set) var isGenericOrHardcopy = false

  /// Reads what `infocmp` prints of an entry; nil where there is none.
  init?(type: String) {
    guard let text = try? Self.infocmp(type), text.contains(",\n") else { return nil }
    for line in text.split(separator: "\n").dropFirst() {
      let entry = line.trimmingCharacters(in: .whitespaces)
      if entry == "gn," || entry == "hc," { isGenericOrHardcopy = true }
      guard let equals = entry.firstIndex(of: "=") else { continue }
      let name = String(entry[..<equals])
      guard Self.used.contains(name) else { continue }
      let value = Array(entry[entry.index(after: equals)...].dropLast().utf8)
      if name == "cup" { cursorAddress = String(decoding: value, as: UTF8.self) }
      // Where a terminal is slow, curses fills the time with NUL.
      if entry.contains("$<") { add([.byte(0)]) }
      for sequence in Self.sequences(Self.bytes(value)) { add(sequence) }
    }
    // The two requests for marked pastes, which terminfo has no standard names for, and those for the
    // default colours and the start of the line, which curses knows by heart.
    for request in ["\u{1B}[?2004h", "\u{1B}[?2004l", "\u{1B}[39m", "\u{1B}[49m", "\r"] {
      add(request.utf8.map(Token.byte))
    }
  }

  private static func infocmp(_ type: String) throws -> String {
    try outputOfChild(["infocmp", "-1", type])
  }

  private func add(_ tokens: [Token]) {
    // What begins with a character of the text, as REP does, is text up to there.
    let tokens = tokens.drop { $0 == .any }
    guard !tokens.isEmpty else { return }
    var node = root
    for token in tokens {
      let next = node.next[token] ?? Node()
      node.next[token] = next
      node = next
    }
    node.isEnd = true
  }

  // MARK: Terminfo's own notation

  /// The bytes of a value as `infocmp` writes it, without delays.
  private static func bytes(_ value: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var place = 0
    while place < value.count {
      let byte = value[place]
      let next = place + 1 < value.count ? value[place + 1] : 0
      place += 2
      switch (byte, next) {
      case (UInt8(ascii: "^"), UInt8(ascii: "?")): result.append(0x7F)
      case (UInt8(ascii: "^"), _): result.append(next & 0x1F)
      case (UInt8(ascii: "\\"), UInt8(ascii: "E")), (UInt8(ascii: "\\"), UInt8(ascii: "e")):
        result.append(0x1B)
      case (UInt8(ascii: "\\"), UInt8(ascii: "n")): result.append(0x0A)
      case (UInt8(ascii: "\\"), UInt8(ascii: "r")): result.append(0x0D)
      case (UInt8(ascii: "\\"), UInt8(ascii: "t")): result.append(0x09)
      case (UInt8(ascii: "\\"), UInt8(ascii: "b")): result.append(0x08)
      case (UInt8(ascii: "\\"), UInt8(ascii: "f")): result.append(0x0C)
      case (UInt8(ascii: "\\"), UInt8(ascii: "s")): result.append(0x20)
      case (UInt8(ascii: "\\"), 0x30...0x37):
        // `\0` alone is how a NUL is written.
        let digits = value[(place - 1)...].prefix(3).prefix { (0x30...0x37).contains($0) }
        result.append(digits.reduce(0) { $0 &* 8 &+ ($1 - 0x30) })
        place += digits.count - 1
      case (UInt8(ascii: "\\"), _): result.append(next)
      case (UInt8(ascii: "$"), UInt8(ascii: "<")):
        place = (value[place...].firstIndex(of: UInt8(ascii: ">")) ?? value.count - 1) + 1
      default:
        result.append(byte)
        place -= 1
      }
    }
    return result
  }

  /// Every sequence that a value with parameters can come to.
  private static func sequences(_ value: [UInt8]) -> [[Token]] {
    var place = 0
    return alternatives(value, &place, isInside: false).whole
  }

  /// Reads up to the end of a branch; `%t` within it forgets what was read, which was a condition.
  private static func alternatives(
    _ value: [UInt8], _ place: inout Int, isInside: Bool
  ) -> (whole: [[Token]], hasElse: Bool) {
    var done: [[Token]] = []
    var current: [[Token]] = [[]]
    var hasElse = !isInside
    func append(_ token: Token) { for index in current.indices { current[index].append(token) } }
    while place < value.count {
      let byte = value[place]
      place += 1
      guard byte == UInt8(ascii: "%"), place < value.count else {
        append(.byte(byte))
        continue
      }
      // Flags and widths of a number.
      var operation = value[place]
      place += 1
      while operation == UInt8(ascii: ":") || operation == UInt8(ascii: ".")
        || operation == UInt8(ascii: " ") || (0x30...0x39).contains(operation), place < value.count
      {
        operation = value[place]
        place += 1
      }
      switch operation {
      case UInt8(ascii: "%"): append(.byte(operation))
      case UInt8(ascii: "d"), UInt8(ascii: "o"): append(.digits)
      case UInt8(ascii: "x"), UInt8(ascii: "X"): append(.hexadecimal)
      case UInt8(ascii: "c"), UInt8(ascii: "s"): append(.any)
      case UInt8(ascii: "p"), UInt8(ascii: "P"), UInt8(ascii: "g"): place += 1
      case UInt8(ascii: "'"): place += 2
      case UInt8(ascii: "{"):
        place = (value[place...].firstIndex(of: UInt8(ascii: "}")) ?? value.count - 1) + 1
      case UInt8(ascii: "?"):
        let start = current
        let inner = alternatives(value, &place, isInside: true)
        current = start.flatMap { head in inner.whole.map { head + $0 } }
      case UInt8(ascii: "t"): current = [[]]
      case UInt8(ascii: "e"):
        done += current
        current = [[]]
        // What follows is another condition, or the last branch.
        hasElse = !hasThen(value, from: place)
      case UInt8(ascii: ";") where isInside: return (done + current + (hasElse ? [] : [[]]), true)
      default: break
      }
    }
    return (done + current, hasElse)
  }

  /// Whether a `%t` comes before the next `%e` or `%;` of the same depth.
  private static func hasThen(_ value: [UInt8], from start: Int) -> Bool {
    var depth = 0
    var place = start
    while place + 1 < value.count {
      guard value[place] == UInt8(ascii: "%") else {
        place += 1
        continue
      }
      switch value[place + 1] {
      case UInt8(ascii: "?"): depth += 1
      case UInt8(ascii: ";"):
        if depth == 0 { return false }
        depth -= 1
      case UInt8(ascii: "t") where depth == 0: return true
      case UInt8(ascii: "e") where depth == 0: return false
      default: break
      }
      place += 2
    }
    return false
  }

  // MARK: Reading a stream

  /// What in a stream is neither a visible character nor one of the sequences: where, and the bytes.
  func strangers(in stream: [UInt8]) -> [String] {
    var found: [String] = []
    var place = 0
    while place < stream.count {
      if let end = longest(in: stream, from: place, root) {
        place = end
        continue
      }
      if let length = Self.visible(stream, at: place) {
        place += length
        continue
      }
      let bytes = stream[place...].prefix(12)
      found.append("byte \(place): \(String(decoding: bytes, as: UTF8.self).debugDescription)")
      place += 1
    }
    return found
  }

  private func longest(in stream: [UInt8], from place: Int, _ node: Node) -> Int? {
    var best = node.isEnd ? place : nil
    guard place < stream.count else { return best }
    if let next = node.next[.byte(stream[place])],
      let end = longest(in: stream, from: place + 1, next)
    {
      best = max(best ?? 0, end)
    }
    if let next = node.next[.any], let end = longest(in: stream, from: place + 1, next) {
      best = max(best ?? 0, end)
    }
    if let next = node.next[.digits] {
      // Blanks may fill it up, and another number may follow at once.
      var after = place
      while after < stream.count, after < place + 3, stream[after] == 0x20 { after += 1 }
      while after < stream.count, (0x30...0x39).contains(stream[after]) {
        after += 1
        if let end = longest(in: stream, from: after, next) { best = max(best ?? 0, end) }
      }
    }
    if let next = node.next[.hexadecimal] {
      // Two digits, or what stands there; the next part may look like a digit itself.
      for length in 1...4 where stream[place...].prefix(length).allSatisfy(Self.isHexadecimal) {
        if let end = longest(in: stream, from: min(place + length, stream.count), next) {
          best = max(best ?? 0, end)
        }
      }
    }
    return best
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    UnicodeScalar(byte).properties.isASCIIHexDigit
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
