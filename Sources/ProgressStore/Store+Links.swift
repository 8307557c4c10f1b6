import FlashcardDeck
import Toolkit

/// What the learner said of links: which stand, and which were taken back.
extension Store {
  /// Links that were taken back and not made again, so that they are not proposed again.
  public func refusedLinks() throws(StoreError) -> Set<Identification.Link> {
    try linksAndUndos().refusedLinks
  }

  /// The last link that says this and was not taken back. Events that wait are written first, because
  /// an undo has to bear the name and the time that the link has in the history.
  public func standingLink(_ link: Identification.Link) throws(StoreError) -> Event? {
    if isWritable { try writePendingEvents() }
    return try linksAndUndos().link(link)
  }

  private func linksAndUndos() throws(StoreError) -> OrderedEvents {
    var events: [Event] = []
    do {
      for device in try loader.folder.devices() {
        for mark in [#""event":"link""#, #""event":"undo""#, #""event":"clock""#] as [StaticString]
        {
          events += try loader.folder.events(of: device, with: mark)
        }
      }
    } catch {
      throw .file(error)
    }
    return OrderedEvents(events.once())
  }
}

extension HistoryFolder {
  /// The events of a device's file whose lines hold a text; no other line is parsed.
  func events(of device: String, with mark: StaticString) throws(FileError) -> [Event] {
    guard let bytes = try files.content(path(of: device)) else { return [] }
    var found: [UInt8] = []
    bytes.withUnsafeBufferPointer { text in
      var start = 0
      while let position = text.find(mark, from: start, to: text.count) {
        let lineStart = text[..<position].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let lineEnd = text[position...].firstIndex(of: 0x0A) ?? text.count
        found += text[lineStart..<lineEnd]
        found.append(0x0A)
        start = lineEnd
      }
    }
    return HistoryPart(found, from: 0, kinds).items.map(\.event)
  }
}
