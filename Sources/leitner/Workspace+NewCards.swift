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
    /// The text to which the card was added, if that is more than the old one.
    var begun: [UInt8]?
  }

  /// Opens the learner's editor at a new card behind the last one of some topics. A new card that is left empty
  /// is taken out again.
  @discardableResult
  func add(to scope: Scope) throws(Failure) -> AddedCards {
    let old = library
    readDecksAgain()
    guard let scope = scope.moved(from: old, to: library) else {
      throw Failure(messages.topicIsGone)
    }
    return try add(at: try placeOfNewCard(in: scope))
  }

  /// The same in a new topic of the learner's own deck.
  func add(toNewTopic name: String) throws(Failure) -> AddedCards {
    readDecksAgain()
    return try add(at: try placeOfNewCard(inFile: fileOfNewTopics, newTopic: name))
  }

  private func add(at place: PlaceOfNewCard) throws(Failure) -> AddedCards {
    let old = library
    try written { () throws(FileError) in
      if place.old != nil {
        try DeckWriter.replace(place.path, with: place.card.text)
      } else {
        try DeckWriter.create(place.path, place.card.text)
      }
    }
    var failure: Failure?
    var looseLine: Int?
    var openIn: String?
    do throws(Failure) {
      let editor = Editor()
      try editor.open(
        file: place.path, line: place.card.line, column: place.card.column, messages)
      if editor.returnsAtOnce, DeckWriter.content(place.path) == place.card.text {
        // It stays for the editor to write. Left empty it is no card, and goes with the next one.
        openIn = editor.name
      } else {
        looseLine = try finish(place)
      }
    } catch {
      failure = error
      _ = try? finish(place)
    }
    readDecksAgain()
    if let failure { throw failure }
    var added = added(to: old, at: place, looseLine)
    if let openIn { (added.openIn, added.line) = (openIn, place.card.line) }
    return added
  }

  private func added(
    to old: Library, at place: PlaceOfNewCard, _ looseLine: Int?
  ) -> AddedCards {
    var added = AddedCards(cards: library.entries.count - old.entries.count, file: place.path)
    (added.line, added.isLoose) = (looseLine, looseLine != nil)
    if added.cards <= 0 || added.isLoose { return added }
    let known = Set(old.entries.lazy.map(\.id))
    for index in library.entries.indices where !known.contains(library.entries[index].id) {
      let entry = library.entries[index]
      let faces = [language, language.other].map { library.card(at: index, in: $0) }
      guard let card = faces.first(where: { $0.file == place.path }) else { continue }
      let deck = library.decks[entry.deck]
      let topic = deck.topics[entry.topic].path(in: language).last
      added.place = [deck.title(in: language)] + (topic.map { [$0] } ?? [])
      added.line = card.line
      break
    }
    return added
  }

  /// Puts right what was written, or takes the new card out again if nothing was; returns the line of text
  /// without a question.
  private func finish(_ place: PlaceOfNewCard) throws(Failure) -> Int? {
    guard let now = DeckWriter.content(place.path) else {
      if place.old == nil { return nil }
      throw Failure(messages.deckIsGone(abbreviated(place.path)))
    }
    let finished = place.card.finished(now)
    let isUnchanged =
      now == place.card.text || place.begun.map { finished.text.trimmed == $0.trimmed } ?? false
    if isUnchanged, place.old == nil {
      DeckWriter.remove(place.path)
      return nil
    }
    let text = isUnchanged ? place.old ?? finished.text : finished.text
    if text != now {
      try written { () throws(FileError) in try DeckWriter.replace(place.path, with: text) }
    }
    return finished.looseLine
  }

  private func placeOfNewCard(in scope: Scope) throws(Failure) -> PlaceOfNewCard {
    if scope == .everything, let file = ownFile { return try placeOfNewCard(inFile: file) }
    if let place = placeOfNewCard(in: scope, mustBeWritable: true) { return place }
    // A deck without a card shows no form; its first one has that of a deck of one's own.
    if case .topics(let deck, []) = scope, let file = library.decks[deck].files.first {
      return try placeOfNewCard(inFile: file.path)
    }
    let places = library.placesOfNewCards(in: scope, language)
    // The first card of all makes a deck in the folder that has none.
    if library.entries.isEmpty, deckPaths.count == 1, let folder = deckPaths.first,
      folder == setup.paths.decks || DeckWriter.isFolder(folder)
    {
      return try placeOfNewCard(inFile: folder + "/" + Self.ownFileName)
    }
    let obstacle = places.lazy.compactMap { DeckWriter.obstacle(to: $0.file.path) }.first
    if let obstacle { throw Failure(messages.sentence(for: obstacle)) }
    if let place = places.first { throw Failure(messages.noFormOfCards(place.file.path)) }
    throw Failure(messages.noPlaceForCards(setup.paths.decks))
  }

  // MARK: The learner's own deck

  private static let ownFileName = "my-cards.md"

  /// The file of the learner's own deck, if cards without a topic go there: the last topic of one of several
  /// decks would be any place.
  private var ownFile: String? {
    guard deckPaths == [setup.paths.decks] else { return nil }
    let file = setup.paths.decks + "/" + Self.ownFileName
    // Also beside copies of the bundled decks that this process has made.
    let isWanted = library.decks.count > 1 || setup.readsBundledDecks || DeckWriter.exists(file)
    return isWanted ? file : nil
  }

  /// Whether the decks are those that came with the program, not yet the learner's copies of them.
  var hasBundledDecks: Bool {
    setup.readsBundledDecks && deckPaths == setup.deckPaths && !library.entries.isEmpty
  }

  /// The file that gets new topics.
  var fileOfNewTopics: String {
    if let ownFile { return ownFile }
    if !deckPaths.contains(setup.paths.decks), let path = deckPaths.first {
      if files.count == 1, deckPaths.count == 1 { return files[0].path }
      return DeckWriter.isFolder(path) ? path + "/" + Self.ownFileName : path
    }
    return setup.paths.decks + "/" + Self.ownFileName
  }

  /// A topic that no deck has, if the learner agrees to begin it.
  func agreedTopic(_ name: String, isAgreed: Bool) throws(Failure) -> String {
    if isAgreed { return name }
    let nearest = nearestTopic(to: name)
    guard Process.canAsk else { throw Failure(messages.topicNeedsFlag(name, nearest: nearest)) }
    let file =
      hasBundledDecks ? "\(setup.paths.decks)/\(Self.ownFileName)" : fileOfNewTopics
    let question = messages.topicQuestion(name, file: abbreviated(file), nearest: nearest)
    guard Process.asks("leitner: \(question) y/n ") else {
      throw Failure(messages.noTopic(name, nearest: nearest))
    }
    return name
  }

  /// The place of a new card at the end of a file, which need not be there yet.
  private func placeOfNewCard(
    inFile path: String, newTopic: String? = nil
  ) throws(Failure) -> PlaceOfNewCard {
    var old = DeckWriter.content(path)
    if let known = old { old = withoutLeftovers(known) { NewCard(atEndOf: $0, hint: $1) } }
    if old != nil, let error = DeckWriter.obstacle(to: path) {
      throw Failure(messages.sentence(for: error))
    }
    var text = old ?? Array("# \(messages.ownDeckTitle)\n".utf8)
    if newTopic != nil || old == nil {
      let topic = newTopic ?? messages.ownTopicTitle
      let line = topic.split(whereSeparator: \.isNewline).joined(separator: " ")
      let end = text.hasWindowsLineEnds ? "\r\n" : "\n"
      text = text.trimmed
      text += Array("\(text.isEmpty ? "" : end + end)## \(line)\(end)".utf8)
    }
    guard let card = NewCard(atEndOf: text, hint: messages.newCardHint) else {
      throw Failure(messages.noFormOfCards(path))
    }
    return PlaceOfNewCard(path: path, card: card, old: old, begun: text)
  }

  /// The place behind the last card of some topics in a file whose form can be gone on with; nil if there is
  /// none.
  func placeOfNewCard(in scope: Scope, mustBeWritable: Bool) -> PlaceOfNewCard? {
    for (file, card, isOfTwoLanguages) in library.placesOfNewCards(in: scope, language) {
      if mustBeWritable, DeckWriter.obstacle(to: file.path) != nil { continue }
      guard let content = DeckWriter.content(file.path) else { continue }
      // Another program may have changed the file since the decks were read.
      func form(in text: [UInt8], name: String? = nil, hint: String) -> NewCard? {
        let now = DeckFile(path: file.path, folders: [], text: text)
        return now.index(ofCard: card, of: file).flatMap {
          NewCard(in: text, like: $0, of: now, name: name, hint: hint)
        }
      }
      let bytes = withoutLeftovers(content) { form(in: $0, hint: $1) }
      let name = isOfTwoLanguages ? freeName() : nil
      guard let new = form(in: bytes, name: name, hint: messages.newCardHint) else { continue }
      return PlaceOfNewCard(path: file.path, card: new, old: bytes)
    }
    return nil
  }

  /// A file's text without the forms of new cards that were left empty, as a killed process leaves them, and
  /// without the hints of those that were not.
  private func withoutLeftovers(
    _ bytes: [UInt8], form: (_ text: [UInt8], _ hint: String) -> NewCard?
  ) -> [UInt8] {
    var text = bytes
    for hint in Language.allCases.map(\.messages.newCardHint) {
      while let rest = form(text, hint)?.removed(from: text), rest.count < text.count {
        text = rest
      }
      text = NewCard.withoutHints(hint, in: text)
    }
    return text
  }

  /// Takes out of a card what a killed process left there when it was new. It is done when the card is edited,
  /// because nobody expects a deck to be changed otherwise.
  func takeOutHint(ofCardAt line: Int, in file: String) {
    guard let content = DeckWriter.content(file) else { return }
    let text = Language.allCases.map(\.messages.newCardHint).reduce(content) {
      NewCard.withoutHints($1, in: $0, ofCardAt: line)
    }
    // If it can't be written, the editor says so, too.
    if text != content { try? DeckWriter.replace(file, with: text) }
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

extension [UInt8] {
  /// Without spaces and line ends at its end.
  fileprivate var trimmed: [UInt8] {
    var text = self[...]
    while let last = text.last, last <= 0x20 { text.removeLast() }
    return Array(text)
  }
}
