import ArgumentParser
import DeckFiles
import FlashcardDeck
import ProgressStore

/// `leitner check`
struct Check: LeitnerCommand {
  static let configuration = CommandConfiguration(
    abstract: "Look for mistakes in decks.",
    discussion: """
      Prints file:line:column: error: sentence, then for each file how many cards it has and how it was \
      read; fails when there is an error. Without a path it looks at the decks in use.
      """)

  @ParentCommand var root: Leitner
  @OptionGroup var global: GlobalOptions
  @Argument(help: "Decks or folders of decks.") var paths: [String] = []

  func run() throws {
    // With paths, neither the clock nor the configuration matters.
    let decks = Decks(paths.isEmpty ? try Setup(options).deckPaths : paths)
    let messages = Setup.language(options).messages
    for problem in decks.problems { Output.printLine(messages.line(for: problem)) }
    for file in decks.files {
      Output.printLine("\(file.path): " + messages.read(cards: file.cards.count, as: file.format))
    }
    for path in decks.leftOut { Output.printLine("\(path): \(messages.leftOut)") }
    let errors = decks.problems.count { $0.severity == .error }
    Process.printError(
      messages.checked(
        cards: decks.library.entries.count, errors: errors, warnings: decks.problems.count - errors)
    )
    if errors > 0 { throw ExitCode.failure }
  }
}
