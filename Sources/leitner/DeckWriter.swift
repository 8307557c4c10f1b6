import StudyInterface
import Toolkit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Writes deck files, which are somebody else's: a file is all old or all new at any moment, and keeps its
/// permissions.
enum DeckWriter {
  /// Why the system does not let the learner change a file; nil if it does.
  static func obstacle(to path: String) -> FileError? {
    access(path, W_OK) == 0 ? nil : FileError(path: path, operation: .write, code: errno)
  }

  /// All of a file; nil if it can't be read.
  static func content(_ path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var portion = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &portion, portion.count)
      if count < 0 { return nil }
      if count == 0 { return bytes }
      bytes += portion[..<count]
    }
  }

  /// Whether there is a file of any kind.
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Whether a path leads to a folder.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Removes a file.
  static func remove(_ path: String) { unlink(path) }

  /// Puts other bytes into a file.
  static func replace(_ path: String, with bytes: [UInt8]) throws(FileError) {
    var status = stat()
    guard let target = resolved(path), stat(target, &status) == 0 else {
      throw FileError(path: path, operation: .write, code: errno)
    }
    // Another name of the file would keep the old text.
    if status.st_nlink > 1 { return try overwrite(target, with: bytes) }
    let temporary = temporaryName(besides: target)
    let descriptor = open(
      temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, status.st_mode & 0o777)
    if descriptor < 0 {
      // A file can be changed where nothing can be made beside it.
      if errno == EACCES || errno == EPERM { return try overwrite(target, with: bytes) }
      throw FileError(path: path, operation: .write, code: errno)
    }
    _ = fchown(descriptor, status.st_uid, status.st_gid)
    _ = fchmod(descriptor, status.st_mode & 0o7777)
    try finish(temporary, descriptor, bytes, of: path)
    guard rename(temporary, target) == 0 else {
      let error = FileError(path: path, operation: .write, code: errno)
      unlink(temporary)
      throw error
    }
  }

  private static func overwrite(_ path: String, with bytes: [UInt8]) throws(FileError) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(path: path, operation: .write, code: errno) }
    defer { close(descriptor) }
    if let code = Process.write(bytes, to: descriptor) {
      throw FileError(path: path, operation: .write, code: code)
    }
    guard ftruncate(descriptor, off_t(bytes.count)) == 0, fsync(descriptor) == 0 else {
      throw FileError(path: path, operation: .write, code: errno)
    }
  }

  /// Makes a new file; the folders above it are made as well.
  static func create(_ path: String, _ bytes: [UInt8]) throws(FileError) {
    try create([(path, bytes)])
  }

  /// Makes new files, all of them or none: what a full disk or a killed process leaves is no deck.
  static func create(_ files: [(path: String, bytes: [UInt8])]) throws(FileError) {
    var written: [(temporary: String, path: String)] = []
    do throws(FileError) {
      for (path, bytes) in files {
        try makeFolders(above: path)
        let temporary = temporaryName(besides: path)
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw FileError(path: path, operation: .write, code: errno) }
        try finish(temporary, descriptor, bytes, of: path)
        written.append((temporary, path))
      }
      for (temporary, path) in written {
        // Not a renaming, which would replace a file that has come meanwhile.
        guard link(temporary, path) == 0 || (!exists(path) && rename(temporary, path) == 0) else {
          throw FileError(path: path, operation: .write, code: errno)
        }
      }
    } catch {
      for (temporary, path) in written {
        if isSame(temporary, path) { unlink(path) }
        unlink(temporary)
      }
      throw error
    }
    for (temporary, _) in written { unlink(temporary) }
  }

  /// Writes and closes a new file; it is removed if that fails.
  private static func finish(
    _ temporary: String, _ descriptor: Int32, _ bytes: [UInt8], of path: String
  ) throws(FileError) {
    var code = Process.write(bytes, to: descriptor)
    if code == nil, fsync(descriptor) != 0 { code = errno }
    close(descriptor)
    if let code {
      unlink(temporary)
      throw FileError(path: path, operation: .write, code: code)
    }
  }

  private static func makeFolders(above path: String) throws(FileError) {
    var made = path.hasPrefix("/") ? "" : "."
    for part in folder(of: path).split(separator: "/") {
      made += "/" + part
      if mkdir(made, 0o755) != 0, case let code = errno, !isFolder(made) {
        throw FileError(path: made, operation: .makeFolder, code: code)
      }
    }
  }

  /// A name that no reader of decks looks at.
  private static func temporaryName(besides path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    return "\(folder(of: path))/.leitner-\(getpid())-\(name.prefix(60)).tmp"
  }

  private static func isSame(_ one: String, _ other: String) -> Bool {
    var (first, second) = (stat(), stat())
    return stat(one, &first) == 0 && stat(other, &second) == 0 && first.st_ino == second.st_ino
      && first.st_dev == second.st_dev
  }

  /// The path of a file behind all symbolic links.
  static func resolved(_ path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }

  /// The folder of a file, `.` for a bare name.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
