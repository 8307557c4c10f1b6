import FlashcardDeck

/// Which part of the interface a key is pressed in.
public enum Context: Hashable, Sendable, CaseIterable {
  case today, question, answer, summary, topics, cards, card, search, statistics, help
}

/// The one table of keys: what they do, where, and what Help and the hint line say of them.
public struct KeyMap: Sendable {
  /// Keys that do the same thing in some contexts.
  struct Binding: Sendable {
    let keys: [Key]
    /// How the keys are written on the screen.
    let name: String
    let action: Action
    let contexts: Set<Context>
    /// The contexts whose hint line shows the key.
    let hints: Set<Context>
    let label: @Sendable (Messages) -> String
  }

  /// Every key of the program, in the order in which Help lists them.
  static let bindings: [Binding] = sections.flatMap(\.bindings)

  /// The table in the parts that Help shows.
  static let sections: [(title: @Sendable (Messages) -> String, bindings: [Binding])] = [
    ({ $0.titles.studying }, studying), ({ $0.titles.moving }, moving),
    ({ $0.titles.looking }, looking),
  ]

  private static let lists: Set<Context> = [.today, .topics, .cards]
  private static let texts: Set<Context> = [
    .question, .answer, .summary, .card, .statistics, .help,
  ]
  private static let everywhere = Set(Context.allCases)
  private static let commands = everywhere.subtracting([.search])

  private static let moving: [Binding] = [
    Binding([.up, "k"], "↑ k", .up, lists.union(texts)) { $0.keys.up },
    Binding([.down, "j"], "↓ j", .down, lists.union(texts)) { $0.keys.down },
    Binding([.up, .control("p")], "↑", .up, [.search]) { $0.keys.up },
    Binding([.down, .control("n")], "↓", .down, [.search]) { $0.keys.down },
    Binding([.pageUp, .control("b")], "PgUp", .pageUp, everywhere) { $0.keys.pageUp },
    Binding([.pageDown, .control("f")], "PgDn", .pageDown, everywhere) { $0.keys.pageDown },
    Binding([.home, "g"], "Home g", .top, commands) { $0.keys.top },
    Binding([.end, "G"], "End G", .bottom, commands) { $0.keys.bottom },
    Binding([.enter], "Enter", .study, [.today], hints: [.today]) { $0.keys.study },
    Binding([.right, "l"], "→ l", .open, [.today], hints: [.today]) { $0.keys.open },
    Binding([.enter, .right, "l"], "Enter →", .open, [.topics, .cards], hints: [.topics, .cards]) {
      $0.keys.open
    },
    Binding([.enter], "Enter", .open, [.search], hints: [.search]) { $0.keys.open },
    Binding([.left, "h"], "←", .previousCard, [.card], hints: [.card]) { $0.keys.previous },
    Binding([.right, "l"], "→", .nextCard, [.card], hints: [.card]) { $0.keys.next },
    Binding(
      [.escape, .left, "h"], "← Esc", .back,
      [.question, .answer, .summary, .topics, .cards, .statistics, .help],
      hints: [.topics, .cards, .statistics, .help]
    ) { $0.keys.back },
    Binding([.escape], "Esc", .back, [.search, .card], hints: [.search, .card]) { $0.keys.back },
    Binding([.enter], "Enter", .back, [.summary], hints: [.summary]) { $0.keys.back },
  ]

  private static let studying: [Binding] = [
    Binding([" ", .enter], "Space", .showAnswer, [.question], hints: [.question]) {
      $0.keys.showAnswer
    },
    Binding(["1"], "1", .grade(.again), [.answer]) { $0.grades.again },
    Binding(["2"], "2", .grade(.hard), [.answer]) { $0.grades.hard },
    Binding([" ", .enter, "3"], "3 Space", .grade(.good), [.answer], hints: [.answer]) {
      $0.grades.good
    },
    Binding(["4"], "4", .grade(.easy), [.answer]) { $0.grades.easy },
    Binding([.tab], "Tab", .explain, [.answer], hints: [.answer]) { $0.keys.explain },
    Binding(
      ["u"], "u", .undo, [.today, .question, .answer, .summary],
      hints: [.question, .answer, .summary]
    ) { $0.keys.undo },
    Binding(
      ["L"], "L", .flipLanguage, [.question, .answer, .card, .cards, .today, .topics],
      hints: [.question, .answer, .card]
    ) { $0.keys.flip },
  ]

  private static let looking: [Binding] = [
    Binding(["b"], "b", .browse, commands.subtracting([.topics]), hints: [.today]) {
      $0.keys.browse
    },
    Binding(["/"], "/", .search, commands, hints: [.today, .topics, .cards]) { $0.keys.search },
    Binding(["s"], "s", .statistics, commands.subtracting([.statistics]), hints: [.today]) {
      $0.keys.statistics
    },
    Binding(["?"], "?", .help, commands.subtracting([.help]), hints: commands.subtracting([.help]))
    { $0.keys.help },
    Binding([.backspace], "⌫", .erase, [.search]) { $0.keys.erase },
    Binding([.control("u")], "Ctrl-U", .eraseAll, [.search]) { $0.keys.eraseAll },
    Binding(["q"], "q", .quit, commands, hints: commands) { $0.keys.quit },
    Binding([.control("c")], "Ctrl-C", .quit, everywhere) { $0.keys.quit },
    Binding([.control("z")], "Ctrl-Z", .suspendProgram, everywhere) { $0.keys.suspend },
  ]

  private static let table: [Context: [Key: Action]] = {
    var table: [Context: [Key: Action]] = [:]
    for binding in bindings {
      for context in binding.contexts {
        for key in binding.keys { table[context, default: [:]][key] = binding.action }
      }
    }
    return table
  }()

  /// What a key does; nil where it does nothing. In a search, printed characters are text.
  static func action(for key: Key, in context: Context) -> Action? {
    if context == .search {
      switch key {
      case .character(let character): return .type(String(character))
      case .paste(let text): return .type(text)
      default: return table[context]?[key]
      }
    }
    return table[context]?[key.halfwidth]
  }

  /// The keys that the hint line of a context shows, in order.
  static func hints(for context: Context) -> [Binding] {
    bindings.filter { $0.hints.contains(context) }
  }
}

extension KeyMap.Binding {
  init(
    _ keys: [Key], _ name: String, _ action: Action, _ contexts: Set<Context>,
    hints: Set<Context> = [], label: @escaping @Sendable (Messages) -> String
  ) {
    self.init(
      keys: keys, name: name, action: action, contexts: contexts, hints: hints, label: label)
  }
}

extension Key: ExpressibleByExtendedGraphemeClusterLiteral {
  /// A printed character.
  public init(extendedGraphemeClusterLiteral value: Character) { self = .character(value) }

  /// The key as typed without a Chinese input method: `１` is 1, `？` is ?, and so on.
  var halfwidth: Key {
    guard case .character(let character) = self, character.unicodeScalars.count == 1,
      let scalar = character.unicodeScalars.first
    else { return self }
    switch scalar.value {
    case 0x3000: return .character(" ")
    case 0xFF01...0xFF5E:
      return Unicode.Scalar(scalar.value - 0xFEE0).map { .character(Character($0)) } ?? self
    case 0x3001: return .character("/")
    default: return self
    }
  }
}
