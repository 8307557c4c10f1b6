import TestSupport
import Testing

@testable import FlashcardDeck

/// Cards whose questions say only together with their topics, their names or the language what they are about, and what
/// they look like.
@Suite struct IdentityTopicsTests {
  private typealias Files = [(String, String)]

  private func outcome(
    _ before: Files, _ text: String, _ after: Files, _ other: String, remembersDecks: Bool = true
  ) throws -> IdentityOutcome {
    try IdentityOutcome(before, text, after, other, remembersDecks: remembersDecks)
  }

  private func deck(
    _ card: String, topic: String = "T", title: String = "Deck", path: String = "d.md"
  ) -> (String, String) {
    (
      path,
      "# \(title)\n\n## \(topic)\n\n### Who wrote Hamlet?\n\nShakespeare\n\n\(card)\n\n"
        + "### Which organ pumps blood?\n\nThe heart\n"
    )
  }

  // MARK: Names

  @Test(arguments: [true, false]) func aNameAndItsQuestionCarryToAnotherDeck(remembers: Bool) throws
  {
    let question = "### What is a zymogen in biochemistry? {#zym}\n\n"
    let rest = deck("### What is copper?\n\nA metal").1
    let outcome = try outcome(
      [deck(question + "An inactive precursor of an enzyme.")], "An inactive",
      [("d.md", rest), ("e.md", "# Other\n\n\(question)Something else from the ground up.\n")],
      "Something else", remembersDecks: remembers)
    #expect(outcome == .kept)
  }

  // MARK: Topics

  @Test(arguments: ["Definition", "What is it used for?", "定义", "Capital"])
  func aGeneralQuestionBelowAnotherTopicIsAskedAbout(question: String) throws {
    let before = deck("### \(question)\n\nA lock that one thread holds.", topic: "Mutex")
    let after = deck("### \(question)\n\nAn integer that many share.", topic: "Semaphore")
    #expect(try outcome([before], "A lock", [after], "An integer") == .asked)
  }

  @Test func aGeneralQuestionOfAnotherDeckIsAskedAbout() throws {
    let outcome = try outcome(
      [("d.md", "# France\n\n## Basics\n\n### Capital\n\nParis\n\n### Language\n\nFrench\n")],
      "Paris",
      [("d.md", "# Japan\n\n## Basics\n\n### Capital\n\nTokyo\n\n### Language\n\nJapanese\n")],
      "Tokyo")
    #expect(outcome == .asked)
  }

  /// Topics that differ by a letter, case, accent, digits or signs, each with an answer.
  private static let likeTopics = [
    ("Iran", "Tehran", "Iraq", "Baghdad"), ("1914", "War breaks out", "1918", "Peace is made"),
    ("CO", "carbon monoxide", "CO2", "carbon dioxide"), ("km/s", "299792", "m/s", "299792458"),
    ("x++", "Adds one", "x--", "Takes one off"),
    ("Turkey", "Ankara", "turkey", "A bird of farms"),
    ("malloc", "Memory as it is", "calloc", "Zeroed bytes"),
    ("resume", "Go on", "résumé", "A short life"), ("一氧化碳", "能燃烧", "二氧化碳", "可灭火"),
    ("1. Weltkrieg", "Der von 1914", "2. Weltkrieg", "Hitlers Angriff"),
    ("汉字：水", "往下流的", "汉字：火", "会烧的"),
  ]

  /// A file with a general question in some form, below a topic, a topic of a topic, or a title alone.
  private func generalDeck(_ form: String, _ topic: String, _ answer: String) -> (String, String) {
    let card =
      switch form {
      case "list", "title", "nested": "- Definition :: \(answer)"
      case "both ways": "- Definition ::: \(answer)"
      case "choice": "### Definition\n\n- [x] \(answer)\n- [ ] None of these\n- [ ] All of these"
      default: "### Definition\n\n\(answer)"
      }
    let rest = "## Rest\n\n### Who wrote Hamlet?\n\nShakespeare\n"
    let text =
      switch form {
      case "title": "# \(topic)\n\n\(card)\n\n\(rest)"
      case "nested": "# K\n\n## Parts / \(topic) / Basics\n\n\(card)\n\n\(rest)"
      default: "# K\n\n## \(topic)\n\n\(card)\n\n\(rest)"
      }
    return ("d.md", text)
  }

