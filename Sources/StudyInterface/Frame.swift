import Toolkit

/// A screenful: a grid of styled cells, and nothing else that a terminal would need to know.
public struct Frame: Equatable, Sendable {
  /// One column of one row: eight bytes without a reference, for a frame has thousands, and every
  /// key has them compared.
  public struct Cell: Equatable, Sendable {
    /// The content, and 32 bits above it the style.
    private var bits: UInt64

    fileprivate init(content: UInt32, style: Style) {
      bits = UInt64(content) | UInt64(style.bits) << 32
    }

    /// A scalar's value; 0 in the columns that a wide cluster to the left covers; behind the last
    /// scalar, the index of a longer cluster in `clusters`.
    fileprivate var content: UInt32 {
      get { UInt32(truncatingIfNeeded: bits) }
      set { self = Cell(content: newValue, style: style) }
    }
    /// How it looks.
    public fileprivate(set) var style: Style {
      get { Style(bits: UInt16(truncatingIfNeeded: bits >> 32)) }
      set { self = Cell(content: content, style: newValue) }
    }

    /// A space in plain text.
    public static let blank = Cell(content: 0x20, style: .plain)

    fileprivate static let firstCluster: UInt32 = 0x110000

    /// The scalar of a cell that holds one scalar alone; nil for any other cell.
    public var scalar: Unicode.Scalar? { isCovered ? nil : Unicode.Scalar(content) }
    /// Whether a wide cluster to the left covers this column.
    public var isCovered: Bool { content == 0 }
  }

  /// A picture over the cells.
  public struct Picture: Equatable, Sendable {
    /// What draws it.
    public let drawing: Drawing
    /// Its first cell, at the top left.
    public let place: Key.Place

    /// A picture at a place.
    public init(drawing: Drawing, place: Key.Place) {
      (self.drawing, self.place) = (drawing, place)
    }
  }

  /// Columns and rows.
  public let size: Size
  /// Row by row, from the top left.
  public private(set) var cells: [Cell]
  /// What is drawn over cells that are empty; nil if nothing is.
  public var picture: Picture?
  /// Where text is typed, so that an input method opens its window there; nil hides the cursor.
  public var cursor: Key.Place?
  /// Grapheme clusters of more than one scalar.
  private var clusters: [String] = []

  /// An empty screen.
  public init(size: Size) {
    self.size = size
    cells = Array(repeating: .blank, count: size.columns * size.rows)
  }

  /// The cells of a row, from 0 at the top.
  public func row(_ row: Int) -> ArraySlice<Cell> {
    cells[(row * size.columns)..<((row + 1) * size.columns)]
  }

  /// The grapheme cluster that a cell of this frame begins with; empty if the cell is covered by one.
  public func text(of cell: Cell) -> String {
    if let scalar = cell.scalar { return String(scalar) }
    return cell.isCovered ? "" : clusters[Int(cell.content - Cell.firstCluster)]
  }

  /// What a row shows.
  public func text(ofRow row: Int) -> String { self.row(row).map(text(of:)).joined() }

  /// The columns from the first to the last in which a row differs from that of another frame of
  /// this size, so that no cluster of either is cut; nil if the rows are equal.
  public func changedColumns(ofRow row: Int, since other: Frame) -> Range<Int>? {
    self.row(row).withUnsafeBufferPointer { new in
      other.row(row).withUnsafeBufferPointer { old in
        func differs(_ column: Int) -> Bool {
          let (cell, before) = (new[column], old[column])
          if cell != before { return true }
          return cell.content >= Cell.firstCluster && text(of: cell) != other.text(of: before)
        }
        func isInside(_ column: Int) -> Bool { new[column].isCovered || old[column].isCovered }
        guard var first = new.indices.first(where: differs) else { return nil }
        var end = new.count
        while !differs(end - 1) { end -= 1 }
        while first > 0, isInside(first) { first -= 1 }
        while end < new.count, isInside(end) { end += 1 }
        return first..<end
      }
    }
  }

  /// Writes a line of text with its first column at `column`; text beyond the frame is cut at
  /// a cluster's edge. Returns the column after the last one written.
  @discardableResult
  public mutating func put(_ line: StyledLine, row: Int, column: Int, limit: Int? = nil) -> Int {
    let end = min(limit ?? size.columns, size.columns)
    guard (0..<size.rows).contains(row) else { return column }
    var column = column
    for run in line.runs {
      // Characters that nothing combines with need no cluster breaking.
      if run.text.unicodeScalars.allSatisfy(\.isPlain) {
        for scalar in run.text.unicodeScalars {
          let width = scalar.columns
          guard column + width <= end else { return column }
          if column >= 0 {
            place(scalar.value, width: width, run.style, row: row, column: column)
          }
          column += width
        }
        continue
      }
      for cluster in run.text {
        let width = cluster.columns
        // Control characters and what else has no width of its own never reach the terminal.
        guard width > 0 else { continue }
        guard column + width <= end else { return column }
        if column >= 0 {
          place(content(for: cluster), width: width, run.style, row: row, column: column)
        }
        column += width
      }
    }
    return column
  }

  /// Changes the style of the cells of a row from one column up to another.
  public mutating func restyle(row: Int, columns range: Range<Int>, _ change: (inout Style) -> Void)
  {
    guard (0..<size.rows).contains(row) else { return }
    for column in range.clamped(to: 0..<size.columns) {
      change(&cells[row * size.columns + column].style)
    }
  }

  private mutating func content(for cluster: Character) -> UInt32 {
    let scalars = cluster.unicodeScalars
    if let scalar = scalars.first, scalars.count == 1 { return scalar.value }
    clusters.append(String(cluster))
    return Cell.firstCluster + UInt32(clusters.count - 1)
  }

  @inline(__always)
  private mutating func place(
    _ content: UInt32, width: Int, _ style: Style, row: Int, column: Int
  ) {
    let start = row * size.columns + column
    let rowEnd = (row + 1) * size.columns
    if cells[start].isCovered { blankHead(of: start) }
    if start + width < rowEnd, cells[start + width].isCovered {
      blankTail(from: start + width, rowEnd: rowEnd)
    }
    cells[start] = Cell(content: content, style: style)
    if width > 1 {
      for covered in (start + 1)..<(start + width) {
        cells[covered] = Cell(content: 0, style: style)
      }
    }
  }

  /// Blanks the left half of a cluster whose other half, at `index`, is about to be covered.
  private mutating func blankHead(of index: Int) {
    // The leftmost column of a row always starts a cluster.
    var index = index
    repeat {
      index -= 1
      let isHead = !cells[index].isCovered
      cells[index].content = Cell.blank.content
      if isHead { return }
    } while index > 0
  }

  /// Blanks the right half of a cluster whose start was covered up to `index`.
  private mutating func blankTail(from index: Int, rowEnd: Int) {
    var index = index
    while index < rowEnd, cells[index].isCovered {
      cells[index].content = Cell.blank.content
      index += 1
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
