/// Which key points of an answer were said aloud in an interview.
public struct SaidPoints: Hashable, Sendable {
  /// Points that are named at most, and the characters of one: a line of the history stays short.
  public static let mostNamed = 12
  /// See `mostNamed`.
  public static let longestName = 100
  /// An answer that takes longer, in seconds, is at best hard.
  public static let longestGoodAnswer = 120
  /// More points than any answer has.
  static let most = 1_000_000

  /// How many were said.
  public let said: Int
  /// How many there are.
  public let all: Int
  /// Those that were not said, in plain text; the first ones if they are many.
  public let missed: [String]

  /// Points that were said of all; numbers that can't be are brought to the nearest that can.
  public init(said: Int, of all: Int, missed: [String]) {
    self.all = min(max(0, all), Self.most)
    self.said = min(max(0, said), self.all)
    self.missed = missed.prefix(Self.mostNamed).map(Self.name)
  }

  /// A point as it is named: one line, cut if it is long.
  public static func name(_ point: String) -> String {
    // By scalars: a mark that stands alone behind a space would be one character with it.
    let words = point.unicodeScalars.split(whereSeparator: \.properties.isWhitespace)
    let line = words.map { String($0) }.joined(separator: " ")
    return line.count <= longestName ? line : line.prefix(longestName - 1) + "…"
  }

  /// The grade that is earned by them in so many seconds.
  public func grade(after seconds: Int) -> Grade {
    if said * 2 < all { return .again }
    return said == all && seconds <= Self.longestGoodAnswer ? .good : .hard
  }
}
