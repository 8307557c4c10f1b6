import FlashcardDeck

/// The one table of keys: what they do, where, and which of them Help and the hint line show.
///
/// Dispatch, the line of hints, Help, `leitner keys`, the manual page and the README's table of keys all
/// come from it.
public struct KeyMap: Sendable {
  /// Keys that do one thing in some contexts.
  public struct Binding: Sendable {
    /// What they do.
    public let action: Action
    /// The keys, those first that are shown.
    public internal(set) var keys: [Key]
    /// How many of the keys the line of hints names; Help names all.
    var namedKeys: Int
    /// Where they work.
    var contexts: Contexts
    /// The contexts whose hint line shows the keys.
    let hints: Contexts
    /// Whether no configuration changes the keys.
    let isFixed: Bool

    init(
      _ action: Action, _ keys: [Key], named: Int? = nil, in contexts: Contexts,
      hints: Contexts = [], isFixed: Bool = false
    ) {
      self.action = action
      self.keys = keys
      namedKeys = named ?? keys.count
      self.contexts = contexts
      self.hints = hints
      self.isFixed = isFixed
    }

    /// The keys as the line of hints writes them.
    var keyNames: String { keys.prefix(namedKeys).map(\.name).listed(" ") }

    /// Where they work, in the order of the contexts.
    public var places: [Context] { Context.allCases.filter { contexts.contains($0) } }

    /// The same in a few words.
    public func placeNames(_ messages: any Messages) -> String {
      KeyMap.places(contexts, messages)
    }
  }

  /// Keys for studying cards.
  public var studying: [Binding]
  /// Keys for moving on a screen and from one to another.
  public var moving: [Binding]
  /// Keys for looking at something else, and for leaving.
  public var looking: [Binding]

  /// Every binding, in the order in which Help lists them.
  public var bindings: [Binding] { studying + moving + looking }

  /// What a key does, or two keys do of which `first` was pressed before; nil if that is nothing. In a
  /// search, printed characters are text.
  func action(for key: Key, after first: Key? = nil, in context: Context) -> Action? {
    if context.takesText, first == nil {
      switch key {
      case .character(let character): return .type(String(character))
      case .paste(let text): return .type(text)
      default: break
      }
    }
    let key = key.halfwidth.withoutPlace
    if let first { return boundAction(of: .pair(first, key), in: context) }
    if let action = boundAction(of: key, in: context) { return action }
    if let letter = key.letter, boundAction(of: .letters, in: context) != nil {
      return .pick(letter)
    }
    guard let digit = key.digit, let action = boundAction(of: .digits, in: context) else {
      return nil
    }
    return switch action {
    case .tickPoint: digit == 0 ? nil : .tickPoint(digit - 1)
    case .pick: digit == 0 ? nil : .pick(digit - 1)
    case .type: .type(String(digit))
    default: action
    }
  }

  /// Whether a key is the first of two that do something together.
  func isFirstOfTwo(_ key: Key, in context: Context) -> Bool {
    for bindings in [studying, moving, looking] {
      for index in bindings.indices where bindings[index].contexts.contains(context) {
        for case .pair(key, _) in bindings[index].keys { return true }
      }
    }
    return false
  }

  /// Whether a number may stand before a key.
  func takesCounts(in context: Context) -> Bool {
    moving.contains { $0.action == .count && $0.contexts.contains(context) }
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

  /// The first key of an action in a context, or if it has none there, anywhere; for a sentence that
  /// names the key.
  func name(of action: Action, in context: Context) -> String {
    let known = bindings.filter { $0.action == action }
    let binding = known.first { $0.contexts.contains(context) } ?? known.first
    return binding?.keys.first?.name ?? action.name
  }

  /// The bindings that the hint line of a context shows, in order. The way back comes first, before
  /// all that a narrow screen may have no room for.
  ///
  /// - Parameter other: an action that is shown besides.
  func hints(for context: Context, besides other: Action? = nil) -> [Binding] {
    (moving + studying + looking).filter { binding in
      binding.hints.contains(context)
        || binding.action == other && binding.contexts.contains(context)
    }
  }
}
