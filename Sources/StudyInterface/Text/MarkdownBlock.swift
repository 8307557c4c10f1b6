/// A step through the blocks of a Markdown text, in reading order. Flat, since a text may nest
/// blocks deeper than a recursion could follow.
enum MarkdownBlock: Sendable {
  /// Starts a block quote; ends with `close`, as do lists and items.
  case quote
  case list(MarkdownList)
  /// Starts an item; the mark of a task, when it is one.
  case item(isDone: Bool?)
  case close
  /// Text, with its hard breaks as line breaks.
  case paragraph(StyledLine)
  /// The text of a code block, with line breaks.
  case code(String)
  case rule
  case table(MarkdownTable)
}

/// What a list is like.
struct MarkdownList: Sendable {
  /// The number of the first item; nil for a list without numbers.
  var start: Int?
  /// What stands after a number.
  var delimiter = "."
  /// Items follow each other without blank lines.
  var isTight: Bool
  var count = 0
}

/// The cells of a table. Every row has as many as the header.
struct MarkdownTable: Sendable {
  enum Alignment: Sendable { case left, center, right }

  var alignments: [Alignment] = []
  var header: [StyledLine] = []
  var rows: [[StyledLine]] = []
}
