import TestSupport

@testable import FlashcardDeck

/// Decks whose author edits them from day to day, and which card is which: each card says its number in
/// its source, which no look contains.
struct IdentityWorld {
  typealias Text = IdentityMaterial.Text

  struct ModelCard {
    let number: Int
    /// One text, or an English and a Chinese one.
    var texts: [Text]
    var name: String?
    /// The language that has lost the name.
    var unnamed: Int?
  }

  struct ModelDeck {
    let kind: IdentityMaterial.Kind
    var stem: String
    var topics: [[ModelCard]]
    var isHidden = false
    /// Which of two languages there are.
    var languages: Set<Int>
    /// The cards that were taken out.
    var removed: [ModelCard] = []
    /// Questions that cards which are gone asked here: another card with one of them is, for all
    /// that a deck shows, the old one with a new answer.
    var goneQuestions: Set<String> = []

    var cards: [ModelCard] { topics.flatMap { $0 } }
    var places: [(topic: Int, card: Int)] {
      topics.indices.flatMap { topic in topics[topic].indices.map { (topic, $0) } }
    }
  }

  let material: IdentityMaterial
  var random: SeededGenerator
  var decks: [ModelDeck] = []
  /// What is to be done on the next day to cards that were edited.
  var secondEdits: [(card: Int, edit: IdentityEdit)] = []
  /// The decks that got or lost a language on this day: one that goes from one language to the other in a
  /// day is another deck for all that it shows.
  var switched: Set<Int> = []
  private var used: Set<Text> = []
  private var nextNumber = 0
  /// The last card that there was on the day before.
  private var lastOld = 0
  private var nextStem = 0

  init(_ material: IdentityMaterial, seed: UInt64) {
    self.material = material
    random = SeededGenerator(seed: seed)
    for kind in IdentityMaterial.Kind.allCases.shuffled(using: &random).prefix(4) {
      addDeck(kind, cards: number(3...14))
    }
  }

  /// Begins a day.
  mutating func startDay() {
    lastOld = nextNumber
    switched = []
  }

  /// Whether a card of this day asks what another one of its deck asks: if that one is taken out,
  /// the deck looks as if it had a new answer.
  func isSucceeded(_ card: ModelCard, in deck: Int) -> Bool {
    decks[deck].cards.contains { other in
      other.number > lastOld && other.number != card.number
        && other.texts.contains { text in card.texts.contains { $0.question == text.question } }
    }
  }

  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
  mutating func chance(_ share: Double) -> Bool { Double.random(in: 0..<1, using: &random) < share }

  mutating func stem() -> String {
    nextStem += 1
    return "\(random.pick(["a", "m", "z"]))\(nextStem)"
  }

  @discardableResult
  mutating func addDeck(_ kind: IdentityMaterial.Kind, cards: Int) -> Int {
    let isDouble = kind == .twoLanguages
    var deck = ModelDeck(
      kind: kind, stem: stem(), topics: [[], []], languages: isDouble ? [0, 1] : [0])
    let isNamed = isDouble || chance(0.3)
    for index in 0..<cards {
      guard var card = newCard(kind, in: deck) else { break }
      if isNamed { card.name = isDouble || index % 2 == 0 ? "n\(card.number)" : "q\(index)" }
      deck.topics[index * 2 / cards].append(card)
    }
    decks.append(deck)
    return decks.count - 1
  }

  /// A card that there never was; nil if the material is used up.
  mutating func newCard(_ kind: IdentityMaterial.Kind, in deck: ModelDeck) -> ModelCard? {
    for _ in 0..<20 {
      let texts = material.texts(kind, number(0...(material.count * 3)))
      guard texts.allSatisfy({ !used.contains($0) && !deck.goneQuestions.contains($0.question) })
      else { continue }
      return newCard(texts)
    }
    return nil
  }

  mutating func newCard(_ texts: [Text]) -> ModelCard {
    nextNumber += 1
    used.formUnion(texts)
    return ModelCard(number: nextNumber, texts: texts)
  }

  /// Takes an edited text, unless it would be that of another card.
  mutating func take(_ text: Text, for card: inout ModelCard, _ language: Int) -> Bool {
    guard !used.contains(text), !text.question.isEmpty, !text.answer.isEmpty else { return false }
    used.insert(text)
    card.texts[language] = text
    return true
  }

  // MARK: Files

  /// The deck files, in an order of chance.
  mutating func files() -> [(String, String)] {
    var files: [(String, String)] = []
    for deck in decks where !deck.isHidden {
      for language in deck.languages.sorted() {
        let isDouble = deck.kind == .twoLanguages
        let ending = isDouble ? [".en.md", ".zh.md"][language] : ".md"
        files.append((deck.stem + ending, Self.text(of: deck, language)))
      }
    }
    return files.shuffled(using: &random)
  }

  private static func text(of deck: ModelDeck, _ language: Int) -> String {
    var text = "---\nformat: native\n---\n\n# Deck\n"
    for (index, topic) in deck.topics.enumerated() {
      text += "\n## Topic \(index)\n"
      for card in topic {
        let name = card.unnamed == language ? nil : card.name
        text += "\n### \(card.texts[language].question)\(name.map { " {#\($0)}" } ?? "")\n"
        text += "<!-- source: \(card.number) -->\n\n\(card.texts[language].answer)\n"
      }
    }
    return text
  }
}
