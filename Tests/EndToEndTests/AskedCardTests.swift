import Testing

@testable import leitner

/// What the learner was asked stays asked, whatever else is edited, until it is answered; and a card whose text
/// comes back has its progress.
@Suite struct AskedCardTests {
  private static func card(_ number: Int, _ question: String, _ answer: String) -> String {
    "### \(question)\n<!-- source: \(number) -->\n\n\(answer)\n\n"
  }

  private static let pad = card(9, "Pad one", "A pad.")
  private static let another = card(8, "Another new card", "Text.")
  private static let fruit = "What is a kumquat? {#nm}"
  private static let kumquat = card(1, fruit, "A small citrus fruit that is eaten whole.")
  private static let brakes = card(
    2, "How do trains brake on ice? {#nm}", "By sand before the wheels.")

  /// A machine on which one card was answered.
  private func machine(
    _ files: [String: String], answering source: String
  ) throws -> KnowingMachine {
    let machine = try KnowingMachine("desk", KnowingMachine.Time())
    try machine.write(files)
    try machine.look { library in
      library.entries.indices.filter { library.card(at: $0, in: .english).source == source }
    }
    return machine
  }

  /// What a machine finds that has nothing but the history.
  private func fresh(_ machine: KnowingMachine, _ files: [String: String]) throws
    -> KnowingMachine.View
  {
    let fresh = try KnowingMachine("fresh", KnowingMachine.Time())
    try fresh.takeHistory(of: machine)
    try fresh.write(files)
    return try fresh.look()
  }

