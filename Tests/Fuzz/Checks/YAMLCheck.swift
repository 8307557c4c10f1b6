import Toolkit

@testable import FlashcardDeck
@testable import ProgressStore

/// What holds for any YAML.
func checkYAML(_ bytes: [UInt8]) throws {
  let text = String(decoding: bytes, as: UTF8.self)
  do {
    if let root = try YAML.read(text) { try checkMarks(of: root, text) }
  } catch let problem as YAMLError {
    try require(!problem.cause.sentence.isEmpty, "a problem without a sentence")
    try checkMark(problem.mark, text)
  }
}

private func checkMarks(of node: YAML, _ text: String) throws {
  try checkMark(node.mark, text)
  for item in node.sequence ?? [] { try checkMarks(of: item, text) }
  var keys: Set<String> = []
  for (key, value) in node.mapping ?? [] {
    if let name = key.scalar { try require(keys.insert(name).inserted, "a key stands twice") }
    try checkMarks(of: key, text)
    try checkMarks(of: value, text)
  }
}

private func checkMark(_ mark: YAML.Mark, _ text: String) throws {
  let place = Problem(
    severity: .error, file: "", line: mark.line, column: mark.column, cause: .noCard)
  try checkPlaces(of: [place], in: withLineFeeds(text))
}

/// The text as an editor counts its lines.
private func withLineFeeds(_ text: String) -> [UInt8] {
  var result: [UInt8] = []
  for byte in text.utf8 {
    if byte == 0x0A, result.last == 0x0D { result.removeLast() }
    result.append(byte)
  }
  return result.map { $0 == 0x0D ? 0x0A : $0 }
}

/// The card behind the front matter is read for any text in it.
func checkFrontMatter(_ bytes: [UInt8]) throws {
  let file = DeckFile(
    path: "deck.md", folders: [],
    text: Array("---\n".utf8) + bytes + Array("\n---\n\n### Q\n\nA\n".utf8))
  try checkPlaces(of: file.problems, in: file.held)
  for text in [file.title, file.id] + file.tags {
    try require(!text.isEmpty, "an empty name")
    for scalar in text.unicodeScalars {
      try require(!scalar.isControl, "a control character in “\(text)”")
    }
  }
  // Text that ends the block early, or a block that is none, may be structure of its own.
  guard !bytes.contains(where: { "`~<#*_".utf8.contains($0) }) else { return }
  try require(
    file.cards.last.map { _ in file.card(at: file.cards.count - 1).question } == "Q",
    "the front matter costs the card behind it")
}

/// A configuration of any bytes leaves every value in its range, and problems have a place.
func checkConfiguration(_ bytes: [UInt8]) throws {
  let text = String(decoding: bytes, as: UTF8.self)
  var reader = ConfigurationReader(path: "/home/config.yaml", home: "/home")
  reader.read(text)
  try checkPlaces(of: reader.problems, in: withLineFeeds(text))
  let configuration = reader.configuration
  let rules = configuration.scheduler
  try require(
    LeitnerBoxes(days: rules.boxes.days, fall: rules.boxes.fall) == rules.boxes
      && rules.boxes.count <= 1000,
    "boxes that are none: \(rules.boxes)")
  try require((0...23).contains(rules.rolloverHour), "an hour that is none")
  try require(rules.limits.new >= 0 && rules.limits.reviews >= 0, "a negative limit")
  try require(configuration.decks.allSatisfy { $0.hasPrefix("/") }, "a deck without a place")
  var again = ConfigurationReader(path: "/home/config.yaml", home: "/home")
  again.read(text)
  try require(again.configuration == configuration, "read twice, another configuration")
  try require(again.problems == reader.problems, "read twice, other problems")
}
