import Toolkit

/// A small file of names from one run to the next, those of a line between tabs: the topics that are folded
/// on the screens (the deck's id and the topics down to it), or the copies of decks (the original and the copy).
///
/// A file that can't be read counts as empty, and one that can't be written is left as it is.
public enum TabbedLines {
  /// A larger file is none of ours.
  static let largestFile = 1 << 20
  private static let (tab, lineFeed) = (UInt8(ascii: "\t"), UInt8(ascii: "\n"))

  /// The lines of a file.
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

  /// Replaces the file; without lines it is empty. A line in which a name has a tab or a line's end is left out.
  ///
  /// - Returns: whether the file has all lines now.
  @discardableResult
  public static func write(
    _ lines: [[String]], to path: String, _ files: any FileSystem = LocalFileSystem()
  ) -> Bool {
    let texts = lines.compactMap { names -> [UInt8]? in
      let parts = names.map { Array($0.utf8) }
      if parts.contains(where: { $0.contains(tab) || $0.contains(lineFeed) }) { return nil }
      return parts.joined(separator: [tab]) + [lineFeed]
    }
    do throws(FileError) {
      try files.makeFolders(path.parentFolder)
      try files.replace(path, with: texts.flatMap(\.self))
      return texts.count == lines.count
    } catch {
      return false
    }
  }
}
