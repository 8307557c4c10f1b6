import TestSupport
import Testing

@testable import FlashcardDeck

/// Cards that are asked both ways, of which the sides were exchanged: each is what it asks.
@Suite struct IdentityTurnedTests {
  private static let others =
    "- clay ::: the finest part\n- humus ::: dark matter {#h}\n- mulch :: a cover\n"

  private static func line(_ front: String, _ back: String, _ name: String = "") -> String {
    "# T\n\n## Soil\n\n- \(front) ::: \(back)\(name)\n" + others
  }

  private static func heading(_ front: String, _ back: String, _ name: String = "") -> String {
    "# T\n\n## Soil\n\n" + others + "\n### \(front)\(name)\n<!-- kind: reversed -->\n\n\(back)\n"
  }

  /// The id of the card that asks something.
  private func id(_ question: String, _ story: IdentityStory) -> CardID? {
    let found = story.cards.indices.filter {
      story.library.card(at: $0, in: .english).question.hasPrefix(question)
    }
    return found.count == 1 ? story.cards[found[0]] : nil
  }

  private static let long =
    "soil of sand, silt and clay in about equal parts, with some humus, which holds water as well as "
    + "air and is easy to dig at nearly any time of the year, so that most plants like to grow in it"

  @Test(
    arguments: [
      (line("loam", "soil stuff", " {#a}"), line("soil stuff", "loam", " {#a}")),
      (line("loam", "soil stuff"), line("soil stuff", "loam")),
      (heading("loam", "soil stuff", " {#a}"), heading("soil stuff", "loam", " {#a}")),
      (heading("loam", "soil stuff"), heading("soil stuff", "loam")),
      (heading("loam", "soil stuff", " {#a}"), line("soil stuff", "loam", " {#a}")),
      (heading("loam", long, " {#a}"), heading(long, "loam", " {#a}")),
      (line("loam", "soil stuff", " {#a}"), line("soil stuff", "loam")),
      (line("loam", "soil stuff", " {#a}"), line("soil stuff", "loam", " {#b}")),
      (line("loam", "soil stuff", " {#a}"), line("soil stuffs", "loamy", " {#a}")),
      (heading("loam", "soil stuff", " {#a}"), heading("soil stuffs", "loam", " {#a}")),
      (heading("loam", long, " {#a}"), heading(long + "!", "loamy", " {#a}")),
    ], [false, true])
  func exchangedSidesKeepTheirProgress(versions: (String, String), remembers: Bool) {
    for learned in [["loam", "soil"], ["loam"], ["soil"]] {
      var story = IdentityStory(remembersDecks: remembers)
      story.open([("t.md", versions.0)])
      for index in story.cards.indices {
        let question = story.library.card(at: index, in: .english).question
        if !question.hasPrefix("loam") && !question.hasPrefix("soil")
          || learned.contains(where: question.hasPrefix)
        {
          story.answer(index)
        }
      }
      let before = ["loam", "soil"].map { id($0, story) }
      // The same twice: what was found stays, and then the sides are exchanged back.
      for (time, version) in [versions.1, versions.1, versions.0].enumerated() {
        story.open([("t.md", version)])
        for (question, was) in zip(["loam", "soil"], before) {
          let now = id(question, story)
          if learned.contains(question) {
            #expect(now != nil && now == was.map(story.known), "\(question) of \(learned), \(time)")
          } else {
            #expect(
              now.map { story.recorded[$0] == nil } == true, "\(question) of \(learned), \(time)")
          }
        }
        #expect(story.result.doubts.isEmpty, "\(learned), \(time)")
      }
    }
  }

  /// Without a name, two short sides that were both edited and exchanged are the learner's to tell apart.
  @Test(arguments: [false, true])
  func exchangedAndEditedSidesWithoutANameAreNoOthers(remembers: Bool) {
    var story = IdentityStory(remembersDecks: remembers)
    story.open([("t.md", Self.line("loam", "soil stuff"))])
    story.answerAll()
    let before = ["loam", "soil"].map { id($0, story) }
    story.open([("t.md", Self.line("soil stuffs", "loamy"))])
    for (question, was) in zip(["loam", "soil"], before) {
      let now = id(question, story)
      let isAsked = story.result.doubts.contains { doubt in
        doubt.was == was && doubt.candidates.map(\.card) == [now]
      }
      #expect(isAsked || now == was.map(story.known), "\(question)")
    }
  }

  /// One direction that is left is the one that it was.
  @Test(arguments: [false, true])
  func theBackAloneIsWhatItAsked(remembers: Bool) {
    var story = IdentityStory(remembersDecks: remembers)
    story.open([("t.md", Self.line("loam", "soil stuff", " {#a}"))])
    story.answerAll()
    let before = id("soil", story)
    story.open([
      ("t.md", Self.line("soil stuff", "loam", " {#a}").replacing(" ::: loam", with: " :: loam"))
    ])
    #expect(id("soil", story) == before.map(story.known))
  }

  /// Two lines that say the same in two orders were two texts all the time.
  @Test(arguments: [false, true])
  func twoLinesAreTwo(remembers: Bool) {
    let both = Self.line("loam", "soil stuff", " {#a}") + "- soil stuff ::: loam {#b}\n"
    var story = IdentityStory(remembersDecks: remembers)
    story.open([("t.md", both)])
    story.answerAll()
    let before = story.cards
    story.open([("t.md", both + "- peat ::: moss\n")])
    #expect(Array(story.cards.prefix(before.count)) == before)
  }

  /// A file that was renamed at once.
  @Test(arguments: [false, true])
  func theSidesAreExchangedInARenamedFile(remembers: Bool) {
    var story = IdentityStory(remembersDecks: remembers)
    story.open([("t.md", Self.line("loam", "soil stuff", " {#a}"))])
    story.answerAll()
    let before = ["loam", "soil"].map { id($0, story) }
    story.open([("u.md", Self.line("soil stuff", "loam", " {#a}"))])
    for (question, was) in zip(["loam", "soil"], before) {
      #expect(id(question, story) == was.map(story.known), "\(question)")
    }
  }
}
