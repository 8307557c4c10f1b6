extension Unicode.Scalar {
  /// Whether the scalar is one of those that most cards consist of: each is visible, hides nothing,
  /// and is a cluster by itself beside any other of them. The tables of Unicode say the same, but
  /// asking them takes many times as long.
  @inlinable public var isPlain: Bool {
    switch value {
    case 0x20...0x7E: true
    case _ where isIdeographOrKana: true
    case 0x3000...0x3029, 0x30FB...0x30FF, 0xA0...0xAC, 0xAE...0x24F, 0x391...0x3A1: true
    case 0x3A3...0x3C9, 0x2010...0x2027, 0x2190...0x22FF, 0x2500...0x25FF, 0xFF01...0xFF5E: true
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

  /// Whether the scalar is an ideograph of the first block.
  @inlinable public var isCommonIdeograph: Bool { (0x4E00...0x9FFF).contains(value) }
}
