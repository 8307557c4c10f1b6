/// Which known card each card of a library is, if it is one.
public struct Identification: Sendable {
  /// Cards that bear another id than the library gave them, by their index: the id under which they are
  /// recorded, or a fresh one because theirs belongs to another card.
  public var names: [Int: CardID] = [:]
  /// Progress to be carried over: `card`, which nothing is known of, is what `was` was.
  public var links: [Link] = []
  /// Known cards for which several cards are likely, or one is not likely enough, in the order of their
  /// first candidates.
  public var doubts: [Doubt] = []
  /// Known cards whose look is another one than was recorded, by their index, ascending. It should be
  /// recorded again, or a card gets lost by many small edits that are made between two answers.
  public var changed: [Int] = []
  /// Texts of known cards that are not recorded, by their index.
  public var held: [Int: HeldText] = [:]
  /// The texts of known cards that were read, each in one language or two, by their index.
  var faces: [Int: [CardFace]] = [:]

  /// For each card of the library the one as which it was seen; empty if nothing was.
  var origins: [CardID?] = []

  /// The id of the card that one of the library, untouched, was when its deck was seen last; nil if nothing
  /// says which.
  public func seenAs(_ index: Int) -> CardID? { origins.isEmpty ? nil : origins[index] }

  /// A card under a new id.
  public struct Link: Hashable, Sendable {
    /// The id that the card has now.
    public var card: CardID
    /// The id under which it is recorded.
    public var was: CardID

    /// A card that was another one.
    public init(card: CardID, was: CardID) {
      self.card = card
      self.was = was
    }
  }

  /// A known card that may be one of some cards.
  public struct Doubt: Hashable, Sendable {
    /// The id under which it is recorded.
    public var was: CardID
    /// The cards that it may be, the 8 likeliest at most, in the order of the library.
    public var candidates: [Candidate]
  }

  /// A card that a known card may be.
  public struct Candidate: Hashable, Sendable {
    /// Its index in the library.
    public var index: Int
    /// The id that it has until the learner chooses.
    public var card: CardID
    /// What speaks for it.
    public var reasons: Set<Reason>
  }

  /// What speaks for a card being a known one.
  public enum Reason: String, Sendable, CaseIterable {
    case sameQuestion, similarQuestion, sameAnswer, similarAnswer, sameName, samePlace
  }

  /// Finds the known cards among those of a library.
  ///
  /// The result depends on the cards and their decks alone, not on the order of files, and is the same
  /// again when its links and names are in use.
  ///
  /// - Parameters:
  ///   - recorded: how known cards looked, by the ids under which they are known.
  ///   - earlier: other texts of them that were recorded before.
  ///   - devices: the devices that recorded looks of them.
  ///   - bare: ids with progress and without a look. A card with such an id is that card; none is
  ///     matched with any other.
  ///   - aliases: ids that were linked to a recorded or bare one.
  ///   - linked: those of the recorded and bare ones of which nothing is known but their names: which card they
  ///     are is decided between the cards with these names, and no other one is compared with them.
  ///   - apart: links that are not true.
  ///   - doubted: links of which only the learner knows whether they are true.
  ///   - edited: the decks, by index, whose cards may be others than the last time (`decksToCompare`). In them
  ///     every card's text is compared with its look; elsewhere the text of a card that is known by its
  ///     id is not read.
  ///   - opened: the card that the learner just opened in an editor, by its known id: what is in its place
  ///     is that card, rewritten.
  ///   - lastLook: what this machine saw of the decks when it compared them last.
  public init(
    of library: Library, recorded: [CardID: CardLook],
    earlier: [CardID: [CardLook.Digests]] = [:], devices: [CardID: Set<String>] = [:],
    bare: Set<CardID> = [],
    aliases: [CardID: CardID] = [:], linked: Set<CardID> = [], apart: Set<Link> = [],
    doubted: Set<Link> = [],
    edited: Set<Int> = [], opened: CardID? = nil,
    lastLook: LastLook = LastLook()
  ) {
    guard !library.decks.isEmpty, !recorded.isEmpty || !bare.isEmpty else { return }
    var identifier = Identifier(
      library,
      KnownIDs(
        recorded: recorded, earlier: earlier, devices: devices, bare: bare, aliases: aliases,
        linked: linked, apart: Self.cards(of: apart), doubted: Self.cards(of: doubted)),
      edited: edited, opened: opened, lastLook: lastLook)
    self = identifier.identify()
  }

  /// No card is known.
  public init() {}

  /// The cards of links by what they were.
  private static func cards(of links: Set<Link>) -> [CardID: Set<CardID>] {
    var cards: [CardID: Set<CardID>] = [:]
    for link in links { cards[link.was, default: []].insert(link.card) }
    return cards
  }

  /// The decks of a library, by index, in which ids do not say which card is which: the file is another one
  /// than the last time, or a card was given another id then, because its own is that of a known card.
  ///
  /// - Parameters:
  ///   - names: the cards that were given another id, by the id that the library gave them.
  ///   - isChanged: whether a file is another one than the last time.
  public static func decksToCompare(
    in library: Library, names: some Sequence<CardID>, isChanged: (DeckFile) -> Bool
  ) -> Set<Int> {
    var decks = Set(
      library.decks.indices.filter { library.decks[$0].files.contains(where: isChanged) })
    for name in names {
      if let index = library.index(of: name) { decks.insert(library.entries[index].deck) }
    }
    return decks
  }
}
