#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What kind of file it is, and its version.
struct DeckStatus {
  let identity: DeckIdentity
  let isFolder: Bool
  let isRegular: Bool
  let version: DeckVersion
  /// The size in bytes.
  var size: Int { version.size }

  /// The status of a path's file, behind all links; nil on an error, with its number in `errno`.
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

  /// The status of an open file; nil on an error, with its number in `errno`.
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
    #if canImport(Darwin)
      let (time, change) = (status.st_mtimespec, status.st_ctimespec)
    #else
      let (time, change) = (status.st_mtim, status.st_ctim)
    #endif
    version = DeckVersion(
      size: max(0, Int(status.st_size)),
      modified: DeckTime(seconds: Int(time.tv_sec), nanoseconds: Int(time.tv_nsec)),
      changed: DeckTime(seconds: Int(change.tv_sec), nanoseconds: Int(change.tv_nsec)))
  }

  /// Whether a change of the file at or after a time, in seconds, can't be missed: one within the same tick of a file
  /// system's clock, 2 s on some, would leave the status as it is.
  func isSettled(at time: Int) -> Bool {
    max(version.changed.seconds, version.modified.seconds) + 2 < time
  }

  /// Whether the file's content is unchanged.
  func isUnchanged(since old: DeckStatus) -> Bool { isRegular && version == old.version }
}
