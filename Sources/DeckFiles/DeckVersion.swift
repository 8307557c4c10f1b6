/// Size and modification time, by which `make` and git notice a change of a file's content.
///
/// Without the file's number, which some file systems change, and without its change time, which
/// another link to it changes, too.
public struct DeckVersion: Equatable, Sendable {
  let size: Int
  let seconds: Int
  let nanoseconds: Int
}
