/// What LaTeX's commands look like in Unicode.
enum MathSymbols {
  /// A mark over a letter, and its name for other places.
  struct Accent: Sendable {
    var mark: Unicode.Scalar
    var name: String
  }

  static func atom(named name: String) -> MathAtom? {
    if let text = ordinary[name] { return MathAtom(text: text, kind: .ordinary) }
    if let text = relations[name] { return MathAtom(text: text, kind: .relation) }
    if let text = binary[name] { return MathAtom(text: text, kind: .binary) }
    if let text = large[name] { return MathAtom(text: text, kind: .function) }
    if let text = opening[name] { return MathAtom(text: text, kind: .open) }
    if let text = closing[name] { return MathAtom(text: text, kind: .close) }
    if let text = spaces[name] { return MathAtom(text: text, kind: .space) }
    return nil
  }

  static let functions: Set<String> = [
    "log", "ln", "lg", "exp", "sin", "cos", "tan", "cot", "sinh", "cosh", "tanh", "arcsin",
    "arccos", "arctan", "max", "min", "sup", "inf", "lim", "arg", "det", "dim", "ker", "deg", "gcd",
    "Pr", "argmax", "argmin", "softmax", "limsup", "liminf",
  ]

  static let functionNames = ["limsup": "lim sup", "liminf": "lim inf"]

  static let accents: [String: Accent] = [
    "hat": Accent(mark: "\u{302}", name: "hat"), "widehat": Accent(mark: "\u{302}", name: "hat"),
    "bar": Accent(mark: "\u{304}", name: "bar"), "overline": Accent(mark: "\u{304}", name: "bar"),
    "tilde": Accent(mark: "\u{303}", name: "tilde"),
    "widetilde": Accent(mark: "\u{303}", name: "tilde"),
    "dot": Accent(mark: "\u{307}", name: "dot"), "ddot": Accent(mark: "\u{308}", name: "ddot"),
    "vec": Accent(mark: "\u{20D7}", name: "vec"), "check": Accent(mark: "\u{30C}", name: "check"),
    "breve": Accent(mark: "\u{306}", name: "breve"),
    "acute": Accent(mark: "\u{301}", name: "acute"),
    "grave": Accent(mark: "\u{300}", name: "grave"),
    "mathring": Accent(mark: "\u{30A}", name: "ring"),
    "underline": Accent(mark: "\u{332}", name: "underline"),
  ]

  /// Letters of another cut. Bold ones stay as they are: the terminal's fonts rarely have them.
  static let alphabets: [String: [Character: Character]] = [
    "mathbb": pairs("CEHNPQRZ1", "ℂ𝔼ℍℕℙℚℝℤ𝟙"),
    "mathcal": pairs("BEFHILMR", "ℬℰℱℋℐℒℳℛ"),
    "mathscr": pairs("BEFHILMR", "ℬℰℱℋℐℒℳℛ"),
    "mathfrak": [:], "mathbf": [:], "boldsymbol": [:], "pmb": [:], "bm": [:], "mathit": [:],
  ]

  /// The text in superscript, when every letter of it has one.
  static func superscript(_ text: String) -> String? { mapped(text, superscripts) }

  /// The text in subscript, when every letter of it has one.
  static func subscripted(_ text: String) -> String? { mapped(text, subscripts) }

  /// The letters of what is only a superscript; `*` and `°` are signs of their own.
  static let raisedLetters = Dictionary(
    superscripts.filter { !"′*†°".contains($0.value) }.map { ($0.value, $0.key) }
  ) { first, _ in first }

  private static func mapped(_ text: String, _ table: [Character: Character]) -> String? {
    var result = ""
    for character in text {
      if character.isGapMark {
        result.append(character)
        continue
      }
      guard let small = table[character] else { return nil }
      result.append(small)
    }
    return result
  }

  private static func pairs(_ from: String, _ to: String) -> [Character: Character] {
    Dictionary(zip(from, to)) { first, _ in first }
  }

