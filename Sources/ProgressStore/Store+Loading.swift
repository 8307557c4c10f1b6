import FlashcardDeck
import Toolkit

extension Store {
  /// Reads snapshot and history.
  func load() throws(FileError) {
    let loader = loader
    // Why it can't be examined is found below.
    snapshotStatus = (try? files.status(paths.progress)) ?? nil
    switch try loader.findSnapshot() {
    case .snapshot(let snapshot):
      state = try loader.state(after: snapshot)
      memory = snapshot.decks
      // What is recorded decides, unless some of it is gone: then what this machine saw is compared with it, as if
      // the decks had been edited. If it always were, two machines that saw different cards in one would overrule
      // each other for ever.
      if state.hasForeignLinks || state.wasReplayed { memory?.foreignEvents = nil }
      if state.lacksLines { memory?.files = [:] }
    case .nothing:
      let (rebuilt, history) = try loader.replayed()
      state = rebuilt
      if state.files.isEmpty { state.needsSnapshot = false }
      // A reader may open the store before the first save, so it gets no notice. A machine that stored
      // events on one day only was perhaps cut off in its first session, before the first save; one that
      // stored none has got the history from another one. Nothing is missing then.
      let days = Set(history.events.lazy.filter { [device] in $0.id.device == device }.map(\.day))
      if isWritable, days.count > 1 {
        state.notices.insert(.snapshotMissing(file: paths.progress), at: 0)
      }
    case .unusable(.newer(let version)):
      state = try loader.rebuilt()
      // That version knows them, and tells of none.
      state.notices.removeAll { if case .unknownEvent = $0 { true } else { false } }
      if obstacle == nil { obstacle = .newerVersion(file: paths.progress, version: version) }
    case .unusable(let error):
      let kept = setAside("damaged", behindLinks: error != .unreadable)
      state = try loader.rebuilt()
      let byte: Int? = if case .damaged(let byte) = error { byte } else { nil }
      state.notices.insert(
        .snapshotDamaged(file: paths.progress, byte: byte, keptAs: kept), at: 0)
    }
    state.notices += try loader.noticesOfNames()
    if state.proposed.contains(where: { $0.kind.lacksLook }) { memory?.files = [:] }
    try loader.proposeClocks(&state)
    try takeInProposed()
    let settled = record.settled
    settle(before: loader.day)
    state.hasSettledMuch = record.settled != settled && state.unsettledBytes > 1_000_000
    if let latest = record.latest?.time,
      latest.milliseconds - loader.now.milliseconds > 86_400_000
    {
      state.notices.append(.clockBehind(now: loader.now, latest: latest))
    }
  }

  /// Makes the state of the morning of `day` the record's base if a new study day has begun.
  public func startDay(_ day: Day) throws(StoreError) {
    if record.base.totals.days[day] != nil, pending == nil {
      // The clock or the time zone went back to a day that is in the base.
      do {
        try reconcile([])
      } catch {
        throw .file(error)
      }
    }
    settle(before: day)
  }

  /// Continues with a history that has changed, without losing anything.
  ///
  /// `extent` is that of the events that the record includes, if others were read since.
  func reconcile(
    _ changes: [StoreLoader.Change], from extent: StoreState.Extent? = nil
  ) throws(FileError) {
    let extent = extent ?? state.extent
    var notices = state.notices.filter { !$0.isAboutEvents }
    let known = StoreLoader.Known(
      progress: record.progress, latest: record.latest, extent: extent)
    var new = try loader.reconciled(known, changes)
    new.counters.merge(state.counters) { max($0, $1) }
    for notice in new.notices where !notices.contains(notice) { notices.append(notice) }
    new.notices = notices
    // What stands for lost lines has no look, which the decks have.
    if new.proposed.contains(where: { $0.kind.lacksLook }) { memory?.files = [:] }
    state = new
    let before = shown
    shown = []
    // Read anew, the files show once more what follows from them; the rest follows from the decks.
    try takeInProposed()
    if !isWritable { try propose(before) }
  }

  func settle(before day: Day) {
    let before = record.settled
    state.record.settle(before: day)
    if record.settled != before { state.needsSnapshot = true }
  }

