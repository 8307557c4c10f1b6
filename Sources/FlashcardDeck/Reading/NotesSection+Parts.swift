/// Headings below a question that has a text of its own.
///
/// Numbers do not tell a question from a part of an answer: `#### 1. Advantages` below `### 3. Indexes`
/// is a part, `### 1. Indexes` below `## 3. Databases` is a question. So what decides is what the author
/// marked otherwise: labels, question marks, words such as `Q3`, and questions at the same level that
/// have only text below.
extension NotesSection {
  /// What headings of one level have only text below, which shows that others of this level may be
  /// questions.
  private struct Examples {
    var numbered = false
    var asking = false
  }

  /// Sets `isInside` of the parts of answers, and `keepsText` of questions above other questions.
  static func findParts(
    _ sections: inout [NotesSection], takesPairs: Bool, in source: DeckSource
  ) {
    if takeTitleThatAsks(&sections) { return }
    let examples = examples(in: sections)
    findTopics(&sections, takesPairs: takesPairs, in: source)
    let rows = rowsThatAsk(in: sections)
    // Beside questions, text above a dialogue is an answer and no introduction.
    for index in sections.indices where sections[index].spokenStart != nil {
      let example = examples[sections[index].level]
      if example.asking || example.numbered { sections[index].takeDialogue() }
    }
    // A native card above plain lines with answers of their own is one.
    for index in sections.indices.dropLast() where sections[index + 1].isPlain {
      let section = sections[index]
      sections[index].keepsText =
        section.level == 3 && section.hasText && section.questionLabels == 0 && section.mayHaveParts
    }
    for index in sections.indices where sections[index].mayHaveParts {
      let below = below(index, in: sections)
      guard !below.isEmpty else { continue }
      let section = sections[index]
      let isLabelled = section.isLabelledQuestion
      let hasAnswerBelow = section.isBareQuestion && hasOneAnswer(below, in: sections)
      let isBare = section.isBareQuestion && (rows[index] || hasAnswerBelow)
      guard isLabelled || isBare || section.isQuestion(examples[section.level]) else { continue }
      let goesOn =
        countsOn(from: index, through: below, in: sections)
        || !section.isNumbered && countsOn(before: index, through: below, in: sections)
      if !goesOn,
        below.allSatisfy({
          sections[$0].mayBePart(ofLabelled: isLabelled, mayAnswer: hasAnswerBelow)
        }),
        isLabelled || section.heading.asks || beginsAtOne(sections[below])
      {
        for part in below { sections[part].isInside = true }
      } else if !isLabelled, !isBare, goesOn || section.heading.asks {
        sections[index].keepsText = true
        guard below.allSatisfy({ sections[$0].heading.asks && sections[$0].hasText }) else {
          continue
        }
        for question in below { sections[question].isFollowUp = true }
      }
    }
  }

  private var mayHaveParts: Bool {
    level > 0 && !isLine && !isPart && !isOverAnswers && !isInside && !isNumberedTopic
      && !isBelowTopic && !heading.isProse
      && !heading.question.isEmpty
      || isLabelledQuestion && level > 0 && !isInside
  }

  /// A heading that has nothing, as one that is being written: it makes a topic of no heading above it.
  private var isNothing: Bool {
    !hasText && labels.isEmpty && !isNumbered && !heading.asks && heading.name == nil
  }

  /// Whether labels say that the section is one question with its answer.
  private var isLabelledQuestion: Bool {
    hasAnswer
      && (isNumbered && questionLabels == 1 || questionLabels == 0 && (isNumbered || heading.asks))
  }

  /// Whether a heading with text below is a question, and no topic with an introduction.
  private func isQuestion(_ examples: Examples) -> Bool {
    guard hasText, questionLabels == 0 else { return false }
    guard isNumbered, let number = heading.number else { return heading.asks && examples.asking }
    if number.form == .word { return true }
    // Chinese numerals number chapters.
    if heading.asks { return examples.asking || level > 1 && number.value > 0 }
    return examples.numbered && number.value > 0
  }

  /// Whether the headings below a question have one answer in all, which is the question's then, and none has a
  /// number: `## 1. Why?` over `### Key points` and `<details>`.
  private static func hasOneAnswer(_ below: Range<Int>, in sections: [NotesSection]) -> Bool {
    sections[below].reduce(0) { $0 + $1.answers } == 1
      && sections[below].allSatisfy { !$0.isNumbered && !$0.heading.asks }
  }

  /// Whether it has a number and asks, and nothing but headings is below it.
  private var isBareQuestion: Bool {
    !hasText && questionLabels == 0 && isNumbered && heading.asks
      && heading.number.map { $0.value > 0 } ?? false
  }

