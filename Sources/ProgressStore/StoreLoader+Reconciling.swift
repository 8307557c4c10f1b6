import FlashcardDeck
import Toolkit

/// Reconciles the known state with history files that changed: removed, shorter, rewritten, damaged, or
/// with an event that belongs before the base.
///
/// There is one rule. If the history still has every event that was ever known, by their numbers, the
/// state is rebuilt from it. If not, the known progress of the cards is kept, new events are added, and
/// `missingHistory` says so until the history is complete again or the owner repairs it. Data in
/// either file survives.
extension StoreLoader {
  /// What is known without the history.
  struct Known {
    /// The largest known event number of each device.
    var counters: [String: Int] = [:]
    /// Bytes that history files should have but do not.
    var missingHistory: [String: Int] = [:]
    /// The last event that is in the base.
    var settled: Event.Stamp?
  }

  /// A change of a history file, and how many bytes of it were known.
  struct Change {
    var device: String
    var bytes: Int
    var notice: (StoreNotice.Outcome) -> StoreNotice?
  }

  /// How a device's file differs from one whose lines up to these offsets are known; nil if it does not.
  func change(
    of device: String, from bytes: Int, _ settled: Int, _ lastLine: UInt32?
  ) throws(FileError) -> Change? {
    let path = folder.path(of: device)
    guard let status = try files.status(path) else {
      return Change(device: device, bytes: bytes) { .historyMissing(file: path, $0) }
    }
    if status.size < bytes {
      return Change(device: device, bytes: bytes) {
        .historyShorter(file: path, bytes: status.size, before: bytes, $0)
      }
    }
    let isSound = try folder.hasLineEnd(device, at: bytes)
    let isSame = try folder.hasLine(lastLine, device, endingAt: bytes)
    let isSettledSound = try folder.hasLineEnd(device, at: settled)
    if settled > bytes || !isSound || !isSame || !isSettledSound {
      return Change(device: device, bytes: bytes) { .historyRewritten(file: path, $0) }
    }
    return nil
  }

  /// The state after the whole history if that is complete, else the known state with the new events.
  /// `progress` is the latest known state, `memory` the record of a running program.
  func reconciled(
    _ known: Known, _ changes: [Change], memory: StudyRecord? = nil,
    _ progress: () throws(FileError) -> Progress
  ) throws(FileError) -> StoreState {
    if var state = try replayedIfComplete(known) {
      state.notices = changes.compactMap { $0.notice(.rebuilt) } + state.notices
      return state
    }
    var state = StoreState()
    state.missingHistory = known.missingHistory
    for change in changes { state.missingHistory[change.device] = change.bytes }
    let read = try readEvents(&state, from: [:])
    for device in gaps(in: read, known.counters) where state.missingHistory[device] == nil {
      state.missingHistory[device] = state.files[device]?.end ?? 0
    }
    // If the day's events are still in the history, the day's session continues.
    let recent = Set(memory?.recent.map(\.stamp) ?? [])
    let staysRecent = memory != nil && recent.isSubset(of: read.lazy.map(\.stamp))
    let fresh = read.inOrderOnce().filter {
      $0.id.counter > known.counters[$0.id.device] ?? 0 || staysRecent && recent.contains($0.stamp)
    }
    let stamps = Set(fresh.map(\.stamp))
    for device in state.files.keys {
      state.files[device]?.unsettled.removeAll { !stamps.contains($0.stamp) }
    }
    let base: Progress
    if staysRecent, let memory { base = memory.base } else { base = try progress() }
    let now = Event.Stamp(time: now, id: Event.ID(device: device, counter: 1))
    let included = read.lazy.map(\.stamp).filter { !stamps.contains($0) }.max()
    let settled = [now, known.settled, included].compactMap(\.self).max()
    state.record = StudyRecord(
      base: base, settled: staysRecent ? memory?.settled : settled, recent: fresh)
    if state.record.contradictsBase { state.record = state.record.allSettled }
    state.counters.merge(known.counters) { max($0, $1) }
    state.notices = changes.compactMap { $0.notice(.kept) } + state.notices.map(\.withKeptCards)
    state.needsSnapshot = true
    return state
  }

  /// The state after the whole history; nil if it lacks an event that is known.
  func replayedIfComplete(_ known: Known) throws(FileError) -> StoreState? {
    let (state, events) = try replayed()
    guard gaps(in: events, known.counters).isEmpty else { return nil }
    return state
  }

  /// The state after the whole history, also if events are missing.
  func rebuilt() throws(FileError) -> StoreState { try replayed().state }

  private func replayed() throws(FileError) -> (state: StoreState, events: [Event]) {
    var state = StoreState()
    let events = try readEvents(&state, from: [:])
    state.record = StudyRecord(history: events.inOrderOnce(), day: day)
    let settled = state.record.settled
    for device in state.files.keys { _ = state.files[device]?.settledEnd(after: settled) }
    state.needsSnapshot = true
    return (state, events)
  }

  /// The devices of which an event up to the largest known number is missing.
  private func gaps(in events: [Event], _ counters: [String: Int]) -> [String] {
    var found: [String: Set<Int>] = [:]
    for event in events { found[event.id.device, default: []].insert(event.id.counter) }
    return counters.filter { device, largest in
      let known = found[device] ?? []
      return known.count < largest || !(1...max(1, largest)).allSatisfy(known.contains)
    }.keys.sorted()
  }
}

extension StoreNotice {
  /// The same notice for a damaged event that the known progress includes.
  fileprivate var withKeptCards: StoreNotice {
    if case .damagedEvent(let file, let line, let column, let byte, let more, _) = self {
      return .damagedEvent(
        file: file, line: line, column: column, byte: byte, more: more, .kept)
    }
    return self
  }
}
