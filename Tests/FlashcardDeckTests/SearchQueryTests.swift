import TestSupport
import Testing

@testable import FlashcardDeck

/// Words, minus and filters of a search.
@Suite struct SearchQueryTests {
  private static let library = Library(files: [
    DeckFile(
      path: "plants.md", folders: [],
      text: Array(
        """
        # Plants

        ## Soil

        ### What is humus? {#humus}

        Decayed plants.

        ### What is compost? {#compost}

        Humus in the making.

        ## Tools / Hand tools

        ### What is a dibber? {#dibber}
        <!-- tags: wood, hand -->

        A stick that makes holes.

        ### What is a hoe? {#hoe}

        A blade for weeds, not for humus.
        """.utf8))
  ])

  private func find(_ line: String, _ study: MemoryStudy = MemoryStudy()) -> [String] {
    var search = Search(Self.library) { $0 }
    let query = SearchQuery(line)
    search.find(
      query,
      keeping: SearchFilters(query, Self.library, study.record, day: study.day))
    return search.hits.map { Self.library.entries[$0.card].id.description }
  }

  @Test(arguments: [
    ("humus", ["humus", "compost", "hoe"]),
    ("hoe", ["hoe"]),
    ("humus -blade", ["humus", "compost"]),
    ("-humus", ["dibber"]),
    ("topic:soil", ["humus", "compost"]),
    ("topic:\"hand tools\"", ["dibber", "hoe"]),
    ("-topic:soil humus", ["hoe"]),
    ("topic：soil", ["humus", "compost"]),
    ("tag:wood", ["dibber"]),
    ("deck:plant tag:hand", ["dibber"]),
    ("deck:stones", []),
    ("kind:basic", ["humus", "compost", "dibber", "hoe"]),
    ("kind:cloze", []),
    ("is:new", ["humus", "compost", "dibber", "hoe"]),
    ("is:due", []),
    ("box:1", []),
    // What is not typed to its end does not hide anything.
    ("is:", []), ("humus is:s", ["humus", "compost", "hoe"]),
    // Not filters.
    ("http://a", []), ("-", []), ("hoe -", []), ("", []),
    // Quotes as other searches take them.
    ("\"humus\" “blade”", ["hoe"]),
    // Words between quotes follow each other, also with the last quote still to come.
    ("\"is humus\"", ["humus"]), ("\"humus is\"", []), ("\"HUMUS  in the\"", ["compost"]),
    ("\"makes holes", ["dibber"]), ("makes \"holes", ["dibber"]), ("“what is a” weeds", ["hoe"]),
    ("-\"what is a\"", ["humus", "compost"]), ("humus -\"for weeds\"", ["humus", "compost"]),
    ("\"topic: x\"", []), ("is:new \"a hoe\"", ["hoe"]), ("\"humus", ["humus", "compost", "hoe"]),
    // No text goes over the end of a block.
    ("\"humus decayed\"", []),
  ]) func findsWhatIsAskedFor(line: String, ids: [String]) {
    #expect(find(line) == ids)
  }

  /// A quote inside a word is one of its letters, and a minus before a sign is a sign.
  @Test(arguments: [
    ("print(\"leaf\")", true), ("print(leaf)", false), ("9\"", true), ("8\"", false), ("->", true),
    ("=>", false),
    ("--", false), ("-9", false), ("-8", true), ("-leaf", false), ("\"-> a\"", true),
    ("-\"-> a\"", false),
    ("-", true), ("\"topic:x\"", false), ("a\"b c\"", false),
  ])
  func signsAreLookedFor(line: String, isFound: Bool) {
    let text = "### What prints a \"leaf\"? {#leaf}\n\n`print(\"leaf\")` -> a sheet of 9\"\n"
    let library = Library(files: [DeckFile(path: "a.md", folders: [], text: Array(text.utf8))])
    var search = Search(library) { $0 }
    let query = SearchQuery(line)
    search.find(query, keeping: SearchFilters(query, library, StudyRecord(), day: Day(1)))
    #expect(search.hits.count == (isFound ? 1 : 0))
  }

