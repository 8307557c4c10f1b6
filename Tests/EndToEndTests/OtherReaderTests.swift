import FlashcardDeck
import TestSupport
import Testing

@testable import leitner

/// A new version of the program reads other cards in files that nobody edited.
@Suite struct OtherReaderTests {
  private let time = KnowingMachine.Time()

  private func deck(_ cards: [(question: String, answer: String)]) -> [String: String] {
    let cards = cards.enumerated().map { index, card in
      "### \(card.question)\n<!-- source: \(index) -->\n\n\(card.answer)\n"
    }
    return ["net.md": "## 网络\n\n" + cards.joined(separator: "\n")]
  }

  private var before: [String: String] {
    deck([
      ("(intro). Which methods are idempotent?", "GET and PUT, also if they are repeated."),
      ("Which port has HTTP?", "Port 80, and 8080 beside it. </details>"),
      ("TCP", "It is reliable, and keeps the order. ### UDP Datagrams."),
      ("什么是路由？", "选择路径。"),
    ])
  }

  private var after: [String: String] {
    deck([
      ("Which methods are idempotent?", "GET and PUT, also if they are repeated."),
      ("Which port has HTTP?", "Port 80, and 8080 beside it."),
      ("TCP", "It is reliable, and keeps the order."), ("什么是路由？", "选择路径。"),
    ])
  }

  private func machine(_ name: String) throws -> KnowingMachine {
    let machine = try KnowingMachine(name, time)
    machine.reader = "1"
    try machine.write(before)
    try machine.look(answering: { Array($0.entries.indices) })
    return machine
  }

  @Test(arguments: [false, true]) func knownCardsAreLookedFor(isOther: Bool) throws {
    let machine = try machine("alpha")
    try machine.read(otherwise: after)
    machine.reader = isOther ? "2" : "1"
    let view = try machine.look()
    #expect(view.progress.count == (isOther ? 4 : 3))
    #expect(view.doubts == 0)
    let lines = try machine.lines()
    #expect(try machine.look() == view)
    #expect(try machine.lines() == lines)
    #expect(machine.findings == KnownCards.Findings())
  }

  /// Earlier versions wrote no reader.
  @Test func aMemoryWithoutReaderIsThatOfAnotherOne() throws {
    let machine = try machine("alpha")
    machine.reader = nil
    try machine.write(before)
    try machine.look()
    try machine.read(otherwise: after)
    machine.reader = "2"
    #expect(try machine.look().progress.count == 4)
  }

  /// The decks that it reads as before say nothing against what others recorded since.
  @Test func anotherReaderOfTheSameCardsRecordsNothing() throws {
    var lines: [[String]] = []
    for reader in ["1", "2"] {
      time.minute = 0
      let (here, there) = (try machine("alpha"), try machine("beta"))
      try there.takeHistory(of: here)
      try there.look()
      try there.write(after)
      try there.look(answering: { [$0.entries.count - 1] })
      try here.takeHistory(of: there)
      here.reader = reader
      try here.look()
      lines.append(try here.lines())
    }
    #expect(lines[0] == lines[1])
  }
}
