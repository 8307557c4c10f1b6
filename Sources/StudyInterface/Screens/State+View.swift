import FlashcardDeck

extension State {
  /// The screenful that shows the state.
  public func view() -> Frame {
    var canvas = Canvas(size: size, hasPreview: screen.hasPreview)
    guard hasRoom else { return tooSmall() }
    screen.draw(self, on: &canvas)
    // Above the grades, which are needed for the next key.
    let noticeRow = canvas.areas.body.lowerBound + screen.bodyRows(canvas.areas)
    if let notice = notice ?? (pending.isEmpty ? standingNotice : nil) {
      let isQuiet = self.notice == nil && refusal == nil && shownBreak == nil
      let style = isQuiet ? Style.dim : Style(.warning)
      canvas.putNotice(
        messages.texts(of: notice, key: { keyName($0) }, question: nameInSentence), style,
        row: noticeRow, isWhole: notice.isWhole)
    } else if !pending.isEmpty {
      canvas.putNotice([messages.pendingKeys(pending.text)], Style(.accent), row: noticeRow)
    }
    canvas.putOuter(hintLine, row: canvas.areas.hints)
    return canvas.frame
  }

  /// The beginning of what a card asks, short enough to stand in a sentence.
  private func nameInSentence(of card: CardID) -> String {
    StyledLine(question(of: card)).fitted(to: Self.longestName).text
  }

  private func tooSmall() -> Frame {
    var frame = Frame(size: size)
    let quit = keys.bindings.filter { $0.action == .quit }.flatMap(\.keys)
    // Two keys, one after the other, are not waited for there; Ctrl-C is always a key to quit.
    let key = quit.first { if case .pair = $0 { false } else { true } }
    let lines = StyledLine(messages.tooSmall(key: key?.name ?? "")).wrapped(
      to: max(1, size.columns))
    for (row, line) in lines.enumerated() { frame.put(line, row: row, column: 0) }
    return frame
  }

  /// The day, for a header.
  var dateLine: StyledLine { StyledLine(messages.date(day), .dim) }
}
