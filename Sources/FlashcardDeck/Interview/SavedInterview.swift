/// What is kept of an interview that has begun, so that it can go on: what was answered is in the history.
public struct SavedInterview: Hashable, Sendable {
  /// An interview has at most so many questions.
  public static let mostQuestions = 50

  /// The cards in the order of asking.
  public let cards: [CardID]
  /// The last event before it; nil if there was none.
  public let start: Event.Stamp?
  /// The day on which it began.
  public let day: Day
  /// The topic that was chosen, as it was shown; nil if it is about all decks.
  public let topic: String?

  /// An interview that begins.
  public init(cards: [CardID], start: Event.Stamp?, day: Day, topic: String?) {
    self.cards = cards
    self.start = start
    self.day = day
    self.topic = topic
  }

  /// The cards that are asked of some, as indices into a library: weak boxes first, in a box those that were
  /// seen the longest ago, then new ones in deck order; those that were asked on this day already come last.
  /// No card that is put away, and of siblings the first alone.
  public static func plan(
    _ cards: some Sequence<Int>, count: Int, _ library: Library, _ record: StudyRecord, day: Day
  ) -> [Int] {
    let marks = record.remarks.marks
    var asked: Set<CardID> = []
    for event in record.recent where event.points != nil && event.day == day {
      if record.isStanding(event) { asked.insert(record.key(of: event.card)) }
    }
    var candidates: [(asked: Int, isNew: Int, box: Int, last: Int, place: Int, card: Int)] = []
    for (place, card) in cards.enumerated() {
      let id = library.entries[card].id
      if marks[id]?.isAway(on: day) ?? false { continue }
      let progress = record[id]
      candidates.append(
        (
          asked.contains(id) ? 1 : 0, progress == nil ? 1 : 0, progress?.box ?? 0,
          progress?.last.number ?? 0, place, card
        ))
    }
    candidates.sort { $0 < $1 }
    var groups: Set<Int> = []
    var chosen: [Int] = []
    for candidate in candidates where chosen.count < min(count, mostQuestions) {
      if groups.insert(library.entries[candidate.card].group).inserted {
        chosen.append(candidate.card)
      }
    }
    return chosen
  }
}
