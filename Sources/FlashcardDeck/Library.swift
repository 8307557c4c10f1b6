import Toolkit

/// Every deck, and one flat list of their cards in deck order.
public struct Library: Sendable {
  /// A card in the list.
  public struct Entry: Sendable {
    /// What names the card; no two cards of a library share a name.
    public let id: CardID
    private let shortDeck: UInt32
    private let shortTopic: UInt32
    private let shortGroup: UInt32

    /// The index of its deck.
    public var deck: Int { Int(shortDeck) }
    /// The index of its topic in its deck.
    public var topic: Int { Int(shortTopic) }
    /// Entries with equal groups are siblings: two directions, or the clozes of one text.
    public var group: Int { Int(shortGroup) }

    init(id: CardID, deck: Int, topic: Int, group: Int) {
      self.id = id
      shortDeck = UInt32(clamping: deck)
      shortTopic = UInt32(clamping: topic)
      shortGroup = UInt32(clamping: group)
    }
  }

  /// Where a card's text is: a card of a file of its deck.
  struct CardLocation: Sendable, Equatable {
    static let none = CardLocation(file: -1, card: -1)
    let file: Int32
    let card: Int32
    var exists: Bool { file >= 0 }

    init(file: Int, card: Int) {
      self.file = Int32(truncatingIfNeeded: file)
      self.card = Int32(truncatingIfNeeded: card)
    }
  }

  /// The decks, in the order of their first files.
  public let decks: [Deck]
  /// The cards, deck after deck.
  public let entries: [Entry]
  /// What the decks' authors should see: the files' problems, then those of the decks together.
  public let problems: [Problem]
  let locations: [CardLocation]
  /// The card in its deck's other language, up to the last that there is.
  private let otherLocations: [CardLocation]
  private let table: NameTable

  /// The decks that some files make up. Two files of one folder named alike but for their language
  /// (`llm.zh.md`, `llm.en.md`), or with one `id` in their front matter, are one deck.
  public init(files: [DeckFile]) {
    var builder = LibraryBuilder(files)
    builder.build()
    decks = builder.decks
    entries = builder.entries
    problems = files.flatMap(\.problems) + builder.problems
    locations = builder.locations
    otherLocations = builder.otherLocations
    table = builder.table
  }

  /// Cards without text, for tests of what looks at their names, topics and groups alone.
  init(entries: [Entry]) {
    decks = []
    self.entries = entries
    problems = []
    locations = []
    otherLocations = []
    var table = NameTable(capacity: entries.count)
    for entry in entries {
      _ = table.indexOrInsert(entry.id.description) { entries[$0].id.description }
    }
    self.table = table
  }

  /// Where a card stands in the list; nil when no deck has it.
  public func index(of id: CardID) -> Int? {
    table.index(of: id.description) { entries[$0].id.description }
  }

  /// A card with its text in a language where it has that, else in the language that it has.
  public func card(at index: Int, in language: Language) -> Card {
    let entry = entries[index]
    let deck = decks[entry.deck]
    let location = location(at: index, in: language)
    var card = deck.files[Int(location.file)].card(at: Int(location.card))
    card.id = entry.id
    card.topic = deck.topics[entry.topic].path(in: language)
    return card
  }

  /// What a card asks, as `card(at:in:)` has it, without making the rest of its text.
  public func question(at index: Int, in language: Language) -> String {
    let location = location(at: index, in: language)
    return decks[entries[index].deck].files[Int(location.file)].question(at: Int(location.card))
  }

  /// Whether a card's text is still what it was when the decks were read.
  public func isUnchanged(at index: Int, in language: Language) -> Bool {
    let location = location(at: index, in: language)
    return decks[entries[index].deck].files[Int(location.file)].text.isUnchanged
  }

  /// The card in its deck's other language.
  func otherLocation(at index: Int) -> CardLocation {
    otherLocations.indices.contains(index) ? otherLocations[index] : .none
  }

  private func location(at index: Int, in language: Language) -> CardLocation {
    let other = otherLocation(at: index)
    guard other.exists else { return locations[index] }
    let languages = decks[entries[index].deck].languages
    return languages[Int(other.file)] == language ? other : locations[index]
  }

  /// The languages that a card's text is in; none when its deck does not say.
  public func languages(at index: Int) -> [Language] {
    let deck = decks[entries[index].deck]
    let present = [locations[index], otherLocation(at: index)].filter(\.exists)
    return present.compactMap { deck.languages[Int($0.file)] }
  }
}
