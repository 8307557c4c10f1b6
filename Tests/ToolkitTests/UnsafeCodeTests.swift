import Foundation
import Testing

/// The table of files with unsafe code in Architecture.md is complete.
@Suite struct UnsafeCodeTests {
  private static let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../Sources").standardized

  @Test func theTableNamesTheFilesWithUnsafeCode() throws {
    let article = try String(
      contentsOf: Self.sources.appendingPathComponent("leitner/leitner.docc/Architecture.md"),
      encoding: .utf8)
    let section = try #require(article.components(separatedBy: "\n## Unsafe code\n").last)
    let rows = section.split(separator: "\n").filter { $0.hasPrefix("| `") }
    let listed = rows.flatMap { row in
      row.matches(of: /`([\w\/+]+\.swift)`/).map { String($0.1) }
    }
    #expect(listed.count == Set(listed).count, "a file is there twice")

    var found: Set<String> = []
    for path in try FileManager.default.subpathsOfDirectory(atPath: Self.sources.path)
    where path.hasSuffix(".swift") {
      let text = try String(
        contentsOf: Self.sources.appendingPathComponent(path), encoding: .utf8)
      if text.split(separator: "\n").contains(where: Self.isUnsafe) { found.insert(path) }
    }
    #expect(found.count > 20)
    #expect(found.subtracting(listed).sorted() == [], "add these to the table")
    #expect(Set(listed).subtracting(found).sorted() == [], "take these out of the table")
  }

  /// Whether a line of code, without its comment, has an unsafe pointer or an unchecked type.
  private static func isUnsafe(_ line: Substring) -> Bool {
    let code = line.prefix(upTo: line.firstRange(of: "//")?.lowerBound ?? line.endIndex)
    let names = #"""
      \b(Unsafe|withUnsafe|unsafe[A-Z]|withUTF8|Unmanaged|Bytes\b|withMemoryRebound|bindMemory)|@unchecked
      """#
    return code.range(of: names, options: .regularExpression) != nil
  }
}
