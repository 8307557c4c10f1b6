import Toolkit

/// Every deck, and one flat list of their cards in deck order.
public struct Library: Sendable {
  /// A card of the list.
  public struct Entry: Sendable {
    /// The card's name; no two cards of a library share one.
    public fileprivate(set) var id: CardID
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

  /// Which card of which file of its deck has a card's text.
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
  public private(set) var entries: [Entry]
  /// The problems of the files, then those of the decks as a whole.
  public let problems: [Problem]
  let locations: [CardLocation]
  /// The card in its deck's other language; shorter than `locations` if the last cards have none.
  private let otherLocations: [CardLocation]
  private var table: NameTable
  /// The ids that several cards have in their files: all but the first bear another one here.
  let sharedIDs: Set<CardID>

  /// The decks of some files. Two files are one deck if they are in one folder and differ only by the
  /// language in their names (`llm.zh.md`, `llm.en.md`), or if their front matter has the same `id`.
  public init(files: [DeckFile]) {
    var builder = LibraryBuilder(files)
    builder.build()
    decks = builder.decks
    entries = builder.entries
    problems = files.flatMap(\.problems) + builder.problems
    locations = builder.locations
    otherLocations = builder.otherLocations
    table = builder.table
    sharedIDs = builder.sharedIDs
  }

  /// Cards without text, for tests that need only names, topics and groups.
  init(entries: [Entry]) {
    decks = []
    self.entries = entries
    problems = []
    locations = []
    otherLocations = []
    sharedIDs = []
    var table = NameTable(capacity: entries.count)
    for entry in entries {
      _ = table.indexOrInsert(entry.id.description) { entries[$0].id.description }
    }
    self.table = table
  }

  /// The library with other ids for some cards, which no other card has.
  public func renamed(_ names: [CardID: CardID]) -> Library {
    if names.isEmpty { return self }
    var library = self
    for index in entries.indices {
      if let name = names[entries[index].id] { library.entries[index].id = name }
    }
    var table = NameTable(capacity: entries.count)
    let renamed = library.entries
    for entry in renamed {
      _ = table.indexOrInsert(entry.id.description) { renamed[$0].id.description }
    }
    library.table = table
    return library
  }

  /// A card's index in the list; nil if no deck has it.
  public func index(of id: CardID) -> Int? {
    table.index(of: id.description) { entries[$0].id.description }
  }

  /// A card with its text in a language if it has that, else in the language that it has.
  public func card(at index: Int, in language: Language) -> Card {
    card(at: index, in: language) { $0.card(at: $1) }
  }

  /// The same without its texts, for lists.
  public func cardWithoutText(at index: Int, in language: Language) -> Card {
    card(at: index, in: language) { $0.cardWithoutText(at: $1) }
  }

  private func card(
    at index: Int, in language: Language, from read: (DeckFile, Int) -> Card
  ) -> Card {
    let entry = entries[index]
    let deck = decks[entry.deck]
    let location = location(at: index, in: language)
    var card = read(deck.files[Int(location.file)], Int(location.card))
    card.id = entry.id
    card.topic = deck.topics[entry.topic].path(in: language)
    return card
  }

  /// How a card asks, without making its text.
  public func kind(ofCardAt index: Int) -> CardKind { outline(at: index).kind }

  /// How the text of `card(at:in:)` asks, which may not be how that of the other language does.
  public func kind(ofCardAt index: Int, in language: Language) -> CardKind {
    let location = location(at: index, in: language)
    return decks[entries[index].deck].files[Int(location.file)].cards[Int(location.card)].kind
  }

  /// The question of `card(at:in:)`, without making the rest of its text.
  public func question(at index: Int, in language: Language) -> String {
    let location = location(at: index, in: language)
    return decks[entries[index].deck].files[Int(location.file)].question(at: Int(location.card))
  }

  /// What a list shows of a card: what it asks, or of a text with gaps the heading, and the text.
  ///
  /// - Parameter isBesideSiblings: whether the other cards of its text are in the list, too, so that what the other
  ///   direction of one asks would tell the answer of that.
  public func listing(
    at index: Int, in language: Language, isBesideSiblings: Bool = false
  ) -> (heading: String, cloze: ClozeText?) {
    let location = location(at: index, in: language)
    let file = decks[entries[index].deck].files[Int(location.file)]
    if isBesideSiblings, file.cards[Int(location.card)].part == .back {
      return (card(at: index, in: language).listed, nil)
    }
    guard let cloze = file.cloze(at: Int(location.card)) else {
      return (question(at: index, in: language), nil)
    }
    return (cloze.heading, cloze.text)
  }

  /// The cards of a card's text, itself among them, which stand together.
  public func siblings(of index: Int) -> Range<Int> {
    let group = entries[index].group
    var (start, end) = (index, index + 1)
    while start > 0, entries[start - 1].group == group { start -= 1 }
    while end < entries.count, entries[end].group == group { end += 1 }
    return start..<end
  }

  /// Whether another card of a card's text is among those that were asked on a day and it is not, so that it is not
  /// to be asked on it.
  func hasSibling(of index: Int, in asked: Set<CardID>) -> Bool {
    if asked.isEmpty || asked.contains(entries[index].id) { return false }
    return siblings(of: index).contains { asked.contains(entries[$0].id) }
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

  /// The file that has a card's text in a language, and the card in it.
  func place(ofCardAt index: Int, in language: Language) -> (file: DeckFile, outline: CardOutline)?
  {
    let location = location(at: index, in: language)
    guard location.exists else { return nil }
    let file = decks[entries[index].deck].files[Int(location.file)]
    return (file, file.cards[Int(location.card)])
  }

  /// The same with the card's index among those of the file.
  func fileAndCard(at index: Int, in language: Language) -> (file: DeckFile, card: Int)? {
    let location = location(at: index, in: language)
    guard location.exists else { return nil }
    return (decks[entries[index].deck].files[Int(location.file)], Int(location.card))
  }

  private func location(at index: Int, in language: Language) -> CardLocation {
    let other = otherLocation(at: index)
    guard other.exists else { return locations[index] }
    let languages = decks[entries[index].deck].languages
    return languages[Int(other.file)] == language ? other : locations[index]
  }

  /// Whether a card's text has an explanation, in one of its languages at least.
  public func hasExplanation(at index: Int) -> Bool {
    let deck = decks[entries[index].deck]
    return [locations[index], otherLocation(at: index)].contains { location in
      location.exists
        && !deck.files[Int(location.file)].cards[Int(location.card)].explanation.isEmpty
    }
  }

  /// The language in which a card's text is shown to who wants it in another one or in this; nil if its deck names
  /// none.
  public func textLanguage(at index: Int, shown: Language) -> Language? {
    let languages = languages(at: index)
    return languages.contains(shown) ? shown : languages.first
  }

  /// The languages of a card's text; none if its deck does not name one.
  public func languages(at index: Int) -> [Language] {
    let deck = decks[entries[index].deck]
    let present = [locations[index], otherLocation(at: index)].filter(\.exists)
    return present.compactMap { deck.languages[Int($0.file)] }
  }
}
