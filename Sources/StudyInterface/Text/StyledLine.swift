import Toolkit

/// A piece of text in one style.
public struct StyledRun: Hashable, Sendable {
  /// The text, without line breaks or control characters.
  public var text: String
  /// How it looks.
  public var style: Style
  /// Kept together in a line if it fits in one, as a formula is.
  public var isWhole: Bool

  /// A run of text in a style.
  public init(_ text: String, _ style: Style = .plain, isWhole: Bool = false) {
    self.text = text
    self.style = style
    self.isWhole = isWhole
  }
}

/// One line of text in several styles.
public struct StyledLine: Hashable, Sendable {
  /// From left to right.
  public var runs: [StyledRun]

  /// A line of runs.
  public init(_ runs: [StyledRun] = []) {
    self.runs = runs
  }

  /// A line in one style.
  public init(_ text: String, _ style: Style = .plain) {
    self.init(text.isEmpty ? [] : [StyledRun(text, style)])
  }

  /// The line without its styles.
  public var text: String { runs.map(\.text).joined() }
  /// Columns that the line takes on the screen.
  public var width: Int { runs.reduce(0) { $0 + $1.text.columns } }

  /// Adds text at the end, in the last run when it has the same style.
  public mutating func append(_ text: String, _ style: Style = .plain, isWhole: Bool = false) {
    guard !text.isEmpty else { return }
    if let last = runs.indices.last, runs[last].style == style, runs[last].isWhole == isWhole {
      runs[last].text += text
    } else {
      runs.append(StyledRun(text, style, isWhole: isWhole))
    }
  }

  /// Adds another line at the end.
  public mutating func append(_ line: StyledLine) {
    for run in line.runs { append(run.text, run.style, isWhole: run.isWhole) }
  }
}

extension StyledLine: ExpressibleByStringLiteral {
  /// A line in plain text.
  public init(stringLiteral text: String) { self.init(text) }
}

extension StyledLine {
  /// The line cut to `width` columns, with an ellipsis if something is missing: after a word if that takes few columns
  /// more, since the beginning of a word says nothing.
  func fitted(to width: Int) -> StyledLine {
    guard self.width > width else { return self }
    let ellipsis = "…"
    guard width >= ellipsis.columns else { return StyledLine() }
    var left = width - ellipsis.columns
    var result = StyledLine()
    for run in runs {
      var text = ""
      for cluster in run.text {
        let columns = cluster.columns
        guard columns <= left else {
          result.runs.append(StyledRun(text, run.style))
          let begun = cluster == " " ? 0 : result.begunWord
          if begun <= width / 3 { result.dropWord(begun) }
          let last = result.runs.removeLast()
          result.runs.append(StyledRun(last.text.withoutSpacesAtEnd + ellipsis, last.style))
          return result
        }
        left -= columns
        text.append(cluster)
      }
      result.runs.append(StyledRun(text, run.style))
    }
    return result
  }

  /// The number of characters, each a column wide, behind the last space, wide character or gap; 0 if that is all of
  /// the line.
  private var begunWord: Int {
    var count = 0
    for run in runs.reversed() {
      if GapMarks.isStyle(run.style) { return count }
      let word = run.text.reversed().prefix { $0 != " " && $0.columns == 1 }.count
      count += word
      if word < run.text.count { return count }
    }
    return 0
  }

  /// Drops so many characters at the end, with the runs that have no other.
  private mutating func dropWord(_ count: Int) {
    var left = count
    while let run = runs.last, left >= run.text.count, runs.count > 1 {
      left -= run.text.count
      runs.removeLast()
    }
    runs[runs.count - 1].text.removeLast(left)
  }
}

extension String {

  /// The text with spaces behind it, up to `width` columns.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: Swift.max(0, width - columns))
  }
}

extension Int {
  /// The number with spaces before it, up to `width` columns.
  func aligned(to width: Int) -> String {
    let digits = String(self)
    return String(repeating: " ", count: Swift.max(0, width - digits.count)) + digits
  }
}