  /// For each heading, whether one beside it has a number, asks and has only text below, which shows that others with
  /// numbers that ask are questions as well.
  private static func rowsThatAsk(in sections: [NotesSection]) -> [Bool] {
    var rows = [Int](repeating: 0, count: sections.count)
    var asking = [false]
    // The present row of each level; 0 if the next heading begins one.
    var open = [Int](repeating: 0, count: NotesOutline.levels)
    for index in sections.indices {
      let section = sections[index]
      let level = section.level
      for deeper in (level + 1)..<max(level + 1, open.count) { open[deeper] = 0 }
      if open[level] == 0 {
        open[level] = asking.count
        asking.append(false)
      }
      rows[index] = open[level]
      if section.isNumbered, section.heading.asks, section.hasText, !section.isLine,
        index + 1 == sections.count || sections[index + 1].level <= level
      {
        asking[open[level]] = true
      }
    }
    return rows.map { asking[$0] }
  }

  /// Takes the title of a file as its one question, and what is below as the answer, if the title begins with a
  /// question's label and each heading below it is numbered as a chapter is: `# 面试官：说说你对 Vue 的理解？` over
  /// `## 一、是什么`. Returns whether it is so.
  private static func takeTitleThatAsks(_ sections: inout [NotesSection]) -> Bool {
    guard let title = sections.firstIndex(where: { $0.level > 0 }), sections[title].level == 1,
      sections[title].heading.isLabelled, sections[title].heading.name == nil,
      sections.allSatisfy({ $0.questionLabels == 0 && !$0.hasAnswer && !$0.isOverAnswers })
    else { return false }
    let below = sections.indices[(title + 1)...]
    let chapters = below.filter { sections[$0].level == 2 && !sections[$0].heading.isProse }
    guard chapters.count > 1,
      chapters.allSatisfy({ sections[$0].isNumbered && sections[$0].heading.number?.value == 0 }),
      below.allSatisfy({ index in
        let section = sections[index]
        return section.level > 1 && !section.isLine && section.heading.name == nil
          && !section.heading.isLabelled
      })
    else { return false }
    for index in below where sections[index].level > 2 || chapters.contains(index) {
      sections[index].isInside = true
    }
    return true
  }

  /// Whether a heading below a question is a part of its answer.
  private func mayBePart(ofLabelled isLabelled: Bool, mayAnswer: Bool) -> Bool {
    if isOverAnswers || questionLabels > 0 || hasAnswer && !mayAnswer || isLine
      || heading.name != nil
    {
      return false
    }
    if isNumbered, heading.number?.form == .word { return false }
    return isLabelled || !heading.asks
  }

  /// Whether the numbers of headings begin with 1 and do not count on from those before.
  private static func beginsAtOne(_ sections: ArraySlice<NotesSection>) -> Bool {
    guard let first = sections.first(where: \.isNumbered)?.heading.number else { return true }
    return first.value <= 1
  }

  /// Whether the numbers below a question count on from its own, and the next question's from theirs.
  private static func countsOn(
    from index: Int, through below: Range<Int>, in sections: [NotesSection]
  ) -> Bool {
    guard sections[index].isNumbered, var last = sections[index].heading.number else {
      return false
    }
    for section in sections[below] where section.isNumbered {
      guard let number = section.heading.number, number.isNext(after: last) else { return false }
      last = number
    }
    guard last != sections[index].heading.number else { return false }
    guard below.upperBound < sections.count, sections[below.upperBound].isNumbered,
      let next = sections[below.upperBound].heading.number
    else { return true }
    return next.isNext(after: last) || next.value <= 1
  }

  /// Whether the first number below a question without one goes on from the last of its level above.
  private static func countsOn(
    before index: Int, through below: Range<Int>, in sections: [NotesSection]
  ) -> Bool {
    guard let first = sections[below].first(where: \.isNumbered), let number = first.heading.number,
      let last = sections[..<index].last(where: { $0.isNumbered && $0.level == first.level })?
        .heading
        .number
    else { return false }
    return number.prefix == last.prefix && last.value > 0 && number.value > last.value
  }

  static func below(_ index: Int, in sections: [NotesSection]) -> Range<Int> {
    let level = sections[index].level
    let next = sections[(index + 1)...].firstIndex { $0.level <= level }
    return (index + 1)..<(next ?? sections.count)
  }

  private static func examples(in sections: [NotesSection]) -> [Examples] {
    var examples = [Examples](repeating: Examples(), count: NotesOutline.levels)
    for index in sections.indices {
      let section = sections[index]
      let level = section.level
      guard level > 0, section.hasText, !section.heading.isProse, !section.isPart,
        section.questionLabels == 0,
        below(index, in: sections).allSatisfy({ sections[$0].isNothing })
      else { continue }
      if section.heading.asks { examples[level].asking = true }
      if section.isNumbered, let number = section.heading.number, number.value > 0 {
        examples[level].numbered = true
      }
    }
    return examples
  }
}
