import Toolkit

/// The parts of a deck file's name: `notes/llm.zh.md` is `llm` in Chinese.
struct DeckFileName {
  let stem: String
  let language: Language?

  init(_ path: String) {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    var stem = name[...]
    // A hidden file's name may begin with the only dot.
    if let dot = stem.lastIndex(of: "."), dot > stem.startIndex { stem = stem[..<dot] }
    var language: Language?
    if let dot = stem.lastIndex(of: "."), case let last = stem[dot...].dropFirst(),
      Self.isLanguageTag(last)
    {
      language = Language(tag: last)
      stem = stem[..<dot]
    }
    self.language = language
    let line = VisibleText.line(String(stem))
    self.stem = line.isEmpty ? VisibleText.line(name) : line
  }

  /// A file's path without its name.
  static func folder(of path: String) -> Substring {
    path.lastIndex(of: "/").map { path[..<$0] } ?? ""
  }

  /// `zh`, `en-GB` or `zh_CN`, but not `end`.
  private static func isLanguageTag(_ text: Substring) -> Bool {
    guard Language(tag: text) != nil else { return false }
    return text.utf8.count == 2
      || text.utf8.dropFirst(2).first.map { $0 == 0x2D || $0 == 0x5F } == true
  }
}
