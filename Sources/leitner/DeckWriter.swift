import StudyInterface

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Writes deck files, which are somebody else's: a file is all old or all new at any moment, and keeps its
/// permissions.
enum DeckWriter {
  /// Whether the system lets the learner change a file, and put another one in its place.
  static func canWrite(_ path: String) -> Bool {
    guard access(path, W_OK) == 0, let target = resolved(path) else { return false }
    return access(folder(of: target), W_OK) == 0
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

  /// Whether a path leads to a folder.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Removes a file.
  static func remove(_ path: String) { unlink(path) }

  /// Puts other bytes into a file.
  static func replace(_ path: String, with bytes: [UInt8], _ messages: any Messages) throws(Failure)
  {
    guard let target = resolved(path) else { throw Failure(messages.cannotEdit(path)) }
    var status = stat()
    guard stat(target, &status) == 0 else { throw Failure(messages.cannotEdit(path)) }
    // Another name of the file would keep the old text.
    if status.st_nlink > 1 { return try overwrite(target, with: bytes, messages) }
    let temporary = "\(folder(of: target))/.leitner-\(getpid()).tmp"
    let descriptor = open(
      temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, status.st_mode & 0o777)
    guard descriptor >= 0 else { throw Failure(messages.cannotEdit(path)) }
    _ = fchown(descriptor, status.st_uid, status.st_gid)
    _ = fchmod(descriptor, status.st_mode & 0o7777)
    let isWritten = Process.write(bytes, to: descriptor) == nil && fsync(descriptor) == 0
    close(descriptor)
    guard isWritten, rename(temporary, target) == 0 else {
      unlink(temporary)
      throw Failure(messages.cannotEdit(path))
    }
  }

  private static func overwrite(
    _ path: String, with bytes: [UInt8], _ messages: any Messages
  ) throws(Failure) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure(messages.cannotEdit(path)) }
    defer { close(descriptor) }
    let isWritten =
      Process.write(bytes, to: descriptor) == nil && ftruncate(descriptor, off_t(bytes.count)) == 0
      && fsync(descriptor) == 0
    if !isWritten { throw Failure(messages.cannotEdit(path)) }
  }

  /// Makes a new file; the folders above it are made as well.
  static func create(_ path: String, _ bytes: [UInt8], _ messages: any Messages) throws(Failure) {
    var made = ""
    for part in folder(of: path).split(separator: "/") {
      made += "/" + part
      mkdir(made, 0o755)
    }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw Failure(messages.cannotEdit(path)) }
    defer { close(descriptor) }
    if Process.write(bytes, to: descriptor) != nil { throw Failure(messages.cannotEdit(path)) }
  }

  /// The path of a file behind all symbolic links.
  private static func resolved(_ path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
