import Toolkit

/// The number of a question and its separator: `1.`, `2、`, `3)`, `（4）`, `1.2 `, `五、`, `题目 6：`, `第7题：`,
/// `17a.`, `8 .`, and `1 ` before text.
struct NotesNumber: Equatable {
  /// How certain it is that the number is one of a question.
  enum Form {
    /// `1.`, `1、`, `（1）`
    case marked
    /// `题目 6：`, `Q3:`
    case word
    /// `1 text` or `404: text`, which may be anything unless others count on.
    case bare
    /// `1.2 text`, which may be a version.
    case nested
  }

  private(set) var form = Form.marked
  /// The last part of the number; 0 for Chinese numerals, which are not counted.
  private(set) var value = 0
  /// What is before the last part.
  private(set) var prefix = 0
  /// The first part of a nested number.
  private var chapter = 0
  /// The offset behind the number and its separator.
  private(set) var end = 0
  /// A word in Latin letters follows a bare number, which may count it: `2 miles`.
  private var isBeforeWord = false
  /// The word is a single letter, which with a number alone may be a name: `Q3 revenue`.
  private var isLetter = false
  /// A word that counts follows the bare number, as in `3 次握手` and `2 级缓存`.
  private var isBeforeCounter = false
  /// It counts behind `第`, as in `第 1 层`.
  private var isOrdinal = false

  private static let words: [StaticString] = ["题目", "问题", "面试题", "第", "question", "q"]

  /// The number at an offset; nil if there is none. `Q3 revenue` has one only if `takesLetter`.
  init?(_ bytes: Bytes, at start: Int, before end: Int, takesLetter: Bool = false) {
    let start = bytes.skipUnseen(from: start, to: end)
    var offset = start
    var isOrdinal = false
    for word in Self.words where bytes.startsIgnoringCase(word, at: start, end) {
      offset = bytes.skipBlanks(from: start + word.utf8CodeUnitCount, to: end)
      form = .word
      isLetter = word.utf8CodeUnitCount == 1 && !takesLetter
      isOrdinal = bytes.starts(with: "第", at: start, before: end)
      break
    }
    let brackets: [(StaticString, StaticString)] = [("（", "）"), ("(", ")"), ("【", "】"), ("[", "]")]
    for (open, close) in brackets where bytes.starts(with: open, at: offset, before: end) {
      var inner = offset + open.utf8CodeUnitCount
      // `【问题1】…`
      let word = Self.words.first {
        form != .word && close.utf8CodeUnitCount > 1 && $0.utf8CodeUnitCount > 1
          && bytes.startsIgnoringCase($0, at: inner, end)
      }
      if let word {
        form = .word
        inner = bytes.skipBlanks(from: inner + word.utf8CodeUnitCount, to: end)
      }
      let last = take(bytes, inner, end)
      guard let last, bytes.starts(with: close, at: last, before: end) else { return nil }
      self.end = last + close.utf8CodeUnitCount
      return
    }
    guard let last = take(bytes, offset, end) else { return nil }
    guard let after = separator(bytes, from: last, to: end, isOrdinal: isOrdinal) else {
      return nil
    }
    self.end = after
  }

  /// Whether a text is the title of a chapter whose number stands apart: `第 1 章 网络`.
  static func isChapter(_ bytes: Bytes, at start: Int, before end: Int) -> Bool {
    guard bytes.starts(with: "第", at: start, before: end) else { return false }
    var offset = bytes.skipBlanks(from: start + 3, to: end)
    let first = offset
    while offset < end, bytes[offset].isDigit { offset += 1 }
    while Label.startsNumeral(bytes, at: offset, before: end) { offset += 3 }
    let word = bytes.skipBlanks(from: offset, to: end)
    return offset > first && word > offset && CountedWord.isChapter(bytes, at: word, before: end)
  }

