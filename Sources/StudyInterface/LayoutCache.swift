import FlashcardDeck

/// A text in lines, and where its parts begin.
struct Layout: Equatable, Sendable {
  var lines: [StyledLine]
  /// The line at which a card's answer begins, and its explanation; the end if they are not shown.
  var answer: Int
  var explanation: Int
  /// The lines of each choice, in the order that is shown.
  var choices: [Range<Int>] = []
  /// What it links to and shows.
  var opens: OpenedKinds = []

  init(
    _ lines: [StyledLine], answer: Int? = nil, explanation: Int? = nil,
    choices: [Range<Int>] = [], opens: OpenedKinds = []
  ) {
    self.choices = choices
    self.opens = opens
    self.lines = lines
    self.answer = answer ?? lines.count
    self.explanation = explanation ?? lines.count
  }
}

/// All that a laid-out text depends on: equal keys have equal texts.
struct LayoutKey: Equatable, Sendable {
  let context: Context
  let size: Size
  /// Columns of characters of ambiguous width, which the terminal may tell late.
  let ambiguousWidth = AmbiguousWidth.current
  let language: Language
  /// Counts the changes of the decks.
  let libraryVersion: Int
  /// Counts the changes of the record and the day; nil for a text that does not depend on them.
  let recordVersion: Int?
  /// Which card, and how much of it.
  var card: CardLayout.Part?
  let progress: CardProgress?
  let marks: Remarks.Marks?
  /// The day, and how often a card with choices was answered on it: both say in which order they are.
  let day: Day?
  let answersToday: Int
  /// How many boxes a card's box is shown among; nil for a text that shows none.
  let boxes: Int?
  /// The context from which Help was called.
  var caller: Context?
  /// Whether it is the summary of a practice.
  var isPractice = false
  /// The cards that a summary is about.
  var scope: Scope?
  /// Whether it is the report of an interview.
  var isInterview = false
  /// How many answers of a card are shown.
  var answers = 0
  /// The words that are marked in a card that a search found.
  var words: [String] = []
  /// What a hint line depends on besides; nil for a text.
  let hints: Offer?

  /// Which of the keys that may be refused are offered.
  struct Offer: Equatable, Sendable {
    let hasCards: Bool
    let study: Bool
    let undo: Bool
    let compare: Bool
    let explain: Bool
    let links: OpenedKinds?
    let pictures: Bool
    let flip: Bool
    let previous: Bool
    let next: Bool
    let more: Bool
    let open: Bool
    let leadsToToday: Bool
    let turnsPage: Bool
    let choosesNone: Bool
    let choices: Int?
    let ticks: Bool
    let numbers: Bool
    let proposed: Grade
    let takesBack: [Action]
    let widen: Bool
    let showCards: Bool

    init(_ state: State) {
      let screen = state.screen
      hasCards = state.hasCards
      study = state.isWritable
      undo = screen.canUndo(state)
      compare = state.hintsAtDoubts
      explain = screen.offers(.explain, state)
      links = screen.offers(.openLinks, state) ? state.openedKinds : nil
      pictures = screen.offers(.viewPicture, state)
      flip = screen.offers(.flipLanguage, state)
      previous = screen.offers(.previousCard, state)
      more = state.hasMoreNewCards
      open = screen.offers(.open, state)
      leadsToToday = state.leadsToToday
      turnsPage = screen.turnsPage(state)
      choosesNone = state.choosesNone
      choices = state.choice?.order.count
      ticks = state.choice?.isSeveral ?? false
      numbers = screen.offers(.type(""), state)
      proposed = state.proposedGrade
      widen = screen.offers(.widen, state)
      showCards = screen.offers(.showCards, state)
      takesBack = state.actionsThatTakeBack
      next = screen.offers(.nextCard, state)
    }
  }

  /// The key of a screen's text that may depend on everything.
  init(_ context: Context, _ state: State) {
    self.context = context
    (size, language) = (state.size, state.language)
    (libraryVersion, recordVersion) = (state.libraryVersion, state.recordVersion)
    (card, progress, marks, boxes, hints) = (nil, nil, nil, nil, nil)
    (day, answersToday) = (nil, 0)
  }

  /// The key of a card's text, which is the same on every screen.
  init(_ card: CardLayout.Part, _ state: State) {
    context = .card
    (size, language) = (state.size, state.language)
    (libraryVersion, recordVersion) = (state.libraryVersion, nil)
    self.card = card
    progress = state.record[state.library.entries[card.card].id]
    let known = state.record.remarks.marks
    marks = known.isEmpty ? nil : known[state.library.entries[card.card].id]
    boxes = state.scheduler.boxes.count
    hints = nil
    let hasChoices =
      state.library.kind(ofCardAt: card.card, in: card.language(state)) == .choice
    day = hasChoices ? state.day : nil
    let id = state.library.entries[card.card].id
    answersToday = hasChoices ? state.record.answerCount(of: id, on: state.day) : 0
  }

  /// The key of a context's hint line.
  init(hintsOf context: Context, _ state: State) {
    self.context = context
    (size, language) = (state.size, state.language)
    (libraryVersion, recordVersion) = (0, nil)
    (card, progress, marks, boxes) = (nil, nil, nil, nil)
    (day, answersToday) = (nil, 0)
    hints = Offer(state)
  }
}

/// A text with what it depends on.
struct LaidOut: Sendable {
  let key: LayoutKey
  let layout: Layout
}

/// The texts that were laid out last.
///
/// Without it a long text would be laid out again for every line that it is scrolled by, and a review
/// could lay nothing out ahead.
struct LayoutCache: Sendable {
  /// The question, the answer and the next question of a review, with their hint lines, and a few more.
  private static let capacity = 8

  /// Those kept last at the end; a lookup does not count.
  private var texts: [LaidOut] = []

  /// The text of a key; nil if it is not there.
  subscript(key: LayoutKey) -> Layout? { texts.last { $0.key == key }?.layout }

  /// Keeps a text, in place of the one that was kept first if there are too many.
  mutating func keep(_ text: LaidOut) {
    if let index = texts.lastIndex(where: { $0.key == text.key }) {
      if index == texts.count - 1 { return }
      texts.remove(at: index)
    } else if texts.count == Self.capacity {
      texts.removeFirst()
    }
    texts.append(text)
  }

  /// Forgets a text that turned out to be out of date.
  mutating func remove(_ key: LayoutKey) { texts.removeAll { $0.key == key } }
}
