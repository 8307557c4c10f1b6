import Toolkit

/// What ends the block of HTML that a line begins (CommonMark 0.31, section 4.6, kinds 1 to 6).
enum HTMLBlock: UInt8 {
  /// `<pre>`, `<script>`, `<style>` or `<textarea>`.
  case literal
  case comment
  case instruction
  case declaration
  case characterData
  /// A tag of the document's structure; ends before a blank line.
  case structure

  /// The block that begins with the `<` at an offset; nil if none does.
  init?(_ bytes: Bytes, at first: Int, lineEnd: Int) {
    guard first + 1 < lineEnd else { return nil }
    switch bytes[first + 1] {
    case UInt8(ascii: "!"):
      if bytes.starts(with: "<!--", at: first, before: lineEnd) {
        self = .comment
      } else if bytes.starts(with: "<![CDATA[", at: first, before: lineEnd) {
        self = .characterData
      } else if first + 2 < lineEnd, bytes[first + 2].isLetter {
        self = .declaration
      } else {
        return nil
      }
    case UInt8(ascii: "?"): self = .instruction
    case UInt8(ascii: "/"):
      guard Self.isName(Self.structuralNames, bytes, at: first + 2, lineEnd) else { return nil }
      self = .structure
    default:
      if Self.isName(Self.literalNames, bytes, at: first + 1, lineEnd) {
        self = .literal
      } else if Self.isName(Self.structuralNames, bytes, at: first + 1, lineEnd) {
        self = .structure
      } else {
        return nil
      }
    }
  }

  /// The offset of what closes the block; nil if nothing does.
  func close(in bytes: Bytes, from start: Int) -> Int? {
    switch self {
    case .comment: bytes.find("-->", from: start + 4, to: bytes.count)
    case .instruction: bytes.find("?>", from: start, to: bytes.count)
    case .declaration: bytes.find(">", from: start, to: bytes.count)
    case .characterData: bytes.find("]]>", from: start, to: bytes.count)
    case .literal: Self.closingTag(in: bytes, from: start)
    case .structure: start
    }
  }

  private static func closingTag(in bytes: Bytes, from start: Int) -> Int? {
    var offset = start
    while let close = bytes.find("</", from: offset, to: bytes.count) {
      for name in literalNames
      where bytes.startsIgnoringCase(name, at: close + 2, bytes.count)
        && bytes.starts(with: ">", at: close + 2 + name.utf8CodeUnitCount, before: bytes.count)
      {
        return close
      }
      offset = close + 2
    }
    return nil
  }

  private static let literalNames: [StaticString] = ["pre", "script", "style", "textarea"]

  private static let structuralNames: [StaticString] = [
    "address", "article", "aside", "base", "basefont", "blockquote", "body", "caption", "center",
    "col", "colgroup", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5",
    "h6", "head", "header", "hr", "html", "iframe", "legend", "li", "link", "main", "menu",
    "menuitem", "nav", "noframes", "ol", "optgroup", "option", "p", "param", "search", "section",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "track", "ul",
  ]

  /// Whether one of some tags' names ends with the line, white space, `>` or `/>`.
  private static func isName(
    _ names: [StaticString], _ bytes: Bytes, at start: Int, _ lineEnd: Int
  ) -> Bool {
    guard start < lineEnd, bytes[start].isLetter else { return false }
    let first = bytes[start] | 0x20
    return names.contains { name in
      guard name.utf8Start.pointee == first, bytes.startsIgnoringCase(name, at: start, lineEnd)
      else { return false }
      let after = start + name.utf8CodeUnitCount
      return after == lineEnd || bytes[after].isBlank || bytes[after] == UInt8(ascii: ">")
        || bytes.starts(with: "/>", at: after, before: lineEnd)
    }
  }
}
