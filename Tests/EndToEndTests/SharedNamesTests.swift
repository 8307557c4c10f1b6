import FlashcardDeck
import TestSupport
import Testing

@testable import leitner

/// Two cards with one name, or one question: the library calls the second one otherwise as long as both are there.
@Suite struct SharedNamesTests {
  /// How the two cards are headed, and the first one after an edit.
  struct Headings: CustomTestStringConvertible {
    let first, second, edited: String
    var testDescription: String { first }
  }

  private static let headings = [
    Headings(
      first: "What is a lantern? {#x}", second: "Where do glaciers end? {#x}",
      edited: "What is a lantern? {#y}"),
    Headings(first: "Definition", second: "Definition", edited: "Definition {#y}"),
  ]

  private func lantern(_ heading: String) -> String {
    "### \(heading)\n<!-- source: lantern -->\n\nA lamp of glass and iron with a candle inside.\n\n"
  }

  private func glaciers(_ heading: String) -> String {
    "### \(heading)\n<!-- source: glaciers -->\n\nAt the snout, if the ice melts as fast as it comes.\n\n"
  }

  private func decks(_ first: String?, _ second: String, inOneFile: Bool) -> [String: String] {
    let (one, other) = (first.map(lantern) ?? "", glaciers(second))
    if inOneFile { return ["a.md": "## T\n\n" + one + other] }
    let rest = ["b.md": "## T\n\n" + other]
    return first == nil ? rest : rest.merging(["a.md": "## T\n\n" + one]) { $1 }
  }

  private func index(_ source: String, _ library: Library) -> [Int] {
    library.entries.indices.filter { library.card(at: $0, in: .english).source == source }
  }

  /// Each machine answered another one of the two, and both edit the first one before they exchange what they know.
  @Test(arguments: headings, [false, true])
  func eachCardKeepsItsAnswer(headings: Headings, goesInstead: Bool) throws {
    for inOneFile in headings.first == headings.second ? [false, true] : [false] {
      let time = KnowingMachine.Time()
      let machines = try ["alpha", "beta"].map { try KnowingMachine($0, time) }
      let before = decks(headings.first, headings.second, inOneFile: inOneFile)
      for machine in machines { try machine.write(before) }
      try machines[0].look(answering: { index("lantern", $0) })
      try machines[1].look(answering: { index("glaciers", $0) })
      try machines[1].look(answering: { index("glaciers", $0) })
      let after = decks(
        goesInstead ? nil : headings.edited, headings.second, inOneFile: inOneFile)
      for machine in machines {
        try machine.write(after)
        try machine.look()
      }
      for _ in 0..<2 {
        for one in machines { for other in machines { try one.takeHistory(of: other) } }
        for machine in machines { try machine.look() }
      }
      if goesInstead { for machine in machines { try machine.write(before) } }
      for machine in machines {
        let view = try machine.look()
        let boxes = view.progress.mapValues { $0.prefix { $0 != " " } }
        let boxOf = Dictionary(
          boxes.map {
            ($0.key.split(separator: " ").last.map(String.init) ?? "", String($0.value))
          },
          uniquingKeysWith: { $1 })
        #expect(boxOf == ["lantern": "2", "glaciers": "3"], "\(inOneFile) \(view)")
        #expect(view.doubts == 0)
      }
    }
  }

  /// The line with the look of one of the two is damaged: this machine saw which of them it was.
  @Test(arguments: headings, [false, true])
  func aDamagedLookLeavesTheCardItsAnswers(headings: Headings, isSecond: Bool) throws {
    for inOneFile in headings.first == headings.second ? [false, true] : [false] {
      let machine = try KnowingMachine("alpha", KnowingMachine.Time())
      try machine.write(decks(headings.first, headings.second, inOneFile: inOneFile))
      try machine.look(answering: { index(isSecond ? "glaciers" : "lantern", $0) })
      try machine.look(answering: { index(isSecond ? "lantern" : "glaciers", $0) })
      try machine.look(answering: { index(isSecond ? "glaciers" : "lantern", $0) })
      let before = try machine.look()
      try machine.damageOwnLine(0)
      for _ in 0..<2 {
        let after = try machine.look()
        #expect(after.progress == before.progress, "\(inOneFile)")
        #expect(after.ids == before.ids && after.doubts == 0)
      }
    }
  }
}
