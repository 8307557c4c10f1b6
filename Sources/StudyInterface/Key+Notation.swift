import Toolkit

extension Key {
  /// The keys without a character, each by the name that a configuration gives it.
  private static let named: [(name: String, key: Key)] = [
    ("Space", .character(" ")), ("Enter", .enter), ("Esc", .escape), ("Tab", .tab),
    ("S-Tab", .backTab), ("Backspace", .backspace), ("Insert", .insert),
    ("Delete", .delete), ("Up", .up), ("Down", .down), ("Left", .left), ("Right", .right),
    ("PageUp", .pageUp), ("PageDown", .pageDown), ("Home", .home), ("End", .end),
    ("WheelUp", .wheelUp), ("WheelDown", .wheelDown), ("C-Space", .control(" ")),
  ]
  private static let functionKeys: [(name: String, key: Key)] = functionNumbers.map {
    ("F\($0)", .function($0))
  }
  /// Other names of theirs, among them those that the screens show.
  private static let alsoNamed: [(name: String, key: Key)] = [
    ("Return", .enter), ("Escape", .escape), ("Shift-Tab", .backTab), ("BackTab", .backTab),
    ("⌫", .backspace), ("Ins", .insert), ("Del", .delete), ("↑", .up), ("↓", .down), ("←", .left),
    ("→", .right),
    ("PgUp", .pageUp), ("PgDn", .pageDown), ("Wheel↑", .wheelUp), ("Wheel↓", .wheelDown),
    ("Ctrl-Space", .control(" ")), ("Ctrl+Space", .control(" ")), ("C-@", .control(" ")),
    ("Ctrl-@", .control(" ")), ("^@", .control(" ")),
    // What terminals send for these is what they send for a key of their own.
    ("C-[", .escape), ("Ctrl-[", .escape), ("Ctrl+[", .escape), ("^[", .escape),
    ("C-?", .backspace), ("Ctrl-?", .backspace), ("^?", .backspace),
  ]
  private static var allNamed: [(name: String, key: Key)] { named + functionKeys + alsoNamed }
  private static let controlPrefixes = ["C-", "Ctrl-", "Ctrl+", "^"]
  private static let altPrefixes = ["M-", "A-", "Alt-", "Alt+"]

  /// The key as a configuration writes it: `u`, `C-r`, `M-x`, `PageUp`; two keys, one after the other,
  /// with nothing between two letters (`gg`), else with a space (`g Home`).
  public var notation: String {
    switch self {
    case .control(let letter) where letter != " ": return "C-\(letter)"
    case .alt(let key): return "M-" + key.notation
    case .pair(let first, let second):
      let names = [first.notation, second.notation]
      return names.listed(names.allSatisfy(Self.isLetter) ? "" : " ")
    case .digits: return "1-9"
    case .letters: return "a-h"
    case .click: return "Click"
    case .character(let character) where character != " ": return String(character)
    default: return Self.named.first { $0.key == self }?.name ?? name
    }
  }

  /// The key that a configuration names, as it is typed without a Chinese input method; nil if there is
  /// none of that name. Case makes a difference only to a single letter.
  init?(notation: String) {
    if let key = Key(single: notation) {
      self = key
      return
    }
    let parts = notation.split(separator: " ").map(String.init)
    let names =
      notation.count == 2 && notation.allSatisfy { Self.isLetter(String($0)) }
      ? notation.map { String($0) } : parts
    guard names.count == 2, let first = Key(single: names[0]), let second = Key(single: names[1])
    else { return nil }
    self = .pair(first, second)
  }

  private static func isLetter(_ name: String) -> Bool {
    name.count == 1 && name.allSatisfy { $0.isASCII && $0.isLetter }
  }

  private init?(single name: String) {
    if name.unicodeScalars.count == 1, let scalar = name.unicodeScalars.first,
      VisibleText.spelling(of: scalar, after: nil, before: nil) == nil,
      case let key = Key.character(Character(scalar)).halfwidth,
      !Self.alsoNamed.contains(where: { $0.name == name })
    {
      self = key
      return
    }
    let lowercased = name.lowercased()
    if let known = Self.allNamed.first(where: { $0.name.lowercased() == lowercased }) {
      self = known.key
      return
    }
    if let rest = Self.rest(of: name, after: Self.controlPrefixes), rest.count == 1,
      let letter = rest.lowercased().first, ("a"..."z").contains(letter)
    {
      self = Self.controlKey(letter)
      return
    }
    guard let rest = Self.rest(of: name, after: Self.altPrefixes), let key = Key(single: rest),
      key != .escape
    else { return nil }
    if case .alt = key { return nil }
    self = .alt(key)
  }

  /// Ctrl and a letter as the terminal reports it, which has the same byte for some other keys.
  private static func controlKey(_ letter: Character) -> Key {
    switch letter {
    case "h": .backspace
    case "i": .tab
    case "j", "m": .enter
    default: .control(letter)
    }
  }

  private static func rest(of name: String, after prefixes: [String]) -> String? {
    let lowercased = name.lowercased()
    guard
      let prefix = prefixes.first(where: {
        lowercased.hasPrefix($0.lowercased()) && name.count > $0.count
      })
    else { return nil }
    return String(name.dropFirst(prefix.count))
  }

  /// The name of a key that may have been meant.
  static func nearestNotation(to name: String) -> String? {
    // Of a number or a mark nothing tells which key was meant.
    let last = rest(of: name, after: controlPrefixes + altPrefixes) ?? name
    guard last.contains(where: \.isLetter) else { return nil }
    let letters = "abcdefghijklmnopqrstuvwxyz".map { String($0) }
    let combined = ["C-", "Ctrl-", "M-", "Alt-"].flatMap { prefix in letters.map { prefix + $0 } }
    return Likeness.nearest(to: name, among: allNamed.map(\.name) + combined)
  }
}
