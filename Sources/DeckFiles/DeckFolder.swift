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
/// Only regular files are read, and none is waited for: a pipe or a device that lies among the
/// decks costs a sentence. Names may hold any bytes that the system allows.
public struct DeckFolder: Sendable {
  /// The decks' files, in the order of the paths given and, within a folder, of their names.
  public private(set) var files: [DeckFile] = []
  /// What could not be read, and why.
  public private(set) var problems: [Problem] = []
  /// Where the files have their texts from.
  public let texts: DeckTexts

  /// Reads files and folders.
  ///
  /// In a folder, and in the folders in it, the files whose names end in `.md` or `.markdown` are
  /// read and hidden ones are not; a file that is named itself may have any ending.
  public init(paths: [String]) { self.init(Reading(paths: paths)) }

  /// Reading that is begun in other threads, if it is much, and goes on until somebody wants the
  /// decks and helps.
  public struct Reading {
    fileprivate let texts = DeckTexts()
    fileprivate let work: SharedWork<Outcome>

    /// Bytes that are read in less time than it takes to have another thread begin.
    private static let worthAThread = 1 << 17

    /// Finds the files and begins.
    public init(paths: [String]) {
      let finder = DeckFinder(paths: paths)
      let finds = finder.finds
      work = SharedWork(
        finds.count, helpers: finder.size / Self.worthAThread, with: { DeckBytes() },
        { [texts] index, bytes in DeckFolder.read(finds[index], texts, &bytes) })
    }
  }

  /// The decks of what was begun to be read.
  public init(_ reading: Reading) {
    texts = reading.texts
    for result in reading.work.results {
      switch result {
      case .file(let file): files.append(file)
      case .problem(let problem): problems.append(problem)
      case .nothing: break
      }
    }
  }

  /// The version of a file; nil where there is none.
  public static func version(of path: String) -> DeckVersion? {
    DeckStatus(Array(path.utf8))?.version
  }

  /// Whether there is a deck in a folder, which is read no further than it takes to know.
  public static func holdsDeck(_ folder: String) -> Bool {
    DeckFinder(paths: [folder]).finds.contains { find in
      guard find.error == nil else { return false }
      if !isReadMe(find.path) { return true }
      var bytes = DeckBytes()
      if case .file = read(find, DeckTexts(), &bytes) { return true }
      return false
    }
  }

  fileprivate enum Outcome: Sendable {
    case file(DeckFile)
    case problem(Problem)
    case nothing
  }

  private static func read(
    _ find: DeckFinder.Find, _ texts: DeckTexts, _ bytes: inout DeckBytes
  ) -> Outcome {
    let path = String(decoding: find.path, as: UTF8.self)
    func problem(_ error: DeckError) -> Outcome {
      .problem(
        Problem(severity: .error, file: path, line: 1, column: 1, sentence: error.sentence))
    }
    if let error = find.error { return problem(error) }
    do throws(DeckError) {
      let file = try bytes.read(find.path) { raw, status in
        DeckFile(
          path: path, folders: find.folders, bytes: raw, text: texts.text(of: find.path, status))
      }
      return !find.isNamed && file.cards.isEmpty && isReadMe(find.path) ? .nothing : .file(file)
    } catch {
      return problem(error)
    }
  }

  /// `README.md` and its translations, which tell of the decks beside them.
  private static func isReadMe(_ path: [UInt8]) -> Bool {
    let start = path.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
    return path[start...].hasPrefix("readme.")
  }
}

/// Finds the files that may be decks, without opening any.
struct DeckFinder {
  /// A file, or what stood in the way of one.
  struct Find: Sendable {
    let path: [UInt8]
    /// Names of the folders below the one that was named.
    var folders: [String] = []
    var isNamed = false
    var error: DeckError?
  }

  private(set) var finds: [Find] = []
  /// Bytes of all of them together.
  private(set) var size = 0
  private var identities: [(file: DeckIdentity, find: Int)] = []
  /// Folders are few.
  private var walked: [DeckIdentity] = []

  init(paths: [String]) {
    for path in paths { find(named: Array(path.utf8)) }
    leaveOutDuplicates()
  }

  private mutating func find(named path: [UInt8]) {
    guard let status = DeckStatus(path) else {
      return finds.append(Find(path: path, error: .system("cannot be opened")))
    }
    if status.isFolder {
      walk(path, identity: status.identity, folders: [])
    } else {
      add(Find(path: path, isNamed: true), status)
    }
  }

  private mutating func walk(_ path: [UInt8], identity: DeckIdentity, folders: [String]) {
    // A symbolic link may lead back to a folder that is above it.
    guard !walked.contains(identity) else { return }
    walked.append(identity)
    guard let names = Self.names(in: path) else {
      return finds.append(Find(path: path, error: .system("the folder cannot be read")))
    }
    for name in names {
      let child = path.last == UInt8(ascii: "/") ? path + name : path + [UInt8(ascii: "/")] + name
      let status = DeckStatus(child)
      if let status, status.isFolder {
        let folder = String(decoding: name, as: UTF8.self)
        walk(child, identity: status.identity, folders: folders + [folder])
      } else if name.hasSuffix(".md") || name.hasSuffix(".markdown") {
        add(Find(path: child, folders: folders), status)
      }
    }
  }

  private mutating func add(_ find: Find, _ status: DeckStatus?) {
    if let status {
      identities.append((status.identity, finds.count))
      size += status.size
    }
    finds.append(find)
  }

  /// A file that is found twice, by links or by two of the paths, counts where it was found first.
  private mutating func leaveOutDuplicates() {
    identities.sort {
      ($0.file.device, $0.file.node, $0.find) < ($1.file.device, $1.file.node, $1.find)
    }
    var isDuplicate = [Bool](repeating: false, count: finds.count)
    for (one, next) in zip(identities, identities.dropFirst()) where one.file == next.file {
      isDuplicate[next.find] = true
    }
    guard isDuplicate.contains(true) else { return }
    finds = zip(finds, isDuplicate).filter { !$0.1 }.map(\.0)
  }

  /// The names in a folder, sorted by their bytes, without hidden ones; nil on an error.
  private static func names(in path: [UInt8]) -> [[UInt8]]? {
    let descriptor = DeckBytes.open(path, flags: O_DIRECTORY)
    guard descriptor >= 0 else { return nil }
    guard let folder = fdopendir(descriptor) else {
      close(descriptor)
      return nil
    }
    defer { closedir(folder) }
    var names: [[UInt8]] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if let first = name.first, first != UInt8(ascii: ".") { names.append(name) }
    }
    return names.sorted { $0.lexicographicallyPrecedes($1) }
  }
}

extension Collection<UInt8> {
  /// Whether a name starts with an ASCII text, in either case.
  func hasPrefix(_ text: StaticString) -> Bool {
    count >= text.utf8CodeUnitCount && prefix(text.utf8CodeUnitCount).isText(text)
  }

  /// Whether a name ends with an ASCII text, in either case.
  func hasSuffix(_ text: StaticString) -> Bool {
    count >= text.utf8CodeUnitCount && dropFirst(count - text.utf8CodeUnitCount).isText(text)
  }

  /// Whether these bytes are a small ASCII text of as many bytes, in either case.
  private func isText(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { wanted in
      zip(self, wanted).allSatisfy { (0x41...0x5A).contains($0) ? $0 | 0x20 == $1 : $0 == $1 }
    }
  }
}