  /// The number of a heading below a title of answers, also in Chinese numerals, which count there: `第一题`, `题 1`,
  /// `No. 1`, `Exercise 1`, `1`, `一、`; nil if there is none.
  init?(belowTitle bytes: Bytes, at start: Int, before end: Int) {
    let words: [StaticString] = ["第", "题目", "题", "no.", "no ", "exercise ", "problem "]
    let word = words.first { bytes.startsIgnoringCase($0, at: start, end) }
    let digits = bytes.skipBlanks(from: start + (word?.utf8CodeUnitCount ?? 0), to: end)
    guard let last = take(bytes, digits, end) else { return nil }
    if value == 0 { value = Self.value(ofNumerals: bytes.string(ByteRange(digits, last))) }
    guard value > 0 else { return nil }
    var after = bytes.skipBlanks(from: last, to: end)
    if bytes.starts(with: "第", at: start, before: end) {
      guard let unit = CountedWord.unitEnd(bytes, at: after, before: end) else { return nil }
      after = bytes.skipBlanks(from: unit, to: end)
    }
    let separators: [StaticString] = ["、", "．", ".", ")", "）"]
    let separator = separators.first { bytes.starts(with: $0, at: after, before: end) }
    if let separator { after += separator.utf8CodeUnitCount }
    if let colon = Label.skipColon(bytes, at: after, before: end) { after = colon }
    // With a number alone the title of a part begins as well: `一、选择题`.
    guard after == end || word != nil && after > last else { return nil }
    (form, self.end) = (.word, after)
  }

  /// The value of Chinese numerals up to 99; 0 for others.
  private static func value(ofNumerals text: String) -> Int {
    var (value, digit) = (0, 0)
    for character in text {
      guard let place = Array("一二三四五六七八九十").firstIndex(of: character) else { return 0 }
      if place == 9 {
        guard value == 0 else { return 0 }
        (value, digit) = (max(digit, 1) * 10, 0)
      } else {
        guard digit == 0 else { return 0 }
        digit = place + 1
      }
    }
    return value + digit
  }

  /// The number of an answer behind its word: `Answer 1: …`, `答案 2：…`; nil if there is none.
  init?(answer bytes: Bytes, at start: Int, before end: Int) {
    let words: [StaticString] = ["answer ", "solution ", "答案", "解答"]
    guard start < end,
      let word = words.first(where: { bytes.startsIgnoringCase($0, at: start, end) }),
      case let digits = bytes.skipBlanks(from: start + word.utf8CodeUnitCount, to: end),
      let last = take(bytes, digits, end),
      let after = last == end ? end : mark(bytes, at: last, before: end)
    else { return nil }
    (form, self.end) = (.word, after)
  }

  /// The offset behind the separator after the first digits; nil if none follows.
  private mutating func separator(
    _ bytes: Bytes, from last: Int, to end: Int, isOrdinal: Bool
  ) -> Int? {
    var offset = last
    var hasUnit = false
    if form == .word {
      offset = bytes.skipBlanks(from: offset, to: end)
      let unit =
        isOrdinal
        ? CountedWord.unitEnd(bytes, at: offset, before: end)
        : ["题", "问"].contains { bytes.starts(with: $0, at: offset, before: end) }
          ? offset + 3 : nil
      if let unit {
        offset = bytes.skipBlanks(from: unit, to: end)
        hasUnit = true
      }
      if offset == end { return offset }
      // `Q1 (basics).`, `问题1（基础）：`
      if let remark = bytes.remarkEnd(at: offset, before: end),
        let after = mark(bytes, at: remark, before: end)
      {
        return after
      }
    }
    if isBoldEnd(bytes, at: offset, before: end) {
      if form == .marked { form = .bare }
      return offset
    }
    // `1️⃣`
    if form == .marked, bytes.starts(with: "\u{FE0F}\u{20E3}", at: offset, before: end) {
      return offset + 6
    }
    while bytes.starts(with: ".", at: offset, before: end) {
      let before = (value, prefix)
      guard let next = take(bytes, offset + 1, end) else { return offset + 1 }
      prefix = (before.1 &* 1009) &+ before.0 &+ 1
      offset = next
      if form == .marked { (form, chapter) = (.nested, before.0) }
    }
    if form == .nested, offset < end, bytes.space(at: offset, before: end) > 0 { return offset }
    if form == .marked, offset == last, offset + 1 < end, bytes[offset].isLetter,
      bytes[offset + 1] == UInt8(ascii: ".")
    {
      return offset + 2
    }
    if let after = Label.skipColon(bytes, at: offset, before: end) {
      if form == .marked, value > 0 { form = .bare }
      return after
    }
    let separators: [StaticString] = ["、", "．", ")", "）", "。"]
    for mark in separators where bytes.starts(with: mark, at: offset, before: end) {
      return offset + mark.utf8CodeUnitCount
    }
    let text = bytes.skipBlanks(from: offset, to: end)
    if form == .word {
      if let after = dash(bytes, at: text, before: end) { return after }
      guard offset > last, !isLetter else { return nil }
      if hasUnit { return offset }
      guard isOrdinal else {
        return CountedWord.isAmount(bytes, at: text, before: end) ? nil : offset
      }
      // `第 2 章`
      if CountedWord.isChapter(bytes, at: text, before: end) { return nil }
      // `第 1 层` counts, and a row of such headings are questions as `1 TCP` and `2 UDP` are.
      if CountedWord.isOrdinal(bytes, at: text, before: end) {
        (form, self.isOrdinal) = (.bare, true)
        return value > 0 ? offset : nil
      }
      return offset
    }
    guard form == .marked, value > 0, text > offset, text < end else { return nil }
    if bytes[text] == UInt8(ascii: "."), text + 1 < end, bytes[text + 1].isBlank { return text + 1 }
    form = .bare
    if let after = dash(bytes, at: text, before: end) { return after }
    isBeforeWord = bytes[text].isLetter
    isBeforeCounter = CountedWord.isCounted(bytes, at: text, before: end)
    // `1 + 1`
    let operators: [StaticString] = ["+", "-", "*", "/", "=", "<", ">", "%", "^", "×", "÷", "−"]
    return operators.contains { bytes.starts(with: $0, at: text, before: end) } ? nil : offset
  }

