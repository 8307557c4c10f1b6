import Testing

@testable import leitner

/// Copies of cards, one card under two ids, and cards that were moved and edited at once: each has its own
/// progress or is asked about, on the machine that saw the decks before and on one that has the history alone.
@Suite struct CopiedCardTests {
  /// A card: its number, question and answer.
  typealias Text = (number: Int, question: String, answer: String)

  private static func deck(_ cards: [Text]) -> String {
    "---\nformat: native\n---\n\n# Deck\n"
      + cards.map { "\n### \($0.question)\n<!-- source: \($0.number) -->\n\n\($0.answer)\n" }
      .joined()
  }

  private static func files(_ decks: [String: [Text]]) -> [String: String] {
    Dictionary(decks.map { ($0.key + ".md", deck($0.value)) }, uniquingKeysWith: { $1 })
  }

  /// A machine that has answered cards, each as often as its number says; none for those that are negative.
  private func machine(_ decks: [String: [Text]], _ time: KnowingMachine.Time) throws
    -> KnowingMachine
  {
    let machine = try KnowingMachine("desk", time)
    try machine.write(Self.files(decks))
    for round in 1...3 {
      try machine.look { library in
        library.entries.indices.filter {
          (Int(library.card(at: $0, in: .english).source) ?? 0) >= round
        }
      }
    }
    return machine
  }

  /// How often each card was answered, by its place.
  private func answers(_ view: KnowingMachine.View) -> [String: Int] {
    view.progress.compactMapValues { $0.split(separator: " ").last.flatMap { Int($0) } }
  }

  private static let long =
    "It keeps what many threads share from being changed by two of them at once."
  private static let table: Text = (
    -7, "What is a hash table?", "Buckets and a function that maps keys to them."
  )
  private static let trie: Text = (
    -8, "What is a trie?", "A tree of prefixes whose edges are letters."
  )

  // MARK: Copies

  @Test(arguments: ["Yes", long], [0, 1, 2, 3, 4, 5])
  func theUntouchedCopyKeepsItsOwnProgress(answer: String, story: Int) throws {
    let time = KnowingMachine.Time()
    let question = "What is a mutex good for?"
    let (one, other): (Text, Text) = ((1, question, answer), (2, question, answer))
    let unknown: Text = (-2, question, answer)
    func edited(_ text: Text) -> Text { (text.number, "What is the mutex good for?", text.answer) }
    let (table, trie) = (Self.table, Self.trie)
    let stories: [(before: [String: [Text]], after: [String: [Text]], progress: [String: Int])] = [
      (
        ["a": [one, table, other, trie]], ["a": [edited(one), table, other, trie]],
        ["a 1": 1, "a 2": 2]
      ),
      (
        ["a": [one, table, other, trie]], ["a": [one, table, edited(other), trie]],
        ["a 1": 1, "a 2": 2]
      ),
      (
        ["a": [table, one, trie], "b": [trie, other, table]],
        ["a": [table, edited(one), trie], "b": [trie, other, table]], ["a 1": 1, "b 2": 2]
      ),
      (
        ["a": [table, one, trie], "b": [trie, other, table]],
        ["a": [table, one, trie], "b": [trie, edited(other), table]], ["a 1": 1, "b 2": 2]
      ),
      (
        ["a": [table, one, trie], "b": [table, unknown, trie]],
        ["a": [table, edited(one), trie], "b": [table, unknown, trie]], ["a 1": 1]
      ),
      (
        ["a": [one, table, unknown, trie]], ["a": [edited(one), table, unknown, trie]], ["a 1": 1]
      ),
    ]
    let (before, after, progress) = stories[story]
    let machine = try machine(before, time)
    #expect(answers(try machine.look()) == progress)
    let old = try KnowingMachine("old", time)
    try old.takeHistory(of: machine)
    try machine.write(Self.files(after))
    let view = try machine.look()
    // What may be another card is asked about; nothing goes to the untouched copy.
    let found = answers(view)
    #expect(found.allSatisfy { progress[$0.key] == $0.value }, "\(found)")
    #expect(found.count + view.doubts == progress.count, "\(found) \(view.doubts)")
    // A machine that has the history alone finds the same.
    let fresh = try KnowingMachine("fresh", time)
    try fresh.takeHistory(of: machine)
    try fresh.write(Self.files(after))
    #expect(try fresh.look().progress == view.progress)
    // And one that has it from before the edit does not give the copy what is not its own.
    try old.write(Self.files(after))
    let foundOld = answers(try old.look())
    #expect(foundOld.allSatisfy { progress[$0.key] == $0.value }, "from before: \(foundOld)")
  }

