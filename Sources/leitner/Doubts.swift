import FlashcardDeck
import ProgressStore
import StudyInterface

/// The known cards for which the learner has to choose, and what each may be.
struct Doubts {
  /// The decks, with the ids under which their cards are known.
  let library: Library
  /// In the order of their ids.
  let all: [CardDoubt]

  /// Reads what the cards looked like, if there are any.
  init(in library: Library, _ store: Store) throws(StoreError) {
    self.library = library
    let open = store.openDoubts
    let looks = open.isEmpty ? [:] : try store.looks()
    all = open.sorted { $0.key < $1.key }.compactMap { was, candidates in
      looks[was].map { CardDoubt(was: was, look: $0, candidates: candidates, in: library) }
    }.filter { !$0.candidates.isEmpty }
  }

  /// Finds them without writing anything.
  init(in decks: Decks, _ setup: Setup) throws(Failure) {
    let store = try setup.openStore(writing: false)
    do throws(StoreError) {
      let known = try KnownCards(in: decks, store)
      self = try Doubts(in: known.decks.library, store)
    } catch {
      throw Failure(setup.sentences.sentence(for: error))
    }
  }
}

extension Store {
  /// Each known card that may be one of some cards, by the id under which it is known. Those that are
  /// linked by now are left out.
  var openDoubts: [CardID: [CardID]] {
    let record = record
    return (deckMemory?.doubts ?? [:]).filter { record.key(of: $0.key) == $0.key }
  }
}