  /// Whether bold text ends at an offset, as behind the number of `**Q1** Why?`; `2**10` is a power.
  private func isBoldEnd(_ bytes: Bytes, at offset: Int, before end: Int) -> Bool {
    guard value > 0, bytes.starts(with: "**", at: offset, before: end), offset + 2 < end else {
      return false
    }
    let next = bytes[offset + 2]
    return next >= 0x80 || next == UInt8(ascii: ":") || next == UInt8(ascii: ".")
      || bytes.space(at: offset + 2, before: end) > 0
  }

  /// The offset behind a colon or a full stop, or before the end of bold text; nil if another text is there.
  private func mark(_ bytes: Bytes, at offset: Int, before end: Int) -> Int? {
    if let after = Label.skipColon(bytes, at: offset, before: end) { return after }
    if bytes.starts(with: ".", at: offset, before: end) { return offset + 1 }
    return isBoldEnd(bytes, at: offset, before: end) ? offset : nil
  }

  /// The offset behind the dash of `1 - text`; nil if none is there.
  private func dash(_ bytes: Bytes, at text: Int, before end: Int) -> Int? {
    let dashes: [StaticString] = ["-", "–", "—", "|"]
    for dash in dashes where bytes.starts(with: dash, at: text, before: end) {
      let after = text + dash.utf8CodeUnitCount
      if after < end, bytes[after].isBlank { return after }
    }
    return nil
  }

  /// Takes digits and Chinese numerals; returns the offset behind them, nil if there are none.
  private mutating func take(_ bytes: Bytes, _ start: Int, _ end: Int) -> Int? {
    var offset = start
    var value = 0
    defer { if offset > start { self.value = value } }
    while offset < end {
      if bytes[offset].isDigit {
        value = min(value * 10 + Int(bytes[offset] - 0x30), 1_000_000)
        offset += 1
      } else if bytes[offset] >= 0xE4, Label.startsNumeral(bytes, at: offset, before: end) {
        offset += 3
      } else if offset > start, case let width = VisibleText.lengthLeftOut(bytes, at: offset),
        width > 0
      {
        offset += width
      } else {
        break
      }
    }
    return offset > start ? offset : nil
  }

  /// For some numbers in the order of the file, each with the level of its heading: whether it is one
  /// of a question rather than a year, a version or a word of the text.
  static func areOfQuestions(_ numbers: [(level: Int, number: NotesNumber?)]) -> [Bool] {
    var latest = [NotesNumber?](repeating: nil, count: 8)
    var result = [Bool](repeating: false, count: numbers.count)
    for index in numbers.indices {
      let level = numbers[index].level
      guard let number = numbers[index].number else { continue }
      let countsOn = latest[level].map { number.countsOn(from: $0) } ?? false
      guard
        countsOn
          || number.mayBeFirst(before: numbers[(index + 1)...], level: level, after: latest)
      else { continue }
      result[index] = true
      latest[level] = number
    }
    return result
  }

