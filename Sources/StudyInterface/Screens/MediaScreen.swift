import FlashcardDeck

/// What a card links to and shows, to choose what to open.
struct MediaScreen: ListScreen {
  private(set) var card: Int
  private let isOfOtherLanguage: Bool
  /// Whether the answer is shown, and may be known from what it links to.
  private let withAnswer: Bool
  /// Whether a picture is chosen, to be shown in place.
  private let picturesOnly: Bool
  private(set) var addresses: [LinkedAddress] = []
  private var file = ""
  var cursor = 0

  init(
    card: Int, isFlipped: Bool, withAnswer: Bool, picturesOnly: Bool = false, _ state: State
  ) {
    (self.card, self.withAnswer, isOfOtherLanguage) = (card, withAnswer, isFlipped)
    self.picturesOnly = picturesOnly
    read(state)
  }

  private mutating func read(_ state: State) {
    let language = isOfOtherLanguage ? state.language.other : state.language
    let card = state.library.card(at: card, in: language)
    addresses = card.addresses(withAnswer: withAnswer).filter { !picturesOnly || $0.isPicture }
    file = card.file
  }

  var context: Context { .media }

  func rowCount(_ state: State) -> Int { addresses.count }

  func index(at row: Int, _ state: State) -> Int? {
    ScreenAreas.index(
      at: row, in: ScreenAreas(size: state.size).body, around: cursor, of: addresses.count)
  }

  mutating func perform(_ action: Action, _ state: State, clock: Int) -> Response? {
    switch action {
    case .open: return choosing(cursor, state)
    case .viewPicture: return viewing(cursor, state)
    case .pick(let place):
      guard addresses.indices.contains(place) else {
        return .say(.sentence(state.messages.noChoice("\(place + 1)")))
      }
      cursor = place
      return choosing(place, state)
    default: return nil
    }
  }

  func offers(_ action: Action, _ state: State) -> Bool {
    action != .viewPicture
      || addresses.indices.contains(cursor) && addresses[cursor].isPicture
  }

  private func choosing(_ place: Int, _ state: State) -> Response {
    picturesOnly ? viewing(place, state) : opening(place)
  }

  /// Shows one of them in place, from which the learner comes back to the choice.
  func viewing(_ place: Int, _ state: State) -> Response {
    guard addresses.indices.contains(place) else { return .done }
    guard addresses[place].isPicture else {
      return .say(.sentence(state.messages.nothingToView))
    }
    let screen = PictureScreen(addresses[place], file: file)
    return Response(opens: screen, effects: [screen.viewing(state)])
  }

  /// Opens one of them, and closes the choice.
  func opening(_ place: Int) -> Response {
    guard addresses.indices.contains(place) else { return .done }
    return Response(
      closes: true, effects: [.openAddress(addresses[place].address, file: file)])
  }

  mutating func takeLibrary(_ state: State, from old: Library, clock: Int) -> Bool {
    guard let index = state.index(of: old.entries[card].id) else { return false }
    card = index
    read(state)
    return !addresses.isEmpty
  }

  func draw(_ state: State, on canvas: inout Canvas) {
    canvas.putHeader(
      picturesOnly ? state.messages.picturesTitle : state.messages.mediaTitle,
      right: StyledLine("\(cursor + 1) / \(addresses.count)", .dim))
    let areas = canvas.areas
    let shown = ScreenAreas.window(around: cursor, of: addresses.count, rows: areas.body.count)
    for (offset, place) in shown.enumerated() {
      let address = addresses[place]
      // The address first: it says what will be opened, the words are only what the deck says of it.
      var line = StyledLine(
        place < 9 ? "\(place + 1)  " : "   ", Style(.accent, bold: true))
      line.append(address.address.displayed())
      let words = address.text.displayed()
      if !words.isEmpty, !address.address.hasSuffix(address.text) {
        line.append("  " + words, .dim)
      }
      canvas.putRow(
        line.fitted(to: areas.width - 2), row: areas.body.lowerBound + offset,
        selected: place == cursor)
    }
    canvas.putScrollMarks(shown, of: addresses.count)
  }
}
