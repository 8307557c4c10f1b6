import FlashcardDeck
import Foundation
import ProgressStore
import TestSupport
import Testing

@testable import leitner

/// Random lives of machines with links of cards that stand in the decks both: an answer is one to the card that was
/// shown, the same lines give the same ids and the same progress on every machine, with or without what it knows
/// beside them, and the machines come to rest.
@Suite struct LinkedMachinesTests {
  /// The seeds of the lives; `LEITNER_LINKED_LIVES` names others (`271`, `1001-2000`).
  private static var lives: [Int] {
    let named = ProcessInfo.processInfo.environment["LEITNER_LINKED_LIVES"] ?? ""
    let ends = named.split(separator: "-").compactMap { Int($0) }
    if let first = ends.first, let last = ends.last, first <= last { return Array(first...last) }
    return Array(1...(Soak.isOn ? 400 : 40))
  }

  @Test func anAnswerIsOneToTheCardThatWasShownAndAllMachinesAgree() throws {
    var wrong = 0
    for seed in Self.lives {
      var life = try Life(seed: UInt64(seed))
      try life.live()
      try life.end()
      wrong += life.faults.isEmpty ? 0 : 1
      for sentence in life.faults.prefix(6) { Issue.record("seed \(seed): \(sentence)") }
    }
    print("LinkedMachinesTests: \(Self.lives.count) lives, \(wrong) wrong")
    #expect(wrong == 0)
  }

  // MARK: Stories

  private func deck(without gone: Int? = nil) -> [String: String] { Life.deck(without: gone) }

  /// The link came when there was an answer, which was then taken back.
  @Test func aLinkOfTwoCardsWithoutProgressLeavesThemTwo() throws {
    let time = KnowingMachine.Time()
    let machines = try ["vera", "alpha", "beta"].map { try KnowingMachine($0, time) }
    for machine in machines { try machine.write(deck()) }
    let (vera, alpha, beta) = (machines[0], machines[1], machines[2])
    try vera.look(answering: { _ in [0] })
    try alpha.takeHistory(of: vera)
    try alpha.write(deck(without: 0))
    try alpha.record(.link(was: CardID("c0")), CardID("c1"))
    try alpha.write(deck())
    #expect(try alpha.look().progress.keys.sorted() == ["a c1"])
    try vera.takeBack()
    func exchange() throws {
      for one in machines { for other in machines { try one.takeHistory(of: other) } }
    }
    try exchange()
    let views = try machines.map { try $0.look() }
    #expect(views.allSatisfy { $0.progress.isEmpty && $0.ids == views[0].ids })
    #expect(Set(views[0].ids.values).count == 4)
    let answered = try beta.look(answering: { _ in [0] })
    #expect(answered.progress.keys.sorted() == ["a c0"])
    #expect(try beta.look().progress == answered.progress)
    try exchange()
    for machine in machines {
      let view = try machine.look()
      #expect(view.progress == answered.progress && view.ids == answered.ids)
    }
  }

  /// The name that a link took is one that the library gives, because another deck has the card's own.
  @Test(arguments: [
    ("Definition", "Definition of a dog"), ("Definition {#c2}", "Definition of a dog {#dog}"),
  ])
  func aCardThatComesBackBesideItsEditedTextIsAnother(before: String, after: String) throws {
    func card(_ heading: String, _ animal: String, _ source: String) -> String {
      "### \(heading)\n<!-- source: \(source) -->\n\n"
        + "The first of its kind in the world of \(animal), of all that lives there.\n\n"
    }
    let time = KnowingMachine.Time()
    let (machine, other) = (try KnowingMachine("m", time), try KnowingMachine("other", time))
    let apples = card(before, "apples", "apple")
    try machine.write(["a.md": apples, "d.md": card(before, "dogs", "dog")])
    let known = try machine.look(answering: { library in
      library.entries.indices.filter { library.decks[library.entries[$0].deck].id == "d" }
    })
    #expect(known.progress.keys.sorted() == ["d dog"])
    try machine.write(["a.md": apples, "d.md": card(after, "dogs", "dog")])
    #expect(try machine.look().progress == known.progress)
    let both = card(after, "dogs", "dog") + card(before, "dogs", "back")
    for one in [machine, other] { try one.write(["a.md": apples, "d.md": both]) }
    try other.takeHistory(of: machine)
    for one in [machine, other] {
      let view = try one.look()
      #expect(view.progress == known.progress)
      #expect(Set(view.ids.values).count == 3)
      let answered = try one.look(answering: { library in
        library.entries.indices.filter { library.entries[$0].id == view.ids["d back"] }
      })
      #expect(answered.progress.keys.sorted() == ["d back", "d dog"])
      #expect(answered.progress["d dog"] == known.progress["d dog"])
    }
  }

