// Stands in for the library until the deck readers land.
public struct Topic: Sendable {}
public struct Deck: Sendable { public let topics: [Topic] }
public struct Library: Sendable {
  public struct Entry: Sendable {
    public let id: CardID
    public let deck: Int
    public let topic: Int
    public let group: Int
  }
  public let decks: [Deck]
  public let entries: [Entry]
  let positions: [CardID: Int]
  public init(stub entries: [Entry]) {
    decks = []
    self.entries = entries
    positions = Dictionary(uniqueKeysWithValues: entries.enumerated().map { ($1.id, $0) })
  }
  public func index(of id: CardID) -> Int? { positions[id] }
}
