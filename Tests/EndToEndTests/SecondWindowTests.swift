import Foundation
import Testing

/// The real program beside another one, and beside other machines' files that arrive while it is open.
@Suite(.serialized) struct SecondWindowTests {
  private let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  private var lock: String { sandbox.data.appendingPathComponent("lock").path }

  private func open() throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(sandbox)
    try terminal.wait(for: "q quit")
    return terminal
  }

  /// Begins the review, which asks for the capital of a country.
  private func study(_ terminal: PseudoTerminal, _ country: String) throws {
    terminal.send("\r")
    try terminal.wait(for: "capital of \(country)")
  }

  private func answer(_ terminal: PseudoTerminal, then text: String) throws {
    terminal.send(" ")
    try terminal.wait(for: "1 again")
    terminal.send("3")
    try terminal.wait(for: text)
  }

  /// Polls, without a key, until a screen says something.
  private func watch(_ terminal: PseudoTerminal, for text: String) throws {
    try terminal.wait(for: text)
  }

  private func kill(_ terminal: PseudoTerminal) throws {
    _ = Foundation.kill(terminal.process, SIGKILL)
    #expect(try terminal.end().signal == SIGKILL)
  }

  private func quit(_ terminal: PseudoTerminal) throws {
    terminal.send("q")
    #expect(try terminal.end().status == 0)
  }

  /// The cards of the history, and that no two events have one name.
  private func answered() throws -> [String] {
    let events = try sandbox.run("history", "--json").objects
    let names = events.compactMap { $0["id"] as? String }
    #expect(Set(names).count == names.count)
    return events.compactMap { $0["card"] as? String }
  }

  /// A line that another machine wrote today, in the sandbox's time.
  private func line(_ device: String, _ number: Int, _ card: String) -> String {
    #"{"id":"\#(device):\#(number)","time":"2026-03-02T08:00:0\#(number).000Z","day":"2026-03-02","#
      + #""event":"answer","card":"\#(card)","grade":"good","from":null,"to":2,"due":"2026-03-04"}"#
      + "\n"
  }

  /// Puts a history there as programs do that synchronise files: whole, under its name, in one step.
  private func deliver(_ text: String, from device: String) throws {
    let folder = sandbox.data.appendingPathComponent("history")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let part = folder.appendingPathComponent(".\(device).tmp").path
    try Data(text.utf8).write(to: URL(fileURLWithPath: part))
    let name = folder.appendingPathComponent("\(device).jsonl").path
    try #require(rename(part, name) == 0)
  }

  // MARK: Two windows

  @Test func theSecondShowsWhatTheFirstAnswersAndTakesOver() throws {
    let (first, second) = (try open(), try open())
    try second.wait(for: "Browsing only: leitner already runs")
    second.send("\r")
    try second.wait(for: "Quit the other leitner to study here")
    try study(first, "France")
    try answer(first, then: "capital of Norway")
    // Without a key.
    try second.wait(for: "Continue today’s review")
    second.send("j")
    try second.wait(for: "1 new answer from another window")
    try quit(first)
    try second.wait(for: "The lock is free: now this window writes")
    second.send("k")
    try study(second, "Norway")
    try answer(second, then: "capital of Latvia")
    try quit(second)
    #expect(try answered() == ["france", "norway"])
  }

  @Test func theKeyAfterAKillFindsTheLockFree() throws {
    let (first, second) = (try open(), try open())
    try second.wait(for: "Browsing only")
    try study(first, "France")
    try answer(first, then: "capital of Norway")
    try kill(first)
    try study(second, "Norway")
    try second.wait(for: "now this window writes")
    try answer(second, then: "capital of Latvia")
    let third = try open()
    try third.wait(for: "Browsing only: leitner already runs (process \(second.process)")
    try quit(third)
    try quit(second)
    #expect(try answered() == ["france", "norway"])
  }

  // MARK: The lock's file

  private func replaceLock(byRemoving: Bool) throws {
    if byRemoving { return try FileManager.default.removeItem(atPath: lock) }
    try Data("copied\n".utf8).write(to: URL(fileURLWithPath: lock), options: .atomic)
  }

  @Test(arguments: [true, false])
  func withoutTheLocksFileStillOnlyOneWrites(isRemoved: Bool) throws {
    let first = try open()
    try study(first, "France")
    try answer(first, then: "capital of Norway")
    try replaceLock(byRemoving: isRemoved)
    // Another process comes and goes; the open one has its answer to the card on the screen before it would
    // write one that follows from the card's state before.
    #expect(try sandbox.run("grade", "norway", "easy").status == 0)
    try answer(first, then: "answered elsewhere meanwhile")
    try first.wait(for: "capital of Latvia")
    let norway = try sandbox.history().filter { $0.contains(#""card":"norway""#) }
    #expect(norway.count == 1 && norway[0].contains(#""to":3"#))
    #expect(try sandbox.run("grade", "japan", "good").status == 1)
    // One that stays writes, and the first is told at its next answer.
    try replaceLock(byRemoving: isRemoved)
    let second = try open()
    try study(second, "Latvia")
    first.send(" ")
    try first.wait(for: "1 again")
    for _ in 0..<2 {
      first.send("3")
      try first.wait(for: "leitner already runs (process \(second.process)")
      first.send("\t")
      try first.wait(for: "the notice’s end") { !$0.text.contains("already runs") }
    }
    #expect(first.screen.text.contains("capital of Latvia"))
    try answer(second, then: "日本的首都是哪里")
    try quit(second)
    // What the other answered has left the session; the key is for the card that is there now.
    try first.wait(for: "日本的首都是哪里")
    try first.wait(for: "now this window writes")
    try answer(first, then: "capital of Nepal")
    try quit(first)
    #expect(Set(try answered()) == ["france", "norway", "latvia", "japan"])
    #expect(try sandbox.history().count == 4)
  }

  // MARK: Other machines

  @Test func whatAnotherMachineAnsweredShowsWithTheNextCard() throws {
    let terminal = try open()
    try study(terminal, "France")
    try deliver(line("laptop-abc", 1, "norway"), from: "laptop-abc")
    terminal.send(" ")
    try terminal.wait(for: "1 again")
    // A card that is being answered is left in peace.
    #expect(!terminal.screen.text.contains("laptop"))
    terminal.send("3")
    try terminal.wait(for: "capital of Latvia")
    try terminal.wait(for: "1 new answer from laptop-abc")
    // Replaced by a longer one, then a second machine's.
    let grown = line("laptop-abc", 1, "norway") + line("laptop-abc", 2, "japan")
    try deliver(grown, from: "laptop-abc")
    try deliver(line("phone-xyz", 1, "nepal") + line("phone-xyz", 2, "laos"), from: "phone-xyz")
    try answer(terminal, then: "capital of Iran")
    try terminal.wait(for: "3 new answers: 1 from laptop-abc, 2 from phone-xyz")
    try quit(terminal)
    let cards = ["norway", "japan", "nepal", "laos", "france", "latvia"]
    #expect(Set(try answered()) == Set(cards))
    for card in cards {
      #expect(try sandbox.run("show", card, "--json").objects.first?["box"] as? Int == 2, "\(card)")
    }
  }

  @Test func itShowsOnTheWayBackToToday() throws {
    let terminal = try open()
    try study(terminal, "France")
    try deliver(line("laptop-abc", 1, "norway"), from: "laptop-abc")
    terminal.send("\u{1B}")
    try terminal.wait(for: "1 new answer from laptop-abc")
    try terminal.wait(for: "Continue today’s review")
    try terminal.wait(for: "6 new")
    // And with any key there.
    try deliver(line("phone-xyz", 1, "latvia"), from: "phone-xyz")
    terminal.send("j")
    try terminal.wait(for: "1 new answer from phone-xyz")
    try terminal.wait(for: "5 new")
    try quit(terminal)
  }

  @Test func aHistoryThatCannotBeReadIsSaidOnce() throws {
    let terminal = try open()
    let folder = sandbox.data.appendingPathComponent("history/odd.jsonl")
    try study(terminal, "France")
    try answer(terminal, then: "capital of Norway")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path, withDestinationPath: folder.path)
    try answer(terminal, then: "capital of Latvia")
    try terminal.wait(for: "history/odd.jsonl")
    try answer(terminal, then: "日本的首都是哪里")
    #expect(!terminal.screen.text.contains("odd.jsonl"))
    try FileManager.default.removeItem(at: folder)
    try quit(terminal)
    #expect(try sandbox.history().count == 3)
  }

  /// A link that another machine made while a review is open: of its two cards one bears the name of both from
  /// the next card on, and the review ends.
  @Test func aLinkThatArrivesDuringAReviewIsFollowed() throws {
    let terminal = try open()
    try study(terminal, "France")
    let link =
      #"{"id":"beta:1","time":"2026-03-02T08:00:00.000Z","day":"2026-03-02","event":"link","#
      + #""card":"latvia","was":"norway"}"# + "\n"
    try deliver(link, from: "beta")
    let cards = try sandbox.run("list").output.split(separator: "\n").count
    var answers = 0
    while answers <= cards, !terminal.screen.text.contains("answers today") {
      terminal.send(" ")
      try terminal.wait(for: "1 again")
      terminal.send("3")
      try terminal.wait(for: "the next card") { !$0.text.contains("1 again") }
      answers += 1
    }
    #expect(answers == cards)
    let ids = try answered()
    // With the link itself.
    #expect(ids.count == cards + 1)
    #expect(Set(ids.map { $0.hasSuffix("norway") ? "norway" : $0 }).count == cards)
  }
}
