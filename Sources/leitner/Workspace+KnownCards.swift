import FlashcardDeck
import ProgressStore
import StudyInterface
import Toolkit

/// Known cards that are in no deck, and what the learner says of them.
extension Workspace {
  var doubtCount: Int {
    // Known cards may have to be found first.
    _ = record
    return store.openDoubts.count
  }

  func doubts() throws(Failure) -> [CardDoubt] {
    try stored { () throws(StoreError) in try Doubts(in: library, store).all }
  }

  func answers(of card: CardID) throws(Failure) -> [PastAnswer] {
    let key = record.key(of: card)
    let names = record.base.links.names(of: key)
    let next = try history()
    var events: [Event] = []
    while let event = try next() { if names.contains(event.card) { events.append(event) } }
    return PastAnswer.answers(among: events)
  }

  func decide(_ decision: Decision) throws(Failure) {
    if let card = decision.card { return try link(card, was: decision.was) }
    for card in store.deckMemory?.doubts[decision.was] ?? [] {
      let now = setup.clock.now()
      let event = Event(
        id: store.nextEventID, time: store.eventTime(now), day: setup.clock.studyDay(of: now),
        card: card, kind: .apart(from: decision.was))
      _ = try stored { () throws(StoreError) in try store.append(event) }
    }
    remember(decision) { $0.doubts[decision.was] = nil }
  }

  func takeBack(_ decision: Decision) throws(Failure) {
    if let card = decision.card { return try unlink(card, was: decision.was) }
    let events = try stored { () throws(StoreError) in
      try store.standingSeparations(from: decision.was)
    }
    for event in events { try takeBack(event) }
    forget(decision)
  }

  /// Says that a known card is none of those that it may be.
  func ruleOut(_ was: CardID) throws(Failure) {
    let known = record.key(of: was)
    if candidates(for: known).isEmpty { throw Failure(messages.isNotInDoubt(was.description)) }
    try decide(Decision(was: known, card: nil))
  }

  /// Takes back that a known card is none of those that it may be.
  func askAgain(of was: CardID) throws(Failure) {
    let known = record.key(of: was)
    let events = try stored { () throws(StoreError) in try store.standingSeparations(from: known) }
    if events.isEmpty { throw Failure(messages.isNotRuledOut(was.description)) }
    try takeBack(Decision(was: known, card: nil))
  }

  /// The keys of the known cards that no deck has, sorted.
  var cardsWithoutDeck: [CardID] {
    let marked = record.remarks.marks.keys.filter { record[$0] == nil }
    return (record.cards.cards + marked).filter { key in
      record.base.links.names(of: key).allSatisfy { library.index(of: $0) == nil }
    }.sorted()
  }

  /// Those cards with their recorded questions, nil for cards answered before questions were recorded.
  func knownCardsWithoutDeck() throws(Failure) -> [(card: CardID, question: String?)] {
    let cards = cardsWithoutDeck
    if cards.isEmpty { return [] }
    let looks = try stored { () throws(StoreError) in try store.looks().latest }
    return cards.map { ($0, looks[$0]?.question) }
  }

  /// What a card of the decks asks, in one line; nil if they have none with this id.
  func question(of card: CardID) -> String? {
    library.index(of: card).map {
      MarkdownText(library.question(at: $0, in: language), in: language).oneLine.text
    }
  }

  /// The cards that a known card may be, of which the learner has to choose one.
  func candidates(for card: CardID) -> [CardID] { store.openDoubts[card] ?? [] }

