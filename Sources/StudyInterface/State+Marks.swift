import FlashcardDeck

/// What is put away, marked, taken back and done again.
extension State {
  /// Takes back what was done last; says why not if there is nothing.
  mutating func undo() -> [Effect] {
    if let obstacle {
      notice = obstacle
      return []
    }
    if let latestDecision { return [.takeBack(latestDecision)] }
    guard let event = latestDone else {
      // What was done before the practice is taken back elsewhere.
      let isBefore = record.latestDone(on: day, by: device, after: nil) != nil
      notice =
        isBefore
        ? .sentence(messages.nothingToUndoHere(isInterview: screen is InterviewScreen))
        : .nothingToUndo
      return []
    }
    notice = .undone(event.kind, question: words(for: event))
    switch event.kind {
    case .answer, .suspend, .bury: undone = (record.key(of: event.card), event)
    // A review would grade it as an answer.
    case .practice where sittingStart != nil: undone = (record.key(of: event.card), event)
    default: break
    }
    return [.undo]
  }

  /// Does again what was taken back last.
  mutating func redo() -> [Effect] {
    if let obstacle {
      notice = obstacle
      return []
    }
    guard
      let event = record.latestTakenBack(on: day, by: device, after: sittingStart)?.event
    else {
      notice = .nothingToRedo
      return []
    }
    isAnsweredAgain = event.kind.isAnswer
    // What was typed is the answer again, and no draft of another one.
    if let card = index(of: event.card) { replies.begin(library.entries[card].id, nil) }
    notice = .redone(event.kind, question: words(for: event))
    return [.redo]
  }

  /// What the card of an event asks; how many it were, if the same key did it to several.
  private func words(for event: Event) -> String {
    let cards = record.cardsOfOneKey(with: event, in: library)
    return cards > 1 ? messages.cardsOfOneText(cards) : question(of: event.card)
  }

  /// What a card asks, in one line; its id if no deck has it.
  func question(of card: CardID) -> String {
    index(of: card).map { listed($0, flipped: false, isBesideSiblings: true).line.text }
      ?? card.description
  }

  /// What a key does to a card: to put it away or mark it, or no longer; or to edit it as it is shown.
  func mark(_ index: Int, by action: Action, flipped: Bool = false) -> Response? {
    if action == .edit {
      let card = library.card(at: index, in: flipped ? language.other : language)
      return Response(effects: [.edit(card.id, file: card.file, line: card.line)])
    }
    if action == .suspendSiblings { return markSiblings(of: index) }
    let card = library.entries[index].id
    let marks = record.remarks.marks[card] ?? Remarks.Marks()
    let kind: Event.Kind
    switch action {
    case .suspend: kind = marks.isSuspended ? .wake : .suspend
    case .bury:
      if marks.isSuspended {
        return .say(.sentence(messages.isSuspendedAlready(keyName(.suspend))))
      }
      // A card that was forgotten today is asked again today.
      if let progress = record[card], progress.due > day, !progress.isRelearning(on: day),
        case let due = progress.due, !marks.isAway(on: day)
      {
        return .say(.sentence(messages.notDueAnyway(inDays: due - day)))
      }
      kind = marks.isAway(on: day) ? .wake : .bury(until: day + 1)
    case .star: kind = marks.isStarred ? .unstar : .star
    default: return nil
    }
    if let obstacle { return .say(obstacle) }
    return Response(
      notice: .marked(kind, question: question(of: card), isShown: !isAsking),
      effects: [.mark([card], kind)])
  }

  /// Puts the cards of one text away, or wakes them if all are away.
  private func markSiblings(of index: Int) -> Response? {
    let group = library.entries[index].group
    let cards = library.entries.filter { $0.group == group }.map(\.id)
    guard cards.count > 1 else { return .say(.sentence(messages.noSiblings)) }
    if let obstacle { return .say(obstacle) }
    let awake = cards.filter { !(record.remarks.marks[$0]?.isSuspended ?? false) }
    let (changed, kind) = awake.isEmpty ? (cards, Event.Kind.wake) : (awake, .suspend)
    return Response(
      notice: .sentence(messages.siblings(changed.count, areSuspended: kind == .suspend)),
      effects: [.mark(changed, kind)])
  }

  /// Tells once that a card was forgotten as often as few are.
  mutating func tellOfLeech(since before: StudyRecord) {
    guard let event = record.recent.last, event.kind.isAnswer,
      case let card = record.key(of: event.card), let lapses = record[card]?.lapses,
      lapses == CardProgress.lapsesOfALeech, before[card]?.lapses == lapses - 1
    else { return }
    // Another card is shown by now.
    let asked = StyledLine(question(of: card)).fitted(to: Self.longestName).text
    notice = .leech(times: lapses, question: asked)
    offer = .card(card)
  }
}
