/// A command's words as a shell would divide it, but without anything that a shell does with them.
enum CommandWords {
  /// The words: what stands in quotation marks, or behind a backslash, is kept together. Nil if a quotation
  /// mark is never closed.
  static func split(_ command: String) -> [String]? {
    var words: [String] = []
    var word: String?
    var quote: Character?
    var rest = command[...]
    while let character = rest.popFirst() {
      switch character {
      case let end where end == quote: quote = nil
      case "\\" where quote != "'":
        word = (word ?? "") + (rest.popFirst().map(String.init) ?? "")
      case "'" where quote == nil, "\"" where quote == nil:
        quote = character
        word = word ?? ""
      case let space where space.isWhitespace && quote == nil:
        if let word { words.append(word) }
        word = nil
      default: word = (word ?? "") + String(character)
      }
    }
    if let word { words.append(word) }
    return quote == nil ? words : nil
  }
}
