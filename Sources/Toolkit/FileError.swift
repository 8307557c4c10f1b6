#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A call to the file system that failed.
public struct FileError: Error, Hashable, Sendable {
  /// What was being done.
  public enum Operation: Hashable, Sendable {
    case read, write, sync, rename, remove, open, examine, list, lock, makeFolder
  }

  /// The file or folder.
  public var path: String
  /// What was being done to it.
  public var operation: Operation
  /// The system's error number (`errno`).
  public var code: Int32

  /// An error with every part given.
  public init(path: String, operation: Operation, code: Int32) {
    self.path = path
    self.operation = operation
    self.code = code
  }

  /// The number of "it exists already".
  public static let exists = EEXIST
  /// The number of "a part of its path is no folder".
  public static let notAFolder = ENOTDIR
  /// The number of "too many symbolic links".
  public static let linkLoop = ELOOP
  /// The number of "another process uses it".
  public static let busy = EAGAIN
  /// The number of "it is too large".
  public static let tooLarge = EFBIG
  /// Instead of an error number: a device, a pipe or a socket where a file is expected.
  public static let irregular: Int32 = -1
  /// Instead of the number that file systems such as /proc give: nothing can be made in the folder.
  public static let nothingCanBeMade: Int32 = -2

  /// Whether there is no such file.
  public var isMissing: Bool { code == ENOENT }

  /// Why it failed.
  public var reason: Reason {
    switch code {
    case ENOSPC: .diskFull
    case EDQUOT: .quotaUsedUp
    case EACCES, EPERM: .permissionMissing
    case EROFS: .readOnlyFileSystem
    case ENOENT: .missing
    case EBADF: .closed
    case ENOTDIR: .pathThroughFile
    case EISDIR: .isFolder
    case ELOOP: .linkLoop
    case ENAMETOOLONG: .nameTooLong
    case EMFILE, ENFILE: .tooManyOpenFiles
    case EIO: .diskError
    case EFBIG: .tooLarge
    case Self.irregular: .irregular
    case Self.nothingCanBeMade: .nothingCanBeMade
    default: .other(SystemError(code: code))
    }
  }

  /// The reasons that a person can do something about, and all others.
  public enum Reason: Equatable, Sendable {
    case diskFull, quotaUsedUp, permissionMissing, readOnlyFileSystem, missing, pathThroughFile
    case closed, isFolder, linkLoop, nameTooLong, tooManyOpenFiles, diskError, tooLarge, irregular,
      nothingCanBeMade
    case other(SystemError)
  }
}
