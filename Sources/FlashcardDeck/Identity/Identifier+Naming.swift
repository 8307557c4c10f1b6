import Toolkit

/// Turns matches into ids and links.
extension Identifier {
  mutating func name(_ result: inout Identification) {
    let nameless = arrivals.indices.filter { arrivals[$0].known == nil }
    // The ids that are in use matter only to cards without one.
    var taken = nameless.isEmpty ? [] : idsOfOthers(result)
    for arrival in arrivals {
      guard let one = arrival.known else { continue }
      let (id, was) = (library.entries[arrival.entry].id, known[one].id)
      let isLinkable = isLinkable(arrival, id) && !isOnlyLengthened(was, arrival)
      if !nameless.isEmpty {
        taken.insert(was)
        if isLinkable { taken.insert(id) }
      }
      if isLinkable {
        result.links.append(Identification.Link(card: id, was: was))
      } else if !id.description.utf8.elementsEqual(was.description.utf8) {
        result.names[arrival.entry] = was
      }
    }
    nameTheRest(nameless, &taken, &result)
    result.links += joined
    result.links.sort { $0.card.description < $1.card.description }
    keepDoubtsAboutKnownCards()
    result.doubts = doubts.sorted {
      ($0.candidates[0].index, $0.was) < ($1.candidates[0].index, $1.was)
    }
    for doubt in result.doubts.indices {
      for place in result.doubts[doubt].candidates.indices {
        let index = result.doubts[doubt].candidates[place].index
        if let name = result.names[index] { result.doubts[doubt].candidates[place].card = name }
      }
    }
  }

  /// The ids of the cards that are neither settled nor compared: most are known by a bare id, some of them
  /// by way of an alias.
  private func idsOfOthers(_ result: Identification) -> Set<CardID> {
    var isSettled = [Bool](repeating: false, count: library.entries.count)
    for (_, entry) in settled { isSettled[entry] = true }
    let others = library.entries.indices.filter { arrivalOfEntry[$0] < 0 && !isSettled[$0] }
    return Set(others.map { result.names[$0] ?? library.entries[$0].id })
  }

  /// Whether progress can be carried over to an id: one that nothing is known of, that the card's
  /// own file gives it, and that no other card of the library claims. Other ids depend on which decks there
  /// are, so the card is found again under its recorded id each time.
  func isLinkable(_ arrival: Arrival, _ id: CardID) -> Bool {
    id == arrival.ownID && !isShared[arrival.entry] && !ids.isTaken(id)
  }

  /// Whether a card is known by the id that the library gives to one of several cards with its own id. Its own id
  /// alone may be another card's on a machine that answered that one: a link would join the two.
  private func isOnlyLengthened(_ was: CardID, _ arrival: Arrival) -> Bool {
    guard arrival.isNamed else {
      let part = library.outline(at: arrival.entry).part
      return was == contentDigest(of: arrival).cardID.of(part)
    }
    let (was, own) = (was.description, arrival.ownID.description)
    return was.hasSuffix("/" + own)
      || was.lastIndex(of: "-").map { dash in
        was[..<dash].hasSuffix("/" + own) && Int(was[dash...].dropFirst()) != nil
      } ?? false
  }

  // MARK: Cards that are not known

  /// Gives ids to the cards that no known card was found for, if theirs belongs to another card.
  private func nameTheRest(
    _ indices: [Int], _ taken: inout Set<CardID>, _ result: inout Identification
  ) {
    // A card that is known by a bare id keeps it, or gets it if it is of the card's content.
    var left: [Int] = []
    for index in indices {
      let entry = arrivals[index].entry
      let id = library.entries[entry].id
      if arrivals[index].isBare, let known = ids.known(id), taken.insert(known).inserted {
        if !known.description.utf8.elementsEqual(id.description.utf8) {
          result.names[entry] = known
        }
      } else if ids.isTaken(id) || taken.contains(id) {
        left.append(index)
      }
    }
    // In an order that depends on the cards, not on that of the files.
    left.sort { order(arrivals[$0]) < order(arrivals[$1]) }
    // The last number of each id, because to begin anew would be quadratic in the copies.
    var numbers: [CardID: Int] = [:]
    for index in left {
      let entry = arrivals[index].entry
      let fresh = freshID(arrivals[index], taken, &numbers)
      taken.insert(fresh)
      result.names[entry] = fresh
    }
  }

  private func order(_ arrival: Arrival) -> (String, String, UInt64, Int) {
    (
      library.decks[arrival.deck].id, arrival.faces[0].question, arrival.faces[0].answer,
      arrival.entry
    )
  }

  /// An id that nothing is known of: the name with the deck's before it, or a digest of question and
  /// answer; with a number if that is taken.
  private func freshID(
    _ arrival: Arrival, _ taken: Set<CardID>, _ numbers: inout [CardID: Int]
  ) -> CardID {
    func isFree(_ id: CardID) -> Bool {
      if taken.contains(id) { return false }
      if let known = ids.known(id) { return isUnclaimed(known) }
      return !ids.isTaken(id) && library.index(of: id).map { $0 == arrival.entry } ?? true
    }
    let part = library.outline(at: arrival.entry).part
    var digest: Digest?
    var first = deckName(of: arrival)
    if !arrival.isNamed {
      let content = contentDigest(of: arrival)
      (digest, first) = (content, content.cardID.of(part))
    }
    var id = first
    while !isFree(id) {
      let number = numbers[first, default: 1] + 1
      numbers[first] = number
      if var numbered = digest {
        numbered.add(number)
        id = numbered.cardID.of(part)
      } else {
        id = CardID("\(first)-\(number)")
      }
    }
    return id
  }

  /// Whether an id is bare and no card of the library bears it: it is of the content, so the card with
  /// that content is the one.
  private func isUnclaimed(_ id: CardID) -> Bool {
    ids.recorded[id] == nil && ids.bare.contains(id) && library.index(of: id) == nil
  }
}
