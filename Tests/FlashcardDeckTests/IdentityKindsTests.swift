import TestSupport
import Testing
import Toolkit

@testable import FlashcardDeck

/// Random edits of texts that are several cards each: no gap, and no direction, ever has the progress of
/// another one.
@Suite struct IdentityKindsTests {
  private static let edits = Soak.isOn ? 20_000 : 600

  @Test func noSiblingGetsAnothersProgress() {
    var shares: [String: (right: Int, asked: Int, lost: Int)] = [:]
    var (edits, wrong, seed) = (0, 0, IdentityMaterial.firstSeed)
    while edits < Self.edits {
      seed += 1
      var world = KindsWorld(seed: seed)
      // Each third machine has nothing but the history.
      var story = IdentityStory(remembersDecks: seed % 3 != 0)
      var owners: [CardID: KindsWorld.Key] = [:]
      story.open(world.files)
      for _ in 0..<30 where edits < Self.edits {
        for index in story.cards.indices where world.chance(0.5) {
          story.answer(index)
          owners[story.cards[index]] = world.key(of: story.library.card(at: index, in: .english))
        }
        let known = Set(owners.values)
        let edit = world.edit()
        edits += 1
        story.open(world.files)
        for link in story.result.links { owners[link.card] = owners.removeValue(forKey: link.was) }
        var right: Set<KindsWorld.Key> = []
        for (index, id) in story.cards.enumerated() {
          guard let owner = owners[id] else { continue }
          let key = world.key(of: story.library.card(at: index, in: .english))
          if owner == key {
            right.insert(key)
          } else {
            wrong += 1
            let parts = [story.recorded[id]?.part ?? "?", story.look(index).part]
            Issue.record(
              "seed \(seed), \(edit.name): \(key) has the progress of \(owner) as \(id): \(parts)")
            owners[id] = key
          }
        }
        let asked = Set(story.result.doubts.compactMap { owners[$0.was] })
        for key in edit.cards where known.contains(key) {
          var share = shares[edit.name] ?? (0, 0, 0)
          if right.contains(key) {
            share.right += 1
          } else if asked.contains(key) {
            share.asked += 1
          } else {
            share.lost += 1
          }
          shares[edit.name] = share
        }
        // What was not carried is a new card from now on.
        for (id, owner) in owners where !right.contains(owner) { owners[id] = nil }
      }
    }
    print(
      "\(edits) edits of texts with several cards in \(seed - IdentityMaterial.firstSeed) lives, \(wrong) wrong carries"
    )
    for (name, share) in shares.sorted(by: { $0.key < $1.key }) {
      print("  \(name): \(share.right) right, \(share.asked) asked, \(share.lost) lost")
      let all = share.right + share.asked + share.lost
      #expect((share.right + share.asked) * 100 >= all * 90, "\(name)")
    }
    #expect(wrong == 0)
    #expect(shares.count >= 8)
  }
}

/// Two decks of texts with gaps, both ways and one way, and which card is which: what it asks.
private struct KindsWorld {
  /// Which card: a text, and in it a gap by a number that never changes, 0 forwards and -1 backwards.
  struct Key: Hashable {
    let text: Int
    let part: Int
  }

  private struct Word {
    var text: String
    /// The gap that hides it; nil for none.
    var gap: Int?
  }

  private struct Made {
    let number: Int
    var heading: [String]
    var words: [Word]
    var isBothWays: Bool
    /// Whether the heading stands where the words were, and they where it was.
    var isTurned = false
    var hasGaps: Bool
    var name: String?
    /// The number that is written for each gap.
    var numbers: [Int: Int] = [:]
  }

  private static let material: [String] = {
    let words = IdentityMaterial().answerWords.filter { $0.count >= 5 && $0.allSatisfy(\.isASCII) }
    return Array(Set(words)).sorted()
  }()

