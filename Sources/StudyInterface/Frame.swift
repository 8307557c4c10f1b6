/// A screenful: a grid of styled cells, and nothing else that a terminal would need to know.
public struct Frame: Equatable, Sendable {
  /// One column of one row.
  public struct Cell: Equatable, Sendable {
    /// A grapheme cluster; empty in the columns that a wide cluster to the left covers.
    public var text: String
    /// How it looks.
    public var style: Style

    /// A cell with its text and look.
    public init(_ text: String, _ style: Style = .plain) {
      self.text = text
      self.style = style
    }

    /// A space in plain text.
    public static let blank = Cell(" ")
  }

  /// Columns and rows.
  public let size: Size
  /// Row by row, from the top left.
  public private(set) var cells: [Cell]

  /// An empty screen.
  public init(size: Size) {
    self.size = size
    cells = Array(repeating: .blank, count: size.columns * size.rows)
  }

  /// The cells of a row, from 0 at the top.
  public func row(_ row: Int) -> ArraySlice<Cell> {
    cells[(row * size.columns)..<((row + 1) * size.columns)]
  }

  /// Writes a line of text with its first column at `column`; what leaves the frame is cut at a
  /// cluster's edge. Returns the column after the last one written.
  @discardableResult
  public mutating func put(_ line: StyledLine, row: Int, column: Int, limit: Int? = nil) -> Int {
    let end = min(limit ?? size.columns, size.columns)
    guard (0..<size.rows).contains(row) else { return column }
    var column = column
    for run in line.runs {
      for cluster in run.text {
        let width = columns(of: cluster)
        guard width > 0 else { continue }
        guard column + width <= end else { return column }
        if column >= 0 { place(String(cluster), width: width, run.style, row: row, column: column) }
        column += width
      }
    }
    return column
  }

  /// Gives the cells of a row, from one column up to another, another look.
  public mutating func restyle(row: Int, columns range: Range<Int>, _ change: (inout Style) -> Void)
  {
    guard (0..<size.rows).contains(row) else { return }
    for column in range.clamped(to: 0..<size.columns) {
      change(&cells[row * size.columns + column].style)
    }
  }

  private mutating func place(
    _ text: String, width: Int, _ style: Style, row: Int, column: Int
  ) {
    let start = row * size.columns + column
    cells[start] = Cell(text, style)
    for covered in (start + 1)..<(start + max(width, 1)) where width > 1 {
      cells[covered] = Cell("", style)
    }
  }
}

/// Columns and rows of a screen.
public struct Size: Hashable, Sendable {
  /// Cells from left to right.
  public var columns: Int
  /// Lines from top to bottom.
  public var rows: Int

  /// A size; negative values count as none.
  public init(columns: Int, rows: Int) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }
}
