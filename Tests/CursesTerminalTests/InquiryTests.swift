import Foundation
import StudyInterface
import Testing

@testable import CursesTerminal

extension TerminalTests {
  /// What a terminal answers comes between keys, late and in pieces, and is never taken for keys.
  @Suite(.serialized) struct Answers {
    private static let white = "\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\"

    /// A terminal that was asked, on a screen of 24 rows of which the last is blank.
    private func asked(_ appearance: Appearance = Appearance(), forWidth: Bool = false) throws
      -> TestTerminal
    {
      let test = try TestTerminal(appearance: appearance, asksForWidth: forWidth)
      test.draw(["shown"], size: Size(columns: 80, rows: 24))
      return test
    }

    @Test func anAnswerBetweenKeysIsNoKey() throws {
      let test = try asked()
      #expect(test.terminal.theme == .neutral)
      test.type("jj\u{1B}]10;rgb:0000/0000/0000\u{7}" + Self.white + "k\u{1B}[B")
      #expect(test.keys() == [.character("j"), .character("j"), .character("k"), .down])
      #expect(test.terminal.theme == .light)
      #expect(test.row(0) == "shown")
      #expect(!test.terminal.inquiry.isOpen)
    }

    @Test(arguments: 1..<white.utf8.count)
    func anAnswerInTwoPiecesIsNoKey(first: Int) throws {
      let test = try asked()
      let bytes = Array(Self.white.utf8)
      let descriptor = test.writeEnd
      test.type("j")
      test.type(Array(bytes[..<first]))
      DispatchQueue.global().asyncAfter(deadline: .now() + 0.06) {
        TestTerminal.write(Array(bytes[first...]) + Array("k".utf8), to: descriptor)
      }
      var keys: [Key] = []
      while keys.last != .character("k"),
        case .key(let key)? = test.terminal.read(timeoutMilliseconds: 2000)
      {
        keys.append(key)
      }
      // On a machine that is busy the rest may come too late for its Escape.
      if first == 1 { keys.removeAll { $0 == .escape } }
      #expect(keys == [.character("j"), .character("k")])
      #expect(test.terminal.theme == .light)
    }

    /// Longer than is waited for: then the Escape was a key, and the rest still is none.
    @Test func anAnswerThatWasTakenForEscapeShowsNoLetters() throws {
      let test = try asked()
      test.type("\u{1B}")
      #expect(test.keys() == [.escape])
      test.type(String(Self.white.dropFirst()) + "k")
      #expect(test.keys() == [.character("k")])
      #expect(test.terminal.theme == .light)
    }

    @Test func anAnswerThatNeverEndsTakesNoKeysForLong() throws {
      let test = try asked()
      test.type("\u{1B}]11;rgb:ff")
      #expect(test.keys() == [])
      test.type("j")
      #expect(test.keys() == [.character("j")])
      usleep(1_050_000)
      test.type("3a")
      #expect(test.keys() == [.character("3"), .character("a")])
      #expect(test.terminal.theme == .neutral)
    }

    /// As on a line that stands still for a while; the rest of the answer grades no card.
    @Test(arguments: [1, 3, 13, white.utf8.count - 2])
    func theRestOfAnAnswerAfterASecondIsNoKey(first: Int) throws {
      let test = try asked()
      let bytes = Array(Self.white.utf8)
      test.type(Array(bytes[..<first]))
      #expect(test.keys() == (first == 1 ? [.escape] : []))
      usleep(1_050_000)
      test.type(Array(bytes[first...]) + Array("3".utf8))
      #expect(test.keys() == [.character("3")])
      #expect(test.terminal.theme == .light)
    }

    /// The first half of the end cannot be told from the key.
    @Test func theLastByteOfALateAnswerIsNoKey() throws {
      let test = try asked()
      test.type(String(Self.white.dropLast(2)))
      #expect(test.keys() == [])
      usleep(1_050_000)
      test.type("\u{1B}")
      #expect(test.keys() == [.escape])
      test.type("\\j")
      #expect(test.keys() == [.character("j")])
      #expect(test.terminal.theme == .light)
    }

