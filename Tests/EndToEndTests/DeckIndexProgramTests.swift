import Foundation
import Testing

/// The program with large decks, from one run to the next.
@Suite struct DeckIndexProgramTests {
  private let cards = (0..<400).map { number in
    "### Question \(number)? {#n\(number)}\n\n\(String(repeating: "answer ", count: 30))\n"
  }

  private func index(_ sandbox: Sandbox) -> URL {
    sandbox.data.appendingPathComponent("deck-index")
  }

  /// Polls, because a deck that was written a moment ago is not kept.
  private func grade(_ sandbox: Sandbox) throws {
    let end = Date().addingTimeInterval(30)
    repeat {
      #expect(try sandbox.run("grade", "n7", "good").status == 0)
    } while !FileManager.default.fileExists(atPath: index(sandbox).path) && Date() < end
  }

  @Test func editedDecksAreReadAgainAndOthersAreNot() throws {
    let sandbox = try Sandbox(deck: "# Deck\n\n" + cards.joined(separator: "\n"))
    let before = try sandbox.run("list", "--json")
    #expect(!FileManager.default.fileExists(atPath: sandbox.data.path), "looking leaves nothing")
    try grade(sandbox)
    let bytes = try Data(contentsOf: index(sandbox))
    #expect(bytes.count > 400 * 50)
    let after = try sandbox.run("list", "--json")
    #expect(after.objects.count == 400)
    for key in ["id", "question", "answer", "file", "line"] {
      #expect(
        after.objects.map { "\($0[key] ?? "")" } == before.objects.map { "\($0[key] ?? "")" })
    }
    // A damaged one is not used.
    let one = try #require(bytes.firstRange(of: Data("n123".utf8)))
    var other = bytes
    other.replaceSubrange(one, with: Data("n12x".utf8))
    try other.write(to: index(sandbox))
    #expect(try sandbox.run("list", "--json").output == after.output)
    try bytes.write(to: index(sandbox))
    // An edit of the same size, with the time put back.
    let time = try FileManager.default.attributesOfItem(atPath: sandbox.deck.path)[
      .modificationDate]
    let text = try String(contentsOf: sandbox.deck, encoding: .utf8)
    try text.replacing("Question 8?", with: "Quotation8?").write(
      to: sandbox.deck, atomically: false, encoding: .utf8)
    try FileManager.default.setAttributes(
      [.modificationDate: try #require(time)], ofItemAtPath: sandbox.deck.path)
    let edited = try sandbox.run("show", "n8", "--json").objects.first
    #expect(edited?["question"] as? String == "Quotation8?")
    // A card without an answer is said, though the index does not know of it.
    try (text + "\n### Nothing\n").write(to: sandbox.deck, atomically: true, encoding: .utf8)
    #expect(try sandbox.run("due").error.contains("capitals.md:"))
    #expect(try sandbox.run("check").status == 1)
    try FileManager.default.removeItem(at: index(sandbox))
    #expect(try sandbox.run("list", "--json").objects.count == 400)
  }

  /// Where all files have the same time, or a tool puts it back.
  @Test func aCardInThePlaceOfAnotherOfTheSameLengthIsAnother() throws {
    let sandbox = try Sandbox(
      deck: "# Deck\n\n### What is a kumquat? {#nm}\n\nA small citrus fruit.\n")
    func write(_ text: String) throws {
      try text.write(to: sandbox.deck, atomically: false, encoding: .utf8)
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: 1)], ofItemAtPath: sandbox.deck.path)
    }
    let old = try String(contentsOf: sandbox.deck, encoding: .utf8)
    try write(old)
    #expect(try sandbox.run("grade", "nm", "easy").status == 0)
    let new = "# Deck\n\n### How do trains brake? {#nm}\n\nBy sand upon rails.\n"
    #expect(new.utf8.count == old.utf8.count)
    try write(new)
    let card = try #require(try sandbox.run("list", "--json").objects.first)
    #expect(card["question"] as? String == "How do trains brake?")
    #expect(card["state"] as? String == "new")
    try write(old)
    #expect(try sandbox.run("list", "--json").objects.first?["box"] as? Int == 3)
  }

  @Test func theScreensOpenWithIt() throws {
    let sandbox = try Sandbox(deck: "# Deck\n\n" + cards.joined(separator: "\n"))
    try grade(sandbox)
    for language in ["en", "zh"] {
      let terminal = try PseudoTerminal(sandbox, arguments: ["--language", language])
      try terminal.wait(for: "▸")
      terminal.send("\r")
      try terminal.wait(for: "Question 0?")
      terminal.send(" ")
      try terminal.wait(for: "answer answer")
      terminal.send("3")
      try terminal.wait(for: "Question 1?")
      terminal.send("uq")
      #expect(try terminal.end().status == 0)
    }
  }
}
