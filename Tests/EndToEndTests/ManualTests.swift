import Foundation
import Testing

/// The manual page is made from the program's own tables, and says what the README says.
@Suite struct ManualTests {
  private let sandbox: Sandbox
  private let page: String

  init() throws {
    sandbox = try Sandbox()
    let result = try sandbox.runBare(
      ["manual", "--date", "2026-03-02"], environment: sandbox.environment())
    try #require(result.status == 0)
    page = result.output
  }

  /// What is bold at the beginning of the items of a section.
  private func items(_ section: String) -> [String] {
    let parts = page.components(separatedBy: ".SH \"\(section)\"\n")
    guard parts.count == 2 else { return [] }
    return parts[1].components(separatedBy: "\n.SH ")[0].components(separatedBy: ".TP\n")
      .dropFirst()
      .map { item in
        String(item.split(separator: "\n")[0]).replacing("\\fB", with: "").replacing(
          "\\fR", with: ""
        )
        .replacing("\\-", with: "-")
      }
  }

  @Test func everyCommandOfTheHelpIsInIt() throws {
    let help = try sandbox.runBare(["--help"], environment: sandbox.environment()).output
    let list = help.components(separatedBy: "SUBCOMMANDS:\n")[1].components(separatedBy: "\n\n")[0]
    let names = list.split(separator: "\n").filter { !$0.hasPrefix("   ") }
      .compactMap { $0.split(separator: " ").first.map(String.init) }
    #expect(names.count >= 19)
    for name in names { #expect(page.contains(".SS \"leitner \(name)\""), "\(name)") }
    #expect(names.contains("manual"))
  }

  @Test func everySettingIsInItAndInTheReadme() throws {
    let wrong = sandbox.home.appendingPathComponent("wrong.yaml")
    try "nonsense: 1\n".write(to: wrong, atomically: true, encoding: .utf8)
    let said = try sandbox.run("check", "--config", wrong.path).output
    let settings = items("CONFIGURATION")
    #expect(settings.count >= 12)
    for setting in settings { #expect(said.contains(setting), "\(setting)") }
    let known = said.components(separatedBy: "there are ").last?.split(separator: "\n").first ?? ""
    #expect(known.split(separator: ",").count == settings.count, "\(known)")
    let readme = try ReadmeTests.blocks("yaml").joined()
    for setting in settings { #expect(readme.contains("\(setting):"), "\(setting)") }
  }

  @Test func everyKeyIsInIt() throws {
    let keys = try sandbox.run("keys", "--json").objects
    #expect(keys.count > 40)
    let rows = items("KEYS").map { $0.split(separator: " ").map(String.init) }
    for key in keys.flatMap({ $0["keys"] as? [String] ?? [] }) {
      let escaped = key.replacing("^", with: "\\(ha")
      #expect(rows.contains { $0.contains(escaped) || $0.contains(key) }, "\(key)")
    }
  }

  @Test func everyPaceIsInItAndInTheReadme() throws {
    let readme = try String(
      contentsOf: ReadmeTests.root.appendingPathComponent("README.md"), encoding: .utf8)
    let paces = try sandbox.run("pace", "--json").object["paces"] as? [[String: Any]] ?? []
    #expect(paces.count == 4)
    for pace in paces {
      let days = (pace["days"] as? [Int] ?? []).map(String.init).joined(separator: ", ")
      let name = pace["pace"] as? String ?? ""
      #expect(page.contains("\(name)\\fR\n\(days) days"), "\(name)")
      #expect(readme.contains("| `\(name)` | \(days) |"), "\(name)")
    }
  }

  @Test func everyFilterIsInTheReadme() throws {
    let readme = try String(
      contentsOf: ReadmeTests.root.appendingPathComponent("README.md"), encoding: .utf8)
    let search = page.components(separatedBy: ".SH \"SEARCH\"\n")[1].components(separatedBy: ".SH")[
      0]
    let filters = search.replacing("\\-", with: "-").split { $0 == " " || $0 == "\n" }.filter {
      $0.contains(":") && $0.first?.isLetter == true && !$0.hasSuffix(":")
    }
    #expect(filters.count >= 12)
    for filter in filters where !filter.contains("\"") && !filter.hasPrefix("\\") {
      #expect(readme.contains("`\(filter)`"), "\(filter)")
    }
  }

  @Test func everyFileIsInItAndInTheReadme() throws {
    let readme = try String(
      contentsOf: ReadmeTests.root.appendingPathComponent("README.md"), encoding: .utf8)
    let files = items("FILES").filter { $0.contains("/leitner/") }
    let paths = try sandbox.run("paths", "--json").object
    #expect(files.count == paths.count)
    for file in files { #expect(readme.contains("`\(file)`"), "\(file)") }
  }

  @Test func everyStandingOfACardIsInIt() {
    let search = page.components(separatedBy: ".SH \"SEARCH\"\n").last ?? ""
    for name in ["due", "new", "waiting", "starred", "suspended", "leech", "buried"] {
      #expect(search.contains("is:\(name)"), "\(name)")
    }
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/man")))
  func itIsShownWithoutWarnings() throws {
    let file = sandbox.home.appendingPathComponent("leitner.1")
    try page.write(to: file, atomically: true, encoding: .utf8)
    let (output, error) = (sandbox.home.path + "/out", sandbox.home.path + "/err")
    for file in [output, error] { try Data().write(to: URL(fileURLWithPath: file)) }
    let status = try runChild(
      ["/usr/bin/man", "--warnings", "-l", file.path],
      environment: sandbox.environment().merging(["MANWIDTH": "80"]) { $1 }, output: output,
      error: error)
    #expect(status == 0)
    #expect(try String(contentsOfFile: error, encoding: .utf8) == "")
    let shown = try String(contentsOfFile: output, encoding: .utf8)
    for title in [
      "NAME", "COMMANDS", "OPTIONS", "KEYS", "SEARCH", "BOXES AND PACES", "DECKS", "CONFIGURATION",
      "FILES", "ENVIRONMENT", "EXIT STATUS", "EXAMPLES",
    ] {
      #expect(shown.contains("\n\(title)"), "\(title)")
    }
    #expect(shown.contains("**解析：**"))
  }
}
