import CText
import Toolkit

/// Tags of HTML that say how text looks, as Markdown has no signs for.
extension MarkdownInline {
  /// A tag: one that is known takes effect once its end comes, and until then stands as it is written,
  /// as does every other; `List<b>` may be a type.
  mutating func appendTag(_ text: String) {
    guard let tag = HTMLTag(text) else { return append(text) }
    if pairs.take(tag.name, isClosing: tag.isClosing) { return settle() }
    switch tag.name {
    // A rule has no place inside a line.
    case "br", "hr": breakLine()
    case "wbr": break
    case "img" where !tag.isClosing: appendPicture(tag)
    case let name where tag.isClosing: close(name, text)
    case let name where Self.knows(name) && !text.hasSuffix("/>"):
      append(text)
      // A run of its own, which goes when the tag ends.
      if let last = runs.indices.last, runs[last].text != text {
        runs[last].text.removeLast(text.count)
        runs.append(StyledRun(text, style))
      }
      tags.append((name, pairs.number, runs.count - 1))
    default: append(text)
    }
  }

  private static func knows(_ name: String) -> Bool {
    switch name {
    case "a", "b", "strong", "mark", "i", "em", "var", "cite", "dfn", "u", "ins", "s", "del",
      "strike",
      "kbd", "code", "samp", "tt", "sub", "sup", "span", "font", "small", "big", "abbr", "q", "pre",
      "p", "div", "center", "h1", "h2", "h3", "h4", "h5", "h6", "ruby", "rb", "rt", "rp":
      true
    default: false
    }
  }

  private mutating func appendPicture(_ tag: HTMLTag) {
    openPicture(tag.attribute("src"))
    append(tag.attribute("alt"))
    close(MD_SPAN_IMG)
  }

  private mutating func close(_ name: String, _ text: String) {
    // A reading needs no end.
    if name == "ruby", tags.last?.name == "rt" { close("rt", "") }
    guard let index = tags.lastIndex(where: { $0.name == name }) else {
      pairs.leave(closing: name)
      return append(text)
    }
    let start = tags[index].run
    let address = name == "a" ? HTMLTag(runs[start].text)?.attribute("href") ?? "" : ""
    // Tags between that never end stay as they are written.
    tags.removeSubrange(index...)
    runs[start].text = ""
    let range = (start + 1)..<runs.count
    // An anchor without an address is only a place.
    if name != "a" || !address.isEmpty {
      for run in range { runs[run].style = Self.styled(runs[run].style, by: name) }
    }
    switch name {
    case "a" where !address.hasPrefix("#"):
      let text = runs[range].map(\.text).joined()
      note(.link, address, text)
      if text != address, !text.isEmpty { addAddress(address) }
    case "sub", "sup": makeScript(range, isUpper: name == "sup")
    case "s", "del", "strike":
      runs[start] = StyledRun("~~", Self.styled(style, by: name))
      runs.append(StyledRun("~~", Self.styled(style, by: name)))
    case "q":
      runs[start].text = "“"
      runs.append(StyledRun("”", style))
    case "rt":
      let before = runs[..<start].last { !$0.text.isEmpty }?.text.last
      if let before, "(（".contains(before) { break }
      runs[start].text = "("
      runs.append(StyledRun(")", style))
    case "pre", "p", "div", "center", "h1", "h2", "h3", "h4", "h5", "h6":
      let before = runs[..<start].last { !$0.text.isEmpty }?.text.last
      if let before, before != "\n" { runs[start].text = "\n" }
      breakLine()
      dropsSpace = true
    default: break
    }
    // What comes next is not to join the styled run.
    runs.append(StyledRun("", style))
  }

  static func styled(_ style: Style, by name: String) -> Style {
    var style = style
    switch name {
    case "b", "strong", "mark": style.bold = true
    case "i", "em", "var", "cite", "dfn": style.italic = true
    case "u", "ins": style.underline = true
    case "s", "del", "strike": style.role = .dim
    case "kbd", "code", "samp", "tt", "pre": style.role = .code
    case "a":
      style.role = .link
      style.underline = true
    default: break
    }
    return style
  }

  /// Small letters if there are any for all of the text, else a sign as in formulas.
  private mutating func makeScript(_ range: Range<Int>, isUpper: Bool) {
    let text = runs[range].map(\.text).joined()
    guard let first = text.first, let run = range.first else { return }
    let letters = text.replacing("-", with: "−")
    let small = isUpper ? MathSymbols.superscript(letters) : MathSymbols.subscripted(letters)
    let isWord = text.allSatisfy { $0.isLetter || $0.isNumber } || "([（【".contains(first)
    runs[run].text = small ?? (isUpper ? "^" : "_") + (isWord ? text : "(" + text + ")")
    for other in range.dropFirst() { runs[other].text = "" }
  }
}

/// A start or end tag.
struct HTMLTag {
  /// In lower case.
  let name: String
  let isClosing: Bool
  private let attributes: Substring

  init?(_ text: String) {
    guard text.hasPrefix("<"), text.hasSuffix(">") else { return nil }
    var rest = text.dropFirst().dropLast()
    isClosing = rest.first == "/"
    if isClosing { rest = rest.dropFirst() }
    let name = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    attributes = rest[name.endIndex...]
    guard name.first?.isLetter ?? false,
      attributes.first.map({ $0.isWhitespace || $0 == "/" }) ?? true
    else { return nil }
    self.name = name.lowercased()
  }

  /// The value of an attribute; empty if there is none.
  func attribute(_ name: String) -> String {
    var rest = attributes
    while true {
      rest = rest.drop { $0.isWhitespace || $0 == "/" }
      let key = rest.prefix { !$0.isWhitespace && $0 != "=" && $0 != "/" }
      guard !key.isEmpty else { return "" }
      rest = rest[key.endIndex...].drop(while: \.isWhitespace)
      var value = Substring()
      if rest.first == "=" {
        rest = rest.dropFirst().drop(while: \.isWhitespace)
        if let quote = rest.first, quote == "\"" || quote == "'" {
          value = rest.dropFirst().prefix { $0 != quote }
          rest = rest[value.endIndex...].dropFirst()
        } else {
          value = rest.prefix { !$0.isWhitespace }
          rest = rest[value.endIndex...]
        }
      }
      if key.lowercased() == name { return HTMLEntity.decoded(String(value)) }
    }
  }
}
