import FlashcardDeck

/// Which part of the interface a key is pressed in.
public enum Context: UInt8, Sendable, CaseIterable {
  case today, question, answer, summary, topics, cards, card, search, statistics, help
}

/// Some contexts. An option set needs no hashing, which the first frame would wait for.
struct Contexts: OptionSet, Sendable {
  let rawValue: UInt16

  static let today = Contexts(.today)
  static let question = Contexts(.question)
  static let answer = Contexts(.answer)
  static let summary = Contexts(.summary)
  static let topics = Contexts(.topics)
  static let cards = Contexts(.cards)
  static let card = Contexts(.card)
  static let search = Contexts(.search)
  static let statistics = Contexts(.statistics)
  static let help = Contexts(.help)

  static let lists: Contexts = [.today, .topics, .cards]
  static let texts: Contexts = [.question, .answer, .summary, .card, .statistics, .help]
  static let commands: Contexts = [lists, texts]
  static let everywhere: Contexts = [commands, .search]

  init(rawValue: UInt16) { self.rawValue = rawValue }

  init(_ context: Context) { rawValue = 1 << UInt16(context.rawValue) }

  func contains(_ context: Context) -> Bool { contains(Contexts(context)) }

  /// How many there are.
  var count: Int { rawValue.nonzeroBitCount }
}

/// The one table of keys: what they do, where, and what Help and the hint line say of them.
public struct KeyMap: Sendable {
  /// Keys that do the same thing in some contexts.
  struct Binding: Sendable {
    let keys: [Key]
    /// How the keys are written on the screen.
    let name: String
    let action: Action
    let contexts: Contexts
    /// The contexts whose hint line shows the key.
    let hints: Contexts
    let label: @Sendable (Messages) -> String
  }

  /// Every key of the program, in the order in which Help lists them.
  static let bindings: [Binding] = sections.flatMap(\.bindings)

  /// The table in the parts that Help shows.
  static let sections: [(title: @Sendable (Messages) -> String, bindings: [Binding])] = [
    ({ $0.titles.studying }, studying), ({ $0.titles.moving }, moving),
    ({ $0.titles.looking }, looking),
  ]

  private static let moving: [Binding] = [
    Binding([.up, "k"], "↑ k", .up, [.lists, .texts]) { $0.keys.up },
    Binding([.down, "j"], "↓ j", .down, [.lists, .texts]) { $0.keys.down },
    Binding([.up, .control("p")], "↑", .up, [.search]) { $0.keys.up },
    Binding([.down, .control("n")], "↓", .down, [.search]) { $0.keys.down },
    Binding([.pageUp, .control("b")], "PgUp", .pageUp, .everywhere) { $0.keys.pageUp },
    Binding([.pageDown, .control("f")], "PgDn", .pageDown, .everywhere) { $0.keys.pageDown },
    Binding([.home, "g"], "Home g", .top, .commands) { $0.keys.top },
    Binding([.end, "G"], "End G", .bottom, .commands) { $0.keys.bottom },
    Binding([.enter], "Enter", .study, [.today], hints: [.today]) { $0.keys.study },
    Binding([.right, "l"], "→ l", .open, [.today], hints: [.today]) { $0.keys.open },
    Binding([.enter, .right, "l"], "Enter →", .open, [.topics, .cards], hints: [.topics, .cards]) {
      $0.keys.open
    },
    Binding([.enter], "Enter", .open, [.search], hints: [.search]) { $0.keys.open },
    Binding([.escape], "Esc", .back, [.search, .card], hints: [.search, .card]) { $0.keys.back },
    Binding([.left, "h"], "←", .previousCard, [.card], hints: [.card]) { $0.keys.previous },
    Binding([.right, "l"], "→", .nextCard, [.card], hints: [.card]) { $0.keys.next },
    Binding(
      [.escape, .left, "h"], "← Esc", .back,
      [.question, .answer, .summary, .topics, .cards, .statistics, .help],
      hints: [.topics, .cards, .statistics, .help]
    ) { $0.keys.back },
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
    Binding(["b"], "b", .browse, Contexts.commands.subtracting([.topics]), hints: [.today]) {
      $0.keys.browse
    },
    Binding(["/"], "/", .search, .commands, hints: [.today, .topics, .cards]) { $0.keys.search },
    Binding(["s"], "s", .statistics, Contexts.commands.subtracting([.statistics]), hints: [.today])
    {
      $0.keys.statistics
    },
    Binding(
      ["?"], "?", .help, Contexts.commands.subtracting([.help]),
      hints: Contexts.commands.subtracting([.help])
    ) { $0.keys.help },
    Binding([.backspace], "⌫", .erase, [.search]) { $0.keys.erase },
    Binding([.control("u")], "Ctrl-U", .eraseAll, [.search]) { $0.keys.eraseAll },
    Binding(["q"], "q", .quit, .commands, hints: .commands) { $0.keys.quit },
    Binding([.control("c")], "Ctrl-C", .quit, .everywhere) { $0.keys.quit },
    Binding([.control("z")], "Ctrl-Z", .suspendProgram, .everywhere) { $0.keys.suspend },
  ]

  /// What a key does; nil where it does nothing. In a search, printed characters are text.
  static func action(for key: Key, in context: Context) -> Action? {
    if context == .search {
      switch key {
      case .character(let character): return .type(String(character))
      case .paste(let text): return .type(text)
      default: return binding(of: key, in: context)?.action
      }
    }
    return binding(of: key.halfwidth, in: context)?.action
  }

  private static func binding(of key: Key, in context: Context) -> Binding? {
    // By index, since looking at one would copy all of it.
    bindings.indices.first {
      bindings[$0].contexts.contains(context) && bindings[$0].keys.contains(key)
    }.map { bindings[$0] }
  }

  /// The keys that the hint line of a context shows, in order. The way back comes before all that a
  /// narrow screen may have no room for.
  static func hints(for context: Context) -> [Binding] {
    (moving + studying + looking).filter { $0.hints.contains(context) }
  }
}

extension KeyMap.Binding {
  init(
    _ keys: [Key], _ name: String, _ action: Action, _ contexts: Contexts,
    hints: Contexts = [], label: @escaping @Sendable (Messages) -> String
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
