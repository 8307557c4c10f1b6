import FlashcardDeck
import Toolkit

/// How far a history file has been read.
struct HistoryFile {
  /// An event that may not be in the base yet.
  struct Unsettled {
    var event: Event.Stamp
    /// The byte of the file at which it starts.
    var offset: Int
    /// Its line with the line end, if it is in this machine's own file: it is written again if another
    /// program removes it, byte for byte, whatever kind of event it is.
    var line: [UInt8]?
  }

  /// The file's status when it was last read or written here.
  var status: FileStatus
  /// The end of the last event that was read, or of its line.
  var end: Int
  var ending: HistoryPart.Ending
  /// The CRC-32 of the line that ends there, which shows whether another file replaced this one.
  var lastLine: UInt32?
  /// The events that may not be in the base yet.
  var unsettled: [Unsettled] = []

  /// Adds an event that was written as the last line of the file.
  mutating func note(
    _ event: Event.Stamp, _ line: [UInt8], at offset: Int, _ status: FileStatus
  ) {
    self.status = status
    end = status.size
    ending = .line
    lastLine = CRC32.checksum(line)
    unsettled.append(Unsettled(event: event, offset: offset, line: line))
  }

  /// The offset from which on the file has every event after `settled`, the last one in the record's
  /// base.
  mutating func settledEnd(after settled: Event.Stamp?, _ record: StudyRecord) -> Int {
    if let settled {
      let clocks = record.base.clocks
      unsettled.removeAll { clocks.corrected($0.event) <= settled }
    }
    return unsettled.lazy.map(\.offset).min() ?? end
  }
}
