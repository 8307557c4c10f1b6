/// What tells a file from any other, whatever its paths.
struct DeckIdentity: Hashable {
  let device: UInt64
  let node: UInt64
}
