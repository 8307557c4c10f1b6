import TestSupport
import Testing

@testable import FlashcardDeck

/// What texts are compared by is the same however fast it is made: histories have it.
@Suite struct CardFaceTests {
  private static let parts = [
    "the rate", "a", "A", " ", "  ", "\t", "7 × 8", "学习率", "é", "e\u{301}", "<!-- x -->", "<!-",
    "<",
    "\u{1B}", "\u{7F}", "\u{200B}", "same same same same ", "What is it?", "。", "λ",
  ]

  private static func text(_ random: inout SeededGenerator) -> String {
    (0..<Int.random(in: 0...(random.next() % 8 == 0 ? 80 : 12), using: &random)).map { _ in
      random.pick(parts)
    }.joined()
  }

  /// The hashes of a text's groups, as the first version made them.
  private static func hashes(_ text: [UInt32], length: (UInt32) -> Int) -> [UInt32] {
    let marked = [2] + text.map { 0x41...0x5A ~= $0 ? $0 + 0x20 : $0 } + [3]
    var hashes: [UInt32] = []
    for index in marked.indices {
      let last = index + length(marked[index == 0 ? 1 : index])
      guard last <= marked.count || index == 0 else { break }
      let hash = marked[index..<min(last, marked.count)].reduce(UInt64(0)) { hash, value in
        let next = (hash ^ UInt64(value)) &* 0x9FB2_1C65_1E98_DF25
        return next ^ next >> 29
      }
      hashes.append(UInt32(truncatingIfNeeded: hash >> 16))
    }
    return Set(hashes).sorted()
  }

  @Test func groupsAreThoseOfTheFirstVersion() {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<(Soak.isOn ? 50_000 : 2_000) {
      let text = Self.text(&random).unicodeScalars.map(\.value)
      let groups = Self.hashes(text) { $0 >= 0x2E80 ? 2 : 3 }
      #expect(CharacterGroups.sketch(text) == Array(groups.prefix(16)))
      let landmarks = Self.hashes(text) { $0 >= 0x2E80 ? 3 : 5 }
      #expect(CharacterGroups.landmarks(text, count: 6) == Array(landmarks.prefix(6)))
      for length in 2...3 {
        let groups = Self.hashes(text) { _ in length }
        #expect(CharacterGroups.groups(text, length: length) == groups)
      }
    }
  }

  @Test func textsThatAreReadForComparingAreThoseThatAreShown() {
    var random = SeededGenerator(seed: 12)
    var compared = 0
    for _ in 0..<(Soak.isOn ? 2_000 : 100) {
      let cards = (0..<20).map { number in
        "### \(number) \(Self.text(&random))\n\(Self.text(&random))\n- \(Self.text(&random))\n"
      }
      let library = SampleDecks.library([("a.md", cards.joined())])
      var faces = LibraryFaces(library)
      for index in library.entries.indices {
        let card = library.card(at: index, in: .english)
        let shown = CardFace(question: card.question, answer: card.answer)
        let read = faces.faces(ofCardAt: index)
        #expect(read.count == 1)
        #expect(read.first?.digests == shown.digests)
        #expect(read.first?.question == shown.question)
        #expect(read.first?.sketch == shown.sketch)
        compared += 1
      }
    }
    #expect(compared > 1_000)
  }
}
