import Toolkit

/// Cards that were answered on two machines, on one before and on the other after an edit: two known cards
/// are one.
extension Identifier {
  /// A known card that no deck has, and the known card that is in its place.
  private struct Twins {
    let one: Int
    let other: CardID
    let entry: Int
  }

  /// Joins known cards that are left over with those in their places, if these are edited versions of them.
  /// Two cards that were there together had other neighbours than each other.
  mutating func joinTwins() {
    let open = known.indices.filter { known[$0].isOpen && !known[$0].look.sharesID }
    guard !open.isEmpty else { return }
    findNeighbours()
    var idOfEntry: [Int: CardID] = [:]
    for (id, entry) in settled { idOfEntry[entry] = id }
    for arrival in arrivals {
      if let one = arrival.known { idOfEntry[arrival.entry] = known[one].id }
    }
    let byText = entriesByText(idOfEntry)
    for one in open {
      // What has the same text is the same card wherever it is by now.
      let equal = known[one].texts.lazy.compactMap { byText[$0] }.first ?? nil
      guard let entry = equal ?? entryInPlace(of: one), let other = idOfEntry[entry],
        !isRuledOut(known[one].id, entry), let look = ids.recorded[other]
      else { continue }
      join(Twins(one: one, other: other, entry: entry), look)
    }
  }

  /// The only known card with each recorded text; nil for a text that several have.
  private func entriesByText(_ idOfEntry: [Int: CardID]) -> [CardLook.Digests: Int?] {
    var entries: [CardLook.Digests: Int?] = [:]
    for (entry, id) in idOfEntry {
      for text in ids.recorded[id]?.texts ?? [] {
        entries[text] = entries[text] == nil ? .some(entry) : .some(nil)
      }
    }
    return entries
  }

  private mutating func join(_ twins: Twins, _ look: CardLook) {
    let one = known[twins.one]
    // A device that knew the one has compared it with the other when it saw that first.
    let devices = (ids.devices[twins.other] ?? []).subtracting(ids.devices[one.id] ?? [])
    let texts = look.texts
    let sameText = one.texts.contains(where: texts.contains)
    // The deck's file may have got another name on one of the machines.
    let isInDeck =
      look.deck == one.look.deck
      || presentDecks[one.deck] == library.entries[twins.entry].deck
      || sameText && presentDecks[one.deck] == nil
    let isInPlace =
      isSameCard(look.before, one.look.before) && isSameCard(look.after, one.look.after)
    guard !devices.isEmpty, isInDeck, sameText || isInPlace, !look.sharesID else { return }
    let face = CardFace(look)
    let isRenamed = one.look.isNamed && look.isNamed && one.id != twins.other
    let sameQuestion = one.texts.contains { text in
      texts.contains { $0.question == text.question }
    }
    let sameAnswer = one.texts.contains { text in texts.contains { $0.answer == text.answer } }
    let question =
      sameQuestion ? 1 : CardSimilarity.plainLikeness(ofQuestions: face.question, one.face.question)
    let answer = sameAnswer ? 1 : CardSimilarity.plainLikeness(face.sketch, one.face.sketch)
    let isEdited =
      sameQuestion && answer >= 0.3 && one.hasTellingQuestion
      || sameAnswer && face.isTelling && question >= 0.6
        && !ExchangedWords.differ(face.question, one.face.question)
    if sameText || isEdited && !isRenamed {
      joined.append(Identification.Link(card: twins.other, was: one.id))
      known[twins.one].isDoubtful = true
    } else if question + answer >= 0.8 {
      known[twins.one].isDoubtful = true
      let reasons = one.look.reasons(for: look, ids: (one.id, twins.other))
      doubts.append(
        Identification.Doubt(
          was: one.id,
          candidates: [
            Identification.Candidate(index: twins.entry, card: twins.other, reasons: reasons)
          ]))
    }
  }

  /// The entry between the neighbours that a known card had; nil if they are not beside one card.
  private func entryInPlace(of one: Int) -> Int? {
    func beyond(_ place: Place, _ offset: Int) -> Int? {
      entry(at: place).flatMap { library.neighbour(of: $0, offset) }
    }
    let (before, after) = (beyond(beside[one].before, 1), beyond(beside[one].after, -1))
    if case .none = beside[one].before {
      return after.flatMap { library.neighbour(of: $0, -1) == nil ? $0 : nil }
    }
    if case .none = beside[one].after {
      return before.flatMap { library.neighbour(of: $0, 1) == nil ? $0 : nil }
    }
    return before == after ? before : nil
  }

  private func isSameCard(_ one: CardID?, _ other: CardID?) -> Bool {
    guard let one, let other else { return one == nil && other == nil }
    return (ids.known(one) ?? one) == (ids.known(other) ?? other)
  }
}
