import FlashcardDeck
import StudyInterface
import TestSupport
import Testing

/// Long lines that are typed.
@Suite struct LongTypedTests {
  private func learner(right: String) -> Learner {
    var learner = Learner(decks: [
      ("d.md", "# D\n\n## T\n\n### Q {#typed}\n<!-- kind: typed -->\n\n\(right)\n")
    ])
    learner.press(.enter)
    return learner
  }

  @Test(arguments: [303, 1999]) func aMistakeInALongAnswerIsMarked(length: Int) {
    let right = String((0..<length).map { Character(UnicodeScalar(UInt8(97 + $0 % 23))) })
    var learner = learner(right: right)
    learner.press(.paste("z" + right.dropFirst()), .enter)
    #expect(learner.screen.contains("› 2 hard"))
    #expect(learner.screen.contains("typed  z") && learner.screen.contains("^"))
    #expect(!learner.screen.contains("as a whole"))
  }

  @Test func aLongerOneIsComparedAsAWhole() {
    let right = String(repeating: "abcdefghi ", count: 210)
    var learner = learner(right: right)
    learner.press(.paste(right), .enter)
    #expect(learner.screen.contains("› 3 good"))
    learner = self.learner(right: right)
    learner.press(.paste("z" + right.dropFirst()), .enter)
    #expect(learner.screen.contains("› 1 again"))
    #expect(learner.screen.contains("longer than 2000 characters, so compared as a whole"))
    #expect(learner.screen.contains("typed  zbcdefghi"))
  }

  @Test(arguments: Language.allCases) func theLineOfASearchSaysWhenItIsFull(language: Language) {
    let said = language == .english ? "it has 1000 characters" : "已写满 1000 个字符"
    var learner = Learner(language: language)
    learner.press("/", .paste(String(repeating: "y", count: 998) + "\n"))
    learner.type("z")
    #expect(!learner.screen.contains(said) && learner.screen.contains("yyz"))
    learner.type("é")
    #expect(!learner.screen.contains(said) && learner.screen.contains("yyzé"))
    learner.type("n")
    #expect(learner.screen.contains(said) && !learner.screen.contains("zén"))
    learner.press(.backspace, .paste("ab"))
    #expect(learner.screen.contains(said) && learner.screen.contains("yza"))
  }

  @Test func theLineSaysWhenItIsFull() {
    var learner = learner(right: "x")
    learner.press(.paste(String(repeating: "y", count: 9_999)))
    learner.press("y")
    #expect(!learner.screen.contains("full"))
    learner.press("y")
    #expect(learner.screen.contains("The line is full: it has 10000 characters"))
    learner.press(.backspace, .paste("yy"))
    #expect(learner.screen.contains("The line is full"))
  }

  @Test(arguments: [("grösse", "Größe 中文"), ("Größe", "Grösse 中文")])
  func lettersThatStandForTwoKeepTheRestInPlace(typed: String, right: String) {
    var learner = learner(right: right)
    learner.type(typed)
    learner.press(.enter)
    let rows = learner.screen.split(separator: "\n").map(String.init)
    let top = rows.firstIndex { $0.contains("typed") } ?? 0
    // Only what is missing is marked, and nothing parts what is right.
    #expect(rows[top + 2].contains("right  \(right)"))
    #expect(rows[top + 1].filter { $0 == "^" }.count == 3 - 1)
    #expect(learner.screen.contains("中文"))
  }
}
