/// Reads LaTeX into atoms. Every step consumes something, and groups nest no deeper than the limit.
struct MathParser {
  private let source: [Character]
  private var index = 0
  private var depth = 0

  private static let deepest = 40

  init(_ latex: String) { source = Array(latex) }

  /// The atoms up to the end of the formula or of the group, whose brace is consumed.
  mutating func atoms(until end: Character? = nil) -> [MathAtom] {
    var result: [MathAtom] = []
    while let character = peek {
      if character == end {
        index += 1
        return result
      }
      if character == "^" || character == "_" {
        addScript(to: &result)
      } else if character == "'" {
        index += 1
        result.append(MathAtom(text: "′", kind: .ordinary))
      } else if character.isWhitespace {
        index += 1
      } else {
        result += next()
      }
    }
    return result
  }

  private var peek: Character? { index < source.count ? source[index] : nil }

  /// The next letter, group or command.
  private mutating func next() -> [MathAtom] {
    guard let character = peek else { return [] }
    index += 1
    switch character {
    case "\\": return command()
    case "{": return group()
    case "}": return [MathAtom(text: "}", kind: .close)]
    case "(", "[": return [MathAtom(text: String(character), kind: .open)]
    case ")", "]": return [MathAtom(text: String(character), kind: .close)]
    case ",", ";": return [MathAtom(text: String(character), kind: .punctuation)]
    case "+": return [MathAtom(text: "+", kind: .binary)]
    case "-": return [MathAtom(text: "−", kind: .binary)]
    case "*": return [MathAtom(text: "∗", kind: .binary)]
    case "=", "<", ">", ":": return [MathAtom(text: String(character), kind: .relation)]
    case "~": return [MathAtom(text: " ", kind: .space)]
    case "&": return [MathAtom(text: " ", kind: .space)]
    default: return [MathAtom(text: String(character), kind: .ordinary)]
    }
  }

  /// What stands in braces that are open already; as it is written when they nest too deep.
  private mutating func group() -> [MathAtom] {
    guard depth < Self.deepest else {
      index -= 1
      return [MathAtom(text: rawGroup(), kind: .ordinary)]
    }
    depth += 1
    defer { depth -= 1 }
    return atoms(until: "}")
  }

  /// An argument: a group without its braces, or one letter or command.
  private mutating func argument() -> [MathAtom] {
    skipSpaces()
    guard depth < Self.deepest else { return [MathAtom(text: rawGroup(), kind: .ordinary)] }
    depth += 1
    defer { depth -= 1 }
    return next()
  }

  private mutating func skipSpaces() {
    while let character = peek, character.isWhitespace { index += 1 }
  }

  /// The argument as it is written, with its braces.
  private mutating func rawGroup() -> String {
    guard peek == "{" else {
      defer { index = min(index + 1, source.count) }
      return peek.map { String($0) } ?? ""
    }
    let start = index
    var depth = 0
    while let character = peek {
      index += 1
      if character == "\\" { index = min(index + 1, source.count) }
      if character == "{" { depth += 1 }
      if character == "}" { depth -= 1 }
      if depth == 0 { break }
    }
    return String(source[start..<index])
  }

  /// The text of an argument that is text, not a formula.
  private mutating func textArgument() -> String {
    skipSpaces()
    let raw = rawGroup()
    guard raw.hasPrefix("{"), raw.hasSuffix("}") else { return raw }
    var result = ""
    var isEscaped = false
    for character in raw.dropFirst().dropLast() {
      // `\_` and similar; other commands keep their backslash.
      if isEscaped, !"_%&#${} ".contains(character) { result += "\\" }
      isEscaped = character == "\\" && !isEscaped
      if !isEscaped { result.append(character == "~" ? " " : character) }
    }
    return result
  }

  /// What follows a backslash.
  private mutating func command() -> [MathAtom] {
    guard let character = peek else { return [MathAtom(text: "\\", kind: .ordinary)] }
    guard character.isASCII, character.isLetter else {
      index += 1
      return [symbol(character)]
    }
    let start = index
    while let character = peek, character.isASCII, character.isLetter { index += 1 }
    let name = String(source[start..<index])
    if let atom = MathSymbols.atom(named: name) { return [atom] }
    if MathSymbols.functions.contains(name) { return function(name) }
    if let accent = MathSymbols.accents[name] { return accented(argument(), accent) }
    if let alphabet = MathSymbols.alphabets[name] { return styled(argument(), alphabet) }
    return structure(name)
  }

  private func symbol(_ character: Character) -> MathAtom {
    switch character {
    case "{": MathAtom(text: "{", kind: .open)
    case "}": MathAtom(text: "}", kind: .close)
    case "|": MathAtom(text: "‖", kind: .ordinary)
    case ",", ":", ";", ">", " ": MathAtom(text: " ", kind: .space)
    case "!": MathAtom(text: "", kind: .space)
    case "\\": MathAtom(text: "; ", kind: .space)
    case "_", "%", "#", "$", "&": MathAtom(text: String(character), kind: .ordinary)
    default: MathAtom(text: "\\" + String(character), kind: .ordinary)
    }
  }

  private mutating func function(_ name: String) -> [MathAtom] {
    [MathAtom(text: MathSymbols.functionNames[name] ?? name, kind: .function)]
  }

