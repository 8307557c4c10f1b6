import TestSupport
import Testing

@testable import FlashcardDeck

/// Decks of two languages that are opened in one of them after the other.
@Suite struct IdentityLanguageTests {
  private struct Note {
    var name: String?
    var english: (String, String)
    var chinese: (String, String)
  }

  private static let notes = [
    Note(
      name: "q1", english: ("What is humus?", "Organic matter that no longer decays."),
      chinese: ("什么是腐殖质？", "土壤里不再分解的有机质。")),
    Note(
      name: "q2", english: ("Which soil is loam?", "Sand, silt and clay in equal parts."),
      chinese: ("哪种土是壤土？", "沙、粉土、黏土大致相等的土。")),
    Note(
      name: "q3", english: ("How does peat form?", "Of moss that lies under water."),
      chinese: ("泥炭怎样形成？", "苔藓在水下堆积而成。")),
    Note(
      name: "q4", english: ("Why dig a bed?", "To let air into it."),
      chinese: ("为什么要翻地？", "让空气进入土里。")),
    Note(
      name: "q5", english: ("What does lime do?", "It raises the pH of sour soil."),
      chinese: ("石灰有什么作用？", "提高酸性土壤的酸碱度。")),
  ]

  /// Another card than any of those.
  private static let other = Note(
    name: nil, english: ("When are beans sown?", "After the last frost in May."),
    chinese: ("豆子什么时候播种？", "五月最后一次霜冻之后。"))

  private func english(_ notes: [Note], _ path: String = "t.en.md") -> (String, String) {
    (path, "# T\n\n## S\n" + notes.map { text($0.name, $0.english) }.joined())
  }

  private func chinese(_ notes: [Note], _ path: String = "t.zh.md") -> (String, String) {
    (path, "# 土\n\n## 节\n" + notes.map { text($0.name, $0.chinese) }.joined())
  }

