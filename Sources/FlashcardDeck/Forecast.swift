/// How many cards are due on the days after a given day.
public struct Forecast: Equatable, Sendable {
  /// A day that has cards due.
  public struct Entry: Equatable, Sendable {
    /// The day.
    public let day: Day
    /// How many cards are due on it.
    public let cards: Int
  }

  /// The days in their order; one without a card due is left out.
  public let entries: [Entry]

  /// The first `days` days after `day` that have cards due.
  public init(_ library: Library, _ record: StudyRecord, after day: Day, days: Int) {
    var counts: [Day: Int] = [:]
    for entry in library.entries {
      guard let progress = record[entry.id], !progress.isDue(on: day) else { continue }
      counts[progress.due, default: 0] += 1
    }
    entries = counts.sorted { $0.key < $1.key }.prefix(days)
      .map { Entry(day: $0.key, cards: $0.value) }
  }
}
