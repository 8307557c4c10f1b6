import TestSupport
import Foundation
import Testing

/// `kill -9` at any moment: what the screen had acknowledged is in the history, once, and the next
/// start goes on from there.
@Suite struct KillTests {

  /// Rounds of one sandbox follow each other, each starting from what the one before left.
  static let chains = (0..<(Soak.isOn ? 50 : 2)).map { UInt64($0) }
  static let roundsInAChain = Soak.isOn ? 20 : 10

  @Test(arguments: chains)
  func nothingAcknowledgedIsLostOrTakenTwice(seed: UInt64) throws {
    let learner = try KilledLearner(seed: seed)
    for round in 0..<Self.roundsInAChain {
      try learner.studyUntilKilled(round: round)
    }
    #expect(learner.acknowledged > 0, "a round that answers nothing tests nothing")
    let wrong = Trust.count(Self.roundsInAChain, of: "KillTests", parts: Self.chains.count)
    if let wrong { Issue.record("\(wrong)") }
  }
}

extension KillTests {
  /// Nothing but the history was stored before, so nothing is missing.
  @Test func aKillInTheFirstSessionIsNotTakenForDamage() throws {
    let sandbox = try Sandbox()
    let first = try PseudoTerminal(sandbox)
    try first.openReview()
    first.send(" 3")
    try first.wait(for: "capital of Norway")
    kill(first.process, SIGKILL)
    #expect(try first.end().signal == SIGKILL)
    #expect(!FileManager.default.fileExists(atPath: sandbox.data.path + "/progress.json"))
    let second = try PseudoTerminal(sandbox)
    try second.wait(for: "Continue today’s review")
    try second.wait(for: "q quit")
    #expect(!second.screen.text.contains("progress.json"))
    second.send("q")
    #expect(try second.end().status == 0)
    #expect(!second.screen.text.contains("progress.json"))
  }
}

/// A learner whose program is killed again and again, and who keeps a list of what it had said.
private final class KilledLearner {
  private let sandbox: Sandbox
  private let seed: UInt64
  private var random: SeededGenerator
  private var day = 0
  /// Events of the days before, which no undo reaches.
  private var settled = 0
  /// What the history holds so far.
  private var known: [Recorded] = []
  /// The card that the next start has to begin with; nil if a new day makes another session.
  private var next: String?
  /// Events that a screen had shown the effect of before a kill.
  private(set) var acknowledged = 0

  /// An event as far as a key determines it.
  struct Recorded: Equatable {
    var event: String
    var card: String
    var grade: String?
  }

  private static let cards = 60
  private static let graded = ["1": "again", "2": "hard", "3": "good", "4": "easy", " ": "good"]

  init(seed: UInt64) throws {
    self.seed = seed
    random = SeededGenerator(seed: seed)
    // The two halves of a name belong together, so half a redrawn name is no name.
    let deck = (0..<Self.cards).map { "### Card \(Self.name($0)) {#\(Self.name($0))}\n\nYes.\n" }
    sandbox = try Sandbox(deck: "# Names\n\n## All\n\n" + deck.joined(separator: "\n"))
    let folder = sandbox.home.appendingPathComponent("config/leitner")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try "new-cards-a-day: 1000\n".write(
      to: folder.appendingPathComponent("config.yaml"), atomically: true, encoding: .utf8)
  }

  private static func name(_ card: Int) -> String { "n\(100 + card)x\(999 - card)" }

  /// The card that a screen asks, if it is whole.
  private static func card(on screen: VirtualScreen) -> String? {
    guard let match = screen.text.firstMatch(of: /Card n(\d{3})x(\d{3})(?:\s|$)/),
      let number = Int(match.1), Int(match.2) == 1099 - number,
      screen.lines.contains(where: { $0.contains("leitner  Review") })
    else { return nil }
    return name(number - 100)
  }

  private static func showsAnswer(_ screen: VirtualScreen) -> Bool {
    screen.text.contains("1 again") && screen.text.contains("Yes.")
  }

  private var environment: [String: String] {
    sandbox.environment(now: "2026-03-\(String(format: "%02d", day + 2))T09:00:00+00:00")
  }

