import FlashcardDeck
import Toolkit

/// What the learner said of links: which stand, which were taken back, and which were refused.
extension Store {
  /// What the learner said of links: see `OrderedEvents`.
  public func refusals() throws(StoreError) -> (
    links: Set<Identification.Link>, ruledOut: Set<Identification.Link>
  ) {
    let events = try linksAndUndos()
    return (events.refusedLinks, events.ruledOut)
  }

  /// The last link that says this and was not taken back. Events that wait are written first, because
  /// an undo has to bear the name and the time that the link has in the history.
  public func standingLink(_ link: Identification.Link) throws(StoreError) -> Event? {
    if isWritable { try writePendingEvents() }
    return try linksAndUndos().link(link)
  }

  /// What says that cards are not what `was` was, and was not taken back; written as above.
  public func standingSeparations(from was: CardID) throws(StoreError) -> [Event] {
    if isWritable { try writePendingEvents() }
    return try linksAndUndos().separations(from: was)
  }

  private static let marksOfLinks: [StaticString] = [
    #""event":"link""#, #""event":"apart""#, #""event":"undo""#, #""event":"clock""#,
  ]

  private func linksAndUndos() throws(StoreError) -> OrderedEvents {
    var events: [Event] = []
    do {
      for device in try loader.folder.devices() {
        for mark in Self.marksOfLinks {
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
