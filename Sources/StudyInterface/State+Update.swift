import FlashcardDeck

extension State {
  /// Changes the state by what came in at `clock` (milliseconds of any steady clock), and says what
  /// the caller is to do.
  public mutating func update(_ input: Input, clock: Int) -> [Effect] {
    latestHints = nil
    takeTime(clock)
    let effects = handle(input, clock: clock)
    takeSight(clock)
    takeTime(clock)
    keepBegunReply()
    keepInterview(isLeft: effects.contains(.quit))
    // An effect changes no screen until its result comes back as an input of its own.
    if effects.isEmpty { keepTexts() }
    return effects
  }

  private mutating func handle(_ input: Input, clock: Int) -> [Effect] {
    switch input {
    case .key(.resize(let size)):
      self.size = size
      move(by: 0)
      forgetPictures()
      return pictureToMake
    case .key(let key):
      let offered = offer ?? shownBreak?.offer
      (notice, offer) = (nil, nil)
      guard hasRoom else { return leaving(by: key) }
      if let question { return answer(question, with: key) }
      if let effects = offered.flatMap({ take($0, by: key) }) { return effects }
      beforeBreak = nil
      let effects = press(key, clock: clock)
      return effects.isEmpty ? pictureToMake : effects
    case .recorded(let record, let day): goOn(with: record, day, clock: clock)
    case .news(let record, let refusal):
      follow(refusal: refusal)
      goOn(withNews: record, clock: clock)
      return answersToFind
    case .access(let refusal): follow(refusal: refusal)
    case .offer(let offer): self.offer = offer
    case .broken(let broken): follow(broken)
    case .editing(let card): editedCard = card
    case .reworded(let card, let now): reworded[card] = now
    case .decks(let library, let record): goOn(with: library, record, clock: clock)
    case .doubts(let doubts):
      if doubts.isEmpty { notice = .noDoubts } else { open(LinkScreen(doubts)) }
    case .answers(let card, let answers):
      if let index = index(of: card) { inform(of: index, answers) }
    case .doubtCount(let count): doubtCount = count
    case .deckPlaces(let places): deckPlaces = places
    case .decided(let decision): take(decision, isTakenBack: false)
    case .takenBack(let decision): take(decision, isTakenBack: true)
    case .failed(let sentence): notice = .sentence(sentence)
    case .mayCopy(let change, let place):
      question = CopyQuestion(change: change)
      notice = .mayCopy(change, to: place)
    // A question that is asked is answered first.
    case .notice(let notice):
      if question == nil, self.notice == nil || !notice.canWait { self.notice = notice }
    case .interview(let scope, let saved, let answers):
      interview = saved
      open(InterviewSetupScreen(scope, saved, answers, self))
    case .picture(let picture): take(picture)
    case .missed(let points): missed = points
    case .away: isAway = true
    case .back: isAway = false
    // The time itself is taken after any input.
    case .tick: break
    case .idle:
      if let next = screen.textAhead(self) { cache.keep(next) }
    }
    return []
  }

  /// Keeps what the view is about to show, and the next key will need.
  private mutating func keepTexts() {
    if !screen.isCurrent(self), let text = screen.text(self) { cache.remove(text.key) }
    if let text = screen.text(self) { cache.keep(text) }
    if question != nil { return }
    let hints = LayoutKey(hintsOf: screen.context, self)
    let line = hintLine(hints)
    latestHints = line
    cache.keep(LaidOut(key: hints, layout: Layout([line])))
  }

  /// What a key asks for while no card can be seen: to leave, for good or to the shell.
  private func leaving(by key: Key) -> [Effect] {
    // As on a screen where letters are commands, so that q leaves a search too.
    switch keys.action(for: key, in: .today) {
    case .quit: [.quit]
    case .redraw: [.redraw]
    case .suspendProgram: [.suspendProgram]
    default: []
    }
  }