  /// For each of some numbers, whether it counts what follows it and stays in its text: so does a bare number before such
  /// a word, if all that it follows or that follow it do, or most in a row that does not begin as one of questions does.
  /// `3 次握手` and `4 次挥手` count, but `3 次握手` beside `4 什么是 UDP？` has the number of a question.
  static func areCounting(_ numbers: [(level: Int, number: NotesNumber?)]) -> [Bool] {
    var result = numbers.map { $0.number.map { $0.isCounter || $0.isOrdinal } ?? false }
    guard result.contains(true) else { return result }
    var runs = [[Int]](repeating: [], count: NotesOutline.levels)
    func end(_ run: [Int]) {
      let counting = run.count { result[$0] }
      guard counting < run.count, let first = run.first.flatMap({ numbers[$0].number }) else {
        return
      }
      // Numbers of questions begin with 1, and without theirs `3 个条件` and `4 种状态` say nothing.
      let doCount = counting * 2 > run.count && first.value > 2
      for index in run { result[index] = doCount }
    }
    for (index, (level, number)) in numbers.enumerated() {
      guard let number, !number.isOrdinal else { continue }
      if let last = runs[level].last, let before = numbers[last].number,
        number.form != .bare || before.value + 1 != number.value
      {
        end(runs[level])
        runs[level] = []
      }
      if number.form == .bare { runs[level].append(index) }
    }
    for run in runs { end(run) }
    return result
  }

  private var isCounter: Bool { form == .bare && isBeforeCounter }

  /// For the lines of a section, each with its number: whether it is a question, because it is known to
  /// be one, or no other line is, or its number goes on from a question's, with some left out or none.
  /// Numbers that begin again, or follow a question without a number, are steps of the answer above them.
  static func areBetween(_ lines: [(number: Int?, isKnown: Bool)]) -> [Bool] {
    guard lines.contains(where: \.isKnown) else { return lines.map { $0.number != nil } }
    var next: Int?
    var hasQuestion = false
    // The number that the next step would have.
    var step: Int?
    return lines.map { line in
      if line.isKnown {
        (next, hasQuestion, step) = (line.number.map { $0 + 1 }, true, nil)
        return true
      }
      guard let number = line.number else { return false }
      if hasQuestion, number == step || number < next ?? Int.max {
        step = number + 1
        return false
      }
      (next, hasQuestion, step) = (number + 1, true, nil)
      return true
    }
  }

  /// Whether the number may be a year.
  var isYear: Bool { (1900...2100).contains(value) }

  /// Whether a number that is none of a question is a year before words or a version, which says what
  /// the text is about.
  var isYearOrVersion: Bool { form == .nested || form == .bare && isYear }

  /// Whether this number is the next after another of the same form.
  func isNext(after last: NotesNumber) -> Bool {
    (last.form == .nested) == (form == .nested) && last.prefix == prefix && last.value > 0
      && value == last.value + 1
  }

  /// Whether this number is the next, or a few are missing between.
  private func countsOn(from last: NotesNumber) -> Bool {
    (last.form == .nested) == (form == .nested) && last.prefix == prefix
      && (last.value...last.value + 5).contains(value)
  }

  private func mayBeFirst(
    before others: ArraySlice<(level: Int, number: NotesNumber?)>, level: Int,
    after latest: [NotesNumber?]
  ) -> Bool {
    var next: NotesNumber? { others.first { $0.level == level && $0.number != nil }?.number }
    switch form {
    case .word: return true
    case .marked: return !isYear
    case .nested:
      // `3.1` may be a version, unless a chapter 3 may begin here.
      guard value == 1 else { return false }
      return chapter == 1 || latest.contains { $0?.isBefore(chapter: chapter) ?? false }
        || next?.isNext(after: self) ?? false
    case .bare:
      guard !isYear, next?.form == .bare, next?.value == value + 1 else { return false }
      // In a native deck's headings a third has to follow.
      return level != 3 || !isBeforeWord
        || others.lazy.filter { $0.level == level }.compactMap(\.number).dropFirst().first?.value
          == value + 2
    }
  }

  /// Whether a chapter may begin behind this number or below it; Chinese numerals may be any.
  private func isBefore(chapter: Int) -> Bool {
    let own = form == .nested ? self.chapter : value
    return own == 0 || own == chapter || own == chapter - 1
  }
}
