import TestSupport
import Testing

@testable import FlashcardDeck

/// What a machine knows by having seen the decks before: which cards were there together, and which text
/// went when another one came.
@Suite struct SeenDecksTests {
  /// A deck, a card a line: question and answer between a bar.
  private func deck(_ cards: String, name: String = "deck") -> [(String, String)] {
    let text = cards.split(separator: "\n").map { line in
      let parts = line.split(separator: "|").map(String.init)
      return "### \(parts[0])\n\n\(parts[1])\n"
    }
    return [("\(name).md", text.joined(separator: "\n"))]
  }

  private static let table =
    "What is a hash table?|An array of buckets with a function that maps keys."
  private static let trie = "What is a trie?|A tree of prefixes in which each edge is a letter."
  private static let swaps = "No, it swaps items over long distances and loses their order."

  /// A story in which one card was answered, and the decks were then edited some times.
  private func story(
    _ before: String, answered: String, _ after: String...
  ) -> (story: IdentityStory, card: CardID?) {
    var story = IdentityStory(remembersDecks: true)
    story.open(deck(before))
    let index = story.library.entries.indices.first {
      story.library.question(at: $0, in: .english) == answered
    }
    guard let index else { return (story, nil) }
    story.answer(index)
    let card = story.cards[index]
    for text in after { story.open(deck(text)) }
    return (story, card)
  }

  /// The question of the card that has the progress of an id.
  private func question(of card: CardID?, in story: IdentityStory) -> String? {
    card.flatMap { card in
      story.cards.firstIndex { $0 == story.known(card) }.map {
        story.library.question(at: $0, in: .english)
      }
    }
  }

