import TestSupport
import Foundation
import Testing

/// Every type of terminal that terminfo knows, and locales of every encoding.
@Suite struct TerminalTypeTests {
  /// All entries of the terminfo database; without the soak a sample of them.
  static let types: [String] = {
    var names: Set<String> = []
    for root in ["/etc/terminfo", "/lib/terminfo", "/usr/share/terminfo"] {
      for folder in (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? [] {
        names.formUnion(
          (try? FileManager.default.contentsOfDirectory(atPath: "\(root)/\(folder)")) ?? [])
      }
    }
    let sorted = names.sorted()
    if Soak.isOn { return sorted }
    let known = [
      "xterm", "xterm-256color", "screen", "tmux", "linux", "vt100", "vt52", "putty", "rxvt",
    ]
    let others = ["ansi", "xterm-8bit", "adm3a", "hp", "dumb", "tvi925", "wy50", "sun", "kitty"]
    return (known + others).filter(names.contains)
      + stride(from: 0, to: sorted.count, by: 131).map { sorted[$0] }
  }()

  @Test(arguments: types)
  func everyTypeGetsItsOwnSequencesAlone(type: String) throws {
    let grammar = TerminfoGrammar(type: type)
    let (sandbox, folder) = try ByteStreamTests.hostile()
    let terminal = try PseudoTerminal(
      sandbox, words: [Sandbox.program.path, "--decks", folder.path], environment: ["TERM": type])
    var ending: PseudoTerminal.Ending?
    try terminal.wait(
      for: "its mode or its end",
      untilSo: {
        ending = try? terminal.end(within: 0.01)
        return ending != nil || terminal.mode != terminal.modeBefore && !terminal.bytes.isEmpty
      })
    if ending == nil {
      terminal.send("\r \t?")
      terminal.receive(milliseconds: 20)
      terminal.send("\u{3}")
      ending = try terminal.end()
      #expect(ending?.status == 0)
      let strangers = try #require(grammar).strangers(in: terminal.bytes)
      #expect(strangers.isEmpty, "\(strangers.prefix(3))")
    } else {
      let text = String(decoding: terminal.bytes, as: UTF8.self)
      #expect(ending?.status == 1)
      #expect(text.hasPrefix("leitner: TERM is “\(type)”"), "\(text)")
      #expect(!terminal.bytes.contains(0x1B))
      #expect(grammar?.hasCursorAddress != true, "it could place its cursor")
    }
    #expect(terminal.mode == terminal.modeBefore)
  }

  /// `localedef` makes the ones that are not installed; if it can't there is nothing to test.
  @Test(
    arguments: [
      ("C", nil), ("POSIX", nil), ("en_US.ISO-8859-1", ("en_US", "ISO-8859-1")),
      ("zh_CN.GB18030", ("zh_CN", "GB18030")), ("zh_TW.BIG5", ("zh_TW", "BIG5")),
    ] as [(String, (String, String)?)])
  func inALocaleOfAnyEncodingTheScreenIsUTF8(name: String, source: (String, String)?) throws {
    let sandbox = try Sandbox()
    let locales = sandbox.home.appendingPathComponent("locales")
    try FileManager.default.createDirectory(at: locales, withIntermediateDirectories: true)
    if let (language, encoding) = source {
      _ = try runChild([
        "localedef", "-c", "-i", language, "-f", encoding, locales.path + "/" + name,
      ])
      guard FileManager.default.fileExists(atPath: locales.path + "/\(name)/LC_CTYPE") else {
        return withKnownIssue("\(name) can't be made here (Debian: locales)", isIntermittent: true)
        {
          throw CancellationError()
        }
      }
    }
    let grammar = try #require(TerminfoGrammar(type: "xterm-256color"))
    let changes: [String: String?] = [
      "LANG": name, "LC_ALL": name, "LOCPATH": source == nil ? nil : locales.path,
    ]
    let terminal = try PseudoTerminal(
      sandbox, arguments: ["--language", "en"], environment: changes)
    try terminal.wait(for: "Start today’s review")
    terminal.send("jjj\r")
    try terminal.wait(for: "日本的首都是哪里？")
    terminal.send(" ")
    try terminal.wait(for: "东京（Tokyo）。")
    terminal.send("q")
    #expect(try terminal.end().status == 0)
    #expect(grammar.strangers(in: terminal.bytes).isEmpty)
  }
}
