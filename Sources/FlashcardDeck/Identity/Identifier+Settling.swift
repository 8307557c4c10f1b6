import Toolkit

/// Cards that are known by their ids alone.
extension Identifier {
  /// Finds the cards that are known by their id alone; returns the ids of the others.
  mutating func settle(_ result: inout Identification) -> Set<CardID> {
    var (claims, order): ([CardID: Int], [(id: CardID, entry: Int)]) = ([:], [])
    var disputed: Set<CardID> = []
    for index in library.entries.indices {
      let own = library.outline(at: index).id
      isShared[index] = library.sharedIDs.contains(own)
      guard let id = ids.known(own) else { continue }
      if claims.updateValue(index, forKey: id) == nil {
        order.append((id, index))
      } else {
        disputed.insert(id)
      }
    }
    var texts = LibraryFaces(library)
    var left: Set<CardID> = []
    var count = 0
    for (id, entry) in order {
      guard let look = ids.recorded[id] else {
        if !disputed.contains(id), !isShared[entry] { rename(entry, id, &result) }
        continue
      }
      count += 1
      if !disputed.contains(id), !isShared[entry], !isRuledOut(id, entry),
        isSame(entry, id, look, &texts)
      {
        settled.append((id, entry))
      } else {
        left.insert(id)
      }
    }
    if count < ids.recorded.count {
      for id in ids.recorded.keys where claims[id] == nil { left.insert(id) }
    }
    if !left.isEmpty, !settled.isEmpty { reopen(&left) }
    return left
  }

  /// Takes back those whose question a card that is left over asks, too: its id alone does not say which
  /// of them it is.
  mutating func reopen(_ left: inout Set<CardID>) {
    let questions = Set(questionKeys(of: Array(left)))
    let keys = questionKeys(of: settled.map(\.id))
    let isAsked = keys.map(questions.contains)
    guard isAsked.contains(true) else { return }
    for (card, isAsked) in zip(settled, isAsked) where isAsked { left.insert(card.id) }
    settled = zip(settled, isAsked).filter { !$1 }.map(\.0)
  }

  /// Digests of the recorded questions of cards, made in some threads.
  func questionKeys(of cards: [CardID]) -> [UInt64] {
    let recorded = ids.recorded
    let parts = Parallel.parts(of: cards.indices, worthAThread: 1000)
    return Parallel.map(parts.count) { part in
      cards[parts[part]].compactMap { id in
        recorded[id].map { CardFace($0).questionKey }
      }
    }.flatMap { $0 }
  }

  func rename(_ entry: Int, _ id: CardID, _ result: inout Identification) {
    let given = library.entries[entry].id
    if !given.description.utf8.elementsEqual(id.description.utf8) { result.names[entry] = id }
  }

  /// Whether the only card with an id is the one that was recorded under it. The digest of the question
  /// says so in the same deck; a name may have been given to another card.
  func isSame(
    _ entry: Int, _ id: CardID, _ look: CardLook, _ texts: inout LibraryFaces
  ) -> Bool {
    let deck = library.decks[library.entries[entry].deck]
    let isNamed = library.isNamed(at: entry)
    if isAsSeen(entry, id) { return true }
    if seen.place(of: id) != nil, let origin = seen.origin(of: entry), origin != id { return false }
    // The digest of a question that the card asked earlier is another card's if that asks it now.
    let isProof =
      deck.id == look.deck && isNamed == look.isNamed && !isNamed && !look.sharesID
      && library.outline(at: entry).id == id
      && !edited.contains(library.entries[entry].deck)
    if isProof { return true }
    // Of a card that had a copy, the text alone does not say that it is not the copy.
    if look.sharesID, deck.id != look.deck || !isBesideRecorded(entry, look) { return false }
    // Any text that was recorded of it, in whatever deck: no other card has its id.
    return Self.hasRecordedText(texts.faces(ofCardAt: entry), look, earlier: ids.earlier[id])
  }

  /// Whether a card has a text that was recorded of a known one, last or before.
  static func hasRecordedText(
    _ faces: [CardFace], _ look: CardLook, earlier: [CardLook.Digests]?
  ) -> Bool {
    isEqual(faces, look)
      || earlier.map { earlier in faces.contains { earlier.contains($0.digests) } } ?? false
  }

  /// Whether both neighbours of an entry are those of a look.
  func isBesideRecorded(_ entry: Int, _ look: CardLook) -> Bool {
    func isSame(_ offset: Int, _ id: CardID?) -> Bool {
      let neighbour = library.neighbour(of: entry, offset).map { library.entries[$0].id }
      return neighbour.map { ids.known($0) ?? $0 } == id.map { ids.known($0) ?? $0 }
    }
    return isSame(-1, look.before) && isSame(1, look.after)
  }

  /// Whether a card has the text that the one with its id had when this machine saw it last, wherever it is
  /// now. Digests say so at a thirtieth of the time that it takes to compare it with its look.
  func isAsSeen(_ entry: Int, _ id: CardID) -> Bool {
    let texts = seen.texts(at: entry)
    guard !texts.isEmpty, seen.place(of: id)?.texts == texts else { return false }
    // A copy of it that stood here is another card.
    return seen.origin(of: entry).map { $0 == id } ?? true
  }

  /// Whether a card's text in one of its languages is the recorded one.
  static func isEqual(_ faces: [CardFace], _ look: CardLook) -> Bool {
    let key = CardFace(look).questionKey
    return faces.contains { face in
      face.questionKey == key && face.answer == look.answer || face.digests == look.translation
    }
  }
}
