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
  /// The question that is asked now, as it was left; nil if nothing is known of it.
  public var question: OpenQuestion?

  /// An interview that begins.
  public init(cards: [CardID], start: Event.Stamp?, day: Day, topic: String?) {
    self.cards = cards
    self.start = start
    self.day = day
    self.topic = topic
  }

  /// The cards that are asked of some, as indices into a library: weak boxes first, then new ones; those that
  /// were asked on this day already come last. What is as weak is mixed, in an order that is the same all day,
  /// so that no deck or topic is asked before another. No card that is put away, of siblings the first
  /// alone, and none of which another was asked on this day.
  public static func plan(
    _ cards: some Sequence<Int>, count: Int, _ library: Library, _ record: StudyRecord, day: Day
  ) -> [Int] {
    let marks = record.remarks.marks
    let asked = record.cards(askedOn: day)
    var said: Set<CardID> = []
    for event in record.recent where event.points != nil && event.day == day {
      if record.isStanding(event) { said.insert(record.key(of: event.card)) }
    }
    var candidates: [(said: Int, isNew: Int, box: Int, rank: UInt64, card: Int)] = []
    for card in cards {
      let id = library.entries[card].id
      if marks[id]?.isAway(on: day) ?? false { continue }
      if library.hasSibling(of: card, in: asked) { continue }
      let progress = record[id]
      candidates.append(
        (
          said.contains(id) ? 1 : 0, progress == nil ? 1 : 0, progress?.box ?? 0,
          rank(of: id, on: day), card
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

  /// A card's place among those that are as weak: by chance, and the same everywhere on a day.
  private static func rank(of card: CardID, on day: Day) -> UInt64 {
    // Any number does, if it is none that shuffles choices.
    let seed: Int64 = 27_468
    var hash = UInt64(bitPattern: Int64(day.number) &+ seed) &* 0x9E37_79B9_7F4A_7C15
    for byte in card.description.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    hash = (hash ^ (hash >> 29)) &* 0x94D0_49BB_1331_11EB
    return hash ^ (hash >> 32)
  }
}
