import FlashcardDeck

extension Store {
  /// Reads snapshot and history.
  func load() throws(FileError) {
    let loader = loader
    let counters = state.counters
    defer { state.counters.merge(counters) { max($0, $1) } }
    switch try loader.findSnapshot() {
    case .snapshot(let snapshot): state = try loader.state(after: snapshot)
    case .nothing:
      state = try loader.rebuilt()
      if state.files.isEmpty {
        state.isAhead = false
      } else {
        state.notices.insert(.snapshotMissing(file: paths.progress), at: 0)
      }
    case .unusable(.newer(let version)):
      state = try loader.rebuilt()
      if obstacle == nil { obstacle = .newerVersion(file: paths.progress, version: version) }
    case .unusable(let error):
      let kept = setAside("damaged")
      state = try loader.rebuilt()
      let byte: Int? = if case .damaged(let byte) = error { byte } else { nil }
      state.notices.insert(
        .snapshotDamaged(file: paths.progress, byte: byte, keptAs: kept), at: 0)
    }
    settle(before: loader.day)
  }

  /// Makes the state of the morning of `day` the record's base, when a new study day began.
  public func startDay(_ day: Day) throws(StoreError) {
    if record.base.totals.days[day] != nil, state.lost.isEmpty {
      // The clock, or the traveller, went back to a day that is in the base.
      do {
        state = try loader.rebuilt(state)
      } catch {
        throw .file(error)
      }
    }
    settle(before: day)
  }

  func settle(before day: Day) {
    let before = record.settled
    state.record.settle(before: day)
    if record.settled != before { state.isAhead = true }
  }

  /// Takes in what other machines' files, or copies of them, have come to hold.
  public func refresh() throws(StoreError) {
    do {
      try takeIn()
    } catch {
      throw .file(error)
    }
  }

  func takeIn() throws(FileError) {
    let loader = loader
    let devices = try loader.folder.devices()
    var fresh: [Event] = []
    var notices: [Notice] = []
    forget(Set(state.files.keys).subtracting(devices))
    for device in devices {
      let path = loader.folder.path(of: device)
      let known = state.files[device]
      guard let status = try files.status(path), status != known?.status else { continue }
      let start = known?.end ?? 0
      // When it was rewritten, the snapshot decides what is left of it.
      if status.size < start { return try load() }
      if try !loader.folder.hasLineEnd(device, at: start) { return try load() }
      guard let (part, file) = try loader.folder.read(device, from: start) else { continue }
      state.note(device, part, file)
      notices += loader.notices(of: device, part)
      fresh += part.items.lazy.map(\.event)
    }
    for notice in notices where !state.notices.contains(notice) { state.notices.append(notice) }
    if fresh.isEmpty { return }
    let recent = (record.recent + fresh).inOrderOnce()
    let record = StudyRecord(base: record.base, settled: record.settled, recent: recent)
    if !record.contradictsBase {
      state.record = record
    } else if state.lost.isEmpty {
      state = try loader.rebuilt(state)
    } else {
      state.record = StudyRecord(base: record.base, recent: recent)
    }
    settle(before: loader.day)
  }

  /// Keeps what is known of the cards when history files vanish.
  private func forget(_ devices: Set<String>) {
    if devices.isEmpty { return }
    for device in devices { state.lost[device] = state.files.removeValue(forKey: device)?.end }
    state.notices.append(loader.folder.notice(missing: devices))
    state.record = StudyRecord(
      base: Progress(cards: record.cards, totals: record.totals),
      settled: record.recent.last?.stamp ?? record.settled)
    state.isAhead = true
  }

  /// Makes the state anew from the whole history.
  ///
  /// What is known only from a snapshot whose history is gone is left out; that snapshot is kept
  /// under another name.
  public func rebuild() throws(StoreError) {
    do {
      if !state.lost.isEmpty { _ = setAside("before-repair") }
      state = try loader.rebuilt(state)
      settle(before: loader.day)
    } catch {
      throw .file(error)
    }
  }

  /// Gives the snapshot a dated name beside the one it has, or had as the target of a symbolic link;
  /// nil where that can't be done or must not.
  private func setAside(_ reason: String) -> String? {
    guard isWritable, let target = try? files.resolvingLinks(paths.progress) else { return nil }
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
      try files.syncFolder(folder(of: target))
      return kept
    } catch {
      // Rather no progress than the only copy of what may be mended by hand.
      obstacle = .unwritable(error)
      return nil
    }
  }
}
