import FlashcardDeck

/// One screen: what it shows, and what keys do on it.
///
/// A new screen is a type of this protocol in a file of its own, a case of `Context`, and the key
/// that opens it.
protocol Screen: Sendable {
  /// Which keys work on it.
  var context: Context { get }

  /// Draws everything but the hints and the notice.
  func draw(_ state: State, on canvas: inout Canvas)

  /// Rows that its list or its scrolled text has.
  func bodyRows(_ areas: ScreenAreas) -> Int

  /// Does what an action means on this screen; nil if it means here what it means everywhere.
  mutating func perform(_ action: Action, _ state: State, clock: Int) -> Response?

  /// The same so many times, if that makes sense.
  mutating func perform(_ action: Action, count: Int?, _ state: State, clock: Int) -> Response?

  /// What a click on a cell is meant for; nil if it is on nothing of the kind.
  func target(at place: Key.Place, _ state: State) -> ClickTarget?

  /// Whether it shows a card beside its list in a wide window.
  var hasPreview: Bool { get }

  /// Whether cards are asked on it, or the results of that shown: what is opened over it leads back to it.
  var isSession: Bool { get }

  /// Whether it asks a card now.
  var isAsking: Bool { get }

  /// Whether its card is shown in the language that the interface does not speak.
  var isFlipped: Bool { get }

  /// Whether the key that goes on turns a page first, since there is more to read.
  func turnsPage(_ state: State) -> Bool

  /// Moves the cursor or scrolls the text; by 0 rows it only clamps both.
  mutating func move(by rows: Int, _ state: State)

  /// Its text, laid out; nil if it has none that is worth keeping from one key to the next.
  func text(_ state: State) -> LaidOut?

  /// The text that the next key is likely to show.
  func textAhead(_ state: State) -> LaidOut?

  /// Whether there is something to take back on it.
  func canUndo(_ state: State) -> Bool

  /// The card that keys such as the star's are about, as an index into the library; nil if there is none.
  func markedCard(_ state: State) -> Int?

  /// Whether an action would change what it shows; the line of hints leaves out those that would not.
  func offers(_ action: Action, _ state: State) -> Bool

  /// Whether what it shows of the decks is still what their files hold.
  func isCurrent(_ state: State) -> Bool

  /// Whether it can be seen from now on, so that time passes for what it asks.
  mutating func takeSight(isSeen: Bool, clock: Int)

  /// Goes on after an answer, an undo or the beginning of a day.
  mutating func takeRecord(_ state: State, isNewDay: Bool, clock: Int)

  /// Goes on after others have changed the record, on the same card if it is still to be asked.
  mutating func takeNews(_ state: State, clock: Int)

  /// Goes on after the decks were read again, on the same cards if they still exist; false if nothing
  /// is left to show.
  mutating func takeLibrary(_ state: State, from old: Library, clock: Int) -> Bool

  /// Goes on after the screen above was closed, by its reader or because nothing of it is left.
  mutating func comeBack(from screen: any Screen)
}

/// What a click is meant for.
enum ClickTarget: Equatable {
  /// A row of a list, so many below the one that the cursor is on.
  case rows(Int)
  /// What a key does.
  case action(Action)
}

/// What the screen asks of the interface beside what it changed in itself.
struct Response {
  /// Whether this screen is done with and closed.
  var closes = false
  /// A screen to open above this one.
  var opens: (any Screen)?
  /// Something to say once.
  var notice: Notice?
  /// A row of the topic tree that is to be folded, or unfolded.
  var folds: Int?
  /// An order in which lists of cards are to be from then on.
  var sorts: CardOrder?
  /// What the caller is to do.
  var effects: [Effect] = []

  /// The key was used; nothing else is asked for.
  static let done = Response()

  static func open(_ screen: any Screen) -> Response { Response(opens: screen) }

  static func say(_ notice: Notice) -> Response { Response(notice: notice) }
}

extension Screen {
  func bodyRows(_ areas: ScreenAreas) -> Int { max(1, areas.body.count) }

