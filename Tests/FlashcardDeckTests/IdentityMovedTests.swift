import TestSupport
import Testing

@testable import FlashcardDeck

/// Cards that were moved and edited at once, and cards that let choose.
@Suite struct IdentityMovedTests {
  private typealias Files = [(String, String)]

  private static let rest =
    "### Who wrote Hamlet?\n\nShakespeare\n\n### Which organ pumps blood?\n\nThe heart\n"

  // MARK: Moved

  /// A card before and after: its heading and its answer.
  struct Move: CustomTestStringConvertible {
    let question, answer, newQuestion, newAnswer: String
    /// Whether the history alone asks, too.
    var isInHistory = false

    var testDescription: String { "\(question) -> \(newQuestion)" }

    init(
      _ question: String, _ answer: String, _ newQuestion: String, _ newAnswer: String,
      isInHistory: Bool = false
    ) {
      (self.question, self.answer) = (question, answer)
      (self.newQuestion, self.newAnswer) = (newQuestion, newAnswer)
      self.isInHistory = isInHistory
    }
  }

  static let moves = [
    // The name was kept, and the answer or something of the question.
    Move(
      "What is humus made of? {#humus}", "Decayed organic matter.",
      "Of what does humus consist? {#humus}", "Decayed organic matter.", isInHistory: true),
    Move(
      "What does the GIL of CPython protect? {#gil}", "Reference counts",
      "What is protected by the GIL? {#gil}", "The state of the interpreter", isInHistory: true),
    // The answer is nobody else's.
    Move("《红楼梦》的作者是谁？", "曹雪芹", "谁写了《红楼梦》？", "曹雪芹"),
    Move(
      "What is humus made of?", "Decayed organic matter.", "Of what does humus consist?",
      "Decayed organic matter."),
    // A letter in both.
    Move("¿Cuál es la capital del Perú?", "Lima", "¿Cuál es la captial del Perú?", "Liam"),
    // The question is nobody else's, whatever became of the answer.
    Move(
      "What happens between typing an address and seeing a page?",
      "First the name is resolved by DNS, then TCP and TLS are set up, the request is sent, and the server answers.",
      "What happens between typing an address and seeing a page?",
      "Resolution, connection, encryption, parsing, layout, painting, in this order and partly at once.",
      isInHistory: true),
    Move("什么是注意力机制？", "按相关性对信息加权求和。", "什么是注意力机制？", "用查询和键算出权重。", isInHistory: true),
  ]

  @Test(arguments: moves) func whatWasMovedAndEditedIsAskedAbout(move: Move) throws {
    let (old, new) = (
      "### \(move.question)\n\n\(move.answer)\n", "### \(move.newQuestion)\n\n\(move.newAnswer)\n"
    )
    let before = [("k.md", "# K\n\n## A\n\n\(old)\n## B\n\n\(Self.rest)")]
    let toTopic = [("k.md", "# K\n\n## A\n\n\(Self.rest)\n## B\n\n\(new)")]
    let toFile = [("k.md", "# K\n\n## A\n\n\(Self.rest)"), ("a/new.md", "# New\n\n\(new)")]
    for remembers in [true, false] where remembers || move.isInHistory {
      for after in [toTopic, toFile] {
        let outcome = try IdentityOutcome(
          before, move.answer, after, move.newAnswer, remembersDecks: remembers)
        #expect(outcome != .new, "\(after.last?.0 ?? ""), \(remembers)")
      }
    }
  }

  /// Another card elsewhere: with a question that says nothing, with a common answer, or with nothing in common.
  @Test(arguments: [
    Move("What is it used for?", "To hold a lock", "What is it used for?", "For long walks"),
    Move("Is copper a metal?", "Yes", "Wird Wasser beim Gefrieren schwerer?", "Yes"),
    Move("Which river flows through Cologne?", "The Rhine", "Who painted Guernica?", "Picasso"),
  ]) func anotherCardElsewhereIsNew(move: Move) throws {
    let before = [("k.md", "# K\n\n### \(move.question)\n\n\(move.answer)\n\n\(Self.rest)")]
    let after = [
      ("k.md", "# K\n\n\(Self.rest)"),
      ("n.md", "# N\n\n### \(move.newQuestion)\n\n\(move.newAnswer)\n"),
    ]
    #expect(
      try IdentityOutcome(before, move.answer, after, move.newAnswer, remembersDecks: false) == .new
    )
  }

  // MARK: Choices

  private func choices(_ question: String, right: Int, of texts: [String]) -> Files {
    let list = texts.enumerated().map { "- [\($0 == right ? "x" : " ")] \($1)" }
    return [
      ("k.md", "# K\n\n### \(question)\n\n\(list.joined(separator: "\n"))\n\n\(Self.rest)")
    ]
  }

  private static let lists = [
    ["A polar molecule", "A noble gas that hardly reacts at all", "A metal"],
    ["true", "false", "neither of them can be said"],
    ["−1", "+1", "none of these", "all of these"],
  ]

  /// The wrong choices are no part of the answer, and another tick is another answer.
  @Test(
    arguments: [
      ("What is ammonia?", "What is argon?"),
      ("Which of these is true?", "Which of these is not true?"),
      ("Charge of Cl-?", "Charge of Cl+?"), ("Is quicksort stable?", "Is heapsort stable?"),
      ("以下哪项正确？", "以下哪项不正确？"), ("Order of abduction?", "Order of adduction?"),
    ], lists.indices)
  func anotherQuestionOverTheSameChoicesIsAskedAbout(
    questions: (String, String), list: Int
  ) throws {
    let list = Self.lists[list]
    for remembers in [true, false] {
      for tick in [0, 1] {
        let isSlip = questions.0.contains("abduction") && tick == 0
        let outcome = try IdentityOutcome(
          choices(questions.0, right: 0, of: list), "- [",
          choices(questions.1, right: tick, of: list), "- [", remembersDecks: remembers)
        // A letter below the answer that stayed is taken for a slip, as anywhere.
        if !isSlip { #expect(outcome != .kept, "\(questions), \(tick)") }
      }
    }
  }

  @Test(arguments: [true, false]) func anEditOfAChoiceKeepsItsCard(remembers: Bool) throws {
    let list = Self.lists[0]
    let edited = [list[0], list[1] + " by itself", list[2]]
    let question = "What is water in chemistry?"
    for (newQuestion, texts) in [(question, edited), ("What is watr in chemistry?", list)] {
      let outcome = try IdentityOutcome(
        choices(question, right: 0, of: list), "- [",
        choices(newQuestion, right: 0, of: texts), "- [", remembersDecks: remembers)
      #expect(outcome == .kept, "\(newQuestion)")
    }
  }

  /// Earlier versions recorded a sketch of all choices.
  @Test func aLookOfAnEarlierVersionIsOfTheSameCard() throws {
    let deck = choices("What is water?", right: 0, of: Self.lists[0])
    let library = SampleDecks.library(deck)
    var look = library.look(ofCardAt: 0)
    let answer = library.card(at: 0, in: .english).answer
    #expect(look.answer == CardFace(question: "", answer: answer).answer)
    look.sketch = CardFace(question: "", answer: answer).sketch
    let card = library.entries[0].id
    let moved = SampleDecks.library([("other.md", deck[0].1)])
    let versions: [(Library, Set<Int>)] = [(library, [0]), (library, []), (moved, [0])]
    for (library, edited) in versions {
      let found = Identification(of: library, recorded: [card: look], edited: edited)
      #expect(found.doubts.isEmpty && (found.names[0] ?? library.entries[0].id) == card)
    }
  }
}
