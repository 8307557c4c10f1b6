/// A topic of a deck, named in each language that the deck has.
public struct Topic: Sendable {
  /// One or two, the deck's first language first.
  private var names: [(language: Language?, path: [String])]

  init(_ path: [String], in language: Language?) {
    names = [(language, path)]
  }

  /// The topic's names, outermost first, in a language or in the one that it has.
  public func path(in language: Language) -> [String] {
    (names.first { $0.language == language } ?? names[0]).path
  }

  /// Takes the name in a language, unless the topic has one.
  mutating func setPath(_ path: [String], in language: Language?) {
    guard let language, !names.contains(where: { $0.language == language }) else { return }
    names.append((language, path))
  }
}

/// A deck: one file, or the files that hold it in two languages.
public struct Deck: Sendable {
  /// The deck's name for scripts; no two decks of a library share one.
  public let id: String
  /// Its files, in the order in which the library got them.
  public let files: [DeckFile]
  /// Its topics, in the order of their first cards.
  public let topics: [Topic]
  /// The language of each file, in a deck of two also where the file does not say.
  let languages: [Language?]

  init(id: String, files: [DeckFile], topics: [Topic], languages: [Language?]) {
    self.id = id
    self.files = files
    self.topics = topics
    self.languages = languages
  }

  /// The deck's name for people, in a language or in the one that it has.
  public func title(in language: Language) -> String {
    let index = languages.firstIndex(of: language) ?? 0
    return files.indices.contains(index) ? files[index].title : id
  }
}
