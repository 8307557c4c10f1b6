import ArgumentParser
import FlashcardDeck
import StudyInterface

/// The flag of commands that change decks.
private enum CopyFlag {
  static let help: ArgumentHelp =
    "Copy decks that can’t be changed where they are to your own folder first, without asking."
}

/// `leitner add`
struct Add: LeitnerCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Add a card with the editor that VISUAL or EDITOR names.",
    discussion: "A new card that is left empty is taken out again.")

  @ParentCommand var root: Leitner
  @OptionGroup var global: GlobalOptions
  @Option(
    help:
      "The topic or deck at whose end the card goes; without it, your own deck or behind the last card.",
    completion: Completion.topic)
  var topic: String?
  @Flag(help: CopyFlag.help) var copy = false
  @Flag(help: "Begin the topic, without asking, if no deck has it.") var new = false

  func run() throws {
    let workspace = try Workspace.open(options, writing: false)
    var (named, newTopic): (Scope?, String?)
    if let topic {
      named = Scope(named: topic, in: workspace.library, workspace.language)
      if named == nil { newTopic = try workspace.agreedTopic(topic, isAgreed: new) }
    }
    let change = try workspace.copyDecks(for: .add(named ?? .everything), isAgreed: copy)
    guard case .add(let scope) = change else { return }
    let added =
      try newTopic.map { name throws(Failure) in try workspace.add(toNewTopic: name) }
      ?? workspace.add(to: scope)
    for problem in workspace.problems.filter({ $0.severity == .error }) {
      Process.printError(workspace.messages.line(for: problem))
    }
    for sentence in workspace.newNotices() { Process.printError("leitner: \(sentence)") }
    if added.isLoose { throw Failure(workspace.messages.looseText(added, key: nil)) }
    Output.printLine(workspace.messages.added(added)[0])
  }
}

/// `leitner edit`
struct Edit: LeitnerCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit", abstract: "Open a card in the editor that VISUAL or EDITOR names.")

  @ParentCommand var root: Leitner
  @OptionGroup var global: GlobalOptions
  @Argument(help: "The card’s id, as `leitner list` prints it.", completion: Completion.card)
  var card: String
  @Flag(help: CopyFlag.help) var copy = false

  func run() throws {
    let workspace = try Workspace.open(options, writing: false)
    let index = try workspace.index(of: card)
    let shown = workspace.library.card(at: index, in: workspace.language)
    let edited = workspace.library.entries[index].id
    let change = try workspace.copyDecks(
      for: .edit(edited, file: shown.file, line: shown.line), isAgreed: copy)
    guard case .edit(_, let file, let line) = change else { return }
    try workspace.edit(edited, file: file, line: line)
    workspace.readDecksAgain()
    let problems = workspace.problems.filter { $0.file == file }
    for problem in problems { Process.printError(workspace.messages.line(for: problem)) }
    if problems.contains(where: { $0.severity == .error }) { throw ExitCode.failure }
    if workspace.library.index(of: workspace.record.key(of: edited)) == nil {
      Process.printError("leitner: \(workspace.messages.editedCardGone)")
    }
    // What was found of known cards in the edited file.
    for sentence in workspace.newNotices() { Process.printError("leitner: \(sentence)") }
  }
}