  @Test(arguments: [
    ("Is quicksort stable?|\(swaps)", "Is heapsort stable?|\(swaps)"),
    ("How is a remote branch deleted?|git push", "How is a remote tag deleted?|git push"),
    ("流感是由什么病原体引起的？|病毒", "麻疹是由什么病原体引起的？|病毒"),
  ]) func aCardThatWasThereIsNotAnotherOne(answered: String, other: String) throws {
    let name = String(try #require(answered.split(separator: "|").first))
    let before = [Self.table, answered, Self.trie, other].joined(separator: "\n")
    for after in [
      [Self.table, Self.trie, other], [Self.trie, other], [other, Self.trie, Self.table],
      [Self.table, other],
    ] {
      let (story, card) = story(before, answered: name, after.joined(separator: "\n"))
      #expect(question(of: card, in: story) == nil, "\(after)")
      #expect(story.result.doubts.isEmpty && story.result.links.isEmpty, "\(after)")
    }
    // The answer of the one is rewritten, and the other keeps its own.
    let rewritten = [Self.table, "\(name)|It is not, as a rule.", Self.trie, other]
    let (story, card) = story(before, answered: name, rewritten.joined(separator: "\n"))
    #expect(question(of: card, in: story) == name)
  }

  @Test(arguments: [
    // A remark is put in, the answer is rewritten, both.
    ("abandon|放弃", "abandon (noun)|放弃"),
    ("das Haus|house", "das Haus|a building for people"),
    ("什么是脏读？|读到了别的事务还没提交的数据。", "什么是脏读（dirty read）？|读到了别的事务还没提交的数据，可能会被回滚。"),
  ]) func whatCameWhereItWentIsIt(before: String, after: String) throws {
    let name = String(before.split(separator: "|")[0])
    let (story, card) = story(
      "\(Self.table)\n\(before)\n\(Self.trie)", answered: name,
      "\(Self.table)\n\(after)\n\(Self.trie)")
    let now = String(after.split(separator: "|")[0])
    #expect(question(of: card, in: story) == now, "\(after)")
    #expect(story.result.doubts.isEmpty)
  }

  @Test(arguments: [
    ("流感是由什么病原体引起的？|病毒", "狂犬病是由什么病原体引起的？|病毒"),
    ("What is vitamin A for?|sight", "What is vitamin B for?|sight"),
    ("das Haus|house", "das Haus (1)|house, pl. -e"),
    // A name is kept by whoever writes another card in the old one's place, too.
    ("What is humus? {#humus}|Soil.", "What is a hoe? {#humus}|A tool with a blade."),
  ]) func whatMayBeAnotherCardIsAskedAbout(before: String, after: String) {
    let (story, card) = story(
      "\(Self.table)\n\(before)\n\(Self.trie)",
      answered: String(before.split(separator: "|")[0]).replacing(" {#humus}", with: ""),
      "\(Self.table)\n\(after)\n\(Self.trie)")
    #expect(question(of: card, in: story) == nil)
    #expect(story.result.doubts.map(\.was) == [card].compactMap(\.self))
  }

  /// What one machine saw, others take from its events.
  @Test func eventsSayThatCardsAreTwoOrInDoubt() {
    var story = IdentityStory()
    story.open(
      deck(
        [Self.table, "What is a heap?|A tree that is an array.", Self.trie].joined(separator: "\n"))
    )
    story.answerAll()
    let library = SampleDecks.library(
      deck(
        [Self.table, "What is an heap?|A tree that is an array.", Self.trie].joined(separator: "\n")
      ))
    let link = Identification.Link(card: library.entries[1].id, was: story.cards[1])
    func found(
      apart: Set<Identification.Link> = [], doubted: Set<Identification.Link> = []
    ) -> Identification {
      Identification(
        of: library, recorded: story.recorded, apart: apart, doubted: doubted, edited: [0])
    }
    #expect(found().links == [link])
    #expect(found(doubted: [link]).links.isEmpty)
    #expect(found(doubted: [link]).doubts.map(\.was) == [link.was])
    #expect(found(apart: [link]).links.isEmpty && found(apart: [link]).doubts.isEmpty)
  }

  /// An event says of the name with the deck's before it that it is another card. If the recorded text comes
  /// back under the name, that is the known card; another text is not.
  @Test func aTextThatComesBackIsNotAnotherCard() {
    let (humus, hoe) = (
      "What is humus? {#x}|Dark soil.", "What is a hoe? {#x}|A tool with a blade."
    )
    var story = IdentityStory()
    story.open(deck([Self.table, humus].joined(separator: "\n")))
    story.answerAll()
    let apart = Identification.Link(card: CardID("deck/x"), was: CardID("x"))
    func known(_ text: String, named name: String = "deck") -> Bool {
      let library = SampleDecks.library(
        deck([Self.table, text].joined(separator: "\n"), name: name))
      let found = Identification(
        of: library, recorded: story.recorded, apart: [apart], edited: [0])
      #expect(found.doubts.isEmpty && found.links.isEmpty)
      return (found.names[1] ?? library.entries[1].id) == CardID("x")
    }
    #expect(known(humus))
    #expect(!known(hoe))
    #expect(!known(humus.replacing("Dark", with: "Dry")))
  }

  @Test func tenNounsInARowKeepTheirProgress() {
    let nouns = ["Baum", "Haus", "Katze", "Hund", "Tisch", "Stuhl", "Wald", "Fluss"]
    let cards = nouns.enumerated().map { "\($1)|noun \($0)" }
    var story = IdentityStory(remembersDecks: true)
    story.open(deck(cards.joined(separator: "\n")))
    story.answerAll()
    let before = story.cards
    story.open(deck(nouns.enumerated().map { "\($1), pl.|noun \($0)" }.joined(separator: "\n")))
    #expect(story.cards == before.map(story.known))
    #expect(story.result.doubts.isEmpty)
  }

  /// What was looked at when a card was deleted is not taken for it when the deck changes the next time.
  @Test func whatWasThereWhenACardWentIsNotItLater() {
    let (one, other) = ("前缀微调会增加推理延迟吗？|会，因为输入变长了。", "提示微调会增加推理延迟吗？|会，因为输入变长了。")
    let left = [other, Self.table].joined(separator: "\n")
    let (story, card) = story(
      [other, Self.table, one].joined(separator: "\n"), answered: "前缀微调会增加推理延迟吗？", left,
      left + "\n" + Self.trie)
    #expect(question(of: card, in: story) == nil)
    #expect(story.result.doubts.isEmpty)
  }

  /// A card that was moved to another deck is edited there.
  @Test func aCardIsLookedForInTheDeckInWhichItWasSeen() {
    var story = IdentityStory(remembersDecks: true)
    let port = "SMTP port?|25"
    story.open(
      deck([Self.table, port].joined(separator: "\n"), name: "a") + deck(Self.trie, name: "b"))
    story.answer(1)
    let card = story.cards[1]
    for text in [port, "SMTP port?|25 (TCP)"] {
      story.open(
        deck(Self.table, name: "a")
          + deck([Self.trie, text].joined(separator: "\n"), name: "b"))
      #expect(story.cards[2] == story.known(card), "\(text)")
    }
    // The first text comes back, in the first deck.
    story.open(
      deck([Self.table, port].joined(separator: "\n"), name: "a") + deck(Self.trie, name: "b"))
    #expect(story.cards[1] == story.known(card))
  }

  /// Between two answers it is compared with the place in which it was seen last.
  @Test func aMovedCardIsLookedForWhereItWent() {
    let (redis, moved) = ("Which port does Redis use?|6379", "Redis: default port?|6379")
    let dns = "What is DNS?|Names to addresses."
    let (story, card) = story(
      [Self.table, redis, Self.trie, dns].joined(separator: "\n"),
      answered: "Which port does Redis use?",
      [Self.table, Self.trie, redis, dns].joined(separator: "\n"),
      [Self.table, "Redis over TLS: port?|6380", Self.trie, moved, dns].joined(separator: "\n"))
    #expect(question(of: card, in: story) == nil)
    let asked = story.result.doubts.first?.candidates.map {
      story.library.question(at: $0.index, in: .english)
    }
    #expect(asked?.contains("Redis: default port?") == true)
  }

  /// A question that waits for the learner is not answered by what is moved later.
  @Test func whatIsAskedStaysAsked() {
    let (one, other) = ("进程是什么？|程序的一次运行", "线程是什么？|程序的一次运行")
    let asked = [Self.table, other, Self.trie].joined(separator: "\n")
    let (story, card) = story(
      [Self.table, one, Self.trie].joined(separator: "\n"), answered: "进程是什么？", asked,
      [other, Self.trie, Self.table].joined(separator: "\n"), asked)
    #expect(question(of: card, in: story) == nil)
    #expect(story.result.doubts.map(\.was) == [card].compactMap(\.self))
  }

  /// Cards that moved to another deck, and nothing else, are known without their looks being compared.
  @Test func aRenamedDeckNeedsNoNewLooks() {
    var story = IdentityStory(remembersDecks: true)
    let cards = (0..<50).map { "What is number \($0)?|The number after \($0 - 1)." }
    story.open(deck(cards.joined(separator: "\n"), name: "old"))
    story.answerAll()
    let before = story.cards
    story.open(deck(cards.reversed().joined(separator: "\n"), name: "new"))
    #expect(story.cards == before.reversed())
    #expect(story.result.changed.isEmpty && story.result.links.isEmpty)
  }
}
