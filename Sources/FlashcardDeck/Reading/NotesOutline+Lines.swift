import Toolkit

/// Lines that ask, which become headings.
extension NotesOutline {
  mutating func promoteLines() {
    guard marks.contains(where: \.isLine) else { return }
    promoteListed()
    labelledLines = marks.count {
      guard $0.kind == .line(.bold) else { return false }
      let (bytes, start, end) = (source.bytes, $0.text.start, $0.text.end)
      return Label.questionContent(bytes, at: start, before: end) != nil
        || NotesNumber(bytes, at: start, before: end)?.form == .word
    }
    summariesAsk = hasSummariesThatAsk
    var heading: Int?
    var start = 0
    for index in marks.indices where marks[index].headingLevel != nil {
      promoteAll(in: start..<index, under: heading)
      (heading, start) = (index, index + 1)
    }
    promoteAll(in: start..<marks.count, under: heading)
    dropLines()
  }

  /// Whether a summary asks above all headings or below one of a topic, so that others may as well.
  private var hasSummariesThatAsk: Bool {
    var level = 0
    return marks.contains { mark in
      level = mark.headingLevel ?? level
      return level < 3 && mark.isOuterDetails && source.bytes.asks(mark.text)
    }
  }

  /// Makes headings of the questions whose answers are a part behind them.
  private mutating func promoteListed() {
    for index in marks.indices where marks[index].isListed {
      headings[index] = NotesHeading(marks[index].text, in: source)
      headings[index]?.isLine = true
      marks[index] = marks[index].changed(to: .heading(level: UInt8(Self.lineLevel)))
    }
  }

  /// Leaves out the lines that are text of a card.
  private mutating func dropLines() {
    var open: [Bool] = []
    let kept = marks.indices.filter { index in
      let mark = marks[index]
      if mark.kind == .line(.detailsEnd) { return open.popLast() ?? false }
      if mark.isDetails || mark.kind == .line(.details) { open.append(mark.isDetails) }
      return !mark.isLine
    }
    (marks, headings) = (kept.map { marks[$0] }, kept.map { headings[$0] })
  }

  private mutating func promoteAll(in range: Range<Int>, under heading: Int?) {
    var (heading, start) = (heading, range.lowerBound)
    for line in heading.map({ promoteCounted(in: range, under: $0) }) ?? [] {
      promote(in: start..<line, under: heading)
      (heading, start) = (line, line + 1)
    }
    promote(in: start..<range.upperBound, under: heading)
  }

  /// Makes headings of the lines below a numbered question whose numbers count on from its own, up to the
  /// next heading's; returns their indices. Numbers that begin anew are steps of the answer.
  private mutating func promoteCounted(in range: Range<Int>, under index: Int) -> [Int] {
    guard let heading = headings[index], heading.isNumbered, let first = heading.number,
      let level = marks[index].headingLevel
    else { return [] }
    var last = first
    var found: [Int] = []
    for line in range where marks[line].mayBePromoted {
      guard let number = number(ofItem: line) else { continue }
      guard number.isNext(after: last) else {
        if found.isEmpty { return [] }
        continue
      }
      guard hasText(below: line) || isFollowedByLabel(line) else { continue }
      found.append(line)
      last = number
    }
    guard !found.isEmpty else { return [] }
    // Without a heading that counts on from them, only those that ask are more than steps.
    switch countsOn(behind: range.upperBound, level: level, from: first, over: last) {
    case true: break
    case false: return []
    case nil: found = Array(found.prefix { source.bytes.asks(marks[$0].text) })
    }
    for line in found {
      headings[line] = NotesHeading(marks[line].text, in: source)
      let isItem = marks[line].kind == .line(.item) || marks[line].isListItem
      if marks[line].kind == .line(.item) {
        headings[line]?.takeListNumber()
      } else {
        headings[line]?.takeNumber(in: source.bytes)
      }
      marks[line] = marks[line].changed(to: .heading(level: UInt8(level)))
      marks[line].followsRule = false
      marks[line].isListItem = isItem
    }
    return found
  }

  /// Whether the next numbered heading of a level is the next after a line's number, or leaves some out;
  /// nil if it begins anew or there is none.
  private func countsOn(
    behind index: Int, level: Int, from first: NotesNumber, over last: NotesNumber
  ) -> Bool? {
    let next = marks.indices[index...].first {
      marks[$0].headingLevel == level && headings[$0]?.isNumbered ?? false
    }
    guard let next, let number = headings[next]?.number, number.prefix == last.prefix,
      number.value > first.value
    else { return nil }
    return number.value > last.value
  }

