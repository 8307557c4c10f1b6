import ArgumentParser
import DeckFiles
import FlashcardDeck
import ProgressStore
import StudyInterface

/// `leitner check`
struct Check: LeitnerCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Look for mistakes in decks and the configuration.",
    discussion: """
      Prints file:line:column: error: sentence, then for each file how many cards it has and how it was \
      read; fails when there is an error. Without a path it looks at the configuration and the decks in use, and also names cards \
      that may be ones that you know and that were edited so much that this can't be told.
      """)

  @ParentCommand var root: Leitner
  @OptionGroup var global: GlobalOptions
  @Argument(help: "Decks or folders of decks.", completion: .file()) var paths: [String] = []

  func validate() throws {
    if paths.contains("") { throw ValidationError("check needs a path; it is empty") }
  }

  func run() throws {
    // With paths, neither the clock nor the configuration matters.
    let setup = paths.isEmpty ? try Setup(options) : nil
    let decks = Decks(setup?.deckPaths ?? paths, replaced: setup?.deckCopies ?? [])
    let messages = Setup.language(options).messages
    let known = setup.flatMap { knownCards($0, decks) }
    let found = (known?.problems ?? decks.problems) + decks.library.problemsOfChoices
    let missing = decks.files.flatMap(MissingFiles.problems)
    let deckProblems = (setup?.placed(found) ?? found) + missing
    let problems = (setup?.problems ?? []) + (setup?.lossesOfKeys ?? []) + deckProblems
    for problem in problems { Output.printLine(messages.line(for: problem)) }
    let doubts = known.map { doubtLines($0, setup?.language ?? .english) } ?? []
    for line in doubts { Output.printLine(line) }
    let originals = Dictionary(
      (setup?.deckCopies ?? []).map { ($0.copy, $0.original) }, uniquingKeysWith: { $1 })
    for file in decks.files {
      Output.printLine(
        "\(file.path): " + messages.read(cards: file.cards.count, as: file.format)
          + (file.areNumberedHeadings ? messages.areNumberedHeadings : "")
          + (originals[file.path].map(messages.inPlace(of:)) ?? ""))
    }
    for path in decks.leftOut { Output.printLine("\(path): \(messages.leftOut)") }
    for path in decks.packages { Output.printLine("\(path): \(messages.leftOutPackages)") }
    let errors = problems.count { $0.severity == .error }
    Process.printError(
      messages.checked(
        cards: decks.library.entries.count, errors: errors,
        warnings: problems.count - errors + doubts.count)
        // At these the study screens do not look.
        + messages.ofMissingFiles(missing.count))
    if errors > 0 { throw ExitCode.failure }
  }

  /// The known cards among those of the decks. If the progress can't be read, the decks are checked all the
  /// same, and it is said.
  private func knownCards(_ setup: Setup, _ decks: Decks) -> Doubts? {
    if setup.problemOfDecks != nil { return nil }
    do {
      return try Doubts(in: decks, setup)
    } catch {
      Process.printError("leitner: \(error.sentence)")
      return nil
    }
  }

  /// A warning for each card that may be a known one, at its place.
  private func doubtLines(_ doubts: Doubts, _ language: Language) -> [String] {
    let messages = language.messages
    return doubts.all.flatMap { doubt in
      doubt.candidates.compactMap { candidate -> String? in
        guard let index = doubts.library.index(of: candidate.card) else { return nil }
        let card = doubts.library.card(at: index, in: language)
        let ids = [candidate.card, doubt.was].map { Output.shellWord($0.description) }
        let sentence = messages.mayBeKnown(
          as: doubt.was.description, question: doubt.question + (doubt.isCut ? "…" : ""),
          reasons: candidate.reasons, command: "leitner link \(ids[0]) \(ids[1])",
          refusal: "leitner link --none \(ids[1])")
        return "\(card.file):\(card.line):1: \(messages.name(of: .warning)): \(sentence)"
      }
    }
  }
}