  func readChanges() throws(FileError) {
    // Another file may be in the place of the open one, and what is written to that would be lost.
    writer.close()
    let loader = loader
    let before = state.extent
    var changes: [StoreLoader.Change] = []
    var fresh: [Event] = []
    var notices = try loader.noticesOfNames()
    // A file that can't be read costs what is in it, not what others have.
    var failure: FileError?
    let unreadable = Set(try loader.folder.unreadable())
    let devices = Set(try loader.folder.devices()).union(state.files.keys)
    for device in devices.subtracting(unreadable).sorted() {
      do throws(FileError) {
        let known = state.files[device]
        if let known {
          let status = try files.status(loader.folder.path(of: device))
          if status == known.status { continue }
          if let change = try loader.change(
            of: device, from: known.end, known.end, known.lastLine)
          {
            changes.append(change)
            continue
          }
          if status?.identity != known.status.identity {
            // Another file with that name, as git and others leave it; usually the old one with more lines.
            let path = loader.folder.path(of: device)
            changes.append(
              StoreLoader.Change(device: device) {
                $0 == .rebuilt ? nil : .historyRewritten(file: path, $0)
              })
            continue
          }
        }
        guard let (part, file) = try loader.read(device, from: known?.end ?? 0) else {
          continue
        }
        state.note(device, part, file)
        // Another process, or a copy of this machine, wrote in its name.
        if part.items.contains(where: { $0.event.id.device == self.device }) {
          memory?.foreignEvents = nil
        }
        notices += loader.notices(of: device, part)
        fresh += part.items.lazy.map(\.event)
      } catch {
        failure = failure ?? error
      }
    }
    for notice in notices where !state.notices.contains(notice) { state.notices.append(notice) }
    if !changes.isEmpty || !state.unread.isEmpty {
      if changes.contains(where: { $0.device == device }) { try restoreOwnEvents() }
      try reconcile(changes, from: before)
    } else if !fresh.isEmpty {
      let known = Set(record.recent.map(\.stamp))
      var new = record
      new.add(fresh.once().filter { !known.contains($0.stamp) })
      if new.contradictsBase || record.base.links.depend(onOrderOf: fresh) {
        try reconcile([], from: before)
      } else {
        state.record = new
      }
    }
    settle(before: loader.day)
    if let failure { throw failure }
  }

  /// Appends again those of this machine's recent lines that another program removed from its file.
  ///
  /// They are the same lines, so a copy of them from elsewhere adds nothing.
  private func restoreOwnEvents() throws(FileError) {
    guard (try? requireLock()) != nil else { return }
    let part = try loader.read(device, from: 0)?.part ?? HistoryPart([], from: 0)
    let present = Set(part.items.lazy.map(\.event.stamp))
    let missing = (state.files[device]?.unsettled ?? []).filter { !present.contains($0.event) }
    if missing.isEmpty { return }
    let newline: [UInt8] = part.ending == .event ? [0x0A] : []
    _ = try writer.append(newline + missing.flatMap { $0.line ?? [] }, at: part.end)
    writer.close()
  }

  /// Rebuilds the state from the whole history; what only the known state has is written to it.
  public func rebuild() throws(StoreError) {
    do {
      _ = try writePending()
      // As above: the file may be gone.
      writer.close()
      try reconcile([])
      settle(before: loader.day)
    } catch {
      throw .file(error)
    }
  }

  /// Renames the snapshot, or the file that it is a symbolic link to, to a dated name in the same
  /// folder; nil if that fails or the store is read-only. What the link leads to keeps its name if it
  /// is no file of ours: it may be a device.
  ///
  /// The new name is on the disk before anything is written under the old one, so that a file that
  /// could not be read here has a name at any moment.
  func setAside(_ reason: String, behindLinks: Bool = true) -> String? {
    guard isWritable,
      let target = behindLinks ? try? files.resolvingLinks(paths.progress) : paths.progress
    else { return nil }
    let digits = clock.now().description.utf8.filter { (0x30...0x39).contains($0) }
    let text = String(decoding: digits, as: UTF8.self)
    let name = "\(target).\(reason)-\(text.prefix(8))-\(text.dropFirst(8).prefix(6))"
    do {
      var kept = name
      var number = 2
      while try files.status(kept) != nil {
        kept = "\(name)-\(number)"
        number += 1
      }
      try files.rename(target, to: kept)
      try files.syncFolder(target.parentFolder)
      return kept
    } catch {
      // Writing would destroy the only copy of a file that may be repaired by hand.
      obstacle = .unwritable(error)
      return nil
    }
  }
}