  /// Says that a card is what another one was, so that its progress is carried over.
  func link(_ card: CardID, was: CardID) throws(Failure) {
    let index = try index(of: card.description)
    let id = library.entries[index].id
    let record = record
    let known = record.key(of: was)
    guard known != record.key(of: id), was != id else {
      throw Failure(messages.isSameCard(id.description, as: was.description))
    }
    guard record.base.links.names(of: was).allSatisfy({ library.index(of: $0) == nil }) else {
      throw Failure(messages.isInDecks(was.description))
    }
    guard isKnown(known) else {
      let missing = cardsWithoutDeck.map(\.description)
      let nearest = Likeness.nearest(to: was.description, among: missing)
      throw Failure(messages.nothingKnown(of: was.description, nearest: nearest))
    }
    let now = setup.clock.now()
    let event = Event(
      id: store.nextEventID, time: store.eventTime(now), day: setup.clock.studyDay(of: now),
      card: id, kind: .link(was: was), look: library.look(ofCardAt: index))
    _ = try stored { () throws(StoreError) in try store.append(event) }
    remember(Decision(was: known, card: id)) { memory in
      memory.doubts[known] = nil
      memory.ruledOut[known] = nil
      for (other, candidates) in memory.doubts where candidates.contains(id) {
        let rest = candidates.filter { $0 != id }
        memory.doubts[other] = rest.isEmpty ? nil : rest
      }
    }
  }

  /// Takes the link back, so that the progress of both is apart again.
  func unlink(_ card: CardID, was: CardID) throws(Failure) {
    let link = Identification.Link(card: card, was: was)
    guard let event = try stored({ () throws(StoreError) in try store.standingLink(link) }) else {
      throw Failure(try reasonAgainst(unlinking: link))
    }
    try takeBack(event)
    forget(Decision(was: was, card: card))
  }

  /// Why a link can't be taken back: there is none, or there are several, one after another, of which the last
  /// can be.
  private func reasonAgainst(unlinking link: Identification.Link) throws(Failure) -> String {
    let (card, was) = (link.card.description, link.was.description)
    let names = record.base.links.names(of: link.card)
    if names.contains(link.was) {
      for name in names where name != link.card {
        let step = Identification.Link(card: link.card, was: name)
        let isMade = try stored { () throws(StoreError) in try store.standingLink(step) } != nil
        guard isMade else { continue }
        let ids = [step.card, step.was].map { Output.shellWord($0.description) }
        return messages.isLinkedInSteps(
          card, with: was, command: "leitner link \(ids[0]) \(ids[1]) --undo")
      }
    }
    return messages.isNotLinked(card, with: was)
  }

  private func takeBack(_ event: Event) throws(Failure) {
    let now = setup.clock.now()
    let undo = store.record.undo(
      of: event, id: store.nextEventID, time: store.eventTime(now),
      day: setup.clock.studyDay(of: now))
    _ = try stored { () throws(StoreError) in try store.append(undo) }
  }

  /// Changes what is remembered of the decks by a decision. It is saved at once, because a program that
  /// is killed would ask the same again.
  private func remember(_ decision: Decision, _ change: (inout DeckMemory) -> Void) {
    guard var memory = store.deckMemory else { return }
    memoryBefore.append((decision, memory))
    change(&memory)
    // What it says of the cards follows from the links with this one.
    memory.links = record.base.links.count
    memory.latestChoice = DeckMemory.Choice(
      was: decision.was, card: decision.card, day: day,
      after: record.latestDone(on: day, by: device)?.id)
    store.deckMemory = memory
    try? store.save()
  }

  /// The choice for a known card that was the last thing done today, in this run or an earlier one; nil if
  /// something else was done since.
  var latestDecision: Decision? {
    // Known cards may have to be found first.
    let record = record
    guard let choice = store.deckMemory?.latestChoice, choice.day == day,
      choice.after == record.latestDone(on: day, by: device)?.id
    else { return nil }
    return Decision(was: choice.was, card: choice.card)
  }

  /// Notes how the decks are in which the first cards were answered.
  func noteDecks() { KnownCards.noteDecks(library, store) }

  /// Restores what was remembered before the latest decision; if that was another one, the decks are
  /// compared anew.
  private func forget(_ decision: Decision) {
    if let latest = memoryBefore.last, latest.decision == decision {
      memoryBefore.removeLast()
      store.deckMemory = latest.memory
    } else if var memory = store.deckMemory {
      memory.foreignEvents = nil
      memory.latestChoice = nil
      store.deckMemory = memory
      readDecksAgain()
    }
    try? store.save()
  }
}
