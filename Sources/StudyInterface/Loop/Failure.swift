/// Something that could not be done, in one sentence for people.
public struct Failure: Error, Equatable, Sendable {
  /// Why, without the full stop.
  public let sentence: String
  /// Whether it is what the program was called with, which has an exit code of its own.
  public let isWrongUsage: Bool
  /// Whether the record is another one than what was to be done followed from.
  public let isOutdated: Bool

  /// A failure in a sentence.
  public init(_ sentence: String, isWrongUsage: Bool = false, isOutdated: Bool = false) {
    self.sentence = sentence
    self.isWrongUsage = isWrongUsage
    self.isOutdated = isOutdated
  }
}