  /// Makes headings of the lines of a section that ask.
  private mutating func promote(in range: Range<Int>, under index: Int?) {
    takePartTitles(in: range)
    let bullets = bulletsThatAsk(in: range)
    let lines = range.filter {
      marks[$0].mayBePromoted || marks[$0].isOuterDetails || bullets.contains($0)
    }
    guard let first = lines.first else { return }
    let heading = index.flatMap { headings[$0] }
    let level = index.flatMap { marks[$0].headingLevel } ?? 0
    let hasLead = index.map { hasText(below: $0) } ?? false
    let isLabelled =
      range.lowerBound < first && marks[range.lowerBound..<first].contains(where: \.isLabel)
    if let heading,
      heading.asks || heading.name != nil
        || heading.isNumbered && !heading.isProse && (hasLead || isLabelled)
    {
      // Unfolding is the only answer.
      if lines.count == 1, marks[first].kind == .line(.details), !hasLead, !isLabelled,
        !marks[first..<range.upperBound].contains(where: { $0.kind == .label(.answer) }),
        saysNothing(marks[first].text)
      {
        marks[first] = unfolded(marks[first], .answer)
      }
      return
    }
    let found = lines.map { NotesHeading(marks[$0].text, in: source) }
    let numbers = NotesNumber.areOfQuestions(
      zip(lines, found).map { line, heading in
        (Self.lineLevel, marks[line].kind == .line(.item) ? number(of: line) : heading.number)
      })
    let answered = lines.map { isAnsweredLine($0, before: range.upperBound) }
    // Below such a heading a line is more likely a step of the answer than a question; Chinese numerals
    // number chapters.
    let isChapter =
      !hasLead && heading.map { $0.isNumbered && $0.number?.value == 0 } ?? false
    let isStrict =
      heading.map { !$0.isProse && !isChapter && (level > 2 || $0.isNumbered) } ?? false
      && !(index.map { marks[$0].isOverAnswers } ?? false)
    let counted = NotesNumber.areBetween(
      lines.indices.map { place in
        let kind = marks[lines[place]].kind
        let isKnown =
          answered[place] || found[place].asks || kind == .line(.item) || kind == .line(.details)
          || kind == .line(.bullet)
        return (numbers[place] ? found[place].number?.value : nil, isKnown)
      })
    let unfolding = lines.indices.count {
      answered[$0] && marks[lines[$0]].kind == .line(.plain) && marks[lines[$0] + 1].isDetails
    }
    let isUnlabelled = !marks[range].contains { $0.kind == .label(.question) }
    let labelled = lines.indices.count { answered[$0] && marks[lines[$0]].kind == .line(.plain) }
    let isList = isListWithoutAnswers(lines, found)
    var last: Int?
    for (place, line) in lines.enumerated() {
      let asks = found[place].asks
      let isNumbered = numbers[place]
      let isQuestion =
        switch marks[line].kind {
        case .line(.bold) where found[place].isLabelled || found[place].number?.form == .word:
          answered[place] || !isStrict || !hasLead && (labelledLines > 1 || isNumbered && asks)
        case .line(.bold) where isNumbered:
          answered[place] || isAboveQuestion(line) || asks && (!isStrict || !hasLead)
            || !isStrict && isUnlabelled && counted[place]
        case .line(.bold): asks && (answered[place] || (!isStrict || level > 3 && !hasLead))
        case .line(.quote):
          asks
            ? answered[place] || !isStrict
            : !isStrict && isNumbered && counted[place] && hasText(below: line)
        case .line(.plain) where answered[place] && marks[line + 1].isDetails:
          !isStrict || unfolding > 1 || found[place].number != nil && hasLead
        case .line(.plain) where answered[place]:
          isNumbered && (!isStrict || !hasLead && (asks || labelled > 1))
        case .line(.plain):
          isNumbered
            && (asks ? !isStrict || !hasLead : !isStrict && counted[place] && hasText(below: line))
        case .line(.underlined):
          (asks || isNumbered && counted[place]) && (!isStrict || !hasLead)
        case .line(.bullet): !isStrict || !hasLead
        case .line(.item): isNumbered && (!isStrict || !hasLead && (asks || answered[place]))
        case .line(.details) where !asks && isOverAnswered(line, before: range.upperBound): false
        case .line(.details):
          !isStrict
            || !hasLead
              && (asks || isNumbered || lines.count > 1
                || summariesAsk && !saysNothing(marks[line].text))
        default: false
        }
      guard isQuestion || isList || last.map({ isNextItem(line, after: $0) }) ?? false else {
        continue
      }
      last = line
      var mark = marks[line]
      let isDetails = mark.kind == .line(.details)
      mark = mark.changed(to: .heading(level: UInt8(Self.lineLevel)))
      mark.followsRule = false
      mark.isDetails = isDetails
      let isItem = [.line(.item), .line(.bullet)].contains(marks[line].kind)
      mark.isListItem = isItem || marks[line].isListItem
      marks[line] = mark
      headings[line] = found[place]
      if mark.isRemarked { headings[line]?.takeRemark(in: source.bytes) }
      if marks[line].form == .item { headings[line]?.takeListNumber() }
    }
  }

