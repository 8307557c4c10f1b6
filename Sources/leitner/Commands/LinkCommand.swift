import ArgumentParser
import FlashcardDeck
import StudyInterface

/// `leitner link`
struct LinkCard: LeitnerCommand {
  static let configuration = CommandConfiguration(
    commandName: "link", abstract: "Say that a card is what another one was.",
    discussion: """
      A card that was edited so much that it is not known again is asked as a new one. Then this carries \
      the progress of the old card over. `leitner check` lists the cards for which that is likely; \
      `leitner link` alone lists all known cards that no deck has any more.
      """)

  @ParentCommand var root: Leitner
  @OptionGroup var global: GlobalOptions
  @Argument(help: "The card’s id, as `leitner list` prints it.", completion: Completion.card)
  var card: String?
  @Argument(
    help: "The id under which it was known, as `leitner link` alone prints it.",
    completion: Completion.cardWithoutDeck)
  var was: String?
  @Option(
    help: ArgumentHelp(
      "Say of a known card that it is none of those that `leitner link` lists with it.",
      valueName: "was"),
    completion: Completion.cardWithoutDeck)
  var none: String?
  @Flag(help: "Take it back: what is known of both is apart again, or in doubt again.")
  var undo = false

  func validate() throws {
    if none != nil {
      if card != nil { throw ValidationError("--none takes one id, without a card") }
      return
    }
    if card != nil, was == nil { throw ValidationError("Missing expected argument '<was>'") }
    if undo, card == nil { throw ValidationError("Missing expected argument '<card>'") }
  }

  func run() throws {
    if let none {
      let workspace = try Workspace.open(options, writing: true)
      try undo ? workspace.askAgain(of: CardID(none)) : workspace.ruleOut(CardID(none))
      return save(workspace, printing: [])
    }
    guard let card, let was = was.map({ CardID($0) }) else { return try list() }
    let workspace = try Workspace.open(options, writing: true)
    if undo {
      try workspace.unlink(CardID(card), was: was)
    } else {
      try workspace.link(CardID(card), was: was)
    }
    save(workspace, printing: undo ? [CardID(card), was] : [CardID(card)])
  }

  private func save(_ workspace: Workspace, printing cards: [CardID]) {
    Output.isBehindRecord = true
    do {
      try workspace.save()
    } catch {
      // The link is in the history; a failure would have a script make it once more.
      Process.printError("leitner: \(workspace.messages.recordedBut(error.sentence))")
    }
    for id in cards {
      let key = workspace.record.key(of: id)
      Output.printLine("\(Output.column(id.description))\t\(workspace.dueReason(of: key))")
    }
  }

  /// Prints what is known of cards that no deck has: id, box, due day, the recorded question, and the ids
  /// of the cards that each may be.
  private func list() throws {
    let workspace = try Workspace.open(options, writing: false)
    let cards = try workspace.knownCardsWithoutDeck()
    if cards.isEmpty { Process.printError(workspace.messages.noCardsWithoutDeck) }
    for (card, question) in cards {
      let progress = workspace.record[card]
      let messages = workspace.messages
      let box =
        progress.map { messages.box(workspace.scheduler.boxes.place(of: $0.box)) } ?? messages.new
      Output.printLine(
        "\(Output.column(card.description))\t\(box)\t\(progress?.due.description ?? "-")"
          + "\t\(Output.oneLine(question ?? "-"))\t"
          + (workspace.candidates(for: card).map { Output.column($0.description) }.listed(" ")))
    }
  }
}
