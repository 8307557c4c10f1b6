import FlashcardDeck
import StudyInterface

/// Decks that can't be changed where they are, and those that came with the program: an update replaces these, also
/// in a checkout, where they could be written.
extension Workspace {
  func copyPlace(for change: DeckChange) throws(Failure) -> CopyPlace? {
    guard let copy = copy(for: change) else { return nil }
    if let file = copy.othersPlace {
      throw Failure(
        messages.copyIsThere(abbreviated(file), isConfigured: setup.namedDecks.isEmpty))
    }
    return CopyPlace(
      folder: abbreviated(copy.folder), mustBeNamed: !setup.namedDecks.isEmpty,
      isForBundledDecks: copy.isOfBundledDecks)
  }

  func copyDecks(for change: DeckChange) throws(Failure) -> DeckChange {
    // Something may have come into its place while the learner was asked.
    guard try copyPlace(for: change) != nil, let copy = copy(for: change) else { return change }
    try copy.make(messages)
    let old = library
    read(copy)
    switch change {
    case .edit(let card, let file, let line):
      let path = copy.files.first { $0.original == file }?.copy ?? file
      return .edit(card, file: path, line: line)
    case .add(let scope):
      if let moved = scope.moved(from: old, to: library) { return .add(moved) }
      return .add(try place(of: copy))
    }
  }

  /// The copied deck, which has another id if it had the one of its folder.
  private func place(of copy: DeckCopy) throws(Failure) -> Scope {
    let paths = Set(copy.files.map(\.copy))
    guard
      let index = library.decks.firstIndex(where: { $0.files.contains { paths.contains($0.path) } })
    else { throw Failure(messages.topicIsGone) }
    return .topics(deck: index, Array(library.decks[index].topics.indices))
  }

  /// Copies the decks that a command is to change, if they can't be changed where they are and the learner
  /// agrees, on the command line or in the terminal.
  func copyDecks(for change: DeckChange, isAgreed: Bool) throws(Failure) -> DeckChange {
    guard let place = try copyPlace(for: change) else { return change }
    if !isAgreed {
      guard Process.canAsk else {
        throw Failure(messages.copyNeeded(to: place, for: change))
      }
      guard Process.asks("leitner: \(messages.copyQuestion(to: place, for: change)[0]) y/n ")
      else {
        throw Failure(messages.notCopied)
      }
    }
    let changed = try copyDecks(for: change)
    Process.printError("leitner: \(copyReminder ?? messages.copied(to: place))")
    return changed
  }

  /// The copies that a change needs; nil if it needs none or there can be none.
  private func copy(for change: DeckChange) -> DeckCopy? {
    switch change {
    case .edit(_, let file, _):
      guard hasBundledDecks || DeckWriter.obstacle(to: file) != nil, DeckWriter.exists(file) else {
        return nil
      }
      return copy(toChange: file)
    case .add(let scope):
      if hasBundledDecks, let file = files.first { return copy(toChange: file.path) }
      guard placeOfNewCard(in: scope, mustBeWritable: true) == nil,
        let place = placeOfNewCard(in: scope, mustBeWritable: false)
      else { return nil }
      return copy(toChange: place.path)
    }
  }

  private func copy(toChange file: String) -> DeckCopy? {
    DeckCopy(toChange: file, in: library, files: files, paths: deckPaths, setup)
  }

  /// A path as a shell's prompt writes it.
  func abbreviated(_ path: String) -> String {
    guard let home = setup.home, home.count > 1, path.hasPrefix(home + "/") else { return path }
    return "~" + path.dropFirst(home.count)
  }
}
