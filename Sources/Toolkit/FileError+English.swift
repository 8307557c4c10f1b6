extension FileError.Reason: CustomStringConvertible {
  /// The reason in a few English words for use in a sentence: `the disk is full`.
  public var description: String {
    switch self {
    case .diskFull: "the disk is full"
    case .quotaUsedUp: "the disk quota is used up"
    case .permissionMissing: "the permission is missing"
    case .readOnlyFileSystem: "the file system is read-only"
    case .missing: "it does not exist"
    case .closed: "it is closed"
    case .pathThroughFile: "a part of its path is no folder"
    case .isFolder: "it is a folder"
    case .linkLoop: "its symbolic links lead in a circle"
    case .nameTooLong: "its name is too long"
    case .tooManyOpenFiles: "too many files are open"
    case .diskError: "the disk reported an error"
    case .tooLarge: "it is too large"
    case .irregular: "it is a device, a pipe or a socket"
    case .nothingCanBeMade: "nothing can be made in the folder above it"
    case .other(let error): error.description
    }
  }
}

extension FileError: CustomStringConvertible {
  /// One English sentence for people, without the full stop.
  public var description: String { "can't \(operation.words) \(path): \(reason)" }
}

extension FileError.Operation {
  fileprivate var words: String {
    switch self {
    case .read: "read"
    case .write: "write"
    case .sync: "sync"
    case .rename: "rename"
    case .remove: "remove"
    case .open: "open"
    case .examine: "examine"
    case .list: "list"
    case .lock: "lock"
    case .makeFolder: "make the folder"
    }
  }
}
