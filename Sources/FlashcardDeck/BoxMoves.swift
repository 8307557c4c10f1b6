/// How many cards some answers moved up or down, each card counted once by its first and last box.
public struct BoxMoves: Equatable, Sendable {
  /// Cards that were answered for the first time.
  public private(set) var learned = 0
  /// Cards that ended in a higher box.
  public private(set) var up = 0
  /// Cards that ended in the box that they came from.
  public private(set) var stayed = 0
  /// Cards that ended in a lower box.
  public private(set) var down = 0

  /// The moves of some answers of a record, in the order in which they were given.
  ///
  /// A box above the last one counts as the last, so a card that a pace of more boxes had put there and
  /// that was recalled has not fallen.
  public init(_ answers: [Event], in record: StudyRecord, boxes: LeitnerBoxes) {
    var moves: [CardID: (first: Int?, last: Int)] = [:]
    for event in answers {
      guard case .answer(_, let from, let to, _, _) = event.kind else { continue }
      let (before, after) = (from.map(boxes.place), boxes.place(of: to))
      moves[record.key(of: event.card), default: (before, after)].last = after
    }
    for (first, last) in moves.values {
      guard let first else {
        learned += 1
        continue
      }
      if last > first { up += 1 } else if last < first { down += 1 } else { stayed += 1 }
    }
  }
}
