import ArgumentParser
import FlashcardDeck
import StudyInterface

/// `leitner edit`
struct Edit: LeitnerCommand {
  static let configuration = CommandConfiguration(
    abstract: "Open a card in the editor that VISUAL or EDITOR names.")

  @ParentCommand var root: Leitner
  @OptionGroup var global: GlobalOptions
  @Argument(help: "The card’s id, as `leitner list` prints it.") var card: String

  func run() throws {
    let workspace = try Workspace.open(options, writing: false)
    let index = try workspace.index(of: card)
    let shown = workspace.library.card(at: index, in: workspace.language)
    try workspace.edit(
      workspace.library.entries[index].id, file: shown.file, line: shown.line)
    workspace.readDecksAgain()
    if let sentence = workspace.problem(in: shown.file) { throw Failure(sentence) }
    // What was found of known cards in the edited file.
    for sentence in workspace.newNotices() { Process.printError("leitner: \(sentence)") }
  }
}
