import FlashcardDeck

extension Search {
  /// A search without words over what the screens show of all cards to a reader of a language.
  public init(_ library: Library, preferring language: Language = .english) {
    // The widths of characters say what can be shown.
    _ = UTF8Locale.use()
    self.init(library, preferring: language) {
      MarkdownText($0, in: language).searched
    }
  }
}

extension MarkdownText {
  /// What a search looks through: the text that is shown, its blocks in lines, with the numbers of lists
  /// but without other marks; and the sources of formulas, which people also remember.
  public var searched: String {
    var lines: [String] = []
    // The next numbers of the lists that are open; nil for what has none.
    var numbers: [(next: Int, delimiter: String)?] = []
    // What stands before the next line.
    var marker = ""
    func add(_ text: String) {
      lines.append(marker + text)
      marker = ""
    }
    for block in blocks {
      switch block {
      case .quote: numbers.append(nil)
      case .list(let list): numbers.append(list.start.map { ($0, list.delimiter) })
      case .item(let isDone):
        if let last = numbers.indices.last, let number = numbers[last] {
          marker += "\(number.next)\(number.delimiter) "
          numbers[last]?.next += 1
        }
        if let isDone { marker += isDone ? "[x] " : "[ ] " }
        numbers.append(nil)
      case .close:
        // An item with nothing in it still shows its number.
        if !marker.isEmpty { add("") }
        _ = numbers.popLast()
      case .paragraph(let line): add(line.text)
      case .code(let code): add(code.displayed(keepsLineBreaks: true))
      case .rule: break
      case .table(let table):
        for row in [table.header] + table.rows { add(row.map(\.text).joined(separator: "\n")) }
      }
    }
    return (lines + formulas).joined(separator: "\n")
  }

  /// The same text with every paragraph and cell changed.
  func mapping(_ change: (StyledLine) -> StyledLine) -> MarkdownText {
    MarkdownText(
      blocks: blocks.map { $0.mapping(change) }, formulas: formulas, addresses: addresses)
  }
}

extension MarkdownBlock {
  /// The same block with its paragraph or its cells changed.
  func mapping(_ change: (StyledLine) -> StyledLine) -> MarkdownBlock {
    switch self {
    case .paragraph(let line): return .paragraph(change(line))
    case .table(var table):
      table.header = table.header.map(change)
      table.rows = table.rows.map { $0.map(change) }
      return .table(table)
    default: return self
    }
  }
}
