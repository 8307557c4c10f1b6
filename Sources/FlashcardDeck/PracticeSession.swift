/// Cards that a learner practises out of turn, whether they are due or not.
///
/// The weakest come first: those in low boxes, and of a box those that were seen the longest ago. A card
/// that is forgotten comes back after five others, until it is recalled. What was answered is found in the
/// record, so that taking an answer back brings its card back.
public struct PracticeSession: Sendable {
  /// The cards in the order of asking, as indices into a library.
  public private(set) var cards: [Int]
  /// The last event before the practice; nil if there was none.
  public let start: Event.Stamp?
  private let ids: [CardID]
  /// How many cards that were never answered are left out: because there are too many, or one of their text is
  /// asked on the day.
  public let newBeyondLimit: Int

  /// The card to ask now; nil at the end.
  public private(set) var current: Int?
  /// The card that most likely comes after it.
  public private(set) var likelyNext: Int?
  /// What is left to do, the current card included.
  public private(set) var remaining = ReviewSession.Remaining()
  /// How many of its cards were never forgotten and stayed as they were, how many were due and so answered
  /// as in a review, and how many were forgotten.
  public private(set) var outcome = (recalled: 0, moved: 0, forgotten: 0)
  /// Seconds that its answers took.
  public private(set) var seconds = 0
  /// The study day.
  private let day: Day

  /// The practice of some cards of a library. Cards that are put away are left out, and all but one of a text;
  /// that too if another one was asked on the day.
  ///
  /// - Parameter mostNew: how many cards are asked at most that were never answered; they come after the others.
  public init(
    _ cards: some Sequence<Int>, mostNew: Int, _ library: Library, _ record: StudyRecord, day: Day
  ) {
    self.day = day
    let marks = record.remarks.marks
    var learned: [(box: Int, last: Int, place: Int, card: Int)] = []
    var new: [Int] = []
    for (place, card) in cards.enumerated() {
      let id = library.entries[card].id
      if marks[id]?.isAway(on: day) ?? false { continue }
      if let progress = record[id] {
        learned.append((progress.box, progress.last.number, place, card))
      } else {
        new.append(card)
      }
    }
    learned.sort { ($0.box, $0.last, $0.place) < ($1.box, $1.last, $1.place) }
    // Of the cards of a text the weakest alone, as one tells the answer of another.
    let asked = record.cards(askedOn: day)
    var groups: Set<Int> = []
    func isFirst(_ card: Int) -> Bool {
      !library.hasSibling(of: card, in: asked)
        && groups.insert(library.entries[card].group).inserted
    }
    let known = learned.map(\.card).filter(isFirst)
    let begun = new.filter(isFirst)
    self.cards = known + begun.prefix(mostNew)
    newBeyondLimit = new.count - min(begun.count, mostNew)
    ids = self.cards.map { library.entries[$0].id }
    start = record.latest
    update(record)
  }

  /// How many cards there are.
  public var count: Int { cards.count }

  /// Follows the record after an answer or an undo.
  public mutating func update(_ record: StudyRecord) {
    var latest: [CardID: (number: Int, grade: Grade)] = [:]
    var count = 0
    seconds = 0
    var (forgotten, moved): (Set<CardID>, Set<CardID>) = ([], [])
    for event in record.recent where start.map({ record.stamp(of: event) > $0 }) ?? true {
      guard let grade = event.kind.grade, record.isStanding(event) else { continue }
      let card = record.key(of: event.card)
      latest[card] = (count, grade)
      if grade == .again { forgotten.insert(card) }
      if case .answer = event.kind { moved.insert(card) }
      seconds += event.kind.seconds ?? 0
      count += 1
    }
    moved.subtract(forgotten)
    outcome = (latest.count - forgotten.count - moved.count, moved.count, forgotten.count)
    let marks = record.remarks.marks
    var open: [Int] = []
    var returning: [(number: Int, card: Int)] = []
    for (id, card) in zip(ids, cards) {
      let key = record.key(of: id)
      if marks[key]?.isAway(on: day) ?? false { continue }
      if let answer = latest[key] {
        if answer.grade == .again { returning.append((answer.number, card)) }
      } else {
        open.append(card)
      }
    }
    returning.sort { $0.number < $1.number }
    remaining = ReviewSession.Remaining(due: open.count, relearning: returning.count)
    let ready = returning.first.flatMap { first in
      count - 1 - first.number >= ReviewSession.cardsBetween ? first.card : nil
    }
    current = ready ?? open.first ?? returning.first?.card
    likelyNext = ready == nil ? open.dropFirst().first : open.first
  }

  /// Goes on with the cards that the decks still have; false if none is left.
  public mutating func move(to library: Library, _ record: StudyRecord) -> Bool {
    let found = ids.compactMap { library.index(of: $0) ?? library.index(of: record.key(of: $0)) }
    self = PracticeSession(found, of: library, start: start, record, day: day)
    return !found.isEmpty
  }

  private init(
    _ cards: [Int], of library: Library, start: Event.Stamp?, _ record: StudyRecord, day: Day
  ) {
    self.day = day
    self.cards = cards
    ids = cards.map { library.entries[$0].id }
    self.start = start
    newBeyondLimit = 0
    update(record)
  }
}

extension Event.Kind {
  /// The grade of an answer, in turn or not; nil for other events.
  public var grade: Grade? {
    switch self {
    case .answer(let grade, _, _, _, _), .practice(let grade, _, _, _, _): grade
    default: nil
    }
  }

  /// How long an answer took; nil if it was not measured, and for other events.
  public var seconds: Int? {
    switch self {
    case .answer(_, _, _, _, let seconds), .practice(_, _, _, _, let seconds): seconds
    default: nil
    }
  }
}
