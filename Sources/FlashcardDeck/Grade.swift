/// How well an answer was recalled.
public enum Grade: Int, CaseIterable, Sendable {
  case again = 1
  case hard = 2
  case good = 3
  case easy = 4

  /// The word used in histories and on the command line.
  public var name: String {
    switch self {
    case .again: "again"
    case .hard: "hard"
    case .good: "good"
    case .easy: "easy"
    }
  }

  /// Reads a grade's word; nil for any other.
  public init?(name: some StringProtocol) {
    guard let grade = Grade.allCases.first(where: { $0.name == name }) else { return nil }
    self = grade
  }
}