  /// Does what an action means on the screen that is shown; a count says how often or how far.
  mutating func perform(_ action: Action, count: Int? = nil, clock: Int) -> [Effect] {
    var screen = screen
    if let response = screen.perform(action, count: count, self, clock: clock) {
      self.screen = screen
      if let notice = response.notice { self.notice = notice }
      if response.closes, screens.count > 1, screen is MediaScreen || screen is PictureScreen {
        goBack()
      }
      if let opened = response.opens { open(opened) }
      if let row = response.folds { fold(row) }
      if let order = response.sorts { cardOrder = order }
      return response.effects
    }
    let rows = screen.bodyRows(ScreenAreas(size: size))
    let (times, page) = (count ?? 1, max(1, rows - 1))
    switch action {
    case .quit: return [.quit]
    case .suspendProgram: return [.suspendProgram]
    case .undo: return undo()
    case .redo: return redo()
    case .more:
      if let obstacle {
        notice = obstacle
        return []
      }
      let scope = studiedScope
      let left = newCardsLeft(in: scope)
      if left.others == 0 {
        notice = .sentence(
          left.today > 0 ? messages.newCardsLeft(left.today) : reasonAgainstMore(of: scope))
        return []
      }
      let brought = min(Self.moreCards, left.others)
      notice = .marked(.more(cards: brought), question: "")
      return [.mark([CardID("")], .more(cards: brought + session(for: scope).newBeyondLimit))]
    case .redraw: return [.redraw]
    case .up: move(by: -times)
    case .down: move(by: times)
    // A count is rows, as in vi and less.
    case .halfPageUp: move(by: -(count ?? max(1, rows / 2)))
    case .halfPageDown: move(by: count ?? max(1, rows / 2))
    case .pageUp: move(by: -page * times)
    case .pageDown: move(by: page * times)
    case .scrollUp: move(by: -Self.wheelRows * times)
    case .scrollDown: move(by: Self.wheelRows * times)
    case .top, .bottom:
      let isToEnd = action == .bottom && count == nil
      move(by: isToEnd ? Self.farAway : -Self.farAway)
      if let count { move(by: count - 1) }
    case .back, .close: goBack()
    case .browse:
      recountIfStale()
      open(TopicsScreen())
    case .search: open(SearchScreen(self))
    case .statistics:
      recountIfStale()
      open(StatisticsScreen())
      return [.findMissed]
    case .help: open(HelpScreen(of: screen.context))
    case .flipLanguage:
      language = language.other
      // A deck may have other topics in its other language.
      move(by: 0)
    case .compare: return [.findDoubts]
    case .add, .practise, .widen, .inform, .sort, .fold, .eraseWord, .open, .study, .link,
      .previousCard,
      .nextCard, .turnCard,
      .showAnswer, .turnPage, .grade, .explain,
      .type, .erase, .eraseAll, .eraseForward, .eraseRest, .cursorLeft, .cursorRight,
      .cursorToStart, .cursorToEnd, .pick, .tick, .giveUp, .tickPoint, .grades, .interview, .begin,
      .showPoints, .backToPoints, .showCards,
      .suspend, .suspendSiblings, .bury, .star, .edit, .openLinks, .viewPicture, .choose, .count:
      break
    }
    return []
  }

  /// Rows that a notch of the wheel moves by, as terminals have it that make arrow keys of it.
  private static let wheelRows = 3
  /// More rows than any list or text has.
  private static let farAway = Int(Int32.max)

  /// Opens a screen above the one that is shown.
  mutating func open(_ screen: any Screen) {
    if let opened = screen as? InterviewScreen {
      // There is one at a time, and from it the learner goes back to where it was asked for.
      screens.removeAll { $0 is InterviewSetupScreen || $0 is InterviewScreen }
      interviewLength = opened.length ?? interviewLength
    }
    screens.append(screen)
  }

  private mutating func goBack() {
    guard screens.count > 1, let closed = screens.popLast() else { return }
    if let search = closed as? SearchScreen { lastSearch = search.text }
    if let interview = closed as? InterviewScreen { keep(interview, isLeft: true) }
    recountIfStale()
    var screen = screen
    screen.comeBack(from: closed)
    self.screen = screen
    // The window or the language may be another one than when the screen was left.
    move(by: 0)
  }

  private mutating func recountIfStale() { if countsAreStale { recount() } }

  mutating func move(by rows: Int) {
    var screen = screen
    screen.move(by: rows, self)
    // The window may be another one.
    if rows == 0, var review = screen as? ReviewScreen {
      review.showCursor(self)
      screen = review
    }
    self.screen = screen
  }

  /// Opens what is known of a card, or shows it anew if it is open.
  private mutating func inform(of card: Int, _ answers: [PastAnswer]) {
    let new = InformationScreen(card: card, answers: answers, isFlipped: screen.isFlipped)
    if let open = screen as? InformationScreen, open.card == card {
      screen = new
      move(by: 0)
    } else {
      open(new)
    }
  }

