import FlashcardDeck
import Toolkit

/// The history folder at one look.
struct FolderListing {
  /// What `FileSystem.changeTime` said then.
  var time: Int?
  /// Whether it said so at two looks, of which the later one listed the names. A name that is added in
  /// the same tick of the clock as the first of them changes no time.
  var isConfirmed = false
  /// The other devices that had a file.
  var devices: [String]
  /// What had the name of such a file and was none.
  var passedOver: [String]
  /// Their files, with the status of what was read of them. As an array with paths, because a look goes
  /// through them while the disk takes an answer.
  var files: [(path: String, status: FileStatus)]
}

/// What other processes and other machines do to the files while the store is open.
extension Store {
  /// New events of one device that others brought.
  public struct Arrival: Hashable, Sendable {
    /// The device that wrote them: this one, if they are another process's.
    public var device: String
    /// How many answers are among them.
    public var answers: Int
  }

  /// Whether a history file is not what was read of it, or there is another one.
  ///
  /// Asks for the status of the folder and of each file, and for nothing else unless a name in the
  /// folder has changed. False as long as the learner's events wait, because their place in the history is not known.
  /// While an event is being written, this machine's file, which `append` looks at, is passed over.
  public var hasForeignChanges: Bool {
    if pendingCount > 0 { return false }
    if state.unread.contains(where: { !folder.isUnreadable($0) }) { return true }
    do throws(FileError) {
      for file in listing?.files ?? [] where try files.status(file.path) != file.status {
        return true
      }
      if !isAppending, try files.status(writer.path) != state.files[device]?.status { return true }
      return try hasOtherNames()
    } catch {
      // Reading says what is wrong.
      return true
    }
  }

  private func hasOtherNames() throws(FileError) -> Bool {
    let time = try files.changeTime(of: paths.history)
    if let listing, listing.isConfirmed, listing.time == time { return false }
    let devices = try otherDevices()
    let passedOver = try folder.passedOver()
    if devices != listing?.devices ?? state.files.keys.filter({ $0 != device }).sorted()
      || passedOver != listing?.passedOver ?? []
    {
      return true
    }
    let isFirst = listing == nil
    let isConfirmed = listing.map { $0.time == time } ?? false
    listing = listing(of: devices, passedOver, at: time, isConfirmed: isConfirmed)
    // A start has read the files, which may have changed before they were listed.
    return isFirst && hasForeignChanges
  }

  private var folder: HistoryFolder {
    HistoryFolder(files: files, path: paths.history, own: device)
  }

  private func otherDevices() throws(FileError) -> [String] {
    try folder.devices().filter { $0 != device }
  }

  private func listing(
    of devices: [String], _ passedOver: [String], at time: Int?, isConfirmed: Bool = false
  ) -> FolderListing {
    let folder = folder
    let files = devices.compactMap { device in
      state.files[device].map { (folder.path(of: device), $0.status) }
    }
    return FolderListing(
      time: time, isConfirmed: isConfirmed, devices: devices, passedOver: passedOver, files: files)
  }

  /// Reads what others added to the history files, or changed in them; returns the new events by their
  /// device, in the order of the names.
  @discardableResult
  public func refresh() throws(StoreError) -> [Arrival] {
    if pending != nil { try writePendingEvents() }
    do {
      let (known, extent, record) = (state.files, state.extent, state.record)
      let time = try files.changeTime(of: paths.history)
      let (devices, passedOver) = (try otherDevices(), try folder.passedOver())
      try readChanges()
      // One that was added since is found by the next look.
      listing = listing(of: devices, passedOver, at: time)
      return try arrivals(since: known, extent, record)
    } catch {
      throw .file(error)
    }
  }

  /// The events that were not known, in files that are not what they were.
  ///
  /// A number that was not known is a new event. A copy of a machine gives its events numbers that are
  /// known: of those that are not among the recent ones, as many as the tallies say are new, and so the
  /// latest, since a copy goes on from where it was made.
  private func arrivals(
    since known: [String: HistoryFile], _ extent: StoreState.Extent, _ before: StudyRecord
  ) throws(FileError) -> [Arrival] {
    let loader = loader
    var events: [Event] = []
    for (device, file) in state.files where file.status != known[device]?.status {
      var start = 0
      if let known = known[device],
        try loader.change(of: device, from: known.end, known.end, known.lastLine) == nil
      {
        start = known.end
      }
      events += try loader.folder.read(device, from: start)?.part.items.lazy.map(\.event) ?? []
    }
    let recent = Set(before.recent.map(\.stamp))
    let (tallies, talliesBefore) = (record.tallies, before.tallies)
    let unknown = events.once().filter { !recent.contains($0.stamp) }
    return Dictionary(grouping: unknown, by: \.id.device).compactMap { device, events in
      let new = events.filter { !extent.includes($0.id, talliesBefore) }
      let added = (tallies[device]?.count ?? 0) - (talliesBefore[device]?.count ?? 0)
      let ofCopies = events.filter { extent.includes($0.id, talliesBefore) }
        .sorted { $0.stamp < $1.stamp }.suffix(max(0, added - new.count))
      if new.isEmpty, ofCopies.isEmpty { return nil }
      let answers = (new + ofCopies).count { if case .answer = $0.kind { true } else { false } }
      return Arrival(device: device, answers: answers)
    }.sorted { $0.device < $1.device }
  }

  // MARK: The lock

  /// Takes the lock if the process that held it has let it go, and then reads everything anew, as a
  /// start does; true if this store writes from now on. If another process holds it, `obstacle` says
  /// which.
  public func takeOver() throws(StoreError) -> Bool {
    guard case .held = obstacle else { return false }
    do throws(Obstacle) {
      lock = try StoreLock(files, paths, now: clock.now())
    } catch {
      if case .held = error { obstacle = error }
      return false
    }
    let waiting = pending
    let before = (obstacle, state, pending)
    (obstacle, pending, listing) = (nil, nil, nil)
    files.removeTemporaries(of: paths.replaced)
    do {
      // progress.json may be damaged, or a later version's, and the last line of the history torn: what
      // only a process that may write mends or refuses.
      try load()
    } catch {
      lock?.release()
      lock = nil
      (obstacle, state, pending) = before
      throw .file(error)
    }
    // The other process may have been killed before it saved for the first time.
    state.notices.removeAll { $0 == .snapshotMissing(file: paths.progress) }
    keep(waiting)
    return isWritable
  }

  /// Refuses to write unless the lock's path leads to the file that this store has locked, or it can
  /// lock the one that is there now; true if it had to.
  ///
  /// Between this look and the write, a few microseconds, another process would have to find a new file,
  /// take its lock, read the store and write. Then both lines are kept, because each is appended.
  @discardableResult
  func requireLock() throws(StoreError) -> Bool {
    if let obstacle { throw .readOnly(obstacle) }
    do throws(FileError) {
      if let lock, try lock.isAtItsPath { return false }
    } catch {
      throw .file(error)
    }
    lock?.release()
    lock = nil
    do {
      lock = try StoreLock(files, paths, now: clock.now())
    } catch {
      // A full disk may have no room for the file; that passes.
      if case .unwritable(let reason) = error { throw .file(reason) }
      obstacle = error
      writer.close()
      throw .readOnly(error)
    }
    return true
  }
}
