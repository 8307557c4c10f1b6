/// Cards that became one because the two languages of a deck got one name for them.
extension Identifier {
  /// A card that was found by one of its languages.
  private struct Found {
    let deck: Int
    let entry: Int
    /// The id under which it is known, and the one to which that is linked.
    let known, id: CardID
  }

  /// Joins known cards that are left over with those of which they are the other language: both were answered before
  /// their texts got one name. The texts are those that were recorded, and the deck itself says that they are of one card,
  /// so that the answers to both are answers to it.
  mutating func joinLanguages() {
    let open = known.indices.filter {
      known[$0].isOpen && !known[$0].look.sharesID && known[$0].look.translation == nil
    }
    let decks = Set(open.compactMap { presentDecks[known[$0].deck] }).filter { deck in
      Set(library.decks[deck].files.map(\.language)).count > 1
    }
    if decks.isEmpty { return }
    let found = foundByOtherText(in: decks)
    var claims: [CardLook.Digests: [Int]] = [:]
    for one in open {
      for text in known[one].texts { claims[text, default: []].append(one) }
    }
    for one in open {
      guard let text = known[one].texts.first, claims[text]?.count == 1,
        let card = found[text] ?? nil, presentDecks[known[one].deck] == card.deck,
        card.known != known[one].id, !isRuledOut(known[one].id, card.entry),
        ids.apart[known[one].id]?.contains(card.known) != true
      else { continue }
      joined.append(Identification.Link(card: card.id, was: known[one].id))
      known[one].isDoubtful = true
    }
  }

  /// The known cards of some decks that were found, by the texts in both of their languages; nil for a text that several
  /// have.
  private func foundByOtherText(in decks: Set<Int>) -> [CardLook.Digests: Found?] {
    var found: [CardLook.Digests: Found?] = [:]
    func add(_ card: Found, _ faces: [CardFace]) {
      guard faces.count > 1 else { return }
      for text in Set(faces.map(\.digests)) {
        found[text] = found[text] == nil ? .some(card) : .some(nil)
      }
    }
    for arrival in arrivals where decks.contains(arrival.deck) {
      guard let one = arrival.known else { continue }
      let (entry, was) = (arrival.entry, known[one].id)
      let id = library.entries[entry].id
      add(
        Found(
          deck: arrival.deck, entry: entry, known: was, id: isLinkable(arrival, id) ? id : was),
        arrival.faces)
    }
    var texts = LibraryFaces(library)
    for (id, entry) in settled where decks.contains(library.entries[entry].deck) {
      guard library.otherLocation(at: entry).exists else { continue }
      add(
        Found(deck: library.entries[entry].deck, entry: entry, known: id, id: id),
        texts.faces(ofCardAt: entry))
    }
    return found
  }
}
