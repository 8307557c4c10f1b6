import FlashcardDeck

/// A picture of a card, in place of its text; where the terminal shows none, what is known of it in a frame.
struct PictureScreen: Screen {
  private let address: LinkedAddress
  /// The file of the card.
  private let file: String
  /// What came of it; nil as long as it is being made.
  private(set) var picture: ViewedPicture?

  init(_ address: LinkedAddress, file: String) {
    (self.address, self.file) = (address, file)
  }

  var context: Context { .picture }

  func move(by rows: Int, _ state: State) {}

  /// What has the picture made for the room that the window has.
  func viewing(_ state: State) -> Effect {
    let areas = ScreenAreas(size: state.size)
    return .viewPicture(
      address.address, file: file,
      room: Size(columns: areas.outerWidth, rows: areas.body.count))
  }

  /// Takes what came of it.
  mutating func take(_ picture: ViewedPicture?) { self.picture = picture }

  func perform(_ action: Action, _ state: State, clock: Int) -> Response? {
    switch action {
    case .openLinks: Response(effects: [.openAddress(address.address, file: file)])
    // The key that showed it.
    case .viewPicture: Response(closes: true)
    default: nil
    }
  }

  /// The words for the picture, else the name of its file.
  private var title: String {
    if !address.text.isEmpty { return address.text }
    if let name = picture?.facts?.name { return name }
    return LinkedAddress.withoutPercentSigns(address.address)
  }

  func draw(_ state: State, on canvas: inout Canvas) {
    let messages = state.messages
    let size = picture?.facts?.pixels.map { "\($0.width) × \($0.height)" } ?? ""
    canvas.putHeader(title.displayed(), right: StyledLine(size, .dim))
    let areas = canvas.areas
    guard let picture else {
      return canvas.putBody([StyledLine(messages.makingPicture, .dim)])
    }
    if let drawing = picture.drawing {
      canvas.frame.picture = Frame.Picture(
        drawing: drawing, place: Key.Place(row: areas.body.lowerBound, column: areas.left))
      return
    }
    var lines = frame(of: picture, messages, width: areas.width, isTight: areas.body.count < 8)
    if let obstacle = picture.obstacle {
      let sentence = messages.sentence(for: obstacle)
      lines += StyledLine(sentence.displayed(), Style(.warning)).wrapped(to: areas.width)
    }
    if picture.obstacle?.leavesOpening ?? false {
      lines += StyledLine(messages.opensPicture(state.keyName(.openLinks)), .dim)
        .wrapped(to: areas.width)
    }
    canvas.putBody(lines)
  }

  /// The name of the picture and what is known of it, with a line around them where there is room.
  private func frame(
    of picture: ViewedPicture, _ messages: any Messages, width: Int, isTight: Bool
  ) -> [StyledLine] {
    let name = picture.facts?.name ?? LinkedAddress.withoutPercentSigns(address.address)
    var texts = [StyledLine(name.displayed(), Style(bold: true))]
    if let facts = picture.facts {
      texts.append(StyledLine(messages.facts(of: facts), .dim))
    }
    if isTight { return texts.map { $0.fitted(to: width) } }
    let room = max(1, width - 4)
    let inner = min(room, texts.map(\.width).max() ?? 0)
    let line = StyledRun(Symbols.line, .dim)
    let framed = texts.map { text in
      let text = text.fitted(to: inner)
      let rest = String(repeating: " ", count: max(0, inner - text.width))
      return StyledLine(
        [line, StyledRun(" ")] + text.runs + [StyledRun(rest + " "), line])
    }
    let (top, bottom) = Symbols.edges(inner + 2)
    return [StyledLine(top, .dim)] + framed + [StyledLine(bottom, .dim), StyledLine()]
  }
}

extension PictureObstacle {
  /// Whether another program may show it in spite of that.
  var leavesOpening: Bool {
    switch self {
    case .file, .unreadable, .stopped: false
    default: true
    }
  }
}
