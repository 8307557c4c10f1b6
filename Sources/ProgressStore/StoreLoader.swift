import FlashcardDeck
import Toolkit

/// Reads a store: the snapshot with later events of the history, or the whole history.
struct StoreLoader {
  let files: any FileSystem
  let paths: DataPaths
  /// This machine's name.
  let device: String
  /// The kinds of events that are understood.
  let kinds: Set<String>
  /// Whether this process may repair this machine's history; otherwise another one may be writing it.
  let isWriter: Bool
  let now: Instant
  let day: Day

  var folder: HistoryFolder {
    HistoryFolder(files: files, path: paths.history, kinds: kinds, own: device)
  }

  /// The result of reading the snapshot.
  enum Found {
    case snapshot(Snapshot)
    case nothing
    case unusable(SnapshotError)
  }

  func findSnapshot() throws(FileError) -> Found {
    let bytes: [UInt8]?
    do {
      bytes = try files.content(paths.progress)
    } catch {
      // Other reasons, such as a failing disk, may pass.
      switch error.reason {
      case .isFolder, .irregular, .permissionMissing, .linkLoop: return .unusable(.unreadable)
      default: throw error
      }
    }
    guard let bytes else { return .nothing }
    do {
      return .snapshot(try Snapshot(bytes, .base))
    } catch {
      return .unusable(error)
    }
  }

  /// The state after snapshot and history.
  func state(after snapshot: Snapshot) throws(FileError) -> StoreState {
    var state = try stateWithNotices(after: snapshot)
    // Each kind is told once.
    state.notices.removeAll { notice in
      guard case .unknownEvent(_, _, let kind, _) = notice else { return false }
      return snapshot.progress.unknownKinds.contains(kind)
    }
    return state
  }

  private func stateWithNotices(after snapshot: Snapshot) throws(FileError) -> StoreState {
    let unread = try folder.unreadable()
    let changes = try changes(since: snapshot, without: unread)
    let isComplete = unread.allSatisfy { snapshot.history[$0] ?? 0 == 0 }
    if changes.isEmpty, isComplete, understands(snapshot), let state = try appended(to: snapshot) {
      return state
    }
    // The snapshot's latest state, because the history behind its base may be wrong, too.
    let known = Known(
      progress: try latest()?.progress ?? snapshot.progress,
      latest: snapshot.latest ?? snapshot.baseEnd,
      extent: StoreState.Extent(counters: snapshot.counters, bytes: snapshot.history),
      hasTallies: snapshot.kinds != nil)
    return try reconciled(known, changes)
  }

  /// Whether the snapshot's base says all that this version knows to read in its events.
  private func understands(_ snapshot: Snapshot) -> Bool {
    snapshot.kinds != nil && !snapshot.lacksHistory
      && snapshot.progress.unknownKinds.isDisjoint(with: kinds)
      && !snapshot.progress.unknownKinds.contains(where: EventReader.understands)
      // Earlier versions counted on from any number.
      && snapshot.counters.values.allSatisfy { $0 <= StoreState.largestCounter }
  }

  /// The state after the snapshot and the events behind its settled bytes; nil if those contradict it.
  private func appended(to snapshot: Snapshot) throws(FileError) -> StoreState? {
    var state = StoreState()
    state.counters = snapshot.counters
    var (hasDamage, hasForeignLinks) = (false, false)
    var new: [Event] = []
    let events = try readEvents(&state, from: snapshot.settled) { device, part in
      let known = snapshot.history[device] ?? 0
      if part.damage.contains(where: { $0 < known }) { hasDamage = true }
      // In another file it can only be of a copy of this machine.
      let isOfCopy = part.items.contains { item in
        item.end > known && item.event.id.device == self.device
          && (item.event.kind.saysWhichCard || device != self.device)
      }
      if isOfCopy { hasForeignLinks = true }
      new += part.items.lazy.filter { $0.end > known }.map(\.event)
    }
    state.hasForeignLinks = hasForeignLinks
    state.unsettledBytes = state.files.reduce(0) {
      $0 + $1.value.end - (snapshot.settled[$1.key] ?? 0)
    }
    if snapshot.progress.links.depend(onOrderOf: new) { return nil }
    if hasDamage || snapshot.progress.totals.days[day] != nil { return nil }
    for device in state.files.keys where state.files[device]?.lastLine == nil {
      state.files[device]?.lastLine = snapshot.lines[device]
    }
    state.needsSnapshot = state.files.contains { $0.value.end != snapshot.history[$0.key] ?? 0 }
    state.record = StudyRecord(
      base: snapshot.progress, settled: snapshot.baseEnd, recent: events.once())
    return state.record.contradictsBase ? nil : state
  }

