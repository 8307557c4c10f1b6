import Toolkit

/// What is wrong with JSON, and where.
struct JSONError: Error, Hashable {
  enum Cause: Hashable {
    /// Something else is needed here.
    case expected(String)
    /// Lists and objects are nested deeper than in any file of the program.
    case tooDeep
  }

  /// Bytes from the start of the text.
  var offset: Int
  var cause: Cause
}
