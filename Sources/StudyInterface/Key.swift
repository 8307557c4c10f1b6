/// What the terminal reports, without escape sequences.
public enum Key: Hashable, Sendable {
  /// A printed character, as typed; a space is one too.
  case character(Character)
  /// Ctrl and a letter, named by the small letter.
  case control(Character)
  case up, down, left, right
  case pageUp, pageDown, home, end
  case enter, escape, tab, backTab, backspace, delete
  /// Text that was pasted, never to be taken for commands.
  case paste(String)
  /// The terminal has another size now.
  case resize(Size)

  /// The key as it is written on the screen.
  public var name: String {
    switch self {
    case .character(" "): "Space"
    case .character(let character): String(character)
    case .control(let letter): "Ctrl-" + letter.uppercased()
    case .up: "↑"
    case .down: "↓"
    case .left: "←"
    case .right: "→"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .home: "Home"
    case .end: "End"
    case .enter: "Enter"
    case .escape: "Esc"
    case .tab: "Tab"
    case .backTab: "Shift-Tab"
    case .backspace: "⌫"
    case .delete: "Del"
    case .paste, .resize: ""
    }
  }
}

extension Key: ExpressibleByExtendedGraphemeClusterLiteral {
  /// A printed character.
  public init(extendedGraphemeClusterLiteral value: Character) { self = .character(value) }

  /// The key as typed without a Chinese input method: `１` is 1, `？` is ?, and so on.
  var halfwidth: Key {
    guard case .character(let character) = self, character.unicodeScalars.count == 1,
      let scalar = character.unicodeScalars.first
    else { return self }
    switch scalar.value {
    case 0x3000: return .character(" ")
    case 0xFF01...0xFF5E:
      return Unicode.Scalar(scalar.value - 0xFEE0).map { .character(Character($0)) } ?? self
    case 0x3001: return .character("/")
    default: return self
    }
  }
}
