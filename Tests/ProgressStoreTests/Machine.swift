import FlashcardDeck
import Toolkit

@testable import ProgressStore

/// A machine of random lives: its disk, its name, its clock and the program on it. Only one thread uses it.
final class Machine: @unchecked Sendable {
  let name: String
  private(set) var device: String
  private(set) var disk = ModelDisk()
  private(set) var store: Store?
  /// Minutes that its clock shows since the lives began.
  var minute = 0
  /// Whether its clock is five years ahead.
  var isAhead = false {
    didSet { wasAhead = wasAhead || isAhead }
  }
  private(set) var wasAhead = false
  /// Whether it is not used any more; its files stay.
  var isRetired = false
  var backup: ModelDisk.Image?
  /// What progress.json was at some time.
  private(set) var snapshots: [[UInt8]] = []

  init(name: String) {
    self.name = name
    device = name
  }

  var now: Instant {
    let start = 1_767_600_000_000  // 2026-01-05T08:00:00Z
    return Instant(
      milliseconds: start + minute * 60_000 + (isAhead ? 5 * 365 * 86_400_000 : 0))
  }

  /// The path of a device's history file.
  func file(_ device: String) -> String { "\(Lives.paths.history)/\(device).jsonl" }

  /// The paths of all history files.
  var historyFiles: [String] { disk.paths.filter { $0.hasSuffix(".jsonl") } }

  var allLines: Set<[UInt8]> {
    historyFiles.reduce(into: []) { $0.formUnion((disk.bytes($1) ?? []).lines) }
  }

  /// The events of its history files.
  var events: [Event] {
    historyFiles.flatMap { HistoryPart(disk.bytes($0) ?? [], from: 0).items.map(\.event) }.once()
  }

  /// The program, which is started if it does not run.
  func opened() throws -> Store {
    if let store { return store }
    let clock = Clock(
      // A store that is still open asks for the time when it is let go together with its machine.
      rolloverHour: 4, now: { [weak self] in self?.now ?? Instant(milliseconds: 0) },
      utcOffset: { _ in 0 })
    let store = try Store.open(Lives.paths, disk, device: device, clock: clock)
    self.store = store
    return store
  }

  func close() throws {
    store?.close()
    store = nil
    keepSnapshot()
  }

  /// Ends the program without letting it write anything.
  func kill() {
    disk.failure = ModelDisk.Failure(from: disk.calls, count: .max, code: 5)
    store = nil
    disk.failure = nil
    keepSnapshot()
  }

  private func keepSnapshot() {
    if let bytes = disk.bytes(Lives.paths.progress), bytes != snapshots.last {
      snapshots.append(bytes)
    }
  }

  /// Puts another file in the place of one, as git and others do.
  func replace(_ path: String, _ bytes: [UInt8]) throws {
    if disk.bytes(path) == bytes { return }
    if disk.bytes(path) != nil { try disk.remove(path) }
    try disk.put(bytes, path)
  }

  /// Gets the disk and the name of another machine.
  func becomeClone(of other: Machine) {
    disk = ModelDisk(other.disk.image)
    device = other.device
    snapshots = other.snapshots
    backup = nil
  }

  /// Gets the files that it had at some time.
  func restore(_ image: ModelDisk.Image) { disk = ModelDisk(image) }
}
