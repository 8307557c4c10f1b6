/// The title of a part of an exam: its number and what the part is called.
struct ExamTitle: Hashable {
  /// As digits or a letter: `一、`, `第一部分`, `Section 1`, `Part A`, `II.`
  let number: String?
  /// Without the number, brackets, and what says that these are the answers.
  let name: String
  /// Whether it names a kind of questions, or counts sections.
  let saysKind: Bool
  /// Whether it names a kind of questions.
  let isKind: Bool

  /// In bytes; longer headings are texts.
  static let longest = 160

  init?(_ text: String) {
    var rest = Self.trimmed(Substring(text.lowercased()))
    let (number, isWord, after) = Self.number(rest)
    rest = after
    var name = Self.trimmed(Substring(Self.withoutBrackets(rest)))
    if let colon = name.firstIndex(where: { "：:，,".contains($0) }) {
      let before = Self.trimmed(name[..<colon])
      if !before.isEmpty { name = before }
    }
    name = Substring(
      name.replacing("-", with: " ").split(separator: " ").joined(separator: " "))
    let called = name
    while let suffix = Self.suffixes.first(where: { name.hasSuffix($0) }) {
      name = Self.trimmed(name.dropLast(suffix.count))
    }
    self.number = number
    self.name = String(name)
    isKind = name.hasSuffix("题") || Self.kinds.contains { called.hasPrefix($0) }
    saysKind = isWord || isKind
    // `第1题` is one of the questions.
    let isQuestion =
      name.first == "第"
      && Self.trimmed(Self.numeral(Self.trimmed(name.dropFirst())).1) == "题"
    if isQuestion { return nil }
    // `1. Indexes` may be a question.
    guard isKind || isWord || number?.first.map({ !$0.isASCII || $0.isLetter }) ?? true,
      number != nil || !name.isEmpty
    else { return nil }
  }

  // MARK: Words

  private static let suffixes = [
    "参考答案", "标准答案", "答案要点", "答案与解析", "答案及解析", "答案和解析", "答案解析", "答案", "解析", "要点", "部分",
    "answer key", "answers", "answer", "solutions", "solution", "explanations", "key",
  ]

  private static let kinds = [
    "名词解释", "单选", "多选", "multiple choice", "true/false", "true or false", "true / false",
    "short answer", "fill in", "matching", "essay", "long answer",
  ]

  private static let sections = ["section", "part", "chapter", "unit", "module"]
  private static let units = ["部分", "大题", "部", "章", "篇", "节", "单元", "卷"]
  private static let numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]

  /// The number that begins a title, whether a word says that it is one of a part, and the text behind it.
  private static func number(_ text: Substring) -> (String?, Bool, Substring) {
    if let word = sections.first(where: { text.hasPrefix($0 + " ") }) {
      let rest = text.dropFirst(word.count + 1).drop(while: \.isWhitespace)
      let token = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
      guard !token.isEmpty, token.count <= 4,
        token.count == 1 || token.allSatisfy({ "0123456789ivx".contains($0) })
      else { return (nil, false, text) }
      return (String(token), true, trimmed(rest.dropFirst(token.count)))
    }
    if text.first == "第" {
      let rest = text.dropFirst()
      let (numeral, after) = self.numeral(rest)
      if let numeral, let unit = units.first(where: { after.hasPrefix($0) }) {
        return (numeral, true, trimmed(after.dropFirst(unit.count)))
      }
      return (nil, false, text)
    }
    let isBracketed = text.first == "（" || text.first == "("
    let (numeral, after) = self.numeral(isBracketed ? text.dropFirst() : text)
    if let numeral, let mark = after.first, "、.．)） :：|".contains(mark) || mark.isWhitespace {
      return (numeral, false, trimmed(after.dropFirst()))
    }
    // `A. Multiple choice`, `II. Essays`
    let token = text.prefix { $0.isASCII && $0.isLetter }
    let behind = text.dropFirst(token.count)
    if !token.isEmpty, token.count == 1 || token.allSatisfy({ "ivx".contains($0) }),
      let mark = behind.first, ".)、".contains(mark)
    {
      return (String(token), false, trimmed(behind.dropFirst()))
    }
    return (nil, false, text)
  }

  /// A number in digits or Chinese numerals up to 99, as digits, and the text behind it.
  private static func numeral(_ text: Substring) -> (String?, Substring) {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    if !digits.isEmpty { return (String(digits), text.dropFirst(digits.count)) }
    let found = text.prefix { numerals.contains(String($0)) }
    guard !found.isEmpty, found.count <= 3 else { return (nil, text) }
    var value = 0
    var digit = 0
    for character in found {
      let place = (numerals.firstIndex(of: String(character)) ?? 0) + 1
      if place == 10 {
        value += max(digit, 1) * 10
        digit = 0
      } else {
        digit = place
      }
    }
    return ("一\(value + digit)", text.dropFirst(found.count))
  }

  private static func trimmed(_ text: Substring) -> Substring {
    func isEdge(_ character: Character) -> Bool {
      character.isWhitespace || "*_:：、.．-–—|·#".contains(character)
        || character.unicodeScalars.first.map {
          $0.properties.isEmojiPresentation || $0.value == 0xFE0F
        } ?? false
    }
    var text = text.drop(while: isEdge)
    while let last = text.last, isEdge(last) { text.removeLast() }
    return text
  }

  /// Without `（每题 2 分）` and the like.
  private static func withoutBrackets(_ text: Substring) -> String {
    var depth = 0
    return String(
      text.filter { character in
        if "（([【".contains(character) { depth += 1 }
        defer { if "）)]】".contains(character), depth > 0 { depth -= 1 } }
        return depth == 0
      })
  }
}

/// Titles of parts, by what they say.
struct ExamTitles {
  private let titles: [ExamTitle]
  private var same: [ExamTitle: [Int]] = [:]
  private var numbered: [String: [Int]] = [:]
  private var named: [String: [Int]] = [:]
  /// More parts with one number are none.
  private static let most = 20

  init(_ titles: [ExamTitle]) {
    self.titles = titles
    for (index, title) in titles.enumerated() {
      same[title, default: []].append(index)
      if let number = title.number { numbered[number, default: []].append(index) }
      if !title.name.isEmpty { named[title.name, default: []].append(index) }
    }
  }

  /// The one that means the same as another title; nil if none does or several may.
  func match(_ title: ExamTitle) -> Int? {
    if let same = same[title], same.count == 1 { return same[0] }
    if let number = title.number, let others = numbered[number] {
      guard others.count <= Self.most else { return nil }
      let alike = others.filter { index in
        let name = titles[index].name
        return name.isEmpty || title.name.isEmpty || name.contains(title.name)
          || title.name.contains(name)
      }
      return alike.count == 1 ? alike[0] : nil
    }
    guard let others = named[title.name], others.count == 1,
      titles[others[0]].number == nil || title.number == nil
    else { return nil }
    return others[0]
  }
}
