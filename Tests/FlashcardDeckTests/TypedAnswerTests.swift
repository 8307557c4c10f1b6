import FlashcardDeck
import TestSupport
import Testing

/// What was typed beside what is right.
@Suite struct TypedAnswerTests {
  @Test(arguments: [
    ("paris", "Paris"), ("  Paris. ", "Paris"), ("ＰＡＲＩＳ", "Paris"), ("paris!", "Paris"),
    ("ice   cream", "ice cream"), ("学习率 调度", "学习率调度"), ("cafe\u{301}", "café"),
    ("straße", "STRASSE"), ("“so”", "\"so\""), ("42", "４２"), ("1,5km", "1,5 km"),
    ("ice cream", "icecream"), ("x = 1 .", "x=1"),
  ])
  func forgives(typed: String, right: String) throws {
    let answer = try #require(TypedAnswer(typed, [right]))
    #expect(answer.isRight)
    #expect(answer.grade == .good)
  }

  @Test(arguments: [
    ("cafe", "café", 1), ("icecrem", "ice cream", 1), ("recieve", "receive", 2), ("", "a", 1),
    ("abc", "abcd", 1), ("学习速率", "学习率", 1), ("3.14", "3,14", 1),
  ])
  func counts(typed: String, right: String, mistakes: Int) throws {
    let answer = try #require(TypedAnswer(typed, [right]))
    #expect(answer.mistakes == mistakes)
    #expect(answer.columns.compactMap { $0.right.map { String($0) } }.joined() == right)
    #expect(answer.columns.compactMap { $0.typed.map { String($0) } }.joined() == typed)
  }

  @Test(arguments: [
    ("grosse", "größe", 1), ("größe x", "grösse", 1), ("oﬃse", "office", 1), ("masz", "maß", 2),
    ("weisß", "weiß", 1),
  ])
  func aLetterMayStandForSeveral(typed: String, right: String, mistakes: Int) throws {
    let answer = try #require(TypedAnswer(typed, [right]))
    #expect(answer.mistakes == mistakes)
    #expect(answer.columns.compactMap { $0.right.map { String($0) } }.joined() == right)
    #expect(answer.columns.compactMap { $0.typed.map { String($0) } }.joined() == typed)
  }

  /// Against the plain recursion.
  @Test func hasTheFewestMistakes() throws {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<300 {
      func text() -> String {
        String(
          (0..<Int.random(in: 1...7, using: &random)).map { _ in
            "aßs é".randomElement(using: &random)!
          })
      }
      let (typed, right) = (text() + "x", text() + "x")
      let answer = try #require(TypedAnswer(typed, [right]))
      let marked = answer.columns.filter { !$0.isSame }
      #expect(answer.isRight == marked.isEmpty)
      // A letter that stands for two is at most one mistake, and so are two letters for it.
      #expect(answer.mistakes == marked.count, "\(typed) \(right)")
    }
  }

  @Test func ignoresAccentsIfAsked() throws {
    #expect(try #require(TypedAnswer("cafe", ["café"], ignoresAccents: true)).isRight)
  }

  @Test func saysWhenOnlyAccentsDiffer() throws {
    let answer = try #require(TypedAnswer("cafe", ["café"]))
    #expect(answer.differsInAccents && answer.grade == .hard)
    #expect(try !#require(TypedAnswer("cafs", ["café"])).differsInAccents)
    #expect(try !#require(TypedAnswer("café", ["café"])).differsInAccents)
  }

  @Test(arguments: [
    ("cafe", "café", true), ("c+", "C++", true), ("right un c", "café", false), ("on", "no", false),
    ("git commit -m", "no", false), ("recieve", "receive", true), ("x", "x.y", false),
  ])
  func saysWhenLittleIsAlike(typed: String, right: String, isAlike: Bool) throws {
    #expect(try #require(TypedAnswer(typed, [right])).isAlike == isAlike)
  }

  @Test func takesTheNearest() throws {
    let answer = try #require(TypedAnswer("color", ["colour", "color"]))
    #expect(answer.isRight)
    #expect(answer.right == "color")
    #expect(try #require(TypedAnswer("colr", ["hue", "colour"])).right == "colour")
  }

  @Test func aSlipIsHardAndMoreIsForgotten() throws {
    #expect(try #require(TypedAnswer("perplexty", ["perplexity"])).grade == .hard)
    #expect(try #require(TypedAnswer("entropy", ["perplexity"])).grade == .again)
    #expect(try #require(TypedAnswer("8", ["9"])).grade == .again)
  }

  // MARK: What is not seen

