/// The question of an interview that is asked now, as it was left: its time and what was ticked.
public struct OpenQuestion: Hashable, Sendable {
  /// How far it is.
  public enum Phase: String, Hashable, Sendable {
    /// The answer is spoken.
    case asked
    /// Its points are ticked.
    case points
    /// The grade is taken or changed.
    case grades
  }

  /// More points than any answer has.
  public static let mostPoints = 1_000

  /// The card.
  public let card: CardID
  /// Which question it is, and of how many.
  public let number, all: Int
  /// How far it is.
  public let phase: Phase
  /// How long the learner has spoken.
  public let seconds: Int
  /// How many points the answer has; 0 before it was seen.
  public let points: Int
  /// The places of those that were said.
  public let said: Set<Int>

  /// A question with every part given; places that no point has are left out.
  public init(
    card: CardID, number: Int, of all: Int, phase: Phase, seconds: Int, points: Int, said: Set<Int>
  ) {
    (self.card, self.number, self.all, self.phase) = (card, number, all, phase)
    self.seconds = max(0, seconds)
    self.points = min(max(0, points), Self.mostPoints)
    let places = 0..<self.points
    self.said = said.filter(places.contains)
  }
}
