import Toolkit

/// How often cards come back, under a name: the boxes' days, and where a forgotten card goes.
public enum Pace: String, CaseIterable, Hashable, Sendable {
  /// Nine boxes up to 256 days: as many minutes as FSRS-6 fitted to the learner (Decisions.md).
  case normal
  /// Nine boxes up to 100 days: more reviews, more recalled.
  case thorough
  /// Eight boxes from two days on: fewer reviews.
  case light
  /// Seven boxes and a fall to the first one, as in Leitner's book.
  case classic

  /// The paces' names, in the order of the manual.
  public static var names: [String] { allCases.map(\.name) }

  /// The name that a mistyped one was meant to be; nil if there is none.
  public static func nearest(to name: String) -> String? {
    Likeness.nearest(to: name, among: names)
  }

  /// The name, as the configuration and the history have it.
  public var name: String { rawValue }

  /// The boxes that the pace stands for.
  public var boxes: LeitnerBoxes {
    switch self {
    case .normal: LeitnerBoxes(uncheckedDays: [1, 2, 4, 8, 16, 32, 64, 128, 256], .half)
    case .thorough: LeitnerBoxes(uncheckedDays: [1, 2, 4, 7, 12, 20, 35, 60, 100], .half)
    case .light: LeitnerBoxes(uncheckedDays: [2, 4, 8, 16, 32, 64, 128, 256], .half)
    case .classic: LeitnerBoxes(uncheckedDays: [1, 2, 4, 8, 16, 32, 64], .first)
    }
  }
}
