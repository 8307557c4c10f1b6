/// What is kept together in a line if it fits in one: a number and its unit, a span of code, a formula, an
/// address, a Latin word and the quotes beside it, and full-width letters and digits.
extension Wrapping {
  /// Marks the clusters before which a line should not break. A group that is wider than a line is
  /// none, so that it does not start on a line of its own for nothing.
  mutating func holdGroups() {
    holdWholeRuns()
    // The kind alone is looked at first: for most clusters that is all.
    var before = BreakClass.newline
    // Up to here an address was looked at; one that has the sign in it many times would take quadratic
    // time.
    var addressEnd = 0
    for index in clusters.indices {
      let kind = clusters[index].kind
      switch kind {
      case .space where before == .digit: holdUnit(after: index - 1)
      case .ideograph:
        if before == .digit || isWideDigit(index - 1),
          Units.chinese.contains(clusters[index].scalar)
        {
          clusters[index].held = true
        } else if isWideLetter(index), index == 0 || !isWideLetter(index - 1) {
          holdWideWord(index)
        } else if clusters[index].scalar == "第" {
          holdOrdinal(index)
        }
      case .digit where before == .space && isAbbreviation(before: index - 1):
        clusters[index].held = true
      case .word where before == .wideOpen || before == .wideClose,
        .digit where before == .wideOpen || before == .wideClose:
        if isCurly(clusters[index - 1].scalar) { clusters[index].held = true }
      case .wideOpen where before == .word || before == .digit:
        if isCurly(clusters[index].scalar) { clusters[index].held = true }
      case .slash where before == .slash && index > 2 && clusters[index - 2].scalar == ":":
        if index >= addressEnd { addressEnd = holdAddress(index) }
      case .slash where index >= addressEnd && isPath(index):
        // A line may break between Chinese and the path.
        clusters[index].kind = .word
        addressEnd = holdAddress(index)
      case .stop where before == .word && isWorldWideWeb(index):
        if index >= addressEnd { addressEnd = holdAddress(index) }
      default: break
      }
      before = kind
    }
  }

  private mutating func hold(_ range: Range<Int>) {
    let width = clusters[range].reduce(0) { $0 + $1.width }
    guard width <= nextRoom else { return }
    for index in range.dropFirst() { clusters[index].held = true }
  }

  private func isCurly(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value == 0x201C || scalar.value == 0x201D || scalar.value == 0x2018
      || scalar.value == 0x2019
  }

  /// Holds spans of code, formulas and the names of pictures.
  private mutating func holdWholeRuns() {
    guard runs.contains(where: { $0.isWhole || $0.style.role == .code }) else { return }
    func isWhole(_ index: Int) -> Bool { runs[clusters[index].run].isWhole }
    func isHeld(_ index: Int) -> Bool {
      clusters[index].kind != .newline
        && (isWhole(index) || runs[clusters[index].run].style.role == .code)
    }
    var start: Int?
    for index in clusters.indices {
      if let first = start, !isHeld(index) || isWhole(index) != isWhole(first) {
        hold(first..<index)
        start = nil
      }
      if start == nil, isHeld(index) { start = index }
    }
    if let start { hold(start..<clusters.count) }
  }

  /// Holds the address around a cluster; its end.
  private mutating func holdAddress(_ middle: Int) -> Int {
    var start = middle
    while start > 0, isLatin(start - 1) { start -= 1 }
    var end = middle
    while end < clusters.count, isLatin(end) || clusters[end].joined { end += 1 }
    hold(start..<end)
    return end
  }

  /// Whether a slash begins the path of a file: `/usr/bin`, `~/a/b`, `./a/b`.
  private func isPath(_ slash: Int) -> Bool {
    var start = slash
    while start > 0, slash - start < 3, isLatin(start - 1) { start -= 1 }
    let before = clusters[start..<slash]
    guard start == 0 || !isLatin(start - 1),
      before.isEmpty || before.allSatisfy({ $0.scalar == "." })
        || before.count == 1 && clusters[start].scalar == "~"
    else { return false }
    var end = slash + 1
    while end < clusters.count, isLatin(end), clusters[end].kind != .slash { end += 1 }
    return end > slash + 1 && end + 1 < clusters.count && clusters[end].kind == .slash
      && isLatin(end + 1)
  }

