import FlashcardDeck
import Toolkit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Finds the files that may be decks, without opening any.
struct DeckFinder {
  /// A file or folder, or the error that prevented it from being read.
  struct FoundFile: Sendable {
    let path: [UInt8]
    /// Names of the folders between the given path and the file.
    var folders: [String] = []
    var isNamed = false
    var error: DeckError?
  }

  private(set) var finds: [FoundFile] = []
  /// The folders in those given that hold packages of a program, with the texts of others.
  private(set) var packages: [[UInt8]] = []
  /// Bytes of all files together.
  private(set) var size = 0
  private var identities: [(file: DeckIdentity, find: Int)] = []
  /// Searched one by one, because there are few folders.
  private var walked: [DeckIdentity] = []
  /// Files in whose place copies are read.
  private let replaced: [ReplacedFile]

  init(paths: [String], replaced: [ReplacedFile] = []) {
    self.replaced = replaced
    for path in paths { find(named: Array(path.utf8)) }
    leaveOutDuplicates()
  }

  private mutating func find(named path: [UInt8]) {
    guard let status = DeckStatus(path) else {
      return finds.append(FoundFile(path: path, error: .cannotOpen(.last)))
    }
    if status.isFolder {
      walk(path, identity: status.identity, folders: [])
    } else {
      add(FoundFile(path: path, isNamed: true), status)
    }
  }

  private mutating func walk(_ path: [UInt8], identity: DeckIdentity, folders: [String]) {
    // A symbolic link may lead back to a folder above it.
    guard !walked.contains(identity) else { return }
    walked.append(identity)
    guard let names = Self.names(in: path) else {
      return finds.append(FoundFile(path: path, error: .cannotList(.last)))
    }
    for name in names {
      let child = path.last == UInt8(ascii: "/") ? path + name : path + [UInt8(ascii: "/")] + name
      let status = DeckStatus(child)
      if let status, status.isFolder {
        guard !name.elementsEqual("node_modules".utf8) else {
          packages.append(child)
          continue
        }
        let folder = String(decoding: name, as: UTF8.self)
        walk(child, identity: status.identity, folders: folders + [folder])
      } else if name.hasSuffix(".md") || name.hasSuffix(".markdown") {
        add(FoundFile(path: child, folders: folders), status)
      }
    }
  }

  private mutating func add(_ find: FoundFile, _ status: DeckStatus?) {
    // There are few or none.
    if !replaced.isEmpty,
      let copy = replaced.first(where: { Array($0.original.utf8) == find.path }).map({
        Array($0.copy.utf8)
      }), let status = DeckStatus(copy)
    {
      // The names of the folders stay, which are names of topics.
      identities.append((status.identity, finds.count))
      size += status.size
      finds.append(FoundFile(path: copy, folders: find.folders, isNamed: find.isNamed))
      return
    }
    if let status {
      identities.append((status.identity, finds.count))
      size += status.size
    }
    finds.append(find)
  }

  /// Of a file that is found several times, by links or several paths, only the first find counts.
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
