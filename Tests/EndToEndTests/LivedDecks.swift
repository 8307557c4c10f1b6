import TestSupport

/// Decks of short and like cards that an author edits: many cards of one form, short answers, copies. Each
/// card says its number in its source, which no look contains.
struct LivedDecks {
  struct LivedCard {
    var number: Int
    var question: String
    var answer: String
    var name: String?
  }

  enum Edit: CaseIterable {
    case letterInQuestion, letterInAnswer, reworded, answerRewritten, both, movedInDeck, moved,
      movedAndEdited, copied, copiedInDeck, deleted, added, replaced, renamed, renamedAndEdited,
      named,
      unnamed, deckCopied, deckDeleted
  }

  var decks: [(stem: String, cards: [LivedCard])] = []
  private var nextNumber = 0
  private var nextStem = 0

  init(_ random: inout SeededGenerator) {
    for _ in 0..<3 {
      nextStem += 1
      decks.append(("d\(nextStem)", []))
      for _ in 0..<Int.random(in: 2...5, using: &random) {
        decks[decks.count - 1].cards.append(newCard(&random))
      }
    }
  }

  var cards: [LivedCard] { decks.flatMap(\.cards) }

  /// The text of each file.
  var files: [String: String] {
    Dictionary(
      decks.map { deck in
        let cards = deck.cards.map { card in
          "\n### \(card.question)\(card.name.map { " {#\($0)}" } ?? "")\n"
            + "<!-- source: \(card.number) -->\n\n\(card.answer)\n"
        }
        return (deck.stem + ".md", "---\nformat: native\n---\n\n# Deck\n" + cards.joined())
      }, uniquingKeysWith: { $1 })
  }

  private static let subjects = [
    "quicksort", "heapsort", "mergesort", "a hash table", "a trie", "a stack", "a queue",
    "a B-tree",
    "the GIL", "a mutex", "a semaphore", "an inode", "a socket", "a pipe", "a cache", "a page",
  ]
  private static let forms: [(String, [String])] = [
    (
      "Is # stable?",
      ["No", "Yes", "No, it swaps items over long distances and loses their order."]
    ),
    (
      "What is # used for?",
      [
        "It keeps what many threads share from being changed by two of them at once.", "speed",
        "Looking things up by a key in a time that does not depend on how many there are.",
      ]
    ),
    ("Who invented #?", ["Hoare", "Knuth", "Dijkstra"]),
    ("# 的时间复杂度是多少？", ["O(n)", "平均是对数时间，最坏情况下是线性时间。", "O(1)"]),
  ]

  private mutating func newCard(_ random: inout SeededGenerator) -> LivedCard {
    nextNumber += 1
    let form = random.pick(Self.forms)
    let question = form.0.replacing("#", with: random.pick(Self.subjects))
    return LivedCard(number: nextNumber, question: question, answer: random.pick(form.1))
  }

  private func anyPlace(_ random: inout SeededGenerator) -> (deck: Int, card: Int)? {
    let places = decks.indices.flatMap { deck in decks[deck].cards.indices.map { (deck, $0) } }
    return places.randomElement(using: &random)
  }

  private static func letterChanged(_ text: String, _ random: inout SeededGenerator) -> String {
    var letters = Array(text)
    let places = letters.indices.filter { letters[$0].isLetter }
    guard let place = places.randomElement(using: &random) else { return text + "s" }
    letters[place] = random.pick(["a", "e", "i", "o", "t"])
    return String(letters)
  }

  /// Makes an edit, if the decks allow it.
  mutating func make(_ edit: Edit, _ random: inout SeededGenerator) {
    guard let (deck, card) = anyPlace(&random) else {
      decks.append(("d\(nextStem)", [newCard(&random)]))
      return
    }
    let other = Int.random(in: decks.indices, using: &random)
    func place(in deck: Int) -> Int { Int.random(in: 0...decks[deck].cards.count, using: &random) }
    switch edit {
    case .letterInQuestion: editLetter(deck, card, \.question, &random)
    case .letterInAnswer: editLetter(deck, card, \.answer, &random)
    case .reworded:
      decks[deck].cards[card].question = "In short: " + decks[deck].cards[card].question
    case .answerRewritten: decks[deck].cards[card].answer = newCard(&random).answer
    case .both:
      editLetter(deck, card, \.question, &random)
      editLetter(deck, card, \.answer, &random)
    case .movedInDeck, .moved:
      let target = edit == .moved ? other : deck
      let moved = decks[deck].cards.remove(at: card)
      decks[target].cards.insert(moved, at: place(in: target))
    case .movedAndEdited:
      editLetter(deck, card, \.question, &random)
      let moved = decks[deck].cards.remove(at: card)
      decks[other].cards.insert(moved, at: place(in: other))
    case .copied, .copiedInDeck:
      let target = edit == .copied ? other : deck
      var copy = decks[deck].cards[card]
      nextNumber += 1
      copy.number = nextNumber
      decks[target].cards.insert(copy, at: place(in: target))
    case .deleted: decks[deck].cards.remove(at: card)
    case .added: decks[deck].cards.insert(newCard(&random), at: place(in: deck))
    case .replaced: decks[deck].cards[card] = newCard(&random)
    case .renamed, .renamedAndEdited:
      nextStem += 1
      decks[deck].stem = random.pick(["a", "m", "z"]) + "\(nextStem)"
      if edit == .renamedAndEdited { editLetter(deck, card, \.question, &random) }
    case .named: decks[deck].cards[card].name = "n\(decks[deck].cards[card].number)"
    case .unnamed: decks[deck].cards[card].name = nil
    case .deckCopied:
      if decks.count > 4 { return }
      nextStem += 1
      decks.append(("c\(nextStem)", decks[deck].cards))
      for index in decks[decks.count - 1].cards.indices {
        nextNumber += 1
        decks[decks.count - 1].cards[index].number = nextNumber
      }
    case .deckDeleted: if decks.count > 2 { decks.remove(at: deck) }
    }
  }

  private mutating func editLetter(
    _ deck: Int, _ card: Int, _ text: WritableKeyPath<LivedCard, String>,
    _ random: inout SeededGenerator
  ) {
    decks[deck].cards[card][keyPath: text] = Self.letterChanged(
      decks[deck].cards[card][keyPath: text], &random)
  }
}
