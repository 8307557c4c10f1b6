import FlashcardDeck
import Toolkit

/// The stored progress: all answers, and the state that follows from them.
///
/// One process at a time writes a store; any number read it. Nothing that `append` acknowledged is
/// ever lost: it is in the history, on the disk, before `append` returns. progress.json only saves a
/// later start from reading the whole history (see `HistoryWriter` and `FileSystem.replace` for the
/// order of the steps).
public final class Store {
  /// What a store is opened for.
  public enum Mode: Hashable, Sendable {
    case readWrite
    case readOnly
  }

  /// All that is known of past study.
  public var record: StudyRecord { state.record }
  /// What its owner should know about the stored files.
  public var notices: [StoreNotice] { state.notices }
  /// Why the store can't be written; nil if it can.
  public internal(set) var obstacle: Obstacle?
  /// This machine's name.
  public let device: String

  let files: any FileSystem
  let paths: DataPaths
  let clock: Clock
  let kinds: Set<String>
  var state = StoreState()
  let writer: HistoryWriter
  var pending: PendingEvents?
  var memory: DeckMemory?
  /// How the decks were seen, if that was asked for or given.
  var seen: SeenDecks?
  var savesSeen = false
  /// Whether that file is another one than progress.json was saved with.
  public internal(set) var hasOtherSeenDecks = false
  /// Events that a store which may not write shows as if they were in the history.
  var shown: [Event] = []
  /// The status of progress.json when it was last read or written here.
  var snapshotStatus: FileStatus?
  var lock: StoreLock?
  /// The history folder as it was listed last.
  var listing: FolderListing?
  /// Whether an event is being written, so that this machine's file is longer than is noted.
  var isAppending = false

  /// Opens the progress in `paths`.
  ///
  /// A store that another process writes, that a later version of the program wrote or that the
  /// system does not allow to write is opened for reading, and `obstacle` says why. Throws if it
  /// can't be read. The record's base ends before the clock's study day.
  public static func open(
    _ paths: DataPaths, _ files: any FileSystem = LocalFileSystem(), device: String, clock: Clock,
    mode: Mode = .readWrite
  ) throws(StoreError) -> Store {
    try open(paths, files, device: device, clock: clock, mode: mode, kinds: Event.Kind.names)
  }

  /// Opens the progress for a version that understands only some kinds of events.
  static func open(
    _ paths: DataPaths, _ files: any FileSystem, device: String, clock: Clock, mode: Mode,
    kinds: Set<String>
  ) throws(StoreError) -> Store {
    let store = Store(paths, files, device, clock, kinds)
    if mode == .readWrite {
      do {
        store.lock = try StoreLock(files, paths, now: clock.now())
        files.removeTemporaries(of: paths.replaced)
      } catch {
        store.obstacle = error
      }
    } else {
      store.obstacle = .openedForReading
    }
    do {
      try store.load()
    } catch {
      store.close()
      throw .file(error)
    }
    return store
  }

  private init(
    _ paths: DataPaths, _ files: any FileSystem, _ device: String, _ clock: Clock,
    _ kinds: Set<String>
  ) {
    self.paths = paths
    self.files = files
    self.device = device
    self.clock = clock
    self.kinds = kinds
    writer = HistoryWriter(
      files, path: HistoryFolder(files: files, path: paths.history).path(of: device))
  }

  deinit { close() }

  /// Whether events can be appended.
  public var isWritable: Bool { obstacle == nil }

  /// The other process that writes the store.
  public var holder: LockHolder? {
    if case .held(let holder) = obstacle { holder } else { nil }
  }

  /// The name of this machine's next event.
  public var nextEventID: Event.ID { state.nextEventID(of: device) }

  /// The time of an event that happens now: now, but never before a known event of any machine, so
  /// that clocks that disagree can't put an answer before the state that it was based on. An event of a
  /// clock that was years ahead counts as made when this was noticed.
  public func eventTime(_ now: Instant) -> Instant { state.eventTime(now, of: device) }

  /// Adds an event, which is on the disk when this returns, and returns it as it was stored.
  ///
  /// Its name and time change only if another program changed this machine's history meanwhile, or if
  /// a pending event that is written first has got a new name or time for that reason. If anything
  /// fails, the event does not count: its line is cut off again, now or before the next event is
  /// written. `meanwhile` is called while the disk writes the event, with the record as it will be
  /// afterwards.
  ///
  /// An answer to a card that another process has answered since the record was read is refused: the
  /// record then has that answer.
  @discardableResult
  public func append(
    _ event: Event, meanwhile: (StudyRecord) -> Void = { _ in }
  ) throws(StoreError) -> Event {
    try requireLock()
    let known = record[record.key(of: event.card)]
    let named: Event
    do throws(FileError) {
      named = event.renamed(try writePending())
      try readForeignChanges()
    } catch {
      throw .file(error)
    }
    // The lock does not exclude this: its file may have been removed, and then others had a lock, too.
    if event.kind.followsFromState, record[record.key(of: event.card)] != known {
      throw .outdated(event.card)
    }
    do {
      return try writeEvent(named, meanwhile: meanwhile)
    } catch {
      throw .file(error)
    }
  }

