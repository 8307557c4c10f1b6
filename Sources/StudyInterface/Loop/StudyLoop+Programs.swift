import FlashcardDeck

/// Other programs that work for the learner: the editor, what opens links, what makes pictures.
extension StudyLoop {
  /// Opens the learner's editor; asks first if the decks have to be copied for that.
  mutating func change(_ change: DeckChange) {
    do throws(Failure) {
      if let place = try store.copyPlace(for: change) {
        update(.mayCopy(change, to: place))
      } else {
        carryOut(change)
      }
    } catch {
      update(.failed(error.sentence))
    }
  }

  mutating func carryOut(_ change: DeckChange) {
    switch change {
    case .edit(let card, let file, let line): edit(card, file, line: line)
    case .add(let scope): add(to: scope)
    }
  }

  /// Gives the terminal away; meanwhile no question can be seen.
  private mutating func leaveTerminal() {
    update(.away)
    terminal.leave()
  }

  private mutating func comeBack() {
    terminal.comeBack()
    composedCard = nil
    update(.back)
  }

  /// Gives the terminal to the learner's editor, and goes on with the decks as they are then.
  private mutating func edit(_ card: CardID, _ file: String, line: Int) {
    // Of a file that an edit has broken already, those before that.
    let known = store.problem(in: file, near: line).map { $0.more + 1 } ?? 0
    let before = state.broken.flatMap { $0.file == file ? $0.before : nil } ?? known
    let wasInFile = isInFile(card, file)
    leaveTerminal()
    var failure: Failure?
    do throws(Failure) {
      try store.edit(card, file: file, line: line)
    } catch {
      failure = error
    }
    update(.editing(card))
    _ = takeDecks()
    comeBack()
    // One language of the card may be gone.
    if state.index(of: card) == nil || wasInFile && !isInFile(card, file) { askOrTell(of: card) }
    if let failure {
      update(.failed(failure.sentence))
    } else if let problem = store.problem(in: file, near: line),
      problem.more >= before || abs(problem.line - line) <= 2 || state.index(of: card) == nil
    {
      // What was wrong before and elsewhere is not this edit's.
      say(.broken(problem.sentence, more: problem.more, canEdit: true))
      update(.offer(.line(problem.line, file: file, after: card)))
      if let broken = BrokenText(file: file, problem, before: before, after: card) {
        update(.broken(broken))
      }
    }
  }

  /// Whether a card has a text in a file, in one language at least.
  private func isInFile(_ card: CardID, _ file: String) -> Bool {
    guard let index = state.index(of: card) else { return false }
    return Language.allCases.contains { state.library.card(at: index, in: $0).file == file }
  }

  /// Asks at once which card an edited one is, if it may be one; says that it is gone if not.
  private mutating func askOrTell(of card: CardID) {
    let was = store.record.key(of: card)
    let doubts = ((try? store.doubts()) ?? []).filter { $0.was == was }
    if doubts.isEmpty {
      say(.sentence(state.messages.editedCardGone))
    } else {
      update(.doubts(doubts))
    }
  }

  /// Gives the terminal to the learner's editor for a new card.
  private mutating func add(to scope: Scope) {
    leaveTerminal()
    var failure: Failure?
    var added = AddedCards(cards: 0, file: "")
    do throws(Failure) {
      added = try store.add(to: scope)
    } catch {
      failure = error
    }
    _ = takeDecks()
    comeBack()
    if let failure {
      update(.failed(failure.sentence))
    } else if added.isLoose {
      say(.looseText(added))
      offer(added.line ?? 1, of: added.file)
    } else if let problem = store.problem(in: added.file, near: added.line ?? 1) {
      say(.broken(problem.sentence, more: problem.more, canEdit: !state.library.entries.isEmpty))
      offer(problem.line, of: added.file)
    } else {
      say(.added(added))
    }
  }

  /// Lets the key that edits open a line to which a card was to be added.
  private mutating func offer(_ line: Int, of file: String) {
    guard let card = state.library.entries.first?.id else { return }
    update(.offer(.line(line, file: file, after: card)))
  }

  /// Opens what a card links to or shows.
  mutating func open(_ address: String, from file: String) {
    let terminal = terminal
    var hasLeft = false
    update(.away)
    let result = Result { () throws(Failure) in
      try store.open(address, from: file) {
        terminal.leave()
        hasLeft = true
      }
    }
    if hasLeft { comeBack() } else { update(.back) }
    switch result {
    case .success(let name): say(.sentence(state.messages.opened(name)))
    case .failure(let error): update(.failed(error.sentence))
    }
  }

  /// Has a picture made and shows it; a key that comes meanwhile ends that.
  mutating func view(_ address: String, from file: String, room: Size) {
    let terminal = terminal
    // Until it is made the screen says so.
    terminal.draw(state.view())
    let picture = store.picture(
      address, from: file, room: room, graphics: { terminal.graphics() },
      isStopped: { terminal.hasInput })
    update(.picture(picture))
  }
}