  private func isWorldWideWeb(_ dot: Int) -> Bool {
    dot > 2 && clusters[dot - 1].scalar == "w" && clusters[dot - 2].scalar == "w"
      && clusters[dot - 3].scalar == "w" && clusters[dot].scalar == "."
  }

  private func isLatin(_ index: Int) -> Bool {
    let value = clusters[index].scalar.value
    return value > 0x20 && value < 0x7F
  }

  /// Full-width letters and digits, with the points between them.
  private mutating func holdWideWord(_ start: Int) {
    var end = start + 1
    while end < clusters.count {
      let isPoint = [0xFF0C, 0xFF0E, 0xFF1A].contains(clusters[end].scalar.value)
      guard isWideLetter(end) || isPoint && isWideLetter(end + 1) else { break }
      end += 1
    }
    hold(start..<end)
  }

  private func isWideLetter(_ index: Int) -> Bool {
    guard index < clusters.count else { return false }
    switch clusters[index].scalar.value {
    case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A: return true
    default: return false
    }
  }

  private func isWideDigit(_ index: Int) -> Bool {
    index >= 0 && (0xFF10...0xFF19).contains(clusters[index].scalar.value)
  }

  // MARK: Units

  /// Whether the word before a space says what the number behind it counts: `No. 5`, `p. 12`, `§ 3`.
  private func isAbbreviation(before space: Int) -> Bool {
    if space > 0, clusters[space - 1].scalar == "§" { return true }
    guard space > 1, clusters[space - 1].scalar == "." else { return false }
    var word = ""
    var index = space - 2
    while index >= 0, clusters[index].kind == .word, word.count <= 4 {
      word.unicodeScalars.insert(clusters[index].scalar, at: word.unicodeScalars.startIndex)
      index -= 1
    }
    return Units.abbreviations.contains(word)
  }

  /// Holds the unit that stands after a number and one space.
  private mutating func holdUnit(after number: Int) {
    let start = number + 2
    guard start < clusters.count else { return }
    if clusters[start].kind == .ideograph {
      if Units.chinese.contains(clusters[start].scalar) { clusters[start].held = true }
      return
    }
    var unit = ""
    var index = start
    while index < clusters.count, index - start <= Units.longest, isOfUnit(index) {
      unit.unicodeScalars.append(clusters[index].scalar)
      index += 1
    }
    while let last = unit.last, ".:;!?".contains(last) { unit.removeLast() }
    // `ms/op` as well as `km/h`, in which a line may break behind the slash.
    guard Units.latin.contains(unit) || Units.latin.contains(String(unit.prefix { $0 != "/" }))
    else {
      return
    }
    for part in start..<index where part == start || clusters[part - 1].kind == .slash {
      clusters[part].held = true
    }
  }

  /// Holds the number behind 第, which makes it an ordinal: 第 3 章 is the third chapter.
  private mutating func holdOrdinal(_ start: Int) {
    var index = start + 1
    if index < clusters.count, clusters[index].kind == .space { index += 1 }
    guard index < clusters.count else { return }
    let isNumber = clusters[index].kind == .digit || Units.numerals.contains(clusters[index].scalar)
    if isNumber || isWideLetter(index) { clusters[index].held = true }
  }

  /// Whether a cluster may be one of a unit: no letter of a script such as Hangul, which puts its particles
  /// behind the unit without a space.
  private func isOfUnit(_ index: Int) -> Bool {
    switch clusters[index].kind {
    case .word, .stop, .slash, .digit:
      let value = clusters[index].scalar.value
      return value < 0x590 || (0x1E00..<0x2E80).contains(value)
    default: return false
    }
  }

  // MARK: Straight quotes

