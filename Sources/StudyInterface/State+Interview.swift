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

  /// Notes the interview that can go on, or that it is at its end.
  mutating func keepInterview() {
    for case let screen as InterviewScreen in screens {
      interview = screen.session.place == nil ? nil : screen.session.saved
    }
  }
}
