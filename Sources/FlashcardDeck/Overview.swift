/// The counts of a whole library on one day, by deck and topic.
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
    let marks = record.remarks.marks
    for (index, entry) in library.entries.enumerated() {
      let progress = record.changes(entry.id) ?? baseIndices.progress(ofCardAt: index, in: record)
      let isAway = !marks.isEmpty && marks[entry.id]?.isAway(on: day) ?? false
      topics[entry.deck][entry.topic].count(progress, on: day, isAway: isAway)
    }
    decks = topics.map { topics in topics.reduce(into: none) { $0.add($1) } }
    for deck in decks { all.add(deck) }
  }
}
