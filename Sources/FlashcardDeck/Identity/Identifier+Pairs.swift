/// What events and the last comparison say of pairs of a known card and a card of the library.
extension Identifier {
  /// Whether an event says that a card of the library is not a known one.
  func isRuledOut(_ id: CardID, _ entry: Int) -> Bool {
    guard let cards = ids.apart[id] else { return false }
    return isAmong(cards, entry, besides: id) && !isItselfAgain(id, entry)
  }

  /// Whether a card is a known one although an event says so of its id. Of the cards of a deck that have one
  /// name, the name with the deck's before it is that of whichever is there, and only two texts are apart: the
  /// card with the recorded text is the known one, and so is one that is much more like it than like the
  /// known card that has got that id.
  private func isItselfAgain(_ id: CardID, _ entry: Int) -> Bool {
    guard ids.known(library.outline(at: entry).id) == id, let look = ids.recorded[id],
      library.decks[library.entries[entry].deck].id == look.deck
    else { return false }
    let arrival = arrivalOfEntry.isEmpty ? -1 : Int(arrivalOfEntry[entry])
    var texts = LibraryFaces(library)
    let faces = arrival < 0 ? texts.faces(ofCardAt: entry) : arrivals[arrival].faces
    if Self.hasRecordedText(faces, look, earlier: ids.earlier[id]) {
      return !ids.sharedTexts.contains(look.textHash)
    }
    guard library.isNamed(at: entry), let other = ids.recorded[library.exactID(ofCardAt: entry)]
    else { return false }
    let (known, another) = (CardFace(look), CardFace(other))
    return faces.contains { face in
      likeness(face, known) >= likeness(face, another) + 0.5
    }
  }

  private func likeness(_ one: CardFace, _ other: CardFace) -> Double {
    CardSimilarity.plainLikeness(ofQuestions: one.question, other.question)
      + CardSimilarity.plainLikeness(one.sketch, other.sketch)
  }

  /// Whether ids have a card of the library by its own id, unless that is the one of the known card `id`, or
  /// by the one that it has if others bear its own. An id that is a known card's says nothing of this one.
  private func isAmong(_ cards: Set<CardID>, _ entry: Int, besides id: CardID) -> Bool {
    let own = library.entries[entry].id
    if own != id, cards.contains(own), ids.known(own) == nil { return true }
    let exact = library.exactID(ofCardAt: entry)
    guard cards.contains(exact) else { return false }
    // Of copies, the one is meant that bears it.
    return library.index(of: exact).map { $0 == entry } ?? true
  }

  // MARK: Doubts

  /// The cards that are compared, by the ids under which the learner may have been asked about them.
  struct Asked {
    /// By their ids in the library, and by those that no other card has.
    var byID: [CardID: [Int]] = [:]
    /// By the ids under which they were seen.
    var bySeenID: [CardID: [Int]] = [:]
  }

  /// Finds the arrivals for which known cards may have been in doubt.
  mutating func findAsked() {
    if lastLook.doubts.isEmpty, ids.doubted.isEmpty { return }
    let cards = Set(lastLook.doubts.values.joined())
    var byText: [[UInt64]: [Int]] = [:]
    for index in arrivals.indices {
      let (entry, digests) = (arrivals[index].entry, arrivals[index].digests)
      let id = library.entries[entry].id
      asked.byID[id, default: []].append(index)
      // It got another id only if its own is that of other cards; a digest of many texts takes long.
      if arrivals[index].isNamed || isShared[entry] || ids.known(arrivals[index].ownID) != nil,
        case let exact = library.exactID(ofCardAt: entry), exact != id,
        library.index(of: exact) == nil
      {
        asked.byID[exact, default: []].append(index)
      }
      if let origin = seen.origin(of: entry), cards.contains(origin) {
        asked.bySeenID[origin, default: []].append(index)
      } else if !digests.isEmpty {
        byText[digests, default: []].append(index)
      }
    }
    // A card that was moved since has the text with which it was seen.
    for card in cards where asked.bySeenID[card] == nil {
      asked.bySeenID[card] = seen.place(of: card).flatMap { byText[$0.texts] }
    }
  }

  /// The cards of the library that a known card may be, as was found before or as events say, and the ids of
  /// those that were found before and are there no more.
  func doubted(_ id: CardID) -> [CardID] {
    var found = lastLook.doubts[id] ?? []
    func add(_ indices: [Int]) {
      for index in indices {
        let card = library.entries[arrivals[index].entry].id
        if !found.contains(card) { found.append(card) }
      }
    }
    for card in found {
      let (named, seen) = (asked.byID[card] ?? [], asked.bySeenID[card] ?? [])
      add(named + seen)
      if named.isEmpty, seen.isEmpty { add(arrivals(inPlaceOf: card)) }
    }
    for card in (ids.doubted[id] ?? []).sorted() {
      // An id that is a known card's says nothing of the one that has it in the library.
      add(
        asked.byID[card]?.filter { index in
          library.entries[arrivals[index].entry].id != card || ids.known(card) == nil
        } ?? [])
    }
    return found
  }

  /// The new cards in the place of one that the learner was asked about and that is gone, because it was edited
  /// once more.
  private func arrivals(inPlaceOf card: CardID) -> [Int] {
    guard library.index(of: card) == nil, let place = seen.place(of: card) else { return [] }
    let entries = [
      place.before.flatMap { library.index(of: $0) }.map { $0 + 1 },
      place.after.flatMap { library.index(of: $0) }.map { $0 - 1 },
    ]
    return Set(entries.compactMap(\.self)).sorted().filter { entry in
      library.entries.indices.contains(entry)
        && library.decks[library.entries[entry].deck].id == place.deck
    }.map { Int(arrivalOfEntry[$0]) }.filter { $0 >= 0 && !arrivals[$0].wasThere }
  }

  /// Asks on about the cards that have got an answer or a mark of their own since the learner was asked whether
  /// they are known ones.
  mutating func keepDoubtsAboutKnownCards() {
    for one in known.indices where known[one].arrival == nil && !known[one].isUnreadable {
      let id = known[one].id
      var candidates: [Identification.Candidate] = []
      for card in (ids.doubted[id] ?? []).sorted() {
        guard let other = ids.known(card), other != id, let entry = entryOfSettled[other],
          let look = ids.recorded[other], ids.apart[id]?.contains(card) != true
        else { continue }
        candidates.append(
          Identification.Candidate(
            index: entry, card: other, reasons: known[one].look.reasons(for: look, ids: (id, other))
          )
        )
      }
      if candidates.isEmpty { continue }
      known[one].isDoubtful = true
      let place = doubts.firstIndex { $0.was == id }
      let all = (place.map { doubts[$0].candidates } ?? []) + candidates
      let doubt = Identification.Doubt(
        was: id,
        candidates: Array(all.sorted { $0.index < $1.index }.prefix(Self.mostCandidates)))
      if let place { doubts[place] = doubt } else { doubts.append(doubt) }
    }
  }
}
