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

  func decide(_ decision: Decision) throws(Failure) {
    if let card = decision.card { return try link(card, was: decision.was) }
    guard let candidates = store.deckMemory?.doubts[decision.was] else { return }
    remember(decision) { memory in
      memory.doubts[decision.was] = nil
      memory.ruledOut[decision.was, default: []] += candidates
    }
  }

  func takeBack(_ decision: Decision) throws(Failure) {
    if let card = decision.card { return try unlink(card, was: decision.was) }
    forget(decision)
  }

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
    guard record[known] != nil || record.remarks.marks[known] != nil else {
      let missing = (record.cards.cards + record.remarks.marks.keys)
        .filter { library.index(of: $0) == nil }.map(\.description)
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
      throw Failure(messages.isNotLinked(card.description, with: was.description))
    }
    let now = setup.clock.now()
    let undo = store.record.undo(
      of: event, id: store.nextEventID, time: store.eventTime(now),
      day: setup.clock.studyDay(of: now))
    _ = try stored { () throws(StoreError) in try store.append(undo) }
    forget(Decision(was: was, card: card))
  }

  /// Changes what is remembered of the decks by a decision. It is saved at once, because a program that
  /// is killed would ask the same again.
  private func remember(_ decision: Decision, _ change: (inout DeckMemory) -> Void) {
    guard var memory = store.deckMemory else { return }
    memoryBefore.append((decision, memory))
    change(&memory)
    store.deckMemory = memory
    try? store.save()
  }

  /// Restores what was remembered before the latest decision; if that was another one, the decks are
  /// compared anew at the next start.
  private func forget(_ decision: Decision) {
    if let latest = memoryBefore.last, latest.decision == decision {
      memoryBefore.removeLast()
      store.deckMemory = latest.memory
    } else if var memory = store.deckMemory {
      memory.files = [:]
      store.deckMemory = memory
    }
    try? store.save()
  }
}
