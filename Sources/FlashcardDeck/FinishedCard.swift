import Toolkit

/// What a learner made of a new card's form.
public struct FinishedCard: Equatable, Sendable {
  /// All of the file as it should be then.
  public let text: [UInt8]
  /// The first line, from 1, of what was written without a question; nil if there is no such text.
  public let looseLine: Int?
}

extension NewCard {
  /// A file's text with the form put right: the question behind the mark of its heading, wherever it was
  /// typed, the name behind the question, and without the hint. Text without a question gets a heading of
  /// its own, so that it never becomes part of the card before. Without the form, if it was left empty.
  public func finished(_ now: [UInt8]) -> FinishedCard {
    if let rest = removed(from: now) { return FinishedCard(text: rest, looseLine: nil) }
    let lines = now.split(separator: 0x0A, omittingEmptySubsequences: false).map {
      Array($0).withoutSpaceBehind
    }
    guard let region = region(in: lines) else { return withoutHint(lines, of: now) }
    var new = WrittenForm(raw(now)[region], form: form, name: name)
    new.putRight()
    let (head, rest) = (kept(now, ..<region.lowerBound), kept(now, region.upperBound...))
    guard !new.lines.isEmpty else {
      return FinishedCard(text: joined(head, [], rest, like: now), looseLine: nil)
    }
    let loose = new.looseLine.map { head.count + (head.isEmpty ? 0 : 1) + $0 + 1 }
    return FinishedCard(text: joined(head, new.lines, rest, like: now), looseLine: loose)
  }

  private func raw(_ text: [UInt8]) -> [[UInt8]] {
    text.split(separator: 0x0A, omittingEmptySubsequences: false).map {
      Array($0.last == 0x0D ? $0.dropLast() : $0)
    }
  }

  /// The lines in which the card was written, if nothing else was changed or the hint says where they are.
  private func region(in lines: [[UInt8]]) -> Range<Int>? {
    let old = text.split(separator: 0x0A, omittingEmptySubsequences: false).map {
      Array($0).withoutSpaceBehind
    }
    var head = start
    while head > 0, old[head - 1].isEmpty { head -= 1 }
    var tail = start + form.lines.count
    while tail < old.count, old[tail].isEmpty { tail += 1 }
    let behind = old.count - tail
    if lines.count >= head + behind, lines[..<head] == old[..<head],
      lines[(lines.count - behind)...] == old[tail...]
    {
      var first = head
      let end = lines.count - behind
      // What goes on without a blank line was written into the card before.
      while head > 0, first < end, !lines[first].isEmpty, !form.isMark(lines[first]) { first += 1 }
      // If there is no blank line at all, it is the new card's.
      return (first < end ? first : head)..<end
    }
    guard let hint = lines.firstIndex(where: { form.hasHint($0) }),
      let first = lines[..<hint].lastIndex(where: { !$0.isEmpty }), form.isMark(lines[first])
    else { return nil }
    let next = lines[(hint + 1)...].firstIndex { $0.first == UInt8(ascii: "#") }
    return first..<(next ?? lines.count)
  }

  /// A text in which the place of the new card is not known any more.
  private func withoutHint(_ lines: [[UInt8]], of now: [UInt8]) -> FinishedCard {
    guard let hint = lines.firstIndex(where: { form.hasHint($0) }) else {
      return FinishedCard(text: now, looseLine: nil)
    }
    // What is below it would be part of the card before.
    let next = lines[(hint + 1)...].first { !$0.isEmpty }
    let isLoose = next.map { $0.first != UInt8(ascii: "#") } ?? false
    let (head, rest) = (kept(now, ..<hint), kept(now, (hint + 1)...))
    let mark = isLoose ? [form.mark] : []
    return FinishedCard(
      text: joined(head, mark, rest, like: now),
      looseLine: isLoose ? head.count + (head.isEmpty ? 0 : 1) + 1 : nil)
  }

  /// Lines of a text as they are, without the blank ones at the side of the new card.
  private func kept(_ text: [UInt8], _ range: some RangeExpression<Int>) -> [[UInt8]] {
    let all = text.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    var lines = all[range.relative(to: all)]
    if lines.startIndex == 0 {
      while let last = lines.last, last.withoutSpaceBehind.isEmpty { lines.removeLast() }
    } else {
      lines = lines.drop { $0.withoutSpaceBehind.isEmpty }
    }
    return Array(lines)
  }

  private func joined(
    _ head: [[UInt8]], _ new: [[UInt8]], _ rest: [[UInt8]], like text: [UInt8]
  ) -> [UInt8] {
    let end: [UInt8] = text.contains([0x0D, 0x0A]) ? [0x0D] : []
    let parts = [head, new.map { $0 + end }, rest].filter { !$0.isEmpty }
    let joined = Array(parts.joined(separator: [end]).joined(separator: [0x0A]))
    // The last line of the file ends, too.
    return joined.isEmpty || joined.last == 0x0A ? joined : joined + [0x0A]
  }
}

/// The lines that were written into the form of a new card.
private struct WrittenForm {
  private(set) var lines: [[UInt8]]
  /// The first line, from 0, of what has no question.
  private(set) var looseLine: Int?
  private let form: NewCardForm
  private let name: String?

  init(_ lines: ArraySlice<[UInt8]>, form: NewCardForm, name: String?) {
    // A line of spaces is a blank one, but two spaces behind a text break the line.
    self.lines = lines.map { $0.withoutSpaceBehind.isEmpty ? [] : $0 }
    (self.form, self.name) = (form, name)
  }

