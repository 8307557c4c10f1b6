extension OrderedEvents {
  /// The last link that says this and was not taken back; nil if there is none.
  public func link(_ link: Identification.Link) -> Event? {
    events.last { $0.link == link && !undone.contains($0.stamp) }
  }

  /// What says that a card is not what `was` was, and was not taken back.
  public func separations(from was: CardID) -> [Event] {
    events.filter { $0.separation?.was == was && !undone.contains($0.stamp) }
  }

  /// Links of which the learner says that these are two cards, in both directions.
  public var ruledOut: Set<Identification.Link> {
    Self.bothWays(events.filter { !undone.contains($0.stamp) }.compactMap(\.separation))
  }

  /// Links of which only the learner knows whether they are true.
  public var doubted: Set<Identification.Link> {
    Set(events.filter { !undone.contains($0.stamp) }.compactMap(\.doubt))
  }

  /// Links that are not made without the learner, in both directions: those that were taken back and not
  /// made again, and those that are ruled out.
  public var refusedLinks: Set<Identification.Link> {
    let taken = events.filter { undone.contains($0.stamp) }.compactMap(\.link)
    if taken.isEmpty { return ruledOut }
    let standing = events.filter { !undone.contains($0.stamp) }.compactMap(\.link)
    return Self.bothWays(Set(taken).subtracting(standing)).union(ruledOut)
  }

  private static func bothWays(
    _ links: some Collection<Identification.Link>
  ) -> Set<Identification.Link> {
    Set(links).union(links.map { Identification.Link(card: $0.was, was: $0.card) })
  }
}

extension Event {
  fileprivate var link: Identification.Link? {
    guard case .link(let was) = kind else { return nil }
    return Identification.Link(card: card, was: was)
  }

  fileprivate var separation: Identification.Link? {
    guard case .apart(let was) = kind else { return nil }
    return Identification.Link(card: card, was: was)
  }

  fileprivate var doubt: Identification.Link? {
    guard case .doubt(let was) = kind else { return nil }
    return Identification.Link(card: card, was: was)
  }
}
