import FlashcardDeck
import TestSupport
import Testing

@testable import ProgressStore

/// Links that the learner makes and takes back, and what is remembered of known cards.
@Suite struct LinkedCardsTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func link(_ card: String, _ was: String, in store: Store) throws {
    let now = store.clock.now()
    try store.append(
      Event(
        id: store.nextEventID, time: store.eventTime(now), day: store.clock.studyDay(of: now),
        card: CardID(card), kind: .link(was: CardID(was))))
  }

  private func unlink(_ card: String, _ was: String, in store: Store) throws {
    let link = Identification.Link(card: CardID(card), was: CardID(was))
    guard let event = try store.standingLink(link) else { return }
    let now = store.clock.now()
    try store.append(
      store.record.undo(
        of: event, id: store.nextEventID, time: store.eventTime(now),
        day: store.clock.studyDay(of: now)))
  }

  @Test func aLinkThatIsTakenBackLeavesBothAsTheyWere() throws {
    let first = try folder.open()
    try first.answer("old", .easy)
    try first.answer("new", .again)
    let before = first.record.cards
    try link("new", "old", in: first)
    #expect(first.record[CardID("new")]?.reviews == 2)
    #expect(first.record.key(of: CardID("old")) == CardID("new"))
    try first.save()
    first.close()
    // On another day, so that the link is in the base.
    let second = try folder.open("2026-01-07")
    #expect(second.record[CardID("new")]?.reviews == 2)
    try unlink("new", "old", in: second)
    #expect(second.record[CardID("old")] == before[CardID("old")])
    #expect(second.record[CardID("new")] == before[CardID("new")])
    #expect(second.record.key(of: CardID("old")) == CardID("old"))
    #expect(second.notices.isEmpty)
    #expect(try second.history().count == 4, "nothing is put back as if it had been lost")
    try second.save()
    second.close()
    let third = try folder.open("2026-01-08")
    #expect(
      third.record[CardID("old")] == before[CardID("old")]
        && third.record[CardID("new")] == before[CardID("new")])
    #expect(try third.history().count == 4)
  }

  @Test func onlyLinksThatAreTakenBackAndNotMadeAgainAreRefused() throws {
    let store = try folder.open()
    for card in ["a", "b", "c"] { try store.answer(card, .good) }
    for (card, was) in [("x", "a"), ("y", "b"), ("z", "c")] { try link(card, was, in: store) }
    #expect(try store.refusals().links.isEmpty)
    try unlink("x", "a", in: store)
    try unlink("y", "b", in: store)
    try link("y", "b", in: store)
    #expect(
      try store.refusals().links == [
        Identification.Link(card: CardID("x"), was: CardID("a")),
        Identification.Link(card: CardID("a"), was: CardID("x")),
      ])
    let standing = try store.standingLink(Identification.Link(card: CardID("y"), was: CardID("b")))
    #expect(standing?.id.counter == 9)
    #expect(try store.standingLink(Identification.Link(card: CardID("x"), was: CardID("a"))) == nil)
    #expect(try store.standingLink(Identification.Link(card: CardID("b"), was: CardID("y"))) == nil)
  }

  @Test func aProposedLinkIsWrittenBeforeItIsTakenBack() throws {
    let store = try folder.open()
    try store.answer("old", .easy)
    let look = CardLook(question: "q", answer: 1, sketch: [1], deck: "d")
    try store.carryOver([Store.Carried(card: CardID("new"), was: CardID("old"), look: look)])
    #expect(store.record[CardID("new")]?.box == 3)
    #expect(try store.history().count == 1)
    try unlink("new", "old", in: store)
    #expect(store.record[CardID("old")]?.box == 3)
    #expect(store.record[CardID("new")] == nil)
    #expect(try store.history().count == 3)
  }

  @Test(arguments: [2, nil]) func whatIsRememberedOfDecksIsReadAsItWasWritten(events: Int?) throws {
    let store = try folder.open()
    try store.answer("a", .good)
    let memory = DeckMemory(
      files: ["/d/\"a\".md": "1"], foreignEvents: events, links: 3,
      names: [CardID("x"): CardID("y")],
      doubts: [CardID("a"): [CardID("b"), CardID("c")], CardID("e"): [CardID("f")]],
      ruledOut: [CardID("g"): [CardID("h"), CardID("i\n")]])
    store.deckMemory = memory
    try store.save()
    store.close()
    #expect(try folder.open().deckMemory == memory)
  }
}
