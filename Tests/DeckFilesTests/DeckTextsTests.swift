import TestSupport
import DeckFiles
import FlashcardDeck
import Foundation
import Testing

/// Cards whose text is read from its file when it is asked for.
@Suite struct DeckTextsTests {
  private let folder: TemporaryFolder
  private var path: String { "\(folder.decks)/deck.md" }

  init() throws {
    folder = try TemporaryFolder(withDecks: true)
  }

  /// Cards of many lengths, which take several windows, in Chinese, so that no place is a letter's.
  private static func deck(_ cards: Int) -> String {
    "# D\n\n## 主题\n\n"
      + (0..<cards).map { "### 问题\($0)？ {#c\($0)}\n\n<!-- source: 第\($0)页 -->\n\n\(answer($0))\n" }
      .joined(separator: "\n")
  }

  private static func answer(_ card: Int) -> String {
    String(repeating: "答案\(card)。", count: 1 + card * card % 900)
  }

  private func write(_ text: String) throws {
    try text.write(toFile: path, atomically: false, encoding: .utf8)
  }

  @Test func everyCardReadsAsFromMemoryInAnyOrder() throws {
    let text = Self.deck(400)
    try write(text)
    let folder = DeckFolder(paths: [path])
    let stored = try #require(folder.files.first)
    let held = DeckFile(path: path, folders: [], text: Array(text.utf8))
    try #require(stored.cards.count == 400)
    var random = SeededGenerator(seed: 7)
    let orders = [Array(0..<400), Array((0..<400).reversed()), (0..<400).shuffled(using: &random)]
    for card in orders.joined() {
      #expect(stored.card(at: card) == held.card(at: card))
      #expect(stored.question(at: card) == held.question(at: card))
    }
    #expect(stored.card(at: 3).source == "第3页")
    #expect(stored.text.bytes == Array(text.utf8))
    #expect(!folder.texts.isStale)
  }

  @Test func aTextThatHadToBeRepairedIsThatOfItsFile() throws {
    try Data("\u{FEFF}### q\r\n\r\na\r\n".utf8).write(to: URL(fileURLWithPath: path))
    let file = try #require(DeckFolder(paths: [path]).files.first)
    #expect(file.card(at: 0).answer == "a")
    #expect(file.text.version == DeckFolder.version(of: path)?.description)
    let folder = DeckFolder(paths: [path])
    try write("### q\n\nanother\n")
    _ = folder.files.first?.card(at: 0)
    #expect(folder.texts.isStale)
  }

  /// Its time of change is another one, which may as well mean another text.
  @Test func behindALinkToItItIsReadOnceMore() throws {
    try write(Self.deck(400))
    let folder = DeckFolder(paths: [path])
    try FileManager.default.linkItem(atPath: path, toPath: path + ".kept")
    _ = folder.files.first?.card(at: 399)
    let again = DeckFolder(paths: [path])
    #expect(again.files.first?.card(at: 399).answer == Self.answer(399))
    #expect(!again.texts.isStale)
  }

  private static let changes = [
    "longer", "as long", "as long and as old", "shorter", "empty", "replaced", "gone", "a pipe",
  ]

  @Test(arguments: changes)
  func aChangedFileIsNoticed(change: String) throws {
    try write(Self.deck(400))
    let folder = DeckFolder(paths: [path])
    let file = try #require(folder.files.first)
    let text = Self.deck(400)
    switch change {
    case "longer": try write(text + "more")
    case "as long": try write(text.replacing("答案399", with: "回答399"))
    case "as long and as old":
      let time = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate]
      // The clock of the file system may tick only every few milliseconds.
      var (before, now) = (stat(), stat())
      stat(path, &before)
      repeat {
        try write(text.replacing("答案399", with: "回答399"))
        try FileManager.default.setAttributes(
          [.modificationDate: try #require(time)], ofItemAtPath: path)
        stat(path, &now)
      } while now.st_ctim.tv_sec == before.st_ctim.tv_sec
        && now.st_ctim.tv_nsec == before.st_ctim.tv_nsec
    case "shorter": try write(String(text.dropLast(900)))
    case "empty": try write("")
    case "replaced":
      try text.write(toFile: path, atomically: true, encoding: .utf8)
    default:
      try FileManager.default.removeItem(atPath: path)
      if change == "a pipe" { try #require(mkfifo(path, 0o600) == 0) }
    }
    #expect(file.card(at: 399).answer == "")
    #expect(file.card(at: 399).question.contains("has changed or is gone"))
    #expect(file.text.bytes == nil)
    #expect(folder.texts.isStale)
    var search = Search(Library(files: folder.files)) { $0 }
    search.find("答案")
    #expect(search.hits.isEmpty)
  }

  @Test func manyFilesReadAsOne() throws {
    try FileManager.default.removeItem(atPath: folder.decks)
    try FileManager.default.createDirectory(
      atPath: folder.decks, withIntermediateDirectories: true)
    for file in 0..<300 {
      let text =
        "### q\(file)\n\n"
        + String(repeating: "answer \(file)\n", count: file % 2 == 0 ? 5000 : 9000) + "end\n"
      try text.write(
        toFile: "\(folder.decks)/\(file).md", atomically: false, encoding: .utf8)
    }
    let folder = DeckFolder(paths: [folder.decks])
    for _ in 0..<2 {
      for file in folder.files {
        let card = file.card(at: 0)
        #expect(card.answer.hasPrefix("answer \(card.question.dropFirst())\n"))
        #expect(card.answer.hasSuffix("end"))
      }
    }
    #expect(!folder.texts.isStale)
  }
}
