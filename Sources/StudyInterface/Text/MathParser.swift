import FlashcardDeck

/// Reads LaTeX into atoms. Every step consumes something, and groups nest no deeper than the limit.
struct MathParser {
  let source: [Character]
  var index = 0
  var depth = 0
  /// Marks of gaps that begin before the next atom.
  private var pendingMarks = ""

  static let deepest = 40

  init(_ latex: String) { source = Array(latex) }

  /// The atoms up to the end of the formula or of the group, whose brace is consumed.
  mutating func atoms(until end: Character? = nil) -> [MathAtom] {
    var result: [MathAtom] = []
    while let character = peek {
      if character == end {
        index += 1
        return result
      }
      if let both = infix(result, until: end) { return both }
      result = atoms(result)
    }
    return result
  }

  /// The atoms with the next one, or with the scripts of the last.
  mutating func atoms(_ before: [MathAtom]) -> [MathAtom] {
    var result = before
    guard let character = peek else { return result }
    if character.isGapMark {
      takeMark(character, &result)
    } else if character == "^" || character == "_" {
      addScript(to: &result)
    } else if character == "'" {
      index += 1
      addPrime(to: &result)
    } else if character.isWhitespace {
      index += 1
    } else {
      let marks = pendingMarks
      pendingMarks = ""
      let new = next()
      if new.isEmpty { pendingMarks = marks }
      result += marks.isEmpty || new.isEmpty ? new : MathAtom.marked(new, marks, "")
    }
    return result
  }

  /// A mark before a gap goes to the atom that comes next, one behind it to the last, so that neither changes
  /// how the formula is set.
  private mutating func takeMark(_ mark: Character, _ atoms: inout [MathAtom]) {
    index += 1
    if mark.beginsGap {
      pendingMarks.append(mark)
    } else {
      let before = pendingMarks
      pendingMarks = ""
      let last = atoms.popLast().map { [$0] } ?? []
      atoms += MathAtom.marked(last, "", before + String(mark))
    }
  }

  /// Whether the next command ends a row.
  var isRowEnd: Bool {
    index + 1 < source.count && source[index] == "\\" && source[index + 1] == "\\"
  }

  var peek: Character? { index < source.count ? source[index] : nil }

  /// The next letter, group or command.
  mutating func next() -> [MathAtom] {
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
  mutating func argument() -> [MathAtom] {
    skipSpaces()
    guard depth < Self.deepest else { return [MathAtom(text: rawGroup(), kind: .ordinary)] }
    depth += 1
    defer { depth -= 1 }
    // All of a gap is the argument, as its braces are a group's for other readers.
    if let mark = peek, mark.beginsGap {
      index += 1
      let isHidden = mark == ClozeText.Mark.hidden.0
      let end = isHidden ? ClozeText.Mark.hidden.1 : ClozeText.Mark.shown.1
      return MathAtom.marked(atoms(until: end), String(mark), String(end))
    }
    return next()
  }

  mutating func skipSpaces() {
    while let character = peek, character.isWhitespace { index += 1 }
  }

  /// The argument as it is written, with its braces.
  mutating func rawGroup() -> String {
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
  mutating func textArgument() -> String {
    skipSpaces()
    let raw = rawGroup()
    guard raw.hasPrefix("{"), raw.hasSuffix("}") else { return raw }
    var result = ""
    var isEscaped = false
    // For each brace that is open, whether it is that of a text in the text.
    var isText: [Bool] = []
    var rest = raw.dropFirst().dropLast()
    while let character = rest.first {
      if !isEscaped, rest.hasPrefix("\\text{") {
        isText.append(true)
        rest = rest.dropFirst(6)
        continue
      }
      rest = rest.dropFirst()
      if !isEscaped, character == "{" { isText.append(false) }
      if !isEscaped, character == "}", isText.popLast() ?? false { continue }
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

  /// A mark over one letter; over more, its name stays.
  private func accented(_ atoms: [MathAtom], _ accent: MathSymbols.Accent) -> [MathAtom] {
    let text = MathAtom.joined(atoms, isTight: true)
    guard text.withoutGapMarks.count == 1 else {
      return [MathAtom(text: accent.name + "(" + text + ")", kind: .ordinary)]
    }
    let letters = text.map { $0.isGapMark ? String($0) : String($0) + String(accent.mark) }
    return [MathAtom(text: letters.joined(), kind: .ordinary)]
  }

  private func styled(_ atoms: [MathAtom], _ alphabet: [Character: Character]) -> [MathAtom] {
    atoms.map { atom in
      MathAtom(
        text: String(atom.text.map { alphabet[$0] ?? $0 }), kind: atom.kind, marks: atom.marks)
    }
  }

  // MARK: Sub- and superscripts

  /// Joins the scripts that follow to the atom before them.
  private mutating func addScript(to atoms: inout [MathAtom]) {
    var base = atoms.popLast() ?? MathAtom(text: "", kind: .ordinary)
    // `{x^2}^3` is no power of two digits.
    if base.kind == .inner || base.kind == .root || base.hasPower && peek == "^" {
      base = base.bracketed
    }
    base.text += base.marks.after
    base.marks.after = ""
    var isReadable = true
    while let mark = peek, mark == "^" || mark == "_" {
      index += 1
      // The name of a brace above is no power.
      let shown: Character = base.namedBy == mark ? "_" : mark
      let script = argument()
      let text = MathAtom.joined(script, isTight: true)
      let plain = text.withoutGapMarks
      let isNested = script.contains(where: \.hasScript)
      let small =
        isNested
        ? nil : shown == "^" ? MathSymbols.superscript(text) : MathSymbols.subscripted(text)
      if plain.isEmpty {
        if script.isEmpty, peek == nil { base.text += String(mark) }
      } else if let small, isReadable, base.kind != .braced || shown == "_" {
        base.text += small
      } else {
        // A small letter after a big one would look as if it belonged to it.
        isReadable = false
        let isWord =
          !isNested && plain.count == 1
          || !isNested && shown == "_" && plain.allSatisfy { $0.isLetter || $0.isNumber }
          // What stands for a gap gets brackets of its own.
          || text.first == ClozeText.Mark.hidden.0 && text.last == ClozeText.Mark.hidden.1
        base.text +=
          String(shown) + (isWord || MathAtom.isParenthesized(script) ? text : "(" + text + ")")
      }
      if shown == "^", !text.isEmpty { base.hasPower = true }
      skipSpaces()
    }
    switch base.kind {
    case .ordinary, .close: base.kind = isReadable ? base.kind : .scripted
    case .open, .relation, .binary, .punctuation, .space: base.kind = .ordinary
    case .braced: base.kind = isReadable ? .ordinary : .scripted
    case .function, .inner, .root, .scripted: break
    }
    base.hasScript = true
    atoms.append(base)
  }

  /// A prime belongs to what stands before it, as a power does.
  private func addPrime(to atoms: inout [MathAtom]) {
    if let last = atoms.indices.last, atoms[last].kind == .inner || atoms[last].kind == .root {
      atoms[last] = atoms[last].bracketed
    }
    atoms.append(MathAtom(text: "′", kind: .ordinary))
  }
}
