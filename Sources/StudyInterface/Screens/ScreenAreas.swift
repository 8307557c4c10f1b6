/// Where the parts of every screen are: header, body, notice, hints.
struct ScreenAreas: Equatable {
  /// The smallest screen that the program can be used on.
  static let smallest = Size(columns: 30, rows: 8)
  /// The longest line of text, in columns; longer ones are hard to read.
  static let longestLine = 84
  /// Columns of a window in which a card has room beside a list.
  static let leastPreviewColumns = 110
  private static let longestListLine = 68
  private static let previewGap = 3

  /// The first column of the content.
  let left: Int
  /// Columns of the content.
  private(set) var width: Int
  /// Columns of the header and the hints, the same on every screen of a window.
  let outerWidth: Int
  let header: Int
  let body: Range<Int>
  let notice: Int
  let hints: Int
  /// Columns of the card beside the list; nil if there is none.
  private(set) var previewWidth: Int?
  /// Whether rows are so few that blank ones would leave less text.
  let isTight: Bool

  /// The areas of a window. Every screen has the same left edge, and headers and hints have the same columns, so that
  /// nothing jumps from one screen to the next, nor from one width to the next; a screen that shows a card beside its
  /// list takes all columns of a wide window.
  init(size: Size, hasPreview: Bool = false) {
    let margin = size.columns >= 60 ? 3 : 1
    let longest = Self.longestListLine + Self.previewGap + Self.longestLine
    let widest = max(1, min(size.columns - 2 * margin, longest))
    left = max(0, (size.columns - widest) / 2)
    let showsBoth = size.columns >= Self.leastPreviewColumns && hasPreview
    outerWidth = widest
    width = showsBoth ? widest : min(widest, Self.longestLine)
    previewWidth = showsBoth ? min(Self.longestLine, (width - Self.previewGap) * 11 / 20) : nil
    isTight = size.rows < 16
    header = isTight ? 0 : 1
    hints = size.rows - (isTight ? 1 : 2)
    notice = hints - 1
    let first = header + (size.rows >= 14 ? 2 : 1)
    body = first..<max(first, notice)
  }

  /// The column after the last one.
  var right: Int { left + width }
  /// The same of the header and the hints.
  var outerRight: Int { left + outerWidth }

  /// The areas of the list alone, if a card is beside it.
  var list: ScreenAreas {
    guard let previewWidth else { return self }
    var areas = self
    areas.width = width - previewWidth - Self.previewGap
    areas.previewWidth = nil
    return areas
  }

  /// The first column of that card.
  var previewLeft: Int { right - (previewWidth ?? 0) }

  /// The rows of a list of `count` that are shown so that the cursor is among them, in the middle if
  /// it can be.
  static func window(around cursor: Int, of count: Int, rows: Int) -> Range<Int> {
    let first = min(max(0, cursor - rows / 2), max(0, count - rows))
    return first..<min(count, first + max(0, rows))
  }

  /// The row of such a list, each of `height` rows of the screen, that a row of the screen shows.
  static func index(
    at row: Int, in rows: Range<Int>, around cursor: Int, of count: Int, height: Int = 1
  ) -> Int? {
    guard rows.contains(row) else { return nil }
    let shown = window(around: cursor, of: count, rows: rows.count / height)
    let index = shown.lowerBound + (row - rows.lowerBound) / height
    return shown.contains(index) ? index : nil
  }
}
