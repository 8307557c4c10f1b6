import Foundation
import Testing

/// A walk over one screen of the real program, key by key; it notes which keys were pressed.
///
/// The deck has a card in each of thirty topics; questions and answers are longer than any screen, and one
/// new card comes a day.
final class KeyWalk {
  /// A size of the window and a language.
  struct Setting: CustomStringConvertible, Sendable {
    let columns: Int
    let rows: Int
    let language: String
    var description: String { "\(columns)×\(rows) \(language)" }

    static let all = [(80, 24), (40, 12)].flatMap { size in
      ["en", "zh"].map { Setting(columns: size.0, rows: size.1, language: $0) }
    }

    /// Rows that a list or a text has, with the grades below it or without.
    func body(grades: Bool = false) -> Int {
      (rows == 24 ? 18 : 9) - (grades ? 2 : 0)
    }
  }

  let place: String
  let setting: Setting
  let sandbox: Sandbox
  let terminal: PseudoTerminal
  /// The keys that were pressed, as `leitner keys` writes them.
  private(set) var pressed: Set<String> = []

  static let deck =
    "# topic 00\n\n"
    + (1...30).map { number in
      let name = number < 10 ? "0\(number)" : "\(number)"
      let words = String(repeating: " word", count: 700)
      let lines = (1...60).map { "- reply \($0)" }.joined(separator: "\n")
      return "## topic \(name)\n\n### card \(name)\(words) {#c\(name)}\n\n\(lines)\n\n"
        + "**Explanation:** because of \(name)\n"
    }.joined(separator: "\n")

  init(
    _ place: String, _ setting: Setting, deck: String = KeyWalk.deck, configuration: String = "",
    prepare: (Sandbox) throws -> Void = { _ in }
  ) throws {
    (self.place, self.setting) = (place, setting)
    sandbox = try Sandbox(deck: deck)
    let folder = sandbox.home.appendingPathComponent("config/leitner")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try "new-cards-a-day: 1\nboxes: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n\(configuration)".write(
      to: folder.appendingPathComponent("config.yaml"), atomically: true, encoding: .utf8)
    try prepare(sandbox)
    terminal = try PseudoTerminal(
      sandbox, arguments: ["--language", setting.language], columns: setting.columns,
      rows: setting.rows)
    try terminal.wait(for: "▸")
  }

  /// What the screen says in the walk's language.
  func say(_ english: String, _ chinese: String) -> String {
    setting.language == "en" ? english : chinese
  }

  var text: String { terminal.screen.text }

  /// Sends bytes that belong to no key of the walk, and waits for what they do.
  func go(_ bytes: String, to what: String, until isReached: (VirtualScreen) -> Bool) throws {
    terminal.send(bytes)
    try terminal.wait(for: "\(what) after \(bytes.debugDescription) on \(place)", until: isReached)
  }

  func go(_ bytes: String, to text: String) throws {
    try go(bytes, to: text) { $0.text.contains(text) }
  }

  /// Presses a key and waits for what it does.
  func press(_ key: String, _ what: String, until isReached: (VirtualScreen) -> Bool) throws {
    pressed.insert(key)
    try go(Self.bytes(of: key), to: what, until: isReached)
  }

  func press(_ key: String, shows text: String) throws {
    try press(key, "“\(text)”") { $0.text.contains(text) }
  }

  func press(_ key: String, hides text: String) throws {
    try press(key, "no “\(text)”") { !$0.text.contains(text) }
  }

  /// Notes a key that was sent otherwise.
  func note(_ key: String) { pressed.insert(key) }

  /// Presses a key that changes nothing here, for example as a text is short, and is no unknown one.
  func press(known key: String) throws {
    pressed.insert(key)
    terminal.send(Self.bytes(of: key))
    let end = Date().addingTimeInterval(0.05)
    while Date() < end { terminal.receive(milliseconds: 10) }
    #expect(!text.contains(say("No such key", "没有这个键")), "\(key) on \(place)")
  }

  /// Presses the last key of a walk; the program ends.
  func end(with key: String) throws {
    pressed.insert(key)
    terminal.send(Self.bytes(of: key))
    #expect(try terminal.end().status == 0, "\(key) on \(place)")
    #expect(terminal.mode == terminal.modeBefore)
    #expect(terminal.screen.mouseModes.isEmpty)
  }

