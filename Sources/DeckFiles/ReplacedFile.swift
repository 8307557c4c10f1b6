/// A deck file in whose place a copy is read.
public struct ReplacedFile: Sendable {
  /// Where the file was found.
  public let original: String
  /// What is read.
  public let copy: String

  /// A file and its copy.
  public init(original: String, copy: String) {
    self.original = original
    self.copy = copy
  }
}
