import FlashcardDeck
import TestSupport
import Testing

@testable import ProgressStore

/// Random lives of five machines whose history folders are carried between them.
@Suite struct FiveMachinesTests {
  private static let seeds: Range<UInt64> = Soak.isOn ? 0..<400 : 0..<2

  @Test(arguments: Lives.Fate.allCases, seeds)
  func theSameLinesGiveTheSameState(fate: Lives.Fate, seed: UInt64) throws {
    let lives = Lives(fate, seed: seed)
    for _ in 0..<2 {
      try lives.live(Soak.isOn ? 60 : 40)
      let before = try lives.machines.map { LifeState(try $0.opened().record.progress) }
      let states = try lives.converge()
      let union = lives.union
      let expected = LifeState(Progress(replaying: union))
      for (machine, state) in zip(lives.machines, states) {
        let differences = state.differences(from: expected)
        lives.expect(differences.isEmpty, "\(machine.name): \(differences)")
      }
      check(lives, union, expected, before)
    }
  }

  private func check(
    _ lives: Lives, _ union: [Event], _ state: LifeState, _ before: [LifeState]
  ) {
    switch lives.fate {
    case .growth:
      // Nothing but what the learner did, and all of it.
      let others = union.filter { lives.made[$0.stamp] == nil && !$0.isClock }
      lives.expect(others.isEmpty, "\(others) was made from nothing")
      lives.expect(
        lives.made.count == union.count(where: { !$0.isClock }), "lines were lost")
    case .losses:
      for known in before {
        for (card, progress) in known.cards {
          let now = state.cards[state.links.names(of: card).min() ?? card]
          lives.expect(
            now?.reviews ?? 0 >= progress.reviews,
            "\(card) had \(progress.reviews) answers and has \(now?.reviews ?? 0)")
        }
      }
      fallthrough
    case .anything:
      var given: [CardID: Int] = [:]
      for event in lives.made.values where event.isAnswer {
        given[state.links.names(of: event.card).min() ?? event.card, default: 0] += 1
      }
      for (card, progress) in state.cards {
        lives.expect(
          progress.reviews <= given[card] ?? 0,
          "\(card) has \(progress.reviews) answers of \(given[card] ?? 0)")
      }
      lives.expect(
        state.totals.reviews <= given.values.reduce(0, +), "more answers than were given")
    }
  }
}

extension Event {
  fileprivate var isClock: Bool { if case .clock = kind { true } else { false } }

  fileprivate var isAnswer: Bool {
    switch kind {
    case .answer, .practice: true
    default: false
    }
  }
}
