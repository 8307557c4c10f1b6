/// Size, time of modification and time of the last change of anything, by which git notices a change of a
/// file's content.
///
/// A program may set the time of modification back, or to the same for all files, but not that of the last change.
/// Rights and further links change it, too, for which decks are read once more. The file's number is not
/// in it, because some file systems make it up again.
public struct DeckVersion: Equatable, Sendable {
  let size: Int
  let modified: DeckTime
  let changed: DeckTime
}

/// A time of the file system.
struct DeckTime: Equatable, CustomStringConvertible {
  let seconds: Int
  let nanoseconds: Int

  var description: String { "\(seconds)-\(nanoseconds)" }
}

extension DeckVersion: CustomStringConvertible {
  /// Bytes, then seconds and nanoseconds of both times, as `2210-1767600000-250-1767600000-250`.
  public var description: String { "\(size)-\(modified)-\(changed)" }
}
