import CText
import Toolkit

/// The text of a paragraph while its spans and texts are read.
struct MarkdownInline {
  /// Text that is bold as a whole.
  var isHeading = false { didSet { settle() } }

  /// The text that comes next follows `<`.
  var isBetweenBrackets = false

  /// The address of a link stands behind its text.
  var showsAddresses = true

  /// What is said of pictures is in Chinese.
  var isChinese = false

  /// The runs so far. They are not joined before the paragraph is taken, since a tag styles those
  /// between itself and its end.
  var runs: [StyledRun] = []
  var style: Style
  /// Tags of HTML that are open, each with its number and the run that it stands in as it is written.
  var tags: [(name: String, number: Int, run: Int)] = []
  /// Those of paragraphs that have ended.
  var pairs = TagPairs()

  /// The sources of all formulas that were read.
  private(set) var formulas: [String] = []

  /// What was linked to or shown.
  var addresses: [LinkedAddress] = []

  private let base: Style
  private var bold = 0
  private var italic = 0
  /// The tildes of the strikethroughs that are open, and the runs in which they stand.
  private var strikes: [(tildes: String, run: Int)] = []
  private var code = 0
  private var links: [(address: String, text: String)] = []
  /// The pictures that are open: their addresses, and the texts for them.
  private var pictures: [(address: String, text: String)] = []
  private var isInComment = false
  /// A comment or a line ended, which a space behind it goes with.
  var dropsSpace = false
  /// A soft break was read, which is nothing between two ideographs and else a space.
  private var hasSoftBreak = false
  /// A displayed formula was read, after which text continues on a new line.
  private var isAfterDisplay = false

  var isBold: Bool { bold > 0 }
  var isItalic: Bool { italic > 0 }

  init(base: Style) {
    self.base = base
    style = base
  }

  /// The paragraph so far, made visible, and starts the next one.
  mutating func take(isCell: Bool = false, isChinese: () -> Bool = { false }) -> StyledLine {
    guard !runs.isEmpty || hasSoftBreak || isAfterDisplay else { return StyledLine() }
    // What begins in a cell ends in it.
    if !isCell { pairs.leave(open: tags.lazy.map { ($0.name, $0.number) }) }
    trimEnd()
    while let first = runs.first, first.text.isEmpty || first.text.utf8.first == 0x0A {
      if first.text.isEmpty { runs.removeFirst() } else { runs[0].text.removeFirst() }
    }
    var result = StyledLine()
    for run in runs {
      var text = run.text
      if run.style.role != .code {
        let sounds = LinkedAddress.sounds(in: text)
        addresses += sounds
        if !sounds.isEmpty { text = LinkedAddress.namingSounds(in: text, isChinese: isChinese()) }
      }
      result.append(
        text.displayed(keepsLineBreaks: true), run.style, isWhole: run.isWhole)
    }
    runs = []
    tags = []
    hasSoftBreak = false
    isAfterDisplay = false
    isInComment = false
    dropsSpace = false
    return result
  }

  /// Adds text, which is kept together in a line if `isWhole`.
  mutating func append(_ text: String, isWhole: Bool = false) {
    if let end = endOfAddress(in: text) {
      append(String(text[..<end]))
      closeLink()
      return append(String(text[end...]))
    }
    var text = text
    if isAfterDisplay { text = String(text.drop { $0 == " " }) }
    if dropsSpace, text.first == " ", hasSoftBreak || [" ", "\n"].contains(lastScalar ?? " ") {
      text.removeFirst()
    }
    if isHeading, runs.isEmpty, code == 0 { text = String(text.drop { $0 == " " || $0 == "\t" }) }
    guard let first = text.unicodeScalars.first else { return }
    dropsSpace = false
    settleBreak(before: first)
    add(text, isWhole: isWhole)
    for index in links.indices { links[index].text += text }
    if let index = pictures.indices.last { pictures[index].text += text }
  }

