import FlashcardDeck
import Foundation
import Testing

@testable import StudyInterface

/// The README's table of keys is made from the table of keys.
@Suite struct ReadmeKeysTests {
  private static let readme = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../README.md").standardized
  private static let (begin, end) = ("<!-- keys -->\n", "<!-- end of keys -->")

  private static func cell(_ row: KeyMap.Row) -> String {
    row.keys.map { "`\($0.name)`" }.joined(separator: " ")
  }

  private static func table(_ keys: KeyMap) -> String {
    let rows = KeyMap.rows(keys.bindings).map {
      "| \(cell($0)) | \(English().label(of: $0.action)) | \(KeyMap.places($0.contexts, English())) |\n"
    }
    return "| keys | what they do | where |\n|---|---|---|\n" + rows.joined()
  }

  @Test func theFiltersNameEveryKind() throws {
    let readme = try String(contentsOf: Self.readme, encoding: .utf8)
    let row =
      readme.split(separator: "\n").first { $0.hasPrefix("|") && $0.contains("`kind:") } ?? ""
    for kind in CardKind.allCases { #expect(row.contains(kind.rawValue)) }
  }

  @Test func theTableIsThatOfTheProgram() throws {
    var parts = try String(contentsOf: Self.readme, encoding: .utf8)
      .components(separatedBy: Self.begin)
    try #require(parts.count == 2)
    let rest = parts[1].components(separatedBy: Self.end)
    try #require(rest.count == 2)
    let table = Self.table(.standard)
    if ProcessInfo.processInfo.environment["LEITNER_RECORD"] != nil {
      parts[1] = table + Self.end + rest[1]
      try parts.joined(separator: Self.begin).write(
        to: Self.readme, atomically: true, encoding: .utf8)
      Issue.record("recorded the README's keys")
      return
    }
    #expect(rest[0] == table)
  }
}
