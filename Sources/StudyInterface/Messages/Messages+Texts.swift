import FlashcardDeck
import Toolkit

extension Messages {
  /// A number and what it counts, in the order of the language.
  public func counted(_ count: Int, _ label: String) -> String {
    numbersComeFirst ? "\(count) \(label)" : "\(label) \(count)"
  }

  /// Days in the longest words that take no more than `width` columns; in years if even few are too many.
  func interval(_ count: Int, width: Int) -> String {
    let short = shortDays(count)
    let wordings = [days(count), short, short.filter { $0 != " " }]
    return wordings.first { $0.columns <= width } ?? shortYears(count / 365)
  }

  /// A problem in the form of compilers: `file:line:column: error: sentence`.
  public func line(for problem: Problem) -> String {
    "\(problem.file):\(problem.line):\(problem.column): \(name(of: problem.severity)): "
      + sentence(for: problem.cause)
  }

  /// What speaks for a card being a known one, and what it has of its own if both ask the same.
  public func words(for reasons: Set<Identification.Reason>) -> [String] {
    let isOther =
      reasons.contains(.sameQuestion) && reasons.isDisjoint(with: [.sameAnswer, .similarAnswer])
    return Identification.Reason.ordered(reasons).map(name) + (isOther ? [anotherAnswer] : [])
  }

  /// What is more important, with what is less so behind it as far as both fit into a row.
  private func known(_ first: [String], _ second: [String]) -> [String] {
    first.flatMap { one in second.map { "\(one) · \($0)" } } + first
  }

  /// What a screen is called where keys are listed by screens.
  func title(of context: Context) -> String {
    switch context {
    case .today: todayTitle
    case .question, .answer, .choice, .typing: reviewTitle
    case .summary: summaryTitle
    case .topics: browseTitle
    case .cards: cardsTitle
    case .card: cardTitle
    case .search: searchTitle
    case .statistics: statisticsTitle
    case .links: linkTitle
    case .help: helpTitle
    case .information: informationTitle
    case .interview: howMany
    case .speaking: interviewQuestion
    case .points: interviewPoints
    case .grading: interviewGrade
    case .report: reportTitle
    case .media: mediaTitle
    case .picture: pictureTitle
    }
  }

  /// What a notice says, in one or more wordings, the longest first; `key` gives the key of an action.
  func texts(
    of notice: Notice, key: (Action) -> String,
    question: (CardID) -> String = { $0.description }
  ) -> [String] {
    switch notice {
    case .browsingOnly(let holder): browsingOnly(holder: holder)
    case .quitTheOther(let holder): quitTheOther(holder: holder)
    case .undone(let kind, let question): [undone(kind, question: question)]
    case .redone(let kind, let question): [redone(kind, question: question)]
    case .nothingToRedo: [nothingToRedo]
    case .marked(let kind, let question, let isShown):
      [
        marked(
          kind, question: question, key: key(kind.isBurial ? .bury : .suspend), isShown: isShown)
      ]
    case .leech(let times, let question):
      [leech(times: times, question: question, edit: key(.edit), suspend: key(.suspend))]
    case .nothingToUndo: [nothingToUndo]
    case .nothingDue: [nothingDue(key: key(.practise))]
    case .dayIsFull(let isNew, let limit):
      isNew
        ? newCardsUsedUp(key: key(.more), isByKeyAlone: limit == 0)
        : reviewsUsedUp(areNeverAsked: limit == 0)
    case .oneLanguageOnly: [oneLanguageOnly]
    case .pasted: [pasted]
    case .unknownKey: [unknownKey(key: key(.help))]
    case .answerFirst: [answerFirst(key: key(.showAnswer))]
    case .broken(let problem, let more, let canEdit):
      brokenByEdit(problem, more: more, key: canEdit ? key(.edit) : nil)
    case .added(let added): self.added(added)
    case .looseText(let added): [looseText(added, key: key(.edit))]
    case .mayCopy(let change, let place): copyQuestion(to: place, for: change)
    case .copied(let place, let first?):
      [
        (texts(of: first, key: key, question: question).prefix(1) + [copied(to: place)]).joined(
          separator: clauseMark)
      ]
    case .copied(let place, nil): [copied(to: place).withCapital]
    case .firstCard: [firstCard]
    case .lastCard: [lastCard]
    case .deckProblems(let count): deckProblems(count)
    case .decksChanged: [decksChanged]
    case .paceChanged(let pace): paceChanged(pace)
    case .arrived(let arrivals): arrived(arrivals)
    case .writesNow: writesNow
    case .unwritten(let count, let reason): [unwritten(count, reason: reason)]
    case .leavingUnwritten(let count, let reason):
      [leavingUnwritten(count, reason: reason, key: key(.quit))]
    case .allWritten: [allWritten]
    case .knownCards(let carried, let doubts, let gone, let only, let problems):
      known(
        knownCards(
          carried: carried, doubts: doubts, gone: gone, only: only.map(question), key: key(.compare)
        ),
        problems == 0 ? [] : deckProblems(problems))
    case .noDoubts: [noDoubts]
    case .interviewWaits(let question):
      interviewWaits(
        key: key(.interview), at: question.map { questionOf($0.number, $0.all) })
    case .linked(let known, let question): linked(known, to: question, undo: key(.undo))
    case .ruledOut(let question): ruledOut(question: question)
    case .decisionTakenBack: [decisionTakenBack]
    case .decidedAlready: [decidedAlready(key: key(.undo))]
    case .sentence(let sentence): [sentence]
    }
  }
}

extension String {
  fileprivate var withCapital: String { prefix(1).uppercased() + dropFirst() }
}

extension Event.Kind {
  fileprivate var isBurial: Bool { if case .bury = self { true } else { false } }
}
