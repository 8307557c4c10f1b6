/// How the cards of the library, of a deck or of a topic stand on one day.
public struct CardCounts: Hashable, Sendable {
  /// All cards.
  public var cards = 0
  /// Cards that are due, those forgotten today included.
  public var due = 0
  /// Cards that were never answered.
  public var new = 0
  /// Cards in box 1, box 2, ….
  public var boxes: [Int]

  /// No cards, with `boxes` empty boxes.
  public init(boxes: Int) {
    self.boxes = Array(repeating: 0, count: boxes)
  }

  mutating func count(_ progress: CardProgress?, on day: Day) {
    cards += 1
    guard let progress else { return new += 1 }
    if progress.isDue(on: day) { due += 1 }
    boxes[min(max(progress.box, 1), boxes.count) - 1] += 1
  }

  /// Adds the counts of other cards.
  public mutating func add(_ other: CardCounts) {
    cards += other.cards
    due += other.due
    new += other.new
    for box in boxes.indices { boxes[box] += other.boxes[box] }
  }
}

/// The counts of a whole library on one day.
public struct Overview: Equatable, Sendable {
  /// All decks together.
  public private(set) var all: CardCounts
  /// Deck by deck.
  public private(set) var decks: [CardCounts]
  /// For each deck, topic by topic.
  public private(set) var topics: [[CardCounts]]

  /// Counts every card once.
  public init(
    _ library: Library, _ record: StudyRecord, day: Day, boxes: LeitnerBoxes,
    baseIndices: BaseIndices? = nil
  ) {
    let baseIndices = baseIndices ?? BaseIndices(of: library, in: record)
    let none = CardCounts(boxes: boxes.count)
    all = none
    topics = library.decks.map { Array(repeating: none, count: $0.topics.count) }
    for (index, entry) in library.entries.enumerated() {
      let progress = record.changes(entry.id) ?? baseIndices.progress(ofCardAt: index, in: record)
      topics[entry.deck][entry.topic].count(progress, on: day)
    }
    decks = topics.map { topics in topics.reduce(into: none) { $0.add($1) } }
    for deck in decks { all.add(deck) }
  }
}
