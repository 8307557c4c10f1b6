/// A line of text that is being typed, with a cursor.
struct TextInput: Equatable, Sendable {
  /// The most characters; a paste may have more.
  let longest: Int
  private(set) var characters: [Character] = []
  /// The cursor is before the character with this index.
  private(set) var cursor = 0
  /// Whether what was typed last did not find room, or not all of it.
  private(set) var wasCut = false

  init(longest: Int) { self.longest = longest }

  var text: String { String(characters) }

  /// Does what a key means for a line; false if that is nothing.
  mutating func perform(_ action: Action) -> Bool {
    wasCut = false
    switch action {
    case .type(let text): insert(text)
    case .erase: remove(max(0, cursor - 1)..<cursor)
    case .eraseForward: remove(cursor..<min(characters.count, cursor + 1))
    case .eraseWord: remove(wordStart..<cursor)
    case .eraseAll: remove(0..<cursor)
    case .eraseRest: remove(cursor..<characters.count)
    case .cursorLeft: cursor = max(0, cursor - 1)
    case .cursorRight: cursor = min(characters.count, cursor + 1)
    case .cursorToStart: cursor = 0
    case .cursorToEnd: cursor = characters.count
    default: return false
    }
    return true
  }

  private mutating func insert(_ text: String) {
    // One line: what was pasted may have several.
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    let new = Array(line.prefix(max(0, longest - characters.count)))
    wasCut = new.count < line.count
    characters.insert(contentsOf: new, at: cursor)
    cursor += new.count
    // A mark that was typed alone joins the letter before it.
    let joined = Array(String(characters))
    if joined.count != characters.count {
      let before = String(characters[..<cursor]).count
      (characters, cursor) = (joined, min(before, joined.count))
    }
  }

  private mutating func remove(_ range: Range<Int>) {
    characters.removeSubrange(range)
    cursor = range.lowerBound
  }

  private var wordStart: Int { Self.wordStart(in: characters, before: cursor) }

  /// Where a word begins that ends at a cursor: characters of one kind, with the spaces behind them. In
  /// Chinese, which is written without spaces, punctuation and another script end it.
  static func wordStart(in characters: [Character], before cursor: Int) -> Int {
    var start = cursor
    while start > 0, characters[start - 1].isWhitespace { start -= 1 }
    guard start > 0 else { return 0 }
    let kind = WordKind(characters[start - 1])
    while start > 0, WordKind(characters[start - 1]) == kind { start -= 1 }
    return start
  }
}

/// Which characters make a word together.
private enum WordKind {
  case space, chinese, kana, letters, signs

  init(_ character: Character) {
    let scalar = character.unicodeScalars.first?.value ?? 0
    if character.isWhitespace {
      self = .space
    } else if (0x3041...0x30FF).contains(scalar) {
      self = .kana
    } else if character.unicodeScalars.first?.properties.isIdeographic ?? false {
      self = .chinese
    } else {
      self = character.isLetter || character.isNumber || character == "_" ? .letters : .signs
    }
  }
}
