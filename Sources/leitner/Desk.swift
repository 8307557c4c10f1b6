import FlashcardDeck
import ProgressStore
import StudyInterface

/// What a command works with: the decks, the progress, the rules and the clock.
final class Desk {
  let paths: DataPaths
  let configuration: Configuration
  let clock: Clock
  let language: Language
  let library: Library
  private(set) var store: Store

  var rules: StudyRules { configuration.rules }
  var record: StudyRecord { store.record }
  /// The study day, by the clock.
  var day: Day { clock.studyDay(of: clock.now()) }

  private init(_ setup: Setup, _ library: Library, _ store: Store) {
    paths = setup.paths
    configuration = setup.configuration
    clock = setup.clock
    language = setup.language
    self.library = library
    self.store = store
  }

  /// Opens decks and progress; `writing` where the command is going to change something.
  static func open(_ options: Options, writing: Bool) throws -> Desk {
    let setup = try Setup(options)
    let desk = Desk(setup, setup.library(), try setup.openStore(writing: writing))
    if writing, let holder = desk.store.holder {
      throw Failure("progress is being written by \(holder); try again when it has ended")
    }
    for notice in desk.store.notices { writeError("leitner: \(sentence(for: notice))") }
    return desk
  }

  /// The place of a card in the library.
  func index(of card: String) throws -> Int {
    guard let index = library.index(of: CardID(card)) else {
      throw Failure("there is no card “\(card)”; `leitner list` prints the ids")
    }
    return index
  }

  /// The cards of a topic or a deck, by its name.
  func scope(named name: String) throws -> Scope {
    guard let scope = Scope(named: name, in: library, language) else {
      throw Failure("there is no topic or deck “\(name)”; `leitner due` prints their names")
    }
    return scope
  }

  /// Records an answer; it is on the disk when this returns.
  func answer(_ card: CardID, _ grade: Grade, seconds: Int?) throws {
    let now = clock.now()
    let day = clock.studyDay(of: now)
    try store.append(
      store.record.answer(
        card, grade, id: store.nextEventID, time: store.eventTime(now), day: day,
        boxes: rules.boxes, seconds: seconds))
  }

  /// Takes back the latest answer of the day; false where there is none.
  func undo() throws -> Bool {
    let now = clock.now()
    guard
      let event = store.record.undo(
        id: store.nextEventID, time: store.eventTime(now), day: clock.studyDay(of: now))
    else { return false }
    try store.append(event)
    return true
  }

  /// Why a card is due when it is, in a sentence.
  func reason(for card: CardID) -> String {
    guard let progress = record[card] else { return "new: it was never answered" }
    let answers = progress.reviews == 1 ? "1 answer" : "\(progress.reviews) answers"
    let days = progress.due - progress.last
    return
      "box \(progress.box), due \(progress.due): \(days == 1 ? "1 day" : "\(days) days") after the "
      + "latest of \(answers) on \(progress.last)"
  }
}
