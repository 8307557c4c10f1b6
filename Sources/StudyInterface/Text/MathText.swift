import FlashcardDeck

/// Formulas in LaTeX set in one line of Unicode: `\frac{QK^T}{\sqrt{d_k}}` is `QKᵀ/√dₖ`. What is
/// unknown stays as it is written.
public enum MathText {
  /// The formula without its dollar signs.
  public static func set(_ latex: String) -> String {
    var parser = MathParser(latex)
    let text = MathAtom.joined(parser.atoms(), isTight: false)
    return text.isEmpty ? latex : text
  }
}

/// A piece of a formula and what spaces it wants around it.
struct MathAtom {
  /// The kinds that TeX knows.
  enum Kind {
    /// A letter, number or anything set solid.
    case ordinary
    /// A sum, an integral or a named function: apart from what it is applied to.
    case function
    case binary
    case relation
    case open
    case close
    /// A comma: a space after it.
    case punctuation
    /// A fraction: apart from letters beside it.
    case inner
    /// A root: apart from a letter after it, which would seem to be under it.
    case root
    /// What a brace goes along, whose script is its name.
    case braced
    /// Something with a script that could not be made small: apart from a letter after it.
    case scripted
    /// A space that the formula asks for.
    case space
  }

  var text: String
  var kind: Kind
  /// Whether it has a power or an index, which as a script of something else would seem to be of that.
  var hasScript = false
  /// Whether one of its scripts is a power.
  var hasPower = false
  /// Whether it is a text, as in `\text{mean loss}`.
  var isText = false
  /// The sign behind which the name of a brace stands.
  var namedBy: Character?
  /// Marks of a gap that begins or ends here, which are no part of the formula.
  var marks = (before: "", after: "")

  /// The atoms in one text, with spaces as in print; `isTight` leaves out the ones around operators,
  /// as in exponents.
  static func joined(_ atoms: [MathAtom], isTight: Bool) -> String {
    var result = ""
    var previous: Kind?
    for (index, atom) in atoms.enumerated() {
      var kind = atom.kind
      // A sign, as in −x, belongs to what follows.
      let isSign = kind == .binary && !isOperand(previous)
      if isSign || kind == .binary && index + 1 == atoms.count { kind = .ordinary }
      let isBar = previous == .scripted && kind == .ordinary && !startsWord(atom.text)
      var text = atom.text
      if isOperator(around: index, in: atoms) {
        text = "(" + text + ")"
        // As of a call, unless the function has a script in parentheses itself.
        kind = result.last { !$0.isGapMark } == ")" || previous == .binary ? .inner : .close
        if previous == .function, kind == .close { previous = nil }
      }
      if let previous, !isBar, needsSpace(previous, kind, isTight: isTight), result.last != " ",
        text.first != " "
      {
        result += " "
      }
      result += atom.marks.before + text + atom.marks.after
      previous =
        isSign && previous != .function
        ? .open : kind == .inner && text != atom.text ? .close : kind
    }
    return result
  }

  /// Whether a fraction stands beside something that would take only a part of it: a slash, a function,
  /// a factorial.
  private static func isOperator(around index: Int, in atoms: [MathAtom]) -> Bool {
    guard atoms[index].kind == .inner, atoms[index].text.contains("/") else { return false }
    if index + 1 < atoms.count, ["/", "!"].contains(atoms[index + 1].text) { return true }
    guard index > 0 else { return false }
    let before = atoms[index - 1]
    return before.text == "/" || before.text == "÷"
      || before.kind == .function && startsWord(before.text)
  }

  /// Whether it is a text of several words, or one with an operator: `mean loss`, `tokens/s`.
  private var isPhrase: Bool {
    guard isText else { return false }
    let text = text.drop { $0 == " " }
    let end = text.lastIndex { $0 != " " } ?? text.startIndex
    return text[..<end].contains { " +−/×·*=".contains($0) }
  }

  /// The same in parentheses.
  var bracketed: MathAtom {
    MathAtom(text: "(" + marks.before + text + marks.after + ")", kind: .close)
  }

  /// Adds marks before the first of some atoms and after the last.
  static func marked(_ atoms: [MathAtom], _ before: String, _ after: String) -> [MathAtom] {
    var atoms = atoms
    if atoms.isEmpty { atoms = [MathAtom(text: "", kind: .space)] }
    atoms[0].marks.before = before + atoms[0].marks.before
    atoms[atoms.count - 1].marks.after += after
    return atoms
  }

