import Foundation
import Testing

/// What walks over several screens share.
extension KeyWalk {
  /// Every key that `leitner keys` has for the screen was pressed.
  static func expectAll(_ walks: KeyWalk...) throws {
    let pressed = walks.reduce(into: Set<String>()) { $0.formUnion($1.pressed) }
    let place = walks[0].place
    let all = try walks[0].sandbox.run("keys", "--json").objects.filter {
      ($0["places"] as? [String])?.contains(place) ?? false
    }.flatMap { $0["keys"] as? [String] ?? [] }
    #expect(all.count >= 20)
    #expect(Set(all).subtracting(pressed).isEmpty, "not pressed on \(place)")
  }

  /// Another walk whose only key is Ctrl-C.
  static func interrupt(_ place: String, _ setting: Setting, _ go: (KeyWalk) throws -> Void) throws
    -> KeyWalk
  {
    let walk = try KeyWalk(place, setting)
    try go(walk)
    try walk.end(with: "C-c")
    return walk
  }

  /// Another walk on a screen that changes by itself: it is drawn anew, and stopped.
  static func stopped(_ place: String, _ setting: Setting, _ go: (KeyWalk) throws -> Void) throws
    -> KeyWalk
  {
    let walk = try KeyWalk(place, setting)
    try go(walk)
    let shown = walk.terminal.screen.lines[1]
    walk.terminal.scribble("\u{1B}[2J\u{1B}[Hrubbish")
    try walk.press("C-l", "the screen") { $0.lines[1] == shown && !$0.text.contains("rubbish") }
    let sent = walk.terminal.bytes.count
    walk.terminal.send(bytes(of: "C-z"))
    walk.note("C-z")
    try walk.terminal.wait(
      for: "the stop on \(place)",
      untilSo: {
        let new = String(decoding: walk.terminal.bytes[sent...], as: UTF8.self)
        return new.contains("\u{1B}[?1049l") && walk.terminal.screen.isAlternate
          && walk.terminal.screen.lines[1] == shown
      })
    try walk.end(with: "q")
    return walk
  }

  /// The keys for what a card links to and for its siblings, on a card that has neither.
  func openNothing() throws {
    for (key, english, chinese) in [
      ("o", "Nothing to open", "这里没有可以打开"), ("v", "No picture here", "这里没有图片"),
      ("X", "no siblings", "没有同组的卡片"),
    ] {
      let sentence = say(english, chinese)
      try press(key, shows: sentence)
      try go("\u{0C}", to: "the card") { !$0.text.contains(sentence) }
    }
  }

  func openCards() throws {
    try go("b", to: say("Browse", "浏览")) { KeyWalk.cursor($0) == 0 }
    try go("\r", to: "the cards") { $0.text.contains("▸ card 01") }
  }
}
