extension OrderedEvents {
  /// The last link that says this and was not taken back; nil if there is none.
  public func link(_ link: Identification.Link) -> Event? {
    events.last { $0.link == link && !undone.contains($0.stamp) }
  }

  /// Links that were taken back and not made again: the learner says that these are two cards.
  public var refusedLinks: Set<Identification.Link> {
    let taken = events.filter { undone.contains($0.stamp) }.compactMap(\.link)
    if taken.isEmpty { return [] }
    let standing = events.filter { !undone.contains($0.stamp) }.compactMap(\.link)
    return Set(taken).subtracting(standing)
  }
}

extension Event {
  fileprivate var link: Identification.Link? {
    guard case .link(let was) = kind else { return nil }
    return Identification.Link(card: card, was: was)
  }
}
