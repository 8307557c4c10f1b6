extension Card {
  /// The choices in the order of a day, as indices: shuffled, so that a place says nothing, and the same
  /// everywhere on that day until the card is answered.
  ///
  /// - Parameter answers: how often the card was answered on that day.
  public func choiceOrder(on day: Day, answers: Int) -> [Int] {
    choices.indices.map { index in
      var hash = UInt64(bitPattern: Int64(day.number)) &* 0x9E37_79B9_7F4A_7C15
      hash = hash &+ UInt64(truncatingIfNeeded: answers) &* 0xD6E8_FEB8_6659_FD93
      for byte in id.description.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      hash = (hash ^ UInt64(index)) &* 0xBF58_476D_1CE4_E5B9
      hash = (hash ^ (hash >> 29)) &* 0x94D0_49BB_1331_11EB
      return (rank: hash ^ (hash >> 32), index: index)
    }.sorted { ($0.rank, $0.index) < ($1.rank, $1.index) }.map(\.index)
  }
}
