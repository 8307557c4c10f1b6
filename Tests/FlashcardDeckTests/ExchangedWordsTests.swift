import TestSupport
import Testing

@testable import FlashcardDeck

/// Cards that are replaced by others of the same form, and cards that are only put in other words.
@Suite struct ExchangedWordsTests {
  @Test(arguments: [
    ("Is quicksort stable?", "Is heapsort stable?", true),
    ("What does TCP guarantee?", "What does UDP guarantee?", true),
    ("What is the melting point of lead?", "What is the melting point of zinc?", true),
    ("What is a left join?", "What is a right join?", true),
    ("When did World War I begin?", "When did World War II begin?", true),
    ("What is precision?", "What is recall?", true),
    // Other words for the same.
    ("What is humus?", "What exactly is humus?", false),
    ("What is humus?", "Explain humus.", false),
    ("Which river flows through Vienna?", "Which rivers flow through Vienna?", false),
    ("What is parameter-efficient tuning?", "What is parameter efficient tuning?", false),
    // A letter.
    ("What is humus?", "What is humis?", false),
    ("What is KV cache?", "What is kv cache?", false),
    // Two letters, and rests that are no endings.
    ("Is Austria a republic?", "Is Australia a republic?", true),
    ("What is hydrogen for?", "What is hydroxide for?", true),
    ("Where is Slovenia?", "Where is Slovakia?", true),
    ("How are saws sharpened?", "How does one sharpen a saw?", false),
    (
      "What did they receive, and why acknowledge it?",
      "What did they receive, and why akcnowledge it?", false
    ),
    // Without spaces each character may be a word.
    ("编码器是什么？", "解码器是什么？", true),
    ("流感是由什么病原体引起的？", "狂犬病是由什么病原体引起的？", true),
    ("松尾芭蕉は誰ですか。", "徳川家康は誰ですか。", true),
    ("산호은 무엇인가요?", "해면은 무엇인가요?", true),
    ("ปลาวาฬคืออะไร", "ค้างคาวคืออะไร", true),
    ("什么是脏读？", "脏读是什么？", false),
    // A letter or a short word that is the name.
    ("What is vitamin A for?", "What is vitamin B for?", true),
    ("What does ls -l do?", "What does ls -t do?", true),
    ("Solve task 3a.", "Solve task 3b.", true),
    ("Which lists all containers?", "Which lists running containers?", true),
  ]) func aTellingWordIsExchanged(one: String, other: String, differ: Bool) {
    #expect(ExchangedWords.differ(one, other) == differ)
    #expect(ExchangedWords.differ(other, one) == differ)
  }

  /// A letter may make another word, and a sign, a negation or the order turns the meaning.
  @Test(arguments: [
    ("What does malloc do?", "What does calloc do?", SubjectChange.slip),
    ("What is synchronous replication?", "What is asynchronous replication?", .other),
    ("What does HTTP do?", "What does HTTPS do?", .letters),
    ("What is Adam?", "What is AdamW?", .letters),
    ("What is an alkane?", "What is an alkene?", .slip),
    ("Where is Iran?", "Where is Iraq?", .slip),
    ("What is humus?", "What is humis?", .slip),
    ("When can an index be used?", "When can an index not be used?", .other),
    ("Is it stable?", "Isn’t it stable?", .other), ("能用索引吗？", "不能用索引吗？", .other),
    ("什么是有监督学习？", "什么是无监督学习？", .other), ("什么是可重复读？", "什么是不可重复读？", .other),
    ("What is Na?", "What is Na+?", .other), ("When did C appear?", "When did C# appear?", .other),
    ("What is NET?", "What is .NET?", .other), ("3 + 4?", "3 - 4?", .other),
    ("What is `i++`?", "What is `++i`?", .other), ("What is `\\d`?", "What is `\\D`?", .other),
    ("Is x = y?", "Is x == y?", .other), ("What does ls do?", "What does ls -l do?", .other),
    ("Is TCP slower than UDP?", "Is UDP slower than TCP?", .other), ("猫比狗大吗？", "狗比猫大吗？", .other),
    ("What does $? hold in bash?", "What does $! hold in bash?", .other),
    ("Is a list mutable?", "Is a tuple mutable?", .other),
    ("Which key scrolls up?", "Which key scrolls down?", .other),
    ("What does ↑ mean?", "What does ↓ mean?", .other),
    ("What does [ mean?", "What does ] mean?", .other),
    ("What is x²?", "What is x³?", .other), ("How much is € 5?", "How much is £ 5?", .other),
    ("Ist die Matrix invertierbar?", "Ist die Matrix nicht invertierbar?", .other),
    ("Quand l’utilise-t-on ?", "Quand ne l’utilise-t-on pas ?", .other),
    ("What is recursion?", "What is tail recursion?", .letters), ("什么是微调？", "什么是全量微调？", .letters),
    ("「あつい」は？", "「さむい」は？", .other),
    // One of many words has other letters.
    (
      "Which river flows through Vienna, Budapest and Belgrade?",
      "Which riverx flows through Vienna, Budapest and Belgrade?", .slip
    ),
    // Slips and other words for the same.
    ("What is $x$?", "What is x?", .setting),
    ("How is retreival done?", "How is retrieval done?", .slip),
    ("What is a committee?", "What is a comittee?", .slip),
    ("Which river flows there?", "Which rivers flow there?", .slip),
    ("What is fine tuning?", "What is fine-tuning?", .setting),
    ("What is humus?", "Explain **humus**!", .same),
    ("LoRA: what is it?", "LoRA - what is it?", .setting), ("什么是脏读？", "脏读是什么？", .same),
    ("能不能用索引？", "能用索引吗？", .same), ("两者不同在哪里？", "两者有何不同？", .same),
    ("什么是脏读？", "什么是脏读（dirty read）？", .same),
    ("What is humus?", "What’s humus?", .same),
    ("Read and/or write?", "Read or write?", .same),
  ])
  func aSubjectIsTheSameOrAnother(one: String, other: String, change: SubjectChange) {
    #expect(SubjectChange(one, other) == change)
    #expect(SubjectChange(other, one) == change)
  }

