/// In which decks the known cards are now: a file may have been renamed, or its cards moved into another.
extension Identifier {
  /// A deck's cards, as they were recorded.
  private struct Ballot {
    /// The cards that could show to which deck it went, known ones and their neighbours.
    var voters = 0
    /// How many of them are in each deck now.
    var votes: [Int: Int] = [:]
  }

  /// Finds the deck of the library in which a deck's cards are now: with two cards at least, a
  /// third of those that could tell, and more than are in the deck with the old name.
  mutating func findDecks() {
    var ballots = [Ballot](repeating: Ballot(), count: deckNumbers.count)
    for (id, entry) in settled {
      guard let look = ids.recorded[id], let deck = deckNumbers[look.deck] else { continue }
      ballots[deck].voters += 1
      ballots[deck].votes[library.entries[entry].deck, default: 0] += 1
    }
    let texts = uniqueArrivals { Census.key($0.question, $0.answer, -1) }
    let answers = uniqueArrivals { Census.key($0.answer, 0, -2) }
    var neighbours: [Int: Set<CardID>] = [:]
    if known.contains(where: { presentDecks[$0.deck] == nil }) { findNeighbours() }
    for index in known.indices {
      let deck = known[index].deck
      ballots[deck].voters += 1
      if let arrival = known[index].arrival ?? onlyEqual(index, texts, answers) {
        ballots[deck].votes[arrivals[arrival].deck, default: 0] += 1
      }
      // Of a deck that is gone, neighbours vote, too, unless they were recorded in it and so vote
      // themselves.
      guard presentDecks[deck] == nil else { continue }
      for (id, place) in [
        (known[index].before, beside[index].before),
        (known[index].after, beside[index].after),
      ] {
        if case .known(let other) = place, known[Int(other)].deck == deck { continue }
        guard let id, isElsewhere(id, than: known[index].look.deck),
          neighbours[deck, default: []].insert(id).inserted
        else { continue }
        ballots[deck].voters += 1
        if let entry = entry(at: place), !isShared[entry] {
          ballots[deck].votes[library.entries[entry].deck, default: 0] += 1
        }
      }
    }
    for (deck, ballot) in ballots.enumerated() {
      let own = presentDecks[deck] == nil ? 0 : ballot.votes[deck] ?? 0
      // Of decks with equal votes, none.
      let best = ballot.votes.filter { $0.key != deck }.max { $0.value < $1.value }
      guard let best, best.value >= 2, best.value * 3 >= ballot.voters, best.value > own,
        ballot.votes.count(where: { $0.value == best.value }) == 1
      else { continue }
      presentDecks[deck] = best.key
    }
    findRenamedDeck()
  }

  /// Decks of which nothing else is known went to the new deck that asks most of their questions: a file was
  /// renamed and edited at once.
  private mutating func findRenamedDeck() {
    let open = known.filter { $0.isOpen && presentDecks[$0.deck] == nil }
    let absent = Set(open.map(\.deck))
    guard !absent.isEmpty else { return }
    var isOld = [Bool](repeating: false, count: library.decks.count)
    for (_, entry) in settled { isOld[library.entries[entry].deck] = true }
    for case let deck? in presentDecks.indices.map({ $0 < isOld.count ? nil : presentDecks[$0] }) {
      isOld[deck] = true
    }
    for card in known where card.deck < isOld.count { isOld[card.deck] = true }
    let new = isOld.indices.filter { !isOld[$0] }
    guard !new.isEmpty else { return }
    // A deck that is only not there lends nothing to another one that asks for some definition, too.
    var decksOf: [UInt64: Set<Int>] = [:]
    for arrival in arrivals where arrival.isOpen && !isOld[arrival.deck] {
      for face in arrival.faces {
        if face.isTelling {
          decksOf[Census.key(face.answer, 2, 0), default: []].insert(arrival.deck)
        }
        decksOf[Census.key(face.questionKey, 1, 0), default: []].insert(arrival.deck)
      }
    }
    for deck in absent {
      var votes: [Int: Int] = [:]
      for card in open where card.deck == deck {
        // A question of a word is asked in many decks: one more card has to say so.
        let weight = card.hasTellingQuestion ? 2 : 1
        let decks = card.texts.flatMap { text in
          [Census.key(text.question, 1, 0), Census.key(text.answer, 2, 0)]
            .flatMap { decksOf[$0] ?? [] }
        }
        for other in Set(decks) { votes[other, default: 0] += weight }
      }
      let best = votes.max { $0.value < $1.value }
      guard let best, best.value >= 2, votes.count(where: { $0.value == best.value }) == 1 else {
        continue
      }
      presentDecks[deck] = best.key
    }
  }

  /// Whether a neighbour was not recorded in a deck: never answered, or answered under another deck.
  private func isElsewhere(_ id: CardID, than deck: String) -> Bool {
    ids.known(id).flatMap { ids.recorded[$0] }.map { $0.deck != deck } ?? true
  }

  /// The only open arrival with a card's text, or with its telling answer.
  private func onlyEqual(
    _ one: Int, _ texts: [UInt64: Int], _ answers: [UInt64: Int]
  ) -> Int? {
    for text in known[one].texts {
      if let arrival = texts[Census.key(text.question, text.answer, -1)], arrival >= 0 {
        return arrival
      }
      if let arrival = answers[Census.key(text.answer, 0, -2)], arrival >= 0,
        haveTellingAnswer(one, arrival)
      {
        return arrival
      }
    }
    return nil
  }

  /// The open arrivals by a key of their text; -1 for a key that several have.
  private func uniqueArrivals(
    _ key: (CardLook.Digests) -> UInt64
  ) -> [UInt64: Int] {
    // Only for open known cards; else the table would be made for nothing.
    guard known.contains(where: \.isOpen) else { return [:] }
    var unique: [UInt64: Int] = [:]
    unique.reserveCapacity(known.count)
    for one in known.indices where known[one].isOpen {
      for text in known[one].texts { unique[key(text)] = -2 }
    }
    for index in arrivals.indices where arrivals[index].isOpen {
      for face in arrivals[index].faces {
        let key = key(face.digests)
        guard let other = unique[key] else { continue }
        unique[key] = other == -2 || other == index ? index : -1
      }
    }
    return unique
  }
}
