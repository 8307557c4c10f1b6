import Toolkit

/// Blocks of HTML: their text, in lines as a browser sets it, without the tags of the document's structure.
extension MarkdownInline {
  /// What a tag of the structure does to the text around it.
  private enum Effect {
    case line
    case item
    case cell
  }

  /// A row of a table that is read.
  private struct Row {
    /// Whether one of its cells ended.
    var hasCell = false
    /// Where the text before it ends: how many runs there are, and the length of the last one.
    var start = (0, 0)
  }

  private static let separator = " │ "

  /// What stands in a block of HTML: tags as in running text, its own line breaks, and Markdown is none.
  mutating func append(block text: String) {
    let name = HTMLTag(text.prefix { $0 != ">" } + ">")?.name ?? ""
    guard text.utf8.contains(UInt8(ascii: "<")) || text.utf8.contains(UInt8(ascii: "&")),
      !["script", "style", "textarea"].contains(name)
    else { return append(text) }
    var rest = Substring(text)
    var row = Row()
    while let start = rest.firstIndex(of: "<") {
      append(lines: rest[..<start])
      rest = rest[start...]
      guard let end = rest.firstIndex(of: ">") else { break }
      take(structure: String(rest[...end]), &row)
      rest = rest[rest.index(after: end)...]
    }
    append(lines: rest)
  }

  /// Text between tags, without the blanks that only indent them.
  private mutating func append(lines text: Substring) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      if index > 0 { breakLineOnce() }
      let text = isAtLineStart ? line.drop { $0 == " " || $0 == "\t" } : line
      if !text.isEmpty { append(VisibleText.meaningful(HTMLEntity.decoded(String(text)))) }
    }
  }

  private mutating func take(structure text: String, _ row: inout Row) {
    guard let tag = HTMLTag(text), let effect = Self.effect(of: tag.name) else {
      return appendTag(text)
    }
    switch effect {
    case .line: breakLineOnce()
    case .item:
      breakLineOnce()
      if !tag.isClosing { append("• ") }
    case .cell where tag.isClosing:
      row.hasCell = true
      return
    case .cell:
      guard row.hasCell else { return }
      // Each cell may have a line of its own in the source.
      if row.start != end, let last = runs.indices.last, runs[last].text.last == "\n" {
        runs[last].text.removeLast()
      }
      return append(Self.separator)
    }
    row = Row(start: end)
  }

  private var end: (Int, Int) { (runs.count, runs.last?.text.utf8.count ?? 0) }

  private var isAtLineStart: Bool {
    guard let last = runs.last(where: { !$0.text.isEmpty })?.text else { return true }
    return last.last == "\n" || last.hasSuffix(Self.separator)
  }

  private mutating func breakLineOnce() {
    if !isAtLineStart { breakLine() }
  }

  private static func effect(of name: String) -> Effect? {
    switch name {
    case "td", "th": .cell
    case "li": .item
    case "address", "article", "aside", "blockquote", "body", "caption", "center", "col",
      "colgroup",
      "dd", "details", "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer",
      "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "main", "nav", "ol", "p",
      "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul", "pre":
      .line
    default: nil
    }
  }

  /// The text of a block that begins with `<pre>`, without its tags; nil if it is another one.
  static func preformatted(_ html: String) -> String? {
    guard HTMLTag(html.prefix { $0 != ">" } + ">")?.name == "pre" else { return nil }
    var result = ""
    var rest = Substring(html)
    while let start = rest.firstIndex(of: "<") {
      result += rest[..<start]
      rest = rest[start...]
      guard let end = rest.firstIndex(of: ">"), HTMLTag(String(rest[...end])) != nil else {
        result += "<"
        rest = rest.dropFirst()
        continue
      }
      rest = rest[rest.index(after: end)...]
    }
    let lines = HTMLEntity.decoded(result + rest).split(
      separator: "\n", omittingEmptySubsequences: false)
    let isBlank = { (line: Substring) in line.allSatisfy(\.isWhitespace) }
    return lines.drop(while: isBlank).reversed().drop(while: isBlank).reversed().joined(
      separator: "\n")
  }
}