  private func deck(_ question: String, _ answer: String) -> [(String, String)] {
    [
      (
        "deck.md",
        """
        ### What is a heap? {#heap}

        A tree in which no child is larger than its parent.

        ### \(question)

        \(answer)

        ### What is a trie?

        A tree whose edges are letters.
        """
      )
    ]
  }

  /// In the same place with the same answer: carried only if hardly two cards have that by chance, 25 letters.
  @Test(
    arguments: [
      ("Is quicksort stable?", "Is heapsort stable?"),
      ("What is the port of HTTP?", "What is the port of SMTP?"),
      ("Who wrote about Hamlet?", "Who wrote about Macbeth?"), ("什么是左连接？", "什么是右连接？"),
      ("Is Austria a republic?", "Is Australia a republic?"),
    ],
    [
      ("Only if it is written so.", false), ("Yes.", false), ("看它是怎么写的。", false),
      ("(1) - (2) - (3): x, y, z = 0; {}", false),
      ("Only if the rows are written so.", true), ("要看它是怎么写的才知道。", true),
    ])
  func theSameAnswerIsNoProofIfItIsShort(
    questions: (String, String), answer: (text: String, isLong: Bool)
  ) {
    var story = IdentityStory(remembersDecks: true)
    story.open(deck(questions.0, answer.text))
    story.answer(1)
    let card = story.cards[1]
    story.open(deck(questions.1, answer.text))
    let isCarried = story.cards[1] == story.known(card) && story.recorded[story.cards[1]] != nil
    #expect(isCarried == answer.isLong)
    #expect(story.result.doubts.map(\.was) == (answer.isLong ? [] : [card]))
  }

  @Test func lettersOfAnAnswerAreCounted() {
    func weight(_ text: String) -> Int {
      CardSimilarity.weight(ofAnswer: text.unicodeScalars.map(\.value))
    }
    #expect(weight("Only if it is written so.") == 19)
    #expect(weight("x² + 3 = 7; ß, é, д") == 7)
    #expect(weight("看它是怎么写的。") == 21)
    #expect(weight("はい、そうです。") == 12)
    #expect(weight("「ＡＢ」…！") == 2)
  }

  /// In the same place, of the same form: asked about, not carried.
  @Test(arguments: [
    ("Is quicksort stable?", "No", "Is heapsort stable?", "No"),
    (
      "What is the melting point of lead?", "327.5 °C", "What is the melting point of zinc?",
      "419.5 °C"
    ),
    (
      "What does TCP guarantee?", "That bytes arrive once and in their order, or the peer is told",
      "What does UDP guarantee?", "Nothing: packets arrive once, twice or not at all, in any order"
    ),
    (
      "How long does binary search take?", "O(log n)", "How long does heap insertion take?",
      "O(log n)"
    ),
    (
      "What does malloc do?", "Returns memory that is not initialised.", "What does calloc do?",
      "Returns memory that is set to zero."
    ),
    (
      "What is synchronous replication?",
      "The leader waits until the follower has written the change.",
      "What is asynchronous replication?",
      "The leader does not wait until the follower has written the change."
    ),
    ("Is TCP slower than UDP?", "No.", "Is UDP slower than TCP?", "No."),
    (
      "What is an isotope?", "Same protons, other neutrons", "What is an isotone?",
      "Same neutrons, other protons"
    ),
    ("能用索引吗？", "否", "不能用索引吗？", "否"),
  ]) func anotherCardOfTheSameFormIsNotTheKnownOne(
    question: String, answer: String, newQuestion: String, newAnswer: String
  ) {
    var story = IdentityStory()
    story.open(deck(question, answer))
    story.answer(1)
    story.open(deck(newQuestion, newAnswer))
    #expect(story.result.links.isEmpty)
  }
}
