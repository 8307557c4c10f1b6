/// Commands that set more than one letter: fractions, roots, brackets, matrices.
extension MathParser {
  mutating func structure(_ name: String) -> [MathAtom] {
    switch name {
    case "frac", "dfrac", "tfrac", "cfrac":
      let top = argument()
      return [fraction(top, argument())]
    case "binom", "dbinom", "tbinom":
      let top = argument()
      return [choice(top, argument())]
    case "sqrt":
      return [root()]
    case "mathrm", "mathsf", "mathtt":
      // Upright letters are a formula still: `\mathrm{CO_2}`.
      let start = index
      let text = textArgument()
      guard text.contains("_") || text.contains("^") else {
        return [MathAtom(text: text, kind: .ordinary, isText: true)]
      }
      index = start
      return argument()
    case "text", "textrm", "mbox", "textsf", "texttt", "textnormal", "textbf", "textit", "emph",
      "hbox":
      return [MathAtom(text: textArgument(), kind: .ordinary, isText: true)]
    case "operatorname":
      if peek == "*" { index += 1 }
      return [MathAtom(text: textArgument(), kind: .function)]
    case "underbrace", "overbrace", "underbracket", "overbracket":
      return [braced(argument(), namedBy: name.hasPrefix("under") ? "_" : "^")]
    case "href":
      _ = textArgument()
      return argument()
    case "underset": return stacked("_")
    case "overset", "stackrel": return stacked("^")
    case "xrightarrow", "xleftarrow": return [arrow(name == "xrightarrow" ? "→" : "←")]
    case "substack": return argument()
    case "boxed": return [MathAtom(text: "[" + tight(argument()) + "]", kind: .ordinary)]
    case "not": return negated()
    case "pmod": return [MathAtom(text: "(mod " + tight(argument()) + ")", kind: .inner)]
    case "tag": return [MathAtom(text: "(" + textArgument() + ")", kind: .inner)]
    case "left", "right": return delimiter(isLeft: name == "left")
    case "begin": return environment()
    case "end":
      return [MathAtom(text: "\\end{" + textArgument() + "}", kind: .function)]
    case "textcolor", "color":
      _ = textArgument()
      return []
    case "label", "hspace", "vspace", "phantom", "hphantom", "vphantom":
      _ = textArgument()
      return [MathAtom(text: name == "hspace" ? " " : "", kind: .space)]
    case "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr", "displaystyle", "textstyle",
      "scriptstyle", "limits", "nolimits", "middle", "mathnormal", "mathop", "mathrel", "mathbin",
      "mathstrut", "nonumber", "notag", "hline", "rm", "bf", "it", "smash", "cancel":
      return []
    default:
      // Unknown: as it is written, with its arguments.
      var text = "\\" + name
      while peek == "{" { text += rawGroup() }
      return [MathAtom(text: text, kind: .function)]
    }
  }

  func fraction(_ top: [MathAtom], _ bottom: [MathAtom]) -> MathAtom {
    let isDerivative = MathAtom.isDerivative(top, by: bottom)
    return MathAtom(
      text: parenthesized(top, isDenominator: false) + "/"
        + (isDerivative
          ? MathAtom.joined(bottom, isTight: false) : parenthesized(bottom, isDenominator: true)),
      kind: .inner)
  }

  func choice(_ top: [MathAtom], _ bottom: [MathAtom]) -> MathAtom {
    MathAtom(text: "C(" + tight(top) + ", " + tight(bottom) + ")", kind: .ordinary)
  }

  /// The two sides of `\over` or `\choose`, which take all of their group.
  mutating func infix(_ top: [MathAtom], until end: Character?) -> [MathAtom]? {
    for (name, isFraction) in [("over", true), ("choose", false)] where isCommand(name) {
      index += name.count + 1
      let bottom = atoms(until: end)
      return [isFraction ? fraction(top, bottom) : choice(top, bottom)]
    }
    return nil
  }

  /// Whether the next command has this name.
  func isCommand(_ name: String) -> Bool {
    let end = index + name.count + 1
    guard peek == "\\", end <= source.count, source[(index + 1)..<end].elementsEqual(name) else {
      return false
    }
    return end == source.count || !(source[end].isASCII && source[end].isLetter)
  }

  private func tight(_ atoms: [MathAtom]) -> String { MathAtom.joined(atoms, isTight: true) }

  /// What a brace goes along: in parentheses if it is more than a letter, so that its name, which
  /// follows as a script, is said of all of it.
  private func braced(_ atoms: [MathAtom], namedBy sign: Character) -> MathAtom {
    let text = MathAtom.joined(atoms, isTight: false)
    return MathAtom(
      text: atoms.count > 1 ? "(" + text + ")" : text, kind: .braced, namedBy: sign)
  }

