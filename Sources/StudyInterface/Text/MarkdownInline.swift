import CText

/// The text of a paragraph while its spans and texts are read.
struct MarkdownInline {
  /// Text that is bold as a whole.
  var isHeading = false { didSet { settle() } }

  private let base: Style
  private var line = StyledLine()
  private var style: Style
  private var bold = 0
  private var italic = 0
  private var struck = 0
  private var code = 0
  private var links: [(address: String, text: String)] = []
  private var math: String?
  private var isInComment = false
  /// A soft break was read, which is nothing between two ideographs and else a space.
  private var hasSoftBreak = false
  /// A displayed formula was read, after which text continues on a new line.
  private var isAfterDisplay = false

  init(base: Style) {
    self.base = base
    style = base
  }

  /// The paragraph so far, made visible, and starts the next one.
  mutating func take() -> StyledLine {
    guard !line.runs.isEmpty || hasSoftBreak || isAfterDisplay else { return line }
    var result = StyledLine()
    for run in line.runs { result.append(run.text.displayed(keepsLineBreaks: true), run.style) }
    line = StyledLine()
    hasSoftBreak = false
    isAfterDisplay = false
    isInComment = false
    return result
  }

  mutating func append(_ text: String) {
    let text = isAfterDisplay ? String(text.drop { $0 == " " }) : text
    guard let first = text.unicodeScalars.first else { return }
    settleBreak(before: first)
    line.append(text, style)
    for index in links.indices { links[index].text += text }
  }

  mutating func breakLine() {
    hasSoftBreak = false
    line.append("\n", style)
  }

  mutating func breakSoftly() {
    if math != nil { math? += " " } else { hasSoftBreak = !line.runs.isEmpty }
  }

  mutating func appendMath(_ text: String) { math = (math ?? "") + text }

  /// HTML stands as it is written, but for comments, which may come in several pieces.
  mutating func appendHTML(_ text: String) {
    if text.hasPrefix("<!--") { isInComment = true }
    if !isInComment { append(text) }
    if isInComment, text.hasSuffix("-->") { isInComment = false }
  }

  mutating func open(_ span: MD_SPANTYPE) {
    switch span {
    case MD_SPAN_STRONG: bold += 1
    case MD_SPAN_EM: italic += 1
    case MD_SPAN_CODE: code += 1
    case MD_SPAN_LATEXMATH, MD_SPAN_LATEXMATH_DISPLAY: math = ""
    case MD_SPAN_DEL:
      struck += 1
      settle()
      append("~")
    case MD_SPAN_IMG: append("[")
    default: break
    }
    settle()
  }

  mutating func close(_ span: MD_SPANTYPE) {
    switch span {
    case MD_SPAN_STRONG: bold -= 1
    case MD_SPAN_EM: italic -= 1
    case MD_SPAN_CODE: code -= 1
    case MD_SPAN_A: closeLink()
    case MD_SPAN_LATEXMATH: closeMath(isDisplay: false)
    case MD_SPAN_LATEXMATH_DISPLAY: closeMath(isDisplay: true)
    case MD_SPAN_DEL:
      append("~")
      struck -= 1
    case MD_SPAN_IMG: append("]")
    default: break
    }
    settle()
  }

  mutating func openLink(to address: String) {
    links.append((address, ""))
    settle()
  }

  /// A text without its HTML comments; one that never ends is text.
  static func withoutComments(_ html: String) -> String {
    guard html.contains("<!--") else { return html }
    var result = ""
    var rest = Substring(html)
    while let start = rest.firstRange(of: "<!--") {
      guard let end = rest[start.upperBound...].firstRange(of: "-->") else { break }
      result += rest[..<start.lowerBound]
      rest = rest[end.upperBound...]
    }
    return result + rest
  }

  private mutating func closeLink() {
    guard let link = links.popLast() else { return }
    settle()
    let text = link.text
    let isShown = [text, "mailto:" + text, "http://" + text, "https://" + text]
    guard !link.address.isEmpty, !isShown.contains(link.address) else { return }
    line.append(" (" + link.address + ")", .dim)
  }

  private mutating func closeMath(isDisplay: Bool) {
    let latex = math ?? ""
    math = nil
    guard isDisplay else {
      append(Self.isProse(latex) ? "$" + latex + "$" : MathText.set(latex))
      return
    }
    hasSoftBreak = false
    if !line.runs.isEmpty, !endsLine { line.append("\n", style) }
    append("  " + MathText.set(latex))
    isAfterDisplay = true
  }

  /// Whether two dollar signs are currency: as in pandoc, a formula neither starts nor ends with a
  /// space, and no formula has Chinese in it but as `\text`.
  private static func isProse(_ latex: String) -> Bool {
    guard let first = latex.first, let last = latex.last else { return true }
    return first.isWhitespace || last.isWhitespace
      || !latex.contains("\\") && latex.unicodeScalars.contains(where: isChineseOrJapanese)
  }

  private var endsLine: Bool { line.runs.last?.text.utf8.last == UInt8(ascii: "\n") }

  private mutating func settleBreak(before next: Unicode.Scalar) {
    if isAfterDisplay {
      isAfterDisplay = false
      if hasSoftBreak || !BreakClass(next, width: 1).isForbiddenStart { line.append("\n", style) }
    } else if hasSoftBreak, let last = line.runs.last?.text.unicodeScalars.last, last != "\n" {
      if !Self.joins(last, next) { line.append(" ", style) }
    }
    hasSoftBreak = false
  }

  private mutating func settle() {
    style = base
    if bold > 0 || isHeading { style.bold = true }
    if italic > 0 { style.italic = true }
    if struck > 0 { style.role = .dim }
    if !links.isEmpty {
      style.role = .link
      style.underline = true
    }
    if code > 0 { style.role = .code }
  }

  /// Whether text goes on without a space over a line break in the source.
  private static func joins(_ last: Unicode.Scalar, _ next: Unicode.Scalar) -> Bool {
    isChineseOrJapanese(last) && (isChineseOrJapanese(next) || isSharedMark(next))
      || isSharedMark(last) && isChineseOrJapanese(next)
  }

  /// Scripts that are written without spaces between words.
  private static func isChineseOrJapanese(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2E80...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF: true
    case 0xFF01...0xFF60, 0x20000...0x3FFFF: true
    default: false
    }
  }

  /// — ‘ ’ “ ” …, which Chinese and Latin text share.
  private static func isSharedMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026: true
    default: false
    }
  }
}
