import DeckFiles
import FlashcardDeck
import ProgressStore
import StudyInterface
import Toolkit

/// Paths and settings, before any deck or progress is read.
struct Setup {
  let paths: DataPaths
  let configuration: Configuration
  let clock: ProgressStore.Clock
  let language: Language
  let deckPaths: [String]
  /// Configured files that can't be changed, in whose place copies are read; those that the command line names
  /// are read themselves.
  let deckCopies: [ReplacedFile]
  /// Whether they are the decks that came with the program, because there are no others.
  let readsBundledDecks: Bool
  /// The learner's home folder.
  let home: String?
  /// The decks that the command line names, which have to be there.
  let namedDecks: [String]
  /// How the screens look.
  let appearance: Appearance
  /// What keys do on the screens.
  let keys: KeyMap
  /// What is wrong in the configuration.
  let problems: [Problem]
  /// Why it is unknown which decks the learner means: others would be studied, and all known cards be missing
  /// from them. Nil if it is known.
  let problemOfDecks: Problem?

  var sentences: Sentences { Sentences(messages: language.messages, clock: clock) }

  init(_ options: Options) throws(Failure) {
    let environment = Environment.process
    paths = DataPaths(
      environment: environment, dataDirectory: options.dataDirectory,
      configurationFile: options.configuration)
    let locale = Self.language(of: environment)
    do throws(FileError) {
      let read = try Configuration.read(
        paths.configuration, mustExist: options.configuration != nil, environment: environment)
      configuration = read.configuration
      let (keys, mistakes) = Self.keys(configuration, file: paths.configuration)
      let (appearance, oddities) = Self.appearance(configuration, file: paths.configuration)
      (self.keys, self.appearance) = (keys, appearance)
      problems = (read.problems + mistakes + oddities).sorted {
        ($0.line, $0.column) < ($1.line, $1.column)
      }
    } catch {
      throw Failure((options.language ?? locale).messages.sentence(for: error))
    }
    language = options.language ?? configuration.language ?? locale
    do throws(ClockError) {
      clock = try .system(
        rolloverHour: configuration.scheduler.rolloverHour, environment: environment)
    } catch {
      switch error {
      case .noMoment(let text): throw Failure(language.messages.noMoment(text), isWrongUsage: true)
      }
    }
    namedDecks = options.decks
    problemOfDecks = options.decks.isEmpty ? problems.first { $0.cause.hidesDecks } : nil
    deckPaths =
      problemOfDecks != nil
      ? []
      : paths.deckPaths(
        options: options.decks, configured: configuration.decks, holdsDeck: DeckFolder.holdsDeck)
    deckCopies =
      options.decks.isEmpty && !configuration.decks.isEmpty
      ? ReplacedFile.read(paths.deckCopies) : []
    readsBundledDecks =
      options.decks.isEmpty && configuration.decks.isEmpty && deckPaths.count == 1
      && deckPaths.first == paths.bundledDecks
    home = environment["HOME"]
  }

  /// The program's file and its version: another program may find other cards in the same decks.
  var programVersion: String? {
    guard let program = paths.program, let version = DeckFolder.version(of: program) else {
      return nil
    }
    return "\(program) \(version)"
  }

  /// Begins to read decks, without those that are unchanged since the last session.
  func reading(_ decks: [String], replaced: [ReplacedFile]) -> DeckFolder.Reading {
    guard let programVersion else { return DeckFolder.Reading(paths: decks, replaced: replaced) }
    return DeckFolder.Reading(
      paths: decks, replaced: replaced, index: paths.deckIndex, program: programVersion)
  }

  /// Problems of decks, those of a deck that the configuration names and that can't be read at the place where
  /// it names it.
  func placed(_ problems: [Problem]) -> [Problem] {
    guard namedDecks.isEmpty, !configuration.deckPlaces.isEmpty else { return problems }
    return problems.map { problem in
      guard case .unreadable(let error) = problem.cause,
        let place = configuration.deckPlaces.first(where: { $0.text == problem.file })
      else { return problem }
      return Problem(
        severity: problem.severity, file: paths.configuration, line: place.line,
        column: place.column, cause: .unreadableDeck(problem.file, error))
    }
  }

