import FlashcardDeck
import Toolkit

/// The content of a history file from some byte on.
struct HistoryPart {
  /// How the file ends.
  enum Ending: Hashable {
    /// With a line end, or the file is empty.
    case line
    /// With a whole event whose line end is missing.
    case event
    /// With the start of an event, which was never acknowledged.
    case torn
  }

  /// An event and the byte of the file at which it starts.
  struct Item {
    var event: Event
    var offset: Int
    /// The byte behind the event.
    var end: Int
  }

  /// The events in the order of the file.
  private(set) var items: [Item] = []
  /// The offsets in the file of lines that are no events.
  private(set) var damage: [Int] = []
  /// The end of the last event or line; a torn event starts there.
  private(set) var end: Int
  private(set) var ending = Ending.line
  /// The CRC-32 of the line that ends there; nil if there is none.
  private(set) var lastLine: UInt32?

  /// Reads the bytes of a file from `start` on, the start of a line.
  ///
  /// A damaged byte costs only the event that it is in: reading continues at the next event, also in
  /// the same line, because the damaged byte may have been the line end.
  init(_ bytes: [UInt8], from start: Int, _ kinds: Set<String> = Event.Kind.names) {
    end = start
    var reader = EventReader(kinds: kinds)
    bytes.withUnsafeBufferPointer { text in
      // A byte order mark that an editor put there is no damage, and belongs to the first line.
      let mark = start == 0 && text.starts(with: "\u{FEFF}".utf8) ? 3 : 0
      var lineStart = mark
      while lineStart < text.count {
        let feed = text[lineStart...].firstIndex(of: 0x0A)
        readLine(text, lineStart..<(feed ?? text.count), isWhole: feed != nil, start, &reader)
        lineStart = (feed ?? text.count) + 1
      }
      if mark > 0, items.first?.offset == mark { items[0].offset = 0 }
      lastLine = text[..<(end - start)].checksumOfLastLine
    }
  }

  /// Bytes of a line end that was damaged, and of the beginning of the event behind it.
  private static let longestGap = 8

  private mutating func readLine(
    _ text: Bytes, _ line: Range<Int>, isWhole: Bool, _ start: Int,
    _ events: inout EventReader
  ) {
    let line = line.lowerBound..<text[line].endWithoutSpace
    let before = items.count
    var found: [Int] = []
    var eventStart: Int? = line.lowerBound
    while let next = eventStart, next < line.upperBound {
      var reader = JSONReader(UnsafeBufferPointer(rebasing: text[..<line.upperBound]), from: next)
      do throws(JSONError) {
        let event = try events.event(&reader)
        // A comma that became a bracket ends an event before its checksum; that is not the one which was written.
        if !events.hasSum, reader.offset < line.upperBound,
          text[reader.offset..<line.upperBound].prefix(Self.longestGap).startOfEvent == nil
        {
          throw reader.expected("the checksum, or the next line")
        }
        items.append(Item(event: event, offset: start + next, end: start + reader.offset))
        if reader.offset == line.upperBound { break }
        found.append(start + reader.offset)
        eventStart = text[reader.offset..<line.upperBound].startOfEvent
      } catch {
        found.append(start + error.offset)
        eventStart = text[(next + 1)..<line.upperBound].startOfEvent
      }
    }
    if isWhole {
      damage += found
      end = start + text[line.upperBound...].startIndexAfterFeed
    } else if items.count > before {
      damage += found
      end = start + text.count
      ending = .event
    } else if line.isEmpty {
      end = start + text.count
    } else {
      ending = .torn
    }
  }
}

extension BidirectionalCollection<UInt8> {
  /// The CRC-32 of the last line, with its line end if it has one; nil if there is no line.
  var checksumOfLastLine: UInt32? {
    if isEmpty { return nil }
    let start = dropLast().lastIndex(of: 0x0A).map(index(after:)) ?? startIndex
    return CRC32.checksum(self[start...])
  }
}

extension Slice<Bytes> {
  /// The end of the bytes without the spaces and carriage returns before it.
  fileprivate var endWithoutSpace: Int {
    var end = endIndex
    while end > startIndex, [0x20, 0x0D, 0x09].contains(self[end - 1]) { end -= 1 }
    return end
  }

  /// The index behind the next line end.
  fileprivate var startIndexAfterFeed: Int { (firstIndex(of: 0x0A) ?? endIndex - 1) + 1 }

  /// The start of the next event; its first bytes can't be inside a string.
  fileprivate var startOfEvent: Int? {
    let opening = Array("{\"id\":".utf8)
    return indices.first { self[$0] == opening[0] && self[$0...].starts(with: opening) }
  }
}
