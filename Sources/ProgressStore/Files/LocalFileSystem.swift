import CFiles
import FlashcardDeck
import Toolkit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The file system of this machine, through POSIX.
public struct LocalFileSystem: FileSystem {
  /// The file system.
  public init() {}

  /// The status of a path's file, behind all symbolic links; nil if there is none.
  public func status(_ path: String) throws(FileError) -> FileStatus? {
    var result = stat()
    guard stat(path, &result) == 0 else {
      if errno == ENOENT { return nil }
      throw FileError(path: path, operation: .examine, code: errno)
    }
    return FileStatus(result)
  }

  /// The target of a symbolic link as it is written in it; nil if the path is no link.
  public func linkTarget(_ path: String) throws(FileError) -> String? {
    var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let length = buffer.withUnsafeMutableBytes { buffer in
      buffer.baseAddress.map {
        readlink(path, $0.assumingMemoryBound(to: CChar.self), buffer.count)
      } ?? -1
    }
    guard length >= 0 else {
      if errno == EINVAL || errno == ENOENT { return nil }
      throw FileError(path: path, operation: .examine, code: errno)
    }
    return String(decoding: buffer[..<length], as: UTF8.self)
  }

  /// Nanoseconds since 1970 at which a file, or a name in a folder, last changed; nil if there is none.
  public func changeTime(of path: String) throws(FileError) -> Int? {
    var result = stat()
    guard stat(path, &result) == 0 else {
      if errno == ENOENT { return nil }
      throw FileError(path: path, operation: .examine, code: errno)
    }
    #if canImport(Darwin)
      let time = result.st_mtimespec
    #else
      let time = result.st_mtim
    #endif
    return Int(time.tv_sec) &* 1_000_000_000 &+ Int(time.tv_nsec)
  }

  /// The names in a folder, in no particular order.
  public func names(in folder: String) throws(FileError) -> [String] {
    guard let stream = opendir(folder) else {
      throw FileError(path: folder, operation: .list, code: errno)
    }
    defer { closedir(stream) }
    var names: [String] = []
    errno = 0
    while let entry = readdir(stream) {
      // By its address, because the name may be longer than the tuple that Swift declares for it.
      let start = UnsafeRawPointer(entry) + (MemoryLayout<dirent>.offset(of: \.d_name) ?? 0)
      let name = String(cString: start.assumingMemoryBound(to: CChar.self))
      if name != "." && name != ".." { names.append(name) }
      errno = 0
    }
    guard errno == 0 else { throw FileError(path: folder, operation: .list, code: errno) }
    return names
  }

  /// Makes one folder, 0700; no error if it exists.
  public func makeFolder(_ path: String) throws(FileError) {
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
      let error = FileError(path: path, operation: .makeFolder, code: errno)
      // What /proc says of its own folders: that the new one is missing.
      if error.isMissing, try status(path.parentFolder) != nil {
        throw FileError(path: path, operation: .makeFolder, code: FileError.nothingCanBeMade)
      }
      throw error
    }
  }

  /// Opens a regular file; a new one is 0600. Never waits for a pipe.
  public func open(_ path: String, _ mode: OpenMode) throws(FileError) -> any OpenFile {
    let flags =
      switch mode {
      case .read: O_RDONLY
      case .append: O_RDWR | O_CREAT | O_APPEND
      case .create: O_RDWR | O_CREAT | O_EXCL
      case .overwrite: O_RDWR | O_CREAT
      }
    func requireRegular(_ mode: mode_t) throws(FileError) {
      let type = mode & S_IFMT
      if type == S_IFREG { return }
      let code = type == S_IFDIR ? EISDIR : FileError.irregular
      throw FileError(path: path, operation: .open, code: code)
    }
    var status = stat()
    // Before opening, because that may have an effect on a device.
    if stat(path, &status) == 0 { try requireRegular(status.st_mode) }
    // It may have become a pipe since.
    let descriptor = POSIX.openFile(path, flags | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, 0o600)
    guard descriptor >= 0 else { throw FileError(path: path, operation: .open, code: errno) }
    let file = LocalFile(path: path, descriptor: descriptor)
    if fstat(descriptor, &status) == 0 { try requireRegular(status.st_mode) }
    return file
  }

  /// Gives a file another name in one step; replaces a file that has that name.
  public func rename(_ path: String, to newPath: String) throws(FileError) {
    guard POSIX.renameFile(path, newPath) == 0 else {
      throw FileError(path: newPath, operation: .rename, code: errno)
    }
  }

  /// Removes a file.
  public func remove(_ path: String) throws(FileError) {
    guard unlink(path) == 0 else { throw FileError(path: path, operation: .remove, code: errno) }
  }

  /// Removes a folder if it is empty.
  public func removeFolder(_ path: String) throws(FileError) {
    guard rmdir(path) == 0 else { throw FileError(path: path, operation: .remove, code: errno) }
  }

  /// Syncs a folder's names to the disk.
  public func syncFolder(_ path: String) throws(FileError) {
    let descriptor = POSIX.openFile(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0)
    guard descriptor >= 0 else { throw FileError(path: path, operation: .sync, code: errno) }
    defer { POSIX.closeFile(descriptor) }
    // Some network file systems have no fsync for folders and answer EINVAL.
    guard POSIX.uninterrupted({ fsync(descriptor) }) == 0 || errno == EINVAL else {
      throw FileError(path: path, operation: .sync, code: errno)
    }
  }
}

