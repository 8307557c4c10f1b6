import Foundation
import Testing

/// A picture is shown in place where the terminal says that it can, and nothing of it stays.
@Suite struct PictureTests {
  private static let kitty = PseudoTerminal.Answers(
    kitty: "OK", cell: "20;10", attributes: "62;22")
  private static let sixel = PseudoTerminal.Answers(cell: "20;10", attributes: "62;4;22")

  /// The beginning of a PNG of 600 by 400, and enough behind it for several pieces.
  private static let png: [UInt8] =
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
    + [0, 0, 2, 0x58, 0, 0, 1, 0x90] + (0..<7001).map { UInt8(truncatingIfNeeded: $0 &* 37) }

  /// A deck whose one card has an answer, pictures beside it, and a folder for programs.
  private final class Viewing {
    let sandbox: Sandbox
    var folder: URL { sandbox.deck.deletingLastPathComponent() }
    var programs: URL { sandbox.home.appendingPathComponent("programs") }
    var written: URL { sandbox.home.appendingPathComponent("arguments") }

    init(_ answer: String, files: [String: [UInt8]] = ["a.png": PictureTests.png]) throws {
      sandbox = try Sandbox(deck: "# Deck\n\n### What is it? {#it}\n\n\(answer)\n")
      for (name, bytes) in files {
        try Data(bytes).write(to: folder.appendingPathComponent(name))
      }
      try FileManager.default.createDirectory(at: programs, withIntermediateDirectories: true)
    }

    /// Puts a program in the place of chafa that writes its arguments down.
    func chafa(_ script: String) throws {
      try writeScript(
        "for word; do printf '<%s>' \"$word\"; done > '\(written.path)'\n\(script)",
        to: programs.appendingPathComponent("chafa"))
    }

    /// The program on the card in Browse; the first program of the name is the one that is started.
    func terminal(
      _ answers: PseudoTerminal.Answers?, columns: Int = 80, rows: Int = 24,
      language: String = "en",
      environment: [String: String] = [:], hasOtherPrograms: Bool = true
    ) throws -> PseudoTerminal {
      var environment = environment
      environment["PATH"] = programs.path + (hasOtherPrograms ? ":/usr/bin:/bin" : "")
      let terminal = try PseudoTerminal(
        sandbox, arguments: ["--language", language], columns: columns, rows: rows,
        environment: environment, answers: answers)
      try terminal.wait(for: "▸")
      terminal.send("b")
      try terminal.wait(for: language == "en" ? "Browse" : "浏览")
      terminal.send("\r")
      try terminal.wait(for: "▸ What is it?")
      terminal.send("\r")
      try terminal.wait(for: "1 / 1")
      return terminal
    }
  }

  private func end(_ terminal: PseudoTerminal) throws {
    terminal.send("\u{03}")
    #expect(try terminal.end().status == 0)
    #expect(terminal.mode == terminal.modeBefore)
    #expect(terminal.screen.unknown == [])
  }

  private func wait(_ terminal: PseudoTerminal, pictures count: Int) throws {
    try terminal.wait(for: "\(count) sequences of pictures") { $0.pictures.count >= count }
  }

  /// Asks for the picture and waits for what follows. On a loaded machine the answers of the terminal may
  /// come behind the program's second of patience; they count when it is asked for again.
  private func view(
    _ terminal: PseudoTerminal, for what: String, until isReached: (VirtualScreen) -> Bool
  ) throws {
    func isRefused(_ screen: VirtualScreen) -> Bool {
      screen.text.contains("does not say that it shows pictures")
        || screen.text.contains("没有表明能显示图片")
    }
    terminal.send("v")
    try terminal.wait(for: what) { isReached($0) || isRefused($0) }
    guard !isReached(terminal.screen) else { return }
    terminal.send("v")
    try terminal.wait(for: "the card") { !isRefused($0) }
    terminal.send("v")
    try terminal.wait(for: what, until: isReached)
  }

  private func view(_ terminal: PseudoTerminal, pictures count: Int) throws {
    try view(terminal, for: "\(count) sequences of pictures") { $0.pictures.count >= count }
  }

  /// What was sent since, up to now.
  private func sent(_ terminal: PseudoTerminal, since count: Int) -> String {
    String(decoding: terminal.bytes[count...], as: UTF8.self)
  }

