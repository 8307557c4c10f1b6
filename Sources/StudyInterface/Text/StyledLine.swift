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
    var result: [StyledRun] = []
    for run in runs {
      var text = ""
      for cluster in run.text {
        let columns = cluster.columns
        guard columns <= left else {
          let begun = cluster == " " ? 0 : text.begunWord
          let isCut = begun > 0 && begun < text.count && begun <= width / 3
          let kept = isCut ? String(text.dropLast(begun)) : text
          result.append(StyledRun(kept.withoutSpacesAtEnd + ellipsis, run.style))
          return StyledLine(result)
        }
        left -= columns
        text.append(cluster)
      }
      result.append(StyledRun(text, run.style))
    }
    return StyledLine(result)
  }
}

extension String {
  /// The number of characters, each a column wide, behind the last space or wide character.
  fileprivate var begunWord: Int {
    reversed().prefix { $0 != " " && $0.columns == 1 }.count
  }

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
