import FlashcardDeck

@testable import ProgressStore
import Toolkit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A disk in memory that keeps a log of what was asked of it, so that a test can ask what a power cut
/// at any place in the log may leave (`PowerCut`), and that can be told to fail.
final class ModelDisk: FileSystem, @unchecked Sendable {
  /// A file, a folder or a symbolic link.
  enum Node: Hashable {
    case file([UInt8])
    case folder([String: Int])
    case link(String)
  }

  /// A change, or what makes changes lasting.
  enum Step: Equatable {
    /// A node that no folder names yet.
    case new(Int, Node)
    case write(Int, at: Int, [UInt8])
    case truncate(Int, to: Int)
    case name(folder: Int, String, Int)
    case rename(folder: Int, String, to: String)
    case unname(folder: Int, String)
    case sync(Int)
  }

  /// What a disk holds at one moment; the root folder is node 0.
  struct Image: Hashable {
    var nodes: [Int: Node] = [0: .folder([:])]

    mutating func apply(_ step: Step) {
      switch step {
      case .new(let number, let node): nodes[number] = node
      case .write(let file, let offset, let bytes):
        var content = self.bytes(file)
        if content.count < offset { content += Array(repeating: 0, count: offset - content.count) }
        let end = min(content.count, offset + bytes.count)
        content.replaceSubrange(offset..<end, with: bytes)
        nodes[file] = .file(content)
      case .truncate(let file, let size):
        let content = bytes(file)
        let zeros = [UInt8](repeating: 0, count: max(0, size - content.count))
        nodes[file] = .file(content.prefix(size) + zeros)
      case .name(let folder, let name, let node): change(folder) { $0[name] = node }
      case .rename(let folder, let name, let newName):
        change(folder) { names in
          if let node = names.removeValue(forKey: name) { names[newName] = node }
        }
      case .unname(let folder, let name): change(folder) { $0[name] = nil }
      case .sync: break
      }
    }

    /// The same without what no folder names.
    var reachable: Image {
      var result = Image(nodes: [:])
      func visit(_ node: Int) {
        result.nodes[node] = nodes[node]
        for below in (names(node) ?? [:]).values { visit(below) }
      }
      visit(0)
      return result
    }

    func bytes(_ file: Int) -> [UInt8] {
      if case .file(let bytes) = nodes[file] { bytes } else { [] }
    }

    func names(_ folder: Int) -> [String: Int]? {
      if case .folder(let names) = nodes[folder] { names } else { nil }
    }

    private mutating func change(_ folder: Int, _ body: (inout [String: Int]) -> Void) {
      var names = names(folder) ?? [:]
      body(&names)
      nodes[folder] = .folder(names)
    }
  }

  /// Calls that are refused: so many from some call on.
  struct Failure {
    var from: Int
    var count: Int
    var code: Int32
    /// How much of a refused write is written nevertheless, in eighths.
    var written = 0
  }

  private(set) var image: Image
  private(set) var log: [Step] = []
  private(set) var calls = 0
  var failure: Failure?
  /// The path of a file that can't be opened.
  var unreadable: String?
  /// Why it can't.
  var unreadableCode = EACCES
  /// Steps that this disk forgets to carry out: how a test shows that another one would notice.
  var ignores: ((ModelDisk, Step) -> Bool)?
  private var locked: Set<Int> = []
  private var nextNode: Int

  init(_ image: Image = Image()) {
    self.image = image
    nextNode = (image.nodes.keys.max() ?? 0) + 1
  }

  /// Forgets the log, as if all of it had reached the disk long ago.
  func settle() { log = [] }

  // MARK: Contents, for tests

  func bytes(_ path: String) -> [UInt8]? {
    guard let found = try? find(path), let node = found.node,
      case .file(let bytes) = image.nodes[node]
    else { return nil }
    return bytes
  }

  func node(_ path: String) -> Int? { (try? find(path))?.node }

  /// Puts a file there as another program would, with the folders above it.
  func put(_ bytes: [UInt8], _ path: String) throws {
    try makeFolders(path.parentFolder)
    let found = try find(path)
    let node = found.node ?? make(.file([]), found.folder, found.name)
    take(.truncate(node, to: 0))
    take(.write(node, at: 0, bytes))
    for synced in [node, found.folder] { take(.sync(synced)) }
  }

  func putLink(_ target: String, _ path: String) throws {
    try makeFolders(path.parentFolder)
    let found = try find(path)
    _ = make(.link(target), found.folder, found.name)
    take(.sync(found.folder))
  }

  /// Every file's path, in order.
  var paths: [String] {
    func below(_ folder: Int, _ path: String) -> [String] {
      (image.names(folder) ?? [:]).flatMap { name, node in
        image.names(node) == nil ? ["\(path)/\(name)"] : below(node, "\(path)/\(name)")
      }
    }
    return below(0, "").sorted()
  }

