import FlashcardDeck
import StudyInterface
import TestSupport

/// A learner at the interface: presses keys, and what the interface asks for happens in memory.
struct Learner {
  var state: State
  private(set) var effects: [Effect] = []
  private var clock = 0
  var study: MemoryStudy
  /// The interview that was left before.
  var saved: SavedInterview?
  /// Known cards for which the learner has to choose.
  private var doubts: [CardDoubt]
  private var decided: [CardDoubt] = []
  private var links: [Decision: Event] = [:]

  init(
    columns: Int = 80, rows: Int = 24, language: Language = .english,
    decks: [(String, String)] = SampleDecks.gardens,
    record: StudyRecord = StudyRecord(), day: Day = Day(20_514), isWritable: Bool = true,
    notice: Notice? = nil, doubts: [CardDoubt] = [], scheduler: Scheduler = Scheduler()
  ) {
    UTF8Locale.use()
    self.doubts = doubts
    study = MemoryStudy(record: record, day: day, scheduler: scheduler)
    state = State(
      size: Size(columns: columns, rows: rows), language: language,
      library: SampleDecks.library(decks), record: record, day: day, scheduler: study.scheduler,
      isWritable: isWritable, notice: notice, doubtCount: doubts.count)
  }

  mutating func press(_ keys: Key..., after milliseconds: Int = 4000) {
    for key in keys {
      clock += milliseconds
      for effect in state.update(.key(key), clock: clock) {
        effects.append(effect)
        carryOut(effect)
      }
      saved = state.interview
    }
  }

  mutating func type(_ text: String) {
    for character in text { press(.character(character)) }
  }

  mutating func receive(_ input: Input) { _ = state.update(input, clock: clock) }

  /// Lets seconds pass in which nothing is pressed.
  mutating func wait(seconds: Int) {
    clock += seconds * 1000
    receive(.tick)
  }

  /// What is on the screen, without trailing spaces.
  var screen: String {
    let frame = state.view()
    return (0..<frame.size.rows).map(frame.text(ofRow:)).joined(separator: "\n")
  }

  private mutating func goOn(_ input: Input) {
    receive(.recorded(study.record, study.day))
    receive(.doubtCount(doubts.count))
    receive(input)
  }

  private mutating func carryOut(_ effect: Effect) {
    switch effect {
    case .answer(let card, let grade, let seconds): study.answer(card, grade, seconds: seconds)
    case .answerAloud(let answer): study.answer(answer)
    case .findInterview(let scope):
      return receive(.interview(scope, saved, study.spokenAnswers))
    case .findMissed:
      return receive(.missed(MissedPoint.all(in: study.spokenAnswers, state.library)))
    case .undo: study.undo()
    case .redo: study.redo()
    case .mark(let cards, let kind): for card in cards { study.mark(card, kind) }
    case .findAnswers(let card):
      let events = study.history.filter { $0.card == card }
      return receive(.answers(card, PastAnswer.answers(among: events)))
    case .findDoubts: return receive(.doubts(doubts))
    case .decide(let decision):
      if let card = decision.card { links[decision] = study.link(card, was: decision.was) }
      decided += doubts.filter { $0.was == decision.was }
      doubts.removeAll { $0.was == decision.was }
      return goOn(.decided(decision))
    case .takeBack(let decision):
      if let link = links.removeValue(forKey: decision) { study.undo(ofLink: link) }
      doubts += decided.filter { $0.was == decision.was }
      return goOn(.takenBack(decision))
    case .add, .edit, .openAddress, .viewPicture, .copyDecks, .redraw, .suspendProgram, .quit:
      return
    }
    receive(.recorded(study.record, study.day))
  }
}