  /// The answers of the card whose information is shown, which have become more.
  private var answersToFind: [Effect] {
    (screen as? InformationScreen).map { [.findAnswers(library.entries[$0.card].id)] } ?? []
  }

  /// Goes on after a choice for a known card was written down or taken back.
  private mutating func take(_ decision: Decision, isTakenBack: Bool) {
    latestDecision = isTakenBack ? nil : decision
    let known = knownQuestion(of: decision.was)
    for index in screens.indices {
      guard var screen = screens[index] as? LinkScreen else { continue }
      screen.take(decision, isTakenBack: isTakenBack)
      screens[index] = screen
    }
    if isTakenBack {
      notice = .decisionTakenBack
    } else if let card = decision.card {
      notice = .linked(known, to: question(of: card))
    } else {
      notice = .ruledOut(question: known)
    }
  }

  /// The beginning of what a known card asked, short enough to stand in a sentence; its id if no screen has it.
  private func knownQuestion(of card: CardID) -> String {
    let doubts = screens.lazy.compactMap { $0 as? LinkScreen }.flatMap(\.doubts)
    let question = doubts.first { $0.was == card }.map {
      MarkdownText($0.question, in: language).oneLine
    }
    return (question ?? StyledLine(card.description)).fitted(to: Self.longestName).text
  }

  /// Columns of a question that stands in a sentence beside another one.
  static let longestName = 28

  /// Opens the practice of some cards, as `leitner study --practice` asks for.
  public mutating func openPractice(of scope: Scope, clock: Int) {
    let response = ReviewScreen.practising(cards(of: scope), self, clock: clock)
    if let notice = response.notice { self.notice = notice }
    if let opened = response.opens { open(opened) }
  }

  /// Opens the session of some cards, as `leitner study --topic` asks for.
  public mutating func openReview(of scope: Scope, clock: Int) {
    let response = ReviewScreen.opening(scope, self, clock: clock)
    if let notice = response.notice { self.notice = notice }
    if let opened = response.opens { open(opened) }
  }

  /// Goes on from the record after an answer or an undo, or at the beginning of a study day.
  private mutating func goOn(with record: StudyRecord, _ day: Day, clock: Int) {
    let isNewDay = day != self.day
    let before = self.record
    self.record = record
    self.day = day
    broken?.isPassed = true
    tellOfLeech(since: before)
    latestDecision = nil
    keepGivenReply()
    beginUndoneReply()
    defer { (undone, isAnsweredAgain) = (nil, false) }
    for index in screens.indices {
      var screen = screens[index]
      screen.takeRecord(self, isNewDay: isNewDay, clock: clock)
      screens[index] = screen
    }
    // Other screens are counted for when they are opened, since a count takes a look at every card.
    countsAreStale = true
    if !isAsking { recount() }
  }

  /// Goes on from the record after others have changed it: no key was pressed, so what is shown stays if
  /// it is still to be shown.
  private mutating func goOn(withNews record: StudyRecord, clock: Int) {
    self.record = record
    for index in screens.indices {
      var screen = screens[index]
      screen.takeNews(self, clock: clock)
      screens[index] = screen
    }
    countsAreStale = true
    if !isAsking { recount() }
    move(by: 0)
  }

  /// Goes on with the decks as they have become.
  private mutating func goOn(with library: Library, _ record: StudyRecord?, clock: Int) {
    var (old, topicRows) = (self.library, topics.rows)
    if let asked = question {
      question = asked.moved(from: old, to: library)
      if question == nil { notice = .sentence(messages.notCopied) }
    }
    if let record { self.record = record }
    self.library = library
    recount()
    if let edited = editedCard {
      editedCard = nil
      if let broken = beforeBreak, broken.card == edited, index(of: edited) != nil {
        (old, topicRows, screens) = (broken.library, broken.topics, broken.screens)
        beforeBreak = nil
      } else if old.index(of: edited) != nil, index(of: edited) == nil {
        beforeBreak = BrokenCard(card: edited, library: old, topics: topicRows, screens: screens)
      }
    }
    var kept: [any Screen] = []
    for var screen in screens {
      if var list = screen as? any TopicList {
        list.follow(topicRows, from: old, self)
        screen = list
      }
      if screen.takeLibrary(self, from: old, clock: clock) {
        kept.append(screen)
      } else if var below = kept.popLast() {
        below.comeBack(from: screen)
        kept.append(below)
      }
    }
    screens = kept
    move(by: 0)
  }
}
