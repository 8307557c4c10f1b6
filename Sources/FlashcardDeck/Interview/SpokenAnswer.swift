/// An answer that was given aloud in an interview and holds.
public struct SpokenAnswer: Hashable, Sendable {
  /// The event that says so.
  public let event: Event.ID
  /// Its position in the order of replay.
  public let stamp: Event.Stamp
  /// The study day.
  public let day: Day
  /// The card, by its key.
  public let card: CardID
  /// The grade.
  public let grade: Grade
  /// How long the learner spoke; 0 if it was not measured.
  public let seconds: Int
  /// What was said.
  public let points: SaidPoints

  /// Nil if an event is none.
  init?(_ event: Event, _ record: StudyRecord) {
    guard let points = event.points, let grade = event.kind.grade else { return nil }
    self.event = event.id
    stamp = record.stamp(of: event)
    day = event.day
    card = record.key(of: event.card)
    self.grade = grade
    seconds = event.kind.seconds ?? 0
    self.points = points
  }

  /// The spoken answers among events, each of which is there once, without those that were taken back; the
  /// oldest first.
  ///
  /// - Parameter events: every undo that may name one of them has to be among these.
  public static func all(among events: [Event], _ record: StudyRecord) -> [SpokenAnswer] {
    let ordered = OrderedEvents(events)
    return ordered.events.compactMap { event in
      ordered.undone.contains(event.stamp) ? nil : SpokenAnswer(event, record)
    }
  }
}

/// A key point that was not said when its card was asked in interviews.
public struct MissedPoint: Hashable, Sendable {
  /// The card, by its key.
  public let card: CardID
  /// The point in plain text.
  public let point: String
  /// How often it was missed.
  public let times: Int

  /// A point that was missed so often.
  public init(card: CardID, point: String, times: Int) {
    (self.card, self.point, self.times) = (card, point, times)
  }

  /// The points that were missed in some answers, oldest first: those missed most often first, and of these
  /// in the order of the decks.
  public static func all(in answers: [SpokenAnswer], _ library: Library) -> [MissedPoint] {
    struct Point: Hashable {
      let card: CardID
      let text: String
    }
    var known: [Point: (times: Int, first: Int)] = [:]
    var number = 0
    for answer in answers {
      for text in answer.points.missed {
        number += 1
        let point = Point(card: answer.card, text: text)
        let before = known[point]
        known[point] = ((before?.times ?? 0) + 1, before?.first ?? number)
      }
    }
    let points = known.map { point, seen in
      (-seen.times, library.index(of: point.card) ?? .max, seen.first, point)
    }
    return points.sorted { ($0.0, $0.1, $0.2) < ($1.0, $1.1, $1.2) }
      .map { MissedPoint(card: $0.3.card, point: $0.3.text, times: -$0.0) }
  }
}