  /// In a right answer they are as the reader of decks leaves them: written out, if they are not left out.
  @Test(arguments: [
    0x2060, 0x2066, 0x2067, 0x2068, 0x2069, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x200B, 0x200C,
    0x200D, 0x200E, 0x200F, 0xFEFF, 0xAD, 0xFE00, 0xFE0F, 0xE0100, 0x180E, 0x2028, 0x85, 0xFFF9,
  ])
  func whatIsNotSeenMakesNoDifference(value: UInt32) throws {
    let hidden = String(try #require(Unicode.Scalar(value)))
    let text = "## T\n\n### Q\n<!-- kind: typed -->\n\n\(hidden)Pa\(hidden)ris\(hidden)!\n"
    let file = SampleDecks.file(text)
    let right = try #require(file.card(at: 0).typed.first)
    for typed in ["Paris", "\(hidden)Par\(hidden)is", "paris.\(hidden)"] {
      #expect(try #require(TypedAnswer(typed, [right])).isRight, "\(right)")
      #expect(try #require(TypedAnswer(typed, ["Paris"])).isRight)
    }
    let wrong = try #require(TypedAnswer("Par\(hidden)s", [right]))
    #expect(wrong.mistakes == 1)
    #expect(wrong.columns.filter { !$0.isSame }.map(\.right) == ["i"])
  }

  @Test func aNumberOfACharacterIsAnAnswerIfNothingElseIs() throws {
    #expect(try #require(TypedAnswer("⟨U+202E⟩", ["⟨U+202E⟩"])).isRight)
    #expect(try #require(TypedAnswer("\u{202E}", ["⟨U+202E⟩"])).isRight)
    #expect(try !#require(TypedAnswer("⟨U+202D⟩", ["⟨U+202E⟩"])).isRight)
    #expect(try !#require(TypedAnswer("a", ["⟨U+202E⟩"])).isRight)
    // One that is seen is no less a text.
    #expect(try !#require(TypedAnswer("is A", ["⟨U+0041⟩ is A"])).isRight)
  }

  // MARK: Formulas

  @Test(arguments: [
    ("2¹⁰", "2¹⁰"), ("x1", "x₁"), ("H2O", "H₂O"), ("Ca2+", "Ca²⁺"), ("na+", "Na⁺"), ("14C", "¹⁴C"),
    ("nth", "nᵗʰ"), ("5th", "5ᵗʰ"), ("no 1", "nº 1"), ("Java TM", "Java™"), ("㎡", "m²"),
    ("5 km²", "5㎢"), ("5!", "5!"), ("5！", "5!"), ("5!.", "5!"), ("1969 !", "1969"),
    ("1/2", "½"), ("½", "1/2"), ("1⁄2", "½"), ("½", "1⁄2"), ("1∕2", "1/2"), ("¹⁄₂", "½"),
    ("1/2", "¹⁄₂"),
    ("3/4", "¾"), ("1/7", "⅐"), ("7/8", "⅞"), ("0/3", "↉"), ("1/10", "⅒"), ("1/12", "⅟12"),
    ("1 1/2", "1½"), ("1½", "1 1/2"), ("1 ½", "1½"), ("1 ½", "1 1/2"), ("1 1 / 2", "1½"),
    ("1 1⁄2", "1½"), ("1 ¹⁄₂", "1½"), ("1¹⁄₂", "1 1/2"), ("１ １／２", "1½"), ("-1 1/2 h", "−1½ h"),
    ("10 000", "10000"), ("11/2", "11 / 2"),
  ])
  func oneFormulaIsWrittenInSeveralWays(typed: String, right: String) throws {
    #expect(try #require(TypedAnswer(typed, [right])).isRight)
  }

  @Test(arguments: [
    ("210", "2¹⁰"), ("2¹⁰", "210"), ("2¹0", "2¹⁰"), ("x2", "x²"), ("QKT", "QKᵀ"),
    ("(a+b)2", "(a+b)²"),
    ("m2", "㎡"), ("5", "5!"), ("5!", "5"), ("5!", "5!!"), ("3.5", "3.5!"), ("11/2", "1½"),
    ("11/2", "1 1/2"), ("1½", "11/2"), ("1 1/2", "11/2"), ("21", "2½"), ("12", "½"),
    ("1¹⁄₂", "11/2"),
  ])
  func aFormulaKeepsItsStructure(typed: String, right: String) throws {
    let answer = try #require(TypedAnswer(typed, [right]))
    #expect(!answer.isRight && answer.grade != .good)
    #expect(answer.columns.contains { !$0.isSame })
  }

  @Test(
    arguments: [
      ("n", "n!", .sentence, false), ("Stop", "Stop!", .sentence, true),
      ("n", "n!", .formula, false), ("n!", "n", .formula, false),
      ("x.", "x", .formula, true), ("n!", "n!.", .formula, true), ("save", "save!", .code, false),
      ("cd", "cd ..", .code, false), ("git add", "git add .", .code, false),
      ("x=1", "x = 1;", .code, true),
      ("ls.", "ls", .code, true), ("empty", "empty?", .code, false), ("f()", "f();", .code, true),
    ] as [(String, String, TypedAnswer.Ending, Bool)])
  func theEndIsReadAsWhatItIs(
    typed: String, right: String, ending: TypedAnswer.Ending, isRight: Bool
  ) throws {
    #expect(try #require(TypedAnswer(typed, [right], ending: ending)).isRight == isRight)
  }

  /// Who is told of a mistake sees one, and each text is right for itself.
  @Test func whatDiffersIsMarked() throws {
    var random = SeededGenerator(seed: 11)
    let letters = Array("12¹²⁺½⁄/ !.₂xß^㎡ªᵗʰ⟨\u{2068}\u{FE0F}\u{301}")
    func text() -> String {
      String(
        (0..<Int.random(in: 1...6, using: &random)).map { _ in
          letters.randomElement(using: &random)!
        })
    }
    for ending in [TypedAnswer.Ending.sentence, .formula, .code] {
      for _ in 0..<400 {
        let (one, other) = (text(), text())
        let answer = try #require(TypedAnswer(one, [other], ending: ending))
        #expect(answer.isRight == answer.columns.allSatisfy(\.isSame), "\(one) \(other)")
        let back = try #require(TypedAnswer(other, [one], ending: ending))
        #expect(answer.isRight == back.isRight && answer.mistakes == back.mistakes)
        #expect(try #require(TypedAnswer(one, [one], ending: ending)).isRight)
      }
    }
  }
}
