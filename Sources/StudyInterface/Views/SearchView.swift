import FlashcardDeck

/// The search line and the cards found, each with the line that was hit.
func drawSearch(_ state: State, _ line: Screen.SearchLine, _ chrome: Chrome, _ frame: inout Frame) {
  let messages = state.messages
  let hits = line.search.hits
  let count = messages.hits(hits.count, state.library.entries.count)
  frame.putHeader(
    chrome, title: messages.titles.search,
    right: StyledLine(line.text.isEmpty ? "" : count, .dim))
  let top = chrome.body.lowerBound
  let prompt = StyledLine([
    StyledRun("/ ", Style(.accent, bold: true)),
    StyledRun(tail(of: visible(line.text), width: chrome.width - 4)),
    StyledRun(" ", Style(reverse: true)),
  ])
  let end = frame.put(prompt, row: top, column: chrome.left, limit: chrome.right)
  if line.text.isEmpty {
    frame.put(
      fit(StyledLine(messages.searchPrompt, .dim), width: chrome.right - end - 1), row: top,
      column: end + 1)
  } else if hits.isEmpty {
    frame.put(StyledLine(messages.noHits, .dim), row: top + 2, column: chrome.left + 2)
  }
  let rows = (top + 2)..<chrome.notice
  let words = Folding.fold(line.text).split(whereSeparator: \.isWhitespace).map(String.init)
  let shown = window(around: line.cursor, of: hits.count, rows: rows.count / 2)
  for (offset, index) in shown.enumerated() {
    let card = state.library.card(at: hits[index].card, in: hits[index].language)
    let row = rows.lowerBound + offset * 2
    frame.putRow(
      fit(marked(MarkdownText(card.question).oneLine, words), width: chrome.width - 2), row: row,
      chrome,
      selected: index == line.cursor)
    frame.put(
      hitLine(in: card, words, width: chrome.width - 4), row: row + 1, column: chrome.left + 4,
      limit: chrome.right)
  }
  frame.putScrollMarks(shown, of: hits.count, row: chrome.notice, chrome)
}

/// The end of a text that fits into `width` columns.
private func tail(of text: String, width: Int) -> String {
  var left = width
  let end = text.reversed().prefix { cluster in
    left -= columns(of: cluster)
    return left >= 0
  }
  return String(end.reversed())
}

/// The first line of a card, outside its question, that has one of the words; dim, with the word in
/// plain sight.
private func hitLine(in card: Card, _ words: [String], width: Int) -> StyledLine {
  let texts = [card.answer, card.explanation]
  for text in texts {
    for line in layout(text, width: max(8, width)) {
      let marks = marked(line, words, base: .dim)
      if marks.runs.contains(where: { $0.style.underline }) { return marks }
    }
  }
  return fit(
    marked(StyledLine(card.topic.joined(separator: " / ")), words, base: .dim), width: width)
}

/// A line with every occurrence of the words underlined.
private func marked(_ line: StyledLine, _ words: [String], base: Style = .plain) -> StyledLine {
  let text = Array(line.text.unicodeScalars)
  let folds = text.map(Folding.fold)
  var isHit = Array(repeating: false, count: text.count)
  for word in words.map({ Array($0.unicodeScalars) })
  where !word.isEmpty && word.count <= text.count {
    for start in 0...(text.count - word.count)
    where word.indices.allSatisfy({ folds[start + $0] == word[$0] }) {
      for offset in word.indices { isHit[start + offset] = true }
    }
  }
  var runs: [StyledRun] = []
  var position = 0
  // Clusters stay whole: one is marked when its first scalar is.
  for cluster in line.text {
    let style = isHit[position] ? Style(.accent, bold: true, underline: true) : base
    position += cluster.unicodeScalars.count
    if runs.last?.style == style {
      runs[runs.count - 1].text.append(cluster)
    } else {
      runs.append(StyledRun(String(cluster), style))
    }
  }
  return StyledLine(runs)
}
