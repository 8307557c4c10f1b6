import FlashcardDeck
import Toolkit

/// What was said of links: which stand, which were taken back, which were refused, and which are in doubt.
extension Store {
  /// What the learner said of links: see `OrderedEvents`.
  public func refusals() throws(StoreError) -> (
    links: Set<Identification.Link>, ruledOut: Set<Identification.Link>,
    doubted: Set<Identification.Link>
  ) {
    let events = try linksAndUndos()
    return (events.refusedLinks, events.ruledOut, events.doubted)
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

  private static let kindsOfLinks: [StaticString] = [
    #"link""#, #"apart""#, #"doubt""#, #"undo""#, #"clock""#,
  ]

  private func linksAndUndos() throws(StoreError) -> OrderedEvents {
    var events: [Event] = []
    do {
      for device in try loader.folder.devices() {
        events += try loader.folder.events(
          of: device, with: #""event":""#, anchor: 2, before: Self.kindsOfLinks)
      }
    } catch {
      throw .file(error)
    }
    return OrderedEvents(events.once())
  }
}

extension HistoryFolder {
  /// The events of a device's file whose lines hold a text, before one of some others if any are given;
  /// no other line is parsed. `anchor` is the offset of the text's rarest letter.
  func events(
    of device: String, with mark: StaticString, anchor: Int, before ends: [StaticString] = []
  ) throws(FileError) -> [Event] {
    guard let bytes = try files.content(path(of: device)) else { return [] }
    var found: [UInt8] = []
    bytes.withUnsafeBufferPointer { text in
      var start = 0
      while let position = text.find(mark, anchor: anchor, from: start, to: text.count) {
        start = position + mark.utf8CodeUnitCount
        guard
          ends.isEmpty
            || ends.contains(where: { text.starts(with: $0, at: start, before: text.count) })
        else { continue }
        let lineStart = text[..<position].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let lineEnd = text[position...].firstIndex(of: 0x0A) ?? text.count
        found += text[lineStart..<lineEnd]
        found.append(0x0A)
        start = lineEnd
      }
    }
    return events(inLines: found)
  }

  /// The events of whole lines, read by several threads if they are many.
  private func events(inLines lines: [UInt8]) -> [Event] {
    let kinds = kinds
    let parts = Parallel.parts(of: lines.indices, worthAThread: 100_000).map { part in
      lines.lineStart(at: part.lowerBound)..<lines.lineStart(at: part.upperBound)
    }
    return Parallel.map(parts.count) { part in
      HistoryPart(Array(lines[parts[part]]), from: 0, kinds).items.map(\.event)
    }.flatMap { $0 }
  }
}

extension [UInt8] {
  /// The first place from an index on at which a line begins, or the end.
  fileprivate func lineStart(at index: Int) -> Int {
    if index == 0 { return 0 }
    return self[(index - 1)...].firstIndex(of: 0x0A).map { $0 + 1 } ?? count
  }
}
