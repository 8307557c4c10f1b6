import FlashcardDeck
import Toolkit

/// What a store knows, as it was read from snapshot and history.
struct StoreState {
  var record = StudyRecord()
  var files: [String: HistoryFile] = [:]
  /// The largest event number met of each device.
  var counters: [String: Int] = [:]
  /// Bytes of history files that the base includes but that are gone. As long as there are any, the
  /// history does not explain the base, which then is never made anew on our own account.
  var missingHistory: [String: Int] = [:]
  var notices: [StoreNotice] = []
  /// Whether progress.json says less than is known.
  var needsSnapshot = false

  /// Takes in what was read from a file, but for the record.
  mutating func note(_ device: String, _ part: HistoryPart, _ file: HistoryFile) {
    var file = file
    if let known = files[device] {
      file.unsettled = known.unsettled + file.unsettled
      file.lastLine = file.lastLine ?? known.lastLine
    }
    files[device] = file
    for item in part.items {
      let id = item.event.id
      if id.counter > counters[id.device] ?? 0 { counters[id.device] = id.counter }
    }
    if !part.items.isEmpty { needsSnapshot = true }
  }
}
