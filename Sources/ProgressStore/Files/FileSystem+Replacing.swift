import Toolkit

extension FileSystem {
  /// All of a file from `offset` on; nil if there is no file.
  func content(_ path: String, from offset: Int = 0) throws(FileError) -> [UInt8]? {
    let file: any OpenFile
    do {
      file = try open(path, .read)
    } catch {
      if error.isMissing { return nil }
      throw error
    }
    defer { file.close() }
    let size = try file.status().size
    return size <= offset ? [] : try file.read(from: offset, count: size - offset)
  }

  /// Replaces a file so that at any moment, also after a power cut, its name leads either to all of
  /// the old content or to all of the new, because of the order of the steps:
  ///
  /// 1. a temporary file is made in the folder of the file behind all symbolic links, so that the
  ///    links stay and the rename never crosses file systems;
  /// 2. all bytes are written to it;
  /// 3. it is synced: were it renamed before, the name could survive a power cut without the bytes;
  /// 4. it is renamed onto the file, the one step that changes anything;
  /// 5. the folder is synced, so that the rename itself survives.
  ///
  /// If a step fails, the temporary file is removed and the old content stays. What is no file, to which a link may
  /// lead, is not replaced by one: in the place of `/dev/null` or `/dev/tty` it would hurt all programs.
  func replace(_ path: String, with bytes: [UInt8]) throws(FileError) {
    let target = try resolvingLinks(path)
    if let status = try status(target), status.isIrregular {
      throw FileError(path: path, operation: .open, code: FileError.irregular)
    }
    let temporary = target + ".\(System.processID).tmp"
    do {
      let file = try openTemporary(temporary)
      defer { file.close() }
      try file.write(bytes)
      try file.sync()
      try rename(temporary, to: target)
    } catch {
      try? remove(temporary)
      throw error
    }
    try syncFolder(target.parentFolder)
  }

  /// Removes the temporary files of processes that were killed while they replaced one of some files. Only the
  /// holder of the lock may do that, because then no other process replaces them.
  func removeTemporaries(of paths: [String]) {
    var listed: (folder: String, names: [String])?
    for path in paths {
      guard let target = try? resolvingLinks(path) else { continue }
      let folder = target.parentFolder
      if listed?.folder != folder { listed = (try? names(in: folder)).map { (folder, $0) } }
      let start = target.dropFirst(folder.count + 1) + "."
      for name in listed?.names ?? [] where name.hasPrefix(start) && name.hasSuffix(".tmp") {
        let number = name.dropFirst(start.count).dropLast(4)
        if !number.isEmpty, number.allSatisfy(\.isNumber) { try? remove(folder + "/" + name) }
      }
    }
  }

  /// Opens a new file; removes one that a crashed process with the same number has left.
  private func openTemporary(_ path: String) throws(FileError) -> any OpenFile {
    do {
      return try open(path, .create)
    } catch {
      guard error.code == FileError.exists else { throw error }
      try remove(path)
      return try open(path, .create)
    }
  }

  /// The path of the file behind all symbolic links, which need not exist.
  func resolvingLinks(_ path: String) throws(FileError) -> String {
    var path = path
    for _ in 0..<40 {
      guard let target = try linkTarget(path) else { return path }
      path = target.hasPrefix("/") ? target : path.parentFolder + "/" + target
    }
    throw FileError(path: path, operation: .open, code: FileError.linkLoop)
  }

  /// Makes a folder and the missing ones above it, and syncs their names to the disk.
  func makeFolders(_ path: String) throws(FileError) { _ = try makeMissingFolders(path) }

  /// The same; returns those that it made, the innermost first.
  func makeMissingFolders(_ path: String) throws(FileError) -> [String] {
    if let status = try status(path) {
      if !status.isFolder {
        throw FileError(path: path, operation: .makeFolder, code: FileError.notAFolder)
      }
      return []
    }
    let parent = path.parentFolder
    let above = parent == path ? [] : try makeMissingFolders(parent)
    try makeFolder(path)
    try syncFolder(parent)
    return [path] + above
  }
}

extension String {
  /// The folder that contains the last part of this path.
  var parentFolder: String {
    guard let slash = utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == startIndex ? "/" : String(self[..<slash])
  }
}
