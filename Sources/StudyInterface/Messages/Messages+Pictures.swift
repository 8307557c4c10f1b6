/// What is said of pictures that are shown in place.
extension Messages {
  /// What is known of a picture's file, in a line.
  func facts(of facts: PictureFacts) -> String {
    let size = facts.pixels.map { pixels($0.width, $0.height) }
    return [facts.kind, size, Self.bytes(facts.bytes)].compactMap(\.self).listed(" · ")
  }

  /// A count of bytes as people read it, in steps of a thousand.
  private static func bytes(_ count: Int) -> String {
    if count < 1000 { return "\(count) B" }
    if count < 1_000_000 { return "\((count + 500) / 1000) kB" }
    let tenths = (count + 50_000) / 100_000
    return "\(tenths / 10).\(tenths % 10) MB"
  }
}
