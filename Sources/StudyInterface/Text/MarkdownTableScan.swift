/// Finds the tables of GFM in a text, row by row and cell by cell, as cmark-gfm reads them: with one
/// hyphen below a name, below a line of text, with `||` for an empty cell and `\|` for a pipe in code.
struct MarkdownTableScan {
  struct Row {
    /// What stands before the row in its line: blanks, quote marks, list marks.
    var margin: Range<Int>
    var cells: [Range<Int>]
    /// The line break, if there is one.
    var lineEnd: Range<Int>
    var isDelimiter = false
    /// Pipes in code separate no cells.
    var keepsCode = false
  }

  struct Table {
    var rows: [Row]
    /// A paragraph goes on into the table's first line.
    var isAfterText: Bool
    /// A heading, code or a rule follows without an empty line.
    var isBeforeBlock = false
    /// The margin of the lines that are not the first.
    var margin: Range<Int>
    /// The line that would make a table for md4c, but has not as many cells as the names.
    var refused: Row?
    var start: Int { (rows.first ?? refused)?.margin.lowerBound ?? 0 }
    var end: Int { (rows.last ?? refused)?.lineEnd.upperBound ?? 0 }
  }

  private let source: [UInt8]
  private let survey: MarkdownSurvey
  private let lines: [Range<Int>]

  /// Whether a line looks like the one below a table's names.
  static func mayHaveTable(_ bytes: [UInt8]) -> Bool {
    guard bytes.contains(UInt8(ascii: "|")) else { return false }
    return bytes.split(separator: 0x0A).contains { line in
      let line = line.drop { $0 <= 0x20 || $0 == UInt8(ascii: ">") }
      return line.first.map(isDelimiterByte) ?? false && line.allSatisfy(isDelimiterByte)
        && line.contains(UInt8(ascii: "|")) && line.contains(UInt8(ascii: "-"))
    }
  }

  /// The tables, in order.
  static func tables(in source: [UInt8], _ survey: MarkdownSurvey) -> [Table] {
    let scan = MarkdownTableScan(source, survey)
    var result: [Table] = []
    var index = 1
    while index < scan.lines.count {
      let end = result.last { $0.refused == nil }?.end ?? 0
      if let (table, last) = scan.table(delimiter: index, after: end) {
        // The line that was refused may hold names itself.
        if let refused = result.last, refused.end > table.start { result.removeLast() }
        result.append(table)
        index = last
      }
      index += 1
    }
    return result
  }

  private init(_ source: [UInt8], _ survey: MarkdownSurvey) {
    self.source = source
    self.survey = survey
    var lines: [Range<Int>] = []
    var start = 0
    while start < source.count {
      let end = source[start...].firstIndex(of: 0x0A) ?? source.count
      lines.append(start..<end)
      start = end + 1
    }
    self.lines = lines
  }

