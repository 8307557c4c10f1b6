import Toolkit

/// Labels in quotes: below a question with a text of its own they say where that ends.
extension NotesOutline {
  /// Takes the quoted label of an answer below a heading that asks or has a number, and the one of an explanation behind
  /// it, if a text stands between and no other label. A quote directly below its question is the answer as it is.
  mutating func takeQuoted() {
    guard !source.quotedLabels.isEmpty else { return }
    let bytes = source.bytes
    var rest = source.quotedLabels[...]
    var taken: [MarkdownMark] = []
    for (index, mark) in marks.enumerated() {
      let end = end(of: index)
      while let label = rest.first, label.start < mark.start { rest.removeFirst() }
      let own = rest.prefix { $0.start < end }
      guard mark.headingLevel != nil,
        index + 1 == marks.count || marks[index + 1].headingLevel != nil,
        own.count(where: { $0.kind == .label(.answer) }) == 1, let answer = own.first,
        answer.kind == .label(.answer),
        bytes.asks(mark.text)
          || NotesNumber(bytes, at: mark.text.start, before: mark.text.end) != nil,
        !SourceText.isEmpty(ByteRange(source.body(of: mark), answer.start), in: bytes)
      else { continue }
      taken.append(answer)
      taken += own.dropFirst().prefix(1)
    }
    guard !taken.isEmpty else { return }
    marks = (marks + taken).sorted { $0.start < $1.start }
  }
}
