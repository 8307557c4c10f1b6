import FlashcardDeck
import Toolkit

extension KeyMap {
  /// The keys that a learner gives an action.
  public struct Setting: Sendable {
    /// The action's name.
    public let action: String
    /// The keys, as `Key.notation` writes them.
    public let keys: [String]

    /// A setting as the configuration has it.
    public init(action: String, keys: [String]) {
      self.action = action
      self.keys = keys
    }
  }

  /// What is wrong with a setting.
  public struct Mistake: Equatable, Sendable {
    /// Which setting.
    public let setting: Int
    /// Which of its keys; nil if it is the action.
    public let key: Int?
    /// Why.
    public let cause: Problem.Cause
  }

  /// The table with a learner's keys, and what was wrong with them; what is wrong changes nothing.
  ///
  /// They take the place of all keys of the action, on every screen where it has some. A key that the
  /// action has anyway works where it did: Enter, as a key to open, does so in lists but not on Today,
  /// where it studies. An action keeps its keys where none of the new ones can work, as letters can't in
  /// a search.
  public func applying(_ settings: [Setting]) -> (keys: KeyMap, mistakes: [Mistake]) {
    var reader = SettingsReader(self, settings)
    return (reader.table(), reader.mistakes.sorted())
  }

  /// What right keys of a learner take from counts and from the key to the shell, which yield to them; the
  /// learner may have meant it.
  public func losses(by settings: [Setting]) -> [Mistake] {
    var reader = SettingsReader(self, settings)
    let table = reader.table()
    return reader.losses(in: table).sorted()
  }
}

/// Reads a learner's keys, and leaves out those that are wrong.
private struct SettingsReader {
  /// A key that a setting names.
  private struct Choice {
    let action: Action
    let key: Key
    /// As the learner wrote it.
    let name: String
    let setting: Int
    let position: Int

    /// As the learner wrote it, and which key that is if it has another name, as `C-i` is Tab.
    var shown: String {
      key.notation.lowercased() == name.lowercased() ? name : "\(name) = \(key.notation)"
    }
  }

  private let standard: KeyMap
  /// Those that are right, in the order of the configuration.
  private var choices: [Choice] = []
  private(set) var mistakes: [KeyMap.Mistake] = []

  init(_ standard: KeyMap, _ settings: [KeyMap.Setting]) {
    self.standard = standard
    let bindings = standard.bindings
    let names = bindings.map(\.action.name)
    for (index, setting) in settings.enumerated() {
      let known = bindings.filter { $0.action.name == setting.action }
      guard let action = known.first?.action else {
        let nearest = Likeness.nearest(to: setting.action, among: names)
        report(index, nil, .unknownAction(setting.action, nearest: nearest))
        continue
      }
      guard known.contains(where: { !$0.isFixed }) else {
        report(index, nil, .fixedAction(setting.action))
        continue
      }
      for (position, name) in setting.keys.enumerated() {
        if let key = Key(notation: name) {
          // Letters are text where the action is; the setting would change nothing.
          if key.isText, known.allSatisfy({ $0.places.allSatisfy(\.takesText) }) {
            let place = known[0].places.first?.name ?? ""
            report(index, position, .takenKey(name, by: Action.type("").name, on: place))
            continue
          }
          choices.append(
            Choice(action: action, key: key, name: name, setting: index, position: position))
        } else {
          let nearest = Key.nearestNotation(to: name)
          report(index, position, .unknownKeyName(name, nearest: nearest))
        }
      }
    }
  }

  private mutating func report(_ setting: Int, _ key: Int?, _ cause: Problem.Cause) {
    mistakes.append(KeyMap.Mistake(setting: setting, key: key, cause: cause))
  }

  /// The table with the keys that are in no other key's way.
  mutating func table() -> KeyMap {
    while true {
      let table = withChoices()
      guard let (choice, other, place) = conflict(in: table.bindings) else { return table }
      let taken = choices.remove(at: choice)
      let cause = Problem.Cause.takenKey(taken.shown, by: other.name, on: place.name)
      report(taken.setting, taken.position, cause)
    }
  }

  private func withChoices() -> KeyMap {
    func changed(_ bindings: [KeyMap.Binding]) -> [KeyMap.Binding] {
      bindings.map { binding in
        let chosen = choices.filter { $0.action == binding.action }.map(\.key)
        guard !chosen.isEmpty, !binding.isFixed else { return binding }
        let known = standard.bindings.filter { $0.action == binding.action }.flatMap(\.keys)
        let isTyping = binding.places.contains { $0.takesText }
        var keys: [Key] = []
        for key in chosen
        where !keys.contains(key) && (binding.keys.contains(key) || !known.contains(key))
          && !(isTyping && key.isText)
        {
          keys.append(key)
        }
        if keys.isEmpty { return binding }
        var binding = binding
        binding.keys = keys
        binding.namedKeys = min(max(1, binding.namedKeys), keys.count)
        return binding
      }
    }
    var table = KeyMap(
      studying: changed(standard.studying), moving: changed(standard.moving),
      looking: changed(standard.looking))
    table.yieldShellKey(to: choices.map(\.key))
    table.yieldDigits(to: choices.map(\.key))
    return table
  }

