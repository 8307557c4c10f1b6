// Stands in for the library until the deck readers land.
public struct Topic: Sendable { public func path(in: Language) -> [String] { [] } }
public struct Deck: Sendable { public let topics: [Topic]; public let id = ""; public func title(in: Language) -> String { "" } }
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
  public func card(at index: Int, in language: Language) -> Card { Card(id: entries[index].id, kind: .basic, question: "", answer: "", explanation: "", topic: [], tags: [], source: "", file: "", line: 1) }
  public func languages(at index: Int) -> [Language] { [] }
}
