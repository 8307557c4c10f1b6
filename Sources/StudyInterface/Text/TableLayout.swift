/// A table in columns with thin rules, or as a list of named cells if columns would be too narrow.
struct TableLayout {
  private let table: MarkdownTable
  private let count: Int

  /// The narrowest that a column gets when its cells have to wrap.
  private static let leastColumn = 8
  private static var separator: StyledLine { StyledLine(" \(Symbols.line) ", .dim) }

  init(_ table: MarkdownTable) {
    self.table = table
    count = table.header.count
  }

  func lines(width: Int) -> [StyledLine] {
    guard count > 0 else { return [] }
    guard let widths = columnWidths(width: width) else { return list(width: width) }
    var result = row(table.header, widths)
    let crossing = Symbols.rule(1) + Symbols.crossing + Symbols.rule(1)
    let rule = StyledLine(widths.map(Symbols.rule).joined(separator: crossing), .dim)
    result.append(rule)
    let rows = table.rows.map { row($0, widths) }
    // Rows that wrap run into each other without a rule between them.
    let isRuled = rows.contains { $0.count > 1 }
    for (index, lines) in rows.enumerated() {
      if isRuled, index > 0 { result.append(rule) }
      result += lines
    }
    return result
  }

  /// Columns as wide as their widest cell when that fits; else the wide ones share what the narrow
  /// ones leave. Nil when that would be too narrow to read.
  private func columnWidths(width: Int) -> [Int]? {
    var natural = Array(repeating: 1, count: count)
    for cells in [table.header] + table.rows {
      for (index, cell) in cells.prefix(count).enumerated() {
        natural[index] = max(natural[index], Self.width(of: cell))
      }
    }
    let room = width - 3 * (count - 1)
    if natural.reduce(0, +) <= room { return natural }
    var result = natural
    var rest = room
    var left = count
    for index in natural.indices.sorted(by: { natural[$0] < natural[$1] }) {
      let share = rest / left
      if natural[index] > share, share < Self.leastColumn { return nil }
      result[index] = min(natural[index], share)
      rest -= result[index]
      left -= 1
    }
    return result
  }

  /// The columns of a cell's widest line; `<br>` breaks it into several.
  private static func width(of cell: StyledLine) -> Int {
    guard cell.runs.contains(where: { $0.text.utf8.contains(0x0A) }) else { return cell.width }
    return cell.text.split(separator: "\n").map(\.columns).max() ?? 0
  }

  private func row(_ cells: [StyledLine], _ widths: [Int]) -> [StyledLine] {
    let separator = Self.separator
    let wrapped = zip(cells, widths).map { $0.wrapped(to: $1) }
    let height = wrapped.map(\.count).max() ?? 1
    return (0..<height).map { line in
      var result = StyledLine()
      for (index, lines) in wrapped.enumerated() {
        if index > 0 { result.append(separator) }
        let text = line < lines.count ? lines[line] : StyledLine()
        let space = max(0, widths[index] - text.width)
        let before =
          switch table.alignments[index] {
          case .left: 0
          case .center: space / 2
          case .right: space
          }
        result.append(String(repeating: " ", count: before))
        result.append(text)
        result.append(String(repeating: " ", count: space - before))
      }
      return result.trimmed
    }
  }

  /// The rows one after the other, each cell after the name of its column.
  private func list(width: Int) -> [StyledLine] {
    guard !table.rows.isEmpty else {
      return table.header.flatMap { $0.wrapped(to: width) }
    }
    var result: [StyledLine] = []
    for (index, cells) in table.rows.enumerated() {
      if index > 0 { result.append(StyledLine()) }
      for (header, cell) in zip(table.header, cells) where !cell.runs.isEmpty {
        let isWide = header.text.last.map { $0.columns > 1 } ?? false
        let colon = header.runs.isEmpty ? "" : isWide ? "：" : ": "
        let next = StyledLine(width >= 12 ? "  " : "")
        result += (header + StyledLine(colon) + cell).wrapped(to: width, next: next)
      }
    }
    return result
  }
}