  /// Only the line of the link arrived. Nothing that a machine keeps beside the lines says otherwise.
  @Test func aLinkAloneSaysWhichCardIsWhich() throws {
    let time = KnowingMachine.Time()
    let (machine, other) = (try KnowingMachine("m", time), try KnowingMachine("other", time))
    try machine.write(deck())
    try machine.look()
    try other.record(.link(was: CardID("c3")), CardID("c0"))
    try machine.takeHistory(of: other)
    #expect(try machine.look().ids["a c3"] == CardID("a/c3"))
    let view = try machine.look(answering: { _ in [3] })
    #expect(view.progress.keys.sorted() == ["a c3"])
    for (progress, seen) in [(false, false), (true, false), (false, true), (true, true)] {
      machine.lose(progress: progress, seenDecks: seen)
      #expect(try machine.look() == view)
    }
  }

  /// Two machines that saw the cards of a link in two ways follow what is recorded, and do not overrule each other.
  @Test func machinesThatSawTheCardsOtherwiseComeToRest() throws {
    let time = KnowingMachine.Time()
    let machines = try ["a", "b"].map { try KnowingMachine($0, time) }
    let other = try KnowingMachine("other", time)
    for (machine, card) in zip(machines, [0, 3]) {
      try machine.write(deck())
      try machine.look(answering: { _ in [card] })
    }
    try other.record(.link(was: CardID("c3")), CardID("c0"))
    for machine in machines {
      try machine.takeHistory(of: other)
      try machine.look()
    }
    var counts: [Int] = []
    for _ in 0..<4 {
      for (one, another) in zip(machines, machines.reversed()) { try one.takeHistory(of: another) }
      for machine in machines { try machine.look() }
      counts.append(try machines[0].lines().count + machines[1].lines().count)
    }
    #expect(counts[2] == counts[3], "\(counts)")
    let views = try machines.map { try $0.look() }
    #expect(views[0] == views[1])
  }

  /// A copy of a machine writes in its name, into another file.
  @Test func whatACopyOfAMachineAnsweredIsComparedAnew() throws {
    let time = KnowingMachine.Time()
    let (machine, copy) = (try KnowingMachine("m", time), try KnowingMachine("m", time))
    let other = try KnowingMachine("other", time)
    for one in [machine, copy] { try one.write(deck()) }
    try other.record(.link(was: CardID("c0")), CardID("c1"))
    try machine.takeHistory(of: other)
    try machine.look(answering: { _ in [1] })
    try copy.look(answering: { _ in [0] })
    try machine.takeHistory(ofCopy: copy)
    let view = try machine.look()
    machine.lose(progress: true, seenDecks: true)
    #expect(try machine.look() == view)
  }

  /// Who types the name that stands in the file means the card that bears it there.
  @Test func aNameInAFileIsThatCardsName() throws {
    let decks = try EditedDecks(deck())
    try decks.grade("number 0", "easy")
    try decks.write(deck(without: 0))
    #expect(try decks.run("link", "c1", "c0").status == 0)
    try decks.write(deck())
    #expect(try decks.id("number 0") == "a/c0")
    #expect(try decks.run("grade", "c0", "again").status == 0)
    #expect(try decks.card("number 0")?["box"] as? Int == 1)
    #expect(try decks.card("number 1")?["box"] as? Int == 3)
  }

  private struct Life {
    private static let subjects = ["apples", "bridges", "clouds", "dunes"]

    var random: SeededGenerator
    let machines: [KnowingMachine]
    /// One that links cards without having decks, as other programs and earlier versions may.
    let other: KnowingMachine
    let time = KnowingMachine.Time()
    var faults: [String] = []
    var log: [String] = []

    init(seed: UInt64) throws {
      random = SeededGenerator(seed: seed)
      let time = time
      machines = try (0..<(2 + Int(seed % 2))).map { try KnowingMachine("m\($0)", time) }
      other = try KnowingMachine("other", time)
    }

    /// A deck with four cards, named or not, of which some may be left out.
    static func deck(without gone: Int? = nil) -> [String: String] {
      let cards = Self.subjects.enumerated().filter { $0.offset != gone }.map {
        index, subject in
        "### Question number \(index) about \(subject)? {#c\(index)}\n<!-- source: c\(index) -->\n\nAnswer \(subject), text \(index) of the card.\n\n"
      }
      return ["a.md": "# A\n\n" + cards.joined()]
    }

