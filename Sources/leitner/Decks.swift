import DeckFiles
import FlashcardDeck

/// Every deck, and everything that is wrong with them.
struct Decks: Sendable {
  private(set) var library: Library
  private(set) var problems: [Problem]
  private let folder: DeckFolder

  /// Reads the decks in some files and folders.
  init(_ paths: [String], replaced: [ReplacedFile] = []) {
    self.init(DeckFolder(paths: paths, replaced: replaced))
  }

  init(_ folder: DeckFolder) {
    library = Library(files: folder.files)
    problems = folder.problems + library.problems
    self.folder = folder
  }

  var files: [DeckFile] { folder.files }
  /// Files beside decks, such as a README, that are none.
  var leftOut: [String] { folder.leftOut }
  /// Folders beside decks that hold packages of a program.
  var packages: [String] { folder.packages }

  /// What was found in the files, for the next start of the same program; nil if it is kept already.
  func newIndex(program: String) -> [UInt8]? { folder.newIndex(program: program) }

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
    decks.problems = problems.map { Self.problem($0, of: decks.library, names) }
    return decks
  }

  /// That a card's name is taken by another deck's, said of the one that has got another name, and with the id under which
  /// it is listed: if a known card keeps its name, that is the other of the two; if the card itself is known, it keeps
  /// the id that it had.
  private static func problem(
    _ problem: Problem, of library: Library, _ names: [CardID: CardID]
  ) -> Problem {
    guard case .nameChanged(let name, let other) = problem.cause, let kept = names[other] else {
      return problem
    }
    guard kept == name, let new = names[name], let index = library.index(of: new) else {
      return Problem(
        severity: problem.severity, file: problem.file, line: problem.line, column: problem.column,
        cause: .nameChanged(name, to: kept))
    }
    let card = library.card(at: index, in: library.languages(at: index).first ?? .english)
    return Problem(
      severity: problem.severity, file: card.file, line: card.line, column: 1,
      cause: .nameChanged(name, to: new))
  }

  /// The paths of the files that have cards.
  var filesWithCards: Set<String> { Set(files.lazy.filter { !$0.cards.isEmpty }.map(\.path)) }

  /// Whether a card was shown whose file is no longer what it was.
  var areStale: Bool { folder.texts.isStale }
}