  /// Text in which stand-ins mark formulas.
  mutating func append(prepared text: String) {
    guard text.utf8.contains(0xF4) else { return append(text) }
    var plain = String.UnicodeScalarView()
    var formula = String.UnicodeScalarView()
    var isFormula = false
    for scalar in text.unicodeScalars {
      switch StandIn.value(of: scalar) {
      case StandIn.formula, StandIn.display:
        append(String(plain))
        plain = String.UnicodeScalarView()
        isFormula = true
      case StandIn.formulaEnd:
        append(MathText.set(String(formula)), isWhole: true)
        formulas.append(String(formula))
        formula = String.UnicodeScalarView()
        isFormula = false
      case StandIn.displayEnd:
        append(display: String(formula))
        formula = String.UnicodeScalarView()
        isFormula = false
      case let value:
        let scalar = value.map { Unicode.Scalar($0) } ?? scalar
        if isFormula { formula.append(scalar) } else { plain.append(scalar) }
      }
    }
    append(String(plain + formula))
  }

  mutating func breakLine() {
    hasSoftBreak = false
    if !runs.isEmpty { add("\n") }
  }

  mutating func breakSoftly() {
    if tags.contains(where: { $0.name == "pre" }) { return breakLine() }
    hasSoftBreak = !runs.isEmpty
  }

  /// HTML stands as it is written, but for comments, which may come in several pieces, and for the
  /// tags that say how text looks.
  mutating func appendHTML(_ text: String) {
    if text.hasPrefix("<!--") { isInComment = true }
    if !isInComment { appendTag(text) }
    if isInComment, text.hasSuffix("-->") {
      isInComment = false
      dropsSpace = true
    }
  }

  mutating func open(_ span: MD_SPANTYPE) {
    switch span {
    case MD_SPAN_STRONG: bold += 1
    case MD_SPAN_EM: italic += 1
    case MD_SPAN_CODE: code += 1
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
    case MD_SPAN_DEL:
      if let strike = strikes.last {
        settleBreak(before: "~")
        add(strike.tildes)
        strikes.removeLast()
      }
    case MD_SPAN_IMG: closePicture()
    default: break
    }
    settle()
  }

  /// No terminal is sure to strike text through, so its tildes stay.
  mutating func openStrike() {
    settleBreak(before: "~")
    strikes.append(("~~", runs.count))
    settle()
    runs.append(StyledRun("~~", style))
  }

  /// How many tildes there are is seen at the text after them only.
  mutating func setStrike(_ tildes: String) {
    guard let last = strikes.indices.last, strikes[last].run < runs.count else { return }
    strikes[last].tildes = tildes
    runs[strikes[last].run].text = tildes
  }

  /// A picture or a sound, which a terminal can't show, is named.
  mutating func openPicture(_ address: String) {
    append(
      LinkedAddress.label(ofSound: LinkedAddress.isSound(address), isChinese: isChinese))
    pictures.append((address, ""))
  }

  private mutating func closePicture() {
    guard let picture = pictures.popLast() else { return }
    note(.picture, picture.address, picture.text)
    // The address of one that is in the text itself is long and names nothing.
    let isData = picture.address.hasPrefix("data:")
    let name =
      isData
      ? String(picture.address.prefix { $0 != ";" && $0 != "," })
      : LinkedAddress.withoutPercentSigns(picture.address)
    guard !name.isEmpty else { return append("]") }
    if !picture.text.isEmpty { append(" (") }
    append(name, isWhole: true)
    append(!picture.text.isEmpty ? ")]" : "]")
  }

  mutating func openLink(to address: String) {
    links.append((address, ""))
    settle()
  }