    mutating func live() throws {
      for machine in machines { try machine.write(Self.deck()) }
      for _ in 0..<16 {
        let machine = random.pick(machines)
        switch Int.random(in: 0..<12, using: &random) {
        case 0..<4: try answer(machine)
        case 4:
          log.append("\(machine.name) takes back")
          try machine.takeBack()
        case 5: try link(machine)
        case 6:
          let (card, was) = (
            Int.random(in: 0..<4, using: &random), Int.random(in: 0..<4, using: &random)
          )
          log.append("other links c\(card) c\(was)")
          if card != was { try other.record(.link(was: CardID("c\(was)")), CardID("c\(card)")) }
          try machine.takeHistory(of: other)
        case 7:
          log.append("\(machine.name) loses a line")
          try machine.loseLine(&random)
        case 8:
          let (progress, seen) = (Bool.random(using: &random), Bool.random(using: &random))
          log.append("\(machine.name) loses \(progress ? "progress" : "") \(seen ? "seen" : "")")
          machine.lose(progress: progress, seenDecks: seen)
        case 9:
          try machine.write(Self.deck(without: Int.random(in: 0..<4, using: &random)))
          try machine.look()
          try machine.write(Self.deck())
          log.append("\(machine.name) edits and back")
        default:
          let other = random.pick(machines.filter { $0 !== machine })
          log.append("\(machine.name) takes \(other.name)")
          try machine.takeHistory(of: other)
        }
        try machine.look()
      }
    }

    /// Answers a card, which changes what is known of that one and of no other.
    private mutating func answer(_ machine: KnowingMachine) throws {
      let before = try machine.look()
      let index = Int.random(in: 0..<4, using: &random)
      let after = try machine.look(answering: { _ in [index] })
      log.append(
        "\(machine.name) answers c\(index) as \(after.ids["a c\(index)"]?.description ?? "?")")
      // What it shows is what the next start shows, also as new.
      check(before, after, only: index, "\(machine.name) answers")
      check(before, try machine.look(), only: index, "\(machine.name) starts after the answer")
    }

    private mutating func check(
      _ before: KnowingMachine.View, _ after: KnowingMachine.View, only index: Int, _ what: String
    ) {
      for place in before.texts.keys.sorted() {
        if (before.progress[place] == after.progress[place]) == (place == "a c\(index)") {
          faults.append(
            "\(what): \(place) \(before.progress[place] ?? "new") \(after.progress[place] ?? "new") \(log.suffix(12))"
          )
        }
      }
    }

    /// What the learner does with `leitner link` while one of the cards is not in the deck, which then comes back.
    private mutating func link(_ machine: KnowingMachine) throws {
      let gone = Int.random(in: 0..<4, using: &random)
      let card = (gone + Int.random(in: 1..<4, using: &random)) % 4
      log.append("\(machine.name) links c\(card) c\(gone)")
      try machine.write(Self.deck(without: gone))
      var id: CardID?
      try machine.look(doing: { _, library in
        id = library.entries.indices.first {
          library.question(at: $0, in: .english).contains("number \(card) ")
        }.map { library.entries[$0].id }
      })
      if let id, id != CardID("c\(gone)") {
        try machine.record(.link(was: CardID("c\(gone)")), id)
      }
      try machine.write(Self.deck())
    }

    /// Brings the lines to all, until none writes.
    mutating func end() throws {
      let all = machines + [other]
      var count = 0
      for round in 0..<6 {
        for machine in machines { try machine.look() }
        for machine in all {
          for one in all where one !== machine { try machine.takeHistory(of: one) }
        }
        let lines = try machines[0].lines().count
        if lines == count { break }
        count = lines
        if round == 5 { faults.append("not at rest \(log)") }
      }
      let first = try machines[0].look()
      for machine in machines.dropFirst() { compare(machine.name, try machine.look(), first) }
      for (progress, seen) in [(true, false), (false, true), (true, true)] {
        for machine in machines {
          machine.lose(progress: progress, seenDecks: seen)
          compare("\(machine.name) without \(progress) \(seen)", try machine.look(), first)
        }
      }
      let fresh = try KnowingMachine("fresh", time)
      try fresh.write(Self.deck())
      for machine in all { try fresh.takeHistory(of: machine) }
      compare("fresh", try fresh.look(), first)
      compare("fresh again", try fresh.look(), first)
      if try fresh.lines().count != count { faults.append("fresh wrote") }
      for machine in machines where try machine.lines().count != count {
        faults.append("\(machine.name) wrote at rest")
      }
    }

    private mutating func compare(
      _ name: String, _ view: KnowingMachine.View, _ first: KnowingMachine.View
    ) {
      if view.ids == first.ids, view.progress == first.progress { return }
      faults.append(
        "\(name): \(view.ids) \(view.progress), there \(first.ids) \(first.progress); \(log)")
    }
  }
}
