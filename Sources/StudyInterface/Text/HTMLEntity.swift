/// The entities of HTML.
enum HTMLEntity {
  /// What an entity such as `&amp;`, `&#8212;` or `&#x2014;` stands for; nil when it is unknown.
  static func text(of entity: some StringProtocol) -> String? {
    guard entity.hasPrefix("&"), entity.hasSuffix(";") else { return nil }
    let name = entity.dropFirst().dropLast()
    guard name.hasPrefix("#") else { return namedEntities[String(name)] }
    let digits = name.dropFirst()
    let isHexadecimal = digits.hasPrefix("x") || digits.hasPrefix("X")
    let value =
      isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits, radix: 10)
    // CommonMark: what is no character, and NUL, becomes the replacement character.
    guard let value, value != 0, let scalar = Unicode.Scalar(value) else { return "\u{FFFD}" }
    return String(Character(scalar))
  }

  /// The names that people write by hand.
  private static let namedEntities: [String: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}",
    "ensp": "\u{2002}", "emsp": "\u{2003}", "thinsp": "\u{2009}", "hellip": "…", "mdash": "—",
    "ndash": "–", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "laquo": "«",
    "raquo": "»", "bull": "•", "middot": "·", "sect": "§", "para": "¶", "copy": "©", "reg": "®",
    "trade": "™", "deg": "°", "plusmn": "±", "times": "×", "divide": "÷", "minus": "−",
    "frac12": "½", "frac14": "¼", "frac34": "¾", "sup1": "¹", "sup2": "²", "sup3": "³",
    "micro": "µ", "euro": "€", "pound": "£", "yen": "¥", "cent": "¢", "larr": "←", "uarr": "↑",
    "rarr": "→", "darr": "↓", "harr": "↔", "lArr": "⇐", "rArr": "⇒", "hArr": "⇔", "le": "≤",
    "ge": "≥", "ne": "≠", "asymp": "≈", "equiv": "≡", "prop": "∝", "infin": "∞", "sum": "∑",
    "prod": "∏", "radic": "√", "part": "∂", "nabla": "∇", "int": "∫", "isin": "∈", "notin": "∉",
    "cap": "∩", "cup": "∪", "sub": "⊂", "sup": "⊃", "sube": "⊆", "supe": "⊇", "forall": "∀",
    "exist": "∃", "empty": "∅", "and": "∧", "or": "∨", "not": "¬", "alpha": "α", "beta": "β",
    "gamma": "γ", "delta": "δ", "epsilon": "ε", "theta": "θ", "lambda": "λ", "mu": "μ", "pi": "π",
    "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω",
    "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ",
    "Psi": "Ψ", "Omega": "Ω", "lbrace": "{", "rbrace": "}", "lbrack": "[", "rbrack": "]",
    "ast": "*", "lowbar": "_", "dollar": "$", "num": "#", "vert": "|", "bsol": "\\", "grave": "`",
  ]
}
