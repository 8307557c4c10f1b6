import Toolkit

/// Cards that are known by their ids alone.
extension Identifier {
  /// Finds the cards that are known by their id alone; returns the ids of the others.
  mutating func settle(_ result: inout Identification) -> Set<CardID> {
    var (claims, order): ([CardID: Int], [(id: CardID, entry: Int)]) = ([:], [])
    var disputed: [CardID: [Int]] = [:]
    for index in library.entries.indices {
      let own = library.outline(at: index).id
      isShared[index] = library.sharedIDs.contains(own)
      guard let id = ids.known(own) else { continue }
      if let other = claims.updateValue(index, forKey: id) {
        disputed[id, default: [other]].append(index)
      } else {
        order.append((id, index))
      }
    }
    var texts = LibraryFaces(library)
    var left: Set<CardID> = []
    var count = 0
    for (id, entry) in order {
      if let entries = disputed[id], isDecidedByNames(id, entries) {
        claim(id, entries, &texts, &result)
        continue
      }
      if ids.recorded[id] == nil, isShared[entry],
        let seen = entryAsSeen(id, among: disputed[id] ?? [entry])
      {
        rename(seen, id, &result)
        claimed.insert(seen)
        continue
      }
      guard let look = ids.recorded[id], !ids.linked.contains(id) else {
        if disputed[id] == nil, ids.linked.contains(id) || !isShared[entry] {
          rename(entry, id, &result)
        }
        continue
      }
      count += 1
      if disputed[id] == nil, !isShared[entry], !isRuledOut(id, entry),
        isSame(entry, id, look, &texts)
      {
        settled.append((id, entry))
      } else {
        left.insert(id)
      }
    }
    if count < ids.recorded.count {
      for id in ids.recorded.keys where claims[id] == nil && !ids.linked.contains(id) {
        left.insert(id)
      }
    }
    findRivals(claims)
    if !left.isEmpty, !settled.isEmpty { reopen(&left) }
    return left
  }

  /// The only one of some entries that this machine saw as the card with an id.
  private func entryAsSeen(_ id: CardID, among entries: [Int]) -> Int? {
    let same = entries.filter { seen.origin(of: $0) == id }
    return same.count == 1 ? same[0] : nil
  }

  /// Finds the cards that bear a name of a known card which another one is by its own id: the library gave
  /// them that name because others have theirs, and links have made it another card's since.
  private mutating func findRivals(_ claims: [CardID: Int]) {
    for index in library.entries.indices where isShared[index] {
      guard let id = ids.known(library.entries[index].id), let owner = claims[id], owner != index
      else { continue }
      rivals.insert(index)
    }
  }

  /// Whether nothing but names and recorded texts says which of some entries is the card with an id: nothing is
  /// known of it that could go to another card, or links alone made one card of them and none has a look.
  private func isDecidedByNames(_ id: CardID, _ entries: [Int]) -> Bool {
    if ids.linked.contains(id) { return true }
    return ids.recorded[id] == nil
      && entries.contains { library.outline(at: $0).id != library.outline(at: entries[0]).id }
  }

  /// Gives an id to one of the entries whose names are those of one card: that with the text that was recorded last,
  /// as the answer says which will be given to it, or with an earlier one, or else that with the card's first name.
  /// An answer to one of the others is not one to this card.
  private mutating func claim(
    _ id: CardID, _ entries: [Int], _ texts: inout LibraryFaces, _ result: inout Identification
  ) {
    func rank(_ entry: Int) -> Int {
      if let look = ids.recorded[id] {
        let faces = texts.faces(ofCardAt: entry)
        if Self.isEqual(faces, look) {
          return library.decks[library.entries[entry].deck].id == look.deck ? 0 : 1
        }
        if Self.hasRecordedText(faces, look, earlier: ids.earlier[id]) { return 2 }
      }
      return library.outline(at: entry).id == id ? 3 : 4
    }
    // In an order that depends on the cards, not on that of the files.
    let ranked = entries.map { entry in
      let deck = library.decks[library.entries[entry].deck].id
      return (rank(entry), deck, library.outline(at: entry).id.description, entry)
    }
    guard let first = ranked.min(by: <) else { return }
    rename(first.3, id, &result)
    claimed.insert(first.3)
    rivals.formUnion(entries.filter { $0 != first.3 })
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
      && !isBelowAnotherTopic(entry, than: look, &texts)
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
