import FlashcardDeck
import Foundation
import TestSupport
import Testing

@testable import leitner

/// Random lives of machines that share decks and history: which card is which is a function of the events
/// and the decks, on every machine, also on a new one.
@Suite struct KnownCardMachinesTests {
  /// The seeds of the lives; `LEITNER_LIVES` names others (`271`, `1001-2000`).
  private static var lives: [Int] {
    let named = ProcessInfo.processInfo.environment["LEITNER_LIVES"] ?? ""
    let ends = named.split(separator: "-").compactMap { Int($0) }
    if let first = ends.first, let last = ends.last, first <= last { return Array(first...last) }
    if Soak.isOn { return Array(1...1_000) }
    // In the last three a new machine once wrote what the others then followed.
    return Array(1...40) + [271, 552, 769]
  }

  @Test func allMachinesAndAFreshOneShowTheSame() throws {
    var wrong = 0
    var freshWrites = 0
    for seed in Self.lives {
      var life = try Life(seed: UInt64(seed))
      try life.live()
      let end = try life.end()
      wrong += end.differences.isEmpty ? 0 : 1
      freshWrites += end.freshWrites > 0 ? 1 : 0
      for sentence in end.differences.prefix(6) { Issue.record("seed \(seed): \(sentence)") }
    }
    print(
      "KnownCardMachinesTests: \(Self.lives.count) lives, \(wrong) differ; new machines wrote in \(freshWrites)"
    )
    #expect(wrong == 0)
  }

  private struct Life {
    var random: SeededGenerator
    var decks: LivedDecks
    let machines: [KnowingMachine]
    let time = KnowingMachine.Time()
    var log: [String] = []

    init(seed: UInt64) throws {
      random = SeededGenerator(seed: seed)
      decks = LivedDecks(&random)
      let time = time
      machines = try (0..<(2 + Int(seed % 2))).map { try KnowingMachine("m\($0)", time) }
    }

    mutating func live() throws {
      for machine in machines { try machine.write(decks.files) }
      for _ in 0..<14 {
        let machine = machines[Int.random(in: machines.indices, using: &random)]
        switch Int.random(in: 0..<10, using: &random) {
        case 0..<5:
          let edit = random.pick(LivedDecks.Edit.allCases)
          decks.make(edit, &random)
          log.append("\(edit)")
          try machine.write(decks.files)
          log.append("\(machine.name) looks")
          try look(machine)
        case 5..<7:
          log.append("\(machine.name) gets decks")
          try machine.write(decks.files)
          try look(machine)
        case 7:
          log.append("\(machine.name) answers")
          try look(machine)
        default:
          let other = random.pick(machines.filter { $0 !== machine })
          log.append("\(machine.name) takes \(other.name)")
          try machine.takeHistory(of: other)
          try look(machine)
        }
      }
    }

    private mutating func look(_ machine: KnowingMachine) throws {
      var random = random
      try machine.look { library in
        library.entries.indices.filter { _ in Int.random(in: 0..<4, using: &random) == 0 }
      }
      self.random = random
    }

    /// Brings decks and histories to all, until none writes; returns what differs then.
    mutating func end() throws -> (differences: [String], freshWrites: Int) {
      for machine in machines { try machine.write(decks.files) }
      var differences: [String] = []
      var count = 0
      for round in 0..<6 {
        for machine in machines { try machine.look() }
        for machine in machines {
          for other in machines { try machine.takeHistory(of: other) }
        }
        let lines = try machines[0].lines().count
        if lines == count { break }
        count = lines
        if round == 5 { differences.append("not at rest") }
      }
      let views = try machines.map { try $0.look() }
      for (machine, view) in zip(machines, views).dropFirst() {
        differences += compare(machine.name, view, views[0])
      }
      let before = try machines[0].lines().count
      for machine in machines {
        let again = try machine.look()
        if again.progress != views[0].progress { differences.append("\(machine.name) again") }
        let lines = try machine.lines()
        if lines.count > before {
          differences.append("\(machine.name) wrote at rest \(lines.suffix(2))")
        }
      }
      let fresh = try KnowingMachine("fresh", time)
      try fresh.write(decks.files)
      try fresh.takeHistory(of: machines[0])
      differences += compare("fresh", try fresh.look(), views[0])
      let lines = try fresh.lines()
      differences += compare("fresh again", try fresh.look(), views[0])
      if try fresh.lines() != lines { differences.append("fresh wrote again") }
      // What it wrote changes nothing elsewhere.
      for machine in machines {
        try machine.takeHistory(of: fresh)
        differences += compare("\(machine.name) after fresh", try machine.look(), views[0])
      }
      return (differences, lines.count - before)
    }

    private func compare(
      _ name: String, _ view: KnowingMachine.View, _ first: KnowingMachine.View
    ) -> [String] {
      Set(view.progress.keys).union(first.progress.keys).sorted().compactMap { place in
        let (mine, its) = (view.progress[place], first.progress[place])
        if mine == its { return nil }
        return
          "\(name): \(place) (\(view.texts[place] ?? "")) \(mine ?? "new"), there \(its ?? "new");"
          + " ids \(view.ids[place]?.description ?? "") \(first.ids[place]?.description ?? "");"
          + " doubts \(view.doubts) \(first.doubts); \(log.suffix(8))"
      }
    }
  }
}
