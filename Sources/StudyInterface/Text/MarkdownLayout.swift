/// Blocks of Markdown set in lines, one after the other.
struct MarkdownLayout {
  /// A quote, list or item that is open, and what it puts before its lines.
  private struct Container {
    var first = StyledLine()
    var next = StyledLine()
    /// Blocks inside follow each other without blank lines.
    var isTight = false
    var isQuote = false
    /// Nothing stands between its indent and the text, since there was no room for one.
    var isCramped = false
    var list: MarkdownList?
    /// The number of the next item.
    var number = 0
    /// Lists without numbers around this one and itself.
    var depth = 0
  }

  private(set) var lines: [StyledLine] = []
  private let width: Int
  private var containers: [Container] = []
  /// Columns that the containers' indents take.
  private var indent = 0
  /// The fewest containers that were open since the last line.
  private var shared = 0

  /// Columns that indents leave to the text, however deep it is nested.
  private static let leastRoom = 8

  init(width: Int) { self.width = max(1, width) }

  mutating func add(_ block: MarkdownBlock) {
    switch block {
    case .quote:
      let bar = StyledLine(Symbols.line + " ", .dim)
      push(Container(first: bar, next: bar, isQuote: true))
    case .list(let list):
      let outer = containers.last?.depth ?? 0
      containers.append(
        Container(
          isTight: list.isTight, list: list, number: list.start ?? 0,
          depth: list.start == nil ? outer + 1 : outer))
    case .item(let isDone):
      openItem(isDone)
    case .close:
      close()
    case .paragraph(let line):
      let (first, next) = startBlock()
      lines += line.wrapped(to: width, first: first, next: next)
    case .code(let code):
      addCode(code)
    case .rule:
      let (first, next) = startSolidBlock()
      let rule = StyledLine(Symbols.rule(max(1, width - next.width)), .dim)
      lines += [first + rule]
    case .table(let table):
      let (first, next) = startSolidBlock()
      let rows = TableLayout(table).lines(width: max(1, width - next.width))
      for (index, row) in rows.enumerated() { lines.append((index == 0 ? first : next) + row) }
    }
  }

  private mutating func openItem(_ isDone: Bool?) {
    guard let list = containers.last?.list, let index = containers.indices.last else { return }
    var marker = ""
    if let start = list.start {
      let widest = String(start + max(0, list.count - 1)).count
      let number = String(containers[index].number)
      marker = String(repeating: " ", count: max(0, widest - number.count))
      marker += number + list.delimiter + " "
      containers[index].number += 1
    } else if isDone == nil {
      marker = ["• ", "◦ ", "▪ "][(max(1, containers[index].depth) - 1) % 3]
    }
    if let isDone { marker += isDone ? "[x] " : "[ ] " }
    let blank = String(repeating: " ", count: marker.columns)
    push(
      Container(
        first: StyledLine(marker, .dim), next: StyledLine(blank), isTight: list.isTight,
        depth: containers[index].depth))
  }

  /// Opens a container; if its indent would leave too little room, it only marks its first line.
  private mutating func push(_ container: Container) {
    var container = container
    let columns = container.next.width
    if width - indent - columns < Self.leastRoom {
      container.isCramped = true
      container.next = StyledLine()
      if container.isQuote { container.first = StyledLine() }
    } else {
      indent += columns
    }
    containers.append(container)
  }

  private mutating func close() {
    guard let last = containers.last else { return }
    // An item with nothing in it still shows its mark.
    if last.list == nil, last.first != last.next {
      let mark = startBlock().first.trimmed
      if mark.width <= width { lines.append(mark) }
    }
    if let last = containers.popLast(), last.list == nil { indent -= last.next.width }
    shared = min(shared, containers.count)
  }

  /// Puts a blank line before a block where there should be one, and tells what stands before the
  /// block's first line and before its others.
  private mutating func startBlock() -> (first: StyledLine, next: StyledLine) {
    if !lines.isEmpty, shared == 0 || !containers[shared - 1].isTight {
      var blank = StyledLine()
      for container in containers[..<shared] { blank.append(container.next) }
      lines.append(blank.trimmed)
    }
    shared = containers.count
    var first = StyledLine()
    var next = StyledLine()
    var cramped = StyledLine()
    for index in containers.indices {
      if containers[index].isCramped {
        // Of many that had no space for an indent only the innermost says what it is.
        if !containers[index].first.runs.isEmpty { cramped = containers[index].first }
        containers[index].first = StyledLine()
      } else {
        first.append(containers[index].first)
        containers[index].first = containers[index].next
      }
      next.append(containers[index].next)
    }
    first.append(cramped)
    return (first, next)
  }

  /// The same for a block that keeps its columns: the mark of an item that had no space for its
  /// indent gets a line of its own if it fits there.
  private mutating func startSolidBlock() -> (first: StyledLine, next: StyledLine) {
    let (first, next) = startBlock()
    guard first.width > next.width else { return (first, next) }
    if first.width <= width { lines.append(first.trimmed) }
    return (next, next)
  }

  /// Sets code line by line; a line that is too long goes on after a mark.
  private mutating func addCode(_ code: String) {
    let (first, next) = startSolidBlock()
    let room = width - next.width
    let margin = room >= 6 ? "  " : ""
    let style = Style(.code)
    var source = code.split(separator: "\n", omittingEmptySubsequences: false)
    if source.last?.isEmpty ?? false { source.removeLast() }
    if source.isEmpty { source = [""] }
    var before = first + StyledLine(margin)
    for line in source {
      let text = String(line).displayed()
      for part in pieces(of: text, width: max(1, room - margin.count)) {
        lines.append(part.isEmpty ? before.trimmed : before + StyledLine(part, style))
        before = next + (margin.isEmpty ? StyledLine() : StyledLine("↪ ", .dim))
      }
      before = next + StyledLine(margin)
    }
  }

  /// A text cut into pieces of at most `width` columns, at the edges of clusters.
  private func pieces(of text: String, width: Int) -> [String] {
    var result: [String] = []
    var piece = ""
    var used = 0
    for cluster in text {
      let columns = cluster.columns
      if used + min(columns, width) > width {
        result.append(piece)
        (piece, used) = ("", 0)
      }
      if columns > width {
        piece += Symbols.tooWide
        used += 1
      } else {
        piece.append(cluster)
        used += columns
      }
    }
    return result + [piece]
  }
}

extension StyledLine {
  static func + (left: StyledLine, right: StyledLine) -> StyledLine {
    var result = left
    result.append(right)
    return result
  }

  /// The line without spaces at its end.
  var trimmed: StyledLine {
    var result = self
    while var last = result.runs.popLast() {
      while last.text.last == " " { last.text.removeLast() }
      if !last.text.isEmpty {
        result.runs.append(last)
        break
      }
    }
    return result
  }
}
