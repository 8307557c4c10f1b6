import FlashcardDeck
import Toolkit

/// Reads config.yaml.
struct ConfigurationReader {
  let path: String
  let home: String
  private(set) var configuration = Configuration()
  private(set) var problems: [Problem] = []

  static let knownKeys = [
    "decks", "pace", "boxes", "forgotten", "new-cards-a-day", "reviews-a-day", "rollover-hour",
    "language", "theme", "ambiguous-width", "keys", "mouse", "ignore-accents", "opener",
    "opener-in-terminal",
  ]
  /// A hundred years, in days.
  private static let longestBox = 36_500
  private static let largestLimit = 1_000_000

  init(path: String, home: String) {
    self.path = path
    self.home = home
  }

  mutating func read(_ text: String) {
    do throws(YAMLError) {
      guard let root = try YAML.read(text) else { return }
      guard let mapping = root.mapping else {
        if root.isNull { return }
        return report(.error, root, .configurationIsNoMapping)
      }
      for (key, value) in mapping { read(key, value) }
    } catch {
      problems.append(
        Problem(
          severity: .error, file: path, line: error.mark.line, column: error.mark.column,
          cause: .configuration(error.cause)))
    }
  }

  private mutating func read(_ key: YAML, _ value: YAML) {
    let name = key.scalar ?? ""
    // A key without a value sets nothing, for example if its value is commented out.
    if value.isNull, Self.knownKeys.contains(name) { return }
    switch name {
    case "decks": readDecks(value)
    case "pace":
      let name = value.scalar ?? ""
      configuration.scheduler.settings.pace = Pace(rawValue: name)
      if Pace(rawValue: name) == nil { report(.error, value, .pace(name)) }
    case "boxes": readBoxes(value)
    case "forgotten":
      configuration.scheduler.settings.fall = value.scalar.flatMap(
        LeitnerBoxes.Fall.init(rawValue:))
      if configuration.scheduler.settings.fall == nil { report(.error, value, .forgotten) }
    case "new-cards-a-day":
      readNumber(name, value, 0...Self.largestLimit) { $0.scheduler.limits.new = $1 }
    case "reviews-a-day":
      readNumber(name, value, 0...Self.largestLimit) { $0.scheduler.limits.reviews = $1 }
    case "rollover-hour": readNumber(name, value, 0...23) { $0.scheduler.rolloverHour = $1 }
    case "language":
      configuration.language = value.scalar.flatMap { Language(tag: $0) }
      if configuration.language == nil { report(.error, value, .language) }
    case "theme": readTheme(value)
    case "ambiguous-width":
      configuration.ambiguousWidth = Self.integer(value).flatMap { (1...2).contains($0) ? $0 : nil }
      if configuration.ambiguousWidth == nil { report(.error, value, .ambiguousWidth) }
    case "keys":
      readKeys(value)
    case "mouse": readBoolean(name, value) { $0.mouse = $1 }
    case "ignore-accents": readBoolean(name, value) { $0.ignoresAccents = $1 }
    case "opener": readOpener(value)
    case "opener-in-terminal": readBoolean(name, value) { $0.openerTakesTerminal = $1 }
    default:
      report(.warning, key, .unknownKey(name, known: Self.knownKeys))
    }
  }

  private mutating func readDecks(_ value: YAML) {
    guard let paths = Self.texts(value), !paths.contains("") else {
      return report(.error, value, .decks)
    }
    configuration.decks = paths.map { path in
      if path == "~" { return home }
      if path.hasPrefix("~/") { return home + path.dropFirst() }
      return path.hasPrefix("/") ? path : self.path.parentFolder + "/" + path
    }
    configuration.deckPlaces = zip(configuration.decks, value.sequence ?? [value]).map {
      .init($0, line: $1.mark.line, column: $1.mark.column)
    }
  }

  private mutating func readOpener(_ value: YAML) {
    let words = value.scalar.map { CommandWords.split($0) } ?? Self.texts(value)
    // A number or yes and no were meant for another key, unless they are in quotes.
    guard var words, let program = words.first, !program.isEmpty, !value.isNumberOrTruth else {
      return report(.error, value, .opener)
    }
    if program.hasPrefix("~/") { words[0] = home + program.dropFirst() }
    configuration.opener = words
  }

  private mutating func readBoxes(_ value: YAML) {
    let days = value.sequence.map { $0.map(Self.integer) } ?? [nil]
    let known = days.compactMap { $0 }
    guard known.count == days.count, known.allSatisfy({ $0 <= Self.longestBox }),
      LeitnerBoxes(days: known) != nil
    else {
      return report(.error, value, .boxes(longest: Self.longestBox))
    }
    // The history can't name a box above this one.
    guard known.count <= EventReader.largestBox else {
      return report(.error, value, .tooManyBoxes(most: EventReader.largestBox))
    }
    configuration.scheduler.settings.days = known
  }

  private mutating func readNumber(
    _ name: String, _ value: YAML, _ range: ClosedRange<Int>,
    _ set: (inout Configuration, Int) -> Void
  ) {
    guard let number = Self.integer(value), range.contains(number) else {
      return report(.error, value, .number(key: name, range: range))
    }
    set(&configuration, number)
  }

  private mutating func readTheme(_ value: YAML) {
    if let name = Self.placed(value) {
      let key = Configuration.Placed("base", line: name.line, column: name.column)
      configuration.theme = [.init(key: key, value: name)]
      return
    }
    guard let mapping = value.mapping else { return report(.error, value, .theme) }
    for (key, value) in mapping {
      guard let key = Self.placed(key) else {
        report(.error, key, .theme)
        continue
      }
      if value.isNull {
        report(.error, value, .colourWithoutQuotes)
      } else if let value = Self.placed(value) {
        configuration.theme.append(.init(key: key, value: value))
      } else {
        report(.error, value, .theme)
      }
    }
  }

  private mutating func readKeys(_ value: YAML) {
    guard let mapping = value.mapping else {
      return report(.error, value, .keys)
    }
    for (action, keys) in mapping {
      let nodes = keys.sequence ?? [keys]
      let names = nodes.compactMap(Self.placed)
      if let action = Self.placed(action), names.count == nodes.count, !names.isEmpty,
        !names.contains(where: { $0.text.isEmpty })
      {
        configuration.keys.append(.init(action: action, keys: names))
      } else {
        report(.error, keys, .keysOfAction)
      }
    }
  }

  private mutating func readBoolean(
    _ name: String, _ value: YAML, _ set: (inout Configuration, Bool) -> Void
  ) {
    switch value.scalar?.lowercased() {
    case "true", "yes", "on": set(&configuration, true)
    case "false", "no", "off": set(&configuration, false)
    default: report(.error, value, .boolean(key: name))
    }
  }

  /// A whole number in decimal digits; other forms of YAML, such as `0x10` or `1:30`, are refused
  /// because they are mostly mistakes.
  private static func integer(_ node: YAML) -> Int? { node.scalar.flatMap { Int($0) } }

  private static func placed(_ node: YAML) -> Configuration.Placed? {
    node.scalar.map { .init($0, line: node.mark.line, column: node.mark.column) }
  }

  private static func texts(_ node: YAML) -> [String]? {
    if let text = node.scalar { return [text] }
    guard let items = node.sequence else { return nil }
    let texts = items.compactMap { $0.scalar }
    return texts.count == items.count ? texts : nil
  }

  private mutating func report(_ severity: Problem.Severity, _ node: YAML, _ cause: Problem.Cause) {
    problems.append(
      Problem(
        severity: severity, file: path, line: node.mark.line, column: node.mark.column,
        cause: cause))
  }
}
