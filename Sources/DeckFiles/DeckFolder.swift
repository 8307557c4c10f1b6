import FlashcardDeck
import Toolkit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Finds deck files in folders and reads them.
///
/// Only regular files are read, and none is waited for: a pipe or a device among the decks becomes a
/// problem. Names may have any bytes that the system allows.
public struct DeckFolder: Sendable {
  /// The decks' files, in the order of the paths given and, within a folder, of their names.
  public private(set) var files: [DeckFile] = []
  /// The files and folders that could not be read.
  public private(set) var problems: [Problem] = []
  /// The files in folders that describe the decks beside them: a README, a changelog, a license.
  public private(set) var leftOut: [String] = []
  /// The source of the files' texts.
  public let texts: DeckTexts

  /// Reads files and folders.
  ///
  /// In a folder, and in the folders in it, the files whose names end in `.md` or `.markdown` are
  /// read and hidden ones are not, nor are a README, a changelog, a license and rules for
  /// contributors unless their front matter gives their format, nor the copies that a conflict of two
  /// machines leaves; a file that is named itself may have any name.
  ///
  /// - Parameter replaced: files in whose place copies are read.
  public init(paths: [String], replaced: [ReplacedFile] = []) {
    self.init(Reading(paths: paths, replaced: replaced))
  }

  /// Reading that other threads begin if there is much to read; the thread that needs the decks helps
  /// them.
  public struct Reading {
    fileprivate let texts = DeckTexts()
    fileprivate let work: SharedWork<Outcome>

    /// Bytes that are read in less time than it takes to start a thread.
    private static let worthAThread = 1 << 17

    /// Finds the files and begins.
    public init(paths: [String], replaced: [ReplacedFile] = []) {
      let finder = DeckFinder(paths: paths, replaced: replaced)
      let finds = finder.finds
      work = SharedWork(
        finds.count, helpers: finder.size / Self.worthAThread, with: { DeckBytes() },
        { [texts] index, bytes in DeckFolder.read(finds[index], texts, &bytes) })
    }
  }

  /// The decks of a reading that has begun; waits for its end.
  public init(_ reading: Reading) {
    texts = reading.texts
    for result in reading.work.results {
      switch result {
      case .file(let file): files.append(file)
      case .problem(let problem): problems.append(problem)
      case .leftOut(let path): leftOut.append(path)
      }
    }
  }

  /// The version of a file; nil if there is none.
  public static func version(of path: String) -> DeckVersion? {
    DeckStatus(Array(path.utf8))?.version
  }

  /// The versions of the files that may be decks in some files and folders, by their paths; opens none.
  public static func versions(
    in paths: [String], replaced: [ReplacedFile] = []
  ) -> [String: DeckVersion] {
    Dictionary(
      DeckFinder(paths: paths, replaced: replaced).finds.compactMap { find in
        DeckStatus(find.path).map { (String(decoding: find.path, as: UTF8.self), $0.version) }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// Why a file or folder can't be read; nil if it can.
  public static func obstacle(to path: String) -> DeckError? {
    let path = Array(path.utf8)
    if let status = DeckStatus(path), status.isFolder {
      let descriptor = DeckBytes.open(path, flags: O_DIRECTORY)
      guard descriptor >= 0 else { return .cannotList(.last) }
      close(descriptor)
      return nil
    }
    do throws(DeckError) {
      close(try DeckBytes.openFile(path).descriptor)
      return nil
    } catch {
      return error
    }
  }

  /// Whether a folder has a deck; reads only as much as is needed to know.
  public static func holdsDeck(_ folder: String) -> Bool {
    DeckFinder(paths: [folder]).finds.contains { find in
      guard find.error == nil, !isConflictCopy(find.path) else { return false }
      if !isDescription(find.path) { return true }
      var bytes = DeckBytes()
      if case .file = read(find, DeckTexts(), &bytes) { return true }
      return false
    }
  }

  fileprivate enum Outcome: Sendable {
    case file(DeckFile)
    case problem(Problem)
    case leftOut(String)
  }

  private static func read(
    _ find: DeckFinder.FoundFile, _ texts: DeckTexts, _ bytes: inout DeckBytes
  ) -> Outcome {
    let path = String(decoding: find.path, as: UTF8.self)
    func problem(_ error: DeckError) -> Outcome {
      .problem(
        Problem(severity: .error, file: path, line: 1, column: 1, cause: .unreadable(error)))
    }
    if let error = find.error { return problem(error) }
    if !find.isNamed, isConflictCopy(find.path) {
      return .problem(
        Problem(severity: .warning, file: path, line: 1, column: 1, cause: .conflictCopy))
    }
    do throws(DeckError) {
      let file = try bytes.read(find.path) { raw, status in
        DeckFile(
          path: path, folders: find.folders, bytes: raw, text: texts.text(of: find.path, status))
      }
      let isLeftOut = !find.isNamed && !file.isDeclared && isDescription(find.path)
      return isLeftOut ? .leftOut(path) : .file(file)
    } catch {
      return problem(error)
    }
  }

  /// What Syncthing, Dropbox, Nextcloud and merge tools leave beside a file that two machines changed:
  /// `deck.sync-conflict-20260302-090000-ABCDEFG.md`, `deck (Kim's conflicted copy 2026-03-02).md`,
  /// `deck.orig.md`. Its cards are those of the deck.
  private static func isConflictCopy(_ path: [UInt8]) -> Bool {
    let start = path.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
    // In bytes: each deck's name passes here before the first frame, and a string took 100,000 instructions.
    return path.withUnsafeBufferPointer { path in
      func holds(_ text: StaticString) -> Bool {
        (start..<path.count).contains { path.startsIgnoringCase(text, at: $0, path.count) }
      }
      return holds(".sync-conflict-") || holds(".orig.") || holds("conflicted copy") && holds("(")
    }
  }

  private static let descriptions: [StaticString] = [
    "readme", "changelog", "license", "contributing",
  ]

  /// `README.md`, its translations (`README_zh.md`, `readme.zh.md`) and their like.
  private static func isDescription(_ path: [UInt8]) -> Bool {
    let start = path.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
    let name = path[start...]
    return descriptions.contains { word in
      // `licensed.md` is another word.
      name.hasPrefix(word) && !(name.dropFirst(word.utf8CodeUnitCount).first?.isLetter ?? false)
    }
  }
}
