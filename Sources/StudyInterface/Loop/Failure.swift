/// Something that could not be done, in one sentence for people.
public struct Failure: Error, Equatable, Sendable {
  /// Why, without the full stop.
  public let sentence: String
  /// Whether it is what the program was called with, which has an exit code of its own.
  public let isWrongUsage: Bool

  /// A failure in a sentence.
  public init(_ sentence: String, isWrongUsage: Bool = false) {
    self.sentence = sentence
    self.isWrongUsage = isWrongUsage
  }
}
