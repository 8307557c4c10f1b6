#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What tells a file from any other, whatever its paths.
struct DeckIdentity: Hashable {
  let device: UInt64
  let node: UInt64
}

/// What the system knows of a file; equal as long as nobody has changed the file.
struct DeckStatus: Equatable {
  let identity: DeckIdentity
  let isFolder: Bool
  let isRegular: Bool
  /// In bytes.
  let size: Int
  private let modified: FileTime
  private let changed: FileTime

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
    #if canImport(Darwin)
      modified = FileTime(status.st_mtimespec)
      changed = FileTime(status.st_ctimespec)
    #else
      modified = FileTime(status.st_mtim)
      changed = FileTime(status.st_ctim)
    #endif
  }
}

private struct FileTime: Equatable {
  let seconds: Int
  let nanoseconds: Int

  init(_ time: timespec) {
    seconds = Int(time.tv_sec)
    nanoseconds = Int(time.tv_nsec)
  }
}
