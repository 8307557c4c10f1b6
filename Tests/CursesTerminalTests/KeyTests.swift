import Foundation
import StudyInterface
import Testing

@testable import CursesTerminal

extension TerminalTests {
  @Suite(.serialized) struct Keys {
    static let one: [(String, Key)] = [
      ("a", .character("a")), (" ", .character(" ")), ("~", .character("~")),
      ("é", .character("é")), ("题", .character("题")), ("１", .character("１")),
      ("？", .character("？")), ("👍", .character("👍")),
      ("\u{1B}OA", .up), ("\u{1B}[A", .up), ("\u{1B}OB", .down), ("\u{1B}[B", .down),
      ("\u{1B}OC", .right), ("\u{1B}[C", .right), ("\u{1B}OD", .left), ("\u{1B}[D", .left),
      ("\u{1B}[5~", .pageUp), ("\u{1B}[6~", .pageDown),
      ("\u{1B}OH", .home), ("\u{1B}[H", .home), ("\u{1B}[1~", .home), ("\u{1B}[7~", .home),
      ("\u{1B}OF", .end), ("\u{1B}[F", .end), ("\u{1B}[4~", .end), ("\u{1B}[8~", .end),
      ("\n", .enter), ("\r", .enter), ("\u{1B}OM", .enter), ("\u{1B}", .escape),
      ("\t", .tab), ("\u{1B}[Z", .backTab), ("\u{8}", .backspace), ("\u{7F}", .backspace),
      ("\u{1B}[3~", .delete), ("\u{3}", .control("c")), ("\u{1A}", .control("z")),
      ("\u{1}", .control("a")), ("\u{12}", .control("r")), ("\u{0}", .control(" ")),
      ("\u{1B}[2~", .insert), ("\u{1B}OP", .function(1)), ("\u{1B}OS", .function(4)),
      ("\u{1B}[11~", .function(1)), ("\u{1B}[[C", .function(3)), ("\u{1B}[15~", .function(5)),
      ("\u{1B}[24~", .function(12)),
    ]

    /// The function keys as xterm and most others send them.
    static let functionKeys: [(String, Key)] = zip(
      ["OP", "OQ", "OR", "OS"] + [15, 17, 18, 19, 20, 21, 23, 24].map { "[\($0)~" }, 1...12
    ).map { ("\u{1B}\($0)", .function($1)) }

    @Test(
      arguments: [
        "xterm-256color", "xterm", "vt100", "linux", "tmux-256color", "screen-256color", "putty",
        "rxvt-unicode-256color", "konsole-256color", "st-256color", "alacritty", "foot",
      ])
    func readsTheFunctionKeysOnEveryTerminal(type: String) throws {
      guard let test = try? TestTerminal(type: type) else { return }
      for (bytes, key) in Self.functionKeys + [("\u{1B}[2~", .insert), ("\u{1B}[3~", .delete)] {
        test.type(bytes)
        #expect(test.keys() == [key], "\(bytes.dropFirst())")
      }
    }

    /// The numeric keypad in application mode.
    static let keypad: [(String, Key)] =
      zip("pqrstuvwxyjklmnoX", "0123456789*+,-./=").map {
        ("\u{1B}O\($0)", .character($1))
      }

    @Test(
      arguments: [
        "xterm-256color", "vt100", "linux", "tmux-256color", "putty", "rxvt", "xterm+keypad",
      ])
    func readsTheNumericKeypadOnEveryTerminal(type: String) throws {
      guard let test = try? TestTerminal(type: type) else { return }
      for (bytes, key) in Self.keypad + [("\u{1B}OM", .enter)] {
        test.type(bytes)
        #expect(test.keys() == [key], "\(bytes.dropFirst())")
      }
    }

    /// In the form that is asked for, and in the oldest one, with the modifiers.
    @Test(arguments: [
      ("\u{1B}[<0;10;20M", [Key.click(.init(row: 19, column: 9))]), ("\u{1B}[<0;10;20m", []),
      ("\u{1B}[<4;1;1M", [.click(.init(row: 0, column: 0))]), ("\u{1B}[<64;3;3M", [.wheelUp]),
      ("\u{1B}[<65;3;3M", [.wheelDown]), ("\u{1B}[<81;223;1M", [.wheelDown]),
      ("\u{1B}[<1;3;3M", []), ("\u{1B}[<2;3;3M", []), ("\u{1B}[<35;3;3M", []),
      ("\u{1B}[<66;3;3M", []), ("\u{1B}[<0;0;3M", []), ("\u{1B}[<0;3M", []),
      ("\u{1B}[<0;99999999999999999999;3M", []),
      ("\u{1B}[M !\"", [.click(.init(row: 1, column: 0))]),
      ("\u{1B}[M`!!", [.wheelUp]), ("\u{1B}[Ma!!", [.wheelDown]), ("\u{1B}[M#!!", []),
    ])
    func readsTheMouse(bytes: String, keys: [Key]) throws {
      for type in ["xterm-256color", "xterm", "tmux-256color", "linux"] {
        let test = try TestTerminal(type: type)
        test.type(bytes + "x")
        #expect(test.keys() == keys + [.character("x")], "\(type)")
      }
    }

