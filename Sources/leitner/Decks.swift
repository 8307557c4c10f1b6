import DeckFiles
import FlashcardDeck

/// Every deck, and everything that is wrong with them.
struct Decks: Sendable {
  private(set) var library: Library
  let problems: [Problem]
  let files: [DeckFile]
  /// Files beside decks, such as a README, that are none.
  let leftOut: [String]
  private let texts: DeckTexts

  /// Reads the decks in some files and folders.
  init(_ paths: [String], replaced: [ReplacedFile] = []) {
    self.init(DeckFolder(paths: paths, replaced: replaced))
  }

  init(_ folder: DeckFolder) {
    library = Library(files: folder.files)
    problems = folder.problems + library.problems
    files = folder.files
    leftOut = folder.leftOut
    texts = folder.texts
  }

  /// The version of each file, by its path.
  var versions: [String: String] {
    Dictionary(files.map { ($0.path, $0.text.version) }, uniquingKeysWith: { first, _ in first })
  }

  /// The deck of each file, by its path.
  var deckOfFile: [String: String] {
    Dictionary(
      library.decks.flatMap { deck in deck.files.map { ($0.path, deck.id) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// The same decks with other ids for some cards.
  func renamed(_ names: [CardID: CardID]) -> Decks {
    var decks = self
    decks.library = library.renamed(names)
    return decks
  }

  /// The paths of the files that have cards.
  var filesWithCards: Set<String> { Set(files.lazy.filter { !$0.cards.isEmpty }.map(\.path)) }

  /// Whether a card was shown whose file is no longer what it was.
  var areStale: Bool { texts.isStale }
}
