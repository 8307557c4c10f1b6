@testable import ProgressStore
import Toolkit

/// A file of a modelled disk, by its descriptor: it stays the same if its path leads to another file.
final class ModelFile: OpenFile {
  private let disk: ModelDisk
  private let path: String
  private let node: Int
  private let appends: Bool
  private var place = 0
  private var isLocked = false

  init(_ disk: ModelDisk, _ path: String, _ node: Int, appends: Bool) {
    (self.disk, self.path, self.node, self.appends) = (disk, path, node, appends)
  }

  deinit { close() }

  func status() throws(FileError) -> FileStatus {
    try disk.call(path, .examine)
    return disk.status(of: node)
  }

  func read(from offset: Int, count: Int) throws(FileError) -> [UInt8] {
    try disk.call(path, .read)
    return Array(disk.image.bytes(node).dropFirst(offset).prefix(count))
  }

  func write(_ bytes: [UInt8]) throws(FileError) {
    do {
      try disk.call(path, .write)
    } catch {
      put(bytes.prefix(bytes.count * (disk.failure?.written ?? 0) / 8))
      throw error
    }
    put(bytes[...])
  }

  private func put(_ bytes: ArraySlice<UInt8>) {
    if bytes.isEmpty { return }
    let start = appends ? disk.image.bytes(node).count : place
    disk.take(.write(node, at: start, Array(bytes)))
    place = start + bytes.count
  }

  func truncate(to size: Int) throws(FileError) {
    try disk.call(path, .write)
    disk.take(.truncate(node, to: size))
  }

  func beginSync() {}

  func sync() throws(FileError) {
    try disk.call(path, .sync)
    disk.take(.sync(node))
  }

  func lock() throws(FileError) -> Bool {
    try disk.call(path, .lock)
    isLocked = disk.lock(node)
    return isLocked
  }

  func close() {
    if isLocked { disk.unlock(node) }
    isLocked = false
  }
}