  /// So many lines with nothing between them are a list.
  private static let shortestList = 3

  /// Whether the lines of a section, of which one asks, are alike and none has a text: what stands below
  /// each is the next one, and no answer.
  private func isListWithoutAnswers(_ lines: [Int], _ found: [NotesHeading]) -> Bool {
    lines.count >= Self.shortestList && found.contains(where: \.asks)
      && lines.allSatisfy {
        marks[$0].kind == marks[lines[0]].kind && !hasText(below: $0) && !isFollowedByLabel($0)
      }
  }

  /// Whether a line is the next item of a question's list, directly below it: no answer, but a question as
  /// well.
  private func isNextItem(_ line: Int, after question: Int) -> Bool {
    guard question + 1 == line, marks[line].form == marks[question].form,
      !hasText(below: question),
      let last = number(ofItem: question), let number = number(ofItem: line)
    else { return false }
    return number.isNext(after: last)
  }

  private func number(ofItem index: Int) -> NotesNumber? {
    marks[index].form == .item
      ? number(of: index) : NotesHeading(marks[index].text, in: source).number
  }

  /// The list items of a section that are bold, if most of them ask and have a text.
  private func bulletsThatAsk(in range: Range<Int>) -> Set<Int> {
    let bullets = range.filter { marks[$0].kind == .line(.bullet) }
    guard bullets.count > 1 else { return [] }
    let answered = bullets.filter {
      hasText(below: $0) || isAnsweredLine($0, before: range.upperBound)
    }
    let asking = answered.count { source.bytes.asks(marks[$0].text) }
    return asking > 1 && asking * 2 > bullets.count ? Set(answered) : []
  }

  /// The number of the list item that a mark begins.
  private func number(of index: Int) -> NotesNumber? {
    let start = source.bytes.skipBlanks(from: marks[index].start, to: marks[index].text.start)
    return NotesNumber(source.bytes, at: start, before: marks[index].text.start)
  }

  private func isAnsweredLine(_ index: Int, before end: Int) -> Bool {
    guard index + 1 < end, case .label(.answer) = marks[index + 1].kind else { return false }
    return !marks[index + 1].isLetter
  }

  /// Whether details hide questions with answers of their own: directly inside them is a line with other details.
  private func isOverAnswered(_ index: Int, before end: Int) -> Bool {
    index + 2 < end && marks[index + 1].kind == .line(.plain) && marks[index + 2].isDetails
      && marks[index + 2].isNested && isAnsweredLine(index + 1, before: end)
  }

  /// Whether the label of a question stands directly below a line, which is its title then.
  private func isAboveQuestion(_ index: Int) -> Bool {
    index + 1 < marks.count && marks[index + 1].kind == .label(.question)
      && !marks[index + 1].isListItem && !hasText(below: index)
  }

  /// A bold line between a rule and the next heading is the title of a part.
  private mutating func takePartTitles(in range: Range<Int>) {
    guard let last = range.last, marks[last].kind == .line(.bold), marks[last].followsRule,
      last + 1 < marks.count, marks[last + 1].headingLevel != nil, !hasText(below: last)
    else { return }
    marks[last] = marks[last].changed(to: .heading(level: 1))
    headings[last] = NotesHeading(marks[last].text, in: source)
  }
}