  /// Whether the atoms need parentheses beside a slash or a root.
  static func isCompound(_ atoms: [MathAtom], isDenominator: Bool) -> Bool {
    if atoms.contains(where: \.isPhrase) { return !isCall(atoms) }
    if atoms.count <= 1 { return atoms.first?.kind == .inner }
    if atoms.allSatisfy({ $0.text.allSatisfy { $0.isNumber || $0 == "." } }) { return false }
    if isDenominator { return !isCall(atoms) }
    return !isCall(atoms)
      && atoms.contains {
        $0.kind == .binary || $0.kind == .relation || $0.kind == .inner || $0.kind == .function
          || $0.text == "/"
      }
  }

  /// Whether a fraction is a derivative by one variable: `dy/dx`, `∂²L/∂w²`. A differential is one thing and
  /// no product; `d` is one only if there is another above.
  static func isDerivative(_ top: [MathAtom], by bottom: [MathAtom]) -> Bool {
    guard bottom.count == 2, let sign = bottom.first?.text, sign == "d" || sign == "∂",
      let above = top.first?.text, above.hasPrefix(sign),
      above.dropFirst().allSatisfy({ "²³⁴⁵⁶⁷⁸⁹ⁿ".contains($0) })
    else { return false }
    return startsWord(bottom[1].text)
  }

  /// Whether the atoms are `(…)` as a whole.
  static func isParenthesized(_ atoms: [MathAtom]) -> Bool {
    atoms.first?.text == "(" && atoms.last?.text == ")" && isCall(atoms)
  }

  /// `(…)` as a whole, or a function's name with it.
  private static func isCall(_ atoms: [MathAtom]) -> Bool {
    guard let start = atoms.firstIndex(where: { $0.kind == .open }), start <= 1,
      atoms.last?.kind == .close
    else { return false }
    var depth = 0
    for (index, atom) in atoms.enumerated() {
      if atom.kind == .open { depth += 1 }
      if atom.kind == .close { depth -= 1 }
      if depth == 0, index >= start, index + 1 < atoms.count { return false }
    }
    return true
  }

  private static func startsWord(_ text: String) -> Bool {
    text.withoutGapMarks.first.map { $0.isLetter || $0.isNumber } ?? false
  }

  private static func isOperand(_ kind: Kind?) -> Bool {
    switch kind {
    case .ordinary, .close, .inner, .root, .braced, .scripted: true
    default: false
    }
  }

  private static func needsSpace(_ left: Kind, _ right: Kind, isTight: Bool) -> Bool {
    switch (left, right) {
    case (.space, _), (_, .space), (.open, _), (_, .close), (_, .punctuation): false
    case (.relation, .relation): false
    case (.binary, _), (_, .binary), (.relation, _), (_, .relation): !isTight
    case (.punctuation, _): !isTight
    case (.function, .open): false
    case (.function, _), (.ordinary, .function), (.close, .function): true
    case (.inner, .ordinary), (.inner, .inner), (.inner, .function), (.ordinary, .inner): true
    case (.inner, .open), (.inner, .scripted), (.close, .inner): true
    case (.root, .ordinary), (.root, .scripted), (.root, .inner), (.root, .function): true
    case (.root, .root), (.inner, .root), (.scripted, .root): true
    case (.braced, .ordinary), (.braced, .inner), (.braced, .function): true
    case (.scripted, .ordinary), (.scripted, .scripted), (.scripted, .inner): true
    case (.scripted, .function): true
    default: false
    }
  }
}

extension Character {
  /// Whether it begins or ends a gap: a mark that is drawn as a style.
  var isGapMark: Bool {
    let (hidden, shown) = (ClozeText.Mark.hidden, ClozeText.Mark.shown)
    return self == hidden.0 || self == hidden.1 || self == shown.0 || self == shown.1
  }

  /// Whether it begins a gap.
  var beginsGap: Bool { self == ClozeText.Mark.hidden.0 || self == ClozeText.Mark.shown.0 }
}

extension String {
  /// The text without the marks of gaps.
  var withoutGapMarks: String { contains(where: \.isGapMark) ? filter { !$0.isGapMark } : self }
}
