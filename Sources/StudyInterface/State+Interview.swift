import FlashcardDeck

extension State {
  /// What a learner asks for who wants to be asked some cards aloud; says why if that can't be.
  func interview(_ scope: Scope) -> Response {
    if let obstacle { return .say(obstacle) }
    guard hasCards else { return .say(.sentence(messages.noCards)) }
    let cards = cards(of: scope)
    guard !SavedInterview.plan(cards, count: 1, library, record, day: day).isEmpty else {
      return .say(.sentence(messages.onlySuspended))
    }
    return Response(effects: [.findInterview(scope)])
  }

  /// The same for `leitner study --interview`.
  mutating func askForInterview(_ scope: Scope) -> [Effect] {
    let response = interview(scope)
    if let notice = response.notice { self.notice = notice }
    return response.effects
  }

  /// Milliseconds until a clock on the screen shows another second; nil if there is none.
  func timeToTick(at clock: Int) -> Int? {
    hasRoom ? (screen as? InterviewScreen)?.timeToTick(at: clock) : nil
  }

  /// Lets a clock on the screen show the time.
  mutating func takeTime(_ clock: Int) {
    guard var interview = screen as? InterviewScreen, interview.takeTime(clock) else { return }
    screen = interview
  }

  /// Lets time pass for the question that can be seen, and for no other.
  mutating func takeSight(_ clock: Int) {
    for index in screens.indices where screens[index].isSession {
      var screen = screens[index]
      let isSeen = index == screens.count - 1 && hasRoom && !isAway
      screen.takeSight(isSeen: isSeen, clock: clock)
      screens[index] = screen
    }
  }

  /// Notes the interview that can go on, or that it is at its end.
  ///
  /// - Parameter isLeft: whether the learner leaves it, so that its clock stops.
  mutating func keepInterview(isLeft: Bool = false) {
    for case let screen as InterviewScreen in screens { keep(screen, isLeft: isLeft) }
  }

  /// The same for one interview.
  mutating func keep(_ screen: InterviewScreen, isLeft: Bool) {
    interview = screen.saved(self, isLeft: isLeft)
  }

  /// What Today says of an interview that is not at its end; nil if there is none.
  var waitingInterview: Notice? {
    guard isWritable, let interview,
      interview.cards.contains(where: { index(of: $0) != nil })
    else { return nil }
    return .interviewWaits(interview.question)
  }
}
