/// Other processes and other machines that store answers while the program is open.
///
/// The loop looks for them while the disk takes an answer, so that they show with the next card; with
/// each key on a screen that asks no card; and on the way back from a card. If there is nothing new, a
/// look leaves everything as it is, so the screen that was composed ahead is shown. A process that may
/// not write, because another one does, also looks once a second.
extension StudyLoop {
  /// Milliseconds between two looks of a process that waits for another one to end.
  static let pause = 1000

  /// Milliseconds between two looks at decks and history while counts are shown and no key comes.
  static let pauseOfCounts = 3000

  /// Waits for the next event. Shows meanwhile what the process that writes has stored, and takes over when
  /// it has ended; what became of decks and history, unless a card is asked; and lets a clock on the screen go
  /// on, at each of its seconds.
  mutating func waitForEvent() -> TerminalEvent? {
    while true {
      let isReader = if case .browsingOnly = store.refusal { true } else { false }
      let looks = isReader || !state.isAsking && store.refusal == nil
      let pause = isReader ? Self.pause : looks ? Self.pauseOfCounts : nil
      let tick = timeToTick
      let pauses = [pause, tick].compactMap(\.self)
      if let event = terminal.read(timeoutMilliseconds: pauses.min()) { return event }
      // Without a time it waits for ever.
      if pauses.isEmpty { return nil }
      if tick != nil { update(.tick) }
      if looks, takeNews() || store.hasChangedDecks {
        startDayIfNew()
        tellNews(replacing: isReader)
      } else if tick == nil {
        continue
      }
      draw()
      update(.idle)
    }
  }

  /// Goes on with what others have stored; false if there is nothing.
  @discardableResult
  mutating func takeNews() -> Bool {
    guard let news = store.takeNews() else { return false }
    let boxes = state.scheduler.boxes
    // The store has read the decks with it, and what is asked of it is about those.
    if news.isTakenOver || news.hasOtherNames { update(.decks(store.library, store.record)) }
    for effect in update(.news(store.record, refusal: store.refusal)) { carryOut(effect) }
    update(.doubtCount(store.doubtCount))
    // Another process may be the one that writes now.
    if case .browsingOnly = state.notice, let refusal = store.refusal, refusal != state.notice {
      say(refusal)
    }
    if news.isTakenOver {
      untold = .writesNow
    } else if let failure = news.failure {
      untold = .sentence(failure)
    } else if state.scheduler.boxes != boxes, untold != .writesNow {
      untold = .paceChanged(state.scheduler.pace)
    } else if !news.arrivals.isEmpty, untold.isOfArrivals {
      untold = untold.adding(news.arrivals)
    }
    return true
  }

  /// Says what is new: at once if it may replace what no key has made to say, else when the row is free.
  mutating func tellNews(replacing: Bool) {
    guard let new = untold else { return }
    switch (state.notice, new) {
    case (nil, _): say(new)
    case (_, .writesNow) where replacing: say(new)
    // Both since the last key.
    case (.arrived, .arrived(let arrivals)): say(state.notice.adding(arrivals))
    case (.arrived, _): say(new)
    default: return
    }
    untold = nil
  }
}

extension Notice? {
  /// Whether it only tells of arrivals, or nothing.
  fileprivate var isOfArrivals: Bool {
    switch self {
    case nil, .arrived, .sentence: true
    default: false
    }
  }

  /// A notice of these arrivals, and of those that this one tells of.
  fileprivate func adding(_ arrivals: [News.Arrival]) -> Notice {
    if case .arrived(let earlier) = self { return .arrived(earlier.adding(arrivals)) }
    return .arrived(arrivals)
  }
}
