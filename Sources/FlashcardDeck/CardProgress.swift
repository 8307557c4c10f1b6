/// Where a card stands after its latest answer.
public struct CardProgress: Hashable, Sendable {
  /// The box that the card lies in, from 1.
  public var box: Int
  /// The day on which it is to be asked.
  public var due: Day
  /// The day of its latest answer.
  public var last: Day
  /// Answers so far.
  public var reviews: Int
  /// How often the card was forgotten when it was due.
  public var lapses: Int
  /// Whether the latest answer was `again`.
  public var forgotten: Bool

  /// A card's place with every part given.
  public init(box: Int, due: Day, last: Day, reviews: Int, lapses: Int, forgotten: Bool) {
    self.box = box
    self.due = due
    self.last = last
    self.reviews = reviews
    self.lapses = lapses
    self.forgotten = forgotten
  }

  /// Whether the card was forgotten today and not recalled since, so that it comes back today.
  public func isRelearning(on day: Day) -> Bool { forgotten && last == day }

  /// Whether the card is to be asked on `day`.
  public func isDue(on day: Day) -> Bool { due <= day || isRelearning(on: day) }
}

extension CardProgress? {
  /// What an answer on `day` decides: the box and the day on which the card is due next.
  ///
  /// A card that was forgotten the same day stays in box 1 however well it is recalled.
  public func outcome(of grade: Grade, on day: Day, boxes: LeitnerBoxes) -> (box: Int, due: Day) {
    let relearning = self?.isRelearning(on: day) ?? false
    let box = relearning ? 1 : boxes.box(after: grade, from: self?.box)
    return (box, boxes.due(box: box, answeredOn: day))
  }
}