  @Test func copyingAFolderMovesNothingAndIsSaid() throws {
    let time = KnowingMachine.Time()
    let cards: [Text] = [
      (1, "Who invented quicksort?", "Hoare"), (2, "What is a mutex?", Self.long), Self.table,
      (3, "Is heapsort stable?", "No"),
    ]
    let copies = cards.map { (-10 - $0.number, $0.question, $0.answer) }
    let machine = try machine(["m": cards], time)
    for copy in ["a", "z"] {
      try machine.write(Self.files(["m": cards, copy: copies]))
      let view = try machine.look()
      #expect(answers(view) == ["m 1": 1, "m 2": 2, "m 3": 3], "\(copy)")
      #expect(machine.findings.copied == 3, "said")
      _ = try machine.look()
      #expect(machine.findings.copied == 0, "once")
      try machine.write(Self.files(["m": cards]))
      try machine.look()
    }
    // Edited in the copy, and then in the old one.
    try machine.write(Self.files(["m": cards, "z": copies]))
    try machine.look()
    var edited = copies
    edited[1].1 = "What is a mutexes?"
    try machine.write(Self.files(["m": cards, "z": edited]))
    #expect(answers(try machine.look()) == ["m 1": 1, "m 2": 2, "m 3": 3])
    // The old folder goes: what is equal goes on in the copy.
    try machine.write(Self.files(["z": copies]))
    let view = try machine.look()
    #expect(
      answers(view) == ["z -11": 1, "z -12": 2, "z -13": 3], "\(view.progress) \(view.doubts)")
  }

  /// Two files with one `id:` are one deck. A copy beside the file is read behind it, whatever the order of names is.
  @Test(arguments: ["llm copy.md", "llm-2.md", "llm (1).md", "llm_b.md"], [false, true])
  func aCopyOfAFileWithAnIDTakesNothing(copy: String, isNamed: Bool) throws {
    let time = KnowingMachine.Time()
    func deck(_ first: Int, _ word: String = "") -> String {
      let cards: [Text] = [
        (first + 1, "What is a mutex\(word)?", "Yes"), (first + 2, "Who wrote Emma?", "Austen"),
        (first + 3, "When was Unix made?", Self.long),
      ]
      let text = Self.deck(cards).replacing("format: native", with: "format: native\nid: llm")
      return isNamed ? text.replacing("?\n", with: "? {#n}\n").numbered : text
    }
    let machine = try KnowingMachine("desk", time)
    try machine.write(["llm.md": deck(10)])
    try machine.look { library in Array(library.entries.indices) }
    let fresh = try KnowingMachine("fresh", time)
    try fresh.takeHistory(of: machine)
    let own = ["llm 11", "llm 12", "llm 13"]
    for (old, new) in [("", ""), ("", " then"), (" exactly", " then"), ("", ""), (" exactly", "")] {
      for machine in [machine, fresh] {
        try machine.write(["llm.md": deck(10, old), copy: deck(20, new)])
        let view = try machine.look()
        let places = view.progress.keys.sorted()
        #expect(places == own, "\(machine.name) \(old) \(new): \(view.ids) \(view.doubts)")
      }
    }
  }

  // MARK: One card under two ids

  @Test(arguments: ["Hoare", "Yes, it is", "平均是对数时间。", long], [0, 1, 2])
  func aCardThatTwoMachinesEditedIsOneOrIsAskedAbout(answer: String, neighbours: Int) throws {
    let questions = [
      "What is a mutex good for?", "What is a mutex good fo?", "What is a mutax good for?",
    ]
    for last in questions.indices {
      let time = KnowingMachine.Time()
      let machines = try ["one", "two"].map { try KnowingMachine($0, time) }
      func deck(_ version: Int) -> [String: String] {
        let card: Text = (1, questions[version], answer)
        // Its neighbours were edited, too.
        let near = [Self.table, Self.trie].map { text -> Text in
          neighbours == 0 || version == 0
            ? text : (text.number, text.question + (version == 1 ? "?" : "!"), text.answer)
        }
        return Self.files(["a": neighbours == 2 ? [card] : [near[0], card, near[1]]])
      }
      for (index, machine) in machines.enumerated() {
        try machine.write(deck(0))
        try machine.look()
        try machine.write(deck(index + 1))
        for _ in 0...index {
          try machine.look { library in
            library.entries.indices.filter {
              neighbours == 1 || library.card(at: $0, in: .english).source == "1"
            }
          }
        }
      }
      for machine in machines { try machine.write(deck(last)) }
      for _ in 0..<3 {
        for machine in machines {
          for other in machines { try machine.takeHistory(of: other) }
          try machine.look()
        }
      }
      for machine in machines {
        let view = try machine.look()
        #expect(
          answers(view)["a 1"] == 3 || view.doubts > 0,
          "\(machine.name) \(last): \(view.progress) \(view.doubts)")
      }
    }
  }

  // MARK: Without what was seen

  /// What a card was recorded with is enough for a machine that has the history alone: what it wrote of decks
  /// that nobody edited there would decide for all machines.
  @Test(arguments: [0, 1, 2])
  func aMachineThatSawNothingRecordsNoTextAgain(story: Int) throws {
    let time = KnowingMachine.Time()
    let (one, other): (Text, Text) = (
      (1, "What is a mutex?", "Yes"), (2, "What is a mutex?", "Yes")
    )
    let machine = try machine(["a": [Self.table, one, Self.trie], "b": [Self.trie, other]], time)
    let fresh = try KnowingMachine("fresh", time)
    try fresh.takeHistory(of: machine)
    let after: [[String: [Text]]] = [
      ["a": [Self.table, one, Self.trie]], ["a": [one, Self.trie], "b": [Self.trie, other]],
      ["c": [Self.table, one, Self.trie], "b": [Self.trie, other]],
    ]
    try fresh.write(Self.files(after[story]))
    let view = try fresh.look()
    #expect(!answers(view).isEmpty)
    #expect(try fresh.lines() == machine.lines())
    #expect(try fresh.look() == view)
  }

  // MARK: Renamed and edited, without what was seen

  /// Two machines that know the same cards get a file under another name, with some questions edited.
  @Test(arguments: ["Yes", "Hoare", long], [1, 2, 3])
  func aRenamedFileWithEditedQuestionsIsKnownOrAskedAbout(answer: String, edited: Int) throws {
    let time = KnowingMachine.Time()
    let cards: [Text] = [
      (1, "What is a mutex good for?", answer), (2, "Who wrote the first compiler?", "Hopper"),
      (3, "When was Unix made?", "In 1969 at Bell Labs, on a computer that nobody used."),
    ]
    let one = try machine(["a": cards, "b": [Self.table]], time)
    let two = try KnowingMachine("two", time)
    try two.write(Self.files(["a": cards, "b": [Self.table]]))
    try two.takeHistory(of: one)
    try two.look()
    let after = cards.map { card -> Text in
      card.number > edited
        ? card : (card.number, card.question.replacing("?", with: " then?"), card.answer)
    }
    for machine in [one, two] {
      try machine.write(Self.files(["z": after, "b": [Self.table]]))
      let view = try machine.look()
      let found = answers(view)
      #expect(found.allSatisfy { $0.key == "z \($0.value)" }, "\(machine.name) \(found)")
      #expect(found.count + view.doubts == 3, "\(machine.name) \(found) \(view.doubts)")
    }
  }

  @Test(arguments: 0..<4)
  func aDamagedFileOfSeenDecksIsSaidOnceAndLosesNothing(damage: Int) throws {
    let time = KnowingMachine.Time()
    let cards: [Text] = [
      (1, "What is a mutex good for?", Self.long), (2, "Who wrote the first compiler?", "Hopper"),
      (3, "das Haus", "house"),
    ]
    let machine = try machine(["a": cards + [Self.table], "b": [Self.trie]], time)
    // Moved, which only that file says.
    try machine.write(Self.files(["a": [Self.table], "b": [Self.trie] + cards]))
    try machine.look()
    try machine.damageSeenDecks { bytes in
      switch damage {
      case 0: bytes = Array("garbage".utf8)
      case 1: bytes.removeLast(bytes.count / 2)
      case 2:
        // A digit of a digest.
        let place = bytes.lastIndex(of: UInt8(ascii: "[")) ?? 0
        if let digit = bytes[place...].lastIndex(where: { (0x30...0x39).contains($0) }) {
          bytes[digit] = bytes[digit] == 0x31 ? 0x32 : 0x31
        }
      default: bytes[bytes.count / 2] ^= 1
      }
    }
    let after: [Text] = [
      (1, "What is the mutex good for?", Self.long),
      (2, "Who wrote the first compilers?", "Hopper"),
      (3, "das Haus, die Häuser", "house"),
    ]
    try machine.write(Self.files(["a": [Self.table], "b": [Self.trie] + after]))
    let view = try machine.look()
    #expect(machine.notices.count == 1, "\(machine.notices)")
    let found = answers(view)
    #expect(found.allSatisfy { $0.key == "b \($0.value)" }, "\(found)")
    #expect(found.count + view.doubts == 3, "\(found) \(view.doubts)")
    try machine.write(Self.files(["a": [Self.table, Self.trie], "b": after]))
    try machine.look()
    #expect(machine.notices.isEmpty)
  }

  // MARK: Moved and edited

  @Test(arguments: [
    ("Who invented quicksort?", "Hoare", "Who invented quiksort?", "Hoare"),
    ("Who invented quicksort?", "Hoare", "Who has invented quicksort?", "Hoare"),
    ("Who invented quicksort?", "Hoare", "Who invented quicksort?", "Tony Hoare"),
    ("What is the capital of France?", "Paris", "Capital of France?", "Paris"),
    ("das Haus", "house", "das Haus (n.)", "house"),
    ("das Haus", "house", "das Haus", "house, home"),
    ("快速排序是谁发明的？", "霍尔", "快速排序由谁发明？", "霍尔"),
  ])
  func aShortCardThatIsMovedAndEditedIsNotLost(
    question: String, answer: String, now: String, nowAnswer: String
  ) throws {
    for rest in [[(-3, "Who wrote Emma?", "Austen"), (2, "When was Unix made?", "1969")], []]
      as [[Text]]
    {
      let time = KnowingMachine.Time()
      let machine = try machine(
        ["a": [Self.table, (1, question, answer)] + rest, "b": [Self.trie]], time)
      let fresh = try KnowingMachine("fresh", time)
      try fresh.takeHistory(of: machine)
      let after = Self.files(["a": [Self.table] + rest, "b": [Self.trie, (1, now, nowAnswer)]])
      for machine in [machine, fresh] {
        try machine.write(after)
        let view = try machine.look()
        #expect(answers(view)["b 1"] == 1 || view.doubts == 1, "\(machine.name) \(view)")
      }
    }
  }

  /// The file of one language is moved alone: its card is another one from then on, and that is said, whichever
  /// language was studied and whichever file sorts first.
  @Test(arguments: ["zh", "en"], ["a", "z"])
  func aLanguageThatIsMovedAloneIsSaid(language: String, deck: String) throws {
    let machine = try KnowingMachine("desk", KnowingMachine.Time())
    let texts = [
      "zh": "# 网络\n\n### DNS 解析什么？ {#dns}\n\n把域名解析成地址，从根服务器逐级查询。\n",
      "en":
        "# Net\n\n### What does DNS resolve? {#dns}\n\nNames to addresses, from the root downwards.\n",
    ]
    var files = Dictionary(uniqueKeysWithValues: texts.map { ("n.\($0.key).md", $0.value) })
    try machine.write(files)
    try machine.look { Array($0.entries.indices) }
    files["\(deck).\(language).md"] = files.removeValue(forKey: "n.\(language).md")
    try machine.write(files)
    try machine.look()
    #expect(machine.findings.copied == 1, "said")
    try machine.look()
    #expect(machine.findings.copied == 0, "once")
  }
}

extension String {
  /// The same with a number in each `{#n}`, as names of three cards.
  fileprivate var numbered: String {
    ["{#n-1}", "{#n-2}", "{#n-3}"].reduce(self) { text, name in
      text.replacing("{#n}", with: name, maxReplacements: 1)
    }
  }
}
