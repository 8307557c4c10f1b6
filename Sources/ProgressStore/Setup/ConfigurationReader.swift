import FlashcardDeck
import Yams

/// Reads config.yaml.
struct ConfigurationReader {
  let path: String
  let home: String
  private(set) var configuration = Configuration()
  private(set) var problems: [Problem] = []

  private static let knownKeys = [
    "decks", "boxes", "new-cards-a-day", "reviews-a-day", "rollover-hour", "language", "theme",
    "keys",
  ]
  /// A hundred years, in days.
  private static let longestBox = 36_500
  private static let largestLimit = 1_000_000

  init(path: String, home: String) {
    self.path = path
    self.home = home
  }

  mutating func read(_ text: String) {
    do {
      // Numbers are read below, with a sentence for what is none.
      guard let root = try Parser(yaml: text, resolver: .basic).singleRoot() else { return }
      guard let mapping = root.mapping else {
        // A file of comments alone is an empty scalar to YAML.
        if root.scalar?.string.isEmpty == true { return }
        return report(.error, root, "the configuration must be keys with values")
      }
      for (key, value) in mapping { read(key, value) }
    } catch {
      let (mark, sentence) = Self.describe(error)
      problems.append(
        Problem(
          severity: .error, file: path, line: mark?.line ?? 1, column: mark?.column ?? 1,
          sentence: "this is not YAML: \(sentence)"))
    }
  }

  private mutating func read(_ key: Node, _ value: Node) {
    let name = key.scalar?.string ?? ""
    // A key without a value means that nothing is set, as where it is commented out.
    if value.scalar?.string.isEmpty == true || value.null != nil {
      if Self.knownKeys.contains(name) { return }
    }
    switch name {
    case "decks": readDecks(value)
    case "boxes": readBoxes(value)
    case "new-cards-a-day":
      readNumber(name, value, 0...Self.largestLimit) { $0.rules.limits.new = $1 }
    case "reviews-a-day":
      readNumber(name, value, 0...Self.largestLimit) { $0.rules.limits.reviews = $1 }
    case "rollover-hour": readNumber(name, value, 0...23) { $0.rules.rolloverHour = $1 }
    case "language":
      configuration.language = value.scalar.flatMap { Language(tag: $0.string) }
      if configuration.language == nil { report(.error, value, "language must be zh or en") }
    case "theme":
      configuration.theme = value.scalar?.string
      if configuration.theme == nil { report(.error, value, "theme must be the name of a theme") }
    case "keys": readKeys(value)
    default:
      let known = Self.knownKeys.joined(separator: ", ")
      report(.warning, key, "the key “\(name)” is not known; known are \(known)")
    }
  }

  private mutating func readDecks(_ value: Node) {
    guard let paths = Self.texts(value), !paths.contains("") else {
      return report(.error, value, "decks must be a path or a list of paths")
    }
    configuration.decks = paths.map { path in
      if path == "~" { return home }
      if path.hasPrefix("~/") { return home + path.dropFirst() }
      return path.hasPrefix("/") ? path : folder(of: self.path) + "/" + path
    }
  }

  private mutating func readBoxes(_ value: Node) {
    let days = value.sequence.map { $0.map(Self.integer) } ?? [nil]
    let known = days.compactMap { $0 }
    guard known.count == days.count, known.count <= EventReader.largestBox,
      known.allSatisfy({ $0 <= Self.longestBox }), let boxes = LeitnerBoxes(days: known)
    else {
      return report(
        .error, value,
        "boxes must be a list of days from 1 to \(Self.longestBox), none smaller than the one before"
      )
    }
    configuration.rules.boxes = boxes
  }

  private mutating func readNumber(
    _ name: String, _ value: Node, _ range: ClosedRange<Int>,
    _ set: (inout Configuration, Int) -> Void
  ) {
    guard let number = Self.integer(value), range.contains(number) else {
      return report(
        .error, value,
        "\(name) must be a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    set(&configuration, number)
  }

  private mutating func readKeys(_ value: Node) {
    guard let mapping = value.mapping else {
      return report(.error, value, "keys must be actions, each with a key or a list of keys")
    }
    for (action, keys) in mapping {
      if let action = action.scalar?.string, let keys = Self.texts(keys) {
        configuration.keys[action] = keys
      } else {
        report(.error, keys, "keys must name for an action a key or a list of keys")
      }
    }
  }

  /// A whole number written with digits alone: what YAML also takes for one, such as `0x10` or
  /// `1:30`, is hardly meant.
  private static func integer(_ node: Node) -> Int? { node.scalar.flatMap { Int($0.string) } }

  private static func texts(_ node: Node) -> [String]? {
    if let text = node.scalar?.string { return [text] }
    guard let items = node.sequence else { return nil }
    let texts = items.compactMap { $0.scalar?.string }
    return texts.count == items.count ? texts : nil
  }

  private mutating func report(_ severity: Problem.Severity, _ node: Node, _ sentence: String) {
    problems.append(
      Problem(
        severity: severity, file: path, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1,
        sentence: sentence))
  }

  private static func describe(_ error: any Error) -> (Mark?, String) {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      (mark, problem)
    case .duplicatedKeysInMapping(let duplicates, let context):
      (context.mark, "the key “\(duplicates.first.map(\.description) ?? "")” stands in it twice")
    default: (nil, "it has a character that YAML does not allow")
    }
  }
}
