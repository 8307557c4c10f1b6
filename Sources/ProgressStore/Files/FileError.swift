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
  public enum Operation: String, Hashable, Sendable {
    case read, write, sync, rename, remove, open, examine, list, lock
    case makeFolder = "make the folder"
  }

  /// The file or folder.
  public var path: String
  /// What was being done to it.
  public var operation: Operation
  /// The system's number for the reason.
  public var code: Int32

  /// An error with every part given.
  public init(path: String, operation: Operation, code: Int32) {
    self.path = path
    self.operation = operation
    self.code = code
  }

  static let exists = EEXIST
  static let notAFolder = ENOTDIR
  static let linkLoop = ELOOP

  /// Whether there is no such file.
  public var isMissing: Bool { code == ENOENT }

  /// The reason in a few words that stand in a sentence: `the disk is full`.
  public var reason: String {
    switch code {
    case ENOSPC: "the disk is full"
    case EDQUOT: "the disk quota is used up"
    case EACCES, EPERM: "the permission is missing"
    case EROFS: "the file system is read-only"
    case ENOENT: "it does not exist"
    case ENOTDIR: "a part of its path is no folder"
    case EISDIR: "it is a folder"
    case ELOOP: "its symbolic links lead in a circle"
    case ENAMETOOLONG: "its name is too long"
    case EMFILE, ENFILE: "too many files are open"
    case EIO: "the disk reported an error"
    case EFBIG: "it is too large"
    default: String(cString: strerror(code))
    }
  }
}

extension FileError: CustomStringConvertible {
  /// One sentence for people, without the full stop.
  public var description: String { "can't \(operation.rawValue) \(path): \(reason)" }
}