  private var random: SeededGenerator
  private var decks: [[Made]] = [[], []]
  private var next = 0
  private var nextGap = 0

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
    for deck in decks.indices { for _ in 0..<6 { decks[deck].append(make()) } }
  }

  mutating func chance(_ share: Double) -> Bool { Double.random(in: 0..<1, using: &random) < share }

  private mutating func word() -> String { random.pick(Self.material) }

  private mutating func make() -> Made {
    next += 1
    let form = Int.random(in: 0...3, using: &random)
    var made = Made(
      number: next, heading: (0..<5).map { _ in word() },
      words: (0..<Int.random(in: 12...25, using: &random)).map { _ in Word(text: word()) },
      isBothWays: form == 0, hasGaps: form > 1, name: chance(0.3) ? "n\(next)" : nil)
    if made.hasGaps { for _ in 0..<Int.random(in: 1...4, using: &random) { addGap(&made) } }
    return made
  }

  private mutating func addGap(_ made: inout Made) {
    // Gaps that hide the same word are told apart by their numbers alone.
    let hidden = Set(made.words.filter { $0.gap != nil }.map(\.text))
    let free = made.words.indices.filter {
      made.words[$0].gap == nil && !hidden.contains(made.words[$0].text)
    }
    guard let place = free.randomElement(using: &random) else { return }
    nextGap += 1
    made.words[place].gap = nextGap
    made.numbers[nextGap] = (made.numbers.values.max() ?? 0) + 1
  }

  var files: [(String, String)] {
    decks.enumerated().map { index, deck in
      ("deck\(index).md", "# Deck\n\n## Topic\n" + deck.map(Self.text).joined())
    }
  }

  private static func text(_ made: Made) -> String {
    let name = made.name.map { " {#\($0)}" } ?? ""
    let words = made.words.map { word in
      word.gap.map { "{{c\(made.numbers[$0] ?? 1)::\(word.text)}}" } ?? word.text
    }
    let sides = [made.heading, words].map { $0.joined(separator: " ") }
    let (front, back) = made.isTurned ? (sides[1], sides[0]) : (sides[0], sides[1])
    return "\n### \(front)\(name)\n<!-- source: \(made.number) -->\n"
      + (made.isBothWays ? "<!-- kind: reversed -->\n" : "") + "\n\(back)\n"
  }

  func key(of card: Card) -> Key {
    let number = Int(card.source) ?? -1
    switch card.part {
    case .whole: return Key(text: number, part: isTurned(number) ? -1 : 0)
    case .back: return Key(text: number, part: isTurned(number) ? 0 : -1)
    case .gap(let written):
      let made = decks.joined().first { $0.number == number }
      return Key(text: number, part: made?.numbers.first { $0.value == written }?.key ?? -2)
    }
  }

  private func isTurned(_ number: Int) -> Bool {
    decks.joined().contains { $0.number == number && $0.isTurned }
  }

  private func keys(_ made: Made) -> [Key] {
    if made.hasGaps { return made.numbers.keys.map { Key(text: made.number, part: $0) } }
    let front = made.isTurned ? -1 : 0
    return [Key(text: made.number, part: front)]
      + (made.isBothWays ? [Key(text: made.number, part: -1 - front)] : [])
  }

  /// Makes one edit; returns its name and the cards that should keep their progress.
  mutating func edit() -> (name: String, cards: [Key]) {
    let deck = Int.random(in: 0...1, using: &random)
    guard decks[deck].count > 2 else {
      decks[deck].append(make())
      return ("text added", [])
    }
    let place = Int.random(in: 0..<decks[deck].count, using: &random)
    var made = decks[deck][place]
    let gaps = made.words.indices.filter { made.words[$0].gap != nil }
    let others = made.words.indices.filter { made.words[$0].gap == nil }
    let name: String
    switch (Int.random(in: 0...12, using: &random), gaps.randomElement(using: &random)) {
    case (0, _?), (1, nil):
      if let other = others.randomElement(using: &random) { made.words[other].text = word() }
      name = "a word of the text"
    case (1, _?):
      addGap(&made)
      name = "a gap more"
    case (2, let gap?) where gaps.count > 1:
      made.numbers[made.words[gap].gap ?? 0] = nil
      made.words[gap].gap = nil
      name = "a gap less"
    case (3, _?):
      let shuffled = made.numbers.values.shuffled(using: &random)
      for (gap, number) in zip(made.numbers.keys.sorted(), shuffled) { made.numbers[gap] = number }
      name = "gaps renumbered"
    case (4, let gap?):
      var letters = Array(made.words[gap].text)
      letters[Int.random(in: 1..<letters.count, using: &random)] = "z"
      made.words[gap].text = String(letters)
      name = "a letter in a gap"
    case (5, let gap?):
      // The same number hides something else: a new card, unless that is like it.
      let unlike = others.filter {
        !Likeness.areAlike(made.words[$0].text, made.words[gap].text)
      }
      guard let other = unlike.randomElement(using: &random), let old = made.words[gap].gap else {
        return ("nothing", [])
      }
      nextGap += 1
      made.numbers[nextGap] = made.numbers.removeValue(forKey: old)
      (made.words[gap].gap, made.words[other].gap) = (nil, nextGap)
      name = "another gap under the number"
    case (6, _):
      made.heading[Int.random(in: 0..<made.heading.count, using: &random)] = word()
      name = "a word of the heading"
    case (7, _):
      made.name = made.name == nil ? "m\(made.number)" : nil
      name = "name added or removed"
    case (8, _):
      decks[deck].remove(at: place)
      decks[1 - deck].append(made)
      return ("moved to another deck", keys(made))
    case (9, nil):
      made.isBothWays.toggle()
      name = "both ways or one"
    case (10, nil) where made.isBothWays, (11, nil) where made.isBothWays:
      made.isTurned.toggle()
      name = "sides exchanged"
    case (12, nil) where made.isBothWays:
      made.isTurned.toggle()
      if let other = others.randomElement(using: &random) { made.words[other].text += "z" }
      made.heading[0] += "z"
      name = "sides exchanged and edited"
    case (10, _):
      decks[deck][place] = make()
      return ("another text in the place", [])
    default:
      decks[deck].insert(make(), at: place)
      return ("text added", [])
    }
    decks[deck][place] = made
    // What is gone, and what is new, has nothing to keep; only what was known is counted.
    return (name, keys(made))
  }
}
