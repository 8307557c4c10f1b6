import TestSupport
import Testing

@testable import FlashcardDeck

/// Links of cards that stand in the decks both: which of them has what is known under all of their names.
@Suite struct IdentityLinkedTests {
  private static let humus =
    "### What is humus? {#x}\n\nOrganic matter that does not decay further.\n\n"
  private static let loam =
    "### What is loam? {#y}\n\nSoil of sand, silt and clay in equal parts.\n\n"

  private let x = CardID("x")
  private let y = CardID("y")

  /// The ids of the cards, humus first, if `y` is what `x` was.
  private func ids(
    _ library: Library, recorded: CardLook? = nil, earlier: CardLook? = nil,
    hasProgress: Bool = false
  ) -> [CardID] {
    let result = Identification(
      of: library, recorded: recorded.map { [y: $0] } ?? [:],
      earlier: earlier.map { [y: $0.texts] } ?? [:], bare: recorded == nil ? [y] : [],
      aliases: [x: y], linked: hasProgress ? [] : [y])
    #expect(result.links.isEmpty && result.doubts.isEmpty && result.changed.isEmpty)
    let cards = library.entries.indices.map { index in
      (
        question: library.question(at: index, in: .english),
        id: result.names[index] ?? library.entries[index].id
      )
    }
    return cards.sorted { $0.question < $1.question }.map(\.id)
  }

  private func library(_ text: String) -> Library {
    SampleDecks.library([("a.md", "# A\n\n" + text)])
  }

  /// The same in every order, and whether or not there is progress, which an answer brings: it is that of the card
  /// which was shown.
  @Test(arguments: [[humus, loam], [loam, humus]], [false, true])
  func oneOfThemIsTheLinkedCard(cards: [String], hasProgress: Bool) throws {
    let library = library(cards.joined())
    let looks = try ["humus", "loam"].map { word in
      let index = library.entries.indices.first {
        library.question(at: $0, in: .english).contains(word)
      }
      return library.look(ofCardAt: try #require(index))
    }
    let (first, second) = ([y, CardID("a/y")], [CardID("a/x"), y])
    #expect(ids(library, recorded: looks[0], hasProgress: hasProgress) == first)
    #expect(ids(library, recorded: looks[1], hasProgress: hasProgress) == second)
    // The text that was recorded last.
    #expect(ids(library, recorded: looks[0], earlier: looks[1], hasProgress: hasProgress) == first)
    // Without a text the name decides.
    #expect(ids(library, hasProgress: hasProgress) == second)
  }

  @Test func aLinkedCardWithoutProgressThatWasRewrittenIsKnownByItsName() {
    let look = library("### Which river flows through Basel? {#z}\n\nThe Rhine.\n").look(
      ofCardAt: 0)
    #expect(ids(library(Self.humus + Self.loam), recorded: look) == [CardID("a/x"), y])
    #expect(ids(library(Self.humus), recorded: look) == [y])
  }

  /// What was seen as two cards does not say which of them is the one that links made of them.
  @Test func twoSeenCardsThatAreOneNowSayNothingOfEachOther() {
    let before = library(Self.humus + Self.loam)
    let seen = SeenDecks().following(
      before, CardTexts(of: before, decks: [0]), others: [], key: { _ in y })
    let after = SampleDecks.library([
      ("a.md", "# A\n\n" + Self.loam), ("b.md", "# B\n\n" + Self.humus),
    ])
    let result = Identification(
      of: after, recorded: [y: before.look(ofCardAt: 0)], aliases: [x: y], edited: [0, 1],
      lastLook: LastLook(seen: seen, texts: CardTexts(of: after, decks: [0, 1])))
    #expect(result.names == [0: CardID("a/y"), 1: y])
  }
}
