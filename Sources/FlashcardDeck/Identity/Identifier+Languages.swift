import Toolkit

/// Decks of two languages of which one is here, and the one in which their cards were learned is not.
extension Identifier {
  /// Texts of two languages can't be compared, so the names say which card is which, if no card of the deck
  /// is of the recorded language: a name in a deck that has some may have been given to another card.
  mutating func matchTranslated() {
    var candidates: [(one: Int, arrival: Int)] = []
    for arrival in arrivals.indices where arrivals[arrival].isOpen && arrivals[arrival].isNamed {
      guard let one = knownOfID[arrivals[arrival].ownID], known[one].isOpen,
        known[one].look.isNamed, !known[one].look.sharesID,
        known[one].deck == arrivals[arrival].deck,
        !isRuledOut(known[one].id, arrivals[arrival].entry),
        let script = known[one].face.isIdeographic,
        arrivals[arrival].faces.allSatisfy({ $0.isIdeographic == !script })
      else { continue }
      candidates.append((one, arrival))
    }
    if candidates.isEmpty { return }
    var scripts: [Int: Set<Bool>] = [:]
    for arrival in arrivals {
      scripts[arrival.deck, default: []].formUnion(arrival.faces.compactMap(\.isIdeographic))
    }
    for (id, entry) in settled {
      guard let script = ids.recorded[id].flatMap({ CardFace($0).isIdeographic }) else { continue }
      scripts[library.entries[entry].deck, default: []].insert(script)
    }
    for (one, arrival) in candidates
    where scripts[known[one].deck]?.count == 1 && !isShared[arrivals[arrival].entry] {
      match(one, arrival)
    }
  }
}