  /// Where an address ends that a text has as it is: the library reads on to the next space, but Chinese has none
  /// behind it, and no address has its punctuation.
  private mutating func endOfAddress(in text: String) -> String.Index? {
    guard let link = links.last, !isBetweenBrackets,
      let end = text.firstIndex(where: \.isWidePunctuation)
    else {
      return nil
    }
    let read = link.text + text
    for scheme in ["", "http://", "https://", "mailto:"] where link.address.hasPrefix(scheme + read)
    {
      links[links.count - 1].address = scheme + link.text + text[..<end]
      return end
    }
    return nil
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
      let last = result.last ?? "\n"
      if last == " " || last == "\n", rest.first == " " { rest.removeFirst() }
    }
    return result + rest
  }

  private mutating func closeLink() {
    guard let link = links.popLast() else { return }
    settle()
    note(.link, link.address, link.text)
    let text = link.text
    let isShown = [text, "mailto:" + text, "http://" + text, "https://" + text]
    guard !isShown.contains(link.address) else { return }
    addAddress(link.address)
  }

  /// Notes what is linked to or shown; a place in the text itself is nothing that could be opened.
  mutating func note(_ kind: LinkedAddress.Kind, _ address: String, _ text: String) {
    guard !address.isEmpty, !address.hasPrefix("#") else { return }
    addresses.append(LinkedAddress(kind, address, text: text))
  }

  /// Puts the address of a link behind its text.
  mutating func addAddress(_ address: String) {
    guard showsAddresses, !address.isEmpty else { return }
    add(" (" + address + ")", .dim)
  }

  /// Sets a formula on a line of its own.
  mutating func append(display latex: String) {
    formulas.append(latex)
    hasSoftBreak = false
    isAfterDisplay = false
    if !runs.isEmpty, lastScalar != "\n" { add("\n") }
    append("  ")
    append(MathText.set(latex), isWhole: true)
    isAfterDisplay = true
  }

  private mutating func add(_ text: String, _ other: Style? = nil, isWhole: Bool = false) {
    let style = other ?? self.style
    if let last = runs.indices.last, runs[last].style == style, runs[last].isWhole == isWhole,
      tags.last?.run != last, strikes.last?.run != last
    {
      runs[last].text += text
    } else {
      runs.append(StyledRun(text, style, isWhole: isWhole))
    }
  }

  /// Takes away line breaks at the end, and blanks at the end of a heading.
  private mutating func trimEnd() {
    while let last = runs.indices.last {
      let isTrimmed = isHeading && runs[last].style.role != .code
      while let end = runs[last].text.unicodeScalars.last,
        end == "\n" || isTrimmed && (end == " " || end == "\t")
      {
        runs[last].text.unicodeScalars.removeLast()
      }
      if !runs[last].text.isEmpty { return }
      runs.removeLast()
    }
  }

  private var lastScalar: Unicode.Scalar? {
    runs.last { !$0.text.isEmpty }?.text.unicodeScalars.last
  }

  private mutating func settleBreak(before next: Unicode.Scalar) {
    if isAfterDisplay {
      isAfterDisplay = false
      if hasSoftBreak || !BreakClass(next, width: 1).isForbiddenStart { add("\n") }
    } else if hasSoftBreak, let last = lastScalar, last != "\n" {
      // A space may stand before a comment at the end of the line.
      if last != " ", !last.joinsLines(to: next) { add(" ") }
    }
    hasSoftBreak = false
  }

  mutating func settle() {
    style = base
    if bold > 0 || isHeading { style.bold = true }
    if italic > 0 { style.italic = true }
    style = pairs.styled(style)
    if !strikes.isEmpty { style.role = .dim }
    if !links.isEmpty {
      style.role = .link
      style.underline = true
    }
    if code > 0 { style.role = .code }
  }
}

extension Character {
  /// 。，、；：！？（）《》「」『』【】“”‘’…
  fileprivate var isWidePunctuation: Bool {
    guard let scalar = unicodeScalars.first, scalar.value >= 0x2018 else { return false }
    switch BreakClass(scalar, width: 2) {
    case .wideOpen, .wideClose, .curlyOpen, .curlyClose: return true
    default: return false
    }
  }
}
