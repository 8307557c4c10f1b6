import FlashcardDeck

/// The one table of keys: what they do, where, and which of them Help and the hint line show.
public struct KeyMap: Sendable {
  /// Keys that do one thing in some contexts.
  public struct Binding: Sendable {
    /// What they do.
    public let action: Action
    /// The keys, those first that are shown.
    public let keys: [Key]
    /// How many of the keys the line of hints names; Help names all.
    let namedKeys: Int
    /// Where they work.
    public let contexts: Contexts
    /// The contexts whose hint line shows the keys.
    let hints: Contexts

    init(
      _ action: Action, _ keys: [Key], named: Int? = nil, in contexts: Contexts,
      hints: Contexts = []
    ) {
      self.action = action
      self.keys = keys
      namedKeys = named ?? keys.count
      self.contexts = contexts
      self.hints = hints
    }

    /// The keys as the line of hints writes them.
    var keyNames: String { keys.prefix(namedKeys).map(\.name).listed(" ") }
  }

  /// Keys for studying cards.
  public var studying: [Binding]
  /// Keys for moving on a screen and from one to another.
  public var moving: [Binding]
  /// Keys for looking at something else, and for leaving.
  public var looking: [Binding]

  /// Every binding, in the order in which Help lists them.
  public var bindings: [Binding] { studying + moving + looking }

  /// What a key does; nil if it does nothing. In a search, printed characters are text.
  func action(for key: Key, in context: Context) -> Action? {
    if context.takesText {
      switch key {
      case .character(let character): return .type(String(character))
      case .paste(let text): return .type(text)
      default: return boundAction(of: key, in: context)
      }
    }
    return boundAction(of: key.halfwidth, in: context)
  }

  private func boundAction(of key: Key, in context: Context) -> Action? {
    for bindings in [studying, moving, looking] {
      // By index, since a loop over the bindings would copy each of them.
      for index in bindings.indices
      where bindings[index].contexts.contains(context) && bindings[index].keys.contains(key) {
        return bindings[index].action
      }
    }
    return nil
  }

  /// The keys of a review in a line of text, for a manual: `Space Enter show answer; 1 again; …`.
  public var studyingLine: String {
    studying.map {
      $0.keys.map(\.name).listed(" ") + " " + English().label(of: $0.action)
    }.listed("; ")
  }

  /// The bindings that the hint line of a context shows, in order. The way back comes first, before
  /// all that a narrow screen may have no room for.
  func hints(for context: Context) -> [Binding] {
    (moving + studying + looking).filter { $0.hints.contains(context) }
  }
}

extension KeyMap {
  /// The keys of the manual.
  public static let standard = KeyMap(
    studying: [
      Binding(.showAnswer, [" ", .enter], named: 1, in: .question, hints: .question),
      Binding(.grade(.again), ["1"], in: .answer),
      Binding(.grade(.hard), ["2"], in: .answer),
      Binding(.grade(.good), ["3", " ", .enter], named: 2, in: .answer, hints: .answer),
      Binding(.grade(.easy), ["4"], in: .answer),
      Binding(.explain, [.tab], in: .answer, hints: .answer),
      Binding(
        .undo, ["u"], in: [.today, .question, .answer, .summary, .links, .card, .cards],
        hints: [.question, .answer, .summary, .links]),
      Binding(.redo, [.control("r")], in: [.today, .question, .answer, .summary, .card, .cards]),
      Binding(.suspend, ["x"], in: [.question, .answer, .card, .cards]),
      Binding(.bury, ["-"], in: [.question, .answer, .card, .cards]),
      Binding(.star, ["*"], in: [.question, .answer, .card, .cards]),
      Binding(
        .more, ["m"], in: [.today, .question, .answer, .summary], hints: .summary),
      Binding(.edit, ["e"], in: [.question, .answer, .card, .cards]),
      Binding(
        .flipLanguage, ["L"], in: [.question, .answer, .card, .cards, .today, .topics],
        hints: [.question, .answer, .card]),
    ],
    moving: [
      Binding(.up, [.up, "k"], in: [.lists, .texts]),
      Binding(.down, [.down, "j"], in: [.lists, .texts]),
      Binding(.up, [.up, .control("p")], named: 1, in: .search),
      Binding(.down, [.down, .control("n")], named: 1, in: .search),
      Binding(.pageUp, [.pageUp, .control("b")], named: 1, in: .everywhere),
      Binding(.pageDown, [.pageDown, .control("f")], named: 1, in: .everywhere),
      Binding(.top, [.home, "g"], in: .commands),
      Binding(.bottom, [.end, "G"], in: .commands),
      Binding(.study, [.enter], in: .today, hints: .today),
      Binding(.open, [.right, "l"], in: .today, hints: .today),
      Binding(
        .open, [.enter, .right, "l"], named: 2, in: [.topics, .cards], hints: [.topics, .cards]),
      Binding(.open, [.enter], in: .search, hints: .search),
      Binding(.back, [.escape], in: [.search, .card], hints: [.search, .card]),
      Binding(.link, [.enter], in: .links, hints: .links),
      // Not together with those above: what three screens share stands at the right end.
      Binding(.back, [.escape], in: .links, hints: .links),
      Binding(.nextCard, ["n", .right, "l"], named: 1, in: .links, hints: .links),
      Binding(.previousCard, [.left, "h"], in: .links),
      Binding(.previousCard, [.left, "h"], named: 1, in: .card, hints: .card),
      Binding(.nextCard, [.right, "l"], named: 1, in: .card, hints: .card),
      Binding(
        .back, [.left, .escape, "h"], named: 2,
        in: [.question, .answer, .summary, .topics, .cards, .statistics, .help],
        hints: [.topics, .cards, .statistics, .help]),
      Binding(.back, [.enter], in: .summary, hints: .summary),
    ],
    looking: [
      Binding(.browse, ["b"], in: Contexts.commands.subtracting(.topics), hints: .today),
      Binding(.compare, ["c"], in: Contexts.commands.subtracting(.links), hints: .today),
      Binding(.search, ["/"], in: .commands, hints: [.today, .topics, .cards]),
      Binding(.statistics, ["s"], in: Contexts.commands.subtracting(.statistics), hints: .today),
      Binding(
        .help, ["?"], in: Contexts.commands.subtracting(.help),
        hints: Contexts.commands.subtracting(.help)),
      Binding(.erase, [.backspace], in: .search),
      Binding(.eraseAll, [.control("u")], in: .search),
      Binding(.quit, ["q"], in: .commands, hints: .commands),
      Binding(.quit, [.control("c")], in: .everywhere),
      Binding(.suspendProgram, [.control("z")], in: .everywhere),
    ])
}
