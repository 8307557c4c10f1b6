import FlashcardDeck
import ProgressStore
import StudyInterface

/// Cards that the learner adds to a deck.
extension Workspace {
  /// Opens the learner's editor at a new card behind the last one of some topics; returns how many cards there
  /// are more than before. A new card that is left empty is taken out again.
  @discardableResult
  func add(to scope: Scope) throws(Failure) -> Int {
    let old = library
    readDecksAgain()
    guard let scope = scope.moved(from: old, to: library) else {
      throw Failure(messages.topicIsGone)
    }
    return try add(toCurrent: scope)
  }

  private func add(toCurrent scope: Scope) throws(Failure) -> Int {
    let before = library.entries.count
    let (path, card, old) = try placeOfNewCard(in: scope)
    if old != nil {
      try DeckWriter.replace(path, with: card.text, messages)
    } else {
      try DeckWriter.create(path, card.text, messages)
    }
    var failure: Failure?
    do throws(Failure) {
      try Editor().open(file: path, line: card.line, messages)
    } catch {
      failure = error
    }
    if DeckWriter.content(path) == card.text {
      if let old {
        try DeckWriter.replace(path, with: old, messages)
      } else {
        DeckWriter.remove(path)
      }
    }
    readDecksAgain()
    if let failure { throw failure }
    return library.entries.count - before
  }

  /// The file, its text with the new card, and the text that it has now; nil for a new file.
  private func placeOfNewCard(
    in scope: Scope
  ) throws(Failure) -> (path: String, card: NewCard, old: [UInt8]?) {
    let place = library.placeOfNewCard(in: scope, language) { file in
      // What does not end would swallow the new card.
      let isOpen = file.problems.contains { problem in
        switch problem.cause {
        case .openFence, .openComment, .openHTML: true
        default: false
        }
      }
      return file.format == .native && !isOpen && DeckWriter.canWrite(file.path)
    }
    if let (file, line) = place, let bytes = DeckWriter.content(file.path) {
      return (file.path, NewCard(in: bytes, behind: line), bytes)
    }
    // The first card of all makes a deck in the folder that has none.
    guard library.entries.isEmpty, setup.deckPaths.count == 1, let folder = setup.deckPaths.first,
      folder == setup.paths.decks || DeckWriter.isFolder(folder)
    else { throw Failure(messages.noPlaceForCards(setup.paths.decks)) }
    let start = Array("# \(messages.ownDeckTitle)\n\n## \(messages.ownTopicTitle)\n".utf8)
    let path = folder + "/cards.md"
    return (path, NewCard(in: start, behind: start.count { $0 == 0x0A }), nil)
  }
}
