import Toolkit

/// Cards that were answered on two machines, on one before and on the other after an edit: two known cards
/// are one.
extension Identifier {
  /// A known card that no deck has, and the known card that is in its place, or like it elsewhere in the deck.
  private struct Twins {
    let one: Int
    let other: CardID
    let entry: Int
    var isInPlace: Bool
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
    let byPart = entriesByPart(idOfEntry)
    for one in open {
      // What has the same text is the same card wherever it is by now.
      let equal = known[one].texts.lazy.compactMap { byText[$0] }.first ?? nil
      if let entry = equal ?? entryInPlace(of: one), let twins = twins(one, entry, idOfEntry),
        join(twins)
      {
        continue
      }
      // Its neighbours were edited, too: what asks or answers the same may be it.
      let like = Set(
        known[one].texts.flatMap { text in
          Self.parts(of: text, presentDecks[known[one].deck] ?? -1).flatMap { byPart[$0] ?? [] }
        })
      for entry in like.sorted().prefix(Self.mostCandidates) {
        if var twins = twins(one, entry, idOfEntry) {
          twins.isInPlace = false
          join(twins)
        }
      }
    }
  }

  /// A known card and the one that an entry is, unless they are known to be two.
  private func twins(_ one: Int, _ entry: Int, _ idOfEntry: [Int: CardID]) -> Twins? {
    guard let other = idOfEntry[entry], !isRuledOut(known[one].id, entry),
      ids.apart[known[one].id]?.contains(other) != true,
      known[one].seen == nil || seen.place(of: other) == nil
    else { return nil }
    return Twins(one: one, other: other, entry: entry, isInPlace: true)
  }

  /// Keys of question and answer with the deck.
  private static func parts(of text: CardLook.Digests, _ deck: Int) -> [UInt64] {
    [Census.key(text.question, 1, deck), Census.key(text.answer, 2, deck)]
  }

  /// The known cards by what they ask or answer in their decks.
  private func entriesByPart(_ idOfEntry: [Int: CardID]) -> [UInt64: [Int]] {
    var entries: [UInt64: [Int]] = [:]
    for (entry, id) in idOfEntry {
      for text in ids.recorded[id]?.texts ?? [] {
        for key in Self.parts(of: text, library.entries[entry].deck) {
          entries[key, default: []].append(entry)
        }
      }
    }
    return entries
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

  /// Joins two known cards or asks about them; false if they have nothing in common.
  @discardableResult
  private mutating func join(_ twins: Twins) -> Bool {
    let one = known[twins.one]
    guard let look = ids.recorded[twins.other] else { return false }
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
      twins.isInPlace && isSameCard(look.before, one.look.before)
      && isSameCard(look.after, one.look.after)
    guard !devices.isEmpty, isInDeck, !look.sharesID else { return false }
    // Each of them was recorded beside the other.
    guard ![look.before, look.after].contains(one.id),
      ![one.look.before, one.look.after].contains(twins.other)
    else { return false }
    let face = CardFace(look)
    let isRenamed = one.look.isNamed && look.isNamed && one.id != twins.other
    let sameQuestion = one.texts.contains { text in
      texts.contains { $0.question == text.question }
    }
    let sameAnswer = one.texts.contains { text in texts.contains { $0.answer == text.answer } }
    let question =
      sameQuestion ? 1 : CardSimilarity.plainLikeness(ofQuestions: face.question, one.face.question)
    let answer = sameAnswer ? 1 : CardSimilarity.plainLikeness(face.sketch, one.face.sketch)
    let isOther = !sameQuestion && SubjectChange(face.question, one.face.question) == .other
    let isEdited =
      sameQuestion && answer >= 0.3 && one.hasTellingQuestion
      || sameAnswer && question >= 0.6 && !isOther && hasTellingAnswer(twins, face)
    if sameText || isInPlace && isEdited && !isRenamed {
      joined.append(Identification.Link(card: twins.other, was: one.id))
      known[twins.one].isDoubtful = true
      return true
    }
    let isLike = !isOther && (sameAnswer && question >= 0.4 || sameQuestion && answer >= 0.2)
    guard isInPlace && question + answer >= 0.8 || isLike else { return false }
    known[twins.one].isDoubtful = true
    let reasons = one.look.reasons(for: look, ids: (one.id, twins.other))
    let candidate = Identification.Candidate(
      index: twins.entry, card: twins.other, reasons: reasons)
    if let doubt = doubts.firstIndex(where: { $0.was == one.id }) {
      doubts[doubt].candidates.append(candidate)
    } else {
      doubts.append(Identification.Doubt(was: one.id, candidates: [candidate]))
    }
    return true
  }

  /// Whether the answer that two known cards have in common is long: measured if it is still there.
  private func hasTellingAnswer(_ twins: Twins, _ recorded: CardFace) -> Bool {
    var texts = LibraryFaces(library)
    let present = texts.faces(ofCardAt: twins.entry).first { $0.answer == recorded.answer }
    return (present ?? recorded).isTelling
  }

  /// The entry between the neighbours that a known card had; nil if they are not beside one card.
  func entryInPlace(of one: Int) -> Int? {
    func beyond(_ place: Place, _ offset: Int) -> Int? {
      entry(at: place).flatMap { library.neighbour(of: $0, offset) }
    }
    let (before, after) = (beyond(beside[one].before, 1), beyond(beside[one].after, -1))
    if case .none = beside[one].before, case .none = beside[one].after {
      let deck = presentDecks[known[one].deck]
      let only = deck.flatMap { deck in library.entries.firstIndex { $0.deck == deck } }
      return only.flatMap { library.neighbour(of: $0, 1) == nil ? $0 : nil }
    }
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
