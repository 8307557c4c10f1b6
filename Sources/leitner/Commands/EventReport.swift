import FlashcardDeck
import StudyInterface

/// What `history --json` prints of an event.
struct EventReport: Encodable {
  let id, time, day, event, card: String
  var grade: String?
  var from, to: Int?
  var due, last: String?
  var seconds, reviews, lapses, cards: Int?
  var undoes, undoesTime, was, until, pace, on, device: String?
  var of: [String]?
  var numbers: [Int]?
  /// Key points that were said and in all, and those that were missed.
  var points: [Int]?
  var missed: [String]?
  /// What kind of event was taken back, if it is known; for people.
  private let undone: String?

  init(_ event: Event, undone: String? = nil) {
    self.undone = undone
    id = event.id.description
    time = event.time.description
    day = event.day.description
    card = event.card.description
    self.event = event.kind.name
    points = event.points.map { [$0.said, $0.all] }
    missed = event.points.flatMap { $0.missed.isEmpty ? nil : $0.missed }
    switch event.kind {
    case .answer(let grade, let from, let to, let due, let seconds):
      setAnswer(grade, from, to, due, seconds)
    case .practice(let grade, let from, let to, let due, let seconds):
      setAnswer(grade, from, to, due, seconds)
    case .undo(let target, let time, let from, let to, let due):
      undoes = target.description
      undoesTime = time?.description
      (self.from, self.to, self.due) = (from, to, due?.description)
    case .link(let was), .apart(let was), .doubt(let was): self.was = was.description
    case .bury(let day): until = day.description
    case .place(let progress):
      (to, due, last) = (progress.box, progress.due.description, progress.last.description)
      (reviews, lapses) = (progress.reviews, progress.lapses)
    case .totals(let totals): (reviews, lapses) = (totals.reviews, totals.lapses)
    case .pace(let pace): self.pace = pace
    case .exam(let scope, let day): (of, on) = (scope, day?.description)
    case .more(let cards): self.cards = cards
    case .clock(let device, let events):
      self.device = device
      numbers = [events.lowerBound, events.upperBound]
    case .look, .suspend, .wake, .star, .unstar, .unknown: break
    }
  }

  /// What the event changed, for people: the boxes before and after, or what it names.
  func details(_ messages: any Messages) -> String {
    switch event {
    case "answer", "practice", "place":
      [move(messages), points.map { messages.points($0[0], of: $0[1]) }].compactMap(\.self)
        .joined(separator: ", ")
    // Most kinds leave the card where it is.
    case "undo":
      [undone, from == to ? nil : move(messages)].compactMap(\.self).joined(separator: ": ")
    default:
      was ?? until ?? pace ?? cards.map(String.init) ?? of?.joined(separator: " / ") ?? device ?? ""
    }
  }

  private func move(_ messages: any Messages) -> String {
    "\(from.map(String.init) ?? messages.new) → \(to.map(String.init) ?? messages.new)"
  }

  private mutating func setAnswer(
    _ grade: Grade, _ from: Int?, _ to: Int?, _ due: Day?, _ seconds: Int?
  ) {
    self.grade = grade.name
    (self.from, self.to, self.due, self.seconds) = (from, to, due?.description, seconds)
  }

  private enum CodingKeys: CodingKey {
    case id, time, day, event, card, grade, from, to, due, seconds, undoes, undoesTime, was, until
    case last, reviews, lapses, pace, of, on, device, numbers, cards
    case points, missed
  }

  /// As the compiler would write it, except that `from` of an answer is written for a new card too, as
  /// null, and so is the card of an event that is about none, as an empty name.
  func encode(to encoder: Encoder) throws {
    var object = encoder.container(keyedBy: CodingKeys.self)
    try object.encode(id, forKey: .id)
    try object.encode(time, forKey: .time)
    try object.encode(day, forKey: .day)
    try object.encode(event, forKey: .event)
    try object.encode(card, forKey: .card)
    try object.encodeIfPresent(grade, forKey: .grade)
    try object.encode(from, forKey: .from)
    try object.encodeIfPresent(to, forKey: .to)
    try object.encodeIfPresent(due, forKey: .due)
    try object.encodeIfPresent(seconds, forKey: .seconds)
    try object.encodeIfPresent(undoes, forKey: .undoes)
    try object.encodeIfPresent(undoesTime, forKey: .undoesTime)
    try object.encodeIfPresent(was, forKey: .was)
    try object.encodeIfPresent(until, forKey: .until)
    try object.encodeIfPresent(last, forKey: .last)
    try object.encodeIfPresent(reviews, forKey: .reviews)
    try object.encodeIfPresent(lapses, forKey: .lapses)
    try object.encodeIfPresent(pace, forKey: .pace)
    try object.encodeIfPresent(of, forKey: .of)
    try object.encodeIfPresent(on, forKey: .on)
    try object.encodeIfPresent(device, forKey: .device)
    try object.encodeIfPresent(numbers, forKey: .numbers)
    try object.encodeIfPresent(points, forKey: .points)
    try object.encodeIfPresent(missed, forKey: .missed)
    try object.encodeIfPresent(cards, forKey: .cards)
  }
}
