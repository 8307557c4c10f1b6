import FlashcardDeck
import Foundation
import TestSupport
import Testing

@testable import DeckFiles

/// Decks that are unchanged since the last session are not read again, and nobody can tell.
@Suite struct DeckIndexTests {
  /// A folder with decks of every kind, and an index of them.
  private final class Place {
    let folder: TemporaryFolder
    var root: String { folder.decks }
    var index: String { folder.path + "/deck-index" }
    /// So late that every change until now can be told from later ones.
    static let later = time(nil) + 1000

    /// With the bundled decks, or with one large one, which takes less time.
    init(isBundled: Bool = false) throws {
      folder = try TemporaryFolder(withDecks: true)
      if isBundled {
        let data = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
          .appendingPathComponent("../../Data")
        for name in try FileManager.default.contentsOfDirectory(atPath: data.path) {
          try FileManager.default.copyItem(
            atPath: data.appendingPathComponent(name).path, toPath: "\(root)/\(name)")
        }
      } else {
        let padding = String(repeating: "text ", count: 16_000)
        try write("# Large\n\n## T\n\n### Q {#q}\n\n\(padding)\n", to: "large.md")
      }
      mkdir("\(root)/inner", 0o700)
      try write(
        "---\nid: x\ntags: [a, 标签]\nlang: zh\n---\n# 题目\n\n#### 1. 为什么？\n\n**答案：** 因为。\n",
        to: "inner/notes.md")
      try write("# Words\n\n## A / B\n\n- one ::: 一 {#uno}\n- two :: 二\n", to: "words.md")
    }

    func write(_ text: String, to name: String) throws {
      try Data(text.utf8).write(to: URL(fileURLWithPath: "\(root)/\(name)"))
    }

    func read(program: String = "this") -> DeckFolder {
      DeckFolder(
        DeckFolder.Reading(paths: [root], index: index, program: program, at: Self.later))
    }

    /// Keeps what is found now; fails if it is kept already.
    func keep() throws {
      let bytes = try #require(read().newIndex(program: "this"))
      try Data(bytes).write(to: URL(fileURLWithPath: index))
      #expect(read().newIndex(program: "this") == nil, "all files come from the index")
    }

    /// Expects that the same is found as without an index.
    func expectTruth(_ comment: Comment = "") {
      #expect(description(of: read()) == description(of: DeckFolder(paths: [root])), comment)
    }
  }

  private static func description(of folder: DeckFolder) -> [String] {
    folder.files.flatMap { file in
      ["\(file.path) \(file.title) \(file.id) \(file.tags) \(file.folders) \(file.topics)"]
        + ["\(file.language as Any) \(file.format as Any) \(file.isDeclared) \(file.problems)"]
        + file.cards.indices.map { "\(file.cards[$0]) \(file.card(at: $0))" }
    } + folder.problems.map { "\($0)" } + folder.leftOut
  }

  @Test func unchangedDecksAreFoundAsTheyAre() throws {
    let place = try Place(isBundled: true)
    try place.keep()
    #expect(place.read().files.reduce(0) { $0 + $1.cards.count } > 900)
    place.expectTruth()
  }

  /// Each is noticed though size and time of modification may be the same.
  @Test(arguments: [
    "content", "longer", "rights", "removed", "new", "renamed", "folder renamed", "other file",
    "problem", "link",
  ])
  func aChangeIsNoticed(change: String) throws {
    let place = try Place()
    let (root, file) = (place.root, "\(place.root)/words.md")
    var time = stat()
    stat(file, &time)
    try place.keep()
    // The clock of the file system may not have moved on.
    var now = time
    while now.st_ctim.tv_nsec == time.st_ctim.tv_nsec, now.st_ctim.tv_sec == time.st_ctim.tv_sec {
      chmod(file, 0o600)
      stat(file, &now)
    }
    let text = try String(contentsOfFile: file, encoding: .utf8)
    switch change {
    case "content": try place.write(text.replacing("one", with: "eno"), to: "words.md")
    case "longer": try place.write(text + "- three :: 三\n", to: "words.md")
    case "rights": chmod(file, 0)
    case "removed": unlink(file)
    case "new": try place.write(text, to: "more.md")
    case "renamed": rename(file, "\(root)/w.md")
    case "folder renamed": rename("\(root)/inner", "\(root)/outer")
    case "other file":
      try place.write(text.replacing("one", with: "eno"), to: "other")
      rename("\(root)/other", file)
    case "problem": try place.write(text + "### No answer\n", to: "words.md")
    default:
      rename(file, "\(root)/words.txt")
      symlink("words.txt", file)
    }
    if change == "content" || change == "other file" {
      utimensat(AT_FDCWD, file, [time.st_atim, time.st_mtim], 0)
    }
    place.expectTruth("\(change)")
    // A change of the name alone leaves the file itself.
    if !["removed", "folder renamed", "rights", "problem"].contains(change) {
      #expect(place.read().newIndex(program: "this") != nil)
    }
    chmod(file, 0o600)
  }

