import Toolkit

/// The progress of each card that was ever answered, by its name.
///
/// Not a dictionary, which takes twice as long to fill: each start fills this table and looks up every
/// card of the library.
public struct ProgressTable: Sendable {
  /// The cards' names, in the order in which they were added.
  public private(set) var cards: [CardID] = []
  private var values: [CardProgress] = []
  private var table: NameTable

  /// An empty table with room for some cards.
  public init(capacity: Int = 0) {
    table = NameTable(capacity: capacity)
    cards.reserveLargeCapacity(capacity)
    values.reserveLargeCapacity(capacity)
  }

  /// How many cards there are.
  public var count: Int { cards.count }

  /// Whether no card was answered yet.
  public var isEmpty: Bool { cards.isEmpty }

  /// A card's progress; nil for a new card.
  public subscript(card: CardID) -> CardProgress? { index(of: card).map { values[$0] } }

  /// A card's index in the order in which they were added; nil for a new card.
  func index(of card: CardID) -> Int? {
    table.index(of: card.description) { cards[$0].description }
  }

  /// The indices of many cards, -1 for a new card.
  func indices(of wanted: some RandomAccessCollection<CardID>) -> [Int32] {
    var indices: [Int32] = []
    indices.reserveCapacity(wanted.count)
    var rest = wanted[...]
    while !rest.isEmpty {
      let batch = rest.prefix(NameTable.batch)
      rest = rest.dropFirst(NameTable.batch)
      for (card, hash) in zip(batch, batch.map { table.prefetchedHash($0.description) }) {
        let index = table.index(of: card.description, hash: hash) {
          cards[$0].description
        }
        indices.append(Int32(truncatingIfNeeded: index ?? -1))
      }
    }
    return indices
  }

  /// Sets a card's progress.
  public mutating func set(_ progress: CardProgress, for card: CardID) {
    set(progress, for: card, hash: table.prefetchedHash(card.description))
  }

  /// How many cards are best set together.
  public static let batch = NameTable.batch

  /// Sets the progress of some cards.
  public mutating func set(_ batch: [(card: CardID, progress: CardProgress)]) {
    let hashes = batch.map { table.prefetchedHash($0.card.description) }
    for index in batch.indices {
      set(batch[index].progress, for: batch[index].card, hash: hashes[index])
    }
  }

  private mutating func set(_ progress: CardProgress, for card: CardID, hash: UInt64) {
    let cards = cards
    if let index = table.indexOrInsert(
      card.description, hash: hash, { cards[$0].description })
    {
      values[index] = progress
    } else {
      self.cards.append(card)
      values.append(progress)
    }
  }

  /// A card and its progress, by the order in which the cards were added.
  public func element(at index: Int) -> (card: CardID, progress: CardProgress) {
    (cards[index], values[index])
  }

  /// The same progress of cards of which the history does not say what they looked like.
  public var withoutLooks: ProgressTable {
    var table = self
    for index in table.values.indices { table.values[index] = table.values[index].withoutLook }
    return table
  }

  /// The table with other names, which are different from one another.
  func renamed(_ name: (CardID) -> CardID) -> ProgressTable {
    var renamed = ProgressTable(capacity: count)
    for (card, progress) in elements { renamed.set(progress, for: name(card)) }
    return renamed
  }

  /// Cards and their progress, in the order in which the cards were added.
  public var elements: some Sequence<(card: CardID, progress: CardProgress)> {
    zip(cards, values).lazy.map { (card: $0, progress: $1) }
  }
}

extension ProgressTable: Equatable {
  /// Whether the same cards have the same progress, in any order.
  public static func == (one: ProgressTable, other: ProgressTable) -> Bool {
    one.count == other.count && one.elements.allSatisfy { other[$0.card] == $0.progress }
  }
}

extension ProgressTable: ExpressibleByDictionaryLiteral {
  /// A table of the cards listed.
  public init(dictionaryLiteral elements: (CardID, CardProgress)...) {
    self.init(capacity: elements.count)
    for (card, progress) in elements { set(progress, for: card) }
  }
}
