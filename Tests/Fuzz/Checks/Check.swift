import StudyInterface

/// A part of the program that gets bytes from outside, and what must hold for any bytes.
struct Check: Sendable, CustomStringConvertible {
  /// The name of the fuzz target and of its folder of seeds.
  let name: String
  /// How many inputs of the quickest check take the time of one of this.
  let weight: Int
  private let body: @Sendable ([UInt8]) throws -> Void

  init(
    _ name: String, weight: Int = 1, _ body: @escaping @Sendable ([UInt8]) throws -> Void
  ) {
    self.name = name
    self.weight = weight
    self.body = body
  }

  /// Throws `Broken` if something does not hold for these bytes.
  func run(_ bytes: [UInt8]) throws {
    // Widths are right only under a UTF-8 locale.
    guard Self.hasUTF8Locale else { throw Broken("there is no UTF-8 locale") }
    try body(bytes)
  }

  var description: String { name }

  private static let hasUTF8Locale = UTF8Locale.use()

  /// Every target.
  static let all: [Check] = [
    Check("deck", checkDeck), Check("notes", checkDeck), Check("front-matter", checkFrontMatter),
    Check("yaml", checkYAML), Check("configuration", checkConfiguration),
    Check("history", checkHistory), Check("snapshot", checkSnapshotBytes),
    Check("snapshot-damage", checkDamagedSnapshot), Check("json", checkJSON),
    Check("wrap", checkWrap), Check("visible", checkVisible), Check("layout", checkLayout),
    Check("table", checkTable), Check("math", checkMath), Check("search", checkSearch),
    Check("glance", checkGlance), Check("update", weight: 5, checkUpdate),
    Check("study", weight: 5, checkStudy),
  ]
}

/// Something that should hold and does not.
struct Broken: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

/// Throws if a condition does not hold.
@inline(__always)
func require(_ condition: Bool, _ description: @autoclosure () -> String) throws(Broken) {
  if !condition { throw Broken(description()) }
}