  private static let superscripts = pairs(
    "0123456789+−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθφχ⊤′∗†∘",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿᵠᵡᵀ′*†°")

  private static let subscripts = pairs(
    "0123456789+−=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ")

  private static let ordinary: [String: String] = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε",
    "zeta": "ζ", "eta": "η", "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ",
    "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "omicron": "ο", "pi": "π", "varpi": "ϖ",
    "rho": "ρ", "varrho": "ϱ", "sigma": "σ", "varsigma": "ς", "tau": "τ", "upsilon": "υ",
    "phi": "ϕ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ",
    "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Upsilon": "Υ", "Phi": "Φ",
    "Psi": "Ψ", "Omega": "Ω", "infty": "∞", "partial": "∂", "nabla": "∇", "forall": "∀",
    "exists": "∃", "nexists": "∄", "neg": "¬", "lnot": "¬", "emptyset": "∅", "varnothing": "∅",
    "ell": "ℓ", "hbar": "ℏ", "Re": "ℜ", "Im": "ℑ", "aleph": "ℵ", "top": "⊤", "bot": "⊥",
    "prime": "′", "dots": "…", "ldots": "…", "cdots": "⋯", "vdots": "⋮", "ddots": "⋱",
    "degree": "°",
    "angle": "∠", "dagger": "†", "square": "□", "Box": "□", "triangle": "△", "star": "⋆",
    "vert": "|", "Vert": "‖", "lVert": "‖", "rVert": "‖", "lvert": "|", "rvert": "|",
    "backslash": "\\", "colon": ":", "checkmark": "✓", "S": "§", "P": "¶",
  ]

  private static let relations: [String: String] = [
    "le": "≤", "leq": "≤", "leqslant": "≤", "ge": "≥", "geq": "≥", "geqslant": "≥", "ne": "≠",
    "neq": "≠", "lt": "<", "gt": ">", "ll": "≪", "gg": "≫", "approx": "≈", "sim": "∼", "simeq": "≃",
    "cong": "≅", "equiv": "≡", "propto": "∝", "in": "∈", "notin": "∉", "ni": "∋", "subset": "⊂",
    "subseteq": "⊆", "supset": "⊃", "supseteq": "⊇", "to": "→", "rightarrow": "→",
    "longrightarrow": "⟶", "leftarrow": "←", "gets": "←", "leftrightarrow": "↔", "Rightarrow": "⇒",
    "Leftarrow": "⇐", "Leftrightarrow": "⇔", "implies": "⟹", "iff": "⟺", "mapsto": "↦",
    "uparrow": "↑", "downarrow": "↓", "perp": "⊥", "parallel": "∥", "models": "⊨", "vdash": "⊢",
    "triangleq": "≜", "doteq": "≐", "mid": "|", "prec": "≺", "succ": "≻", "succeq": "⪰",
    "preceq": "⪯",
  ]

  private static let binary: [String: String] = [
    "times": "×", "cdot": "·", "div": "÷", "pm": "±", "mp": "∓", "ast": "∗", "circ": "∘",
    "bullet": "•", "oplus": "⊕", "ominus": "⊖", "otimes": "⊗", "odot": "⊙", "cap": "∩", "cup": "∪",
    "setminus": "∖", "land": "∧", "wedge": "∧", "lor": "∨", "vee": "∨", "bmod": "mod",
  ]

  private static let large: [String: String] = [
    "sum": "∑", "prod": "∏", "int": "∫", "iint": "∬", "oint": "∮", "bigcup": "⋃", "bigcap": "⋂",
    "bigoplus": "⨁", "bigotimes": "⨂", "coprod": "∐",
  ]

  private static let opening: [String: String] = [
    "langle": "⟨", "lfloor": "⌊", "lceil": "⌈", "lbrace": "{", "lbrack": "[",
  ]

  private static let closing: [String: String] = [
    "rangle": "⟩", "rfloor": "⌋", "rceil": "⌉", "rbrace": "}", "rbrack": "]",
  ]

  private static let spaces: [String: String] = [
    "quad": "  ", "qquad": "    ", "space": " ", "thinspace": " ", "enspace": " ",
  ]
}
