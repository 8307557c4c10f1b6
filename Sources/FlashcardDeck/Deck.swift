/// A deck: one file, or one file for each of two languages.
public struct Deck: Sendable {
  /// The deck's name for scripts; no two decks of a library share one.
  public let id: String
  /// Its files, in the order in which the library got them.
  public let files: [DeckFile]
  /// Its topics, in the order of their first cards.
  public let topics: [Topic]
  /// The language of each file; in a deck of two languages, also of a file that does not name its own.
  let languages: [Language?]

  init(id: String, files: [DeckFile], topics: [Topic], languages: [Language?]) {
    self.id = id
    self.files = files
    self.topics = topics
    self.languages = languages
  }

  /// The names of the folders that it is in, below the decks' root; none if its files are in several.
  public var folders: [String] {
    guard let first = files.first, files.allSatisfy({ $0.folders == first.folders }) else {
      return []
    }
    return first.folders
  }

  /// Whether its cards may be in two languages, which their names join.
  public var isOfTwoLanguages: Bool { languages.contains { $0 != languages[0] } }

  /// The language of one of its files.
  func language(of file: DeckFile) -> Language? {
    files.firstIndex { $0.path == file.path }.flatMap { languages[$0] }
  }

  /// The deck's name for people, in a language or in the one that it has.
  public func title(in language: Language) -> String {
    let index = languages.firstIndex(of: language) ?? 0
    return files.indices.contains(index) ? files[index].title : id
  }
}
