extension Event.Kind {
  /// The names of the kinds that this version understands.
  public static let names: Set<String> = [
    "answer", "practice", "undo", "link", "apart", "doubt", "look", "suspend", "wake", "bury",
    "star",
    "unstar",
    "place", "totals", "pace", "exam", "more", "clock",
  ]

  /// The kind's name, as JSON has it.
  public var name: String {
    switch self {
    case .answer: "answer"
    case .practice: "practice"
    case .undo: "undo"
    case .link: "link"
    case .apart: "apart"
    case .doubt: "doubt"
    case .look: "look"
    case .suspend: "suspend"
    case .wake: "wake"
    case .bury: "bury"
    case .star: "star"
    case .unstar: "unstar"
    case .place: "place"
    case .totals: "totals"
    case .pace: "pace"
    case .exam: "exam"
    case .more: "more"
    case .clock: "clock"
    case .unknown(let name): name
    }
  }
}
