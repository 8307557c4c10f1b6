import FlashcardDeck

extension Store {
  /// Replaces progress.json by the state as it is now, with the clock's day apart; nothing is
  /// written where it says all of that already.
  public func save() throws(StoreError) {
    if let obstacle { throw .readOnly(obstacle) }
    // The snapshot must not be ahead of the history, which then would bring the same again.
    try writeUnwritten()
    try startDay(clock.studyDay(of: clock.now()))
    guard state.isAhead else { return }
    var snapshot = Snapshot()
    snapshot.counters = state.counters
    snapshot.lost = state.lost
    let settled = record.settled
    snapshot.until = settled
    for device in state.files.keys {
      snapshot.history[device] = state.files[device]?.end
      snapshot.settled[device] = state.files[device]?.settledEnd(after: settled)
    }
    do {
      try files.makeFolders(paths.data)
      try files.replace(paths.progress, with: snapshot.bytes(of: record))
    } catch {
      throw .file(error)
    }
    state.isAhead = false
  }
}
