import FlashcardDeck
import Toolkit

/// The file that says how the decks were when known cards were last looked for: an object with a list for
/// each deck, in it a list for each card, with its id and the digests of its texts, and a checksum.
///
/// It may be thrown away: then the next edited cards are known by their looks in the history alone. It
/// is read only if a deck changed, and so is not part of progress.json, which every start reads.
struct SeenDecksFile {
  /// The decks that it names.
  var decks: SeenDecks
  /// The checksum at its end; nil in a file of an earlier version.
  var checksum: UInt64?

  /// That a file can't be used.
  struct Damaged: Error {}

  private static let beginning = "{\"format\":\"leitner-seen-decks\",\n\"decks\":"

  /// Reads a file; nil if there is none.
  init?(_ path: String, _ files: any FileSystem) throws(Damaged) {
    let content: [UInt8]?
    do {
      content = try files.status(path).map { $0.isFolder ? nil : try files.content(path) } ?? []
    } catch {
      throw Damaged()
    }
    guard let content else { throw Damaged() }
    if content.isEmpty { return nil }
    do {
      self = try content.withUnsafeBufferPointer { bytes throws(JSONError) in
        var json = JSONReader(bytes)
        guard content.starts(with: Self.beginning.utf8) else {
          return SeenDecksFile(decks: try json.seenDecks(), checksum: nil)
        }
        return try json.seenDecksFile(bytes)
      }
    } catch {
      throw Damaged()
    }
  }

  fileprivate init(decks: SeenDecks, checksum: UInt64?) {
    (self.decks, self.checksum) = (decks, checksum)
  }

  /// Replaces the file, if the disk allows it; returns the checksum.
  static func write(_ seen: SeenDecks, to path: String, _ files: any FileSystem) -> UInt64 {
    var json = JSONWriter(capacity: 64 * seen.decks.values.reduce(100) { $0 + $1.count })
    json.raw("{\"format\":\"leitner-seen-decks\",\n\"decks\":{")
    json.list(seen.decks.sorted { $0.key < $1.key }) { json, deck in
      json.raw("\n")
      json.string(deck.key)
      json.raw(":[")
      json.list(deck.value) { json, card in
        json.raw("\n[")
        json.string(card.id.description)
        for text in card.texts {
          json.raw(",")
          json.hexadecimal([text])
        }
        json.raw("]")
      }
      json.raw("]")
    }
    json.raw("},\n")
    let checksum = json.bytes.withUnsafeBufferPointer(Checksum.checksum)
    json.raw("\"checksum\":")
    json.hexadecimal([checksum])
    json.raw("}\n")
    try? files.replace(path, with: json.bytes)
    return checksum
  }
}

extension JSONReader {
  /// Reads a whole file, the checksum behind everything that it is of.
  fileprivate mutating func seenDecksFile(_ text: Bytes) throws(JSONError) -> SeenDecksFile {
    var file = SeenDecksFile(decks: SeenDecks(), checksum: nil)
    try beginObject()
    while true {
      let start = offset
      guard let key = try nextKey() else { break }
      switch key {
      case "decks": file.decks = try seenDecks()
      case "checksum":
        let sum = try number64()
        let keyStart = text[start...].firstIndex(of: UInt8(ascii: "\"")) ?? start
        guard sum == Checksum.checksum(Bytes(rebasing: text[..<keyStart])) else {
          throw expected("another checksum")
        }
        file.checksum = sum
      default: try skip()
      }
    }
    try end()
    guard file.checksum != nil else { throw expected("a checksum") }
    return file
  }

  fileprivate mutating func seenDecks() throws(JSONError) -> SeenDecks {
    var seen = SeenDecks()
    try beginObject()
    while let deck = try nextKey() {
      var cards: [SeenDecks.Card] = []
      try beginArray()
      while try nextElement() {
        try beginArray()
        guard try nextElement() else { throw expected("a card's id") }
        var card = SeenDecks.Card(id: CardID(try string()), texts: [])
        while try nextElement() { card.texts.append(try number64()) }
        cards.append(card)
      }
      seen.decks[deck.string] = cards
    }
    return seen
  }
}