  /// What the chosen keys take from actions that yield to them, in the table that they made.
  func losses(in table: KeyMap) -> [KeyMap.Mistake] {
    choices.flatMap { choice in
      let taken = table.bindings.filter {
        $0.action == choice.action && $0.keys.contains(choice.key)
      }.reduce(into: Contexts()) { $0.formUnion($1.contexts) }
      return [Action.count, .suspendProgram].compactMap { action -> KeyMap.Mistake? in
        let had = standard.bindings.filter { binding in
          binding.action == action
            && binding.keys.contains {
              $0 == choice.key || $0 == .digits && choice.key.firstDigit != nil
            }
        }.reduce(into: Contexts()) { $0.formUnion($1.contexts) }
        let lost = taken.intersection(had)
        let isGivenAnother = choices.contains { $0.action == action }
        if lost.isEmpty || action == choice.action || isGivenAnother { return nil }
        let places = Context.allCases.filter { lost.contains($0) }.map(\.name)
        return KeyMap.Mistake(
          setting: choice.setting, key: choice.position,
          cause: .keyTakenFrom(choice.shown, action: action.name, on: places))
      }
    }
  }

  /// The last chosen key that does two things on one screen, with the other action and the screen.
  private func conflict(in bindings: [KeyMap.Binding]) -> (Int, Action, Context)? {
    for (index, choice) in choices.enumerated().reversed() {
      for own in bindings where own.action == choice.action && own.keys.contains(choice.key) {
        for other in bindings where other.action != choice.action {
          let shared = own.contexts.intersection(other.contexts)
          guard !shared.isEmpty, other.keys.contains(where: { $0.isInTheWay(of: choice.key) }),
            let place = Context.allCases.first(where: { shared.contains($0) })
          else { continue }
          return (index, other.action, place)
        }
      }
    }
    return nil
  }
}

extension [KeyMap.Mistake] {
  /// In the order of the configuration.
  fileprivate func sorted() -> [KeyMap.Mistake] {
    sorted { ($0.setting, $0.key ?? -1) < ($1.setting, $1.key ?? -1) }
  }
}

extension KeyMap {
  /// Takes Ctrl-Z from the shell on screens where the learner has given it to something else, since the
  /// program can be stopped by other means.
  fileprivate mutating func yieldShellKey(to chosen: [Key]) {
    for index in looking.indices where looking[index].action == .suspendProgram {
      for binding in bindings
      where binding.action != .suspendProgram
        && binding.keys.contains(where: { chosen.contains($0) && looking[index].keys.contains($0) })
      {
        looking[index].contexts.subtract(binding.contexts)
      }
    }
  }
}

extension KeyMap {
  /// Takes the digits that the learner has given to something else from the counts that begin with them, on
  /// the screens concerned; the table has the others one by one there, so that it says which are left.
  fileprivate mutating func yieldDigits(to chosen: [Key]) {
    let digits = Set(chosen.compactMap(\.firstDigit))
    if digits.isEmpty { return }
    moving = moving.flatMap { binding -> [Binding] in
      guard binding.action == .count else { return [binding] }
      var places: [[Key]: Contexts] = [:]
      for place in binding.places {
        let taken = bindings.filter { $0.contexts.contains(place) }.flatMap(\.keys)
          .compactMap(\.firstDigit).filter(digits.contains)
        let left = (1...9).filter { !taken.contains($0) }
        let keys: [Key] = taken.isEmpty ? binding.keys : left.map { .character(Character("\($0)")) }
        places[keys, default: []].insert(Contexts(place))
      }
      return places.sorted { $0.value.rawValue < $1.value.rawValue }.map { keys, contexts in
        Binding(.count, keys, in: contexts, isFixed: true)
      }
    }
  }
}

extension Key {
  /// The digit from 1 to 9 that it is, or with which it begins.
  fileprivate var firstDigit: Int? {
    switch self {
    case .pair(let first, _): first.firstDigit
    default: digit.flatMap { $0 > 0 ? $0 : nil }
    }
  }

  /// Whether both can't be keys of one screen: they are the same, or one begins the other.
  fileprivate func isInTheWay(of other: Key) -> Bool {
    switch (self, other) {
    case (.pair(let first, _), .pair): return self == other || first == other
    case (.pair(let first, _), _): return first == other
    case (_, .pair(let first, _)): return self == first
    default: return self == other
    }
  }
}
