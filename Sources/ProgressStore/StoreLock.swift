import FlashcardDeck
import Toolkit

/// The lock that lets one process at a time write a store.
///
/// The system releases it when the process ends in any way, so a lock is never stale; the text in the
/// file is only for people. The lock belongs to the file and not to its path, so before each write its
/// holder looks whether the path still leads to it.
final class StoreLock {
  private let files: any FileSystem
  private let path: String
  private let file: any OpenFile
  private let identity: FileStatus.Identity
  /// The folders that were made for it, the innermost first.
  private let madeFolders: [String]

  /// Takes the lock of a data folder, which is made if it is missing.
  init(_ files: any FileSystem, _ paths: DataPaths, now: Instant) throws(Obstacle) {
    (self.files, path) = (files, paths.lock)
    do {
      madeFolders = try files.makeMissingFolders(paths.data)
      file = try files.open(path, .overwrite)
      guard try file.lock() else { throw Obstacle.held(by: Self.holder(file)) }
      identity = try file.status().identity
      // Another program may have removed or replaced the file since it was opened.
      guard try files.status(path)?.identity == identity else {
        throw Obstacle.held(by: LockHolder(process: nil, host: "", since: nil))
      }
    } catch let error as FileError {
      throw .unwritable(error)
    } catch let obstacle as Obstacle {
      throw obstacle
    } catch {
      throw .held(by: LockHolder(process: nil, host: "", since: nil))
    }
    // Overwritten with a text of the same length, because truncating can block 1 to 3 ms. On a full disk
    // the lock works without the text.
    let text = Array("\(System.processID) \(System.hostName) \(now)".utf8)
    let blanks = [UInt8](repeating: 0x20, count: max(0, Self.length - 1 - text.count))
    try? file.write(text + blanks + [0x0A])
  }

  /// Bytes of the file: a host name has at most 64, a number and a time some 40.
  private static let length = 128

  /// Whether the path still leads to the locked file. If it does not, the system gives the lock of the
  /// file that is there now to another process, and this one excludes nobody.
  var isAtItsPath: Bool {
    get throws(FileError) { try files.status(path)?.identity == identity }
  }

  func release() { file.close() }

  /// Removes what was made for the lock, as long as it guards nothing: its file, this machine's name, which no
  /// event bears, and the folders, if nothing else is in them.
  func removeIfUseless(_ paths: DataPaths) {
    guard (try? isAtItsPath) ?? false, let names = try? files.names(in: paths.data) else { return }
    let present = Set(names.map { paths.data + "/" + $0 })
    guard present.isDisjoint(with: [paths.progress, paths.history]) else { return }
    for path in [paths.device, paths.lock] where present.contains(path) { try? files.remove(path) }
    for folder in madeFolders { try? files.removeFolder(folder) }
  }

  private static func holder(_ file: any OpenFile) -> LockHolder {
    let bytes = (try? file.read(from: 0, count: 1024)) ?? []
    let words = String(decoding: bytes, as: UTF8.self).split { $0.isWhitespace }
    guard words.count == 3, let process = Int(words[0]) else {
      return LockHolder(process: nil, host: "", since: nil)
    }
    return LockHolder(process: process, host: String(words[1]), since: Instant(words[2]))
  }
}
