/// A manual page as it is written, in the macros of man(7), which groff and mandoc know.
struct Roff {
  private(set) var text = ""
  private var isBehindTitle: Bool {
    text.split(separator: "\n").last.map { $0.hasPrefix(".S") } ?? false
  }

  /// A page begins with its title.
  init(title: String, section: Int, date: String, source: String) {
    line(".TH", [title.uppercased(), String(section), date, source, ""])
  }

  mutating func section(_ name: String) { line(".SH", [name.uppercased()]) }

  mutating func part(_ name: String) { line(".SS", [name]) }

  /// A paragraph; `*word*` is bold, as a key or a command, and `_word_` is what stands for something else.
  mutating func paragraph(_ words: String) {
    separate()
    put(words)
  }

  /// Something with what it means, which is indented.
  mutating func item(_ name: String, _ meaning: String) {
    text += ".TP\n"
    put(name)
    put(meaning)
  }

  /// Lines that stay as they are.
  mutating func example(_ lines: String) {
    separate()
    text += ".RS 4\n.nf\n"
    for line in lines.split(separator: "\n", omittingEmptySubsequences: false) {
      text += (line.hasPrefix(".") ? "\\&" : "") + Self.escaped(String(line)) + "\n"
    }
    text += ".fi\n.RE\n"
  }

  /// Begins a paragraph, as a title does by itself.
  private mutating func separate() {
    if !isBehindTitle { text += ".PP\n" }
  }

  private mutating func line(_ macro: String, _ words: [String]) {
    let quoted = words.map { "\"\($0.replacing("\"", with: "\\(dq"))\"" }
    text += ([macro] + quoted).joined(separator: " ") + "\n"
  }

  private mutating func put(_ words: String) {
    var (bold, italic, isCode) = (false, false, false)
    var result = ""
    var before: Character = " "
    for (index, character) in zip(words.indices, words) {
      let next = words[words.index(after: index)...].first ?? " "
      switch character {
      case "`":
        isCode.toggle()
        bold = isCode
        result += bold ? "\\fB" : "\\fR"
      case "_" where !isCode && (italic ? !next.isLetter : !before.isLetter && next.isLetter):
        italic.toggle()
        result += italic ? "\\fI" : "\\fR"
      default: result += Self.escaped(String(character))
      }
      before = character
    }
    text += Self.wrapped(result)
  }

  /// Characters that mean something to roff, or that it would show as others.
  private static func escaped(_ words: String) -> String {
    var result = ""
    for scalar in words.unicodeScalars {
      switch scalar {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "~": result += "\\(ti"
      case "^": result += "\\(ha"
      case "'": result += "\\(aq"
      case "`": result += "\\(ga"
      case _ where scalar.isASCII: result.unicodeScalars.append(scalar)
      default: result += "\\[u" + Self.hexadecimal(scalar.value) + "]"
      }
    }
    return result
  }

  /// Lines that an editor shows whole, and of which none begins as a macro does.
  private static func wrapped(_ words: String) -> String {
    var lines = [""]
    for word in words.split(separator: " ") {
      if let last = lines.last, !last.isEmpty, last.count + 1 + word.count > 78 { lines.append("") }
      let isFirst = lines[lines.count - 1].isEmpty
      let isMacro = isFirst && (word.hasPrefix(".") || word.hasPrefix("'"))
      lines[lines.count - 1] += (isFirst ? isMacro ? "\\&" : "" : " ") + word
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
