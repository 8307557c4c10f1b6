import TestSupport
import DeckFiles
import FlashcardDeck
import Foundation
import Testing

/// A folder of its own for each test.
private func withFolder(_ body: (String) throws -> Void) throws {
  let folder = try TemporaryFolder(withDecks: true)
  try withExtendedLifetime(folder) { try body(folder.decks) }
}

private func write(_ text: String, to path: String) {
  guard let file = fopen(path, "w") else {
    Issue.record("cannot write \(path)")
    return
  }
  fputs(text, file)
  fclose(file)
}

@Suite struct DeckFolderTests {
  private let card = "### Q\nA\n"

  @Test func readsFoldersInTheOrderOfNames() throws {
    try withFolder { root in
      mkdir("\(root)/sub", 0o700)
      mkdir("\(root)/sub/inner", 0o700)
      mkdir("\(root)/.hidden", 0o700)
      let names = [
        "b.md", "a.MD", "c.markdown", "d.txt", ".x.md", "sub/e.md", "sub/inner/f.md",
        ".hidden/g.md",
      ]
      for name in names { write(card, to: "\(root)/\(name)") }
      write("# About\n", to: "\(root)/README.md")
      write("# About\n", to: "\(root)/sub/readme.zh.md")
      let folder = DeckFolder(paths: [root])
      #expect(folder.problems.isEmpty)
      let read = ["a.MD", "b.md", "c.markdown", "sub/e.md", "sub/inner/f.md"]
      #expect(folder.files.map(\.path) == read.map { "\(root)/\($0)" })
      #expect(
        folder.files.map { $0.topics.first ?? [] } == [[], [], [], ["sub"], ["sub", "inner"]])
    }
  }

  @Test(arguments: [
    ("README.md", true), ("readme.zh.md", true), ("README_CN.md", true), ("Readme-old.md", true),
    ("CHANGELOG.md", true), ("License.md", true), ("CONTRIBUTING.en.md", true),
    ("README2.md", true), ("CODE_OF_CONDUCT.md", true), ("code-of-conduct.md", true),
    ("SECURITY.md", true), ("security.md", false), ("SECURITY-101.md", false),
    ("licensed.md", false), ("my-readme.md", false), ("changes.md", false),
    ("CHANGES.md", true), ("HISTORY.md", true), ("history.md", false), ("TODO.md", true),
  ])
  func whatDescribesDecksIsNone(name: String, isLeftOut: Bool) throws {
    try withFolder { root in
      let path = "\(root)/\(name)"
      write(card, to: path)
      #expect(DeckFolder(paths: [root]).leftOut == (isLeftOut ? [path] : []))
      #expect(DeckFolder(paths: [root]).files.count == (isLeftOut ? 0 : 1))
      #expect(DeckFolder.holdsDeck(root) == !isLeftOut)
      // Unless its author or the learner says otherwise.
      #expect(DeckFolder(paths: [path]).files.map(\.cards.count) == [1])
      write("---\nformat: native\n---\n" + card, to: path)
      #expect(DeckFolder(paths: [root]).files.map(\.cards.count) == [1])
      #expect(DeckFolder.holdsDeck(root))
    }
  }

  @Test func packagesOfAProgramAreNoDecks() throws {
    try withFolder { root in
      for folder in ["sub", "sub/node_modules", "sub/node_modules/tool"] {
        mkdir("\(root)/\(folder)", 0o700)
      }
      write(card, to: "\(root)/a.md")
      write(card, to: "\(root)/sub/node_modules/tool/guide.md")
      let folder = DeckFolder(paths: [root])
      #expect(folder.files.map(\.path) == ["\(root)/a.md"])
      #expect(folder.packages == ["\(root)/sub/node_modules"])
      #expect(!DeckFolder.holdsDeck("\(root)/sub"))
      // Unless the learner names them.
      let named = DeckFolder(paths: ["\(root)/sub/node_modules"])
      #expect(named.files.count == 1 && named.packages.isEmpty)
    }
  }

  @Test(arguments: [
    ("ml.sync-conflict-20260302-090000-ABCDEFG.md", true),
    ("ml (conflicted copy 2026-03-02 090000).md", true),
    ("ml (Kim's Conflicted Copy 2026-03-02).md", true), ("ml.orig.md", true),
    ("conflicts.md", false), ("original.md", false), ("sync.md", false),
  ])
  func aCopyOfAConflictIsNoDeck(name: String, isCopy: Bool) throws {
    try withFolder { root in
      let path = "\(root)/\(name)"
      write("---\nformat: native\n---\n" + card, to: path)
      #expect(DeckFolder.holdsDeck(root) == !isCopy)
      write(card, to: "\(root)/ml.md")
      let folder = DeckFolder(paths: [root])
      #expect(folder.files.count == (isCopy ? 1 : 2))
      #expect(folder.problems.map(\.cause) == (isCopy ? [.conflictCopy] : []))
      #expect(folder.problems.allSatisfy { $0.file == path && $0.severity == .warning })
      // Unless it is named itself.
      #expect(DeckFolder(paths: [path]).files.count == 1)
    }
  }

  @Test func readsNamedFilesOfAnyEnding() throws {
    try withFolder { root in
      write(card, to: "\(root)/notes.txt")
      write("no card", to: "\(root)/README.md")
      let paths = ["\(root)/notes.txt", "\(root)/README.md", "\(root)/notes.txt"]
      let folder = DeckFolder(paths: paths)
      #expect(folder.files.map(\.cards.count) == [1, 0])
      #expect(folder.problems.isEmpty)
    }
  }

  @Test func neverWaitsForWhatIsNoFile() throws {
    try withFolder { root in
      mkfifo("\(root)/pipe.md", 0o600)
      mkfifo("\(root)/pipe", 0o600)
      symlink("/dev/zero", "\(root)/zero.md")
      symlink("\(root)/nowhere", "\(root)/broken.md")
      write(card, to: "\(root)/good.md")
      let paths = [root, "\(root)/pipe", "/dev/null", "\(root)/missing", "a\0b"]
      let folder = DeckFolder(paths: paths)
      #expect(folder.files.map(\.path) == ["\(root)/good.md"])
      #expect(
        folder.problems.map(\.file) == [
          "\(root)/broken.md", "\(root)/pipe.md", "\(root)/zero.md", "\(root)/pipe", "/dev/null",
          "\(root)/missing", "a\0b",
        ])
      #expect(folder.problems[0].sentence == "cannot be opened: No such file or directory")
      #expect(folder.problems[1].sentence == "is no regular file")
    }
  }

  @Test func aSocketIsNoDeck() throws {
    try withFolder { root in
      let descriptor = socketDescriptor(at: "\(root)/socket.md")
      defer { close(descriptor) }
      #expect(DeckFolder(paths: [root]).problems.map(\.sentence) == ["is no regular file"])
    }
  }

  private func socketDescriptor(at path: String) -> Int32 {
    #if os(Linux)
      let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    #else
      let descriptor = socket(AF_UNIX, SOCK_STREAM, 0)
    #endif
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    let size = socklen_t(MemoryLayout<sockaddr_un>.size)
    let result = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, size) }
    }
    #expect(result == 0)
    return descriptor
  }

  @Test func linksThatLeadBackEnd() throws {
    try withFolder { root in
      mkdir("\(root)/sub", 0o700)
      symlink(root, "\(root)/sub/up")
      symlink("loop", "\(root)/loop.md")
      write(card, to: "\(root)/sub/a.md")
      symlink("sub/a.md", "\(root)/z.md")
      let folder = DeckFolder(paths: [root, root])
      #expect(folder.files.map(\.path) == ["\(root)/sub/a.md"])
      #expect(folder.problems.map(\.file) == ["\(root)/loop.md"])
    }
  }

  @Test func tellsOfWhatMayNotBeRead() throws {
    guard getuid() != 0 else { return }
    try withFolder { root in
      mkdir("\(root)/locked", 0o000)
      defer { chmod("\(root)/locked", 0o700) }
      write(card, to: "\(root)/a.md")
      chmod("\(root)/a.md", 0o000)
      let folder = DeckFolder(paths: [root])
      #expect(folder.files.isEmpty)
      #expect(folder.problems.count == 2)
    }
  }

  @Test func readsNamesThatAreNotUTF8() throws {
    try withFolder { root in
      let name = Array("\(root)/".utf8) + [0xFF, 0xFE] + Array(".md".utf8) + [0]
      let file = name.withUnsafeBufferPointer { bytes in
        bytes.withMemoryRebound(to: CChar.self) { $0.baseAddress.flatMap { fopen($0, "w") } }
      }
      guard let file else { return }  // macOS refuses such names.
      fputs(card, file)
      fclose(file)
      let folder = DeckFolder(paths: [root])
      #expect(folder.files.map(\.cards.count) == [1])
      name.withUnsafeBufferPointer { bytes in
        bytes.withMemoryRebound(to: CChar.self) { _ = $0.baseAddress.map { unlink($0) } }
      }
    }
  }

  @Test func readsFilesOfAnySize() throws {
    try withFolder { root in
      let text = "### Q\n" + String(repeating: "answer ", count: 40_000) + "\n"
      write(text, to: "\(root)/big.md")
      write("", to: "\(root)/empty.md")
      let folder = DeckFolder(paths: [root])
      #expect(folder.files.map(\.text.count) == [text.utf8.count, 0])
    }
  }
}