    @Test func keysBesideAnOpenQuestionAreKeys() throws {
      let test = try asked(forWidth: true)
      test.type("\u{1B}[A\u{1B}OB\u{1B}[5~1\u{1B}[1;2R2\u{1B}[24;5~3\u{1B}[12;40R4\u{1B}[Z")
      #expect(
        test.keys() == [
          .up, .down, .pageUp, .character("1"), .character("2"), .character("3"), .character("4"),
          .backTab,
        ])
      test.type("\u{1B}")
      #expect(test.keys() == [.escape])
      #expect(test.terminal.inquiry.isOpen)
    }

    @Test(arguments: [
      (2, AmbiguousWidth.narrow, []), (3, .wide, [Key.resize(Size(columns: 80, rows: 24))]),
    ])
    func theColumnTellsTheWidth(column: Int, width: AmbiguousWidth, keys: [Key]) throws {
      defer { AmbiguousWidth.narrow.use() }
      let test = try asked(forWidth: true)
      test.type("\u{1B}[24;\(column)R")
      #expect(test.keys() == keys)
      #expect(AmbiguousWidth.current == width)
      test.draw(["→ 题目", "□"], size: Size(columns: 80, rows: 24))
      #expect(test.row(0) == "→ 题目")
      #expect(test.row(1) == "□")
    }

    @Test func nothingIsAskedThatIsConfigured() throws {
      #expect(try !asked(Appearance(.dark)).terminal.inquiry.isOpen)
      #expect(try asked(Appearance(.dark), forWidth: true).terminal.inquiry.isOpen)
      #expect(try asked(Appearance()).terminal.inquiry.isOpen)
    }