  @Test func anotherProgramReadsTheDecksItself() throws {
    let place = try Place()
    try place.keep()
    #expect(place.read(program: "other").newIndex(program: "other") != nil)
    #expect(
      Self.description(of: place.read(program: "other")) == Self.description(of: place.read()))
  }

  /// A change in the same tick of the file system's clock would leave no trace.
  @Test func aDeckThatWasWrittenJustNowIsReadAgain() throws {
    let place = try Place()
    var status = stat()
    stat("\(place.root)/words.md", &status)
    let reading = DeckFolder.Reading(
      paths: [place.root], index: place.index, program: "this", at: status.st_ctim.tv_sec + 2)
    #expect(DeckFolder(reading).newIndex(program: "this") == nil, "there is nothing to keep yet")
  }

  /// What is wrong is said at each start.
  @Test func aDeckWithProblemsIsReadAgain() throws {
    let place = try Place()
    try place.write("# Deck\n\n### Nothing\n\n### Q\n\nA\n", to: "bad.md")
    try place.keep()
    #expect(place.read().problems + place.read().files.flatMap(\.problems) != [])
    place.expectTruth()
  }

  @Test func whatDescribesDecksIsLeftOutUnlessItIsNamed() throws {
    let place = try Place()
    try place.write("### Q\n\nA\n", to: "README.md")
    let readme = "\(place.root)/README.md"
    let named = DeckFolder(
      DeckFolder.Reading(
        paths: [readme, place.root], index: place.index, program: "this", at: Place.later))
    let bytes = try #require(named.newIndex(program: "this"))
    try Data(bytes).write(to: URL(fileURLWithPath: place.index))
    #expect(place.read().leftOut == [readme])
    place.expectTruth()
  }

  @Test func smallDecksNeedNone() throws {
    let place = try Place()
    unlink("\(place.root)/large.md")
    #expect(place.read().newIndex(program: "this") == nil)
  }

  /// Cut off anywhere, or with any byte another one, the index changes nothing of what is found.
  @Test func aDamagedIndexChangesNothing() throws {
    let place = try Place()
    // A small index of a large file, so that each byte has its turn.
    for name in try FileManager.default.contentsOfDirectory(atPath: place.root) {
      try FileManager.default.removeItem(atPath: "\(place.root)/\(name)")
    }
    let padding = String(repeating: "text ", count: 16_000)
    try place.write("# Deck\n\n### Q {#q}\n\n\(padding)\n\n### 问\n\n答\n", to: "a.md")
    try place.keep()
    let whole = Array(try Data(contentsOf: URL(fileURLWithPath: place.index)))
    #expect(whole.count < 1000)
    let truth = Self.description(of: DeckFolder(paths: [place.root]))
    func expectTruth(_ bytes: [UInt8], _ comment: Comment) throws {
      try Data(bytes).write(to: URL(fileURLWithPath: place.index))
      #expect(Self.description(of: place.read()) == truth, comment)
    }
    // Each read of the large deck takes milliseconds.
    let step = Soak.isOn ? 1 : 5
    for length in stride(from: 0, to: whole.count, by: step) {
      try expectTruth(Array(whole[..<length]), "cut at \(length)")
    }
    for offset in stride(from: 0, to: whole.count, by: step) {
      var bytes = whole
      bytes[offset] ^= UInt8(1 << (offset % 8))
      try expectTruth(bytes, "byte \(offset)")
      bytes[offset] = 0xFF
      try expectTruth(bytes, "byte \(offset) is 255")
    }
    unlink(place.index)
    mkfifo(place.index, 0o600)
    #expect(Self.description(of: place.read()) == truth, "a pipe is not waited for")
    unlink(place.index)
    mkdir(place.index, 0o700)
    #expect(Self.description(of: place.read()) == truth, "a folder")
  }

  /// Whatever the numbers say, also if the checksums are right.
  @Test func hostileBytesAreNoDeck() throws {
    let file = DeckFile(
      path: "a.md", folders: ["f"], text: Array("# D\n\n## T\n\n### Q\n\nA\n".utf8))
    let whole = file.indexed
    let read = { (bytes: [UInt8]) in
      bytes.withUnsafeBufferPointer { DeckFile(path: "a.md", indexed: $0, text: file.text) }
    }
    #expect(read(whole)?.cards.count == 1)
    for offset in whole.indices {
      #expect(read(Array(whole[..<offset])) == nil)
      for value: UInt8 in [0, 1, 0x7F, 0x80, 0xFF] {
        var bytes = whole
        bytes[offset] = value
        // It may be read as something else, within the text.
        guard let other = read(bytes) else { continue }
        for index in other.cards.indices { _ = other.card(at: index) }
      }
    }
  }
}
