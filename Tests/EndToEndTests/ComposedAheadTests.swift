import TestSupport
import Foundation
import Testing

/// What follows a good answer is composed while the learner thinks. Whatever comes instead, nobody
/// sees it, and the screen is what it would be without.
@Suite struct ComposedAheadTests {
  private static let keys = [
    " ", " ", " ", "3", "3", "1", "2", "4", "\t", "u", "j", "k", "L", "x", "?", "\u{1B}", "\r", "G",
  ]

  /// Until all is read that was sent, and nothing comes back any more.
  private static func settle(_ terminal: PseudoTerminal) throws {
    try terminal.wait(
      for: "rest",
      untilSo: {
        let count = terminal.bytes.count
        terminal.receive(milliseconds: 40)
        return terminal.bytes.count == count && terminal.state == "S"
      })
  }

  @Test(arguments: 0..<UInt64(Soak.isOn ? 12 : 3))
  func theScreenIsWhatARepaintShows(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let sandbox = try Sandbox()
    let terminal = try PseudoTerminal(sandbox)
    try terminal.wait(for: "Start today’s review")
    terminal.send("\r")
    try Self.settle(terminal)
    for step in 0..<60 {
      let key = Self.keys.randomElement(using: &random) ?? " "
      terminal.send(key)
      try Self.settle(terminal)
      guard Int.random(in: 0..<3, using: &random) == 0 else { continue }
      let before = terminal.screen.text
      let count = terminal.bytes.count
      // Has the program draw everything anew.
      kill(terminal.process, SIGCONT)
      try terminal.wait(for: "a repaint", untilSo: { terminal.bytes.count > count + 100 })
      try Self.settle(terminal)
      #expect(terminal.screen.text == before, "seed \(seed), step \(step), key \(key)")
    }
    terminal.send("\u{3}")
    #expect(try terminal.end().status == 0)
  }

  @Test func whatWasComposedIsNotSentBeforeTheAnswer() throws {
    let sandbox = try Sandbox()
    let terminal = try PseudoTerminal(sandbox)
    try terminal.wait(for: "Start today’s review")
    terminal.send("\r")
    try terminal.wait(for: "capital of France")
    terminal.send(" ")
    try terminal.wait(for: "Paris")
    try Self.settle(terminal)
    for key in ["\t", "j", "w", "\t"] {
      terminal.send(key)
      try Self.settle(terminal)
    }
    #expect(!String(decoding: terminal.bytes, as: UTF8.self).contains("Norway"))
    #expect(terminal.screen.text.contains("Paris"))
    terminal.send("3")
    try terminal.wait(for: "capital of Norway")
    terminal.send("q")
    #expect(try terminal.end().status == 0)
  }
}
