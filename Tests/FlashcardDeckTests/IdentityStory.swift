import TestSupport
import Testing

@testable import FlashcardDeck

/// What happens to the ids of a learner's cards: decks are opened, cards answered, decks changed.
struct IdentityStory {
  private(set) var recorded: [CardID: CardLook] = [:]
  /// Texts that were recorded before.
  private(set) var earlier: [CardID: [CardLook.Digests]] = [:]
  /// The devices that recorded cards; none is one device for all.
  private(set) var devices: [CardID: Set<String>] = [:]
  private(set) var aliases: [CardID: CardID] = [:]
  var bare: Set<CardID> = []
  private(set) var library = Library(files: [])
  private(set) var result: Identification
  /// The texts of the files when they were opened last.
  private var texts: [String: String] = [:]
  /// The id of each card of the library, after names and links.
  private(set) var cards: [CardID] = []

  /// How the decks were when they were opened last; nil for a machine that remembers nothing but history.
  private var seen: SeenDecks?

  init(remembersDecks: Bool = false) {
    seen = remembersDecks ? SeenDecks() : nil
    result = Identification(of: library, recorded: [:])
  }

  /// Opens decks, each a path and a text, and takes in the links; `opened` was in an editor before.
  mutating func open(_ files: [(String, String)], opened: CardID? = nil) {
    let names = zip(library.entries.map(\.id), cards).filter { $0 != $1 }.map(\.0)
    let before = texts
    library = SampleDecks.library(files)
    texts = Dictionary(files, uniquingKeysWith: { $1 })
    let edited = Identification.decksToCompare(in: library, names: names) { file in
      before[file.path] != texts[file.path]
    }
    let lastLook = LastLook(
      seen: seen ?? SeenDecks(),
      doubts: Dictionary(
        result.doubts.map { ($0.was, $0.candidates.map(\.card)) }, uniquingKeysWith: { $1 }),
      gone: Set(recorded.keys).subtracting(cards),
      texts: seen == nil ? CardTexts() : CardTexts(of: library, decks: edited))
    result = Identification(
      of: library, recorded: recorded, earlier: earlier, devices: devices, bare: bare,
      aliases: aliases, edited: edited, opened: opened, lastLook: lastLook)
    cards = library.entries.indices.map { result.names[$0] ?? library.entries[$0].id }
    let given = result.names.map { (library.entries[$0.key].id, $0.value) }
    seen = seen?.following(
      library.renamed(Dictionary(given, uniquingKeysWith: { $1 })), lastLook.texts, others: [],
      held: Set(result.held.keys), key: { $0 })
    for link in result.links {
      earlier[link.card, default: []] +=
        (recorded[link.was]?.texts ?? []) + (earlier[link.was] ?? [])
      (recorded[link.was], earlier[link.was]) = (nil, nil)
      aliases[link.was] = link.card
      if let index = library.index(of: link.card) { record(link.card, recordedLook(index)) }
    }
    for index in result.changed { record(cards[index], recordedLook(index)) }
  }

  private mutating func record(_ card: CardID, _ look: CardLook) {
    if let known = recorded[card], !known.hasText(of: look) {
      earlier[card, default: []] += known.texts
    }
    recorded[card] = look
  }

  /// Takes in what another machine recorded of a card that this one does not know.
  mutating func receive(_ card: CardID, _ look: CardLook) {
    for own in recorded.keys { devices[own] = ["here"] }
    recorded[card] = look
    devices[card] = ["there"]
  }

  /// A card's look, with the ids that its neighbours really have.
  func look(_ index: Int) -> CardLook {
    var look = library.look(ofCardAt: index)
    look.before = library.neighbour(of: index, -1).map { cards[$0] }
    look.after = library.neighbour(of: index, 1).map { cards[$0] }
    return look
  }

  private func recordedLook(_ index: Int) -> CardLook {
    result.held[index]?.replaced(in: look(index)) ?? look(index)
  }

  /// Answers a card, which records its look if that has changed.
  mutating func answer(_ index: Int) {
    let look = look(index)
    if let known = recorded[cards[index]], known.isCurrent(for: look) { return }
    record(cards[index], look)
  }

  /// Answers every card; returns their ids by question and answer.
  mutating func answerAll() { for index in cards.indices { answer(index) } }

  /// The index of the only card with an answer that begins with a text.
  func index(answer: String) -> Int? {
    let found = library.entries.indices.filter {
      library.card(at: $0, in: .english).answer.hasPrefix(answer)
        || library.card(at: $0, in: .chinese).answer.hasPrefix(answer)
    }
    return found.count == 1 ? found[0] : nil
  }

  /// The id of the only card with an answer that begins with a text.
  func id(answer: String) -> CardID? { index(answer: answer).map { cards[$0] } }

  /// The id under which something is known now.
  func known(_ id: CardID) -> CardID { aliases[id].map(known) ?? id }

  /// Whether the card with an answer has the progress of an id.
  func has(answer: String, progressOf id: CardID?) -> Bool {
    guard let id, let card = self.id(answer: answer) else { return false }
    return card == known(id)
  }
}

/// What became of the one card that was answered.
enum IdentityOutcome {
  case kept, asked, new

  /// Answers the card with an answer that begins with `text` in some files, and opens others, in which it may be the card
  /// with an answer that begins with `other`.
  init(
    _ before: [(String, String)], _ text: String, _ after: [(String, String)], _ other: String,
    remembersDecks: Bool = true
  ) throws {
    var story = IdentityStory(remembersDecks: remembersDecks)
    story.open(before)
    let index = try #require(story.index(answer: text))
    story.answer(index)
    let card = story.cards[index]
    story.open(after)
    if story.has(answer: other, progressOf: card) {
      self = .kept
    } else {
      self = story.result.doubts.map(\.was) == [card] ? .asked : .new
    }
  }
}
