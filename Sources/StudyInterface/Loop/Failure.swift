/// Something that could not be done, in one sentence for people.
public struct Failure: Error, Equatable, Sendable {
  /// Why, without the full stop.
  public let sentence: String

  /// A failure in a sentence.
  public init(_ sentence: String) {
    self.sentence = sentence
  }
}