    /// Asked for the first picture, answered between keys, which are kept in their order.
    @Test func keysBesideTheAnswersAboutPicturesAreKept() throws {
      let test = try asked(Appearance(.dark))
      test.type("j\u{1B}_Gi=31;OK\u{1B}\\k\u{1B}[6;20;10t\u{1B}[A\u{1B}[?62;4c5")
      #expect(
        test.terminal.graphics()
          == Graphics(
            .kitty, cell: PixelSize(width: 10, height: 20), screen: test.terminal.size))
      #expect(test.keys() == [.character("j"), .character("k"), .up, .character("5")])
      #expect(!test.terminal.inquiry.isOpen)
    }

    @Test func withoutAnAnswerNoPictureIsShownUntilItComes() throws {
      let test = try asked(Appearance(.dark))
      #expect(test.terminal.graphics() == nil)
      test.type("x")
      #expect(test.keys() == [.character("x")])
      test.type("\u{1B}[?62;4cy")
      #expect(test.keys() == [.character("y")])
      #expect(test.terminal.graphics()?.way == .sixel)
    }

    @Test(arguments: [
      ("linux", false), ("vt100", false), ("xterm-kitty", true), ("tmux-256color", true),
    ])
    func onlyTerminalsThatAnswerAreAsked(type: String, isAsked: Bool) {
      #expect(Inquiry.isAnswered(by: type) == isAsked)
    }
  }

  @Suite struct Inquiries {
    private func read(_ text: String, row: Int? = 23) -> [Inquiry.Part] {
      var inquiry = Inquiry(forColours: true, forWidth: true)
      _ = inquiry.send(blankRow: row, at: 0)
      let bytes = text.utf8.map { Int($0) }
      guard let first = bytes.first, inquiry.begin(first, at: 0) else { return [] }
      var parts: [Inquiry.Part] = []
      for byte in bytes.dropFirst() where parts.last != .foreign {
        parts.append(inquiry.take(byte, at: 0))
      }
      return parts
    }

    @Test(arguments: [
      ("]11;rgb:ffff/8080/0000\u{1B}\\", Inquiry.Answer.background(RGB(0xFF8000))),
      ("]10;rgb:ff/80/00\u{7}", .foreground(RGB(0xFF8000))),
      ("]11;rgb:f/0/f\u{7}", .background(RGB(0xFF00FF))),
      ("]11;rgba:0000/2b2b/3636/ffff\u{7}", .background(RGB(0x002B36))),
      ("[24;3R", .column(3)), ("[24;2R", .column(2)),
    ]) func everyFormIsRead(text: String, answer: Inquiry.Answer) {
      let parts = read(text)
      #expect(parts.last == .whole(answer))
      #expect(parts.dropLast().allSatisfy { $0 == .inside })
    }

    @Test(arguments: [
      "]12;rgb:0/0/0\u{7}", "]11;?\u{7}", "]11;rgb:fffff/0/0\u{7}", "]11;rgb:f/0\u{7}",
      "]11;rgb:\u{7}",
      "]11;rgb:f/0/0/0\u{7}", "]11;rgba:f/0/0\u{7}", "]11;rgb:f//0\u{7}", "[23;2R", "[24;2A",
      "[24;2;3R",
      "[24;99999R", "[2~", "[A", "[24R", "]11;rgb:0/0/0\u{1B}x",
    ]) func anythingElseIsForeign(text: String) {
      let parts = read(text)
      #expect(parts.last == .foreign)
      #expect(parts.dropLast().allSatisfy { $0 == .inside })
    }

    private func readAboutPictures(_ text: String) -> [Inquiry.Part] {
      var inquiry = Inquiry(forColours: false, forWidth: true)
      _ = inquiry.send(blankRow: 23, at: 0)
      _ = inquiry.sendAboutPictures(at: 0)
      let bytes = text.utf8.map { Int($0) }
      guard let first = bytes.first, inquiry.begin(first, at: 0) else { return [] }
      var parts: [Inquiry.Part] = []
      for byte in bytes.dropFirst() where parts.last != .foreign {
        parts.append(inquiry.take(byte, at: 0))
      }
      return parts
    }

    @Test(arguments: [
      ("_Gi=31;OK\u{1B}\\", Inquiry.Answer.kitty(true)),
      ("_Gi=31;ENOTSUPPORTED:what it is\u{1B}\\", .kitty(false)),
      ("[6;20;10t", .cell(PixelSize(width: 10, height: 20))),
      ("[?62;4;22c", .attributes([62, 4, 22])),
      ("[?6c", .attributes([6])), ("[24;3R", .column(3)),
    ]) func everyAnswerAboutPicturesIsRead(text: String, answer: Inquiry.Answer) {
      let parts = readAboutPictures(text)
      #expect(parts.last == .whole(answer))
      #expect(parts.dropLast().allSatisfy { $0 == .inside })
    }

    @Test(arguments: [
      "_Gi=32;OK\u{1B}\\", "_Gi=31;O\nK\u{1B}\\", "[6;20t", "[6;20;10;3t", "[6;20;10~", "[6~",
      "[>62;4c",
      "[?62;4h", "[?1;2;3x", "[<0;3;4M", "[A", "_x",
    ]) func othersAreForeign(text: String) {
      #expect(readAboutPictures(text).last == .foreign)
    }

    @Test func afterTheLastAnswerNoneIsExpected() {
      var inquiry = Inquiry()
      #expect(!inquiry.isOpen)
      _ = inquiry.sendAboutPictures(at: 0)
      #expect(inquiry.isOpen && inquiry.begin(0x5B, at: 0))
      for byte in "?62;4c".utf8 { _ = inquiry.take(Int(byte), at: 0) }
      #expect(!inquiry.isOpen)
    }

    @Test func withoutABlankPlaceNothingIsAskedAboutTheWidth() {
      var inquiry = Inquiry(forColours: false, forWidth: true)
      #expect(inquiry.send(blankRow: nil, at: 0) == "")
      #expect(!inquiry.isOpen)
      #expect(read("[24;3R", row: nil).isEmpty)
    }
  }
}
