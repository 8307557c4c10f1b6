import CText
import Testing

@testable import StudyInterface

extension AmbiguousWidth {
  /// Does something as on a terminal with this width; what is done stays on its thread.
  func on<Result>(_ body: () throws -> Result) rethrows -> Result {
    let before = AmbiguousWidth.current
    #expect(use())
    defer { before.use() }
    return try body()
  }
}

extension AmbiguousWidth: CaseIterable {
  /// Those that curses can follow here.
  public static var allCases: [AmbiguousWidth] {
    // Elsewhere curses has widths of its own.
    #if os(Linux)
      [.narrow, .wide]
    #else
      [.narrow]
    #endif
  }
}

@Suite(.enabled(if: AmbiguousWidth.allCases.count == 2)) struct AmbiguousWidthTests {
  init() { #expect(hasUTF8Locale) }

  @Test(arguments: "□■→←↑↓·─│┼“”‘’×…—–▇█▁▏•°±αЖ①“ÞøœˉΩ℃Ⅳ\u{E000}\u{FFFD}".map { $0 })
  func whatIsAmbiguousTakesTwoColumnsWhereTheTerminalGivesTwo(character: Character) {
    #expect(AmbiguousWidth.narrow.on { character.columns } == 1)
    #expect(AmbiguousWidth.wide.on { character.columns } == 2)
  }

  /// Letters, what is wide anyway, what xterm leaves in one column with `-cjk_width`, and what has none.
  @Test(arguments: [
    ("a", 1), ("~", 1), ("中", 2), ("。", 2), ("（", 2), ("👍", 2), ("▸", 1), ("▪", 1), ("◦", 1),
    ("↪", 1), ("µ", 1), ("✔", 1), ("⣿", 1), ("e\u{301}", 1), ("\u{300}", 0), ("\u{FE0F}", 0),
    ("\u{200B}", 0), ("한", 2), ("ｱ", 1), ("é", 2), ("→\u{301}", 2),
  ]) func theRestStaysAsItIs(text: String, columns: Int) {
    #expect(AmbiguousWidth.wide.on { text.columns } == columns)
  }

  /// `ctext_columns` is `wcwidth`, by which ncurses asks.
  @Test func noOtherWidthChanges() {
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let narrow = AmbiguousWidth.narrow.on { Int(ctext_columns(value)) }
      let (wide, columns) = AmbiguousWidth.wide.on { (Int(ctext_columns(value)), scalar.columns) }
      let isRight = (narrow == wide || narrow == 1 && wide == 2) && columns == max(0, wide)
      if !isRight { Issue.record("U+\(String(value, radix: 16))") }
    }
  }

  @Test func aThreadHasItsOwn() async {
    await withTaskGroup(of: Void.self) { group in
      for width in AmbiguousWidth.allCases + AmbiguousWidth.allCases {
        group.addTask {
          for _ in 0..<2000 { #expect(width.on { "→".columns } == width.rawValue) }
        }
      }
    }
  }

  @Test func linesAreBrokenByTheirColumns() {
    AmbiguousWidth.wide.on {
      func lines(_ text: String, _ width: Int) -> [String] {
        StyledLine(text).wrapped(to: width).map(\.text)
      }
      #expect(lines("他说“对”然后走", 8) == ["他说", "“对”然", "后走"])
      #expect(lines("这是破折号——它不断", 11) == ["这是破折", "号——它不", "断"])
      #expect(lines("接着省略……就好", 9) == ["接着省", "略……就", "好"])
      #expect(lines("卡尔·马克思", 6) == ["卡尔·", "马克思"])
      #expect(lines("a→b×c", 4) == ["a→b", "×c"])
      // Greek and Cyrillic words are words, and break at spaces.
      #expect(lines("αβγ δε", 8) == ["αβγ", "δε"])
      #expect(lines("слово и", 12) == ["слово", "и"])
      // What does not fit has a stand-in that does.
      #expect(lines("a→", 1) == ["a", "?"])
    }
  }

  @Test func whatIsCutHasRoomForItsEllipsis() {
    AmbiguousWidth.wide.on {
      for width in 0...12 {
        #expect(frame(of: "中→文 text", width: width).columns == width)
      }
      #expect(frame(of: "a long text", width: 8).hasPrefix("a long…"))
    }
  }

  /// A row that a line was fitted to and written into.
  private func frame(of text: String, width: Int) -> String {
    var frame = Frame(size: Size(columns: width, rows: 1))
    frame.put(StyledLine(text).fitted(to: width), row: 0, column: 0)
    return frame.text(ofRow: 0)
  }

  @Test func theLinesOfATableMeet() {
    let table = "|a|中文|\n|---|---|\n|→→|b|\n|“x”|×|"
    let lines = AmbiguousWidth.wide.on { MarkdownText(table).lines(width: 40).map(\.text) }
    #expect(lines == ["a     | 中文", "------+-----", "→→  | b", "“x” | ×"])
  }
}
