import FlashcardDeck

@testable import ProgressStore

/// A state in which the names of one card are told apart by nothing.
///
/// Which of them is the key depends on the order in which links arrived.
struct LifeState: Equatable {
  var cards: [CardID: CardProgress] = [:]
  var marks: [CardID: Remarks.Marks] = [:]
  var pace: String?
  var exams: [[String]: Day]
  var totals: Totals
  var links: Links
  var clocks: ClockCorrections
  var tallies: [String: Tally]

  init(_ progress: Progress) {
    func name(_ card: CardID) -> CardID { progress.links.names(of: card).min() ?? card }
    for (card, known) in progress.cards.elements { cards[name(card)] = known }
    for (card, known) in progress.remarks.marks { marks[name(card)] = known }
    pace = progress.remarks.pace
    exams = progress.remarks.exams
    totals = progress.totals
    links = progress.links
    clocks = progress.clocks
    tallies = progress.tallies
  }

  /// In what the states differ, in words.
  func differences(from other: LifeState) -> [String] {
    var differences: [String] = []
    for card in Set(cards.keys).union(other.cards.keys).sorted()
    where cards[card] != other.cards[card] {
      differences.append("\(card): \(text(cards[card])), not \(text(other.cards[card]))")
    }
    if marks != other.marks { differences.append("\(marks), not \(other.marks)") }
    if pace != other.pace { differences.append("pace") }
    if exams != other.exams { differences.append("\(exams), not \(other.exams)") }
    if totals != other.totals { differences.append("\(totals), not \(other.totals)") }
    if links != other.links { differences.append("links") }
    if clocks != other.clocks { differences.append("\(clocks), not \(other.clocks)") }
    if tallies != other.tallies { differences.append("\(tallies), not \(other.tallies)") }
    return differences
  }

  private func text(_ card: CardProgress?) -> String {
    card.map {
      "box \($0.box) due \($0.due) last \($0.last) reviews \($0.reviews) lapses \($0.lapses)"
        + " forgotten \($0.forgotten) look \($0.hasLook)"
    } ?? "new"
  }
}
