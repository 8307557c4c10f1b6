import ArgumentParser
import FlashcardDeck
import StudyInterface

/// A command that puts cards away or marks them, or no longer.
protocol MarkCommand: LeitnerCommand {
  var cards: [String] { get }

  /// What happens to each of the cards on a study day.
  static func kind(on day: Day) -> Event.Kind
}

extension MarkCommand {
  func run() throws {
    let workspace = try Workspace.open(options, writing: true)
    // All of them first, so that a mistyped one changes nothing.
    let known = try cards.map { card throws(Failure) in
      workspace.library.entries[try workspace.index(of: card)].id
    }
    let kind = Self.kind(on: workspace.day)
    var changed: [Bool] = []
    for card in known {
      // What is so already is not written down again, and not taken back by an undo.
      let marks = workspace.record.remarks.marks[card] ?? Remarks.Marks()
      changed.append(marks.isChanged(by: kind, on: workspace.day))
      if changed.last ?? false { try workspace.mark([card], kind) }
    }
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

  static func kind(on day: Day) -> Event.Kind { .suspend }
}

/// `leitner wake`
struct Wake: MarkCommand {
  static let configuration = CommandConfiguration(
    commandName: "wake", abstract: "Have cards asked again that were suspended or put off.")

  @ParentCommand var root: Leitner
  @OptionGroup var global: GlobalOptions
  @Argument(help: "The cards’ ids, as `leitner list` prints them.", completion: Completion.card)
  var cards: [String]

  static func kind(on day: Day) -> Event.Kind { .wake }
}

/// `leitner bury`
struct Bury: MarkCommand {
  static let configuration = CommandConfiguration(
    commandName: "bury", abstract: "Put cards off until tomorrow.")

  @ParentCommand var root: Leitner
  @OptionGroup var global: GlobalOptions
  @Argument(help: "The cards’ ids, as `leitner list` prints them.", completion: Completion.card)
  var cards: [String]

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
