import Foundation
import ProgressStore
import TestSupport
import Testing

/// Which topics are folded, from one run to the next.
@Suite struct FoldedTopicsTests {
  @Test func whatIsWrittenIsRead() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/new/folder/folded-topics"
    let paths = [["deck", "树木", "a b"], ["deck"], ["x", ""]]
    FoldedTopics.write(paths, to: path)
    #expect(FoldedTopics.read(path) == paths)
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    FoldedTopics.write([], to: path)
    #expect(FoldedTopics.read(path) == [])
  }

  /// It would be read as two.
  @Test func aNameWithATabIsLeftOut() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/folded-topics"
    FoldedTopics.write([["a\tb"], ["c\nd"], ["e"]], to: path)
    #expect(FoldedTopics.read(path) == [["e"]])
  }

  @Test func aBrokenFileCostsNothing() throws {
    let folder = try TemporaryFolder()
    #expect(FoldedTopics.read(folder.path + "/none") == [])
    #expect(FoldedTopics.read(folder.path) == [], "a folder")
    let path = folder.path + "/folded-topics"
    try Data([0x61, 0x0A, 0xFF, 0xFE, 0x09, 0x62, 0x0A, 0x0A, 0x63]).write(
      to: URL(fileURLWithPath: path))
    #expect(FoldedTopics.read(path) == [["a"], ["c"]], "a line that is no text is left out")
    try Data(repeating: 0x61, count: 2 << 20).write(to: URL(fileURLWithPath: path))
    #expect(FoldedTopics.read(path) == [], "too large")
  }
}
