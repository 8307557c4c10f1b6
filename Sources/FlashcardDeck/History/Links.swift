/// Which names are names of one card.
///
/// A set of pairs, so that links mean the same in any order and cannot loop. Of the names of one card,
/// one is its key, under which its progress is kept.
public struct Links: Equatable, Sendable {
  private var keys: [CardID: CardID] = [:]
  private var members: [CardID: [CardID]] = [:]

  /// No links.
  public init() {}

  /// Links as a snapshot has them: the key of each name that is not a key itself.
  public init(keys: [CardID: CardID]) {
    for (name, key) in keys.sorted(by: { $0.key < $1.key }) { add(key, was: name) }
  }

  /// Whether no card has two names.
  public var isEmpty: Bool { keys.isEmpty }

  /// How many names are not keys.
  public var count: Int { keys.count }

  /// The keys of the cards with several names, in no particular order.
  public var cards: [CardID] { Array(members.keys) }

  /// The key of the card that bears a name; the name itself if it is the only one.
  public func key(of card: CardID) -> CardID {
    keys.isEmpty ? card : keys[card] ?? card
  }

  /// Every name of the card that bears this one, its key first.
  public func names(of card: CardID) -> [CardID] {
    let key = key(of: card)
    return [key] + (members[key] ?? [])
  }

  /// The names that are not keys, with their keys.
  public var elements: [(name: CardID, key: CardID)] {
    keys.map { (name: $0.key, key: $0.value) }.sorted { $0.name < $1.name }
  }

  /// Says that `card` is what `was` was. The key of `card` becomes that of both.
  public mutating func add(_ card: CardID, was: CardID) {
    let (new, old) = (key(of: card), key(of: was))
    if new == old { return }
    let moved = [old] + (members.removeValue(forKey: old) ?? [])
    for name in moved { keys[name] = new }
    members[new, default: []] += moved
  }

  /// The links that `events` make, which are in the order of replay and were not taken back.
  init(_ events: some Sequence<Event>) {
    for event in events { add(event) }
  }

  /// Whether links of some events, which may be earlier than those that are known, would have another
  /// name as key if all were made in the order of replay: one that joins names which are no keys.
  public func depend(onOrderOf events: [Event]) -> Bool {
    var links = self
    return events.sorted { $0.stamp < $1.stamp }.contains { event in
      guard case .link(let was) = event.kind else { return false }
      let (new, old) = (links.key(of: event.card), links.key(of: was))
      defer { links.add(event) }
      return new != event.card || old != was && old != event.card
    }
  }

  /// Adds what an event links.
  mutating func add(_ event: Event) {
    if case .link(let was) = event.kind { add(event.card, was: was) }
  }

  /// Whether the same names are names of one card, whichever of them is the key.
  public static func == (one: Links, other: Links) -> Bool {
    one.keys == other.keys || one.groups == other.groups
  }

  private var groups: Set<Set<CardID>> {
    Set(members.map { Set([$0.key] + $0.value) })
  }
}
