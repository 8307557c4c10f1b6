import FlashcardDeck
import ProgressStore
import StudyInterface
import Toolkit

/// Cards that the learner adds to a deck.
extension Workspace {
  /// Where a new card goes.
  struct PlaceOfNewCard {
    let path: String
    /// The file's text with the new card.
    let card: NewCard
    /// The file's text without it; nil for a new file.
    let old: [UInt8]?
  }

  /// Opens the learner's editor at a new card behind the last one of some topics; returns how many cards there
  /// are more than before, and the file. A new card that is left empty is taken out again.
  @discardableResult
  func add(to scope: Scope) throws(Failure) -> (cards: Int, file: String) {
    let old = library
    readDecksAgain()
    guard let scope = scope.moved(from: old, to: library) else {
      throw Failure(messages.topicIsGone)
    }
    return try add(toCurrent: scope)
  }

  private func add(toCurrent scope: Scope) throws(Failure) -> (cards: Int, file: String) {
    let before = library.entries.count
    let place = try placeOfNewCard(in: scope)
    try written { () throws(FileError) in
      if place.old != nil {
        try DeckWriter.replace(place.path, with: place.card.text)
      } else {
        try DeckWriter.create(place.path, place.card.text)
      }
    }
    var failure: Failure?
    do throws(Failure) {
      try Editor().open(file: place.path, line: place.card.line, messages)
      try removeIfEmpty(place)
    } catch {
      failure = error
      try? removeIfEmpty(place)
    }
    readDecksAgain()
    if let failure { throw failure }
    return (library.entries.count - before, place.path)
  }

  /// Takes the new card out again if nothing was written into it, also if something else was changed.
  private func removeIfEmpty(_ place: PlaceOfNewCard) throws(Failure) {
    guard let now = DeckWriter.content(place.path) else { return }
    guard now != place.card.text else {
      guard let old = place.old else { return DeckWriter.remove(place.path) }
      return try written { () throws(FileError) in try DeckWriter.replace(place.path, with: old) }
    }
    guard let rest = place.card.removed(from: now) else { return }
    try written { () throws(FileError) in try DeckWriter.replace(place.path, with: rest) }
  }

  private func placeOfNewCard(in scope: Scope) throws(Failure) -> PlaceOfNewCard {
    if let place = placeOfNewCard(in: scope, mustBeWritable: true) { return place }
    let places = library.placesOfNewCards(in: scope, language)
    // The first card of all makes a deck in the folder that has none.
    if library.entries.isEmpty, deckPaths.count == 1, let folder = deckPaths.first,
      folder == setup.paths.decks || DeckWriter.isFolder(folder)
    {
      let start = Array("# \(messages.ownDeckTitle)\n\n## \(messages.ownTopicTitle)\n".utf8)
      return PlaceOfNewCard(
        path: folder + "/cards.md", card: NewCard(atEndOf: start), old: nil)
    }
    let obstacle = places.lazy.compactMap { DeckWriter.obstacle(to: $0.file.path) }.first
    if let obstacle { throw Failure(messages.sentence(for: obstacle)) }
    if let place = places.first { throw Failure(messages.noFormOfCards(place.file.path)) }
    throw Failure(messages.noPlaceForCards(setup.paths.decks))
  }

  /// The place behind the last card of some topics in a file whose form can be gone on with; nil if there is
  /// none.
  func placeOfNewCard(in scope: Scope, mustBeWritable: Bool) -> PlaceOfNewCard? {
    for (file, card, isOfTwoLanguages) in library.placesOfNewCards(in: scope, language) {
      if mustBeWritable, DeckWriter.obstacle(to: file.path) != nil { continue }
      guard let bytes = DeckWriter.content(file.path) else { continue }
      let name = isOfTwoLanguages ? freeName() : nil
      guard let new = NewCard(in: bytes, like: card, of: file, name: name) else { continue }
      return PlaceOfNewCard(path: file.path, card: new, old: bytes)
    }
    return nil
  }

  /// A name that no card has, here or on a machine whose decks are joined with these later.
  private func freeName() -> String {
    while true {
      let name =
        "card-"
        + String((0..<6).compactMap { _ in "abcdefghjkmnpqrstuvwxyz23456789".randomElement() })
      if library.index(of: CardID(name)) == nil { return name }
    }
  }

  private func written(_ work: () throws(FileError) -> Void) throws(Failure) {
    do throws(FileError) {
      try work()
    } catch {
      throw Failure(messages.sentence(for: error))
    }
  }
}