  /// The events of every file from an offset on, 0 for a file that is not in `starts`.
  func readEvents(
    _ state: inout StoreState, from starts: [String: Int],
    _ look: (String, HistoryPart) -> Void = { _, _ in }
  ) throws(FileError) -> [Event] {
    var events: [Event] = []
    for device in try folder.devices() {
      guard let (part, file) = try read(device, from: starts[device] ?? 0) else { continue }
      look(device, part)
      state.note(device, part, file)
      state.notices += notices(of: device, part)
      events += part.items.lazy.map(\.event)
    }
    return events
  }

  /// The content of a device's file from byte `start` on; nil if there is no file.
  func read(_ device: String, from start: Int) throws(FileError) -> (
    part: HistoryPart, file: HistoryFile
  )? {
    try folder.read(device, from: start, keepsLines: device == self.device && isWriter)
  }

  /// The notices about the events of a file.
  func notices(of device: String, _ part: HistoryPart) -> [StoreNotice] {
    let path = folder.path(of: device)
    var notices: [StoreNotice] = []
    if let byte = part.damage.first {
      let position = folder.lineAndColumn(device, byte: byte)
      notices.append(
        .damagedEvent(
          file: path, line: position.line, column: position.column, byte: byte,
          more: part.damage.count - 1))
    }
    let unknown = part.items.compactMap { item -> (name: String, offset: Int)? in
      guard case .unknown(let name) = item.event.kind else { return nil }
      return (name, item.offset)
    }
    let kinds = Dictionary(grouping: unknown, by: \.name)
    // As many as anybody reads.
    for events in kinds.values.sorted(by: { $0[0].offset < $1[0].offset }).prefix(20) {
      notices.append(
        .unknownEvent(
          file: path, line: folder.lineAndColumn(device, byte: events[0].offset).line,
          kind: events[0].name, more: events.count - 1))
    }
    // Only of this machine: the end of another machine's file may not have arrived yet.
    if part.ending == .torn, device == self.device, isWriter {
      notices.append(.tornEvent(file: path, byte: part.end))
    }
    return notices
  }

  /// The notices about what bears the name of a history file and is none, or can't be read.
  func noticesOfNames() throws(FileError) -> [StoreNotice] {
    try folder.passedOver().map { .historyIsNoFile(file: $0) }
      + folder.unreadable().map { .historyUnreadable(file: folder.path(of: $0)) }
  }

  func latest() throws(FileError) -> Snapshot? {
    guard let bytes = try files.content(paths.progress) else { return nil }
    return try? Snapshot(bytes, .latest)
  }

  /// How the files differ from the snapshot's description.
  private func changes(
    since snapshot: Snapshot, without unread: [String]
  ) throws(FileError) -> [Change] {
    var changes: [Change] = []
    for (device, bytes) in snapshot.history.sorted(by: { $0.key < $1.key })
    where bytes > 0 && !unread.contains(device) {
      let settled = snapshot.settled[device] ?? bytes
      let line = snapshot.lines[device]
      if let change = try change(of: device, from: bytes, settled, line) {
        changes.append(change)
      } else if let known = snapshot.changed[device], try changeTime(of: device) != known,
        case let path = folder.path(of: device), try files.status(path)?.size == bytes
      {
        changes.append(
          Change(device: device) { $0 == .rebuilt ? nil : .historyRewritten(file: path, $0) })
      }
    }
    return changes
  }

  /// Microseconds since 1970 at which a device's file last changed; nil if there is none.
  func changeTime(of device: String) throws(FileError) -> Int? {
    try files.changeTime(of: folder.path(of: device)).map { $0 / 1000 }
  }
}