    @Test(arguments: one) func readsOneKey(bytes: String, key: Key) throws {
      let test = try TestTerminal()
      test.type(bytes)
      #expect(test.keys() == [key])
    }

    @Test(
      arguments: [
        "screen-256color", "tmux-256color", "linux", "vt100", "xterm", "rxvt-unicode-256color",
        "konsole-256color", "putty", "st-256color", "ansi", "alacritty", "foot", "xterm-direct",
      ])
    func readsOneKeyOnOtherTerminals(type: String) throws {
      // Not every system has every entry.
      guard let test = try? TestTerminal(type: type) else { return }
      for arrow in ["\u{1B}[A", "\u{1B}OA"] {
        test.type(arrow)
        #expect(test.keys() == [.up])
      }
      test.type("\u{1B}[6~q")
      #expect(test.keys() == [.pageDown, .character("q")])
      test.draw(["题目", StyledLine("answer", Style(.accent, bold: true, italic: true))])
      #expect(test.row(0) == "题目")
      #expect(test.row(1) == "answer")
    }

    @Test(
      arguments: [
        "\u{1B}[25~", "\u{1B}[1;2P", "\u{1B}[24;5~", "\u{1B}[1;5D", "\u{1B}[1;2A", "\u{1B}[I",
        "\u{1B}[<0;10;20m", "\u{1B}[32;10;20M", "\u{1B}[12;40R",
        "\u{1B}[?62;22c", "\u{1B}]11;rgb:0000/0000/0000\u{7}", "\u{1B}]11;rgb:0/0/0\u{1B}\\",
        "\u{1B}P1+r544e=787465726d\u{1B}\\", "\u{1B}[57358u", "\u{1B}O5P", "\u{1C}", "\u{85}",
        "\u{9B}",
      ])
    func swallowsWhatNobodyKnows(bytes: String) throws {
      let test = try TestTerminal()
      test.type(bytes + "x")
      #expect(test.keys() == [.character("x")])
    }

    /// What is left over of an answer would be keys, which might grade a card.
    @Test(
      arguments: [
        "\u{1B}[?" + String(repeating: "4;", count: 25_000) + "c",
        "\u{1B}_G" + String(repeating: "1", count: 50_000) + "\u{1B}\\",
        "\u{1B}]11;" + String(repeating: "1", count: 50_000) + "\u{7}",
      ])
    func swallowsAnyLength(bytes: String) throws {
      let test = try TestTerminal()
      test.type(bytes + "x")
      #expect(test.keys() == [.character("x")])
    }

    @Test(arguments: [
      ("9b 3f 36 32 3b 34 63 78", "x"), ("9d 31 31 3b 72 67 62 9c 78", "x"),
      ("9f 31 32 9c 78", "x"),
      ("9b 41", ""), ("84 78", "x"),
    ])
    func swallowsSequencesThatOneByteBegins(bytes: String, keys: String) throws {
      let test = try TestTerminal()
      test.type(bytes.split(separator: " ").compactMap { UInt8($0, radix: 16) })
      #expect(test.keys() == keys.map { Key.character($0) })
    }

    @Test(arguments: [
      ([0xC3, 0x78], [Key.character("x")]), ([0xFF, 0x78], [.character("x")]),
      ([0xA9, 0xA9, 0x78], [.character("x")]), ([0xE9, 0xA2, 0x0D], [.enter]),
      ([0xE9, 0xA2, 0x1B, 0x5B, 0x41], [.up]), ([0xED, 0xA0, 0x80, 0x78], [.character("x")]),
    ])
    func swallowsBytesThatAreNoCharacter(bytes: [UInt8], keys: [Key]) throws {
      let test = try TestTerminal()
      test.type(bytes)
      #expect(test.keys() == keys)
    }

