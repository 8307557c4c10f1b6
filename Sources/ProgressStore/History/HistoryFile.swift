import FlashcardDeck
import Toolkit

/// How far a history file was taken in.
struct HistoryFile {
  /// What the file was when it was last looked at.
  var status: FileStatus
  /// Where the last event taken in, or its line, ends.
  var end: Int
  var ending: HistoryPart.Ending
  /// The CRC-32 of the line that ends there, which tells whether the file was replaced by another.
  var lastLine: UInt32?
  /// The events that may not be in the base yet, with the bytes at which they start.
  var unsettled: [(stamp: Event.Stamp, offset: Int)] = []

  /// Takes in an event that was written as the last line of the file.
  mutating func note(
    _ event: Event.Stamp, _ line: [UInt8], at offset: Int, _ status: FileStatus
  ) {
    self.status = status
    end = status.size
    ending = .line
    lastLine = CRC32.checksum(line)
    unsettled.append((event, offset))
  }

  /// Bytes behind which every event lies that comes after `settled`.
  mutating func settledEnd(after settled: Event.Stamp?) -> Int {
    if let settled { unsettled.removeAll { $0.stamp <= settled } }
    return unsettled.lazy.map(\.offset).min() ?? end
  }
}
