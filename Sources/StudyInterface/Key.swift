/// What the terminal reports, without escape sequences.
public enum Key: Hashable, Sendable {
  /// A cell of the screen.
  public struct Place: Hashable, Sendable {
    /// Rows from the top, from 0.
    public let row: Int
    /// Columns from the left, from 0.
    public let column: Int

    /// A cell by its row and its column.
    public init(row: Int, column: Int) {
      self.row = row
      self.column = column
    }
  }

  /// A printed character, as typed; a space is one too.
  case character(Character)
  /// Ctrl and a letter, named by the small letter, or Ctrl and the space bar.
  case control(Character)
  case up, down, left, right
  case pageUp, pageDown, home, end
  case enter, escape, tab, backTab, backspace, insert, delete
  /// F1 to F12, by their numbers.
  case function(Int)
  /// Alt and a key: the terminal sends Escape and the key together.
  indirect case alt(Key)
  /// Two keys, one after the other, as the table of keys has them; no terminal reports it.
  indirect case pair(Key, Key)
  /// Any digit from 1 to 9, as the table of keys has it; no terminal reports it.
  case digits
  /// Any letter from a to h, as the table of keys has it; no terminal reports it.
  case letters
  /// The wheel of the mouse was turned by a notch.
  case wheelUp, wheelDown
  /// The first button of the mouse was pressed; the table of keys has no place.
  case click(Place?)
  /// Text that was pasted, never to be taken for commands.
  case paste(String)
  /// The terminal has another size now.
  case resize(Size)

  /// The key as it is written on the screen.
  public var name: String {
    switch self {
    case .character(" "): "Space"
    case .character(let character): String(character)
    case .control(" "): "Ctrl-Space"
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
    case .insert: "Ins"
    case .delete: "Del"
    case .function(let number): "F\(number)"
    case .alt(let key): "Alt-" + key.name
    case .pair(let first, let second): first.name + second.name
    case .digits: "1…9"
    case .letters: "a…h"
    case .wheelUp: "Wheel↑"
    case .wheelDown: "Wheel↓"
    case .click: "Click"
    case .paste, .resize: ""
    }
  }
}

extension Key {
  /// The numbers of the function keys that every keyboard has.
  public static let functionNumbers = 1...12
}

extension Key: ExpressibleByExtendedGraphemeClusterLiteral {
  /// A printed character.
  public init(extendedGraphemeClusterLiteral value: Character) { self = .character(value) }

  /// What a Chinese input method types for keys of other marks than those of ASCII.
  private static let chineseMarks: [Unicode.Scalar: Character] = [
    "\u{3000}": " ", "、": "/", "。": ".", "《": "<", "》": ">", "【": "[", "】": "]", "“": "\"",
    "”": "\"",
    "‘": "'", "’": "'", "￥": "$", "·": "`",
  ]

  /// The key as typed without a Chinese input method: `１` is 1, `？` is ?, and so on.
  var halfwidth: Key {
    guard case .character(let character) = self, character.unicodeScalars.count == 1,
      let scalar = character.unicodeScalars.first, !scalar.isASCII
    else { return self }
    if (0xFF01...0xFF5E).contains(scalar.value) {
      return Unicode.Scalar(scalar.value - 0xFEE0).map { .character(Character($0)) } ?? self
    }
    return Self.chineseMarks[scalar].map { .character($0) } ?? self
  }

  /// The number of a digit; nil for any other key.
  var digit: Int? {
    guard case .character(let character) = self, character.isASCII else { return nil }
    return character.wholeNumberValue
  }

  /// How many choices have a letter as their key.
  static let choiceLetters = 8

  /// The number of a letter from a to h, from 0; nil for any other key.
  var letter: Int? {
    guard case .character(let character) = self, let byte = character.asciiValue,
      (0x61...0x68).contains(byte)
    else { return nil }
    return Int(byte) - 0x61
  }

  /// The key as the table has it: a click without its place.
  var withoutPlace: Key { if case .click = self { .click(nil) } else { self } }

  /// Whether it prints a character, which is text where text is typed.
  var isText: Bool {
    switch self {
    case .character, .digits, .letters: true
    case .pair(let first, _): first.isText
    default: false
    }
  }
}
