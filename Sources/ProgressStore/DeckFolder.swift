import FlashcardDeck

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
public struct DeckFolder {
  /// A larger file is no deck, and would fill the memory.
  private static let largest = 1 << 30

  /// The decks' files, in the order of the paths given and, within a folder, of their names.
  public private(set) var files: [DeckFile] = []
  /// What could not be read, and why.
  public private(set) var problems: [Problem] = []
  private var seen: Set<DeckIdentity> = []

  /// Reads files and folders.
  ///
  /// In a folder, and in the folders in it, the files whose names end in `.md` or `.markdown` are
  /// read and hidden ones are not; a file that is named itself may have any ending.
  public init(paths: [String]) {
    for path in paths { read(named: Array(path.utf8)) }
  }

  // MARK: Walking

  private mutating func read(named path: [UInt8]) {
    guard let status = DeckStatus(path) else {
      report(path, "cannot be opened: \(Self.systemError())")
      return
    }
    if status.isFolder {
      walk(path, identity: status.identity, folders: [])
    } else {
      read(path, folders: [], isNamed: true)
    }
  }

  private mutating func walk(_ path: [UInt8], identity: DeckIdentity, folders: [String]) {
    // A symbolic link may lead back to a folder that is above it.
    guard seen.insert(identity).inserted else { return }
    guard let names = Self.names(in: path) else {
      report(path, "the folder cannot be read: \(Self.systemError())")
      return
    }
    for name in names {
      let child = path.last == UInt8(ascii: "/") ? path + name : path + [UInt8(ascii: "/")] + name
      if let status = DeckStatus(child), status.isFolder {
        let folder = String(decoding: name, as: UTF8.self)
        walk(child, identity: status.identity, folders: folders + [folder])
      } else if Self.isDeckName(name) {
        read(child, folders: folders, isNamed: false)
      }
    }
  }

  /// The names in a folder, sorted by their bytes, without hidden ones; nil on an error.
  private static func names(in path: [UInt8]) -> [[UInt8]]? {
    let descriptor = openForReading(path, flags: O_DIRECTORY)
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

  private static func isDeckName(_ name: [UInt8]) -> Bool {
    let lowered = String(decoding: name, as: UTF8.self).lowercased()
    return lowered.hasSuffix(".md") || lowered.hasSuffix(".markdown")
  }

  /// `README.md` and its translations, which tell of the decks beside them.
  private static func isReadMe(_ path: [UInt8]) -> Bool {
    let name = path.split(separator: UInt8(ascii: "/")).last ?? []
    return String(decoding: name, as: UTF8.self).lowercased().hasPrefix("readme.")
  }

  // MARK: Reading

  private mutating func read(_ path: [UInt8], folders: [String], isNamed: Bool) {
    // Opening a device may already do something.
    if let status = DeckStatus(path), !status.isRegular {
      report(path, "is no regular file")
      return
    }
    // Should it have become a pipe since: without O_NONBLOCK, opening one waits for its writer.
    let descriptor = Self.openForReading(path, flags: O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else {
      report(path, "cannot be opened: \(Self.systemError())")
      return
    }
    defer { close(descriptor) }
    guard let status = DeckStatus(descriptor: descriptor) else {
      report(path, "cannot be read: \(Self.systemError())")
      return
    }
    guard status.isRegular else {
      report(path, "is no regular file")
      return
    }
    guard seen.insert(status.identity).inserted else { return }
    guard status.size <= Self.largest else {
      report(path, "is larger than 1 GB")
      return
    }
    guard let bytes = Self.contents(of: descriptor, expected: status.size) else {
      report(path, "cannot be read: \(Self.systemError())")
      return
    }
    let file = DeckFile(
      path: String(decoding: path, as: UTF8.self), folders: folders, text: bytes)
    if !isNamed, file.cards.isEmpty, Self.isReadMe(path) { return }
    files.append(file)
  }

  private static func openForReading(_ path: [UInt8], flags: Int32) -> Int32 {
    // A path with a NUL would name another file.
    guard !path.contains(0) else {
      errno = EINVAL
      return -1
    }
    return (path + [0]).withUnsafeBytes { bytes in
      guard let name = bytes.baseAddress?.assumingMemoryBound(to: CChar.self) else { return -1 }
      while true {
        let descriptor = open(name, O_RDONLY | O_CLOEXEC | flags)
        if descriptor >= 0 || errno != EINTR { return descriptor }
      }
    }
  }

  /// The bytes up to the file's end, which may have moved since its size was asked for.
  private static func contents(of descriptor: Int32, expected: Int) -> [UInt8]? {
    var failed = false
    var bytes = [UInt8](unsafeUninitializedCapacity: expected) { buffer, count in
      failed = !fill(UnsafeMutableRawBufferPointer(buffer), count: &count, from: descriptor)
    }
    var more = [UInt8](repeating: 0, count: 4096)
    while !failed, bytes.count < largest {
      var count = 0
      more.withUnsafeMutableBytes { failed = !fill($0, count: &count, from: descriptor) }
      if count == 0 { break }
      bytes += more[..<count]
    }
    return failed ? nil : bytes
  }

  /// Reads until the buffer is full or the file ends; false on an error.
  private static func fill(
    _ buffer: UnsafeMutableRawBufferPointer, count: inout Int, from descriptor: Int32
  ) -> Bool {
    while count < buffer.count {
      guard let base = buffer.baseAddress else { return true }
      let got = systemRead(descriptor, base + count, buffer.count - count)
      if got == 0 { return true }
      if got > 0 {
        count += got
      } else if errno != EINTR {
        return false
      }
    }
    return true
  }

  // MARK: Problems

  private mutating func report(_ path: [UInt8], _ sentence: String) {
    problems.append(
      Problem(
        severity: .error, file: String(decoding: path, as: UTF8.self), line: 1, column: 1,
        sentence: sentence))
  }

  private static func systemError() -> String {
    strerror(errno).map { String(cString: $0) } ?? "error \(errno)"
  }
}

/// What tells a file from any other, whatever its paths.
struct DeckIdentity: Hashable {
  let device: UInt64
  let node: UInt64
}

/// What the system knows of a file.
struct DeckStatus {
  let identity: DeckIdentity
  let isFolder: Bool
  let isRegular: Bool
  /// In bytes.
  let size: Int

  /// The status of what a path leads to, links followed; nil on an error, which `errno` tells.
  init?(_ path: [UInt8]) {
    guard !path.contains(0) else {
      errno = EINVAL
      return nil
    }
    var status = stat()
    let result = (path + [0]).withUnsafeBytes { bytes in
      bytes.baseAddress.map { stat($0.assumingMemoryBound(to: CChar.self), &status) } ?? -1
    }
    guard result == 0 else { return nil }
    self.init(status)
  }

  /// The status of an open file; nil on an error, which `errno` tells.
  init?(descriptor: Int32) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    self.init(status)
  }

  private init(_ status: stat) {
    identity = DeckIdentity(
      device: UInt64(truncatingIfNeeded: status.st_dev),
      node: UInt64(truncatingIfNeeded: status.st_ino))
    isFolder = status.st_mode & S_IFMT == S_IFDIR
    isRegular = status.st_mode & S_IFMT == S_IFREG
    size = max(0, Int(status.st_size))
  }
}

/// `read(2)`, which methods named `read` would hide.
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int
{
  read(descriptor, buffer, count)
}
