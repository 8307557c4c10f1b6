import Testing

@testable import leitner

/// Cards of several decks, or of one, that ask the same or bear one name, and answer it otherwise: each has its
/// own progress, whatever becomes of the others, and every machine finds the same.
@Suite struct EqualQuestionTests {
  private static let question = "What is a nucleus, and why does it matter?"
  private static let comet = "The icy heart of a comet."
  private static let cell = "The part of a cell with the DNA."

  private static func card(_ number: Int, _ question: String, _ answer: String) -> String {
    "### \(question)\n<!-- source: \(number) -->\n\n\(answer)\n\n"
  }

  private func answers(_ view: KnowingMachine.View) -> [String: Int] {
    view.progress.compactMapValues { $0.split(separator: " ").last.flatMap { Int($0) } }
  }

  private func answer(_ sources: Set<String>, _ machine: KnowingMachine) throws {
    try machine.look { library in
      library.entries.indices.filter {
        sources.contains(library.card(at: $0, in: .english).source)
      }
    }
  }

  private enum Fate: CaseIterable {
    case deleted, reworded, fileGone, moved, renamed, answerEdited
  }

  /// The card of one deck is answered, that of the other deck never. Then something becomes of the first.
  @Test(arguments: Fate.allCases, ["", " {#nucleus}"])
  private func theOtherDecksCardStaysNew(fate: Fate, name: String) throws {
    for (known, other) in [("a", "b"), ("b", "a")] {
      for rest in ["", Self.card(3, "What is loam?", "A soil of sand and clay.")] {
        for isLater in [false, true] {
          let time = KnowingMachine.Time()
          let machine = try KnowingMachine("desk", time)
          let (one, two) = (
            Self.card(1, Self.question + name, Self.comet),
            Self.card(2, Self.question + name, Self.cell)
          )
          let first = ["\(known).md": one + rest, "\(other).md": two]
          if isLater {
            try machine.write(["\(known).md": one + rest])
            try answer(["1"], machine)
          }
          try machine.write(first)
          if !isLater { try answer(["1"], machine) }
          #expect(answers(try machine.look()) == ["\(known) 1": 1])
          var after = first
          after["\(known).md"] = rest
          switch fate {
          case .deleted: break
          case .fileGone: after["\(known).md"] = nil
          case .moved: after["c.md"] = one
          case .renamed:
            after["\(known).md"] = nil
            after["z.md"] = one + rest
          case .reworded:
            after["\(known).md"] =
              Self.card(1, "Explain a nucleus and why it matters" + name, Self.comet) + rest
          case .answerEdited:
            after["\(known).md"] =
              Self.card(1, Self.question + name, "The icey heart of a comet.") + rest
          }
          try machine.write(after)
          let view = try machine.look()
          let place = "\(fate) \(known) rest \(!rest.isEmpty) later \(isLater)"
          #expect(
            view.progress.keys.allSatisfy { !$0.hasSuffix(" 2") }, "\(place): \(view.progress)")
          let fresh = try KnowingMachine("fresh", time)
          try fresh.takeHistory(of: machine)
          try fresh.write(after)
          #expect(try fresh.look().progress == view.progress, "\(place)")
          // It comes back, after the other one was answered.
          try answer(["2"], machine)
          try machine.write(first)
          try machine.look()
          let back = answers(try machine.look())
          #expect(back == ["\(known) 1": 1, "\(other) 2": 1], "\(place), back: \(back)")
        }
      }
    }
  }

  // MARK: Folders

  private static let others =
    card(3, "What is loam?", "A soil of sand and clay.")
    + card(4, "What is humus?", "The stable part of organic matter.")

  /// A folder is copied to a name that is read before or after it: its cards stay where they were.
  @Test(arguments: ["aaa", "zzz"], ["", " {#nucleus}"])
  func aCopiedFolderTakesNothing(copy: String, name: String) throws {
    let time = KnowingMachine.Time()
    let machine = try KnowingMachine("desk", time)
    let deck = Self.card(1, Self.question + name, Self.comet) + Self.others
    func copied(_ deck: String) -> String {
      deck.replacing("source: ", with: "source: 1")
    }
    func places(_ view: KnowingMachine.View) -> [String: Int] {
      var places: [String: Int] = [:]
      for (place, count) in answers(view) {
        places[place.split(separator: " ").last.map(String.init) ?? "", default: 0] += count
      }
      return places
    }
    try machine.write(["base/k.md": deck])
    try answer(["1", "3"], machine)
    try answer(["1"], machine)
    try machine.write(["base/k.md": deck, "\(copy)/k.md": copied(deck)])
    var view = try machine.look()
    #expect(places(view) == ["1": 2, "3": 1], "\(view.progress)")
    #expect(machine.findings.copied == 2)
    let fresh = try KnowingMachine("fresh", time)
    try fresh.takeHistory(of: machine)
    try fresh.write(["base/k.md": deck, "\(copy)/k.md": copied(deck)])
    #expect(places(try fresh.look()) == ["1": 2, "3": 1], "fresh")
    // The copy's card is answered by itself, and stays when the old folder goes.
    try answer(["11"], machine)
    view = try machine.look()
    #expect(places(view) == ["1": 2, "3": 1, "11": 1], "\(view.progress)")
    try machine.write(["\(copy)/k.md": copied(deck)])
    view = try machine.look()
    #expect(places(view) == ["11": 1, "13": 1], "\(view.progress)")
    let late = try KnowingMachine("late", time)
    try late.takeHistory(of: machine)
    try late.write(["\(copy)/k.md": copied(deck)])
    #expect(try late.look().progress == view.progress)
    // And it comes back. (A name with the id of a deck that was another one's meanwhile does not say which.)
    if copy == "zzz", !name.isEmpty { return }
    try machine.write(["base/k.md": deck, "\(copy)/k.md": copied(deck)])
    try machine.look()
    view = try machine.look()
    #expect(places(view)["1"] == 2 && places(view)["11"] == 1, "back: \(view.progress)")
  }

  // MARK: One deck

  /// Two cards of a deck ask the same; they change places, and the answer of the known one is edited.
  @Test(arguments: [false, true], ["comet", "cell"])
  func ofTwoThatChangePlacesTheRightOneIsKnownOrOffered(isFirst: Bool, known: String) throws {
    let time = KnowingMachine.Time()
    let machine = try KnowingMachine("desk", time)
    let long = "The icy heart of a comet, some kilometres of dust, rock and frozen gases."
    let texts = known == "comet" ? (long, Self.cell) : (Self.cell, long)
    func deck(_ answer: String, first: Bool) -> [String: String] {
      let cards = [
        Self.card(1, "What is a nucleus?", answer), Self.card(2, "What is a nucleus?", texts.1),
      ]
      return ["d.md": "# D\n\n" + (first ? cards : cards.reversed()).joined()]
    }
    try machine.write(deck(texts.0, first: isFirst))
    try answer(["1"], machine)
    try machine.look()
    let edited = texts.0.replacing("icy", with: "icey").replacing("cell", with: "cel")
    try machine.write(deck(edited, first: !isFirst))
    let view = try machine.look()
    #expect(view.progress["d 2"] == nil)
    #expect(view.progress["d 1"] != nil || view.candidates == ["d 1"], "\(view)")
  }

  /// A known card with a name goes; its neighbour of a like name, never answered, was there all the time.
  @Test func aNeighbourThatWasThereIsNotOffered() throws {
    let time = KnowingMachine.Time()
    let machine = try KnowingMachine("desk", time)
    let cards = (1...3).map { number in
      let name = ["alpha", "beta", "gamma"][number - 1]
      return Self.card(
        number, "What does register \(name) of the device hold? {#q-\(name)-1}",
        "The state of unit \(name) after the last reset of the device.")
    }
    for gone in 0..<2 {
      try machine.write(["d.md": cards.joined()])
      if gone == 0 { try answer(["1"], machine) }
      try machine.look()
      var after = cards
      after.remove(at: 0)
      if gone == 1 { after.reverse() }
      try machine.write(["d.md": after.joined()])
      let view = try machine.look()
      #expect(view.progress.isEmpty)
      #expect(view.doubts == 0, "\(view.candidates)")
    }
  }
}
