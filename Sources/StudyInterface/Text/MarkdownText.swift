import FlashcardDeck

/// A Markdown text, read once and laid out for any width.
public struct MarkdownText: Sendable {
  let blocks: [MarkdownBlock]
  /// The sources of its formulas.
  let formulas: [String]
  /// What it links to and shows, in reading order.
  public let addresses: [LinkedAddress]

  /// Reads a text whose plain parts look like `base`.
  ///
  /// - Parameters:
  ///   - showsAddresses: whether a link's address stands behind its text.
  ///   - language: the language of what is said of pictures; if nil, Chinese in a text that has an ideograph.
  public init(
    _ markdown: String, base: Style = .plain, showsAddresses: Bool = true,
    in language: Language? = nil
  ) {
    (blocks, formulas, addresses) = MarkdownReader.content(
      of: markdown, base: base, showsAddresses: showsAddresses, in: language)
  }

  init(blocks: [MarkdownBlock], formulas: [String], addresses: [LinkedAddress]) {
    (self.blocks, self.formulas, self.addresses) = (blocks, formulas, addresses)
  }

  /// The text set in lines of at most `width` columns: emphasis, code, lists, tables, quotes, links
  /// and formulas are shown, not their marks. No line break or control character is left.
  public func lines(width: Int) -> [StyledLine] { lines(width: width, upTo: .max) { $0 } }

  /// The same as far as there are `count` lines; more if the last block has more. Each line of a block is
  /// changed before it is set.
  func lines(
    width: Int, upTo count: Int, changing change: (StyledLine) -> StyledLine
  ) -> [StyledLine] {
    var layout = MarkdownLayout(width: width)
    for block in blocks where layout.lines.count < count { layout.add(block.mapping(change)) }
    return layout.lines
  }

  /// What stands in blocks of code, its lines one after another.
  var codeInOneLine: String {
    let blocks = blocks.compactMap { if case .code(let code) = $0 { code } else { nil } }
    return blocks.flatMap { $0.split(separator: "\n") }.joined(separator: " ")
  }

  /// The text of the paragraphs and tables in one line, for lists.
  public var oneLine: StyledLine {
    var result = StyledLine()
    func add(_ line: StyledLine) {
      if !result.runs.isEmpty { result.append(" ") }
      for run in line.runs {
        let hasBreaks = run.text.utf8.contains(0x0A)
        result.append(
          hasBreaks ? String(run.text.map { $0 == "\n" ? " " : $0 }) : run.text, run.style)
      }
    }
    for block in blocks {
      switch block {
      case .paragraph(let line): add(line)
      case .table(let table):
        for cell in table.header + table.rows.joined() where !cell.runs.isEmpty { add(cell) }
      default: break
      }
    }
    return result
  }
}