  private static func isDelimiterByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "|"), 0x20, 0x09, 0x0D: true
    default: false
    }
  }

  /// The table whose names are in the line before `delimiter`, and the last line of it.
  private func table(delimiter index: Int, after end: Int) -> (Table, last: Int)? {
    let header = lines[index - 1]
    guard header.lowerBound >= end, let below = delimiterRow(lines[index]), isParagraph(header),
      quotes(header.lowerBound..<marginEnd(header)) <= quotes(below.margin),
      isProse(lines[index], at: below.margin.upperBound)
    else { return nil }
    let top = row(
      header, margin: headerMargin(header, above: below), columns: below.cells.count)
    guard quotes(top.margin) == quotes(below.margin),
      listMark(at: top.margin.upperBound, header) == nil,
      below.margin.count < top.margin.count + 4
    else { return nil }
    // md4c would take them for a table.
    guard top.cells.count == below.cells.count else {
      return (Table(rows: [], isAfterText: false, margin: below.margin, refused: below), index)
    }
    var table = Table(rows: [top, below], isAfterText: false, margin: below.margin)
    let isFirstInItem = source[top.margin].contains { $0 > 0x20 && $0 != UInt8(ascii: ">") }
    if !isFirstInItem, index >= 2, lines[index - 2].lowerBound >= end {
      table.isAfterText = isParagraph(lines[index - 2])
    }
    var next = index + 1
    while next < lines.count, let row = bodyRow(lines[next], below) {
      table.rows.append(row)
      next += 1
    }
    if next < lines.count {
      let start = marginEnd(lines[next])
      table.isBeforeBlock =
        start < lines[next].upperBound && source[start] > 0x20
        && listMark(at: start, lines[next]) == nil
    }
    return (table, next - 1)
  }

  /// Whether running text begins at an offset of a line. A span of code may seem to go through it from a
  /// single backtick in a name, because the survey knows no cells.
  private func isProse(_ line: Range<Int>, at offset: Int) -> Bool {
    survey.hasProse(in: offset..<(offset + 1)) || isInCode(offset) && !survey.hasBlock(in: line)
  }

  private func delimiterRow(_ line: Range<Int>) -> Row? {
    let start = marginEnd(line)
    guard start < line.upperBound, Self.isDelimiterByte(source[start]),
      source[start..<line.upperBound].contains(UInt8(ascii: "|"))
    else { return nil }
    var row = row(line, margin: line.lowerBound..<start)
    row.isDelimiter = true
    for cell in row.cells {
      var signs = source[cell]
      if signs.first == UInt8(ascii: ":") { signs = signs.dropFirst() }
      if signs.last == UInt8(ascii: ":") { signs = signs.dropLast() }
      guard !signs.isEmpty, signs.allSatisfy({ $0 == UInt8(ascii: "-") }) else { return nil }
    }
    return row
  }

  private func bodyRow(_ line: Range<Int>, _ below: Row) -> Row? {
    let start = marginEnd(line)
    guard start < line.upperBound, source[start] != 0x0D,
      start - line.lowerBound < below.margin.count + 4,
      quotes(line.lowerBound..<start) == quotes(below.margin), listMark(at: start, line) == nil
    else { return nil }
    guard isParagraph(line) else { return nil }
    return row(line, margin: line.lowerBound..<start, columns: below.cells.count)
  }

  /// A row's cells. If there are more than columns, a pipe in code separates none: `a||b` would push
  /// the cells behind it out of the table.
  private func row(_ line: Range<Int>, margin: Range<Int>, columns: Int) -> Row {
    let strict = row(line, margin: margin)
    guard strict.cells.count > columns else { return strict }
    let eased = row(line, margin: margin, keepsCode: true)
    return eased.cells.count <= columns ? eased : strict
  }

  private func isInCode(_ offset: Int) -> Bool {
    let piece = survey.verbatimIndex(after: offset)
    return piece < survey.verbatim.count && survey.verbatim[piece].contains(offset)
  }

  private func row(_ line: Range<Int>, margin: Range<Int>, keepsCode: Bool = false) -> Row {
    var end = line.upperBound
    while end > margin.upperBound, source[end - 1] <= 0x20 { end -= 1 }
    let lineEnd = line.upperBound..<min(line.upperBound + 1, source.count)
    var offset = margin.upperBound
    if offset < end, source[offset] == UInt8(ascii: "|") { offset += 1 }
    var cells: [Range<Int>] = []
    var start = offset
    while offset < end {
      if source[offset] == UInt8(ascii: "|"), source[offset - 1] != UInt8(ascii: "\\"),
        !(keepsCode && isInCode(offset))
      {
        cells.append(trimmed(start..<offset))
        offset += 1
        start = offset
      } else {
        offset += 1
      }
    }
    if start < end { cells.append(trimmed(start..<end)) }
    return Row(margin: margin, cells: cells, lineEnd: lineEnd, keepsCode: keepsCode)
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, source[start] <= 0x20 { start += 1 }
    while end > start, source[end - 1] <= 0x20 { end -= 1 }
    return start..<end
  }

  // MARK: Margins

  /// The end of the blanks and quote marks that a line begins with.
  private func marginEnd(_ line: Range<Int>) -> Int {
    var offset = line.lowerBound
    while offset < line.upperBound,
      source[offset] == 0x20 || source[offset] == 0x09
        || source[offset] == UInt8(ascii: ">")
    {
      offset += 1
    }
    return offset
  }

  private func quotes(_ margin: Range<Int>) -> Int {
    source[margin].count { $0 == UInt8(ascii: ">") }
  }

  /// The margin of the names: the list marks before them belong to it if the line below is indented
  /// as far.
  private func headerMargin(_ line: Range<Int>, above below: Row) -> Range<Int> {
    var end = marginEnd(line)
    while let next = listMark(at: end, line), next - line.lowerBound <= below.margin.count {
      end = next
      while end < line.upperBound, source[end] == UInt8(ascii: ">") || source[end] == 0x20 {
        end += 1
      }
    }
    return line.lowerBound..<end
  }

  /// The end of the mark of a list item and of the spaces after it.
  private func listMark(at start: Int, _ line: Range<Int>) -> Int? {
    var offset = start
    while offset < line.upperBound, offset < start + 9,
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(source[offset])
    {
      offset += 1
    }
    guard offset < line.upperBound else { return nil }
    switch source[offset] {
    case UInt8(ascii: "."), UInt8(ascii: ")"): guard offset > start else { return nil }
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
      guard offset == start else { return nil }
    default: return nil
    }
    offset += 1
    let mark = offset
    while offset < line.upperBound, source[offset] == 0x20 { offset += 1 }
    return offset > mark ? offset : nil
  }

  /// Whether a line is running text; a span of code may begin in it, but none of its blocks.
  private func isParagraph(_ line: Range<Int>) -> Bool {
    let start = marginEnd(line)
    guard start < line.upperBound, source[start] > 0x20 else { return false }
    let marks = source[start..<line.upperBound].prefix { $0 == UInt8(ascii: "#") }
    if (1...6).contains(marks.count),
      marks.endIndex == line.upperBound || source[marks.endIndex] <= 0x20
    {
      return false
    }
    // A line may be a span of code and nothing else.
    let piece = survey.verbatimIndex(after: start)
    return !survey.hasBlock(in: line)
      && (survey.hasProse(in: line)
        || piece < survey.verbatim.count && survey.verbatim[piece].lowerBound < line.upperBound)
  }
}