  /// A path with `~` in place of the home folder.
  func brief(_ path: String) -> String {
    guard let home, home.count > 1, path.hasPrefix(home + "/") else { return path }
    return "~" + path.dropFirst(home.count)
  }

  /// The theme as configured, and what was wrong with it.
  private static func appearance(
    _ configuration: Configuration, file: String
  ) -> (Appearance, [Problem]) {
    let settings = configuration.theme
    if settings.isEmpty { return (Appearance(), []) }
    let (appearance, mistakes) = Appearance.reading(
      settings.map { ($0.key.text, $0.value.text) })
    let problems = mistakes.map { mistake in
      let setting = settings[mistake.setting]
      let place = mistake.isKey ? setting.key : setting.value
      return Problem(
        severity: .error, file: file, line: place.line, column: place.column, cause: mistake.cause)
    }
    return (appearance, problems)
  }

  /// The table of keys as configured, and what was wrong with the configured keys.
  private static func keys(_ configuration: Configuration, file: String) -> (KeyMap, [Problem]) {
    let settings = configuration.keys
    // The table without a configuration needs no work at a start.
    if settings.isEmpty { return (.standard, []) }
    let (keys, mistakes) = KeyMap.standard.applying(
      settings.map { .init(action: $0.action.text, keys: $0.keys.map(\.text)) })
    return (keys, problems(.error, mistakes, of: configuration, file: file))
  }

  /// What the configured keys take from others that yield to them: said by the commands that a learner asks
  /// about keys and configuration alone, because it may be meant.
  var lossesOfKeys: [Problem] {
    let losses = KeyMap.standard.losses(
      by: configuration.keys.map { .init(action: $0.action.text, keys: $0.keys.map(\.text)) })
    return Self.problems(.warning, losses, of: configuration, file: paths.configuration)
  }

  private static func problems(
    _ severity: Problem.Severity, _ mistakes: [KeyMap.Mistake], of configuration: Configuration,
    file: String
  ) -> [Problem] {
    mistakes.map { mistake in
      let setting = configuration.keys[mistake.setting]
      let place = mistake.key.map { setting.keys[$0] } ?? setting.action
      return Problem(
        severity: severity, file: file, line: place.line, column: place.column, cause: mistake.cause
      )
    }
  }

  /// The language of a command that needs no progress, so that a mistake in the configuration is no
  /// reason to fail.
  static func language(_ options: Options) -> Language {
    if let language = options.language { return language }
    let environment = Environment.process
    let paths = DataPaths(environment: environment, configurationFile: options.configuration)
    let read = try? Configuration.read(paths.configuration, environment: environment)
    return read?.configuration.language ?? language(of: environment)
  }

  /// The progress, for writing if that is asked for and possible.
  func openStore(writing: Bool) throws(Failure) -> Store {
    do throws(StoreError) {
      return try Store.open(
        paths, device: DeviceName.ofThisMachine(paths, isToBeKept: writing), clock: clock,
        mode: writing ? .readWrite : .readOnly)
    } catch {
      throw Failure(sentences.sentence(for: error))
    }
  }

  /// The words to use before the options are known, or if they can't be read: in the language that an option
  /// names, or the configuration or the locale.
  static var localeMessages: any Messages {
    let arguments = Process.arguments
    let named = arguments.indices.lazy.compactMap { index -> Language? in
      let (option, next) = (arguments[index], index + 1)
      if option == "--language", next < arguments.count {
        return Language(argument: arguments[next])
      }
      return option.hasPrefix("--language=")
        ? Language(argument: String(option.dropFirst(11))) : nil
    }.last
    return language(Options(language: named)).messages
  }

  /// The locale's language, by the first variable that says one; English if none does.
  private static func language(of environment: Environment) -> Language {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first
    return locale.flatMap { Language(tag: $0) } ?? .english
  }
}
