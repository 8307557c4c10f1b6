@testable import FlashcardDeck
import TestSupport
import Testing
import Toolkit

@testable import ProgressStore

/// Random lives of five machines whose history folders are carried between them.
@Suite struct FiveMachinesTests {
  private static let seeds: Range<UInt64> = Soak.isOn ? 0..<400 : 0..<2

  @Test(arguments: Lives.Fate.allCases, seeds)
  func theSameLinesGiveTheSameState(fate: Lives.Fate, seed: UInt64) throws {
    let lives = Lives(fate, seed: seed)
    for _ in 0..<2 {
      try lives.live(Soak.isOn ? 60 : 40)
      let before = try lives.machines.map { machine in
        // Lines that were taken away from a program that is open are only in its memory.
        let store = try machine.opened()
        try store.refresh()
        return LifeState(store.record.progress)
      }
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
      let undone = undoneAnswers(of: union, state)
      for known in before {
        for (card, progress) in known.cards {
          // What an undo of a link, which one machine did not know, has put apart is counted apart.
          guard Set(known.links.names(of: card)).isSubset(of: state.links.names(of: card)) else {
            continue
          }
          let key = state.links.names(of: card).min() ?? card
          let now = (state.cards[key]?.reviews ?? 0) + (undone[key] ?? 0)
          lives.expect(
            now >= progress.reviews, "\(card) had \(progress.reviews) answers and has \(now)")
        }
      }
      fallthrough
    case .anything:
      var given: [CardID: Int] = [:]
      for event in lives.made.values where event.isAnswer {
        given[state.links.names(of: event.card).min() ?? event.card, default: 0] += 1
      }
      // What a machine whose own clock was ahead places for lost lines counts after an event to come, whose
      // clock is corrected later: the place then moves before answers that it includes.
      let now = lives.machines.map(\.now).max() ?? Instant(milliseconds: 0)
      let isMisplaced = union.contains {
        ($0.after?.time.milliseconds ?? 0) - now.milliseconds > ClockCorrections.farAhead
      }
      if isMisplaced { return }
      let parted = partedCards(of: union)
      // What was placed for lost lines of cards that were one may stay with one of them when the link is
      // taken back.
      for (card, progress) in state.cards where !parted.contains(card) {
        lives.expect(
          progress.reviews <= given[card] ?? 0,
          "\(card) has \(progress.reviews) answers of \(given[card] ?? 0)")
      }
      lives.expect(
        state.totals.reviews <= given.values.reduce(0, +), "more answers than were given")
    }
  }

  /// How many answers of each card are taken back, some of them perhaps by machines other than those that
  /// knew them.
  private func undoneAnswers(of union: [Event], _ state: LifeState) -> [CardID: Int] {
    let undone = Event.undone(by: union.inOrder())
    return union.reduce(into: [:]) { counts, event in
      guard event.isAnswer, undone.contains(event.stamp) else { return }
      counts[state.links.names(of: event.card).min() ?? event.card, default: 0] += 1
    }
  }

  /// The cards whose links were taken back.
  private func partedCards(of union: [Event]) -> Set<CardID> {
    let undone = Event.undone(by: union.inOrder())
    return union.reduce(into: []) { cards, event in
      guard case .link(let was) = event.kind, undone.contains(event.stamp) else { return }
      cards.formUnion([event.card, was])
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
