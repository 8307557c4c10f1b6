/// What a known state has and the state that follows from a history lacks, because lines were lost: as
/// events that add it again, so that it travels and is the same on every machine.
public struct MissingProgress: Sendable {
  /// What the events say, with the card that each happens to.
  public private(set) var events: [(card: CardID, kind: Event.Kind)] = []
  /// The number of cards whose progress is among them.
  public private(set) var cards = 0

  /// Compares `known` with what the history gives.
  public init(of known: Progress, in history: Progress) {
    var links = history.links
    for link in known.links.elements where links.key(of: link.name) != links.key(of: link.key) {
      events.append((link.key, .link(was: link.name)))
      links.add(link.key, was: link.name)
    }
    // Names that were apart in the history may have been joined just now.
    var progress = history
    progress.links = links
    if !progress.renameToKeys() { progress = history }
    for card in known.cards.cards.sorted() {
      guard let placed = known.cards[card],
        placed.isAhead(of: progress.cards[progress.links.key(of: card)])
      else { continue }
      events.append((card, .place(placed)))
      cards += 1
    }
    addRemarks(known.remarks, progress)
    if let totals = history.totals.missing(of: known.totals) {
      events.append((CardID(""), .totals(totals)))
    }
  }

  private mutating func addRemarks(_ known: Remarks, _ history: Progress) {
    for (card, marks) in known.marks.sorted(by: { $0.key < $1.key }) {
      let present = history.remarks.marks[history.links.key(of: card)] ?? Remarks.Marks()
      if marks.isSuspended, !present.isSuspended { events.append((card, .suspend)) }
      if marks.isStarred, !present.isStarred { events.append((card, .star)) }
      if let day = marks.buriedUntil, day > present.buriedUntil ?? Day(.min) {
        events.append((card, .bury(until: day)))
      }
    }
    if let pace = known.pace, history.remarks.pace == nil {
      events.append((CardID(""), .pace(pace)))
    }
    let exams = known.exams.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    for (scope, day) in exams where history.remarks.exams[scope] == nil {
      events.append((CardID(""), .exam(of: scope, on: day)))
    }
  }
}