  mutating func putRight() {
    let hint = lines.firstIndex { form.hasHint($0) }
    if let hint { lines[hint] = form.withoutHint(lines[hint]) }
    // Without a mark the question stands in a line of its own, which needs nothing.
    if !form.mark.isEmpty {
      if let index = lines.firstIndex(where: { form.isMark($0.withoutSpaceBehind) }) {
        putQuestion(at: index, hint)
      } else {
        putMark(above: hint)
      }
    }
    trim()
  }

  private mutating func putQuestion(at index: Int, _ hint: Int?) {
    var question = form.question(in: lines[index].withoutSpaceBehind)
    let above = index > form.before ? filled(in: form.before..<index) : []
    let below = hint.map { $0 > index ? filled(in: index + 1..<$0) : [] } ?? []
    let isAboveLoose = above.first.map { !isStructure(lines[$0]) } ?? false
    if question.isEmpty, isAboveLoose || above.isEmpty, above.count + below.count == 1,
      let other = (above + below).first
    {
      // It was written above or below its heading.
      question = lines[other].withoutSpaceBehind
      lines[other] = []
    }
    if question.isEmpty {
      lines[index] = form.mark
      looseLine = filled(in: index + 1..<lines.count).first
      // Nothing but the form.
      if looseLine == nil, filled(in: lines.indices).isEmpty { lines = [] }
    } else {
      lines[index] = form.line(asking: question, name: name)
    }
    guard isAboveLoose, let first = above.first, !lines[first].isEmpty else { return }
    lines.insert(contentsOf: [form.mark, []], at: first)
    looseLine = first + 2
  }

  /// Puts a mark before the question if there is none any more.
  private mutating func putMark(above hint: Int?) {
    guard let first = filled(in: lines.indices).first else { return lines = [] }
    // Somebody wrote headings of another kind.
    if isStructure(lines[first]) { return }
    if let hint, filled(in: 0..<hint) == [first] {
      lines[first] = form.line(asking: lines[first].withoutSpaceBehind, name: name)
    } else {
      lines.insert(contentsOf: [form.mark, []], at: first)
      looseLine = first + 2
    }
  }

  /// The lines that are not blank and were not there before.
  private func filled(in range: Range<Int>) -> [Int] {
    range.filter { !lines[$0].isEmpty && !form.isLine(lines[$0].withoutSpaceBehind) }
  }

  private func isStructure(_ line: [UInt8]) -> Bool {
    let marks = line.prefix { $0 == UInt8(ascii: "#") }.count
    return (1...3).contains(marks) && line.dropFirst(marks).first == 0x20
  }

  /// Without blank lines at the ends, and with one at most below the question.
  private mutating func trim() {
    guard let first = lines.firstIndex(where: { !$0.isEmpty }),
      let last = lines.lastIndex(where: { !$0.isEmpty })
    else { return lines = [] }
    lines = Array(lines[first...last])
    looseLine = looseLine.map { $0 - first }
    guard let question = lines.firstIndex(where: { form.isMark($0.withoutSpaceBehind) }) else {
      return
    }
    while question + 2 < lines.count, lines[question + 1].isEmpty, lines[question + 2].isEmpty {
      lines.remove(at: question + 1)
      looseLine = looseLine.map { $0 > question ? $0 - 1 : $0 }
    }
  }
}

extension NewCardForm {
  /// What stands before the question in its line: `###`, `## 3.`, `**Q:**`; empty if nothing does.
  var mark: [UInt8] { lines[cursor].withoutSpaceBehind }

  /// How many lines come before that of the question.
  var before: Int { cursor }

  /// Whether a line has the mark, at its beginning or, because somebody wrote before it, at its end.
  func isMark(_ line: [UInt8]) -> Bool {
    !mark.isEmpty
      && (begins(line) || line.count > mark.count && line.suffix(mark.count) == mark[...])
  }

  /// Whether a line is one of the form's own.
  func isLine(_ line: [UInt8]) -> Bool {
    lines.contains { !$0.isEmpty && $0.withoutSpaceBehind == line }
  }

  func question(in line: [UInt8]) -> [UInt8] {
    let text = begins(line) ? line.dropFirst(mark.count) : line.dropLast(mark.count)
    return Array(text.drop { $0 == 0x20 }).withoutSpaceBehind
  }

  func line(asking question: [UInt8], name: String?) -> [UInt8] {
    let tail = name.flatMap { question.contains(Array(" {#".utf8)) ? nil : Array(" {#\($0)}".utf8) }
    // One of its spaces is only for the cursor.
    let hasSpace = lines[cursor].count > mark.count + 1
    return mark + (hasSpace ? [0x20] : []) + question + (tail ?? [])
  }

  func hasHint(_ line: [UInt8]) -> Bool { !hint.isEmpty && line.contains(hint) }

  func withoutHint(_ line: [UInt8]) -> [UInt8] {
    guard let range = line.firstRange(of: hint) else { return line }
    let rest = line[..<range.lowerBound] + line[range.upperBound...].drop { $0 == 0x20 }
    return Array(rest).withoutSpaceBehind
  }

  private func begins(_ line: [UInt8]) -> Bool {
    guard line.starts(with: mark) else { return false }
    // `####` is another heading.
    return mark.last != UInt8(ascii: "#") || line.dropFirst(mark.count).first != mark.last
  }
}