  /// Every cell is drawn again, and shows what was drawn since.
  private func expectRepaintsAlike(_ terminal: PseudoTerminal) throws {
    let shown = terminal.screen.text
    let count = terminal.bytes.count
    terminal.scribble("\u{1B}[2J\u{1B}[Hrubbish")
    terminal.send("\u{0C}")
    try terminal.wait(for: "a repaint", untilSo: { terminal.bytes.count > count })
    try terminal.wait(for: "the same screen") { $0.text == shown }
  }

  private static let removal = "_Ga=d,d=I,i=1818585460,q=2\u{1B}\\"

  @Test func kittyGetsTheFileAndItsRemoval() throws {
    let viewing = try Viewing("![the disc](a.png)")
    let terminal = try viewing.terminal(Self.kitty)
    let before = terminal.screen.text
    #expect(!sent(terminal, since: 0).contains("\u{1B}_G"), "nothing is asked before the key")
    try view(terminal, pictures: 3)
    try terminal.wait(for: "the disc")
    let pieces = terminal.screen.pictures
    // 600 × 400 dots in 18 rows of 20 dots: the rows decide.
    #expect(pieces[0].text.hasPrefix("_Ga=T,i=1818585460,f=100,q=2,C=1,r=18,m=1;"))
    #expect((pieces[0].row, pieces[0].column) == (3, 3))
    #expect(pieces[1].text.hasPrefix("_Gq=2,m=1;") && pieces[2].text.hasPrefix("_Gq=2,m=0;"))
    let texts = pieces.prefix(3).map { $0.text.split(separator: ";")[1].dropLast(2) }
    #expect(texts.allSatisfy { $0.utf8.count <= 4096 })
    #expect(Data(base64Encoded: texts.joined()) == Data(Self.png))
    #expect(terminal.screen.text.contains("600 × 400"))

    // Taken away and drawn again by the key that draws anew, a new window, and after a stop.
    let changes: [() -> Void] = [
      { terminal.send("\u{0C}") }, { terminal.resize(100, 30) },
      { kill(terminal.process, SIGCONT) },
    ]
    for (step, change) in changes.enumerated() {
      let count = terminal.screen.pictures.count
      change()
      try wait(terminal, pictures: count + 4)
      let new = terminal.screen.pictures[count...].map(\.text)
      #expect(new.first == Self.removal, "step \(step)")
      #expect(new.dropFirst().first?.hasPrefix("_Ga=T") ?? false, "step \(step)")
    }
    terminal.resize(80, 24)
    try terminal.wait(for: "the old window") {
      $0.pictures.count >= 19 && $0.pictures.last?.text.hasPrefix("_Gq=2,m=0") ?? false
    }
    let (count, bytes) = (terminal.screen.pictures.count, terminal.bytes.count)
    terminal.send("v")
    try terminal.wait(for: "the card") { $0.text == before }
    #expect(terminal.screen.pictures[count...].map(\.text) == [Self.removal])
    let text = sent(terminal, since: bytes)
    let (gone, drawn) = (text.firstRange(of: "a=d,d=I"), text.firstRange(of: "\u{1B}[H\u{1B}[2J"))
    #expect(try #require(gone).lowerBound < #require(drawn).lowerBound)
    try expectRepaintsAlike(terminal)
    // It is asked once.
    #expect(sent(terminal, since: 0).components(separatedBy: ",a=q,").count == 2)
    try end(terminal)
  }

  /// Whoever gets the terminal next finds nothing of the picture.
  @Test func thePictureIsGoneWhenTheProgramEnds() throws {
    let viewing = try Viewing("![](a.png)")
    let terminal = try viewing.terminal(Self.kitty)
    try view(terminal, pictures: 3)
    let bytes = terminal.bytes.count
    try end(terminal)
    let text = sent(terminal, since: bytes)
    let (gone, left) = (text.firstRange(of: "a=d,d=I"), text.firstRange(of: "\u{1B}[?1049l"))
    #expect(try #require(gone).lowerBound < #require(left).lowerBound)
  }

