import FlashcardDeck
import Toolkit

/// The events of one history file in the order in which they were written, one after another.
///
/// The lines of a file that one machine has written are in that order, and then one piece of it is in
/// memory at a time. If the lines are in another order, as after a merge of two files of one name, or
/// in another form, the moment and the place of each event are kept, 16 bytes (up to 32 while they are
/// collected), and each event is read again when it is its turn, with the others of its millisecond.
struct HistorySource {
  private let file: any OpenFile
  private var blocks: HistoryBlocks
  /// Moments and offsets of all events, in their order; nil if the file is in that order.
  private var index: [Entry]?
  /// The next one of the index.
  private var position = 0
  /// Events that have been read, the next one last.
  private var waiting: [Event] = []

  private struct Entry: Comparable {
    let milliseconds: Int
    let offset: Int

    static func < (one: Entry, other: Entry) -> Bool {
      (one.milliseconds, one.offset) < (other.milliseconds, other.offset)
    }
  }

  /// Opens a device's file; nil if there is none. Reads it once, to find out in which order it is.
  init?(_ folder: HistoryFolder, _ device: String, block: Int) throws(FileError) {
    let path = folder.path(of: device)
    guard let status = try folder.files.status(path), !status.isFolder else { return nil }
    do throws(FileError) {
      file = try folder.files.open(path, .read)
    } catch {
      if error.isMissing { return nil }
      throw error
    }
    blocks = try HistoryBlocks(file, length: block)
    var order = HistoryOrder()
    var all = blocks
    while order.isKept, let block = try all.next() { order.look(at: block.bytes) }
    if !order.isKept { index = try Self.index(of: blocks) }
  }

  private static func index(of blocks: HistoryBlocks) throws(FileError) -> [Entry] {
    var blocks = blocks
    var index: [Entry] = []
    while let block = try blocks.next() {
      for item in HistoryPart(block.bytes, from: block.start).items {
        index.append(Entry(milliseconds: item.event.time.milliseconds, offset: item.offset))
      }
    }
    index.sort()
    return index
  }

  /// The next event; nil at the end.
  mutating func next() throws(FileError) -> Event? {
    while waiting.isEmpty {
      guard try readMore() else { return nil }
    }
    return waiting.removeLast()
  }

  private mutating func readMore() throws(FileError) -> Bool {
    guard let index else {
      guard let block = try blocks.next() else { return false }
      waiting = HistoryPart(block.bytes, from: block.start).items.reversed().map(\.event)
      return true
    }
    guard position < index.count else { return false }
    let moment = index[position].milliseconds
    var events: [Event] = []
    while position < index.count, index[position].milliseconds == moment {
      if let event = try event(at: index[position].offset) { events.append(event) }
      position += 1
    }
    waiting = events.sorted { $0.written > $1.written }
    return true
  }

  /// The event that starts at a byte; nil if another program has changed the file meanwhile.
  private func event(at offset: Int) throws(FileError) -> Event? {
    var count = 512
    while true {
      let bytes = try file.read(from: offset, count: count)
      let feed = bytes.firstIndex(of: 0x0A)
      if feed != nil || bytes.count < count {
        return HistoryPart(Array(bytes[...(feed ?? bytes.count - 1)]), from: offset).items.first?
          .event
      }
      count *= 2
    }
  }
}
