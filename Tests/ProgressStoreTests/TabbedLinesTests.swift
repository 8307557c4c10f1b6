import Foundation
import ProgressStore
import TestSupport
import Testing

/// Folded topics and copies of decks, from one run to the next.
@Suite struct TabbedLinesTests {
  @Test func whatIsWrittenIsRead() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/new/folder/folded-topics"
    let paths = [["deck", "树木", "a b"], ["deck"], ["x", ""]]
    TabbedLines.write(paths, to: path)
    #expect(TabbedLines.read(path) == paths)
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    TabbedLines.write([], to: path)
    #expect(TabbedLines.read(path) == [])
  }

  /// It would be read as two.
  @Test func aNameWithATabIsLeftOut() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/folded-topics"
    #expect(!TabbedLines.write([["a\tb"], ["c\nd"], ["e"]], to: path))
    #expect(TabbedLines.read(path) == [["e"]])
  }

  @Test func aBrokenFileCostsNothing() throws {
    let folder = try TemporaryFolder()
    #expect(TabbedLines.read(folder.path + "/none") == [])
    #expect(TabbedLines.read(folder.path) == [], "a folder")
    #expect(!TabbedLines.write([["a"]], to: folder.path), "in the place of a folder")
    let path = folder.path + "/folded-topics"
    try Data([0x61, 0x0A, 0xFF, 0xFE, 0x09, 0x62, 0x0A, 0x0A, 0x63]).write(
      to: URL(fileURLWithPath: path))
    #expect(TabbedLines.read(path) == [["a"], ["c"]], "a line that is no text is left out")
    try Data(repeating: 0x61, count: 2 << 20).write(to: URL(fileURLWithPath: path))
    #expect(TabbedLines.read(path) == [], "too large")
  }
}
