import FlashcardDeck
import StudyInterface
import TestSupport

/// A learner at the interface: presses keys, and what the interface asks for happens in memory.
struct Learner {
  var state: State
  private(set) var effects: [Effect] = []
  private var clock = 0
  private var study: MemoryStudy

  init(
    columns: Int = 80, rows: Int = 24, language: Language = .english,
    decks: [(String, String)] = SampleDecks.gardens,
    record: StudyRecord = StudyRecord(), day: Day = Day(20_514), isWritable: Bool = true,
    notice: Notice? = nil
  ) {
    UTF8Locale.use()
    study = MemoryStudy(record: record, day: day)
    state = State(
      size: Size(columns: columns, rows: rows), language: language,
      library: SampleDecks.library(decks), record: record, day: day, scheduler: study.scheduler,
      isWritable: isWritable, notice: notice)
  }

  mutating func press(_ keys: Key...) {
    for key in keys {
      clock += 4000
      for effect in state.update(.key(key), clock: clock) {
        effects.append(effect)
        carryOut(effect)
      }
    }
  }

  mutating func type(_ text: String) {
    for character in text { press(.character(character)) }
  }

  mutating func receive(_ input: Input) { _ = state.update(input, clock: clock) }

  /// What is on the screen, without trailing spaces.
  var screen: String {
    let frame = state.view()
    return (0..<frame.size.rows).map(frame.text(ofRow:)).joined(separator: "\n")
  }

  private mutating func carryOut(_ effect: Effect) {
    switch effect {
    case .answer(let card, let grade, let seconds): study.answer(card, grade, seconds: seconds)
    case .undo: study.undo()
    case .suspendProgram, .quit: return
    }
    receive(.recorded(study.record, study.day))
  }
}