  @Test func iTermGetsTheFile() throws {
    let viewing = try Viewing("![](a.png)")
    let terminal = try viewing.terminal(
      .init(attributes: "62"), environment: ["TERM_PROGRAM": "iTerm.app"])
    try view(terminal, pictures: 1)
    let text = terminal.screen.pictures[0].text
    #expect(
      text.hasPrefix(
        "]1337;File=inline=1;size=\(Self.png.count);width=54;height=18;preserveAspectRatio=1;doNotMoveCursor=1:"
      ) || text.contains("height=18"))
    let payload = text.split(separator: ":")[1].dropLast()
    #expect(Data(base64Encoded: String(payload)) == Data(Self.png))
    try end(terminal)
  }

  /// Only sixels reach the terminal, whatever else the program writes, and no shell reads a name.
  @Test func sixelsAreMadeByChafa() throws {
    let name = "-a $(x) \"b\".png"
    let viewing = try Viewing(
      "![x](<./-a $(x) \\\"b\\\".png>)", files: [name: Self.png])
    try viewing.chafa(
      #"printf 'text\033[2J\033]0;title\007\033Pq"1;1;20;20#0;2;1;1;1#0~~\033\\\033_Ga=T\033\\more\033Pq"1;1;9;9#0~\033\\'"#
    )
    let terminal = try viewing.terminal(Self.sixel)
    let before = terminal.screen.text
    try view(terminal, pictures: 1)
    try terminal.wait(for: "x")
    #expect(
      terminal.screen.pictures.map(\.text) == ["Pq\"1;1;20;20#0;2;1;1;1#0~~\u{1B}\\"])
    let words = try String(contentsOf: viewing.written, encoding: .utf8)
    #expect(
      words.hasPrefix("<--format><sixels><--size><54x18><--animate><off><--></"), "\(words)")
    #expect(words.hasSuffix("/\(name)>"), "\(words)")
    let bytes = terminal.bytes.count
    terminal.send("q")
    try terminal.wait(for: "the card") { $0.text == before }
    #expect(sent(terminal, since: bytes).contains("\u{1B}[H\u{1B}[2J"))
    try expectRepaintsAlike(terminal)
    try end(terminal)
  }

  /// kitty takes no JPEG, so chafa makes what it takes.
  @Test func kittyGetsOtherKindsFromChafa() throws {
    let viewing = try Viewing(
      "![](a.gif)", files: ["a.gif": Array("GIF89a".utf8) + [100, 0, 50, 0, 0, 0]])
    try viewing.chafa(
      #"printf '\033_Ga=T,f=32,s=1,v=1,c=1,r=1,m=1\033\\\033_Gm=0;AAAAAA==\033\\'"#)
    let terminal = try viewing.terminal(Self.kitty)
    try view(terminal, pictures: 2)
    #expect(
      terminal.screen.pictures.map(\.text) == [
        "_Ga=T,i=1818585460,q=2,f=32,s=1,v=1,c=1,r=1,m=1\u{1B}\\",
        "_Gq=2,m=0;AAAAAA==\u{1B}\\",
      ])
    let words = try String(contentsOf: viewing.written, encoding: .utf8)
    #expect(words.hasPrefix("<--format><kitty><--size><10x3>"), "\(words)")
    try view(terminal, pictures: 3)
    #expect(terminal.screen.pictures.last?.text == Self.removal)
    try end(terminal)
  }

  @Test(arguments: ["en", "zh"]) func whatStandsInTheWayIsSaid(language: String) throws {
    let isEnglish = language == "en"
    let viewing = try Viewing("![the disc](a.png)")
    // Without chafa.
    let bare = try viewing.terminal(Self.sixel, language: language, hasOtherPrograms: false)
    try view(bare, for: "what is missing") {
      $0.text.contains(isEnglish ? "needs the program chafa" : "要用程序 chafa")
    }
    #expect(bare.screen.text.contains(isEnglish ? "PNG · 600 × 400 pixels" : "PNG · 600 × 400 像素"))
    try end(bare)
    // With one that fails, that writes something else, and that is larger than its room.
    for script in ["exit 3", "echo nothing", #"printf '\033Pq"1;1;20;9999#0~\033\\'"#] {
      try viewing.chafa(script)
      let terminal = try viewing.terminal(Self.sixel, language: language)
      try view(terminal, for: "the refusal") {
        $0.text.contains(isEnglish ? "can’t make anything" : "无法转换")
      }
      try end(terminal)
    }
  }

  @Test func aKeyStopsTheOtherProgram() throws {
    let viewing = try Viewing("![the disc](a.png)")
    try viewing.chafa("echo $$ > '\(viewing.sandbox.home.path)/number'; exec sleep 1000")
    let terminal = try viewing.terminal(Self.sixel)
    let before = terminal.screen.text
    let file = viewing.sandbox.home.appendingPathComponent("number")
    try view(terminal, for: "the other program") { _ in
      (try? String(contentsOf: file, encoding: .utf8))?.hasSuffix("\n") ?? false
    }
    let number = try #require(
      Int32(
        String(contentsOf: file, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)))
    terminal.send("\u{1B}")
    try terminal.wait(for: "the card") { $0.text == before }
    #expect(kill(number, 0) == -1, "it was stopped")
    try end(terminal)
  }

  /// A terminal that never answers shows a named frame, and keys that were pressed meanwhile count.
  @Test func aTerminalThatNeverAnswersIsWaitedForOnce() throws {
    let viewing = try Viewing("![the disc](a.png)")
    let terminal = try viewing.terminal(nil)
    terminal.send("v")
    try terminal.wait(for: "does not say that it shows pictures")
    for part in ["│ a.png", "PNG · 600 × 400 pixels · 7 kB", "o opens it with another program"] {
      #expect(terminal.screen.text.contains(part))
    }
    terminal.send("q")
    try terminal.wait(for: "1 / 1")
    #expect(terminal.screen.pictures.isEmpty)
    try end(terminal)

    let second = try Viewing("![the disc](a.png)")
    let other = try second.terminal(nil)
    // The picture is closed, and what is known of the card is opened.
    other.send("vqi")
    try other.wait(for: "Information")
    other.send("\u{1B}")
    try other.wait(for: "1 / 1")
    // An answer that comes late is no key, and is an answer.
    other.send("\u{1B}_Gi=31;OK\u{1B}\\\u{1B}[6;20;10t\u{1B}[?62;4c")
    try view(other, pictures: 3)
    #expect(other.screen.pictures[0].text.hasPrefix("_Ga=T,i=1818585460,f=100"))
    try end(other)
  }

  /// Types of terminals that might show a question are not asked.
  @Test func otherTerminalsAreNotAsked() throws {
    let viewing = try Viewing("![the disc](a.png)")
    let terminal = try viewing.terminal(
      Self.kitty, environment: ["TERM": "linux"])
    terminal.send("v")
    try terminal.wait(for: "does not say that it shows pictures")
    #expect(!sent(terminal, since: 0).contains("\u{1B}_G"))
    try end(terminal)
  }

  @Test func onlyFilesThatArePicturesAreShown() throws {
    let viewing = try Viewing(
      "![](https://example.org/a.png) ![](gone.png) ![](text.png) ![](huge.png) ![](closed.png) ![](bomb.png)",
      files: [
        "text.png": Array("no picture\u{1B}[2J".utf8), "huge.png": Self.png,
        "closed.png": Self.png,
        "bomb.png": Array(Self.png[..<16]) + [0, 1, 0, 0, 0, 1, 0, 0],
      ])
    let huge = try FileHandle(forWritingTo: viewing.folder.appendingPathComponent("huge.png"))
    try huge.truncate(atOffset: 50_000_001)
    let closed = viewing.folder.appendingPathComponent("closed.png")
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: closed.path)
    let terminal = try viewing.terminal(Self.kitty)
    terminal.send("v")
    try terminal.wait(for: "Pictures")
    for (key, sentence) in [
      ("1", "nothing is fetched"), ("2", "gone.png is not there"), ("3", "no picture of a known"),
      ("4", "more than 50 MB"), ("6", "too many pixels"),
    ] + (getuid() == 0 ? [] : [("5", "can’t be read")]) {
      terminal.send(key)
      try terminal.wait(for: sentence)
      terminal.send("\u{1B}")
      try terminal.wait(for: "Pictures")
    }
    #expect(terminal.screen.pictures.isEmpty)
    #expect(!sent(terminal, since: 0).contains("\u{1B}_G"), "nothing had to be asked")
    try end(terminal)
  }
}
