import Toolkit

/// What is wrong with some JSON, and where.
struct JSONError: Error, Hashable {
  enum Cause: Hashable {
    /// Something else is needed here.
    case expected(String)
    /// Lists and objects in one another, deeper than any file of ours.
    case tooDeep
  }

  /// Bytes from the start of the text.
  var offset: Int
  var cause: Cause
}