/// A file by its descriptor.
private final class LocalFile: OpenFile {
  private let path: String
  private var isLocked = false
  private var descriptor: Int32

  init(path: String, descriptor: Int32) {
    self.path = path
    self.descriptor = descriptor
  }

  deinit { close() }

  func status() throws(FileError) -> FileStatus {
    var result = stat()
    guard fstat(descriptor, &result) == 0 else { throw failure(.examine) }
    return FileStatus(result)
  }

  func read(from offset: Int, count: Int) throws(FileError) -> [UInt8] {
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { [descriptor] buffer, filled in
      UnsafeMutableRawBufferPointer(buffer).useLargePages()
      while filled < count {
        let part = UnsafeMutableRawBufferPointer(
          rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...])
        let start = off_t(offset + filled)
        let got = POSIX.uninterrupted { pread(descriptor, part.baseAddress, part.count, start) }
        failed = got < 0
        if got <= 0 { break }
        filled += got
      }
    }
    if failed { throw failure(.read) }
    return bytes
  }

  func write(_ bytes: [UInt8]) throws(FileError) {
    let isWritten = bytes.withUnsafeBytes { [descriptor] buffer in
      var done = 0
      while done < buffer.count {
        let part = UnsafeRawBufferPointer(rebasing: buffer[done...])
        let put = POSIX.writeFile(descriptor, part.baseAddress, part.count)
        if put < 0 { return false }
        done += put
      }
      return true
    }
    if !isWritten { throw failure(.write) }
  }

  func truncate(to size: Int) throws(FileError) {
    guard POSIX.uninterrupted({ ftruncate(descriptor, off_t(size)) }) == 0 else {
      throw failure(.write)
    }
  }

  func beginSync() { cfiles_begin_sync(descriptor) }

  func sync() throws(FileError) {
    #if canImport(Darwin)
      // There, fsync leaves the bytes in the drive's cache; not every file system has F_FULLFSYNC.
      if fcntl(descriptor, F_FULLFSYNC) == 0 { return }
      let result = POSIX.uninterrupted { fsync(descriptor) }
    #else
      let result = POSIX.uninterrupted { fdatasync(descriptor) }
    #endif
    guard result == 0 else { throw failure(.sync) }
  }

  func lock() throws(FileError) -> Bool {
    if POSIX.uninterrupted({ flock(descriptor, LOCK_EX | LOCK_NB) }) == 0 {
      isLocked = true
      return true
    }
    if errno == EWOULDBLOCK { return false }
    throw failure(.lock)
  }

  func close() {
    guard descriptor >= 0 else { return }
    // A forked child that has not called exec yet holds the file open, too, and so keeps the lock
    // until it is released explicitly.
    if isLocked { _ = flock(descriptor, LOCK_UN) }
    POSIX.closeFile(descriptor)
    descriptor = -1
  }

  private func failure(_ operation: FileError.Operation) -> FileError {
    FileError(path: path, operation: operation, code: errno)
  }
}

extension FileStatus {
  fileprivate init(_ status: stat) {
    let type = status.st_mode & S_IFMT
    self.init(
      identity: Identity(
        device: UInt64(truncatingIfNeeded: status.st_dev),
        number: UInt64(truncatingIfNeeded: status.st_ino)),
      size: Int(status.st_size), isFolder: type == S_IFDIR,
      isIrregular: type != S_IFDIR && type != S_IFREG)
  }
}

/// The system's functions: inside a type with a method of the same name, their own names do not reach
/// them.
private enum POSIX {
  static func openFile(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int32 {
    uninterrupted { open(path, flags, mode) }
  }

  static func closeFile(_ descriptor: Int32) { _ = close(descriptor) }

  static func renameFile(_ path: String, _ newPath: String) -> Int32 { rename(path, newPath) }

  static func writeFile(_ descriptor: Int32, _ start: UnsafeRawPointer?, _ count: Int) -> Int {
    uninterrupted { write(descriptor, start, count) }
  }

  /// Repeats a call as long as a signal interrupts it.
  static func uninterrupted<Result: FixedWidthInteger & SignedInteger>(
    _ call: () -> Result
  ) -> Result {
    while true {
      let result = call()
      if result >= 0 || errno != EINTR { return result }
    }
  }
}