  /// What xterm sends for a key; a click is made with `click(row:column:)`.
  static func bytes(of key: String) -> String {
    let named = [
      "Space": " ", "Enter": "\r", "Esc": "\u{1B}", "Tab": "\t", "Backspace": "\u{7F}",
      "Up": "\u{1B}OA", "Down": "\u{1B}OB", "Right": "\u{1B}OC", "Left": "\u{1B}OD",
      "Home": "\u{1B}OH", "End": "\u{1B}OF", "PageUp": "\u{1B}[5~", "PageDown": "\u{1B}[6~",
      "F1": "\u{1B}OP", "WheelUp": "\u{1B}[<64;5;5M", "WheelDown": "\u{1B}[<65;5;5M",
    ]
    if let bytes = named[key] { return bytes }
    guard key.hasPrefix("C-"), let letter = key.unicodeScalars.last else { return key }
    return String(UnicodeScalar(UInt8(letter.value & 0x1F)))
  }

  // MARK: Lists

  /// The number of the row that the cursor is on, as the deck names it; -1 on another row.
  static func cursor(_ screen: VirtualScreen) -> Int? {
    guard let row = screen.lines.first(where: { $0.contains("▸") }) else { return nil }
    guard let match = row.firstMatch(of: /▸ +(?:topic|card) (\d+)/) else { return -1 }
    return Int(match.1)
  }

  func press(_ key: String, movesTo row: Int) throws {
    try press(key, "row \(row)") { Self.cursor($0) == row }
  }

  /// Clicks on a row of the screen that has a text.
  func click(on text: String) throws {
    let row = terminal.screen.lines.firstIndex { $0.contains(text) } ?? 0
    let before = terminal.screen.lines[row].components(separatedBy: text)[0]
    // Columns: all that stands before is as wide as its scalars, a Chinese character two.
    let column = before.unicodeScalars.reduce(0) { $0 + ($1.value > 0x2E80 ? 2 : 1) }
    terminal.send("\u{1B}[<0;\(column + 1);\(row + 1)M\u{1B}[<0;\(column + 1);\(row + 1)m")
    pressed.insert("Click")
  }

  /// The keys that move in a list whose rows are numbered from `first` to 30.
  func moveInList(from first: Int, page: Int, half: Int, isSearch: Bool = false) throws {
    let last = 30
    for (down, up) in isSearch ? [("Down", "Up"), ("C-n", "C-p")] : [("Down", "Up"), ("j", "k")] {
      try press(down, movesTo: first + 1)
      try press(up, movesTo: first)
    }
    let pages = [("PageDown", "PageUp"), ("C-f", "C-b")] + (isSearch ? [] : [("Space", "PageUp")])
    for (down, up) in pages {
      try press(down, movesTo: first + page)
      try press(up, movesTo: first)
    }
    try press("End", movesTo: last)
    try press("Home", movesTo: first)
    try press("WheelDown", movesTo: first + 3)
    try press("WheelUp", movesTo: first)
    if isSearch { return }
    try press("C-d", movesTo: first + half)
    try press("C-u", movesTo: first)
    try press("G", movesTo: last)
    try press("g", shows: "g…")
    try press("g", movesTo: first)
    pressed.insert("gg")
    try countInList(from: first)
  }

  private func countInList(from first: Int) throws {
    try press("5", shows: "5…")
    try press("j", movesTo: first + 5)
    try press("1", shows: "1…")
    try press("2", shows: "12…")
    try press("G", movesTo: first + 11)
    try press("3", shows: "3…")
    try press("Esc", hides: "3…")
    try press("k", movesTo: first + 10)
    try press("4", shows: "4…")
    try press("g", shows: "4g…")
    try press("g", movesTo: first + 3)
    try press("7", shows: "7…")
    try press("C-u", movesTo: first)
    try press("2", shows: "2…")
    try press("C-f", "two pages down") { Self.cursor($0) ?? 0 > first + 9 }
    try press("Home", movesTo: first)
    pressed.insert("1-9")
  }

  // MARK: Texts

  /// The lines that are above the screen.
  static func scroll(_ screen: VirtualScreen) -> Int {
    screen.text.firstMatch(of: /↑ (\d+)/).flatMap { Int($0.1) } ?? 0
  }

  func press(_ key: String, scrollsTo line: Int) throws {
    try press(key, "“↑ \(line)”") { Self.scroll($0) == line }
  }

