/// Something in a deck that its author should see.
public struct Problem: Sendable, Equatable {
  /// An error costs a card; a warning costs nothing.
  public enum Severity: String, Sendable {
    case error
    case warning
  }

  /// Whether a card was lost by it.
  public var severity: Severity
  /// The file, as the reader was told it.
  public var file: String
  /// The line, from 1.
  public var line: Int
  /// The column in characters, from 1.
  public var column: Int
  /// One sentence for people, without the full stop.
  public var sentence: String

  /// A problem at a place in a deck.
  public init(severity: Severity, file: String, line: Int, column: Int, sentence: String) {
    self.severity = severity
    self.file = file
    self.line = line
    self.column = column
    self.sentence = sentence
  }
}

extension Problem: CustomStringConvertible {
  /// `file:line:column: error: sentence`, as compilers print it.
  public var description: String { "\(file):\(line):\(column): \(severity.rawValue): \(sentence)" }
}
