import FlashcardDeck

/// The names of topics and decks as they are shown: without the marks of Markdown and the addresses of
/// links.
struct NameText: Sendable {
  /// What is shown of the names that have marks, because the tree is built often.
  private var known: [String: String] = [:]

  /// A name as it is shown.
  static func shown(_ name: String) -> String {
    guard name.mayBeMarkdown else { return name }
    // As a heading it is no list, whatever it begins with.
    return MarkdownText("# " + name, showsAddresses: false).oneLine.text
  }

  /// The same for a name that may come again.
  mutating func shown(_ name: String) -> String {
    guard name.mayBeMarkdown else { return name }
    if let shown = known[name] { return shown }
    let shown = Self.shown(name)
    known[name] = shown
    return shown
  }
}

extension Card {
  /// The names of its topic as they are shown.
  var shownTopic: String { topic.map(NameText.shown).listed(" / ") }
}