  func studyUntilKilled(round: Int) throws {
    let comment: Comment = "seed \(seed), round \(round)"
    if round % 7 == 6 { (day, next, settled) = (day + 1, nil, known.count) }
    let terminal = try PseudoTerminal(
      sandbox, environment: environment.mapValues(Optional.some))
    try terminal.wait(for: "today’s review")
    terminal.send("\r")
    let first = try question(terminal)
    if let next { #expect(first == next, comment) }

    for _ in 0..<Int.random(in: 0...4, using: &random) { try step(terminal) }
    let start = try Self.card(on: terminal.screen) ?? question(terminal)
    let sent = burst(terminal)
    // From no time at all to long after the last key has had its effect.
    let end = Date().addingTimeInterval(pow(Double.random(in: 0...1, using: &random), 3) * 0.06)
    repeat { terminal.receive(milliseconds: 0) } while Date() < end
    kill(terminal.process, SIGKILL)
    // It may have been faster to leave, if it was told to.
    let ending = try terminal.end()
    #expect(ending.signal == SIGKILL || ending.status == 0, comment)

    try check(after: sent, from: start, screen: terminal.screen, comment)
  }

  private var canUndo: Bool { known.count > settled && known.last?.event == "answer" }

  /// Waits until a card is asked, which one that was just taken back is with its answer.
  private func question(_ terminal: PseudoTerminal) throws -> String {
    let screen = try terminal.wait(for: "a question") {
      Self.card(on: $0) != nil && ($0.text.contains("show answer") || Self.showsAnswer($0))
    }
    return Self.card(on: screen) ?? ""
  }

  // MARK: Steps that the screen acknowledges

  /// One thing that learners do, up to the screen that follows it.
  private func step(_ terminal: PseudoTerminal) throws {
    let card = try question(terminal)
    switch Int.random(in: 0..<10, using: &random) {
    case 0 where canUndo:
      let undone = known[known.count - 1].card
      terminal.send("u")
      try terminal.wait(for: "the undone card") {
        Self.card(on: $0) == undone && Self.showsAnswer($0)
      }
      known.append(Recorded(event: "undo", card: undone))
      acknowledged += 1
    case 1:
      for (key, title) in [("b", "Browse"), ("?", "Help"), ("s", "Statistics")] {
        terminal.send(key)
        try terminal.wait(for: "leitner  \(title)")
      }
      for title in ["Help", "Browse"] {
        terminal.send("\u{1B}")
        try terminal.wait(for: "leitner  \(title)")
      }
      terminal.send("\u{1B}")
      try terminal.wait(for: "the same card") { Self.card(on: $0) == card }
    case 2:
      terminal.send("h")
      try terminal.wait(for: "today’s review")
      terminal.send("\r")
      _ = try terminal.wait(for: "the same card") { Self.card(on: $0) == card }
    default:
      let key = Self.graded.keys.sorted().randomElement(using: &random) ?? "3"
      if !Self.showsAnswer(terminal.screen) { terminal.send(" ") }
      try terminal.wait(for: "the answer", until: Self.showsAnswer)
      terminal.send(key)
      try terminal.wait(for: "the next card") {
        Self.card(on: $0).map { $0 != card } == true && $0.text.contains("show answer")
      }
      known.append(Recorded(event: "answer", card: card, grade: Self.graded[key]))
      acknowledged += 1
    }
  }

  /// Keys that nobody waits for; returns the events that they ask for, in their order.
  private func burst(_ terminal: PseudoTerminal) -> [(event: String, grade: String?)] {
    var sent: [(event: String, grade: String?)] = []
    var keys = ""
    if Int.random(in: 0..<4, using: &random) == 0, canUndo {
      keys += "u"
      sent.append(("undo", nil))
    }
    var isAnswerShown = !keys.isEmpty || Self.showsAnswer(terminal.screen)
    for _ in 0..<Int.random(in: 0...3, using: &random) {
      let key = Self.graded.keys.sorted().randomElement(using: &random) ?? "3"
      keys += isAnswerShown ? key : " " + key
      isAnswerShown = false
      sent.append(("answer", Self.graded[key]))
    }
    switch Int.random(in: 0..<6, using: &random) {
    case 0: keys += "h"
    case 1: keys += "b"
    case 2: keys += "q"
    default: break
    }
    terminal.send(keys)
    return sent
  }

  // MARK: What there is afterwards

  private func check(
    after sent: [(event: String, grade: String?)], from start: String, screen: VirtualScreen,
    _ comment: Comment
  ) throws {
    let events = try history()
    #expect(Array(events.prefix(known.count)) == known, comment)
    let new = Array(events.dropFirst(known.count))
    #expect(new.count <= sent.count, "taken twice, \(comment)")
    for (event, asked) in zip(new, sent) {
      #expect(event.event == asked.event && event.grade == asked.grade, comment)
    }

    // The cards that the screen could show by then, in their order.
    var shown = [start]
    for event in new {
      if event.event == "answer" {
        #expect(event.card == shown.last, "an answer is for the card on the screen, \(comment)")
      }
      shown.append(event.event == "undo" ? event.card : "")
      if event.event == "answer", shown.count - 1 < new.count,
        new[shown.count - 1].event == "answer"
      {
        shown[shown.count - 1] = new[shown.count - 1].card
      }
    }
    known = events
    let continued = try cardAfterRestart()
    shown[shown.count - 1] = continued
    if new.isEmpty { #expect(continued == start, comment) }
    if let card = Self.card(on: screen) {
      #expect(shown.contains(card), "the screen was ahead of the history, \(comment)")
      if card != start, !new.isEmpty { acknowledged += 1 }
    }
    next = continued
    try checkCommands(comment)
  }

  private func cardAfterRestart() throws -> String {
    let terminal = try PseudoTerminal(sandbox, environment: environment.mapValues(Optional.some))
    try terminal.wait(for: "today’s review")
    terminal.send("\r")
    let card = try question(terminal)
    kill(terminal.process, SIGKILL)
    _ = try terminal.end()
    return card
  }

  private func history() throws -> [Recorded] {
    try sandbox.run("history", "--json", environment: environment).objects.map {
      Recorded(
        event: $0["event"] as? String ?? "", card: $0["card"] as? String ?? "",
        grade: $0["grade"] as? String)
    }
  }

  /// The other commands say the same as the history.
  private func checkCommands(_ comment: Comment) throws {
    var answers: [String: [Recorded]] = [:]
    for event in known {
      if event.event == "answer" {
        answers[event.card, default: []].append(event)
      } else {
        answers[event.card]?.removeLast()
      }
    }
    let answered = answers.filter { !$0.value.isEmpty }
    let due = try sandbox.run("due", "--json", environment: environment).object
    #expect(due["new"] as? Int == Self.cards - answered.count, comment)
    guard let card = answered.keys.sorted().randomElement(using: &random) else { return }
    let shown = try sandbox.run("show", card, "--json", environment: environment).objects.first
    #expect(shown?["reviews"] as? Int == answered[card]?.count, comment)
    #expect(shown?["state"] as? String != "new", comment)
  }
}
