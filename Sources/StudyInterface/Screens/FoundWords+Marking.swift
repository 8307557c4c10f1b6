import FlashcardDeck

extension StyledLine {
  /// Whether words of a search stand out in it.
  var hasMarks: Bool { runs.contains { $0.style == FoundWords.mark } }
}

extension FoundWords {
  fileprivate static let mark = Style(.accent, bold: true, underline: true)

  /// The first line of a card, outside its question, that has one of the words: dim, with the word
  /// standing out, and with `…` where it goes on; the topic if none has.
  ///
  /// - Parameter topic: the topic in the reader's language, if that is another one than the card's.
  func line(
    of card: Card, topic: String? = nil, width: Int, in language: Language? = nil
  ) -> StyledLine {
    // The row of the other direction has its answer.
    line(
      of: [card.part == .back ? card.question : card.answer, card.explanation], width: width,
      language)
      ?? line(ofTopics: card.shownTopic, topic, width: width)
  }

  /// The same of a card that is still to be asked: nothing of its answer is shown, whatever was searched; in place
  /// of that it says where the words are, or shows the topic that has them.
  func line(
    ofAsked card: Card, topic: String? = nil, isInQuestion: Bool, _ messages: any Messages,
    width: Int, in language: Language? = nil
  ) -> StyledLine {
    let shown = card.cloze.map { [$0.text.text(.listed)] } ?? []
    if let line = line(of: shown, width: width, language) { return line }
    let topics = line(ofTopics: card.shownTopic, topic, width: width)
    if isInQuestion || topics.hasMarks { return topics }
    return StyledLine(messages.foundInAnswer, .dim).fitted(to: width)
  }

  /// The topic as its reader knows it, unless the words are in that of the other language.
  private func line(ofTopics found: String, _ read: String?, width: Int) -> StyledLine {
    let line = marked(in: StyledLine(found), base: .dim)
    let shown = line.hasMarks ? line : marked(in: StyledLine(read ?? found), base: .dim)
    return shown.fitted(to: width)
  }

  /// The first line of some texts that has one of the words.
  private func line(of texts: [String], width: Int, _ language: Language?) -> StyledLine? {
    for text in texts {
      // The words are marked before lines are set, since one may go on in the next line.
      let marked = MarkdownText(text, in: language).mapping { self.marked(in: $0, base: .dim) }
      guard let line = firstHit(marked, width: max(8, width)) else { continue }
      let whole = marked.lines(width: Self.unbroken).map(Self.core)
      func begins(_ line: StyledLine) -> Bool {
        whole.contains { $0.hasPrefix(Self.core(of: line)) }
      }
      func ends(_ line: StyledLine) -> Bool { whole.contains { $0.hasSuffix(Self.core(of: line)) } }
      if begins(line), ends(line) { return line }
      // Shorter, so that there is room for the signs.
      let part = firstHit(marked, width: max(8, width - 4)) ?? line
      return StyledLine(
        (begins(part) ? [] : [StyledRun("… ", .dim)]) + part.runs
          + (ends(part) ? [] : [StyledRun(" …", .dim)]))
    }
    return nil
  }

  /// The first line of a text that has one of the words.
  private func firstHit(_ text: MarkdownText, width: Int) -> StyledLine? {
    for line in text.lines(width: width) {
      let marks = marked(in: line, base: .dim)
      if marks.hasMarks { return marks }
    }
    return nil
  }

  /// Columns in which no paragraph that is read on a screen has to be broken.
  private static let unbroken = 4000

  /// A line's text without the space around it.
  private static func core(of line: StyledLine) -> String {
    let text = line.text.drop { $0 == " " }
    return String(
      text.prefix(upTo: text.lastIndex { $0 != " " }.map(text.index(after:)) ?? text.startIndex))
  }

  /// A line as it is, with every occurrence of the words standing out.
  func highlighted(in line: StyledLine) -> StyledLine {
    let places = places(in: line.text)
    guard places.contains(true) else { return line }
    var result = StyledLine()
    var index = 0
    for run in line.runs {
      for cluster in run.text {
        let isHit = places.indices.contains(index) && places[index]
        result.append(
          String(cluster), isHit ? Self.mark : run.style, isWhole: run.isWhole)
        index += 1
      }
    }
    return result
  }

  /// A line with every occurrence of the words underlined, besides those that are already.
  func marked(in line: StyledLine, base: Style = .plain) -> StyledLine {
    let places = places(in: line.text)
    var result = StyledLine()
    var index = 0
    for run in line.runs {
      for cluster in run.text {
        // Clusters stay whole, also where two runs have one together.
        let isHit = places.indices.contains(index) && places[index] || run.style == Self.mark
        result.append(String(cluster), isHit ? Self.mark : base)
        index += 1
      }
    }
    return result
  }
}
