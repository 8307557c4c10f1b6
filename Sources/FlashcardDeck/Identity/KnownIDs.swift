/// The ids that something is known of.
struct KnownIDs {
  let recorded: [CardID: CardLook]
  let bare: Set<CardID>
  let aliases: [CardID: CardID]

  /// The id under which a card is known, spelt as it is recorded; nil for an unknown id.
  func known(_ id: CardID) -> CardID? {
    var id = id
    // Aliases of foreign origin may loop.
    var steps = 0
    while let next = aliases[id], steps <= aliases.count {
      if next == id { break }
      id = next
      steps += 1
    }
    // Equal strings may have other bytes: names in NFC and NFD.
    if let index = recorded.index(forKey: id) { return recorded[index].key }
    return bare.firstIndex(of: id).map { bare[$0] }
  }

  /// Whether progress is stored under an id, or goes elsewhere from it.
  func isTaken(_ id: CardID) -> Bool {
    recorded[id] != nil || bare.contains(id) || aliases[id] != nil
  }
}
