/// Size and modification time, by which `make` and git notice a change of a file's content.
///
/// Without the file's number, which some file systems change, and without its change time, which
/// another link to it changes, too.
public struct DeckVersion: Equatable, Sendable {
  let size: Int
  let seconds: Int
  let nanoseconds: Int
}

extension DeckVersion: CustomStringConvertible {
  /// Bytes, seconds and nanoseconds, as `2210-1767600000-250`.
  public var description: String { "\(size)-\(seconds)-\(nanoseconds)" }
}
