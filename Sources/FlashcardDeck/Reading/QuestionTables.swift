import Toolkit

/// Tables of questions and answers, which no reader takes: `| # | Question | Answer |`.
struct QuestionTables {
  /// The first line of each.
  private(set) var found: [OtherPrograms.Found] = []
  /// How many rows they have, and in how many of them a cell asks.
  private(set) var rows = 0
  private(set) var asking = 0
  private let bytes: Bytes
  /// The last line, if it names the columns of such a table.
  private var head: OtherPrograms.Found?
  /// The same, if the line below it parts the names from the rows.
  private var open: OtherPrograms.Found?
  private var isInRows = false

  private static let questions: [StaticString] = [
    "question", "questions", "问题", "题目", "面试题", "front", "term", "word", "正面", "单词", "生词", "词汇",
    "术语",
  ]
  private static let answers: [StaticString] = [
    "answer", "answers", "答案", "回答", "解答", "参考答案", "back", "definition", "meaning", "translation",
    "背面", "释义", "含义",
    "意思", "中文", "翻译", "定义",
  ]

  init(_ bytes: Bytes) { self.bytes = bytes }

  /// Takes a line without the white space at its ends.
  mutating func take(_ text: ByteRange, line: Int, isCode: Bool) {
    defer {
      head =
        isHead(text, isCode: isCode) ? .init(line: line, offset: text.start, cause: .notTaken) : nil
    }
    if text.isEmpty || isCode { isInRows = false }
    if let open, !text.isEmpty, !isCode {
      found.append(open)
      isInRows = true
    }
    if isInRows {
      rows += 1
      if hasCell(in: text, where: asks) { asking += 1 }
    }
    open = text.isEmpty || !isDelimiter(text) ? nil : head
  }

  private func isHead(_ text: ByteRange, isCode: Bool) -> Bool {
    guard !isCode, bytes.first(UInt8(ascii: "|"), from: text.start, to: text.end) < text.end else {
      return false
    }
    return hasCell(Self.questions, in: text) && hasCell(Self.answers, in: text)
  }

  private func hasCell(_ names: [StaticString], in text: ByteRange) -> Bool {
    hasCell(in: text) { cell in
      names.contains {
        $0.utf8CodeUnitCount == cell.count
          && bytes.startsIgnoringCase($0, at: cell.start, cell.end)
      }
    }
  }

  private func asks(_ cell: ByteRange) -> Bool {
    // `“Why?”`
    let quotes: [StaticString] = ["\"", "”", "」"]
    let quote = quotes.first {
      bytes.starts(with: $0, at: cell.end - $0.utf8CodeUnitCount, before: cell.end)
    }
    return bytes.asks(ByteRange(cell.start, cell.end - (quote?.utf8CodeUnitCount ?? 0)))
  }

  /// Whether a cell of a row, without the marks that make it bold, is such a one.
  private func hasCell(in text: ByteRange, where isOne: (ByteRange) -> Bool) -> Bool {
    var start = text.start
    while start < text.end {
      let end = bytes.first(UInt8(ascii: "|"), from: start, to: text.end)
      var cell = bytes.trimmedLine(start, end)
      while cell.count > 4, bytes[cell.start] == .star, bytes[cell.end - 1] == .star {
        cell = ByteRange(cell.start + 1, cell.end - 1)
      }
      if !cell.isEmpty, isOne(cell) { return true }
      start = end + 1
    }
    return false
  }

  /// `|---|:---:|`
  private func isDelimiter(_ text: ByteRange) -> Bool {
    let line = bytes[text.range]
    return line.contains(.dash) && line.contains(UInt8(ascii: "|"))
      && line.allSatisfy { [.dash, UInt8(ascii: "|"), UInt8(ascii: ":"), 0x20].contains($0) }
  }
}
