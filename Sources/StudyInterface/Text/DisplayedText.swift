import Toolkit

extension String {
  /// Text that is safe to show: what `VisibleText` writes out is written out, and so is everything
  /// else that has no width; tabs go to the next multiple of `tabStop` columns, and a cluster keeps
  /// at most eight combining marks. What emoji are made of stays. Line breaks stay only if asked.
  public func displayed(keepsLineBreaks: Bool = false, tabStop: Int = 4) -> String {
    if unicodeScalars.allSatisfy({ $0.isPlain || keepsLineBreaks && $0 == "\n" }) { return self }
    var writer = DisplayedText(keepsLineBreaks: keepsLineBreaks, tabStop: max(1, tabStop))
    let scalars = Array(unicodeScalars)
    for index in scalars.indices {
      writer.write(scalars[index], next: index + 1 < scalars.count ? scalars[index + 1] : nil)
    }
    return String(writer.result)
  }
}

private struct DisplayedText {
  private(set) var result = String.UnicodeScalarView()
  private let keepsLineBreaks: Bool
  private let tabStop: Int
  /// Columns since the last line break.
  private var column = 0
  /// What was kept last as it is; nothing at the start of a line.
  private var previous: Unicode.Scalar?
  /// Marks and joiners in the cluster so far.
  private var marks = 0

  init(keepsLineBreaks: Bool, tabStop: Int) {
    self.keepsLineBreaks = keepsLineBreaks
    self.tabStop = tabStop
  }

  mutating func write(_ scalar: Unicode.Scalar, next: Unicode.Scalar?) {
    switch scalar {
    case "\n" where keepsLineBreaks:
      result.append(scalar)
      column = 0
      previous = nil
    case "\t":
      for _ in 0..<(tabStop - column % tabStop) { keep(" ") }
    default:
      if scalar.isPlain {
        marks = 0
        keep(scalar)
      } else if isDangling(scalar, next) {
        spellOut(VisibleText.code(of: scalar))
      } else if let spelled = VisibleText.spelling(of: scalar, after: previous, before: next) {
        spellOut(spelled)
      } else if scalar.properties.isDefaultIgnorableCodePoint {
        keepMark(scalar)
      } else {
        writeOther(scalar)
      }
    }
  }

  private mutating func writeOther(_ scalar: Unicode.Scalar) {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark:
      // A mark without a letter would combine with the text before.
      if previous == nil { keep("◌") }
      keepMark(scalar)
    default:
      if joinsSyllable(scalar) {
        keepMark(scalar)
      } else if scalar.columns > 0 {
        marks = 0
        keep(scalar)
      } else {
        spellOut(VisibleText.code(of: scalar))
      }
    }
  }

  /// Whether this is the joiner of an emoji before something that the system knows no width of.
  private func isDangling(_ scalar: Unicode.Scalar, _ next: Unicode.Scalar?) -> Bool {
    guard scalar.value == 0x200D, let previous, !(0x0600...0x0DFF).contains(previous.value) else {
      return false
    }
    return next.map { $0.columns == 0 } ?? true
  }

  /// Whether this is the vowel or the final of a Hangul syllable that has begun; such letters have no
  /// width of their own.
  private func joinsSyllable(_ scalar: Unicode.Scalar) -> Bool {
    guard let previous,
      (0x1161...0x11FF).contains(scalar.value) || (0xD7B0...0xD7FF).contains(scalar.value)
    else { return false }
    return "\(previous)\(scalar)".count == 1
  }

  private mutating func keepMark(_ scalar: Unicode.Scalar) {
    marks += 1
    if marks <= 8 { keep(scalar) }
  }

  private mutating func keep(_ scalar: Unicode.Scalar) {
    result.append(scalar)
    column += scalar.columns
    previous = scalar
  }

  private mutating func spellOut(_ text: String) {
    marks = 0
    for scalar in text.unicodeScalars { keep(scalar) }
  }
}
