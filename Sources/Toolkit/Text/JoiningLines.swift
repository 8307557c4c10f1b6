extension Unicode.Scalar {
  /// Whether a text goes on without a space over a line break of its source between this scalar and
  /// the next, as Chinese and Japanese do.
  public func joinsLines(to next: Unicode.Scalar) -> Bool {
    isChineseOrJapanese && (next.isChineseOrJapanese || next.isSharedMark)
      || isSharedMark && next.isChineseOrJapanese
  }

  /// Whether the scalar is of a script that is written without spaces between words.
  public var isChineseOrJapanese: Bool {
    switch value {
    case 0x2E80...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF: true
    case 0xFF01...0xFF60, 0x20000...0x3FFFF: true
    default: false
    }
  }

  /// — ‘ ’ “ ” …, which Chinese and Latin text share.
  private var isSharedMark: Bool {
    switch value {
    case 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026: true
    default: false
    }
  }
}