  @Test(
    arguments: ["heading", "list", "both ways", "choice", "title", "nested"], likeTopics.indices)
  func aLetterMakesAnotherTopicIfTheAnswerIsAnother(form: String, pair: Int) throws {
    let (topic, answer, other, otherAnswer) = Self.likeTopics[pair]
    let isChoice = form == "choice"
    for remembers in [true, false] {
      let before = generalDeck(form, topic, answer)
      for (text, expected) in [(otherAnswer, IdentityOutcome.asked), (answer, .kept)] {
        let outcome = try outcome(
          [before], isChoice ? "- [x] \(answer)" : answer, [generalDeck(form, other, text)],
          isChoice ? "- [x] \(text)" : text, remembersDecks: remembers)
        #expect(outcome == expected, "\(form), \(topic), \(other), \(remembers)")
      }
    }
  }

  @Test func anIDIsNoProofBelowAnotherTopic() throws {
    // A machine that sees the edited deck first knows of no edit.
    var story = IdentityStory()
    story.open([generalDeck("heading", "Iran", "Tehran")])
    let (card, look) = (story.cards[0], story.look(0))
    for (text, expected) in [("Baghdad", [card]), ("Tehran", [])] {
      let library = SampleDecks.library([generalDeck("heading", "Iraq", text)])
      let found = Identification(of: library, recorded: [card: look])
      #expect(found.doubts.map(\.was) == expected)
    }
  }

  @Test(arguments: [
    // The answer is the same, or nearly.
    ("Semaphore", "### Definition\n\nA lock that one thread holds."),
    ("Semaphore", "### Definition\n\nA lock that only one thread holds."),
    // The topic is the same, or put otherwise.
    ("Mutex", "### Definition\n\nAn integer that many share."),
    ("2. Mutex", "### Definition\n\nAn integer that many share."),
    ("Locks / Mutex", "### Definition\n\nAn integer that many share."),
  ]) func aGeneralQuestionKeepsItsCard(topic: String, card: String) throws {
    let before = deck("### Definition\n\nA lock that one thread holds.", topic: "Mutex")
    let text = card.contains("integer") ? "An integer" : "A lock"
    #expect(try outcome([before], "A lock", [deck(card, topic: topic)], text) == .kept)
  }

  @Test(arguments: [
    "### Definition {#mutex}", "### Which hardware instruction locks the memory bus of processors?",
  ]) func whatSaysByItselfWhatItIsAboutNeedsNoTopic(heading: String) throws {
    let before = deck("\(heading)\n\nA lock that one thread holds.", topic: "Mutex")
    let after = deck("\(heading)\n\nAn integer that many share.", topic: "Semaphore")
    #expect(try outcome([before], "A lock", [after], "An integer") == .kept)
  }

  @Test func aLookWithoutATopicIsKnownAsBefore() throws {
    var story = IdentityStory(remembersDecks: true)
    story.open([deck("### Definition\n\nA lock that one thread holds.", topic: "Mutex")])
    let card = story.cards[1]
    var look = story.look(1)
    #expect(look.topic == "Deck\nMutex")
    look.topic = ""
    story.receive(card, look)
    story.open([deck("### Definition\n\nAn integer that many share.", topic: "Semaphore")])
    #expect(story.known(card) == story.cards[1])
    #expect(story.result.doubts.isEmpty)
  }

  // MARK: Languages

  @Test func aCardOfAPairIsComparedInItsOwnLanguage() throws {
    func pair(_ chinese: String, _ english: String, _ answers: (String, String)) -> Files {
      [
        (
          "d.zh.md",
          "# 甲\n\n### 谁写了红楼梦？ {#a}\n\n曹雪芹\n\n### \(chinese) {#x}\n\n\(answers.0)\n\n"
            + "### 哪个器官泵血？ {#b}\n\n心脏\n"
        ),
        (
          "d.en.md",
          "# A\n\n### Who wrote the Dream? {#a}\n\nCao Xueqin\n\n### \(english) {#x}\n\n\(answers.1)\n\n"
            + "### Which organ pumps blood? {#b}\n\nThe heart\n"
        ),
      ]
    }
    let metal = try outcome(
      pair("铁是金属吗？", "Is iron a metal?", ("是", "Yes")), "是",
      pair("铜是金属吗？", "Is copper a metal?", ("是", "Yes")), "是")
    #expect(metal == .asked)
  }

  // MARK: Forms

