import Toolkit

/// Which names cards bear and beside which cards they are.
extension Identifier {
  /// The known cards whose names an arrival bears; -1 for none.
  struct ArrivalNames: Sendable {
    /// That with the id which its file gives it.
    var ownID: Int32 = -1
    /// That with its name and its deck's before it.
    var withDeck: Int32 = -1
  }

  /// Where a recorded neighbour is now.
  enum Place: Sendable {
    /// There was none.
    case none
    /// No card of the library is the one.
    case unknown
    /// An entry of the library.
    case entry(Int32)
    /// The arrival of a known card, if one was found.
    case known(Int32)
  }

  // MARK: Names

  /// Finds the known cards whose ids the arrivals bear.
  mutating func findNames() {
    // Nearly no id has a deck's name before it, and composing it for each card would take long.
    let hasDecks =
      arrivals.contains(where: \.isNamed)
      && (ids.recorded.keys.contains { $0.description.utf8.contains(0x2F) }
        || ids.aliases.keys.contains { $0.description.utf8.contains(0x2F) })
    let identifier = self
    let parts = Parallel.parts(of: arrivals.indices, worthAThread: 1000)
    names = Parallel.map(parts.count) { part in
      parts[part].map { identifier.names(of: identifier.arrivals[$0], hasDecks: hasDecks) }
    }.flatMap { $0 }
  }

  private func names(of arrival: Arrival, hasDecks: Bool) -> ArrivalNames {
    func known(_ id: CardID) -> Int32 {
      ids.known(id).flatMap { knownOfID[$0] }.map { Int32(truncatingIfNeeded: $0) } ?? -1
    }
    return ArrivalNames(
      ownID: known(arrival.ownID),
      withDeck: arrival.isNamed && hasDecks ? known(deckName(of: arrival)) : -1)
  }

  /// Whether an arrival bears the name of a known card, alone or with its deck before it.
  func hasName(_ arrival: Int, of one: Int) -> Bool {
    arrivals[arrival].isNamed && known[one].look.isNamed
      && (Int(names[arrival].ownID) == one || Int(names[arrival].withDeck) == one)
  }

  /// The known card that once asked what an arrival asks, by its id: that is a digest of the question.
  func known(askedBy arrival: Int) -> Int? {
    guard !arrivals[arrival].isNamed, !isShared[arrivals[arrival].entry],
      names[arrival].ownID >= 0
    else { return nil }
    return Int(names[arrival].ownID)
  }

  /// The known cards whose name an arrival bears, alone or with its deck before it.
  func namesakes(of arrival: Int) -> [Int] {
    guard arrivals[arrival].isNamed else { return [] }
    let (own, withDeck) = (Int(names[arrival].ownID), Int(names[arrival].withDeck))
    return [own, withDeck].filter { $0 >= 0 && known[$0].look.isNamed }
  }

  /// Whether the file of an arrival gives it another id than that of a known card.
  func isRenamed(_ one: Int, _ arrival: Int) -> Bool {
    (known[one].look.isNamed || arrivals[arrival].isNamed) && !known[one].look.sharesID
      && Int(names[arrival].ownID) != one
  }

  // MARK: Neighbours

  /// The entry that a recorded neighbour is now; nil if it is not known yet.
  func entry(at place: Place) -> Int? {
    switch place {
    case .none, .unknown: nil
    case .entry(let entry): Int(entry)
    case .known(let one): known[Int(one)].arrival.map { arrivals[$0].entry }
    }
  }

  private func place(of id: CardID) -> Place {
    func entry(_ entry: Int?) -> Place {
      entry.map { .entry(Int32(truncatingIfNeeded: $0)) } ?? .unknown
    }
    guard let known = ids.known(id) else { return entry(library.index(of: id)) }
    if let settled = entryOfSettled[known] { return entry(settled) }
    if let one = knownOfID[known] { return .known(Int32(truncatingIfNeeded: one)) }
    return entry(library.index(of: known))
  }

  /// Looks up the neighbours of all known cards, once: they are asked for with each pair.
  mutating func findNeighbours() {
    guard beside.isEmpty else { return }
    let identifier = self
    let parts = Parallel.parts(of: known.indices, worthAThread: 1000)
    let places = Parallel.map(parts.count) { part in
      parts[part].map { one in
        func place(_ id: CardID?) -> Place { id.map { identifier.place(of: $0) } ?? .none }
        let (before, after) = (
          identifier.known[one].before, identifier.known[one].after
        )
        return (before: place(before), after: place(after))
      }
    }
    beside = Array(places.joined())
  }

  /// How many neighbours of a known card are those of an arrival, 0 to 2. The end of a deck
  /// counts only beside a neighbour that is the same, because every card of a short deck is at one.
  func samePlaces(_ one: Int, _ arrival: Int) -> Int {
    let index = arrivals[arrival].entry
    func side(_ place: Place, _ recorded: CardID?, _ offset: Int) -> (same: Bool, end: Bool) {
      let neighbour = library.neighbour(of: index, offset)
      if case .none = place { return (false, neighbour == nil) }
      guard let neighbour else { return (false, false) }
      if entry(at: place) == neighbour { return (true, false) }
      // Earlier versions recorded siblings, which are no evidence and no lack of it either.
      let isSibling = recorded.map { CardPart.text(of: $0) == CardPart.text(of: known[one].id) }
      return (false, isSibling ?? false)
    }
    let (before, after) = (
      side(beside[one].before, known[one].before, -1), side(beside[one].after, known[one].after, 1)
    )
    let count = (before.same ? 1 : 0) + (after.same ? 1 : 0)
    return count == 1 && (before.end || after.end) ? 2 : count
  }

