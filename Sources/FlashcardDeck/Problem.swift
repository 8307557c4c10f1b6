/// Something in a deck or in the configuration that its author should see.
public struct Problem: Sendable, Equatable {
  /// How much a problem costs.
  public enum Severity: String, Sendable {
    /// A card or a setting.
    case error
    /// Nothing.
    case warning
  }

  /// How much was lost.
  public var severity: Severity
  /// The file, as passed in.
  public var file: String
  /// The line, from 1.
  public var line: Int
  /// The column in characters, from 1.
  public var column: Int
  /// What is wrong.
  public var cause: Cause

  /// A problem at a line and column of a file.
  public init(severity: Severity, file: String, line: Int, column: Int, cause: Cause) {
    self.severity = severity
    self.file = file
    self.line = line
    self.column = column
    self.cause = cause
  }
}

extension Problem: CustomStringConvertible {
  /// `file:line:column: error: sentence`, as compilers print it, in English.
  public var description: String { "\(file):\(line):\(column): \(severity.rawValue): \(sentence)" }
}
