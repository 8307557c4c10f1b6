/// The ids that something is known of.
struct KnownIDs {
  let recorded: [CardID: CardLook]
  /// Texts that recorded cards had before.
  let earlier: [CardID: [CardLook.Digests]]
  /// The devices that recorded looks of a card.
  let devices: [CardID: Set<String>]
  let bare: Set<CardID>
  let aliases: [CardID: CardID]
  /// Those of which nothing is known but their names.
  let linked: Set<CardID>
  /// For each known card those that it is not, as events say.
  let apart: [CardID: Set<CardID>]
  /// For each known card those of which events say that only the learner knows whether it is one of them.
  let doubted: [CardID: Set<CardID>]

  /// Texts that several recorded cards have, by their hashes: a folder was copied. Only if events say of cards
  /// that they are apart.
  let sharedTexts: Set<Int>

  init(
    recorded: [CardID: CardLook], earlier: [CardID: [CardLook.Digests]],
    devices: [CardID: Set<String>], bare: Set<CardID>, aliases: [CardID: CardID],
    linked: Set<CardID>, apart: [CardID: Set<CardID>], doubted: [CardID: Set<CardID>]
  ) {
    (self.recorded, self.earlier, self.devices) = (recorded, earlier, devices)
    (self.bare, self.aliases, self.linked) = (bare, aliases, linked)
    (self.apart, self.doubted) = (apart, doubted)
    var (texts, shared): (Set<Int>, Set<Int>) = ([], [])
    if !apart.isEmpty {
      for look in recorded.values where !texts.insert(look.textHash).inserted {
        shared.insert(look.textHash)
      }
    }
    sharedTexts = shared
  }

  /// The id under which a card is known, spelt as it is recorded; nil for an unknown id. An id of which
  /// something is known is itself, even if an alias of foreign origin leads away from it: else that would be
  /// one known card and the alias another one.
  func known(_ id: CardID) -> CardID? {
    var id = id
    // Aliases of foreign origin may loop.
    for _ in 0...aliases.count {
      // Equal strings may have other bytes: names in NFC and NFD.
      if let index = recorded.index(forKey: id) { return recorded[index].key }
      if let index = bare.firstIndex(of: id) { return bare[index] }
      guard let next = aliases[id], next != id else { return nil }
      id = next
    }
    return nil
  }

  /// Whether progress is stored under an id, or goes elsewhere from it.
  func isTaken(_ id: CardID) -> Bool {
    recorded[id] != nil || bare.contains(id) || aliases[id] != nil
  }
}

extension CardLook {
  /// A hash of question and answer, for this run.
  var textHash: Int {
    var hasher = Hasher()
    hasher.combine(question)
    hasher.combine(answer)
    return hasher.finalize()
  }
}
