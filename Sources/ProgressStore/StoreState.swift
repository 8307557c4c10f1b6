import FlashcardDeck
import Toolkit

/// All that a store knows from snapshot and history.
struct StoreState {
  /// The largest number that counts as used: those that this machine gives are not above it.
  static let largestCounter = 1 << 50

  /// A number that is further than this above the others of its device is not counted on from, so that a
  /// foreign line with a large number does not use up those of this machine. No machine loses that many lines.
  static let widestGap = 1 << 32

  /// How far some events reach.
  struct Extent {
    /// The largest number of each device's events.
    var counters: [String: Int]
    /// Bytes of each history file.
    var bytes: [String: Int]
    /// The devices whose files could not be read.
    var unread: Set<String> = []

    /// Whether a number is one of the known ones. Of those beyond a gap only the largest is known, by the
    /// tallies of the events.
    func includes(_ id: Event.ID, _ tallies: [String: Tally]) -> Bool {
      let known = counters[id.device] ?? 0
      return id.counter <= known
        || id.counter - known > StoreState.widestGap
          && id.counter <= tallies[id.device]?.largest ?? 0
    }
  }

  var record = StudyRecord()
  var files: [String: HistoryFile] = [:]
  /// The largest known event number of each device, without those beyond a gap.
  var counters: [String: Int] = [:]
  /// The numbers beyond a gap, which other numbers may close.
  private var beyond: [String: Set<Int>] = [:]
  /// Events that keep what only the snapshot knows, and that place events of wrong clocks. They are not
  /// in the record; they follow from the files and the clock, until they are written.
  var proposed: [Event] = []
  /// The lines of those among them that the history had and lost: they are written again as they were.
  var lostLines: [Event.Stamp: [UInt8]] = [:]
  var notices: [StoreNotice] = []
  /// The devices whose files are known and can't be read now. What is known of them is shown and not
  /// written, and progress.json stays, because they may be back at any time.
  var unread: Set<String> = []
  /// Whether progress.json lacks something that is known.
  var needsSnapshot = false
  /// Whether all lines had to be read, because progress.json does not have what they say.
  var wasReplayed = false
  /// Whether lines are gone that progress.json included.
  var lacksLines = false
  /// How many bytes of lines were read that the base of progress.json does not include.
  var unsettledBytes = 0
  /// Whether many of them are in the base by now, as a new progress.json would say.
  var hasSettledMuch = false

  /// Whether there are lines in this machine's name that progress.json does not know and that say which card is
  /// which: a copy of this machine may have written them.
  var hasForeignLinks = false

  /// Adds what was read from a file, except to the record.
  mutating func note(_ device: String, _ part: HistoryPart, _ file: HistoryFile) {
    var file = file
    if let known = files[device] {
      file.unsettled = known.unsettled + file.unsettled
      file.lastLine = file.lastLine ?? known.lastLine
    }
    files[device] = file
    for item in part.items { count(item.event.id) }
    if !part.items.isEmpty { needsSnapshot = true }
  }

  /// How far the events reach that were read.
  var extent: Extent {
    Extent(counters: counters, bytes: files.mapValues(\.end), unread: unread)
  }

  /// Remembers that an event's number is used.
  mutating func count(_ id: Event.ID) {
    let known = counters[id.device] ?? 0
    guard id.counter > known, id.counter <= Self.largestCounter else { return }
    if id.counter - known > Self.widestGap {
      beyond[id.device, default: []].insert(id.counter)
      return
    }
    counters[id.device] = id.counter
    // In whatever order the lines are read, the same numbers count.
    if let numbers = beyond[id.device] {
      beyond[id.device] = nil
      for number in numbers.sorted() { count(Event.ID(device: id.device, counter: number)) }
    }
  }

  /// The name of a device's next event.
  func nextEventID(of device: String) -> Event.ID {
    Event.ID(device: device, counter: min((counters[device] ?? 0) + 1, Self.largestCounter))
  }

  /// The time of a device's event that happens now: now, but never before a known event of any machine,
  /// so that clocks that disagree can't put an answer before the state that it was based on.
  func eventTime(_ now: Instant, of device: String) -> Instant {
    eventTime(now, of: device, after: record.latest)
  }

  /// The same if this is the last known event.
  func eventTime(_ now: Instant, of device: String, after latest: Event.Stamp?) -> Instant {
    guard let latest, latest.time >= now else { return now }
    let isAfter = latest.id < nextEventID(of: device)
    let time = isAfter ? latest.time : Instant(milliseconds: latest.time.milliseconds + 1)
    return min(time, max(now, .last))
  }

  /// Forgets which lines of the files are in the base.
  mutating func settleFiles() {
    let settled = record.settled
    for device in files.keys { _ = files[device]?.settledEnd(after: settled, record) }
  }
}
