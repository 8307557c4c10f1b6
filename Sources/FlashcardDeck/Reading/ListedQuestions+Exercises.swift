import Toolkit

/// Numbered tasks below a heading of their own that need no question mark, because the next heading is the title of
/// their answers and has one for each:
///
///     ## Exercises
///
///     1. Find x.
///     2. Find y.
///
///     ## Answers
///
///     1. x is 5
///     2. y is 4
extension ListedQuestions {
  private static let words: [StaticString] = [
    "exercise", "practice", "problem", "question", "quiz", "task", "test", "drill", "练习", "习题",
    "思考题", "作业", "自测",
    "测验", "测试",
  ]
  /// Whether a heading is the title of answers that are a list.
  static func hasTitle(_ source: DeckSource) -> Bool {
    source.marks.contains { mark in
      mark.headingLevel != nil && isAboveList(mark, source)
        && PartTitle.isTitle(mark.text, source.bytes)
    }
  }

  /// Whether the text below a heading begins with the number 1; most have none, and are looked at no further.
  private static func isAboveList(_ heading: MarkdownMark, _ source: DeckSource) -> Bool {
    let below = min(source.body(of: heading), source.bytes.count)
    let first = source.bytes.skipSpace(from: below, to: source.bytes.count)
    return first < source.bytes.count && source.bytes[first] == UInt8(ascii: "1")
  }

  /// Whether a mark is a heading above a list, and may be the title of the answers to exercises.
  func mayBeOverExercises(_ mark: MarkdownMark) -> Bool {
    mark.headingLevel != nil && Self.isAboveList(mark, source)
  }

  /// Whether numbered lines above the title of answers, a mark by its index, are exercises: they are below one heading,
  /// which is one that says so or a topic with no question before it that the answers could be to.
  func areExercises(_ lines: [MarkdownMark], above index: Int, from floor: Int) -> Bool {
    let title = marks[index]
    guard lines.count >= Self.fewest, lines.map(number) == Array(1...lines.count),
      let own = title.headingLevel, !PartTitle.isOnlyOfExplanations(title.text, bytes),
      let heading = heading(above: lines[0]), let level = heading.headingLevel, level < 4,
      !isInQuestion(heading),
      lines.allSatisfy({ self.heading(above: $0)?.start == heading.start }),
      !bytes.asks(heading.text),
      Label(heading: heading.text, of: bytes, end: heading.text.end) == nil,
      NotesNumber(bytes, at: heading.text.start, before: heading.text.end)?.value ?? 0 == 0
    else { return false }
    let saysSo = Self.words.contains { word in
      heading.text.range.contains { bytes.startsIgnoringCase(word, at: $0, heading.text.end) }
    }
    return saysSo
      ? own <= level || level < 3
      : own == level && level < 3
        && !(DeckSource.place(of: floor, in: marks)..<index).contains(where: isOpen)
  }

  /// Whether a heading `###` is below one that asks, whose answer it is a part of.
  private func isInQuestion(_ heading: MarkdownMark) -> Bool {
    guard heading.headingLevel == 3 else { return false }
    var above = self.heading(above: heading)
    while let mark = above, mark.headingLevel ?? 0 > 2 { above = self.heading(above: mark) }
    return above.map { bytes.asks($0.text) } ?? false
  }

  /// Whether a mark is a question that has no answer yet, or nothing but choices.
  private func isOpen(_ index: Int) -> Bool {
    let mark = marks[index]
    if mark.kind == .label(.question) { return true }
    let number = NotesNumber(bytes, at: mark.text.start, before: mark.text.end)
    let asks = bytes.asks(mark.text)
    guard asks || number?.value ?? 0 > 0 else { return false }
    if !asks, number?.form == .word { return true }
    let end = index + 1 < marks.count ? marks[index + 1].start : bytes.count
    let first = bytes.skipSpace(from: min(source.body(of: mark), end), to: end)
    return first == end && index + 1 < marks.count && !marks[index + 1].isLabel
      || bytes.choice(at: first, before: end) == UInt8(ascii: "a")
  }
}
