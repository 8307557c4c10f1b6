import TestSupport
import Testing

@testable import FlashcardDeck

/// Cards in several versions: earlier ones that come back, some that were edited with their neighbours,
/// and some that two machines answered before and after an edit.
@Suite struct IdentityVersionsTests {
  private static let others =
    "### What is a tuple?\nA list that can't change.\n### What is a set?\nThings without an order.\n"
  private static let lock = "A lock that lets one thread run bytecode at a time."
  private static let rewritten =
    "The interpreter takes it before every instruction, so threads never compute in parallel."

  private func deck(_ question: String, _ answer: String) -> [(String, String)] {
    [("py.md", "### \(question)\n\(answer)\n" + Self.others)]
  }

  @Test(arguments: [
    ("What is the GIL?", "Which lock does CPython hold while it runs?", lock, rewritten),
    (
      "什么是 LoRA？", "低秩适配的原理是什么？", "冻结原权重，只训练两个小矩阵。",
      "假设权重的变化是低秩的，用 A 与 B 的乘积表示它。"
    ),
  ])
  func theFirstVersionComesBackAfterTwoEdits(
    question: String, other: String, answer: String, rewritten: String
  ) {
    var story = IdentityStory()
    story.open(deck(question, answer))
    story.answerAll()
    let first = story.cards[0]
    for version in [deck(other, answer), deck(other, rewritten), deck(question, answer)] {
      story.open(version)
      #expect(story.cards[0] == story.known(first))
      #expect(story.result.doubts.isEmpty)
    }
    // The same again finds nothing.
    story.open(deck(question, answer))
    #expect(story.cards[0] == story.known(first) && story.result.changed.isEmpty)
  }

  /// An earlier text that another card has now is that card's.
  @Test func anEarlierTextOfACardThatIsThereIsNew() {
    var story = IdentityStory()
    story.open(deck("What is the GIL?", Self.lock))
    story.answerAll()
    let first = story.cards[0]
    let new = "Which lock does CPython hold while it runs?"
    story.open(deck(new, Self.lock))
    story.open(deck(new, Self.rewritten))
    story.open(
      [("py.md", "### \(new)\n\(Self.rewritten)\n### What is the GIL?\n\(Self.lock)\n")])
    #expect(story.cards[0] == story.known(first))
    #expect(story.cards[1] != story.known(first) && story.recorded[story.cards[1]] == nil)
  }

  private static let pairs = [
    (
      "### 什么是虚拟内存？\n每个进程有自己的地址空间，由页表映射到物理内存。\n",
      "### 虚拟内存是什么，有什么好处？\n每个进程有自己的地址空间，由页表映射到物理内存。好处是隔离。\n"
    ),
    (
      "### 进程和线程的区别是什么？\n进程是资源分配的单位，线程是调度的单位。线程共享进程的内存。\n",
      "### 进程与线程有什么区别？\n进程是资源分配的单位，线程是调度的单位。同一进程的线程共享内存。\n"
    ),
  ]

  @Test func neighboursThatWereEditedTogetherAreEachAskedAbout() {
    let rest = "### What is a page fault?\nAn access to a page that is not in memory.\n"
    var story = IdentityStory()
    story.open([("os.md", Self.pairs.map(\.0).joined() + rest)])
    story.answerAll()
    let before = story.cards
    story.open([("os.md", Self.pairs.map(\.1).joined() + rest)])
    #expect(story.result.doubts.map(\.was) == Array(before.prefix(2)))
    #expect(story.cards[2] == before[2])
    for (index, doubt) in story.result.doubts.enumerated() {
      #expect(doubt.candidates.map(\.index).contains(index))
    }
  }

  @Test func ofTwoLikelyCardsTheLearnerChooses() {
    var story = IdentityStory()
    story.open([
      ("n.md", "### TCP 为什么要三次握手？\n三次握手确认双方都能收发，并交换初始序列号。\n" + Self.others)
    ])
    story.answerAll()
    let before = story.cards
    let two =
      "### TCP 为什么需要三次握手？请画图说明\n三次握手确认双方都能收发，交换初始序列号，并防止旧的连接请求。\n"
      + "### TCP 为什么是三次握手而不是两次？\n两次不能确认双方都能收发，也不能交换初始序列号。\n"
    story.open([("n.md", two + Self.others)])
    #expect(story.result.doubts.map(\.was) == [before[0]])
    #expect(story.result.doubts[0].candidates.map(\.index) == [0, 1])
  }

  @Test func aCardThatWasTranslatedInTheEditorIsAskedAbout() {
    var story = IdentityStory()
    story.open(deck("What is the GIL?", Self.lock))
    story.answerAll()
    let first = story.cards[0]
    let translated = deck("什么是全局解释器锁？", "同一时刻只让一个线程执行字节码的锁。")
    story.open(translated, opened: first)
    #expect(story.result.doubts.map(\.was) == [first])
    #expect(story.result.doubts[0].candidates.map(\.index) == [0])
  }

  @Test func aFileOfOneCardIsRenamedAndEdited() {
    let answer = "It raises the pH, so that roots can take up phosphorus again."
    let other = ("x.md", "### What does mulch do?\nIt keeps water in and weeds down.\n")
    var story = IdentityStory()
    story.open([("g.md", "### Why does lime help roots in acid soil?\n\(answer)\n"), other])
    story.answerAll()
    let before = story.cards[0]
    story.open([("h.md", "### Why does lime help rots in acid soil?\n\(answer)\n"), other])
    #expect(story.has(answer: "It raises", progressOf: before))
  }

