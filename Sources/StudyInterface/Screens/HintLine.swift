import FlashcardDeck

/// The keys that a screen offers, in one line.
struct HintLine {
  private struct Hint {
    let action: Action
    /// With all the keys that it names, with the first of them alone, and for the narrowest windows.
    let long, short, shortest: StyledLine
    /// Whether several screens have it: then it stands at the right end, where it stays from one
    /// screen to the next.
    let isShared: Bool
    /// How soon it is left out where there is no room for all; 0 never is.
    let rank: Int
  }

  /// Which form of the hints a line has room for.
  private struct Form {
    let line: @Sendable (Hint) -> StyledLine
    /// Columns between two hints.
    var gap = 3
  }

  /// In lines that are shorter, hints stand closer.
  private static let narrow = 60

  private let hints: [Hint]

  /// Hints of some bindings; `turnsPage` says whether the key that goes on turns a page first.
  init(
    _ bindings: [KeyMap.Binding], _ messages: any Messages, turnsPage: Bool = false,
    choosesNone: Bool = false, proposed: Grade = .good, leadsToToday: Bool = false,
    takingBack: [Action] = [], opens: OpenedKinds = .link,
    choices: Int? = nil, ticks: Bool = false
  ) {
    let isExplained = bindings.contains { $0.action == .explain }
    let hasChoices = bindings.contains { $0.contexts.contains(.choice) && $0.action == .pick(0) }
    let isAboutACard = bindings.first.map { Self.isOfCards($0.action) } ?? false
    func label(of action: Action) -> String {
      switch action {
      case .link where choosesNone: messages.chooseNone
      case .back where leadsToToday: messages.backToToday
      case .pick where ticks: messages.label(of: .tick)
      case .openLinks: messages.labelOfOpening(opens)
      case _ where takingBack.contains(action): messages.label(ofTakingBack: action)
      default: Self.label(of: action, messages, turnsPage: turnsPage, proposed: proposed)
      }
    }
    // It picks or ticks the choice at the cursor: one hint with the letters.
    let keyAtCursor = bindings.first { $0.action == .tick && $0.contexts.contains(.choice) }
    hints = bindings.enumerated().compactMap { index, binding in
      if choices != nil, binding.action == .tick { return nil }
      let label = label(of: binding.action)
      func line(_ keys: String, _ label: String) -> StyledLine {
        StyledLine([StyledRun(keys, Style(.accent)), StyledRun(" " + label, .dim)])
      }
      let isShorter = hasChoices && binding.action == .showAnswer
      // The letters that there are.
      let letters = binding.action == .pick(0) ? choices.map(ChoiceReply.letters(of:)) : nil
      let lettersAndKey = letters.map { $0 + (keyAtCursor.map { " " + $0.keyNames } ?? "") }
      let short = line(
        lettersAndKey ?? binding.keys.first?.name ?? binding.keyNames,
        isShorter ? messages.shortShowAnswer : label)
      return Hint(
        action: letters == nil ? binding.action : .tick,
        long: line(lettersAndKey ?? binding.keyNames, label), short: short,
        // Rather the key that shows the answer to what was ticked.
        shortest: ticks ? letters.map { line($0, label) } ?? short : short,
        isShared: binding.hints.count >= 3 && !(isAboutACard && Self.isOfCards(binding.action)),
        rank: Self.rank(of: binding, at: index, isExplained: isExplained))
    }
  }

