import Foundation
import Testing

/// What is said in Chinese is Chinese throughout: each word in Latin letters is a name, a command, a key, a unit or
/// what a file or a search takes.
@Suite struct ChineseWordsTests {
  /// Names of commands, options, variables, files and formats.
  private static let names: Set<String> = [
    "leitner", "add", "check", "copy", "decks", "due", "edit", "keys", "link", "list", "new",
    "pace",
    "suspend", "EDITOR", "VISUAL", "vi", "TERM", "LEITNER_NOW", "config", "yaml", "progress",
    "json",
    "feh", "mpv", "loop", "no", "git", "shell", "terminfo", "Markdown", "HTML", "YAML", "UTF",
    "http", "https", "mailto", "id",
    // Of what `leitner paths` lists.
    "bundled", "copies", "folded", "history", "interview", "seen",
  ]
  /// What a configuration, a deck and a search take.
  private static let values: Set<String> = [
    "ambiguous-width", "boxes", "forgotten", "format", "half", "first", "language", "zh", "en",
    "new-cards-a-day", "reviews-a-day", "opener", "theme", "true", "false", "blue", "bright-blue",
    "default", "native", "notes", "kind", "basic", "reversed", "cloze", "choice", "typed", "is",
    "waiting", "suspended", "buried", "starred", "leech", "box", "topic", "deck", "llm", "tag",
    "exam",
  ]
  /// Keys as they are written, units, and a colour.
  private static let others: Set<String> = [
    "C-r", "M-x", "Space", "PageUp", "Esc", "GB", "MB", "KB", "f87d",
  ]

  /// The texts of a file, without what is put into them.
  private func texts(_ source: String) -> [String] {
    var texts: [String] = []
    for line in source.split(separator: "\n") where !line.contains("///") {
      var parts: [String] = []
      var characters = Array(line)[...]
      var depths: [Int] = []
      var text: String?
      while let character = characters.popFirst() {
        switch (text, character) {
        case (.some(let begun), "\\"):
          let next = characters.popFirst()
          if next == "(" {
            parts.append(begun + " ")
            text = nil
            depths.append(0)
          } else {
            text = begun + " "
          }
        case (.some(let begun), "\""):
          parts.append(begun)
          text = nil
        case (.some(let begun), _): text = begun + String(character)
        case (nil, "\""): text = ""
        case (nil, "("): if let depth = depths.popLast() { depths.append(depth + 1) }
        case (nil, ")"):
          guard let depth = depths.popLast() else { break }
          if depth == 0 { text = "" } else { depths.append(depth - 1) }
        case (nil, _): break
        }
      }
      texts += parts
    }
    return texts
  }

  @Test func everyLatinWordIsAName() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Sources/StudyInterface/Messages").standardized
    let known = Self.names.union(Self.values).union(Self.others)
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasPrefix("Chinese") }
    #expect(files.count > 5)
    var count = 0
    for file in files {
      let source = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
      for text in texts(source) {
        count += 1
        for word in text.matches(of: /[A-Za-z][A-Za-z_-]*[A-Za-z]/).map({ String($0.output) }) {
          #expect(known.contains(word), "\(file): \(word) in \(text)")
        }
      }
    }
    #expect(count > 500)
  }
}
