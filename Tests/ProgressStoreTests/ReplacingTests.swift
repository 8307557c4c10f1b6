import Foundation
import TestSupport
import Testing
import Toolkit

@testable import ProgressStore

/// Files that are replaced as a whole.
@Suite struct ReplacingTests {
  /// By root, a device would be replaced for all programs.
  @Test func whatIsNoFileIsNotReplaced() throws {
    let folder = try TemporaryFolder()
    let (pipe, link) = (folder.path + "/pipe", folder.path + "/deck-index")
    #expect(mkfifo(pipe, 0o600) == 0)
    #expect(symlink("pipe", link) == 0)
    for path in [pipe, link] {
      #expect(throws: FileError.self) { try LocalFileSystem().replace(path, with: [1, 2, 3]) }
    }
    var status = stat()
    #expect(stat(pipe, &status) == 0)
    #expect(status.st_mode & S_IFMT == S_IFIFO)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 2)
  }

  @Test func whatKilledProgramsLeftOfAnyFileIsRemoved() throws {
    let folder = try TemporaryFolder()
    let paths = DataPaths(data: folder.path, configuration: "", decks: "")
    let left = ["progress.json", "seen-decks.json", "deck-index", "interview.json"].map {
      $0 + ".77.tmp"
    }
    let others = ["progress.json.77.tmp.mine", "deck-index.x.tmp", "notes.77.tmp"]
    for name in left + others {
      try Data("x".utf8).write(to: URL(fileURLWithPath: folder.path + "/" + name))
    }
    LocalFileSystem().removeTemporaries(of: paths.replaced)
    #expect(try Set(FileManager.default.contentsOfDirectory(atPath: folder.path)) == Set(others))
  }
}