  /// The first is what most will press. Help names all the others; after it come the ways out. What is done
  /// to a card, and a second way out, are seen where there is room.
  private static func rank(
    of binding: KeyMap.Binding, at index: Int, isExplained: Bool
  ) -> Int {
    if index == 0 { return 0 }
    return switch binding.action {
    // While a line is typed its keys come first.
    case .help where binding.hints.contains(.search): 6
    case .help, .grades: 1
    // A key that no sign on the screen names.
    case .tick where binding.hints.contains(.points): 1
    // What comes after the letters that choose.
    case .showAnswer: 2
    case .quit, .close: 3
    case .backToPoints: 4
    // The points have their numbers beside them.
    case .tickPoint: secondary
    // A mistake is seen with the answer. The other language and the way back are seen on the question, too.
    case .edit where isExplained: secondary
    case .flipLanguage where isExplained || binding.hints.contains(.cards): secondary + 1
    case .back where !binding.hints.isDisjoint(with: [.choice, .typing]): secondary
    case .back where binding.hints.contains(.speaking): 4
    case .back: binding.hints.contains(.question) ? secondary + (isExplained ? 2 : 0) : 4
    // The way out of a topic is seen rather than what is done with what was found.
    case .widen: 5
    // On a card that links to something, rather than what is done to any card.
    case .openLinks, .viewPicture, .turnCard: secondary - 1
    case .edit: secondary + 1
    // Beside what studies, browses and looks.
    case .interview: secondary
    case .suspend: secondary + 3
    case .star: secondary + 4
    case .bury: secondary + 5
    default: 4 + index
    }
  }

  /// Whether an action does something to a card; a screen that has nothing else begins with it.
  private static func isOfCards(_ action: Action) -> Bool {
    [.edit, .suspend, .bury, .star].contains(action)
  }

  private static let secondary = 100

  static func label(
    of action: Action, _ messages: any Messages, turnsPage: Bool, proposed: Grade = .good
  ) -> String {
    switch action {
    case .showAnswer where turnsPage, .turnPage where turnsPage, .showPoints where turnsPage,
      .grades where turnsPage:
      messages.nextPage
    case .turnPage: messages.name(of: proposed)
    default: messages.label(of: action)
    }
  }

  /// As many hints as a line of `width` columns has room for, the first one always, each with the space
  /// before it.
  private func placed(width: Int) -> [(space: Int, action: Action, line: StyledLine)] {
    var hints = hints
    func room(_ form: Form) -> Int {
      width - hints.reduce(0) { $0 + form.line($1).width } - form.gap * max(0, hints.count - 1)
    }
    // Rather than the other keys of what is needed more often.
    while let last = hints.indices.max(by: { hints[$0].rank < hints[$1].rank }),
      hints[last].rank >= Self.secondary, room(Form { $0.long }) < 0
    {
      hints.remove(at: last)
    }
    let forms = [Form { $0.long }, Form { $0.short }]
    let shortest = width < Self.narrow ? Form(line: { $0.shortest }, gap: 2) : forms[1]
    let form = forms.first { room($0) >= 0 } ?? shortest
    // A short one may have room though one that is needed more often has none.
    var kept: [Int] = []
    var left = width
    let byNeed = hints.indices.sorted { (hints[$0].rank, -$0) < (hints[$1].rank, -$1) }
    for index in byNeed {
      let columns = form.line(hints[index]).width + (kept.isEmpty ? 0 : form.gap)
      guard kept.isEmpty || columns <= left else { continue }
      kept.append(index)
      left -= columns
    }
    hints = kept.sorted().map { hints[$0] }
    let ordered = hints.filter { !$0.isShared } + hints.filter(\.isShared)
    return ordered.enumerated().map { index, hint in
      let isFirstShared = hint.isShared && (index == 0 || !ordered[index - 1].isShared)
      let space = (index == 0 ? 0 : form.gap) + (isFirstShared ? max(0, room(form)) : 0)
      return (space, hint.action, form.line(hint))
    }
  }

  /// The hints in a line of `width` columns.
  func line(width: Int) -> StyledLine {
    var line = StyledLine()
    for (space, _, hint) in placed(width: width) {
      // In the labels' style, which saves a change of style: 8 bytes on xterm-256color.
      if space > 0 { line.runs.append(StyledRun(String(repeating: " ", count: space), .dim)) }
      line.runs += hint.runs
    }
    return line
  }

  /// What the hint at a column of such a line does; nil if there is none.
  func action(at column: Int, width: Int) -> Action? {
    var start = 0
    for (space, action, hint) in placed(width: width) {
      start += space
      if (start..<start + hint.width).contains(column) { return action }
      start += hint.width
    }
    return nil
  }
}
