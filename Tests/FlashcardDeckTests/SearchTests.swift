import TestSupport
import Testing

@testable import FlashcardDeck

@Suite struct SearchTests {
  /// Enough cards for several threads, some of which are found.
  @Test func aLargeCollectionIsSearchedLikeASmallOne() {
    let text = (0..<17_000).map { "### Q\($0) {#c\($0)}\n\n\($0 % 7 == 0 ? "中国" : "中")\n" }
    let library = Library(files: [SampleDecks.file(text.joined())])
    #expect(library.entries.count == 17_000)
    var search = Search(library) { $0 }
    search.find("中")
    #expect(search.hits.map(\.card) == Array(0..<17_000))
    search.find("中国")
    #expect(search.hits.map(\.card) == Array(stride(from: 0, to: 17_000, by: 7)))
    search.find("Q16999")
    #expect(search.hits.map(\.card) == [16_999])
  }

  @Test func aCharacterThatIsWrittenOutIsNotFound() {
    var search = Search(Library(files: [SampleDecks.file("### a\u{1B}b\u{202E}c\n\nd\n")])) { $0 }
    for hidden in ["\u{1B}", "\u{202E}", "a\u{1B}b"] {
      search.find(hidden)
      #expect(search.hits.isEmpty)
    }
    search.find("b")
    #expect(search.hits.count == 1)
  }
}