  private func text(_ name: String?, _ text: (String, String)) -> String {
    "\n### \(text.0)\(name.map { " {#\($0)}" } ?? "")\n\n\(text.1)\n"
  }

  /// The first notes with another one under the name of the second one.
  private var reused: [Note] {
    var notes = Self.notes
    notes[1].english = Self.other.english
    notes[1].chinese = Self.other.chinese
    return notes
  }

  private func story(
    _ versions: [[(String, String)]], _ remembers: Bool, answer: [Int]? = nil
  ) -> (before: [CardID], after: IdentityStory) {
    var story = IdentityStory(remembersDecks: remembers)
    var before: [CardID] = []
    for (number, version) in versions.enumerated() {
      story.open(version)
      if number > 0 { continue }
      for index in answer ?? Array(story.cards.indices) { story.answer(index) }
      before = story.cards
    }
    return (before, story)
  }

  @Test(arguments: [false, true])
  func oneLanguageAfterTheOther(remembers: Bool) {
    let (en, zh) = ([english(Self.notes)], [chinese(Self.notes)])
    for versions in [[en, zh], [zh, en], [en, zh, en], [zh, en, zh], [en, zh, en, zh]] {
      let (before, after) = story(versions, remembers)
      #expect(after.cards == before && after.result.doubts.isEmpty)
      #expect(after.cards.allSatisfy { after.recorded[$0] != nil })
    }
  }

  /// Abbreviations ask the same in both languages.
  @Test(arguments: [false, true])
  func oneQuestionMayBeTheSameInBoth(remembers: Bool) {
    var notes = Self.notes
    notes[4].english = ("NPK?", "Nitrogen, phosphorus and potassium.")
    notes[4].chinese = ("NPK?", "氮、磷、钾。")
    let (before, after) = story([[english(notes)], [chinese(notes)]], remembers)
    #expect(Array(after.cards.prefix(4)) == Array(before.prefix(4)))
    #expect(after.result.doubts.allSatisfy { $0.was == before[4] })
  }

  /// Another card under the name of one is never that one, if the deck was here in this language before.
  @Test(arguments: [false, true])
  func aNameThatWasGivenAnewIsAnother(remembers: Bool) {
    let (en, zh) = ([english(Self.notes)], [chinese(Self.notes)])
    let (newEn, newZh) = ([english(reused)], [chinese(reused)])
    for versions in [
      [en + zh, newZh], [en + zh, newEn], [zh, en, newZh], [en, zh, newEn], [en, en + zh, newZh],
      [zh, zh + en, newEn],
    ] {
      let (before, after) = story(versions, remembers)
      let other = after.id(answer: "五月") ?? after.id(answer: "After")
      #expect(other != before[1] && other.map { after.recorded[$0] == nil } == true)
      #expect(after.result.doubts.allSatisfy { $0.was == before[1] })
      for place in [0, 2, 3, 4] { #expect(after.cards[place] == before[place]) }
    }
  }

  /// A Chinese card instead of the English one of a deck, which keeps its language.
  @Test(arguments: [false, true], ["t.md", "t.zh.md", "t.en.md"])
  func aMixedDeckIsNotTranslated(remembers: Bool, path: String) {
    for isEnglish in [false, true] {
      let all = Self.notes.map { text($0.name, isEnglish ? $0.english : $0.chinese) }
      var (before, after) = (all, all)
      before[1] = text("q2", isEnglish ? Self.notes[1].chinese : Self.notes[1].english)
      after[1] = text("q2", isEnglish ? Self.other.english : Self.other.chinese)
      for answer in [nil, [1]] {
        if answer != nil, !remembers, path != "t.md" { continue }
        let (old, then) = story(
          [
            [(path, "# T\n\n## S\n" + before.joined())], [(path, "# T\n\n## S\n" + after.joined())],
          ],
          remembers, answer: answer)
        let other = then.id(answer: "五月") ?? then.id(answer: "After")
        #expect(other != old[1] && other.map { then.recorded[$0] == nil } == true, "\(path)")
      }
    }
  }

  /// A word and its meaning in the other language, asked from the other side: other cards.
  @Test(arguments: [false, true])
  func wordsThatAreAskedFromTheOtherSideAreOthers(remembers: Bool) {
    let words = [("soil", "土壤"), ("stone", "石头"), ("river", "河流"), ("bread", "面包")]
    func deck(_ path: String, _ isEnglish: Bool) -> [(String, String)] {
      let cards = words.enumerated().map { number, word in
        text("w\(number)", isEnglish ? word : (word.1, word.0))
      }
      return [(path, "# T\n\n## S\n" + cards.joined())]
    }
    let (before, after) = story([deck("t.en.md", true), deck("t.zh.md", false)], remembers)
    #expect(after.cards.allSatisfy { !before.contains($0) && after.recorded[$0] == nil })
  }

  /// A question that is translated above another answer in the old language is another card's.
  @Test(arguments: [false, true], ["t.md", "t.zh.md"])
  func anotherAnswerInTheOldLanguageIsAnotherCards(remembers: Bool, path: String) {
    let old = "### Definition {#q1}\n\nA signature is cut into bands of some values each.\n"
    let new = "### 定义 {#q1}\n\nThe validation loss rises from the second epoch on.\n"
    let first = path == "t.md" ? path : "t.en.md"
    let (before, after) = story(
      [[(first, "# T\n\n## S\n" + old)], [(path, "# T\n\n## S\n" + new)]], remembers)
    #expect(after.cards != before && after.recorded[after.cards[0]] == nil)
  }

  @Test(arguments: [false, true])
  func aRenamedFileOfThePairTakesNothing(remembers: Bool) {
    let (en, zh) = (english(Self.notes), chinese(Self.notes))
    for path in ["u.zh.md", "a.zh.md"] {
      let (before, after) = story([[en, zh], [en, chinese(Self.notes, path)]], remembers)
      for (place, answer) in ["Organic", "Sand", "Of moss", "To let", "It raises"].enumerated() {
        #expect(after.has(answer: answer, progressOf: before[place]))
      }
      // And back.
      let (first, then) = story(
        [[en, zh], [en, chinese(Self.notes, path)], [en, zh]], remembers)
      #expect(then.cards == first && then.result.doubts.isEmpty)
    }
  }

  /// Both languages were edited while one of them went.
  @Test(arguments: [false, true])
  func editsOfBothLanguagesAreFollowedOrAsked(remembers: Bool) {
    var edited = Self.notes
    for place in edited.indices {
      edited[place].english.0 = edited[place].english.0.replacing("?", with: ", then?")
      edited[place].chinese.0 = "请问" + edited[place].chinese.0
      edited[place].chinese.1 += "对。"
    }
    for after in [[english(edited)], [chinese(edited)], [english(edited), chinese(edited)]] {
      let (before, then) = story([[english(Self.notes), chinese(Self.notes)], after], remembers)
      for (place, was) in before.enumerated() {
        let isAsked = then.result.doubts.contains { $0.was == was }
        #expect(then.cards[place] == was || isAsked, "\(was)")
      }
    }
  }

  /// Gaps go by their numbers, and each direction stays one.
  @Test(arguments: [false, true])
  func gapsAndDirectionsArePaired(remembers: Bool) {
    let en =
      "# T\n\n## S\n\n### Soil of three parts {#g}\n\n{{c1::Sand}}, {{c2::silt}} and clay.\n\n"
      + "### What is humus? {#h}\n<!-- kind: reversed -->\n\nOrganic matter.\n"
    let zh =
      "# 土\n\n## 节\n\n### 由三部分组成的土 {#g}\n\n{{c1::沙}}、{{c2::粉土}}和黏土。\n\n"
      + "### 什么是腐殖质？ {#h}\n<!-- kind: reversed -->\n\n有机质。\n"
    for versions in [[en, zh], [zh, en]] {
      let paths = versions[0] == en ? ["t.en.md", "t.zh.md"] : ["t.zh.md", "t.en.md"]
      let (before, after) = story(
        [[(paths[0], versions[0])], [(paths[1], versions[1])]], remembers)
      #expect(before.map(\.description) == ["g~c1", "g~c2", "h", "h~back"])
      #expect(after.cards == before && after.result.doubts.isEmpty)
    }
  }

  /// Both languages were answered before they got one name, at once or one after the other: the answers to both are those
  /// of one card.
  @Test(arguments: [false, true], [["both"], ["en", "both"], ["zh", "both"]])
  func aNameForBothLanguagesJoinsWhatIsKnown(remembers: Bool, steps: [String]) {
    func version(_ step: String) -> [(String, String)] {
      func notes(_ language: String) -> [Note] {
        Self.notes.map { note in
          var note = note
          if step != language, step != "both" { note.name = nil }
          return note
        }
      }
      return [english(notes("en")), chinese(notes("zh"))]
    }
    let (before, after) = story([version("none")] + steps.map(version), remembers)
    #expect(before.count == 10 && Set(before).count == 10 && after.cards.count == 5)
    #expect(Set(after.cards.map(\.description)) == ["q1", "q2", "q3", "q4", "q5"])
    for id in before { #expect(after.cards.contains(after.known(id)), "\(id)") }
    #expect(after.result.doubts.isEmpty)
  }

  /// A name that two other cards of the languages bore is that of one of them alone.
  @Test(arguments: [false, true])
  func aNameForAnotherTextJoinsNothing(remembers: Bool) {
    let unnamed = Self.notes.map { note in
      var note = note
      note.name = nil
      return note
    }
    var named = Self.notes
    named[1].chinese = Self.other.chinese
    let (before, after) = story(
      [[english(unnamed), chinese(unnamed)], [english(named), chinese(named)]], remembers)
    #expect(after.known(before[6]) != after.cards[1])
  }

  /// A card that was taken out, and later another one with its name in the other language.
  @Test func aNameOfACardThatWasGoneIsAskedAbout() {
    var less = Self.notes
    less.remove(at: 1)
    let (before, after) = story(
      [[english(Self.notes)], [english(less)], [chinese(reused)]], true)
    #expect(after.id(answer: "五月") != before[1])
    #expect(after.result.doubts.map(\.was) == [before[1]])
  }

  // MARK: One language edited after the other

  /// What the deck is after each of two edits, and which notes are other cards then.
  private func states(_ after: [Note], isChineseFirst: Bool) -> [[(String, String)]] {
    let (en, zh) = (english(Self.notes), chinese(Self.notes))
    let (newEn, newZh) = (english(after), chinese(after))
    return [[en, zh], isChineseFirst ? [en, newZh] : [newEn, zh], [newEn, newZh]]
  }

  @Test(arguments: [false, true], [false, true])
  func aNoteThatIsReplacedInTwoStepsIsAnother(remembers: Bool, isChineseFirst: Bool) {
    let (before, after) = story(states(reused, isChineseFirst: isChineseFirst), remembers)
    #expect(after.cards[1] != before[1] && after.recorded[after.cards[1]] == nil)
    #expect(after.result.doubts.allSatisfy { $0.was == before[1] })
    for place in [0, 2, 3, 4] { #expect(after.cards[place] == before[place]) }
  }

  /// Numbers as names: with a note in front all names move by one.
  @Test(arguments: [false, true], [false, true])
  func renumberedNotesKeepTheirCards(remembers: Bool, isChineseFirst: Bool) {
    var notes = [Self.other] + Self.notes
    for place in notes.indices { notes[place].name = "q\(place + 1)" }
    let (before, after) = story(states(notes, isChineseFirst: isChineseFirst), remembers)
    for (place, was) in before.enumerated() {
      #expect(after.known(was) == after.cards[place + 1], "\(was)")
    }
    #expect(after.recorded[after.cards[0]] == nil)
  }

  @Test(arguments: [false, true], [false, true])
  func exchangedNamesKeepTheirCards(remembers: Bool, isChineseFirst: Bool) {
    var notes = Self.notes
    (notes[0].name, notes[3].name) = (notes[3].name, notes[0].name)
    let (before, after) = story(states(notes, isChineseFirst: isChineseFirst), remembers)
    for (place, was) in before.enumerated() {
      #expect(after.known(was) == after.cards[place], "\(was)")
    }
  }

  @Test(arguments: [false, true])
  func exchangedGapsAreOthers(remembers: Bool) {
    func deck(_ first: Int, _ english: Bool) -> (String, String) {
      let (one, two) = english ? ("Bacteria", "clover") : ("细菌", "三叶草")
      let behind = english ? "bind nitrogen in the roots of" : "把氮固定在根里："
      return (
        "t.\(english ? "en" : "zh").md",
        "# T\n\n### Soil {#w}\n\n{{c\(first)::\(one)}} \(behind) {{c\(3 - first)::\(two)}}.\n"
      )
    }
    let (before, after) = story(
      [
        [deck(1, true), deck(1, false)], [deck(2, true), deck(1, false)],
        [deck(2, true), deck(2, false)],
      ], remembers, answer: [0])
    #expect(before[0].description == "w~c1" && after.known(before[0]).description == "w~c2")
  }

  /// A text that only one language has left is not that of the card that the other one was.
  @Test(arguments: [false, true])
  func aReplacedNoteWhoseOtherLanguageGoesIsAsked(remembers: Bool) {
    let (zh, en) = (chinese(Self.notes), english(reused))
    let (before, after) = story(
      [[english(Self.notes), zh], [en, zh], [(en.0, en.1 + "\n")]], remembers)
    #expect(after.cards[1] != before[1])
  }

  /// Edits in one language are followed however often they are made, and one language alone may be rewritten.
  @Test(arguments: [false, true], [false, true])
  func editsOfOneLanguageAfterTheOtherAreFollowed(remembers: Bool, isChineseFirst: Bool) {
    var edited = Self.notes
    for place in edited.indices {
      edited[place].english.1 += " So it is."
      edited[place].chinese.1 += "就是这样。"
    }
    var versions = states(edited, isChineseFirst: isChineseFirst)
    versions += [[english(edited)], [english(edited), chinese(edited)], [chinese(edited)]]
    var rewritten = edited
    rewritten[1] = Self.other
    rewritten[1].name = "q2"
    rewritten[1].chinese = edited[1].chinese
    versions += [
      [english(edited), chinese(edited)], [english(rewritten), chinese(edited)],
      [english(edited), chinese(edited)],
    ]
    for count in 2...versions.count {
      let (before, after) = story(Array(versions.prefix(count)), remembers)
      #expect(after.cards == before && after.result.doubts.isEmpty, "\(count)")
    }
  }
}
