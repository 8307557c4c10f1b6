/// What tells whether a file's content is what it was, as `make` and git tell it.
///
/// Not the file's number, which some file systems make up anew, nor the time of its last change,
/// which is also that of another link to it.
public struct DeckVersion: Equatable, Sendable {
  let size: Int
  let seconds: Int
  let nanoseconds: Int
}
