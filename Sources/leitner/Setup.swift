import DeckFiles
import FlashcardDeck
import ProgressStore

/// Where things lie and what the learner wants, before any deck or progress is read.
struct Setup {
  let paths: DataPaths
  let configuration: Configuration
  let clock: ProgressStore.Clock
  let language: Language
  let deckPaths: [String]
  /// What is wrong in the configuration.
  let problems: [Problem]

  init(_ options: Options) throws {
    let environment = Environment.process
    paths = DataPaths(
      environment: environment, dataDirectory: options.dataDirectory,
      configurationFile: options.configuration)
    do {
      (configuration, problems) = try Configuration.read(
        paths.configuration, environment: environment)
    } catch {
      throw Failure(error.description)
    }
    do {
      clock = try .system(rolloverHour: configuration.rules.rolloverHour, environment: environment)
    } catch .noMoment(let text) {
      throw Failure(
        "LEITNER_NOW is “\(text)”, which is no moment like 2026-03-02T09:00:00+01:00")
    }
    language = options.language ?? configuration.language ?? Self.language(of: environment)
    deckPaths = paths.deckPaths(
      options: options.decks, configured: configuration.decks, holdsDeck: DeckFolder.holdsDeck)
  }

  /// The progress, for writing where that is asked for and possible.
  func openStore(writing: Bool) throws -> Store {
    do {
      return try Store.open(
        paths, device: DeviceName.ofThisMachine(paths), clock: clock,
        mode: writing ? .readWrite : .readOnly)
    } catch {
      throw Failure(sentence(for: error))
    }
  }

  /// The locale's language, by the first variable that says one; English where none does.
  private static func language(of environment: Environment) -> Language {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first
    return locale.flatMap { Language(tag: $0) } ?? .english
  }
}

/// Every deck, and everything that is wrong with them.
struct Decks: Sendable {
  let library: Library
  let problems: [Problem]
  private let files: [DeckFile]
  private let texts: DeckTexts

  /// Reads the decks in some files and folders.
  init(_ paths: [String]) { self.init(DeckFolder(paths: paths)) }

  init(_ folder: DeckFolder) {
    library = Library(files: folder.files)
    problems = folder.problems + library.problems
    files = folder.files
    texts = folder.texts
  }

  /// The files that have cards.
  var full: Set<String> { Set(files.lazy.filter { !$0.cards.isEmpty }.map(\.path)) }

  /// Whether a card was shown whose file is no longer what it was.
  var areStale: Bool { texts.isStale }
}
