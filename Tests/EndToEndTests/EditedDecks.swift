import Foundation

/// A folder of decks that somebody edits, and a learner of their cards.
final class EditedDecks {
  /// What is said of one card that was edited, and of one that may be.
  static let carried = "1 edited card keeps its progress"
  static let doubtful = "a card that you know may be an edited one"

  let sandbox: Sandbox
  let folder: URL

  /// Writes decks, each a text by its path in the folder.
  init(_ files: [String: String]) throws {
    sandbox = try Sandbox(deck: "")
    folder = sandbox.deck.deletingLastPathComponent()
    try write(files)
  }

  /// Replaces all decks.
  func write(_ files: [String: String]) throws {
    let manager = FileManager.default
    for name in try manager.contentsOfDirectory(atPath: folder.path) {
      try manager.removeItem(at: folder.appendingPathComponent(name))
    }
    for (path, text) in files {
      let file = folder.appendingPathComponent(path)
      try manager.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
  }

  /// Runs the program on the folder; `data` is another data folder than the usual one.
  func run(
    _ arguments: String..., data: URL? = nil, language: String? = nil
  ) throws -> Sandbox.Result {
    let options = data.map { ["--data-dir", $0.path] } ?? []
    return try sandbox.runBare(
      arguments + options + (language.map { ["--language", $0] } ?? [])
        + ["--decks", folder.path], environment: sandbox.environment())
  }

  /// A card as `list` prints it, by a part of its question or answer.
  func card(_ part: String, data: URL? = nil) throws -> [String: Any]? {
    try run("list", "--json", data: data).objects.first {
      [$0["question"], $0["answer"]].contains { ($0 as? String)?.contains(part) ?? false }
    }
  }

  func id(_ part: String) throws -> String { try card(part)?["id"] as? String ?? "" }

  /// Grades a card that is found by a part of its text.
  func grade(_ part: String, _ grade: String) throws {
    let result = try run("grade", try id(part), grade)
    if result.status != 0 { throw Terminal.Timeout(description: "\(part): \(result.error)") }
  }

  /// Every card that has an answer: its question and answer, with its box, due day and answers.
  func progress(data: URL? = nil) throws -> [String: String] {
    Self.progress(of: try run("list", "--json", data: data))
  }

  static func progress(of result: Sandbox.Result) -> [String: String] {
    var known: [String: String] = [:]
    for card in result.objects {
      guard let box = card["box"] as? Int, let due = card["due"] as? String else { continue }
      let text = [card["question"], card["answer"]].compactMap { $0 as? String }
      known[text.joined(separator: "\n")] = "\(box) \(due) \(card["reviews"] as? Int ?? 0)"
    }
    return known
  }

  /// A machine that has nothing of this one but the history.
  func secondMachine() throws -> URL {
    let data = sandbox.home.appendingPathComponent("second-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: sandbox.data.appendingPathComponent("history"),
      to: data.appendingPathComponent("history"))
    return data
  }

  /// What is stored, byte by byte.
  func stored() throws -> [String: Data] {
    var files: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: sandbox.data.path) {
      if path == "lock" { continue }
      files[path] = try? Data(contentsOf: sandbox.data.appendingPathComponent(path))
    }
    return files
  }
}
