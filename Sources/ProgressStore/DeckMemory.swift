import FlashcardDeck

/// What a store remembers of the decks, so that a start with unchanged decks does not look for known
/// cards again.
public struct DeckMemory: Equatable, Sendable {
  /// The version of each deck file, by its path; none if lines of the history are gone, so that the decks count as
  /// edited.
  public var files: [String: String]
  /// The same of files that were compared before and are not among the present decks.
  public var others: [String: String]
  /// The deck of each of these files.
  public var decks: [String: String]
  /// What tells the program that read them from others, which may find other cards in the same files; nil in a memory
  /// of an earlier version.
  public var reader: String?
  /// How many events of other devices were known; nil if the cards have to be found again although no deck was
  /// edited.
  public var foreignEvents: Int?
  /// How many names were linked to others.
  public var links: Int
  /// The ids under which cards are known that bear another one in their decks.
  public var names: [CardID: CardID]
  /// Known cards that are in no deck, with the cards that each may be, in the order of the library.
  public var doubts: [CardID: [CardID]]
  /// Known cards with the cards of which the learner said that they are none of these, as an earlier
  /// version kept it; now `apart` events say so.
  public var ruledOut: [CardID: [CardID]]
  /// Known cards of decks that are there which no deck has any more.
  public var gone: Set<CardID>
  /// Known cards of other decks that the present ones have, too: looking at these leaves them there, an
  /// answer does not.
  public var elsewhere: Set<CardID>

  /// The checksum of the file that says how the decks were seen when this was saved; nil if there was none.
  var seenChecksum: UInt64?

  /// What the learner chose last for a known card, so that it can be taken back in a later run.
  public var latestChoice: Choice?

  /// What the learner chose for a known card.
  public struct Choice: Equatable, Sendable {
    /// The id under which it is known.
    public var was: CardID
    /// The card that it is now; nil if it is none.
    public var card: CardID?
    /// The study day.
    public var day: Day
    /// What was done last before; nil if nothing was on that day.
    public var after: Event.ID?

    /// A choice with every part given.
    public init(was: CardID, card: CardID?, day: Day, after: Event.ID?) {
      (self.was, self.card, self.day, self.after) = (was, card, day, after)
    }
  }

  /// A memory with every part given.
  public init(
    files: [String: String] = [:], others: [String: String] = [:], decks: [String: String] = [:],
    reader: String? = nil, foreignEvents: Int? = nil, links: Int = 0, names: [CardID: CardID] = [:],
    doubts: [CardID: [CardID]] = [:],
    ruledOut: [CardID: [CardID]] = [:], gone: Set<CardID> = [], elsewhere: Set<CardID> = [],
    latestChoice: Choice? = nil
  ) {
    self.files = files
    self.others = others
    self.decks = decks
    self.reader = reader
    self.foreignEvents = foreignEvents
    self.links = links
    self.names = names
    self.doubts = doubts
    self.ruledOut = ruledOut
    self.gone = gone
    self.elsewhere = elsewhere
    self.latestChoice = latestChoice
  }
}

extension JSONReader {
  /// Reads a memory of decks, an object as `JSONWriter.deckMemory` writes it.
  mutating func deckMemory() throws(JSONError) -> DeckMemory {
    var memory = DeckMemory()
    try beginObject()
    while let key = try nextKey() {
      switch key {
      case "files": memory.files = try texts()
      case "others": memory.others = try texts()
      case "decks": memory.decks = try texts()
      case "reader": memory.reader = try string()
      case "foreign": memory.foreignEvents = try EventReader.count(&self)
      case "links": memory.links = try EventReader.count(&self)
      case "names":
        try beginObject()
        while let name = try nextKey() { memory.names[CardID(name.string)] = CardID(try string()) }
      case "doubts": memory.doubts = try cardLists()
      case "ruledOut": memory.ruledOut = try cardLists()
      case "gone": memory.gone = Set(try strings().map(CardID.init))
      case "elsewhere": memory.elsewhere = Set(try strings().map(CardID.init))
      case "seen": memory.seenChecksum = try number64()
      case "choice": memory.latestChoice = DeckMemory.Choice(texts: try strings())
      default: try skip()
      }
    }
    return memory
  }

  private mutating func texts() throws(JSONError) -> [String: String] {
    var texts: [String: String] = [:]
    try beginObject()
    while let key = try nextKey() { texts[key.string] = try string() }
    return texts
  }

  private mutating func cardLists() throws(JSONError) -> [CardID: [CardID]] {
    var lists: [CardID: [CardID]] = [:]
    try beginObject()
    while let card = try nextKey() { lists[CardID(card.string)] = try strings().map(CardID.init) }
    return lists
  }
}

extension JSONWriter {
  /// Writes a memory of decks.
  mutating func deckMemory(_ memory: DeckMemory) {
    raw("{\"files\":")
    texts(memory.files.map { ($0.key, $0.value) })
    if !memory.others.isEmpty {
      raw(",\n\"others\":")
      texts(memory.others.map { ($0.key, $0.value) })
    }
    raw(",\n\"decks\":")
    texts(memory.decks.map { ($0.key, $0.value) })
    if let reader = memory.reader {
      raw(",\n\"reader\":")
      string(reader)
    }
    if let events = memory.foreignEvents {
      raw(",\n\"foreign\":")
      integer(events)
    }
    if memory.links > 0 {
      raw(",\n\"links\":")
      integer(memory.links)
    }
    if !memory.names.isEmpty {
      raw(",\n\"names\":")
      texts(memory.names.map { ($0.key.description, $0.value.description) })
    }
    cardLists(memory.doubts, named: "doubts")
    cardLists(memory.ruledOut, named: "ruledOut")
    if !memory.gone.isEmpty {
      raw(",\n\"gone\":")
      strings(memory.gone.sorted().map(\.description))
    }
    if !memory.elsewhere.isEmpty {
      raw(",\n\"elsewhere\":")
      strings(memory.elsewhere.sorted().map(\.description))
    }
    if let checksum = memory.seenChecksum {
      raw(",\n\"seen\":")
      hexadecimal([checksum])
    }
    if let choice = memory.latestChoice {
      raw(",\n\"choice\":")
      strings(choice.texts)
    }
    raw("}")
  }

  private mutating func texts(_ texts: [(key: String, value: String)]) {
    raw("{")
    list(texts.sorted { $0.key < $1.key }) { json, text in
      json.raw("\n")
      json.string(text.key)
      json.raw(":")
      json.string(text.value)
    }
    raw("}")
  }

  private mutating func cardLists(_ lists: [CardID: [CardID]], named name: StaticString) {
    if lists.isEmpty { return }
    raw(",\n\"")
    raw(name)
    raw("\":{")
    list(lists.sorted { $0.key < $1.key }) { json, cards in
      json.raw("\n")
      json.string(cards.key.description)
      json.raw(":")
      json.strings(cards.value.map(\.description))
    }
    raw("}")
  }
}

extension DeckMemory.Choice {
  /// Its parts as texts; what is missing is empty.
  fileprivate var texts: [String] {
    [was.description, card?.description ?? "", day.description, after?.description ?? ""]
  }

  fileprivate init?(texts: [String]) {
    guard texts.count == 4, let day = Day(texts[2]) else { return nil }
    self.init(
      was: CardID(texts[0]), card: texts[1].isEmpty ? nil : CardID(texts[1]), day: day,
      after: Event.ID(texts[3]))
  }
}
