import FlashcardDeck

/// Reads a store: the snapshot and what the history adds to it, or the whole history.
struct StoreLoader {
  let files: any FileSystem
  let paths: DataPaths
  /// This machine's name.
  let device: String
  /// Whether this machine's history is ours to mend; another process may be writing to it.
  let isWriter: Bool
  let now: Instant
  let day: Day

  var folder: HistoryFolder { HistoryFolder(files: files, path: paths.history) }

  /// What a first look at the snapshot gives.
  enum Found {
    case snapshot(Snapshot)
    case nothing
    case unusable(SnapshotError)
  }

  func findSnapshot() throws(FileError) -> Found {
    guard let bytes = try files.content(paths.progress) else { return .nothing }
    do {
      return .snapshot(try Snapshot(bytes, .base))
    } catch {
      return .unusable(error)
    }
  }

  /// The state after snapshot and history.
  func state(after snapshot: Snapshot) throws(FileError) -> StoreState {
    var state = StoreState()
    state.counters = snapshot.counters
    state.lost = snapshot.lost
    var snapshot = snapshot
    if !state.lost.isEmpty, try isBack(state.lost) { return try rebuilt(state) }
    let check = try check(snapshot)
    if !check.broken.isEmpty {
      state.notices = check.broken
      return try rebuilt(state)
    }
    if !check.missing.isEmpty {
      state.notices.append(folder.notice(missing: check.missing.keys))
      state.lost.merge(check.missing) { $1 }
      // The events behind the base are gone too, so what they led to becomes the base.
      snapshot = try latest() ?? snapshot
      snapshot.settled = snapshot.history
      let stamp = Event.Stamp(time: now, id: Event.ID(device: device, counter: 1))
      snapshot.until = max(snapshot.until ?? stamp, stamp)
    }
    let events = try readEvents(&state, from: snapshot.settled)
    state.isAhead =
      !check.missing.isEmpty
      || state.files.contains { $0.value.end != snapshot.history[$0.key] ?? 0 }
    state.record = StudyRecord(
      base: snapshot.progress, settled: snapshot.until, recent: events.inOrderOnce())
    if state.record.contradictsBase || snapshot.progress.totals.days[day] != nil {
      if state.lost.isEmpty { return try rebuilt(state) }
      state.record = StudyRecord(base: snapshot.progress, recent: state.record.recent)
    }
    return state
  }

  /// The state after the whole history; notices and counters that are known already stay.
  func rebuilt(_ known: StoreState = StoreState()) throws(FileError) -> StoreState {
    var state = StoreState()
    state.counters = known.counters
    state.notices = known.notices.filter { !$0.isAboutEvents }
    let events = try readEvents(&state, from: [:])
    state.record = StudyRecord(history: events.inOrderOnce(), day: day)
    let settled = state.record.settled
    for device in state.files.keys { _ = state.files[device]?.settledEnd(after: settled) }
    state.isAhead = true
    return state
  }

  /// The events behind the given bytes of every file.
  private func readEvents(
    _ state: inout StoreState, from starts: [String: Int]
  ) throws(FileError) -> [Event] {
    var events: [Event] = []
    for device in try folder.devices() {
      guard let (part, file) = try folder.read(device, from: starts[device] ?? 0) else { continue }
      state.note(device, part, file)
      state.notices += notices(of: device, part)
      events += part.items.lazy.map(\.event)
    }
    return events
  }

  /// What there is to say about the events of a file.
  func notices(of device: String, _ part: HistoryPart) -> [Notice] {
    let path = folder.path(of: device)
    var notices = part.damage.map { byte in
      let place = folder.place(device, byte: byte)
      return Notice.damagedEvent(file: path, line: place.line, column: place.column, byte: byte)
    }
    // The end of another machine's file may simply not have arrived.
    if part.ending == .torn, device == self.device, isWriter {
      notices.append(.tornEvent(file: path, byte: part.end))
    }
    return notices
  }

  private func latest() throws(FileError) -> Snapshot? {
    guard let bytes = try files.content(paths.progress) else { return nil }
    return try? Snapshot(bytes, .latest)
  }

  /// How the files stand to what the snapshot says of them.
  private func check(
    _ snapshot: Snapshot
  ) throws(FileError) -> (broken: [Notice], missing: [String: Int]) {
    var broken: [Notice] = []
    var missing: [String: Int] = [:]
    for (device, bytes) in snapshot.history.sorted(by: { $0.key < $1.key }) where bytes > 0 {
      let path = folder.path(of: device)
      guard let status = try files.status(path) else {
        missing[device] = bytes
        continue
      }
      let settled = snapshot.settled[device] ?? bytes
      if status.size < bytes {
        broken.append(.historyShorter(file: path, bytes: status.size, before: bytes))
      } else {
        let isSound = try folder.hasLineEnd(device, at: bytes)
        let isSettledSound = try folder.hasLineEnd(device, at: settled)
        if settled > bytes || !isSound || !isSettledSound {
          broken.append(.historyRewritten(file: path))
        }
      }
    }
    return (broken, missing)
  }

  /// Whether all lost files have come back, by their length and by beginning with the first event;
  /// the files that took their place begin with a later one.
  private func isBack(_ lost: [String: Int]) throws(FileError) -> Bool {
    for (device, bytes) in lost {
      guard let status = try files.status(folder.path(of: device)), status.size >= bytes,
        let first = try folder.read(device, from: 0)?.part.items.first,
        first.event.id.counter == 1
      else { return false }
    }
    return true
  }
}

extension Notice {
  /// Whether reading the history anew finds it again.
  fileprivate var isAboutEvents: Bool {
    switch self {
    case .tornEvent, .damagedEvent: true
    default: false
    }
  }
}
