import CCurses
import StudyInterface
import Testing

@testable import CursesTerminal

extension TerminalTests {
  @Suite(.serialized) struct Drawing {
    @Test(arguments: [
      "plain", "题目：什么是 LoRA？", "e\u{301}a\u{308}", "한국어", "a👍b", "─│┌┐ █▏",
    ])
    func putsTextIntoTheCells(text: String) throws {
      let test = try TestTerminal()
      test.draw([StyledLine(text), "below"])
      #expect(Array(test.row(0).unicodeScalars) == Array(text.unicodeScalars))
      #expect(test.row(1) == "below")
    }

    /// Some of them have a column by `wcwidth`, so a frame may hold them.
    @Test(arguments: [
      "\u{AD}", "\u{6DD}", "\u{202E}", "\u{9B}", "\u{1B}", "\u{2028}", "\u{3164}", "\u{200B}",
      "\u{7}",
    ])
    func putsNothingThatHides(character: String) throws {
      let test = try TestTerminal()
      test.draw([StyledLine("a\(character)b"), "below"])
      #expect(!test.row(0).unicodeScalars.contains { "\(character)".unicodeScalars.contains($0) })
      #expect(test.row(0).hasPrefix("a") && test.row(0).hasSuffix("b"))
      #expect(test.row(1) == "below")
    }

    @Test func leavesNoHalfOfAWideCharacterBehind() throws {
      let test = try TestTerminal()
      test.draw(["题目题目"])
      test.draw([" 题目题"])
      #expect(test.row(0) == " 题目题")
      test.draw(["x题"])
      #expect(test.row(0) == "x题")
    }

    @Test func fillsTheLastCorner() throws {
      let test = try TestTerminal()
      let size = test.terminal.size
      let line = StyledLine(String(repeating: "x", count: size.columns))
      test.draw(Array(repeating: line, count: size.rows))
      #expect(test.row(0) == line.text)
      #expect(test.row(size.rows - 1) == line.text)
    }

    @Test func showsTheTopLeftOfALargerFrame() throws {
      let test = try TestTerminal()
      #expect(cc_resize(5, 11) == 1)
      let line = StyledLine("abcdefghij题more")
      test.draw(Array(repeating: line, count: 9), size: Size(columns: 40, rows: 9))
      #expect(test.row(0) == "abcdefghij")
      #expect(test.row(4) == "abcdefghij")
    }

    @Test func clearsWhatASmallerFrameDoesNotCover() throws {
      let test = try TestTerminal()
      test.draw(["a long line", "and another"])
      test.draw(["short"], size: Size(columns: 5, rows: 1))
      #expect(test.row(0) == "short")
      #expect(test.row(1) == "")
    }

    @Test func aResizeIsAKeyAndEverythingIsShownAgain() throws {
      let test = try TestTerminal()
      test.draw(["before"])
      #expect(cc_resize(12, 40) == 1)
      #expect(test.terminal.size == Size(columns: 40, rows: 12))
      test.terminal.isResized = true
      #expect(test.keys() == [.resize(Size(columns: 40, rows: 12))])
      test.draw(["after"])
      #expect(test.row(0) == "after")
    }

    @Test func survivesATerminalOfOneCell() throws {
      let test = try TestTerminal()
      cc_resize(1, 1)
      test.draw(["题"], size: Size(columns: 2, rows: 2))
      #expect(test.row(0) == "")
      test.draw(["x"])
      #expect(test.row(0) == "x")
    }

    @Test(arguments: ["vt100", "xterm-256color", "linux", "xterm-direct"])
    func givesEveryStyleALook(type: String) throws {
      guard let test = try? TestTerminal(type: type) else { return }
      var lines: [StyledLine] = []
      for role in Style.Role.allCases {
        for bits in 0..<16 {
          let style = Style(
            role, bold: bits & 1 != 0, italic: bits & 2 != 0, underline: bits & 4 != 0,
            reverse: bits & 8 != 0)
          lines.append(StyledLine("题 x", style))
        }
      }
      for line in lines {
        test.draw([line])
        #expect(test.row(0) == "题 x")
      }
    }

    @Test func drawsNothingOnceStopped() throws {
      let test = try TestTerminal()
      test.terminal.stop()
      test.terminal.stop()
      test.draw(["x"], size: Size(columns: 4, rows: 1))
      test.terminal.redraw()
      #expect(test.terminal.read(timeoutMilliseconds: nil) == .hungUp)
      #expect(test.terminal.size == Size(columns: 0, rows: 0))
    }

    @Test func comesBackWithTheLastFrame() throws {
      let test = try TestTerminal()
      test.draw(["shown"])
      test.terminal.leave()
      test.terminal.comeBack()
      #expect(test.row(0) == "shown")
      #expect(test.keys() == [])
    }
  }

  @Suite(.serialized) struct Opening {
    @Test(arguments: [
      ("", TerminalError.noType), ("no-such-terminal", .unknownType("no-such-terminal")),
      ("dumb", .noCursorMotion("dumb")),
    ])
    func tellsWhyItCannot(type: String, error: TerminalError) {
      #expect(throws: error) { try TestTerminal(type: type) }
    }

    @Test func refusesASecondTerminal() throws {
      let test = try TestTerminal()
      #expect(throws: TerminalError.alreadyOpen) { try TestTerminal() }
      test.terminal.stop()
      _ = try TestTerminal()
    }

    @Test func refusesAPipeWhereATerminalIsWanted() {
      #expect(throws: TerminalError.notATerminal) {
        try Terminal(type: "xterm", input: 100, output: 101, mustBeTerminal: true)
      }
    }

    @Test(arguments: [
      ("xterm-256color", true, 256), ("xterm-256color", false, 0), ("linux", true, 8),
      ("vt100", true, 0), ("xterm-direct", true, 1 << 24), ("xterm-16color", true, 16),
    ])
    func hasTheColoursOfItsType(type: String, colour: Bool, count: Int) throws {
      let test = try TestTerminal(type: type, colour: colour)
      #expect(test.terminal.colours == count)
    }
  }

  @Suite struct ScreenCharacters {
    @Test(arguments: [
      ("a", ["a"]), (" ", [" "]), ("题", ["题"]), ("e\u{301}", ["e\u{301}"]),
      ("👍🏽", ["👍", "🏽"]), ("👨‍👩‍👧", ["👨", "👩", "👧"]), ("❤\u{FE0F}", ["❤"]),
      ("क\u{94D}\u{200D}", ["क\u{94D}\u{200D}"]), ("\u{7}", []), ("\u{1B}", []), ("\u{9B}", []),
      ("a\u{202E}", ["a"]), ("\r\n", []), ("", []),
      ("z" + String(repeating: "\u{301}", count: 40), ["z\u{301}\u{301}\u{301}\u{301}"]),
    ])
    func holdWhatTakesColumnsAndWhatCombines(cluster: String, characters: [String]) {
      UTF8Locale.use()
      let found = ScreenCharacter.characters(of: cluster).map(\.scalars)
      #expect(found == characters.map { $0.unicodeScalars.map(\.value) })
    }
  }
}