  /// The keys that move in a text of more than three screens.
  func moveInText(rows: Int, counts: Bool, spaceTurnsPages: Bool) throws {
    for (down, up) in [("Down", "Up"), ("j", "k")] {
      try press(down, scrollsTo: 1)
      try press(up, scrollsTo: 0)
    }
    for (down, up) in [("PageDown", "PageUp"), ("C-f", "C-b")] {
      try press(down, scrollsTo: rows - 1)
      try press(up, scrollsTo: 0)
    }
    if spaceTurnsPages {
      try press("Space", scrollsTo: rows - 1)
      try press("Home", scrollsTo: 0)
    }
    try press("C-d", scrollsTo: rows / 2)
    try press("C-u", scrollsTo: 0)
    try press("WheelDown", scrollsTo: 3)
    try press("WheelUp", scrollsTo: 0)
    for end in ["End", "G"] {
      try press(end, "the end") { Self.scroll($0) > 0 && !$0.text.contains("↓") }
      try press("g", shows: "g…")
      try press("g", scrollsTo: 0)
    }
    pressed.insert("gg")
    try press("j", scrollsTo: 1)
    try press("Home", scrollsTo: 0)
    if counts {
      try press("1", shows: "1…")
      try press("2", shows: "12…")
      try press("j", scrollsTo: 12)
      try press("5", shows: "5…")
      try press("G", scrollsTo: 4)
      try press("3", shows: "3…")
      try press("Esc", hides: "3…")
      try press("k", scrollsTo: 3)
      try press("Home", scrollsTo: 0)
      pressed.insert("1-9")
    }
    // On a text there is nothing to choose.
    terminal.send("\u{1B}[<0;5;5M")
    pressed.insert("Click")
  }

  /// The same in a text that fits the window, where nothing moves.
  func moveInShortText() throws {
    for key in [
      "Down", "Up", "j", "k", "PageDown", "PageUp", "C-f", "C-b", "Space", "C-d", "C-u", "End", "G",
      "Home", "WheelDown", "WheelUp",
    ] { try press(known: key) }
    try press("g", shows: "g…")
    try press("g", hides: "g…")
    try press("5", shows: "5…")
    try press("j", hides: "5…")
    terminal.send("\u{1B}[<0;5;5M")
    try press(known: "Home")
    coverCommonKeys()
  }

  /// Notes keys of several parts, which were pressed in another form.
  func coverCommonKeys() { pressed.formUnion(["gg", "1-9", "Click"]) }

  // MARK: Everywhere

  /// The editor, which does nothing, gets the terminal and gives it back.
  func edit(showing text: String) throws {
    let sent = terminal.bytes.count
    pressed.insert("e")
    terminal.send("e")
    try terminal.wait(
      for: "the end of the editor on \(place)",
      untilSo: {
        let new = String(decoding: terminal.bytes[sent...], as: UTF8.self)
        return new.contains("\u{1B}[?1049l") && terminal.screen.isAlternate
          && terminal.screen.text.contains(text)
      })
  }

  /// Keys that are the same on all screens: drawing anew, and the way to the shell.
  func drawAnewAndStop() throws {
    // It takes a notice away, too.
    let before = terminal.bytes.count
    terminal.send(Self.bytes(of: "C-l"))
    try terminal.wait(
      for: "a drawing of \(place)",
      untilSo: {
        let count = terminal.bytes.count
        terminal.receive(milliseconds: 50)
        return count > before && count == terminal.bytes.count
      })
    let shown = text
    terminal.scribble("\u{1B}[2J\u{1B}[Hrubbish")
    try press("C-l", "the screen") { $0.text == shown }
    let sent = terminal.bytes.count
    // Without a shell that would let it go on, a stop is none; but the terminal is given back first.
    pressed.insert("C-z")
    terminal.send(Self.bytes(of: "C-z"))
    try terminal.wait(
      for: "the stop on \(place)",
      untilSo: {
        let new = String(decoding: terminal.bytes[sent...], as: UTF8.self)
        return new.contains("\u{1B}[?1049l") && terminal.screen.isAlternate
          && terminal.screen.text == shown
      })
  }

  /// Keys that open something for a look, each closed again with a key that the walk does not count.
  func look(_ keys: String..., back shown: String, compares: Bool = true) throws {
    let titles = [
      "b": say("Browse", "浏览"), "/": say("type to", "输入文字"), "s": say("Statistics", "统计"),
      "?": say("Help", "帮助"), "F1": say("Help", "帮助"), "i": say("Information", "信息"),
    ]
    // Help has two.
    for key in keys.flatMap({ $0 == "?" ? [$0, "F1"] : [$0] }) {
      let title = titles[key] ?? ""
      try press(key, title) { $0.lines.prefix(4).joined().contains(title) }
      try go("\u{1B}", to: shown) {
        $0.text.contains(shown) && !$0.lines.prefix(4).joined().contains(title)
      }
    }
    if compares { try press("c", shows: say("no known card", "没有需要比对")) }
  }
}
