import Foundation

/// A folder that is removed with the test.
public final class TemporaryFolder {
  /// Its path, without a slash at the end.
  public let path: String

  /// Makes an empty folder, or one with an empty folder for decks in it.
  public init(withDecks: Bool = false) throws {
    path = NSTemporaryDirectory() + "leitner-\(UUID().uuidString)"
    let made = withDecks ? path + "/decks" : path
    try FileManager.default.createDirectory(atPath: made, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// A folder for decks in it.
  public var decks: String { path + "/decks" }

  /// The bytes of a file.
  public func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: path)))
  }

  /// The text of a file.
  public func text(_ path: String) throws -> String {
    String(decoding: try bytes(path), as: UTF8.self)
  }

  /// Writes a file, and makes the folders that it needs.
  public func write(_ text: String, _ path: String) throws { try write(Array(text.utf8), path) }

  /// Writes a file, and makes the folders that it needs.
  public func write(_ bytes: [UInt8], _ path: String) throws {
    let file = URL(filePath: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  /// The names in a folder, sorted.
  public func names(_ path: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }
}