  /// A capital, a plural or letters that changed places below the same answer are the same card, and are asked about
  /// below another one.
  @Test(arguments: [
    ("Turkey", "turkey"), ("What does good mean?", "What does goods mean?"),
    ("Define infarction", "Define infraction"), ("Swift type: Int", "Swift type: Int?"),
  ]) func aFormOfAWordIsTheSameBelowTheSameAnswer(question: String, other: String) throws {
    let before = deck("### \(question)\n\nthe first")
    #expect(
      try outcome([before], "the first", [deck("### \(other)\n\nthe first")], "the first") == .kept)
    #expect(
      try outcome([before], "the first", [deck("### \(other)\n\nquite another one")], "quite")
        == .asked)
  }

  /// What an answer shows is the same.
  @Test(arguments: [
    ("Paris", "**Paris**"), ("**Paris**", "Paris"), ("- Paris", "* Paris"), ("`Paris`", "Paris"),
  ]) func aSettingOfTheAnswerIsTheSameAnswer(answer: String, other: String) throws {
    let before = deck("### Capital of FRANCE?\n\n\(answer)")
    let after = deck("### Capital of France?\n\n\(other)")
    #expect(try outcome([before], answer, [after], other) == .kept)
  }

  // MARK: Gaps

  @Test(arguments: [
    ("### Capital of France?\n\n{{c1::Paris}}", "### Capital of **France**?\n\n{{c1::**Paris**}}"),
    ("### Half?\n\n$2x=18$, {{c1::$9$}}", "### Half?\n\n$2x=18$, {{c1::9}}"),
    ("### Sum of $-1$ and 0?\n\n{{c1::-1}}", "### Sum of $−1$ and 0?\n\n{{c1::−1}}"),
  ]) func aGapThatIsSetOtherwiseIsTheSame(text: String, other: String) throws {
    var story = IdentityStory(remembersDecks: true)
    story.open([deck(text)])
    story.answer(1)
    let card = story.cards[1]
    story.open([deck(other)])
    #expect(story.known(card) == story.cards[1])
    #expect(story.result.doubts.isEmpty)
  }

  @Test func aWordInAGapIsThatGapsAlone() throws {
    func text(_ word: String) -> String {
      "### Steps\n\nFirst {{c1::\(word)}} the {{c2::signature}} and then {{c3::install}} it."
    }
    var story = IdentityStory(remembersDecks: true)
    story.open([deck(text("verify"))])
    for index in 1...3 { story.answer(index) }
    let cards = Array(story.cards[1...3])
    story.open([deck(text("verification"))])
    #expect(story.known(cards[1]) == story.cards[2] && story.known(cards[2]) == story.cards[3])
    #expect(!story.result.doubts.map(\.was).contains(cards[1]))
  }

  @Test func aHeadingAndAGapThatWereEditedAreAskedAbout() throws {
    var story = IdentityStory(remembersDecks: true)
    story.open([deck("### Capitals of Europe\n\nThe capital of France is {{c1::Paris}} by law.")])
    story.answer(1)
    let card = story.cards[1]
    story.open([deck("### Capitals in Europe\n\nThe capital of France is {{c1::the city}} by law.")]
    )
    #expect(story.known(card) == story.cards[1] || story.result.doubts.map(\.was) == [card])
  }

  // MARK: Characters

  @Test(arguments: [true, false]) func otherFormsOfTheCharactersAreAskedAbout(remembers: Bool)
    throws
  {
    let before = deck("### 什麼是過擬合？\n\n模型記住訓練數據的噪聲，泛化變差。")
    let after = deck("### 什么是过拟合？\n\n模型记住训练数据的噪声，泛化变差。")
    let outcome = try outcome([before], "模型記", [after], "模型记", remembersDecks: remembers)
    #expect(outcome != .new)
  }

  /// Edited and taken to another deck, in whatever language: no progress is lost in silence.
  @Test(arguments: [
    ("什么是过拟合？", "模型记住了训练数据里的噪声，泛化变差", "过拟合是什么？", "模型记住训练数据中的噪声，泛化能力变差"),
    ("過学習とは？", "訓練データの雑音を覚えること", "過学習とは何ですか？", "訓練データの雑音まで覚えてしまうこと"),
    ("What is the captial of France?", "Paris", "What is the capital of France?", "Paris"),
    (
      "Who wrote Macbeth?", "Shakespeare, of Stratford", "Who is the author of Macbeth?",
      "Shakespeare, of Stratford"
    ),
    (
      "What is inertia?", "Wholly wrong text of the wrong window", "What is inertia?",
      "A body stays at rest unless a force acts on it."
    ),
    (
      "What is a mutex?", "A lock that one thread can hold at a time.", "What's a mutex?",
      "A lock which only one thread can hold at a time."
    ),
    (
      "What is DNS? {#dns}", "Names to addresses", "What does DNS do? {#dns}",
      "Turns names into addresses"
    ),
  ]) func whatWasEditedAndMovedIsAskedAbout(
    question: String, answer: String, newQuestion: String, newAnswer: String
  ) throws {
    let before = deck("### \(question)\n\n\(answer)")
    let after = [
      deck("", path: "d.md"), ("e.md", "# Other\n\n## V\n\n### \(newQuestion)\n\n\(newAnswer)\n"),
    ]
    #expect(try outcome([before], answer, after, newAnswer) != .new)
  }
}