  /// Letter by letter as at once.
  @Test func aPhraseNarrowsAsItIsTyped() {
    var typed = Search(Self.library) { $0 }
    for end in 1...12 {
      let line = String("\"what is a h\"".prefix(end))
      let query = SearchQuery(line)
      let filters = SearchFilters(query, Self.library, StudyRecord(), day: Day(1))
      typed.find(query, keeping: filters)
      var fresh = Search(Self.library) { $0 }
      fresh.find(query, keeping: filters)
      #expect(typed.hits == fresh.hits, "\(line)")
    }
  }

  @Test func filtersSayHowCardsStand() {
    var study = MemoryStudy()
    study.answer("humus", .good)
    study.answer("compost", .hard)
    study.mark("dibber", .suspend)
    study.mark("hoe", .star)
    #expect(find("box:2", study) == ["humus"])
    #expect(find("box:1-2", study) == ["humus", "compost"])
    #expect(find("is:waiting", study) == ["humus", "compost"])
    #expect(find("is:suspended", study) == ["dibber"])
    #expect(find("is:starred", study) == ["hoe"])
    #expect(find("is:new", study) == ["hoe"])
    study.mark("compost", .bury(until: study.day + 1))
    #expect(find("is:buried", study) == ["compost"])
    var later = study
    later.startDay(after: 2)
    #expect(find("is:due", later) == ["humus", "compost"])
    #expect(find("is:due -box:1", later) == ["humus"])
    for _ in 0..<20 {
      later.answer("humus", .good)
      later.startDay(after: 100)
      later.answer("humus", .again)
    }
    #expect(find("is:leech", later) == ["humus"])
  }

  @Test(arguments: [
    ("is:asleep", "is", "asleep"), ("kind:foo", "kind", "foo"), ("box:x", "box", "x"),
    ("box:3-1", "box", "3-1"),
    ("humus BOX:1-2-3", "box", "1-2-3"),
  ]) func aValueThatNoFilterTakesIsAMistake(line: String, name: String, value: String) {
    let mistake = SearchQuery(line).mistake
    #expect(mistake?.name == name)
    #expect(mistake?.value == value)
    #expect(find(line).isEmpty)
  }

  /// A card is found in the preferred language if that has the words, too.
  @Test func theInterfacesLanguageComesFirst() {
    let files = [("en", "LoRA is small, and only English says rank"), ("zh", "LoRA 很小")].map {
      DeckFile(
        path: "a.\($0).md", folders: [], text: Array("### LoRA? {#lora}\n\n\($1)\n".utf8))
    }
    for language in Language.allCases {
      var search = Search(Library(files: files), preferring: language) { $0 }
      search.find("lora")
      #expect(search.hits.map(\.language) == [language])
      search.find("rank")
      #expect(search.hits.map(\.language) == [.english])
      search.find("很小")
      #expect(search.hits.map(\.language) == [.chinese])
    }
  }

  /// Accents count only if they are typed, as in words.
  @Test(arguments: [
    ("topic:cafe", 1), ("topic:grosse", 1), ("topic:café", 1), ("topic:\"cafe grosse\"", 1),
    ("topic:càfe", 0), ("topic:abc", 1), ("topic:istanbul", 1), ("deck:uber", 2), ("tag:resume", 1),
    ("tag:résumé", 1), ("tag:rèsume", 0), ("topic:名", 0),
  ]) func filtersIgnoreAccents(_ line: String, _ count: Int) {
    let library = SampleDecks.library([
      (
        "d.md",
        "# Über\n\n## Café Größe\n\n### A\n<!-- tags: Résumé -->\n\nx\n\n## ＡＢＣ / İstanbul\n\n### B\n\ny\n"
      )
    ])
    let study = MemoryStudy()
    let query = SearchQuery(line)
    let filters = SearchFilters(query, library, study.record, day: study.day)
    #expect(library.entries.indices.count(where: filters.keeps) == count)
  }
}