  private func separations(_ machine: KnowingMachine) throws -> [String] {
    try machine.lines().filter { $0.contains(#""event":"apart""#) }
  }

  /// Edits after which the card with the known name is still there.
  private static let later: [[String: String]] = [
    ["k.md": pad + another + brakes], ["k.md": brakes], ["k.md": brakes + pad],
    ["k.md": pad + brakes.replacing("By sand", with: "By dry sand")],
    ["k.md": pad, "other.md": brakes], ["k.md": pad + brakes.replacing("{#nm}", with: "{#ice}")],
  ]

  @Test(arguments: later) func aQuestionAboutANameStaysOpen(edit: [String: String]) throws {
    let machine = try machine(["k.md": Self.pad + Self.kumquat], answering: "1")
    try machine.write(["k.md": Self.pad + Self.brakes])
    #expect(try machine.look().doubts == 1)
    for _ in 0..<2 {
      try machine.write(edit)
      let view = try machine.look()
      #expect(view.doubts == 1 && view.progress.isEmpty)
      #expect(view.candidates.map { $0.suffix(2) } == [" 2"])
      try machine.write(edit.mapValues { $0 + Self.card(7, "More", "Of it.") })
      #expect(try machine.look().doubts == 1)
    }
    #expect(try separations(machine).isEmpty)
    let back = ["k.md": Self.pad + Self.kumquat]
    try machine.write(back)
    let view = try machine.look()
    #expect(view.progress.keys.sorted() == ["k 1"] && view.doubts == 0)
    #expect(try fresh(machine, back).progress == view.progress)
  }

  /// The card that the known one may be gets an answer of its own, or a star.
  @Test func aQuestionStaysOpenWhenItsCandidateIsAnswered() throws {
    let quick = ["k.md": Self.card(1, "Is quicksort stable?", "No.")]
    let heap = ["k.md": Self.card(2, "Is heapsort stable?", "No.")]
    let machine = try machine(quick, answering: "1")
    try machine.write(heap)
    #expect(try machine.look().candidates == ["k 2"])
    try machine.look { Array($0.entries.indices) }
    for text in ["", Self.pad, Self.pad + Self.another] {
      let decks = heap.mapValues { text + $0 }
      try machine.write(decks)
      let view = try machine.look()
      #expect(view.candidates == ["k 2"] && view.progress["k 2"]?.hasSuffix(" 1") == true)
      #expect(try fresh(machine, decks).candidates == ["k 2"])
    }
    #expect(try machine.lines().filter { $0.contains(#""event":"doubt""#) }.count == 1)
  }

  /// That card is edited itself, again and again, below an answer that says little.
  @Test func aQuestionStaysOpenWhenItsCandidateIsEdited() throws {
    let (a, b) = (Self.card(4, "x?", "y"), Self.card(5, "z?", "w"))
    let lora = "What is LoRA good for?"
    let machine = try machine(
      ["a.md": Self.card(1, lora, "Small memory") + a, "b.md": b], answering: "1")
    for (question, answer) in [
      (lora, "Small memory and more"), ("What is LoRA good fro?", "Small memory and more"),
      ("What is LoRA good fro?", "Little memory and more"), ("And LoRA?", "Little memory"),
    ] {
      try machine.write(["a.md": a, "b.md": b + Self.card(2, question, answer)])
      let view = try machine.look()
      #expect(view.candidates == ["b 2"] && view.progress.isEmpty, "\(question)")
    }
  }

  /// A card that is asked both ways stands beside its own other side, which went with it.
  @Test func aCardThatIsAskedBothWaysIsFoundByItsPlace() throws {
    func deck(_ question: String) -> [String: String] {
      [
        "k.md": Self.card(1, question, "Random zeros")
          .replacing("\n\n", with: "\n<!-- kind: reversed -->\n\n", maxReplacements: 1)
          + Self.card(2, "x?", "y")
      ]
    }
    let machine = try machine(deck("What does dropout mean?"), answering: "1")
    try machine.write(deck("Define dropout."))
    #expect(try machine.look().doubts == 2)
  }

  /// The same of a card without a name, whose question another known card asked.
  @Test func aQuestionAboutACommonQuestionStaysOpen() throws {
    let cell = ["a.md": Self.pad + Self.card(1, "Definition", "A cell.")]
    let tea = ["b.md": Self.card(3, "Definition", "Leaves in hot water.")]
    let machine = try machine(cell.merging(tea) { $1 }, answering: "1")
    let sun = ["a.md": Self.pad + Self.card(2, "Definition", "The sun.")]
    try machine.write(sun.merging(tea) { $1 })
    #expect(try machine.look().candidates == ["a 2"])
    for text in [Self.another, Self.another + Self.card(7, "More", "Of it.")] {
      try machine.write(sun.mapValues { text + $0 }.merging(tea) { $1 })
      let view = try machine.look()
      #expect(view.candidates == ["a 2"] && view.progress.isEmpty)
    }
    #expect(try separations(machine).isEmpty)
    try machine.write(cell.merging(tea) { $1 })
    #expect(try machine.look().progress.keys.sorted() == ["a 1"])
  }

  /// Two cards with one name, of which the known one goes and comes back, before the other or behind it.
  @Test(arguments: [false, true]) func aCardThatComesBackBesideItsNamesakeIsKnown(isBehind: Bool)
    throws
  {
    let both = Self.kumquat + Self.brakes
    let machine = try machine(["k.md": Self.pad + Self.kumquat], answering: "1")
    try machine.write(["k.md": Self.pad + both])
    #expect(try machine.look().progress.keys.sorted() == ["k 1"])
    try machine.write(["k.md": Self.pad + Self.brakes])
    let alone = try machine.look()
    #expect(alone.progress.isEmpty && alone.doubts == 0)
    #expect(try separations(machine).count == 1)
    for text in [isBehind ? Self.brakes + Self.kumquat : both, Self.kumquat] {
      let back = ["k.md": Self.pad + text]
      try machine.write(back)
      let view = try machine.look()
      #expect(view.progress.keys.sorted() == ["k 1"] && view.doubts == 0)
      #expect(try fresh(machine, back).progress == view.progress)
    }
  }

  /// The namesake was answered meanwhile, so its name with the deck's before it is a card of its own.
  @Test func aCardThatComesBackEditedAfterItsNamesakeWasAnsweredIsKnown() throws {
    let machine = try machine(["k.md": Self.pad + Self.kumquat], answering: "1")
    try machine.write(["k.md": Self.pad + Self.kumquat + Self.brakes])
    try machine.look()
    try machine.write(["k.md": Self.pad + Self.brakes])
    try machine.look { library in
      library.entries.indices.filter { library.card(at: $0, in: .english).source == "2" }
    }
    #expect(try machine.look().progress.keys.sorted() == ["k 2"])
    let edited = Self.kumquat.replacing("is eaten", with: "was eaten")
    for text in [edited + Self.brakes, edited] {
      let files = ["k.md": Self.pad + text]
      try machine.write(files)
      let view = try machine.look()
      #expect(view.progress["k 1"] != nil, "\(view)")
      #expect(try fresh(machine, files).progress == view.progress)
    }
  }

  /// A card was moved untouched, and then back with a letter changed: what this machine asks about is not said
  /// to be two cards.
  @Test(arguments: ["", " {#sort}"])
  func aCardThatWasMovedAndComesBackEditedIsAskedOrCarried(name: String) throws {
    let sort = Self.card(1, "When is merge sort used?" + name, "Seldom.")
    let (one, other) = (
      Self.card(3, "Is it so?", "A pad."), Self.card(4, "Other?", "Yes it is.")
    )
    let machine = try machine(["a.md": one + sort, "b.md": other], answering: "1")
    try machine.write(["a.md": one, "b.md": other + sort])
    #expect(try machine.look().progress.keys.sorted() == ["b 1"])
    let edited = ["a.md": one + sort.replacing("used?", with: "usef?"), "b.md": other]
    try machine.write(edited)
    for _ in 0..<2 {
      let view = try machine.look()
      #expect(view.progress["a 1"] != nil || view.candidates == ["a 1"], "\(view)")
      #expect(try fresh(machine, edited).doubts == view.doubts)
    }
    #expect(try separations(machine).isEmpty)
  }
}
