import FlashcardDeck
import Toolkit

/// How far a history file has been read.
struct HistoryFile {
  /// The file's status when it was last read or written here.
  var status: FileStatus
  /// The end of the last event that was read, or of its line.
  var end: Int
  var ending: HistoryPart.Ending
  /// The CRC-32 of the line that ends there, which shows whether another file replaced this one.
  var lastLine: UInt32?
  /// The events that may not be in the base yet, with their offsets.
  var unsettled: [(stamp: Event.Stamp, offset: Int)] = []

  /// Adds an event that was written as the last line of the file.
  mutating func note(
    _ event: Event.Stamp, _ line: [UInt8], at offset: Int, _ status: FileStatus
  ) {
    self.status = status
    end = status.size
    ending = .line
    lastLine = CRC32.checksum(line)
    unsettled.append((event, offset))
  }

  /// The offset from which on the file has every event after `settled`.
  mutating func settledEnd(after settled: Event.Stamp?) -> Int {
    if let settled { unsettled.removeAll { $0.stamp <= settled } }
    return unsettled.lazy.map(\.offset).min() ?? end
  }
}
