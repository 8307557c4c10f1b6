/// Markdown made ready for md4c: formulas are hidden from it, so that none of their characters is a
/// mark, and tables are written in the one form that it knows; footnotes, which it does not know, are paragraphs.
///
/// What is code is left alone: md4c itself says where that is, in a first reading, which only texts
/// with a `$`, a `|` or a comment get.
struct PreparedMarkdown {
  private let source: [UInt8]
  private let survey: MarkdownSurvey
  private var result: [UInt8] = []
  /// The verbatim piece that comes next.
  private var piece = 0
  private var plainBackticks: Set<Int> = []
  private var stars: AddressStars?
  private var notes: FootnoteScan?
  /// Inside a cell, where `\|` is a pipe even in code and formulas, as in GFM.
  private var isCell = false
  /// Up to here no comment ends; without it, many that are open would take quadratic time.
  private var noCommentBefore = 0

  /// The prepared text, the same text if there is nothing to prepare; and how many tables it has.
  static func text(_ markdown: String, withTables: Bool = true) -> (String, tables: Int) {
    let stars = AddressStars(markdown)
    guard
      stars != nil
        || markdown.utf8.contains(where: {
          $0 == UInt8(ascii: "$") || $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: "<")
            || $0 == UInt8(ascii: "^")
        })
    else { return (markdown, 0) }
    let bytes = Array(markdown.utf8)
    let hasTable = withTables && MarkdownTableScan.mayHaveTable(bytes)
    let hasNotes = FootnoteScan.mayHaveNotes(bytes)
    guard
      hasTable || hasNotes || stars != nil || bytes.contains(UInt8(ascii: "$"))
        || mayNeedHTML(bytes),
      !StandIn.occurs(in: bytes)
    else { return (markdown, 0) }
    var prepared = PreparedMarkdown(bytes)
    prepared.stars = stars
    if hasNotes { prepared.notes = FootnoteScan(bytes, prepared.survey) }
    let tables = prepared.prepare(hasTable: hasTable)
    return (String(decoding: prepared.result, as: UTF8.self), tables)
  }

  private init(_ source: [UInt8]) {
    self.source = source
    survey = MarkdownSurvey(source)
    result.reserveCapacity(source.count + source.count / 2)
  }

  /// Whether there is a comment or a `<textarea>`, which CommonMark 0.31 reads otherwise than md4c.
  private static func mayNeedHTML(_ bytes: [UInt8]) -> Bool {
    var index = 0
    while let found = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
      if bytes[found...].starts(with: "<!--".utf8) || startsTextArea(bytes[found...]) {
        return true
      }
      index = found + 1
    }
    return false
  }

  private static func startsTextArea(_ bytes: ArraySlice<UInt8>) -> Bool {
    let name = "<textarea".utf8
    return bytes.prefix(name.count).map({ $0 | 0x20 }).elementsEqual(name.map { $0 | 0x20 })
  }

  private mutating func prepare(hasTable: Bool) -> Int {
    let tables = hasTable ? MarkdownTableScan.tables(in: source, survey) : []
    var offset = 0
    for table in tables {
      appendText(offset..<table.start)
      if table.isAfterText {
        // An empty comment ends the paragraph before it, and keeps a tight list tight.
        result += source[table.margin] + Array("<!---->\n".utf8)
      }
      for row in table.rows { append(row) }
      if let refused = table.refused { appendRefused(refused) }
      if table.isBeforeBlock {
        result += source[table.margin].filter { $0 == UInt8(ascii: ">") }
        result.append(0x0A)
      }
      offset = table.end
    }
    appendText(offset..<source.count)
    return tables.count { $0.refused == nil }
  }

  private mutating func append(_ row: MarkdownTableScan.Row) {
    result += source[row.margin]
    result.append(UInt8(ascii: "|"))
    isCell = true
    findPlainBackticks(in: row)
    for cell in row.cells {
      result.append(UInt8(ascii: " "))
      if row.isDelimiter { appendDelimiter(cell) } else { appendText(cell) }
      result += [UInt8(ascii: " "), UInt8(ascii: "|")]
    }
    isCell = false
    result += source[row.lineEnd]
  }

  /// Finds the backticks of code that a pipe cuts: they are text in GFM, but md4c would join the cells.
  private mutating func findPlainBackticks(in row: MarkdownTableScan.Row) {
    plainBackticks.removeAll(keepingCapacity: true)
    guard !row.keepsCode, !row.isDelimiter else { return }
    for (cell, next) in zip(row.cells, row.cells.dropFirst()) {
      let index = survey.verbatimIndex(after: cell.upperBound)
      guard index < survey.verbatim.count, survey.verbatim[index].lowerBound < next.lowerBound
      else { continue }
      let code = survey.verbatim[index]
      var before = code.lowerBound - 1
      while before > row.margin.upperBound, source[before] == 0x20 { before -= 1 }
      while before >= row.margin.upperBound, source[before] == UInt8(ascii: "`") {
        plainBackticks.insert(before)
        before -= 1
      }
      var after = code.upperBound
      while after < row.lineEnd.lowerBound, source[after] == 0x20 { after += 1 }
      while after < row.lineEnd.lowerBound, source[after] == UInt8(ascii: "`") {
        plainBackticks.insert(after)
        after += 1
      }
    }
  }

  private mutating func appendRefused(_ row: MarkdownTableScan.Row) {
    for byte in source[row.margin.lowerBound..<row.lineEnd.lowerBound] {
      if byte == UInt8(ascii: "|") {
        StandIn.append(byte, to: &result)
      } else {
        result.append(byte)
      }
    }
    result += source[row.lineEnd]
  }

  /// md4c wants three signs or more below a column's name, and has nothing against spaces.
  private mutating func appendDelimiter(_ cell: Range<Int>) {
    if source[cell.lowerBound] == UInt8(ascii: ":") { result.append(UInt8(ascii: ":")) }
    result += Array("---".utf8)
    if cell.count > 1, source[cell.upperBound - 1] == UInt8(ascii: ":") {
      result.append(UInt8(ascii: ":"))
    }
  }

  // MARK: Text

  private mutating func appendText(_ range: Range<Int>) {
    var offset = range.lowerBound
    piece = survey.verbatimIndex(after: offset)
    while offset < range.upperBound {
      if !isCell, source[offset] == UInt8(ascii: "<"), Self.startsTextArea(source[offset...]) {
        appendTextArea(&offset, range.upperBound)
        continue
      }
      if piece < survey.verbatim.count, survey.verbatim[piece].lowerBound <= offset {
        let end = min(survey.verbatim[piece].upperBound, range.upperBound)
        while offset < end { appendByte(&offset, end) }
        piece += 1
        continue
      }
      switch source[offset] {
      case UInt8(ascii: "$"): appendDollar(&offset, range)
      case UInt8(ascii: "*"), UInt8(ascii: "~"), UInt8(ascii: ":"), UInt8(ascii: "."):
        if stars?.ends.contains(offset) ?? false { result += Array("<!---->".utf8) }
        if stars?.isLetter(offset) ?? false {
          StandIn.append(source[offset], to: &result)
          offset += 1
        } else {
          appendByte(&offset, range.upperBound)
        }
      case UInt8(ascii: "["):
        if let note = notes?.note(at: offset) {
          append(note, &offset)
        } else {
          appendByte(&offset, range.upperBound)
        }
      case UInt8(ascii: "\\"):
        appendByte(&offset, range.upperBound)
        // What is escaped is no mark; a pipe in a cell is taken care of.
        if result.last == UInt8(ascii: "\\"), offset < range.upperBound, source[offset] < 0x80,
          source[offset] != 0x0A
        {
          result.append(source[offset])
          offset += 1
        }
      case UInt8(ascii: "<") where source[offset...].starts(with: "<!--".utf8):
        if offset >= noCommentBefore, let end = commentEnd(offset, range.upperBound) {
          offset = end
          // One of two spaces goes with it.
          if offset < range.upperBound, source[offset] == 0x20, result.last ?? 0x20 == 0x20 {
            offset += 1
          }
        } else {
          appendByte(&offset, range.upperBound)
        }
      default: appendByte(&offset, range.upperBound)
      }
    }
  }

  /// Lets no empty line end the block that a `<textarea>` is.
  private mutating func appendTextArea(_ offset: inout Int, _ limit: Int) {
    let margin = result.reversed().prefix { $0 != 0x0A }
    let isBlock = margin.count < 4 && margin.allSatisfy { $0 == 0x20 }
    while isBlock, offset < limit, !source[offset...].starts(with: "</".utf8) {
      result.append(source[offset])
      offset += 1
      if offset < limit, source[offset - 1] == 0x0A, source[offset] == 0x0A {
        StandIn.append(StandIn.nothing, to: &result)
      }
    }
    if offset < limit { appendByte(&offset, limit) }
    piece = survey.verbatimIndex(after: offset)
  }

  private mutating func appendByte(_ offset: inout Int, _ end: Int) {
    if isCell, source[offset] == UInt8(ascii: "\\"), offset + 1 < end,
      source[offset + 1] == UInt8(ascii: "|")
    {
      StandIn.append(UInt8(ascii: "|"), to: &result)
      offset += 2
    } else if isCell, source[offset] == UInt8(ascii: "`"), plainBackticks.contains(offset) {
      StandIn.append(UInt8(ascii: "`"), to: &result)
      offset += 1
    } else if isCell, source[offset] == UInt8(ascii: "|") {
      // One in code that separates no cells.
      StandIn.append(UInt8(ascii: "|"), to: &result)
      offset += 1
    } else {
      result.append(source[offset])
      offset += 1
    }
  }

  /// The end of a comment in running text, which md4c did not take for one: since CommonMark 0.31 it
  /// may hold `--` and be `<!-->` or `<!--->`.
  private mutating func commentEnd(_ start: Int, _ limit: Int) -> Int? {
    var offset = start + 2
    var lineHasText = true
    while offset < limit {
      switch source[offset] {
      case 0x0A:
        if !lineHasText {
          noCommentBefore = offset
          return nil
        }
        lineHasText = false
      case 0x20, 0x09, 0x0D: break
      default:
        lineHasText = true
        if source[offset] == UInt8(ascii: "-"), source[offset..<limit].starts(with: "-->".utf8) {
          return offset + 3
        }
      }
      offset += 1
    }
    noCommentBefore = limit
    return nil
  }

  // MARK: Footnotes

  /// Appends the number or name of a footnote in brackets: where one is meant, and at the start of one.
  private mutating func append(_ note: FootnoteScan.Note, _ offset: inout Int) {
    switch note.start {
    case .afterText where !isCell:
      // Behind an empty line with the same margin.
      let margin = source[..<offset].reversed().prefix { $0 != 0x0A }.reversed()
      result.append(0x0A)
      result += margin
    case .afterNote where !isCell: result += Array("<br>".utf8)
    default: break
    }
    StandIn.append(UInt8(ascii: "["), to: &result)
    for byte in source[note.label] {
      if byte >= 0x80 || byte.isAlphanumeric {
        result.append(byte)
      } else {
        StandIn.append(byte, to: &result)
      }
    }
    StandIn.append(UInt8(ascii: "]"), to: &result)
    offset = note.label.upperBound + 1
    guard note.start != nil else { return }
    offset += 1
    if offset < source.count, source[offset] > 0x20 { result.append(0x20) }
  }

  // MARK: Formulas

  private mutating func appendDollar(_ offset: inout Int, _ range: Range<Int>) {
    let isDisplay = offset + 1 < range.upperBound && source[offset + 1] == UInt8(ascii: "$")
    let limit =
      piece < survey.verbatim.count
      ? min(range.upperBound, survey.verbatim[piece].lowerBound) : range.upperBound
    let scan = FormulaScan(source, at: offset, limit: limit, isDisplay: isDisplay, isCell: isCell)
    guard let formula = scan.formula else {
      // Money, or the name of a variable.
      for _ in 0..<(isDisplay ? 2 : 1) { appendByte(&offset, range.upperBound) }
      return
    }
    StandIn.append(isDisplay ? StandIn.display : StandIn.formula, to: &result)
    for byte in formula.text {
      if byte >= 0x80 || byte.isAlphanumeric {
        result.append(byte)
      } else {
        StandIn.append(byte, to: &result)
      }
    }
    StandIn.append(isDisplay ? StandIn.displayEnd : StandIn.formulaEnd, to: &result)
    offset = formula.end
  }
}

extension UInt8 {
  /// An ASCII letter or digit.
  var isAlphanumeric: Bool {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: false
    }
  }
}
