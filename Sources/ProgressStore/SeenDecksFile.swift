import FlashcardDeck
import Toolkit

/// The file that says how the decks were when known cards were last looked for: an object with a list for
/// each deck, and in it a list for each card, with its id and the digests of its texts.
///
/// It may be thrown away: then the next edited cards are known by their looks in the history alone. It
/// is read only if a deck changed, and so is not part of progress.json, which every start reads.
enum SeenDecksFile {
  /// The decks that a file names; nil if there is none or it can't be read.
  static func read(_ path: String, _ files: any FileSystem) -> SeenDecks? {
    guard let status = try? files.status(path), !status.isFolder,
      let content = try? files.content(path)
    else { return nil }
    return try? content.withUnsafeBufferPointer { bytes throws(JSONError) in
      var json = JSONReader(bytes)
      return try json.seenDecks()
    }
  }

  /// Replaces the file, if the disk allows it.
  static func write(_ seen: SeenDecks, to path: String, _ files: any FileSystem) {
    var json = JSONWriter(capacity: 64 * seen.decks.values.reduce(0) { $0 + $1.count })
    json.raw("{")
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
    json.raw("}\n")
    try? files.replace(path, with: json.bytes)
  }
}

extension JSONReader {
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