    @Test(arguments: [
      ("\u{1B}q", [Key.alt("q")]), ("\u{1B}\u{1B}", [.escape, .escape]),
      ("\u{1B}3", [.alt("3")]), ("\u{1B} ", [.alt(" ")]), ("\u{1B}\r", [.alt(.enter)]),
      ("\u{1B}\u{3}", [.alt(.control("c"))]), ("\u{1B}\u{1B}[A", [.alt(.up)]),
      ("\u{1B}[", [.alt("[")]), ("\u{1B}O", [.alt("O")]), ("\u{1B}题", [.alt("题")]),
      ("\u{1B}\u{1B}q", [.escape, .alt("q")]),
      ("\u{1B}\u{1B}[200~q\u{1B}[201~", [.paste("q")]),
    ])
    func aKeyBehindEscapeAtOnceIsPressedWithAlt(bytes: String, keys: [Key]) throws {
      let test = try TestTerminal()
      test.type(bytes)
      #expect(test.keys() == keys)
    }

    @Test func escapeIsReadAtOnce() throws {
      let test = try TestTerminal()
      test.type("\u{1B}")
      let start = ContinuousClock.now
      #expect(test.terminal.read(timeoutMilliseconds: 5000) == .key(.escape))
      #expect(ContinuousClock.now - start < .milliseconds(500))
    }

    @Test func readsAFloodInOrder() throws {
      let test = try TestTerminal()
      let text = String(repeating: "jk题\u{1B}[B", count: 4000)
      test.type(text)
      let keys = test.keys()
      #expect(keys.count == 16_000)
      #expect(keys.suffix(4) == [.character("j"), .character("k"), .character("题"), .down])
    }

    @Test(arguments: 1...20) func noBytesStopWhatFollows(seed: UInt64) throws {
      let test = try TestTerminal()
      var state = seed
      let frequent: [UInt8] = Array("\u{1B}\u{1B}[[O]P<M;0123~\\题".utf8)
      test.type(
        (0..<3000).map { _ in
          state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          let byte = UInt8(truncatingIfNeeded: state >> 33)
          return state >> 63 == 0 ? byte : frequent[Int(byte) % frequent.count]
        })
      _ = test.keys()
      test.type("x")
      #expect(test.keys() == [.character("x")])
    }

    @Test func aTimeOutIsNoEvent() throws {
      let test = try TestTerminal()
      #expect(test.terminal.read(timeoutMilliseconds: 0) == nil)
      #expect(test.terminal.read(timeoutMilliseconds: 30) == nil)
    }

    @Test func theEndOfInputIsToldAfterWhatCame() throws {
      let test = try TestTerminal()
      test.type("q")
      test.endInput()
      #expect(test.terminal.read(timeoutMilliseconds: nil) == .key(.character("q")))
      #expect(test.terminal.read(timeoutMilliseconds: nil) == .hungUp)
      #expect(test.terminal.read(timeoutMilliseconds: 10) == .hungUp)
    }

    @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT])
    func aSignalThatEndsIsAnEvent(signal: Int32) throws {
      let test = try TestTerminal()
      kill(getpid(), signal)
      #expect(test.terminal.read(timeoutMilliseconds: 5000) == .leave(signal: signal))
      #expect(test.terminal.read(timeoutMilliseconds: 0) == nil)
    }
  }

  @Suite(.serialized) struct Pastes {
    @Test(arguments: [
      ("hello", "hello"), ("", ""), ("两行\r第二", "两行\n第二"), ("a\r\nb\nc\td", "a\nb\nc\td"),
      ("q\u{1B}[Aq\u{3}", "q[Aq"), ("\u{1B}[201", "[201"), ("x\u{1B}\u{1B}[20", "x[20"),
    ])
    func arriveWhole(text: String, pasted: String) throws {
      let test = try TestTerminal()
      test.type("\u{1B}[200~\(text)\u{1B}[201~q")
      #expect(test.keys() == [.paste(pasted), .character("q")])
    }

    @Test func withoutAnEndStopAfterASilence() throws {
      let test = try TestTerminal()
      test.type("\u{1B}[200~half")
      #expect(test.keys() == [.paste("half")])
      test.type("q")
      #expect(test.keys() == [.character("q")])
    }

    @Test func thatAreTooLongAreCut() throws {
      let test = try TestTerminal()
      let text = String(repeating: "x", count: (1 << 20) + 5000)
      // The pipe holds less, so somebody else has to write meanwhile: a thread of its own, as the
      // tests may take all that tasks share.
      Thread.detachNewThread { [descriptor = test.writeEnd] in
        TestTerminal.write("\u{1B}[200~\(text)\u{1B}[201~q", to: descriptor)
      }
      #expect(
        test.terminal.read(timeoutMilliseconds: nil) == .key(.paste(String(text.prefix(1 << 20)))))
      #expect(test.terminal.read(timeoutMilliseconds: nil) == .key(.character("q")))
    }
  }
}
