/// What some answers did to cards, each counted once by its first and its last box.
public struct BoxMoves: Equatable, Sendable {
  /// Cards that were answered for the first time.
  public private(set) var learned = 0
  /// Known cards that ended in a higher box.
  public private(set) var up = 0
  /// Known cards that were recalled and ended in the box that they came from.
  public private(set) var stayed = 0
  /// Known cards that were forgotten, those in the first box included, which can't fall.
  public private(set) var forgotten = 0
  /// How many more cards of the decks each box has than before, box 1 first.
  private var more: [Int]

  /// The moves of some answers of a record, in the order in which they were given.
  ///
  /// A box above the last one counts as the last, so a card that a pace of more boxes had put there and
  /// that was recalled has not fallen.
  ///
  /// - Parameter isInDecks: whether the decks have a card, so that it counts for ``before(_:)``.
  public init(
    _ answers: [Event], in record: StudyRecord, boxes: LeitnerBoxes,
    isInDecks: (CardID) -> Bool = { _ in true }
  ) {
    more = Array(repeating: 0, count: boxes.count)
    var moves: [CardID: (first: Int?, last: Int, wasForgotten: Bool)] = [:]
    for event in answers {
      guard case .answer(let grade, let from, let to, _, _) = event.kind else { continue }
      let (before, after) = (from.map(boxes.place), boxes.place(of: to))
      let card = record.key(of: event.card)
      moves[card, default: (before, after, false)].last = after
      if grade == .again { moves[card]?.wasForgotten = true }
    }
    for (card, move) in moves {
      if isInDecks(card) {
        more[move.last - 1] += 1
        if let first = move.first { more[first - 1] -= 1 }
      }
      guard let first = move.first else {
        learned += 1
        continue
      }
      if move.wasForgotten || move.last < first {
        forgotten += 1
      } else if move.last > first {
        up += 1
      } else {
        stayed += 1
      }
    }
  }

  /// Known cards, and how many of them were recalled each time that they were asked.
  public var recall: Totals.Recall {
    Totals.Recall(asked: up + stayed + forgotten, recalled: up + stayed)
  }

  /// How many cards each box had before the answers if it has these now.
  public func before(_ counts: [Int]) -> [Int] {
    zip(counts, more).map { max(0, $0 - $1) }
  }
}