  private mutating func structure(_ name: String) -> [MathAtom] {
    switch name {
    case "frac", "dfrac", "tfrac", "cfrac":
      let top = parenthesized(argument(), isDenominator: false)
      let bottom = parenthesized(argument(), isDenominator: true)
      return [MathAtom(text: top + "/" + bottom, kind: .inner)]
    case "sqrt":
      return [root()]
    case "text", "mathrm", "textrm", "mbox", "textsf", "texttt", "mathsf", "mathtt",
      "textnormal", "textbf", "textit", "emph":
      return [MathAtom(text: textArgument(), kind: .ordinary)]
    case "operatorname":
      if peek == "*" { index += 1 }
      return [MathAtom(text: textArgument(), kind: .function)]
    case "binom":
      let top = MathAtom.joined(argument(), isTight: true)
      let bottom = MathAtom.joined(argument(), isTight: true)
      return [MathAtom(text: "C(" + top + ", " + bottom + ")", kind: .ordinary)]
    case "left", "right": return delimiter(isLeft: name == "left")
    case "begin", "end": return environment(isBegin: name == "begin")
    case "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr", "displaystyle", "textstyle",
      "limits", "nolimits", "middle", "mathnormal", "underbrace", "overbrace":
      return []
    default:
      // Unknown: as it is written, with its arguments.
      var text = "\\" + name
      while peek == "{" { text += rawGroup() }
      return [MathAtom(text: text, kind: .function)]
    }
  }

  /// `(`, `\{` or nothing for `.` after `\left` and `\right`.
  private mutating func delimiter(isLeft: Bool) -> [MathAtom] {
    skipSpaces()
    if peek == "." {
      index += 1
      return []
    }
    // `\left{` is no LaTeX, but what stands in the group is not to be lost.
    var atoms = next()
    if atoms.count == 1 { atoms[0].kind = isLeft ? .open : .close }
    return atoms
  }

  /// Brackets in place of a matrix's or of cases' own; rows are separated by semicolons.
  private mutating func environment(isBegin: Bool) -> [MathAtom] {
    let name = textArgument()
    let brackets: (String, String)
    switch name {
    case "pmatrix": brackets = ("(", ")")
    case "bmatrix", "matrix", "array", "smallmatrix": brackets = ("[", "]")
    case "vmatrix": brackets = ("|", "|")
    case "cases": brackets = ("{", "")
    case "aligned", "align", "align*", "gathered", "gather", "gather*", "split", "equation",
      "equation*":
      brackets = ("", "")
    default:
      return [MathAtom(text: (isBegin ? "\\begin{" : "\\end{") + name + "}", kind: .function)]
    }
    if isBegin, name == "array" { _ = textArgument() }
    let text = isBegin ? brackets.0 : brackets.1
    return text.isEmpty ? [] : [MathAtom(text: text, kind: isBegin ? .open : .close)]
  }

  private func parenthesized(_ atoms: [MathAtom], isDenominator: Bool) -> String {
    let text = MathAtom.joined(atoms, isTight: false)
    return MathAtom.isCompound(atoms, isDenominator: isDenominator) ? "(" + text + ")" : text
  }

  private mutating func root() -> MathAtom {
    var sign = "√"
    if peek == "[" {
      index += 1
      let degree = MathAtom.joined(atoms(until: "]"), isTight: true)
      sign =
        ["2": "√", "3": "∛", "4": "∜"][degree] ?? (MathSymbols.superscript(degree) ?? degree) + "√"
    }
    return MathAtom(text: sign + parenthesized(argument(), isDenominator: true), kind: .ordinary)
  }

  /// A mark over one letter; over more, its name stays.
  private func accented(_ atoms: [MathAtom], _ accent: MathSymbols.Accent) -> [MathAtom] {
    let text = MathAtom.joined(atoms, isTight: true)
    guard text.count == 1 else {
      return [MathAtom(text: accent.name + "(" + text + ")", kind: .ordinary)]
    }
    return [MathAtom(text: text + String(accent.mark), kind: .ordinary)]
  }

  private func styled(_ atoms: [MathAtom], _ alphabet: [Character: Character]) -> [MathAtom] {
    atoms.map { atom in
      MathAtom(text: String(atom.text.map { alphabet[$0] ?? $0 }), kind: atom.kind)
    }
  }

  // MARK: Sub- and superscripts

  /// Joins the scripts that follow to the atom before them.
  private mutating func addScript(to atoms: inout [MathAtom]) {
    var base = atoms.popLast() ?? MathAtom(text: "", kind: .ordinary)
    var isReadable = true
    while let mark = peek, mark == "^" || mark == "_" {
      index += 1
      let script = argument()
      let text = MathAtom.joined(script, isTight: true)
      let small = mark == "^" ? MathSymbols.superscript(text) : MathSymbols.subscripted(text)
      if text.isEmpty {
        if script.isEmpty, peek == nil { base.text += String(mark) }
      } else if let small, isReadable {
        base.text += small
      } else {
        // A small letter after a big one would look as if it belonged to it.
        isReadable = false
        let isWord =
          text.count == 1 || mark == "_" && text.allSatisfy { $0.isLetter || $0.isNumber }
        base.text += String(mark) + (isWord ? text : "(" + text + ")")
      }
      skipSpaces()
    }
    switch base.kind {
    case .ordinary, .close: base.kind = isReadable ? base.kind : .scripted
    case .open, .relation, .binary, .punctuation, .space: base.kind = .ordinary
    case .function, .inner, .scripted: break
    }
    atoms.append(base)
  }
}
