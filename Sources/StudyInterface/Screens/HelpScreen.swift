import FlashcardDeck

/// Every key, from the key table: first those of the screen from which it was called, then those that work on every
/// screen, then those of others; then the rules of the boxes in force.
struct HelpScreen: TextScreen {
  private let caller: Context
  var scroll = 0

  var context: Context { .help }

  /// Help for a screen.
  init(of caller: Context) { self.caller = caller }

  func draw(_ state: State, on canvas: inout Canvas) {
    canvas.putHeader(state.messages.helpTitle)
    drawText(state, on: &canvas)
  }

  func layoutKey(_ state: State) -> LayoutKey {
    var key = LayoutKey(context, state)
    key.caller = caller
    return key
  }

  func layOut(_ state: State) -> Layout {
    let width = ScreenAreas(size: state.size).width
    return Layout(
      Self.lines(state.keys, state.messages, of: caller, width: width)
        + [StyledLine()]
        + Self.rules(state.scheduler, state.messages, width: width))
  }

  /// Where each grade puts a card, and for how long.
  static func rules(
    _ scheduler: Scheduler, _ messages: any Messages, width: Int
  ) -> [StyledLine] {
    let boxes = scheduler.boxes
    let rows =
      [(messages.boxDays, boxes.dayList)]
      + Grade.allCases.map { (messages.name(of: $0), messages.effect(of: $0, boxes)) }
    let column = 2 + (rows.map { $0.0.columns }.max() ?? 0)
    let lines =
      [
        StyledLine(messages.boxRules, Style(.accent, bold: true)),
        StyledLine("  " + messages.rules(scheduler)),
      ]
      + rows.map { name, effect in
        let gap = String(repeating: " ", count: column - name.columns)
        return StyledLine([
          StyledRun("  " + name, Style(.accent, bold: true)), StyledRun(gap + effect),
        ])
      }
    return lines.flatMap { $0.wrapped(to: width) }
  }

  /// The keys of a screen, those of every screen, then those that work on other screens alone, by screens.
  static func lines(
    _ keys: KeyMap, _ messages: any Messages, of caller: Context, width: Int
  ) -> [StyledLine] {
    let here = Contexts(helpFor: caller)
    // In the order of the line of hints, which begins with what most will press.
    let working = (keys.moving + keys.studying + keys.looking).filter {
      !$0.contexts.isDisjoint(with: here)
    }
    // What the screen names itself, as hints and grades, is what most look for.
    func isNamed(_ binding: KeyMap.Binding) -> Bool {
      if case .grade = binding.action { return true }
      return !binding.hints.isDisjoint(with: here)
    }
    // On one screen all keys of an action are for one purpose.
    let first = KeyMap.rows(
      working.filter(isNamed) + working.filter { !isNamed($0) }, byActions: true)
    func part(ofEveryScreen isOfEvery: Bool) -> [KeyMap.Row] {
      first.compactMap { row in
        var row = row
        row.keys.removeAll { keys.isOfEveryScreen($0, row.action) != isOfEvery }
        return row.keys.isEmpty ? nil : row
      }
    }
    let (own, shared) = (part(ofEveryScreen: false), part(ofEveryScreen: true))
    let rest = keys.bindings.map { binding in
      var binding = binding
      let known = first.first { $0.action == binding.action }?.keys ?? []
      binding.keys.removeAll(where: known.contains)
      return binding
    }.filter { !$0.keys.isEmpty }
    var others: [(title: String, bindings: [KeyMap.Binding])] = []
    for (index, binding) in rest.enumerated() {
      // What keys of several screens do is said there, and not again of a screen that has some of them.
      let isSaid = rest.enumerated().contains { other in
        other.offset != index && other.element.action == binding.action
          && self.title(of: other.element.places, messages) == messages.severalScreens
          && binding.keys.allSatisfy(other.element.keys.contains)
          && (binding.keys.count < other.element.keys.count
            || self.title(of: binding.places, messages) != messages.severalScreens)
      }
      if isSaid { continue }
      let title = messages.elsewhere(title(of: binding.places, messages))
      if let index = others.firstIndex(where: { $0.title == title }) {
        others[index].bindings.append(binding)
      } else {
        others.append((title, [binding]))
      }
    }
    let sections =
      [(messages.thisScreen(messages.title(of: caller)), own), (messages.everyScreen, shared)]
      + others.map { ($0.title, KeyMap.rows($0.bindings)) }
    return Array(
      sections.filter { !$0.1.isEmpty }.map { section($0.0, $0.1, messages, width: width) }
        .joined(separator: [StyledLine()]))
  }

  private static func title(of places: [Context], _ messages: any Messages) -> String {
    var titles: [String] = []
    let isInterviewed = [Context.speaking, .points, .grading].allSatisfy(places.contains)
    for place in places {
      let isPart = isInterviewed && Contexts.interviewed.contains(place)
      let title = isPart ? messages.interviewTitle : messages.title(of: place)
      if !titles.contains(title) { titles.append(title) }
    }
    return titles.count > 2 ? messages.severalScreens : titles.listed(" · ")
  }

  /// The rows in two columns, each read from the top, if there is room for them, else in one.
  private static func section(
    _ title: String, _ rows: [KeyMap.Row], _ messages: any Messages, width: Int
  ) -> [StyledLine] {
    let half = (rows.count + 1) / 2
    let left = column(rows.prefix(half), messages)
    let right = column(rows.dropFirst(half), messages)
    func widest(_ lines: [StyledLine]) -> Int { lines.map(\.width).max() ?? 0 }
    let start = max(widest(left) + 2, min(width / 2, width - widest(right)))
    let lines: [StyledLine]
    if start + widest(right) <= width {
      lines = left.indices.map { row in
        guard right.indices.contains(row) else { return left[row] }
        let space = String(repeating: " ", count: start - left[row].width)
        return StyledLine(left[row].runs + [StyledRun(space)] + right[row].runs)
      }
    } else {
      lines = column(rows[...], messages).flatMap { $0.wrapped(to: width) }
    }
    return StyledLine(title, Style(.accent, bold: true)).wrapped(to: width) + lines
  }

  private static func column(_ rows: ArraySlice<KeyMap.Row>, _ messages: any Messages)
    -> [StyledLine]
  {
    let names = rows.map { $0.keys.map(messages.name(of:)).listed(" ") }
    let widest = names.map(\.columns).max() ?? 0
    return zip(names, rows).map { names, row in
      let gap = String(repeating: " ", count: widest + 2 - names.columns)
      return StyledLine([
        StyledRun("  " + names, Style(.accent, bold: true)),
        StyledRun(gap + messages.label(of: row.action)),
      ])
    }
  }
}

extension KeyMap {
  /// Whether a key does something on every screen where letters are commands, but perhaps for the one to which it
  /// leads.
  fileprivate func isOfEveryScreen(_ key: Key, _ action: Action) -> Bool {
    let contexts = bindings.filter { $0.action == action && $0.keys.contains(key) }
      .reduce(into: Contexts()) { $0.formUnion($1.contexts) }
    return Contexts.commands.subtracting(contexts).count <= 1
  }
}

extension Contexts {
  /// The contexts whose keys Help shows first: of a review both, as Space leads from one to the other.
  fileprivate init(helpFor caller: Context) {
    switch caller {
    case .question, .answer: self = [.question, .answer]
    case .choice: self = [.choice, .answer]
    case .typing: self = [.typing, .answer]
    default: self = Contexts(caller)
    }
  }
}
