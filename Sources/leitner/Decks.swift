import DeckFiles
import FlashcardDeck

/// Every deck, and everything that is wrong with them.
struct Decks: Sendable {
  let library: Library
  let problems: [Problem]
  let files: [DeckFile]
  /// Files beside decks, such as a README, that are none.
  let leftOut: [String]
  private let texts: DeckTexts

  /// Reads the decks in some files and folders.
  init(_ paths: [String]) { self.init(DeckFolder(paths: paths)) }

  init(_ folder: DeckFolder) {
    library = Library(files: folder.files)
    problems = folder.problems + library.problems
    files = folder.files
    leftOut = folder.leftOut
    texts = folder.texts
  }

  /// The paths of the files that have cards.
  var filesWithCards: Set<String> { Set(files.lazy.filter { !$0.cards.isEmpty }.map(\.path)) }

  /// Whether a card was shown whose file is no longer what it was.
  var areStale: Bool { texts.isStale }
}
