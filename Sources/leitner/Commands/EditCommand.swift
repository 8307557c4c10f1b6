import ArgumentParser
import FlashcardDeck
import StudyInterface

/// `leitner add`
struct Add: LeitnerCommand {
  static let configuration = CommandConfiguration(
    abstract: "Add a card with the editor that VISUAL or EDITOR names.",
    discussion: "A new card that is left empty is taken out again.")

  @ParentCommand var root: Leitner
  @OptionGroup var global: GlobalOptions
  @Option(help: "The topic or deck at whose end the card goes; without it, behind the last card.")
  var topic: String?

  func run() throws {
    let workspace = try Workspace.open(options, writing: false)
    let scope = try topic.map { name throws(Failure) in try workspace.scope(named: name) }
    let added = try workspace.add(to: scope ?? .everything)
    for problem in workspace.problems.filter({ $0.severity == .error }) {
      Process.printError(workspace.messages.line(for: problem))
    }
    for sentence in workspace.newNotices() { Process.printError("leitner: \(sentence)") }
    Output.printLine(workspace.messages.added(added))
  }
}

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
    let edited = workspace.library.entries[index].id
    try workspace.edit(edited, file: shown.file, line: shown.line)
    workspace.readDecksAgain()
    if let sentence = workspace.problem(in: shown.file) { throw Failure(sentence) }
    if workspace.library.index(of: workspace.record.key(of: edited)) == nil {
      Process.printError("leitner: \(workspace.messages.editedCardGone)")
    }
    // What was found of known cards in the edited file.
    for sentence in workspace.newNotices() { Process.printError("leitner: \(sentence)") }
  }
}