  @Test func anEarlierTextIsKnownInAnotherDeck() {
    var story = IdentityStory()
    story.open(deck("What is the global interpreter lock?", Self.lock))
    story.answerAll()
    let first = story.cards[0]
    let new = "Which lock does CPython hold while it runs?"
    story.open(deck(new, Self.lock))
    story.open(deck(new, Self.rewritten))
    story.open([("py.md", Self.others)])
    story.open([
      ("other.md", "### What is the global interpreter lock?\n\(Self.lock)\n"),
      ("py.md", Self.others),
    ])
    #expect(story.has(answer: "A lock", progressOf: first))
  }

  // MARK: What says too little

  @Test(arguments: [" {#mu}", ""], [" {#se}", ""])
  func exchangedAnswersAreAskedAbout(one: String, other: String) {
    let (mutex, semaphore) = (
      "A lock that one thread holds, and that the same thread has to release again.",
      "A counter of free places, which any thread may raise or lower by one at a time."
    )
    func deck(_ first: String, _ second: String) -> [(String, String)] {
      [
        (
          "g.md",
          "### What is a mutex?\(one)\n\(first)\n### What is a semaphore?\(other)\n\(second)\n"
        )
      ]
    }
    var story = IdentityStory()
    story.open(deck(mutex, semaphore))
    story.answerAll()
    let before = story.cards
    story.open(deck(semaphore, mutex))
    #expect(story.result.links.isEmpty)
    #expect(Set(story.result.doubts.map(\.was)) == Set(before))
    #expect(!story.has(answer: "A lock", progressOf: before[0]))
    #expect(!story.has(answer: "A counter", progressOf: before[1]))
  }

  @Test(arguments: [3, 1]) func anAnswerThatOthersHaveIsNoProof(answered: Int) {
    let layer = "The application layer, which uses the services of the transport layer below it."
    func deck(_ last: String) -> [(String, String)] {
      [
        (
          "net.md",
          ["HTTP", "SMTP", last].map { "### Which layer does \($0) belong to?\n\(layer)\n" }
            .joined()
        )
      ]
    }
    var story = IdentityStory()
    story.open(deck("DNS"))
    for index in story.cards.indices.suffix(answered) { story.answer(index) }
    let was = story.cards[2]
    story.open(deck("Telnet"))
    #expect(story.result.links.isEmpty)
    #expect(story.cards[2] != was)
  }

  @Test func anotherNameAndAnswerBelowAGeneralQuestionIsAnother() {
    let (mutex, both) = (
      "A lock that one thread holds at a time, and that it has to release before others run.",
      "A lock that many readers hold at a time, or one writer, and that they have to release."
    )
    var story = IdentityStory()
    story.open([("g.md", "### Definition {#mutex}\n\(mutex)\n" + Self.others)])
    story.answerAll()
    let was = story.cards[0]
    story.open([("g.md", "### Definition {#rw}\n\(both)\n" + Self.others)])
    #expect(story.result.links.isEmpty && story.cards[0] != was)
    #expect(story.result.doubts.map(\.was) == [was])
  }

  // MARK: Two machines

  /// A machine that answered the second version, and has received what the other one recorded of the first.
  private func joined(_ first: [(String, String)], _ second: [(String, String)]) -> (
    story: IdentityStory, was: CardID
  ) {
    var other = IdentityStory()
    other.open(first)
    other.answer(0)
    var story = IdentityStory()
    story.open(second)
    story.answer(0)
    story.receive(other.cards[0], other.look(0))
    story.open(second)
    return (story, other.cards[0])
  }

  @Test(arguments: ["What is the GIL? {#gil}", "What is the GIL for?"])
  func twoMachinesAnsweredItBeforeAndAfterAnEdit(question: String) {
    let (story, was) = joined(deck("What is the GIL?", Self.lock), deck(question, Self.lock))
    #expect(story.result.links == [Identification.Link(card: story.cards[0], was: was)])
    #expect(story.known(was) == story.cards[0])
  }

  @Test func anotherCardInThePlaceOfTheirsStaysAnother() {
    let (story, was) = joined(
      deck("What is the GIL?", Self.lock),
      deck("What is a slice?", "A part of a sequence, from one index up to another."))
    #expect(story.result.links.isEmpty && story.result.doubts.isEmpty)
    #expect(story.known(was) != story.cards[0])
  }

  /// What one device has compared is not joined later.
  @Test func aReplacedCardOfOneMachineIsNotJoined() {
    var story = IdentityStory()
    story.open(deck("What is the GIL?", Self.lock))
    story.answerAll()
    let was = story.cards[0]
    story.open(deck("What does the scheduler do?", Self.rewritten))
    story.answerAll()
    let new = story.cards[0]
    story.open(deck("What does the scheduler do at a time?", Self.rewritten))
    #expect(story.known(was) != story.known(new))
  }

  /// Two cards that were there together are two, however alike they are.
  @Test func alikeNeighboursAreNotJoined() {
    let pair =
      "### What is the GIL?\n\(Self.lock)\n### What is the GIL for?\n\(Self.lock)\n" + Self.others
    var other = IdentityStory()
    other.open([("py.md", pair)])
    other.answerAll()
    var story = other
    story.open(deck("What is the GIL for?", Self.lock))
    #expect(story.result.links.isEmpty)
    #expect(story.cards[0] == other.cards[1])
  }
}
