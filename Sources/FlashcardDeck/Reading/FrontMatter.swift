import Toolkit

/// The metadata between two `---` lines at the start of a file.
struct FrontMatter {
  /// Bytes; a longer one is not read, because it is hardly front matter and YAML is slow.
  private static let limit = 65_536

  private(set) var title: String?
  private(set) var id: String?
  private(set) var language: Language?
  private(set) var tags: [String] = []
  private(set) var source = ""
  private(set) var format: DeckFormat?
  private(set) var problems: [Problem] = []
  /// The offset and the line of the text behind it.
  private(set) var end = 0
  private(set) var endLine = 1

  /// Reads the front matter of a text, which may have none.
  init(_ bytes: Bytes, path: String) {
    guard let span = findBlock(bytes) else { return }
    // What begins with a blank line and has a heading, a comment in YAML, is text between two rules.
    let isText = Self.beginsBlank(bytes, span) && Self.hasHeading(bytes, span)
    do throws(YAMLError) {
      let root = isText ? nil : try YAML.read(bytes.string(span))
      if let mapping = root?.mapping {
        read(mapping, path: path)
      } else if bytes.skipSpace(from: span.start, to: span.end) < span.end {
        // If it is neither a mapping nor empty, it is text as well.
        (end, endLine) = (0, 1)
      }
    } catch {
      guard !Self.beginsBlank(bytes, span), !Self.beginsWithHeading(bytes, span) else {
        (end, endLine) = (0, 1)
        return
      }
      problems.append(
        Problem(
          severity: .error, file: path, line: error.mark.line + 1, column: error.mark.column,
          cause: .frontMatter(error.cause)))
    }
  }

  private static func beginsBlank(_ bytes: Bytes, _ span: ByteRange) -> Bool {
    let end = bytes.lineEnd(from: span.start)
    return end < span.end && bytes.skipSpace(from: span.start, to: end) == end
  }

  /// Whether the first line is a heading below the title's level, and not one of YAML's comments.
  private static func beginsWithHeading(_ bytes: Bytes, _ span: ByteRange) -> Bool {
    let end = min(bytes.lineEnd(from: span.start), span.end)
    return span.start < end && bytes[span.start] == .hash
      && bytes.heading(at: span.start, before: end).map { $0.level > 1 } ?? false
  }

  private static func hasHeading(_ bytes: Bytes, _ span: ByteRange) -> Bool {
    var offset = span.start
    while offset < span.end {
      let end = min(bytes.lineEnd(from: offset), span.end)
      if offset < end, bytes[offset] == .hash,
        let (_, text) = bytes.heading(at: offset, before: end),
        text.start < text.end
      {
        return true
      }
      offset = end + 1
    }
    return false
  }

  /// The block's lines without its fences; sets the end.
  private mutating func findBlock(_ bytes: Bytes) -> ByteRange? {
    let first = bytes.lineEnd(from: 0)
    guard Self.isFence(bytes, 0, first) else { return nil }
    var start = first + 1
    var line = 2
    while start < bytes.count, start < Self.limit {
      let feed = bytes.lineEnd(from: start)
      if Self.isFence(bytes, start, feed) || bytes.string(ByteRange(start, feed)) == "..." {
        end = Swift.min(feed + 1, bytes.count)
        endLine = line + 1
        return ByteRange(first + 1, start)
      }
      start = feed + 1
      line += 1
    }
    return nil
  }

  private static func isFence(_ bytes: Bytes, _ start: Int, _ end: Int) -> Bool {
    bytes.starts(with: "---", at: start, before: end)
      && bytes.skipSpace(from: start + 3, to: end) == end
  }

  private mutating func read(_ mapping: [(key: YAML, value: YAML)], path: String) {
    for (key, value) in mapping {
      switch key.scalar {
      case "title": title = Self.text(value)
      case "id": id = Self.text(value)
      case "tags": tags = Self.texts(value)
      case "source", "sources": source = Self.list(value).listed(", ")
      case "format":
        guard let name = Self.text(value) else { continue }
        format = DeckFormat(rawValue: name.lowercased())
        if format == nil { warn(.unknownFormat(name), at: value, path) }
      case "lang", "language":
        guard let tag = Self.text(value) else { continue }
        language = Language(tag: tag)
        if language == nil { warn(.unknownLanguage(tag), at: value, path) }
      default: continue
      }
    }
  }

  private mutating func warn(_ cause: Problem.Cause, at node: YAML, _ path: String) {
    problems.append(
      Problem(
        severity: .warning, file: path, line: node.mark.line + 1, column: node.mark.column,
        cause: cause))
  }

  /// A scalar's text as it is written, also that of a number; nil if it is empty.
  private static func text(_ node: YAML) -> String? {
    guard let text = node.scalar else { return nil }
    let visible = VisibleText.line(text)
    return visible.isEmpty ? nil : visible
  }

  /// A list's texts, or a single text.
  private static func list(_ node: YAML) -> [String] {
    if let items = node.sequence { return items.compactMap(text) }
    return text(node).map { [$0] } ?? []
  }

  /// A list's texts, or the parts of a text between commas.
  private static func texts(_ node: YAML) -> [String] {
    guard node.sequence == nil, let text = text(node) else { return list(node) }
    return SourceText.tags(text)
  }
}
