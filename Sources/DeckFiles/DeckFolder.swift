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
  /// The files in folders that describe the decks beside them: a README, a changelog, a license and their like.
  public private(set) var leftOut: [String] = []
  /// The folders in those given that hold packages of a program, which are not read.
  public let packages: [String]
  /// The source of the files' texts.
  public let texts: DeckTexts
  /// The status of each file before it was read, and whether the index had it.
  private var found: [(status: DeckStatus, isIndexed: Bool)] = []
  /// How many files the index has; nil if there is none.
  private let indexCount: Int?
  /// When reading began, in seconds of the system's clock.
  private let start: Int

  /// Reads files and folders.
  ///
  /// In a folder, and in the folders in it, the files whose names end in `.md` or `.markdown` are
  /// read and hidden ones are not, nor are a README, a changelog, a license and rules for
  /// contributors unless their front matter gives their format, nor the copies that a conflict of two
  /// machines leaves, nor what lies in `node_modules`; a file that is named itself may have any name.
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
    fileprivate let packages: [String]
    fileprivate let indexCount: Int?
    fileprivate let start: Int

    /// Bytes that are read in less time than it takes to start a thread.
    private static let worthAThread = 1 << 17
    /// How many times as many bytes need a thread if an index has their cards.
    private static let easeOfIndex = 16

    /// Finds the files and begins.
    ///
    /// - Parameters:
    ///   - index: the path of what an earlier start found, if unchanged files need not be read.
    ///   - program: what tells this program's file from others, which may read decks in another way.
    ///   - start: the time, in seconds of the system's clock.
    public init(
      paths: [String], replaced: [ReplacedFile] = [], index: String? = nil, program: String = "",
      at start: Int = time(nil)
    ) {
      self.start = start
      let finder = DeckFinder(paths: paths, replaced: replaced)
      let finds = finder.finds
      packages = finder.packages.map { String(decoding: $0, as: UTF8.self) }
      let index = index.flatMap { DeckIndex($0, program: program) }
      let size = index == nil ? finder.size : finder.size / Self.easeOfIndex
      indexCount = index?.count
      work = SharedWork(
        finds.count, helpers: size / Self.worthAThread, with: { DeckBytes() },
        { [texts] number, bytes in DeckFolder.read(finds[number], texts, index, &bytes) })
    }
  }

  /// The decks of a reading that has begun; waits for its end.
  public init(_ reading: Reading) {
    (texts, packages) = (reading.texts, reading.packages)
    (indexCount, start) = (reading.indexCount, reading.start)
    for result in reading.work.results {
      switch result {
      case .file(let file, let status, let isIndexed):
        files.append(file)
        found.append((status, isIndexed))
      case .problem(let problem): problems.append(problem)
      case .leftOut(let path): leftOut.append(path)
      }
    }
  }

  /// The index of these files for the next start; nil if the one that was used has just these.
  ///
  /// - Parameter program: as for `Reading`.
  public func newIndex(program: String) -> [UInt8]? {
    let indexable = zip(files, found).filter { file, found in
      found.isIndexed
        || file.isIndexable && found.status.isSettled(at: start)
          // A name that is no text can't be looked for.
          && !file.path.unicodeScalars.contains("\u{FFFD}")
    }
    let size = indexable.reduce(0) { $0 + $1.0.text.count }
    let cards = indexable.reduce(0) { $0 + $1.0.cards.count }
    let isCurrent =
      size < Self.worthAnIndex || cards > Self.mostIndexed
      || indexable.count == indexCount ?? 0 && indexable.allSatisfy { $0.1.isIndexed }
    return isCurrent
      ? nil : DeckIndex.bytes(of: indexable.map { ($0.0, $0.1.status) }, program: program)
  }

  /// Bytes: a seventeenth of the bundled decks, which took 4 ms of a start.
  private static let worthAnIndex = 1 << 16
  /// Cards: more of them, of some 66 bytes each, would need larger numbers in the index.
  private static let mostIndexed = 1 << 23

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
      if case .file = read(find, DeckTexts(), nil, &bytes) { return true }
      return false
    }
  }

  fileprivate enum Outcome: Sendable {
    case file(DeckFile, DeckStatus, isIndexed: Bool)
    case problem(Problem)
    case leftOut(String)
  }

  private static func read(
    _ find: DeckFinder.FoundFile, _ texts: DeckTexts, _ index: DeckIndex?,
    _ bytes: inout DeckBytes
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
    func outcome(_ file: DeckFile, _ status: DeckStatus, isIndexed: Bool) -> Outcome {
      let isLeftOut = !find.isNamed && !file.isDeclared && isDescription(find.path)
      return isLeftOut ? .leftOut(path) : .file(file, status, isIndexed: isIndexed)
    }
    if let index, let status = DeckStatus(find.path), let file = index.file(find, status, texts) {
      return outcome(file, status, isIndexed: true)
    }
    do throws(DeckError) {
      return try bytes.read(find.path) { raw, status in
        let text = texts.text(of: find.path, status)
        let file = DeckFile(path: path, folders: find.folders, bytes: raw, text: text)
        return outcome(file, status, isIndexed: false)
      }
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
    "readme", "changelog", "license", "contributing", "code_of_conduct", "code-of-conduct",
  ]

  /// In capitals these describe a project; `security.md` or `history.md` may be a deck about it.
  private static let inCapitals = [
    "SECURITY.md", "CHANGES.md", "HISTORY.md", "NEWS.md", "TODO.md", "AUTHORS.md", "INSTALL.md",
  ]

  /// `README.md`, its translations (`README_zh.md`, `readme.zh.md`) and their like.
  private static func isDescription(_ path: [UInt8]) -> Bool {
    let start = path.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
    let name = path[start...]
    if inCapitals.contains(where: { name.elementsEqual($0.utf8) }) { return true }
    return descriptions.contains { word in
      // `licensed.md` is another word.
      name.hasPrefix(word) && !(name.dropFirst(word.utf8CodeUnitCount).first?.isLetter ?? false)
    }
  }
}
