/// Identifies a file, independent of its paths.
struct DeckIdentity: Hashable {
  let device: UInt64
  let node: UInt64
}