  /// Whether a card was the only one of its deck, and an arrival is.
  func isAlone(_ one: Int, _ arrival: Int) -> Bool {
    let entry = arrivals[arrival].entry
    guard case .none = beside[one].before, case .none = beside[one].after else { return false }
    return library.neighbour(of: entry, -1) == nil && library.neighbour(of: entry, 1) == nil
  }

  /// Whether a known card and an arrival can't be one: they are other parts of a text, or they were there
  /// together the last time, as two cards.
  func wereTwo(_ one: Int, _ arrival: Int) -> Bool {
    isRuledOut(known[one].id, arrivals[arrival].entry) || areOtherParts(one, arrival)
      || wereThereAsTwo(one, arrival)
  }

  /// Whether a known card and an arrival were there together the last time.
  func wereThereAsTwo(_ one: Int, _ arrival: Int) -> Bool {
    if takesCopies { return false }
    guard arrivals[arrival].wasThere else { return false }
    if known[one].seen != nil, let origin = seen.origin(of: arrivals[arrival].entry) {
      return origin != known[one].id
    }
    guard let texts = known[one].seen else {
      // It was looked for then among what was there.
      let id = library.entries[arrivals[arrival].entry].id
      return lastLook.gone.contains(known[one].id) && !known[one].doubted.contains(id)
    }
    return !arrivals[arrival].digests.contains(where: texts.contains)
  }

  /// Whether a known card and an arrival are different parts of a text: another direction, or a gap that hides
  /// something else.
  private func areOtherParts(_ one: Int, _ arrival: Int) -> Bool {
    let faces = arrivals[arrival].faces
    let part = known[one].look.part
    return !faces.isEmpty && !faces.contains { CardFace.mayBeOne($0.part, part) }
      && !isGapRewritten(one, arrival)
  }

  /// Whether a gap with the same number hides something else because the text was rewritten there. Only the
  /// learner knows whether it asks the same. If the text is as it was, another part of it is hidden.
  func isGapRewritten(_ one: Int, _ arrival: Int) -> Bool {
    let part = known[one].look.part
    return CardFace.isGap(part)
      && (ids.known(arrivals[arrival].ownID) == known[one].id || isTextEdited(one, arrival))
      && arrivals[arrival].faces.allSatisfy {
        CardFace.isGap($0.part) && !CardFace.mayBeOne($0.part, part)
          && $0.sketch != known[one].face.sketch
      }
  }

  /// Whether an arrival is the gap with the same number of a text whose heading and words were edited a little.
  private func isTextEdited(_ one: Int, _ arrival: Int) -> Bool {
    let (card, entry) = (known[one], arrivals[arrival].entry)
    return card.deck == arrivals[arrival].deck && !card.look.isNamed && !arrivals[arrival].isNamed
      && card.id.description.hasSuffix(library.outline(at: entry).part.suffix)
      && arrivals[arrival].faces.contains { face in
        CardSimilarity.areConverted(card.face.question, face.question)
          || CardSimilarity.areAlike(questions: card.face.question, face.question)
            && CardSimilarity.plainLikeness(card.face.sketch, face.sketch) >= 0.2
      }
  }

  /// Whether a known card was there the last time, and an arrival's text was not: the one may have become
  /// the other since.
  func isFresh(_ one: Int, _ arrival: Int) -> Bool {
    known[one].seen != nil && !arrivals[arrival].digests.isEmpty && !arrivals[arrival].wasThere
  }

  /// Whether an arrival was already there, as its neighbour, when a card was answered. Only digests are
  /// proof of it: names may have been given anew, and a question that two cards ask says nothing.
  func wasBeside(_ one: Int, _ arrival: Int) -> Bool {
    if arrivals[arrival].isNamed { return false }
    let (before, after) = (known[one].look.before, known[one].look.after)
    let index = arrivals[arrival].entry
    let id = library.entries[index].id
    let asksTheSame = arrivals[arrival].faces.contains { face in
      known[one].texts.contains { $0.question == face.questionKey }
    }
    if id != arrivals[arrival].ownID || !isShared[index] && !asksTheSame {
      // Unless that neighbour is another card now, and this one only asks the same.
      if id == before { return (entry(at: beside[one].before) ?? index) == index }
      if id == after { return (entry(at: beside[one].after) ?? index) == index }
    }
    // A recorded neighbour with this text would have been joined with it.
    func isUnknown(_ id: CardID?) -> Bool {
      id.map { ids.recorded.index(forKey: $0) == nil } ?? false
    }
    guard isUnknown(before) || isUnknown(after) else { return false }
    let content = contentDigest(of: arrivals[arrival]).cardID.of(library.outline(at: index).part)
    return content == before || content == after
  }
}