  private func writeEvent(
    _ event: Event, meanwhile: (StudyRecord) -> Void
  ) throws(FileError) -> Event {
    if pending != nil {
      // What the change made necessary comes first.
      let stored = try writeEvents([event])
      meanwhile(record)
      return stored[0]
    }
    let named = state.restamped(event, device)
    let end = state.files[device]?.end ?? 0
    let line = named.line()
    let event = named.ranked(line)
    var record = state.record
    isAppending = true
    defer { isAppending = false }
    let status = try writer.append(
      newline + line, at: end, known: state.files[device]?.status.size ?? 0
    ) {
      record.add(event)
      meanwhile(record)
    }
    note([(event, line)], at: end, status, record)
    try replayIfContradicted()
    return event
  }

  /// Writes events in one go, and returns them as they were stored; those of lost lines are written as they were.
  func writeEvents(
    _ events: [Event], lostLines: [Event.Stamp: [UInt8]] = [:]
  ) throws(FileError) -> [Event] {
    try readForeignChanges()
    var (all, lostLines) = (events, lostLines)
    if let waiting = pending {
      // A change of the files has made events necessary that count before these.
      let proposed = waiting.proposed.filter { [lostLines] in lostLines[$0.stamp] == nil }
      all = proposed + waiting.events + events
      lostLines.merge(waiting.lostLines) { known, _ in known }
      state.resume(waiting)
      pending = nil
    }
    var known = state
    let stored = known.restamp(all, device, lostLines: lostLines)
    let written = stored.map { (event: $0, line: lostLines[$0.stamp] ?? $0.line()) }
    let end = state.files[device]?.end ?? 0
    isAppending = true
    defer { isAppending = false }
    let status = try writer.append(
      newline + written.flatMap(\.line), at: end, known: state.files[device]?.status.size ?? 0)
    var record = state.record
    record.add(stored)
    note(written, at: end, status, record)
    if lostLines.isEmpty {
      try replayIfContradicted()
    } else {
      // They are written; if the files can't be read now, the order of links among them has to wait.
      try? reconcile([])
    }
    return Array(stored.suffix(events.count))
  }

  /// What has to stand between the end of this machine's file and a new line.
  private var newline: [UInt8] { state.files[device]?.ending == .event ? [0x0A] : [] }

  /// Takes written events into the state.
  private func note(
    _ written: [(event: Event, line: [UInt8])], at end: Int, _ status: FileStatus,
    _ record: StudyRecord
  ) {
    var offset = end + newline.count
    // Changed in place, because a copy would copy all unsettled events.
    let new = HistoryFile(status: status, end: 0, ending: .line)
    for (event, line) in written {
      state.files[device, default: new].note(event.stamp, line, at: offset, status)
      state.count(event.id)
      offset += line.count
    }
    state.needsSnapshot = true
    state.record = record
  }

  /// Replays the whole history if an event took back or joined what is in the base.
  private func replayIfContradicted() throws(FileError) {
    if state.record.contradictsBase { try reconcile([]) }
  }

  /// Git or another program may have replaced the file since it was opened; events written to the
  /// old one would be lost.
  private func readForeignChanges() throws(FileError) {
    let status = try files.status(writer.path)
    // Bytes that a failed append left there are no event, even if they look complete.
    let isOwn = status?.identity == writer.unsure
    if status == state.files[device]?.status || isOwn && status != nil { return }
    try readChanges()
  }

  /// Every event of the history, in the order of the times in their lines.
  public func events() throws(StoreError) -> HistoryStream {
    do {
      return try HistoryStream(loader.folder)
    } catch {
      throw .file(error)
    }
  }

  /// Closes the files and releases the lock; appended events are safe, also without a save.
  public func close() {
    if pending != nil { try? writePendingEvents() }
    writer.close()
    lock?.release()
    lock = nil
    if obstacle == nil { obstacle = .openedForReading }
  }

  /// The same; what was made for the lock is removed, if there is nothing to guard.
  public func closeLeavingNothing() {
    if pending == nil { lock?.removeIfUseless(paths) }
    close()
  }

  var loader: StoreLoader {
    let now = clock.now()
    return StoreLoader(
      files: files, paths: paths, device: device, kinds: kinds, isWriter: isWritable, now: now,
      day: clock.studyDay(of: now))
  }
}