  /// A sign with another above or below: as a script of it.
  private mutating func stacked(_ mark: String) -> [MathAtom] {
    let script = tight(argument())
    let base = argument()
    let kind = base.count == 1 ? base[0].kind : .ordinary
    let isWord = script.allSatisfy { $0.isLetter || $0.isNumber }
    return [
      MathAtom(text: tight(base) + mark + (isWord ? script : "(" + script + ")"), kind: kind)
    ]
  }

  private mutating func arrow(_ sign: String) -> MathAtom {
    let name = tight(argument())
    return MathAtom(text: name.isEmpty ? sign : "—" + name + sign, kind: .relation)
  }

  private mutating func negated() -> [MathAtom] {
    var atoms = argument()
    guard let first = atoms.first else { return [] }
    let known: [String: String] = ["=": "≠", "∈": "∉", "≡": "≢", "∼": "≁", "⊂": "⊄", "∃": "∄"]
    atoms[0].text = known[first.text] ?? first.text + "\u{338}"
    return atoms
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

  private func parenthesized(_ atoms: [MathAtom], isDenominator: Bool) -> String {
    let text = MathAtom.joined(atoms, isTight: false)
    return MathAtom.isCompound(atoms, isDenominator: isDenominator) ? "(" + text + ")" : text
  }

  private mutating func root() -> MathAtom {
    var sign = "√"
    if peek == "[" {
      index += 1
      let degree = tight(atoms(until: "]"))
      sign =
        ["2": "√", "3": "∛", "4": "∜"][degree] ?? (MathSymbols.superscript(degree) ?? degree) + "√"
    }
    return MathAtom(text: sign + parenthesized(argument(), isDenominator: true), kind: .root)
  }

  // MARK: Rows and cells

  /// A matrix, cases or lines, in brackets in place of its own. Rows come apart at semicolons; cells at
  /// commas if one of them is more than a letter, for a space is not seen then.
  private mutating func environment() -> [MathAtom] {
    var name = textArgument()
    let matrix = name.hasSuffix("matrix*") ? String(name.dropLast()) : name
    let brackets: (String, String)
    var isLines = false
    switch matrix {
    case "pmatrix": brackets = ("(", ")")
    case "bmatrix", "matrix", "array", "smallmatrix": brackets = ("[", "]")
    case "Bmatrix", "cases", "dcases", "rcases": brackets = ("{", "}")
    case "vmatrix": brackets = ("|", "|")
    case "Vmatrix": brackets = ("‖", "‖")
    case "aligned", "align", "align*", "gathered", "gather", "gather*", "split", "equation",
      "equation*", "alignat", "alignat*", "multline", "multline*", "eqnarray", "eqnarray*":
      brackets = ("", "")
      isLines = true
    default: return [MathAtom(text: "\\begin{" + name + "}", kind: .function)]
    }
    if matrix != name {
      name = matrix
      skipAlignment()
    }
    if name == "array" || name.hasPrefix("alignat") { _ = textArgument() }
    guard depth < Self.deepest else { return [] }
    depth += 1
    defer { depth -= 1 }
    var rows: [[[MathAtom]]] = [[[]]]
    while peek != nil, !isCommand("end") {
      if peek == "&" {
        index += 1
        rows[rows.count - 1].append([])
      } else if isRowEnd {
        index += 2
        rows.append([[]])
      } else {
        let row = rows.count - 1
        let cell = rows[row].count - 1
        rows[row][cell] = atoms(rows[row][cell])
      }
    }
    if isCommand("end") {
      index += 4
      _ = textArgument()
    }
    if rows.count > 1, rows.last?.allSatisfy(\.isEmpty) ?? false { rows.removeLast() }
    return [
      MathAtom(
        text: brackets.0 + Self.text(of: rows, isLines: isLines, isList: brackets.0 == "{")
          + brackets.1, kind: .ordinary)
    ]
  }

  /// `[r]`, how the cells of a matrix are set.
  private mutating func skipAlignment() {
    guard peek == "[", let end = source[index...].firstIndex(of: "]") else { return }
    index = end + 1
  }

  private static func text(of rows: [[[MathAtom]]], isLines: Bool, isList: Bool) -> String {
    if isLines {
      return rows.map { MathAtom.joined(Array($0.joined()), isTight: false) }
        .joined(separator: "; ")
    }
    let hasLong = isList || rows.contains { $0.contains { $0.count > 1 } }
    return rows.map { row in
      var text = ""
      for (number, cell) in row.enumerated() {
        let cell = MathAtom.joined(cell, isTight: false)
        if number > 0, !cell.isEmpty || !isList {
          // The author may have written the comma.
          text += !hasLong ? " " : text.hasSuffix(",") ? " " : ", "
        }
        text += cell
      }
      return text
    }.joined(separator: "; ")
  }
}
