/// What a line of search asks for: words, words that must not occur, and filters such as `is:due`.
public struct SearchQuery: Equatable, Sendable {
  /// What a filter asks of a card.
  public enum Filter: Hashable, Sendable {
    /// `box:2` or `box:2-4`
    case box(ClosedRange<Int>)
    /// `is:due`
    case standing(Standing)
    /// A part of a tag, a topic's name, or a deck's title or id, in folded letters.
    case tag(String), topic(String), deck(String)
    /// The kind of a card.
    case kind(String)
  }

  /// The words behind `is:`.
  public enum Standing: String, CaseIterable, Sendable {
    case due, new, waiting, suspended, starred, leech, buried
  }

  /// The names of the filters.
  public static let names = ["box", "is", "tag", "topic", "deck", "kind"]

  /// The words that must all occur, as they were typed; those between quotes, which must follow each other,
  /// are one.
  public private(set) var words: [String] = []
  /// Words that must not occur, likewise.
  public private(set) var excluded: [String] = []
  /// What must be true, and what must not be.
  public private(set) var filters: [Filter] = []
  /// The filters behind a minus.
  public private(set) var excludedFilters: [Filter] = []
  /// The first filter whose value is none of those that it takes: its name and the value.
  public private(set) var mistake: (name: String, value: String)?

  /// The first filter whose value is only the beginning of one, as it is while it is typed.
  public private(set) var unfinished: (name: String, value: String)?

  /// Whether a filter asks for tags.
  public var asksForTags: Bool {
    (filters + excludedFilters).contains { if case .tag = $0 { true } else { false } }
  }

  /// Whether nothing is asked for.
  public var isEmpty: Bool {
    words.isEmpty && excluded.isEmpty && filters.isEmpty && excludedFilters.isEmpty
  }

  /// Reads a line. Words that must follow each other, and a value with spaces, stand between quotes:
  /// `"learning rate"`, `topic:"parameter efficient"`; the last quote may be missing. A colon may be
  /// fullwidth. What looks like a filter but has another name is a word.
  public init(_ line: String) {
    for token in Self.tokens(of: line) {
      let (isExcluded, text) = (token.isExcluded, token.text)
      guard let colon = text.firstIndex(where: { $0 == ":" || $0 == "：" }), !token.beginsQuoted,
        let name = Self.names.first(where: { $0 == Folding.fold(String(text[..<colon])) })
      else {
        // A quote alone is looked for.
        let word = text.allSatisfy(\.isWhitespace) ? token.source.filter { !$0.isWhitespace } : text
        if isExcluded { excluded.append(word) } else { words.append(word) }
        continue
      }
      let value = String(text[text.index(after: colon)...])
      // Nothing was typed behind the colon yet.
      if value.isEmpty { continue }
      switch Self.filter(name, Folding.fold(value)) {
      case .some(let filter):
        if isExcluded { excludedFilters.append(filter) } else { filters.append(filter) }
      case nil:
        // Of a word that is not typed to its end nothing is said yet.
        let isBeginning =
          name == "is" && Standing.allCases.contains { $0.rawValue.hasPrefix(Folding.fold(value)) }
        if !isBeginning, mistake == nil { mistake = (name, value) }
        if isBeginning, unfinished == nil { unfinished = (name, value) }
      }
    }
  }

  /// Whether both ask for the same.
  public static func == (one: SearchQuery, other: SearchQuery) -> Bool {
    one.words == other.words && one.excluded == other.excluded && one.filters == other.filters
      && one.excludedFilters == other.excludedFilters && one.mistake?.name == other.mistake?.name
      && one.mistake?.value == other.mistake?.value
  }

  private static func filter(_ name: String, _ value: String) -> Filter? {
    switch name {
    case "box":
      let ends = value.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
      guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2,
        first <= last
      else { return nil }
      return .box(first...last)
    case "is":
      let all = Standing.allCases.filter { $0.rawValue.hasPrefix(value) }
      return all.first { $0.rawValue == value || all.count == 1 }.map(Filter.standing)
    case "tag": return .tag(value)
    case "topic": return .topic(value)
    case "deck": return .deck(value)
    default:
      let kinds = ["basic", "reversed", "cloze", "choice", "typed"]
      return kinds.contains { $0.hasPrefix(value) } ? .kind(value) : nil
    }
  }

  private static func isQuote(_ character: Character) -> Bool { "\"“”＂".contains(character) }

  private struct Token {
    /// As it was typed, but for a minus that excludes it.
    var source = ""
    /// Without the quotes around words.
    var text = ""
    /// A minus stands before a letter, a digit or a quote: `->` and `--` are words themselves.
    var isExcluded = false
    var beginsQuoted: Bool { source.first.map(isQuote) ?? false }
  }

  /// Parts apart by white space outside of quotes, which begin a word or a filter's value. Any other quote is a
  /// letter, as in `print("x")`.
  private static func tokens(of line: String) -> [Token] {
    var tokens: [Token] = []
    var token = Token()
    var isQuoted = false
    for character in line {
      if character.isWhitespace, !isQuoted {
        if !token.source.isEmpty { tokens.append(token) }
        token = Token()
        continue
      }
      if token.source == "-", !token.isExcluded,
        character.isLetter || character.isNumber || isQuote(character)
      {
        token = Token(isExcluded: true)
      }
      let last = token.source.last
      let mayBegin = last == nil || last == ":" || last == "："
      token.source.append(character)
      if isQuote(character), isQuoted || mayBegin {
        isQuoted.toggle()
      } else {
        token.text.append(character)
      }
    }
    return token.source.isEmpty ? tokens : tokens + [token]
  }
}
