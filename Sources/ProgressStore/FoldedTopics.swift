import Toolkit

/// The topics that are folded on the screens, from one run to the next: a line for each, with the deck's id
/// and the names of the topics down to it between tabs.
///
/// Nothing depends on the file: one that can't be read counts as empty, and one that can't be written is
/// left as it is.
public enum FoldedTopics {
  /// A larger file is none of ours.
  static let largestFile = 1 << 20
  private static let (tab, lineFeed) = (UInt8(ascii: "\t"), UInt8(ascii: "\n"))

  /// The paths in a file.
  public static func read(
    _ path: String, _ files: any FileSystem = LocalFileSystem()
  ) -> [[String]] {
    guard let status = try? files.status(path), status.size <= largestFile,
      let content = try? files.content(path)
    else { return [] }
    return content.split(separator: lineFeed).compactMap { line in
      let names = line.split(separator: tab, omittingEmptySubsequences: false).map {
        String(validating: $0, as: UTF8.self)
      }
      return names.contains(nil) ? nil : names.compactMap(\.self)
    }
  }

  /// Replaces the file; without paths it is empty.
  public static func write(
    _ paths: [[String]], to path: String, _ files: any FileSystem = LocalFileSystem()
  ) {
    let lines = paths.compactMap { names -> [UInt8]? in
      let parts = names.map { Array($0.utf8) }
      if parts.contains(where: { $0.contains(tab) || $0.contains(lineFeed) }) { return nil }
      return parts.joined(separator: [tab]) + [lineFeed]
    }
    try? files.makeFolders(path.parentFolder)
    try? files.replace(path, with: lines.flatMap(\.self))
  }
}
