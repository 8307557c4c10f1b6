/// A file's identity and size.
public struct FileStatus: Hashable, Sendable {
  /// Identifies a file among all that exist at the same time, independent of its names.
  public struct Identity: Hashable, Sendable {
    var device: UInt64
    var number: UInt64

    /// The numbers of the file system and of the file in it.
    public init(device: UInt64, number: UInt64) {
      self.device = device
      self.number = number
    }
  }

  /// Which file it is.
  public var identity: Identity
  /// Its length in bytes.
  public var size: Int
  /// Whether it is a folder.
  public var isFolder: Bool
  /// Whether it is neither a file nor a folder: a pipe, a device or a socket.
  public var isIrregular: Bool

  /// A status with every part given.
  public init(identity: Identity, size: Int, isFolder: Bool, isIrregular: Bool = false) {
    self.identity = identity
    self.size = size
    self.isFolder = isFolder
    self.isIrregular = isIrregular
  }
}
