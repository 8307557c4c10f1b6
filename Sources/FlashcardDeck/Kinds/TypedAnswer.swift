/// What was typed, beside the right answer that is nearest to it.
///
/// Case, width, spaces, punctuation at the end and what is not seen make no difference; accents do, unless the
/// learner does not want it, and so does what the signs of a formula stand for: 2¹⁰ is no 210, 5! no 5, 1½ no 11/2.
public struct TypedAnswer: Sendable, Equatable {
  /// A place at which both are written below each other.
  public struct Column: Sendable, Equatable {
    /// What was typed there; nil if something is missing. Two characters, if one stands for them: ß for ss.
    public let typed: String?
    /// What is right there; nil if something was typed too much.
    public let right: String?
    /// Whether that makes no difference.
    public let isSame: Bool
  }

  /// What the right answer ends with, by which the signs at the end are read.
  public enum Ending: Sendable {
    /// Words, whose punctuation makes no difference.
    case sentence
    /// A formula, in which `!` is a factorial.
    case formula
    /// Code, in which all but a mark behind a word counts.
    case code
  }

  /// What was typed.
  public let typed: String
  /// The right answer that is nearest.
  public let right: String
  /// The two texts, from left to right; none if they are too long for it.
  public let columns: [Column]
  /// How many characters are wrong, missing or too many.
  public let mistakes: Int
  /// Whether accents are all that is wrong.
  public let differsInAccents: Bool

  /// Longer texts, in characters, are equal or not: see `isComparedAsWhole`.
  public static let longest = TypedAlignment.longest

  /// Compares what was typed with every right answer; nil if there is none.
  public init?(
    _ typed: String, _ answers: [String], ending: Ending = .sentence, ignoresAccents: Bool = false
  ) {
    func letters(_ text: String, ignoresAccents: Bool) -> TypedLetters {
      TypedLetters(text, ignoresAccents: ignoresAccents, ending: ending)
    }
    let mine = letters(typed, ignoresAccents: ignoresAccents)
    var best: (text: String, columns: [Column], mistakes: Int)?
    for answer in answers {
      let other = letters(answer, ignoresAccents: ignoresAccents)
      let (columns, mistakes) = Self.compare(mine, other)
      if best.map({ mistakes < $0.mistakes }) ?? true { best = (answer, columns, mistakes) }
      if mistakes == 0 { break }
    }
    guard let best else { return nil }
    (right, columns, mistakes) = best
    self.typed = typed
    func isRight(ignoringAccents: Bool) -> Bool {
      letters(typed, ignoresAccents: ignoringAccents).text
        == letters(best.text, ignoresAccents: ignoringAccents).text
    }
    differsInAccents = mistakes > 0 && !ignoresAccents && isRight(ignoringAccents: true)
  }

  /// Whether nothing that matters is wrong.
  public var isRight: Bool { mistakes == 0 }

  /// Whether one of the two is too long for its mistakes to be counted, and they are not equal.
  public var isComparedAsWhole: Bool { !isRight && columns.isEmpty }

  /// Whether at least half of it is right, so that it says something to compare the two place by place.
  public var isAlike: Bool {
    let compared = columns.filter { !$0.isSame || $0.typed != nil && $0.right != nil }
    return !compared.isEmpty && compared.count(where: \.isSame) * 2 >= compared.count
  }

  /// The grade that it deserves: hard for a slip, at most one wrong character of six.
  public var grade: Grade {
    if isRight { return .good }
    return mistakes <= max(1, columns.count / 6) && columns.count >= 4 ? .hard : .again
  }

  private static func compare(_ typed: TypedLetters, _ right: TypedLetters) -> ([Column], Int) {
    if typed.text == right.text {
      let columns = right.characters.map {
        Column(typed: String($0), right: String($0), isSame: true)
      }
      return (columns, 0)
    }
    let length = max(typed.characters.count, right.characters.count)
    guard length <= longest else { return ([], length) }
    let alignment = TypedAlignment(typed, right)
    return (alignment.columns, max(1, alignment.mistakes))
  }
}
