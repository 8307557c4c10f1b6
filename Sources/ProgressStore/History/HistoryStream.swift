import FlashcardDeck
import Toolkit

/// Every event of a history in the order in which they were written, one after another, each once.
///
/// Memory does not depend on how many there are, except for a file whose lines are in another order
/// (see `HistorySource`). Before the first event, every byte is looked at once, because the last line of
/// a file may belong before all others. Events that are written meanwhile are left out.
public struct HistoryStream {
  /// The files, each with its next event.
  private var sources: [(source: HistorySource, next: Event?)] = []
  /// Different events of one stamp that come next, the first one last.
  private var group: [Event] = []

  /// The events of a folder's files, which are read in pieces of `block` bytes.
  init(_ folder: HistoryFolder, block: Int = HistoryBlocks.length) throws(FileError) {
    for device in try folder.devices() {
      guard var source = try HistorySource(folder, device, block: block) else { continue }
      sources.append((source, try source.next()))
    }
  }

  /// The next event; nil when all have been given.
  public mutating func next() throws(StoreError) -> Event? {
    do throws(FileError) {
      if group.isEmpty { try readGroup() }
    } catch {
      throw .file(error)
    }
    return group.popLast()
  }

  /// Reads the events of the next stamp.
  private mutating func readGroup() throws(FileError) {
    guard let stamp = sources.lazy.compactMap(\.next?.written).min() else { return }
    var events: [Event] = []
    for index in sources.indices {
      while let event = sources[index].next, event.written == stamp {
        // A copy of a file adds nothing.
        if !events.contains(event) { events.append(event) }
        sources[index].next = try sources[index].source.next()
      }
    }
    group = events.sorted { $0.rank > $1.rank }
  }
}

extension Event {
  /// When the event was written and its name, whatever the moment from which it counts.
  var written: Stamp { Stamp(time: time, id: id) }
}