  func perform(_ action: Action, _ state: State, clock: Int) -> Response? { nil }

  mutating func perform(
    _ action: Action, count: Int?, _ state: State, clock: Int
  ) -> Response? {
    let response = perform(action, state, clock: clock)
    guard action == .nextCard || action == .previousCard, let count, count > 1 else {
      return response
    }
    var latest = response
    var left = count - 1
    while left > 0, latest?.notice == nil {
      latest = perform(action, state, clock: clock)
      left -= 1
    }
    return latest
  }

  func target(at place: Key.Place, _ state: State) -> ClickTarget? { nil }

  var hasPreview: Bool { false }

  var isSession: Bool { false }

  var isAsking: Bool { false }

  var isFlipped: Bool { false }

  func turnsPage(_ state: State) -> Bool { false }

  func text(_ state: State) -> LaidOut? { nil }

  func textAhead(_ state: State) -> LaidOut? { nil }

  func canUndo(_ state: State) -> Bool { state.canUndo }

  func markedCard(_ state: State) -> Int? { nil }

  func offers(_ action: Action, _ state: State) -> Bool { true }

  func isCurrent(_ state: State) -> Bool { true }

  func takeSight(isSeen: Bool, clock: Int) {}

  func takeRecord(_ state: State, isNewDay: Bool, clock: Int) {}

  func takeNews(_ state: State, clock: Int) {}

  func takeLibrary(_ state: State, from old: Library, clock: Int) -> Bool { true }

  func comeBack(from screen: any Screen) {}
}

/// A screen with a cursor in a list of rows.
protocol ListScreen: Screen {
  var cursor: Int { get set }

  func rowCount(_ state: State) -> Int

  /// The row of the list that a row of the screen shows; nil if it shows none.
  func index(at row: Int, _ state: State) -> Int?
}

extension ListScreen {
  func target(at place: Key.Place, _ state: State) -> ClickTarget? {
    index(at: place.row, state).map { $0 == cursor ? .action(.open) : .rows($0 - cursor) }
  }

  mutating func move(by rows: Int, _ state: State) {
    cursor = min(max(0, cursor + rows), max(0, rowCount(state) - 1))
  }
}

/// A screen with a text that scrolls.
protocol TextScreen: Screen {
  /// Lines of the text above the screen.
  var scroll: Int { get set }

  /// What the text depends on.
  func layoutKey(_ state: State) -> LayoutKey

  /// Lays the text out.
  func layOut(_ state: State) -> Layout
}

extension TextScreen {
  /// The text, laid out only if that has not been done.
  func layout(_ state: State) -> Layout {
    state.cache[layoutKey(state)] ?? layOut(state)
  }

  func text(_ state: State) -> LaidOut? {
    let key = layoutKey(state)
    return LaidOut(key: key, layout: state.cache[key] ?? layOut(state))
  }

  func layoutKey(_ state: State) -> LayoutKey { LayoutKey(context, state) }

  mutating func move(by rows: Int, _ state: State) {
    let last = max(0, layout(state).lines.count - bodyRows(ScreenAreas(size: state.size)))
    scroll = min(max(0, scroll + rows), last)
  }

  /// Draws the part of the text that is scrolled to, with a mark if there is more of it above or below.
  func drawText(_ state: State, on canvas: inout Canvas) {
    let lines = layout(state).lines
    let areas = canvas.areas
    let rows = bodyRows(areas)
    let shown = lines.dropFirst(scroll).prefix(rows)
    for (offset, line) in shown.enumerated() {
      canvas.put(line, row: areas.body.lowerBound + offset)
    }
    let below = lines.count - scroll - shown.count
    // The words stand before the sign, which stays if a notice needs their room.
    canvas.putMarks(
      (scroll > 0 ? ["↑ \(scroll)"] : []) + (below > 0 ? [state.messages.moreBelow] : []),
      below: below > 0 ? "↓ \(below)" : nil, row: areas.body.lowerBound + rows)
  }
}