  /// Tells which `"` open and which close, where that is sure: they take turns, and stand beside what
  /// such a quote may stand beside. Others, as of inches, are tied to both sides.
  mutating func settleStraightQuotes() {
    guard runs.contains(where: { $0.text.utf8.contains(UInt8(ascii: "\"")) }) else { return }
    var isOpen = false
    for index in clusters.indices {
      if clusters[index].kind == .newline { isOpen = false }
      guard clusters[index].kind == .quote, clusters[index].scalar == "\"" else { continue }
      let before = index > 0 ? clusters[index - 1].kind : .space
      let after = index + 1 < clusters.count ? clusters[index + 1].kind : .space
      if isOpen {
        if before != .space { clusters[index].kind = .closeQuote }
      } else if after != .space, before != .word, before != .digit {
        clusters[index].kind = .openQuote
      } else {
        continue
      }
      isOpen.toggle()
    }
  }

  /// Whether a break before a cluster would part letters or digits. In Thai and Lao a vowel that is
  /// written before its consonant starts a syllable.
  func isInWord(_ index: Int) -> Bool {
    let isPart = { (kind: BreakClass) in kind == .word || kind == .digit }
    guard isPart(clusters[index - 1].kind), isPart(clusters[index].kind) else { return false }
    return !SoutheastAsian.isLeadingVowel(clusters[index].scalar)
  }
}

/// The units that stand after numbers.
private enum Units {
  static let latin: Set<String> = [
    "%", "‰", "B", "KB", "MB", "GB", "TB", "PB", "KiB", "MiB", "GiB", "TiB", "bit", "bits", "byte",
    "bytes", "bps", "Mbps", "Gbps", "MB/s", "GB/s", "TB/s", "Hz", "kHz", "MHz", "GHz", "THz", "s",
    "ms", "μs", "µs", "ns", "ps", "min", "h", "d", "m", "km", "cm", "mm", "μm", "µm", "nm", "in",
    "ft", "m²", "m³", "km²", "cm²", "m/s", "km/h", "g", "kg", "mg", "μg", "µg", "t", "lb", "oz",
    "L",
    "l", "mL", "ml", "mol", "V", "mV", "kV", "A", "mA", "W", "mW", "kW", "MW", "GW", "kWh", "J",
    "kJ", "MJ", "eV", "cal", "kcal", "N", "Pa", "kPa", "MPa", "atm", "bar", "K", "M", "k", "C", "F",
    "Ω", "dB", "px", "pt", "em", "fps", "rpm", "FLOPS", "TFLOPS", "FLOPs", "TFLOPs", "USD", "EUR",
    "RMB", "CNY", "am", "pm", "AM", "PM", "°", "°C", "°F", "℃", "℉", "€", "£", "¥", "$",
  ]

  static let abbreviations: Set<String> = [
    "No", "Nos", "no", "nos", "Nr", "p", "pp", "vol", "Vol", "ch", "Ch", "Chap", "sec", "Sec",
    "fig", "Fig",
    "Figs", "eq", "Eq", "tab", "Tab", "Art",
  ]

  /// In clusters, with what it is for each of: `ms/op`.
  static let longest = 12

  static let chinese = Set(
    "个万亿千百元角分岁年月日号天周时秒次倍层步维位台张块条种篇章节页字词行列点度米克吨升码轮組组件份節頁题題问問课課讲講回期届项項"
      .unicodeScalars)

  static let numerals = Set("一二三四五六七八九十百千几幾两兩〇零".unicodeScalars)
}

/// Scripts that are written without spaces between words, in syllables of several clusters.
enum SoutheastAsian {
  /// Whether a line must not break between two letters of Thai or Lao: after a vowel that is written
  /// before its consonant, and before one that is written after it, or a sign of repetition.
  static func joins(_ before: Unicode.Scalar, _ after: Unicode.Scalar) -> Bool {
    // Beside a sign of another script a vowel is in no syllable, and that sign's own rules say if a line breaks.
    guard (0x0E00...0x0EFF).contains(before.value), (0x0E00...0x0EFF).contains(after.value) else {
      return false
    }
    if isLeadingVowel(before) { return true }
    switch after.value {
    case 0x0E2F...0x0E3A, 0x0E45...0x0E4E, 0x0EAF...0x0EBC, 0x0EC6...0x0ECE: return true
    default: return false
    }
  }

  static func isLeadingVowel(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0E40...0x0E44, 0x0EC0...0x0EC4: true
    default: false
    }
  }
}
