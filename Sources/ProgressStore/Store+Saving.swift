import FlashcardDeck

extension Store {
  /// Replaces progress.json by the current state, with the clock's day separate from the base; writes
  /// nothing if progress.json is up to date.
  public func save() throws(StoreError) {
    let isRetaken = try requireLock()
    // First the history: events that only the snapshot had would count again when they are written.
    try writePendingEvents()
    if isRetaken { try refresh() }
    try startDay(clock.studyDay(of: clock.now()))
    guard state.needsSnapshot || savesSeen else { return }
    // Before progress.json, which says that these decks were compared.
    if savesSeen, let seen {
      try? files.makeFolders(paths.data)
      // If it could not be written, the older file is not taken for this one.
      let checksum = SeenDecksFile.write(seen, to: paths.seenDecks, files)
      state.needsSnapshot =
        state.needsSnapshot || memory.map { $0.seenChecksum != checksum } ?? false
      memory?.seenChecksum = checksum
    }
    savesSeen = false
    // It would lack what only the older one knows of files that can't be read.
    guard state.needsSnapshot, state.unread.isEmpty else { return }
    try setAsideForeignSnapshot()
    var snapshot = Snapshot()
    snapshot.counters = state.counters
    snapshot.kinds = kinds
    snapshot.decks = memory
    let record = record
    let settled = record.settled
    snapshot.baseEnd = settled
    for device in state.files.keys {
      snapshot.history[device] = state.files[device]?.end
      snapshot.lines[device] = state.files[device]?.lastLine
      // A file that can't be examined is read anew.
      snapshot.changed[device] = (try? loader.changeTime(of: device)) ?? nil
      snapshot.settled[device] = state.files[device]?.settledEnd(after: settled, record)
    }
    do {
      try files.makeFolders(paths.data)
      try files.replace(paths.progress, with: snapshot.bytes(of: record))
      snapshotStatus = try files.status(paths.progress)
    } catch {
      throw .file(error)
    }
    state.needsSnapshot = false
  }

  /// Keeps what was found in the decks' files for the next start, if there is progress and the disk allows it: a
  /// look around leaves no folder behind.
  public func keep(deckIndex bytes: [UInt8]) {
    guard isWritable, let progress = try? files.status(paths.progress), !progress.isFolder else {
      return
    }
    try? files.replace(paths.deckIndex, with: bytes)
  }

  /// Renames a progress.json that another program wrote since it was read here, unless everything in
  /// it is known here, too.
  private func setAsideForeignSnapshot() throws(StoreError) {
    do {
      guard let status = try files.status(paths.progress), status != snapshotStatus else { return }
      switch try loader.findSnapshot() {
      case .nothing: return
      case .snapshot(let other):
        let isKnown = other.history.allSatisfy { $0.value <= state.files[$0.key]?.end ?? 0 }
        if isKnown, !other.lacksHistory { return }
        let latest = try loader.latest()?.progress ?? other.progress
        if MissingProgress(of: latest, in: record.progress).events.isEmpty { return }
      case .unusable(.newer(let version)):
        obstacle = .newerVersion(file: paths.progress, version: version)
      case .unusable: break
      }
    } catch {
      throw .file(error)
    }
    let kept = setAside("replaced")
    if let obstacle { throw .readOnly(obstacle) }
    state.notices.append(.snapshotReplaced(file: paths.progress, keptAs: kept))
  }
}
