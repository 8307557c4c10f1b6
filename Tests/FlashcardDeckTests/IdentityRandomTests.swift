import TestSupport
import Testing

@testable import FlashcardDeck

/// Random edits of random decks over hundreds of days: no card ever has another one's progress.
@Suite struct IdentityRandomTests {
  /// What became of the cards that were edited in one way.
  struct Share {
    var right = 0
    var doubtful = 0
    var lost = 0
    var all: Int { right + doubtful + lost }
  }

  private static let edits = Soak.isOn ? 100_000 : 1_500
  private static let days = 60

  @Test func noCardGetsAnothersProgress() {
    let material = IdentityMaterial()
    var shares: [String: Share] = [:]
    var (edits, wrong, days, seed) = (0, 0, 0, IdentityMaterial.firstSeed)
    while edits < Self.edits {
      seed += 1
      var life = Life(IdentityWorld(material, seed: seed), diligence: seed % 2 == 0 ? 0.1 : 0.5)
      // Each third machine has nothing but the history.
      life.story = IdentityStory(remembersDecks: seed % 3 != 0)
      for _ in 0..<Self.days where edits < Self.edits {
        edits += life.day(&shares)
        days += 1
      }
      for sentence in life.wrong.prefix(3) { Issue.record("seed \(seed): \(sentence)") }
      wrong += life.wrong.count
    }
    print(
      "\(edits) edits on \(days) days in \(seed - IdentityMaterial.firstSeed) lives, \(wrong) wrong carries"
    )
    for (kind, share) in shares.sorted(by: { $0.key < $1.key }) {
      let permille = share.right * 1000 / max(1, share.all)
      print(
        "  \(kind): \(permille / 10).\(permille % 10) % right of \(share.all), \(share.doubtful) doubts"
      )
    }
    #expect(wrong == 0)
    // What any author does all the time.
    for edit: IdentityEdit in [
      .letterInQuestion, .letterInAnswer, .nameAdded, .nameChanged, .nameRemoved, .movedInDeck,
      .fileRenamed, .languageChanged, .sameNameElsewhere, .added,
    ] {
      let share = shares[edit.rawValue] ?? Share()
      // A letter may make another word of a question, which is asked about: 13 % of 2,860 such edits.
      let least = edit == .letterInQuestion ? 85 : 95
      #expect(share.right * 100 >= share.all * least, "\(edit.rawValue)")
    }
  }

  /// A learner of a world.
  private struct Life {
    var world: IdentityWorld
    var story = IdentityStory()
    /// Which card an id's progress was made with.
    var owners: [CardID: Int] = [:]
    var wrong: [String] = []
    /// The share of the cards that are answered in a day; what is answered seldom has an old look.
    let diligence: Double
    /// The cards that had their progress when they were last seen.
    private var carried: Set<Int> = []
    private var date = 0

    init(_ world: IdentityWorld, diligence: Double) {
      self.world = world
      self.diligence = diligence
    }

    /// Edits, opens and answers; returns how many edits there were.
    mutating func day(_ shares: inout [String: Share]) -> Int {
      date += 1
      world.startDay()
      var edited: [Int: Set<String>] = [:]
      var count = 0
      for (card, edit) in world.makeSecondEdits() {
        count += 1
        edited[card, default: []].insert(edit.rawValue)
      }
      for _ in 0..<(date == 1 ? 0 : world.number(1...5)) {
        guard let edit = IdentityEdit.allCases.randomElement(using: &world.random) else { continue }
        let cards = world.make(edit)
        if !cards.isEmpty { count += 1 }
        for card in cards { edited[card, default: []].insert(edit.rawValue) }
      }
      story.open(world.files())
      for link in story.result.links { owners[link.card] = owners.removeValue(forKey: link.was) }
      compare(edited, &shares)
      for index in story.cards.indices where world.chance(diligence) {
        story.answer(index)
        owners[story.cards[index]] = number(of: index)
        carried.insert(number(of: index))
      }
      return count
    }

    private func number(of index: Int) -> Int {
      Int(story.library.card(at: index, in: .english).source) ?? -1
    }

    private mutating func compare(
      _ edited: [Int: Set<String>], _ shares: inout [String: Share]
    ) {
      var (right, present): (Set<Int>, Set<Int>) = ([], [])
      for (index, id) in story.cards.enumerated() {
        let number = number(of: index)
        present.insert(number)
        guard let owner = owners[id] else { continue }
        if owner == number { right.insert(number) } else { report(index, id, owner) }
      }
      let doubtful = Set(story.result.doubts.compactMap { owners[$0.was] })
      for (number, edits) in edited where carried.contains(number) && present.contains(number) {
        let kind = edits.count == 1 ? edits.first ?? "" : "several of these"
        if right.contains(number) {
          shares[kind, default: Share()].right += 1
        } else if doubtful.contains(number) {
          shares[kind, default: Share()].doubtful += 1
        } else {
          shares[kind, default: Share()].lost += 1
        }
      }
      carried.subtract(present)
      carried.formUnion(right)
    }

    private mutating func report(_ index: Int, _ id: CardID, _ owner: Int) {
      let card = story.library.card(at: index, in: .english)
      let look = story.recorded[id]
      wrong.append(
        """
        day \(date): card \(card.source) of \(card.file) has the progress of card \(owner) (\(id)): \
        \(card.question) / \(card.answer.prefix(60)) is not \(look?.question ?? "?") in \
        \(look?.deck ?? "?"); link \(story.result.links.contains { $0.card == id })
        """)
      // The mistake is counted once.
      owners[id] = number(of: index)
    }
  }
}
