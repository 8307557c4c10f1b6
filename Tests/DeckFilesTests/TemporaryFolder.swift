import Foundation

/// A folder that is removed with the test.
final class TemporaryFolder {
  let path: String
  var decks: String { path + "/decks" }

  init() throws {
    path = NSTemporaryDirectory() + "leitner-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: decks, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