  // MARK: FileSystem

  func status(_ path: String) throws(FileError) -> FileStatus? {
    try call(path, .examine)
    guard let node = (try? find(path, .examine))?.node else { return nil }
    return status(of: node)
  }

  func linkTarget(_ path: String) throws(FileError) -> String? {
    try call(path, .examine)
    guard let node = (try? find(path, .examine, following: false))?.node,
      case .link(let target) = image.nodes[node]
    else { return nil }
    return target
  }

  func changeTime(of path: String) throws(FileError) -> Int? {
    try call(path, .examine)
    return (try? find(path))?.node.flatMap { image.names($0) }?.hashValue
  }

  func names(in folder: String) throws(FileError) -> [String] {
    try call(folder, .list)
    guard let node = try find(folder, .list).node, let names = image.names(node) else {
      throw FileError(path: folder, operation: .list, code: ENOENT)
    }
    return Array(names.keys)
  }

  func makeFolder(_ path: String) throws(FileError) {
    try call(path, .makeFolder)
    let found = try find(path, .makeFolder)
    if found.node == nil { _ = make(.folder([:]), found.folder, found.name) }
  }

  func open(_ path: String, _ mode: OpenMode) throws(FileError) -> any OpenFile {
    try call(path, .open)
    if path == unreadable { throw FileError(path: path, operation: .open, code: unreadableCode) }
    let found = try find(path, .open, following: mode != .create)
    if let node = found.node {
      if mode == .create { throw FileError(path: path, operation: .open, code: EEXIST) }
      guard case .file = image.nodes[node] else {
        throw FileError(path: path, operation: .open, code: EISDIR)
      }
      return ModelFile(self, path, node, appends: mode == .append)
    }
    if mode == .read { throw FileError(path: path, operation: .open, code: ENOENT) }
    let node = make(.file([]), found.folder, found.name)
    return ModelFile(self, path, node, appends: mode == .append)
  }

  func rename(_ path: String, to newPath: String) throws(FileError) {
    try call(newPath, .rename)
    let (old, new) = (try find(path, .rename, following: false), try find(newPath, .rename))
    guard old.node != nil, old.folder == new.folder else {
      throw FileError(path: newPath, operation: .rename, code: ENOENT)
    }
    take(.rename(folder: old.folder, old.name, to: new.name))
  }

  func remove(_ path: String) throws(FileError) {
    try call(path, .remove)
    let found = try find(path, .remove, following: false)
    guard found.node != nil else { throw FileError(path: path, operation: .remove, code: ENOENT) }
    take(.unname(folder: found.folder, found.name))
  }

  func syncFolder(_ path: String) throws(FileError) {
    try call(path, .sync)
    guard let node = try find(path, .sync).node else {
      throw FileError(path: path, operation: .sync, code: ENOENT)
    }
    take(.sync(node))
  }

  // MARK: Inside

  func take(_ step: Step) {
    if ignores?(self, step) == true { return }
    image.apply(step)
    log.append(step)
  }

  private func make(_ node: Node, _ folder: Int, _ name: String) -> Int {
    let number = nextNode
    nextNode += 1
    take(.new(number, node))
    take(.name(folder: folder, name, number))
    return number
  }

  func call(_ path: String, _ operation: FileError.Operation) throws(FileError) {
    defer { calls += 1 }
    if let failure, calls >= failure.from, calls - failure.from < failure.count {
      throw FileError(path: path, operation: operation, code: failure.code)
    }
  }

  func status(of node: Int) -> FileStatus {
    FileStatus(
      identity: .init(device: 1, number: UInt64(node)), size: image.bytes(node).count,
      isFolder: image.names(node) != nil)
  }

  func lock(_ node: Int) -> Bool { locked.insert(node).inserted }
  func unlock(_ node: Int) { locked.remove(node) }

  /// The folder and the name that a path ends in, and what is there.
  private func find(
    _ path: String, _ operation: FileError.Operation = .open, following: Bool = true
  ) throws(FileError) -> (folder: Int, name: String, node: Int?) {
    var place = (folder: 0, name: "", node: Optional(0))
    // The tests' links lead one folder up at most, past folders that are real.
    var parts = path.split(separator: "/").map(String.init)
    while let up = parts.firstIndex(of: ".."), up > 0 { parts.removeSubrange((up - 1)...up) }
    for part in parts {
      guard let folder = place.node, let names = image.names(folder) else {
        let code = place.node == nil ? ENOENT : ENOTDIR
        throw FileError(path: path, operation: operation, code: code)
      }
      place = (folder, part, names[part])
    }
    if following, let node = place.node, case .link(let target) = image.nodes[node] {
      let full = target.hasPrefix("/") ? target : path.parentFolder + "/" + target
      return try find(full, operation)
    }
    return place
  }
}
