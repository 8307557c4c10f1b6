import CYaml

/// A value of a YAML document; every scalar is text, as it is written.
///
/// Aliases are refused: a few lines of them can expand to more than the memory holds.
public struct YAML: Sendable {
  /// A position in the text, line and column from 1.
  public struct Mark: Equatable, Sendable {
    /// The line.
    public let line: Int
    /// The column in characters.
    public let column: Int

    /// A position by its line and column.
    public init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }
  }

  /// What a value is.
  public enum Content: Sendable {
    case scalar(String, isPlain: Bool)
    case sequence([YAML])
    case mapping([(key: YAML, value: YAML)])
  }

  /// Where the value begins.
  public let mark: Mark
  /// What it is.
  public let content: Content

  /// The text of a scalar; nil for anything else.
  public var scalar: String? {
    if case .scalar(let text, _) = content { text } else { nil }
  }

  /// The items of a sequence; nil for anything else.
  public var sequence: [YAML]? {
    if case .sequence(let items) = content { items } else { nil }
  }

  /// The keys and values of a mapping, in order; no two keys are the same text. Nil for anything else.
  public var mapping: [(key: YAML, value: YAML)]? {
    if case .mapping(let pairs) = content { pairs } else { nil }
  }

  /// Whether the value is a number, or yes or no: one of these words without quotes.
  public var isNumberOrTruth: Bool {
    guard case .scalar(let text, isPlain: true) = content else { return false }
    return Double(text) != nil || ["true", "false", "yes", "no"].contains(text.lowercased())
  }

  /// Whether the value is empty or a word for nothing.
  public var isNull: Bool {
    guard case .scalar(let text, isPlain: true) = content else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(text)
  }

  /// The first document of a text; nil for an empty one.
  public static func read(_ text: String) throws(YAMLError) -> YAML? {
    let bytes = Array(text.utf8)
    // The reader keeps the address of its text, which is valid inside this call only.
    let result = bytes.withUnsafeBytes { bytes -> Result<YAML?, YAMLError> in
      guard
        let reader = cyaml_open(bytes.baseAddress ?? UnsafeRawPointer(bitPattern: 1), bytes.count)
      else { return .success(nil) }
      defer { cyaml_close(reader) }
      do throws(YAMLError) {
        var events = Reader(reader: reader, marks: MarkFinder(text))
        return .success(try events.value(depth: 0))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }
}

/// Lines and columns of offsets in a text; quick for offsets that mostly increase.
///
/// The parser's own marks are of no use: its lines also end where no editor ends one (U+0085, U+2028),
/// its last line is one too many if no line feed ends it, and its columns count scalars.
private struct MarkFinder {
  private let text: String
  private var next: String.Index
  /// Scalars and bytes before `next`.
  private var scalars = 0
  private var bytes = 0
  private var found = YAML.Mark(line: 1, column: 1)

  init(_ text: String) {
    self.text = text
    next = text.startIndex
  }

  mutating func mark(_ offset: Int, countsBytes: Bool) -> YAML.Mark {
    if offset < (countsBytes ? bytes : scalars) { self = MarkFinder(text) }
    while next < text.endIndex {
      let cluster = text[next]
      let (length, size) = (cluster.unicodeScalars.count, cluster.utf8.count)
      if countsBytes ? bytes + size > offset : scalars + length > offset { break }
      scalars += length
      bytes += size
      let isLineEnd = cluster == "\n" || cluster == "\r\n" || cluster == "\r"
      found = YAML.Mark(
        line: found.line + (isLineEnd ? 1 : 0), column: isLineEnd ? 1 : found.column + 1)
      next = text.index(after: next)
    }
    return found
  }
}

private struct Reader {
  /// How deep collections may nest; bounds the stack.
  private static let deepest = 64

  let reader: OpaquePointer
  var marks: MarkFinder

  /// The next value; nil at the end of a collection or of the document.
  mutating func value(depth: Int) throws(YAMLError) -> YAML? {
    let event = cyaml_next(reader)
    let mark = marks.mark(Int(event.offset), countsBytes: event.counts_bytes != 0)
    switch Int(event.kind) {
    case CYAML_SCALAR:
      return YAML(mark: mark, content: .scalar(text(event), isPlain: event.is_plain != 0))
    case CYAML_SEQUENCE, CYAML_MAPPING:
      guard depth < Self.deepest else {
        throw YAMLError(mark: mark, cause: .tooDeep)
      }
      let isMapping = Int(event.kind) == CYAML_MAPPING
      let values = try values(depth: depth + 1)
      return YAML(mark: mark, content: isMapping ? try pairs(values) : .sequence(values))
    case CYAML_ALIAS: throw YAMLError(mark: mark, cause: .alias)
    case CYAML_ERROR: throw YAMLError(mark: mark, cause: .syntax(text(event)))
    default: return nil
    }
  }

  private mutating func values(depth: Int) throws(YAMLError) -> [YAML] {
    var values: [YAML] = []
    while let value = try value(depth: depth) { values.append(value) }
    return values
  }

  private func pairs(_ values: [YAML]) throws(YAMLError) -> YAML.Content {
    var pairs: [(key: YAML, value: YAML)] = []
    var known = TextIndex()
    for index in stride(from: 0, to: values.count - 1, by: 2) {
      let key = values[index]
      if let name = key.scalar, known.indexOrInsert(name) != nil {
        throw YAMLError(mark: key.mark, cause: .repeatedKey(name))
      }
      pairs.append((key, values[index + 1]))
    }
    return .mapping(pairs)
  }

  private func text(_ event: cyaml_event) -> String {
    guard let start = event.text else { return "" }
    return String(
      decoding: UnsafeRawBufferPointer(start: start, count: event.length), as: UTF8.self)
  }
}
