import ArgumentParser
import FlashcardDeck
import StudyInterface

/// A command that puts cards away or marks them, or no longer.
protocol MarkCommand: LeitnerCommand {
  var cards: [String] { get }
  /// Whether it is done to all cards of each one's text.
  var siblings: Bool { get }

  /// What happens to each of the cards on a study day.
  static func kind(on day: Day) -> Event.Kind
}

/// The flag of commands that take a card's siblings, too.
private enum SiblingsFlag {
  static let help: ArgumentHelp =
    "The other cards of the same text, too: both directions of one, or all its gaps."
}

extension MarkCommand {
  var siblings: Bool { false }

  func run() throws {
    let workspace = try Workspace.open(options, writing: true)
    // All of them first, so that a mistyped one changes nothing.
    let found = try cards.map { card throws(Failure) in
      siblings ? try workspace.siblings(of: card) : [try workspace.index(of: card)]
    }
    var seen: Set<Int> = []
    let known = found.joined().filter { seen.insert($0).inserted }.map {
      workspace.library.entries[$0].id
    }
    let kind = Self.kind(on: workspace.day)
    var changed: [Bool] = []
    for card in known {
      // What is so already is not written down again, and not taken back by an undo.
      let marks = workspace.record.remarks.marks[card] ?? Remarks.Marks()
      changed.append(marks.isChanged(by: kind, on: workspace.day))
      if changed.last ?? false { try workspace.mark([card], kind) }
    }
    Output.isBehindRecord = changed.contains(true)
    do {
      try workspace.save()
    } catch {
      Process.printError("leitner: \(workspace.messages.recordedBut(error.sentence))")
    }
    for (card, isNew) in zip(known, changed) {
      let sentence = workspace.outcome(of: kind, isNew: isNew, for: card)
      Output.printLine("\(Output.column(card.description))\t\(sentence)")
    }
  }
}

/// `leitner suspend`
struct Suspend: MarkCommand {
  static let configuration = CommandConfiguration(
    commandName: "suspend", abstract: "Put cards away: they are not asked until they are woken.")

  @ParentCommand var root: Leitner
  @OptionGroup var global: GlobalOptions
  @Argument(help: "The cards’ ids, as `leitner list` prints them.", completion: Completion.card)
  var cards: [String]
  @Flag(help: SiblingsFlag.help) var siblings = false

  static func kind(on day: Day) -> Event.Kind { .suspend }
}

/// `leitner wake`
struct Wake: MarkCommand {
  static let configuration = CommandConfiguration(
    commandName: "wake", abstract: "Have cards asked again that were suspended or buried.")

  @ParentCommand var root: Leitner
  @OptionGroup var global: GlobalOptions
  @Argument(help: "The cards’ ids, as `leitner list` prints them.", completion: Completion.card)
  var cards: [String]
  @Flag(help: SiblingsFlag.help) var siblings = false

  static func kind(on day: Day) -> Event.Kind { .wake }
}

/// `leitner bury`
struct Bury: MarkCommand {
  static let configuration = CommandConfiguration(
    commandName: "bury", abstract: "Bury cards: they are not asked until tomorrow.")

  @ParentCommand var root: Leitner
  @OptionGroup var global: GlobalOptions
  @Argument(help: "The cards’ ids, as `leitner list` prints them.", completion: Completion.card)
  var cards: [String]
  @Flag(help: SiblingsFlag.help) var siblings = false

  static func kind(on day: Day) -> Event.Kind { .bury(until: day + 1) }
}

/// `leitner star`
struct Star: MarkCommand {
  static let configuration = CommandConfiguration(
    commandName: "star", abstract: "Mark cards with a star.")

  @ParentCommand var root: Leitner
  @OptionGroup var global: GlobalOptions
  @Argument(help: "The cards’ ids, as `leitner list` prints them.", completion: Completion.card)
  var cards: [String]

  static func kind(on day: Day) -> Event.Kind { .star }
}

/// `leitner unstar`
struct Unstar: MarkCommand {
  static let configuration = CommandConfiguration(
    commandName: "unstar", abstract: "Take the star from cards.")

  @ParentCommand var root: Leitner
  @OptionGroup var global: GlobalOptions
  @Argument(help: "The cards’ ids, as `leitner list` prints them.", completion: Completion.card)
  var cards: [String]

  static func kind(on day: Day) -> Event.Kind { .unstar }
}
