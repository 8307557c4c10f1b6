import FlashcardDeck
import Toolkit

/// All that a store knows from snapshot and history.
struct StoreState {
  var record = StudyRecord()
  var files: [String: HistoryFile] = [:]
  /// The largest known event number of each device.
  var counters: [String: Int] = [:]
  /// Bytes of history files that the base includes but the files no longer have. As long as there are
  /// any, the base does not follow from the history, and is only rebuilt if the owner asks for it.
  var missingHistory: [String: Int] = [:]
  var notices: [StoreNotice] = []
  /// Whether progress.json lacks something that is known.
  var needsSnapshot = false

  /// Adds what was read from a file, except to the record.
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
