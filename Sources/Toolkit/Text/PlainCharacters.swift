extension Unicode.Scalar {
  /// Whether the scalar is one of those that most cards consist of: each is visible, hides nothing,
  /// and is a cluster by itself beside any other of them. The tables of Unicode say the same, but
  /// asking them takes over a hundred times as long.
  @inlinable @inline(__always) public var isPlain: Bool {
    value &- 0x20 < 0x5F || isCommonIdeograph || isOtherPlain
  }

  /// Whether the scalar is plain but neither ASCII nor an ideograph, which is rare enough for a call.
  @usableFromInline var isOtherPlain: Bool {
    switch value {
    case 0xFF01...0xFF5E, 0x3000...0x3029, 0x3041...0x3096, 0x30A1...0x30FF, 0x2010...0x2027: true
    case 0xA0...0xAC, 0xAE...0x24F, 0x391...0x3A1, 0x3A3...0x3C9, 0x2190...0x22FF: true
    case 0x2500...0x25FF: true
    default: false
    }
  }

  /// Whether the scalar is an ideograph of the first block or a kana: two columns wide in every
  /// terminal and C library.
  @inlinable public var isIdeographOrKana: Bool {
    switch value {
    case _ where isCommonIdeograph, 0x3041...0x3096, 0x30A1...0x30FA: true
    default: false
    }
  }

  /// Whether the scalar is an ideograph of the first block, 0x4E00 to 0x9FFF.
  @inlinable @inline(__always) public var isCommonIdeograph: Bool { value &- 0x4E00 < 0x5200 }
}
