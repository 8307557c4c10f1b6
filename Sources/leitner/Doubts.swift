import FlashcardDeck
import ProgressStore
import StudyInterface

/// The known cards for which the learner has to choose, and what each may be.
struct Doubts {
  /// The decks, with the ids under which their cards are known.
  let library: Library
  /// What is wrong with them.
  private(set) var problems: [Problem] = []
  /// In the order of their first candidates in the decks.
  let all: [CardDoubt]

  /// Reads what the cards looked like, if there are any.
  init(in library: Library, _ store: Store) throws(StoreError) {
    self.library = library
    let open = store.openDoubts
    let looks = open.isEmpty ? [:] : try store.looks().latest
    let doubts = open.compactMap { was, candidates in
      looks[was].map { CardDoubt(was: was, look: $0, candidates: candidates, in: library) }
    }
    let placed = doubts.compactMap { doubt in
      doubt.candidates.first.flatMap { library.index(of: $0.card) }.map {
        (place: $0, doubt: doubt)
      }
    }
    all = placed.sorted { ($0.place, $0.doubt.was) < ($1.place, $1.doubt.was) }.map(\.doubt)
  }

  /// Finds them without writing anything.
  init(in decks: Decks, _ setup: Setup) throws(Failure) {
    let store = try setup.openStore(writing: false)
    do throws(StoreError) {
      let known = try KnownCards(in: decks, store, reader: setup.programVersion)
      self = try Doubts(in: known.decks.library, store)
      problems = known.decks.problems
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
