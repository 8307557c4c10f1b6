/// How many cards of the library, of a deck or of a topic are due, new and in each box on one day.
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

  /// Counts a card, in the last box if it was put into one above; a card that was put away is neither
  /// due nor new.
  mutating func count(_ progress: CardProgress?, on day: Day, isAway: Bool = false) {
    cards += 1
    guard let progress else { return new += isAway ? 0 : 1 }
    if !isAway, progress.isDue(on: day) { due += 1 }
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
