import FlashcardDeck
import Toolkit

/// The file that keeps an interview that is not at its end: an object with `cards`, `start` (the last event
/// before it), `day` and `topic`.
///
/// No answer depends on the file, which has none: one that is missing or damaged only leaves nothing to go on
/// with. It is written when an interview begins and removed when it ends.
public enum InterviewFile {
  /// A larger file is none of ours.
  static let largestFile = 1 << 18

  /// The interview in a file; nil if there is none or it can't be read.
  public static func read(
    _ path: String, _ files: any FileSystem = LocalFileSystem()
  ) -> SavedInterview? {
    guard let status = try? files.status(path), !status.isFolder, status.size <= largestFile,
      let content = try? files.content(path)
    else { return nil }
    return try? content.withUnsafeBufferPointer { bytes throws(JSONError) in
      var json = JSONReader(bytes)
      let interview = try json.interview()
      try json.end()
      return interview
    }
  }

  /// Replaces the file, if the disk allows it; without an interview, removes it.
  public static func write(
    _ interview: SavedInterview?, to path: String, _ files: any FileSystem = LocalFileSystem()
  ) {
    guard let interview else {
      try? files.remove(path)
      return
    }
    var json = JSONWriter()
    json.raw("{\"day\":")
    json.day(interview.day)
    if let topic = interview.topic {
      json.raw(",\"topic\":")
      json.string(topic)
    }
    if let start = interview.start {
      json.raw(",\"start\":")
      json.stamp(start)
    }
    json.raw(",\"cards\":")
    json.strings(interview.cards.map(\.description))
    json.raw("}\n")
    try? files.makeFolders(path.parentFolder)
    try? files.replace(path, with: json.bytes)
  }
}

extension JSONReader {
  fileprivate mutating func interview() throws(JSONError) -> SavedInterview {
    var cards: [CardID] = []
    var day: Day?
    var start: Event.Stamp?
    var topic: String?
    try beginObject()
    while let key = try nextKey() {
      switch key {
      case "cards": cards = try strings().map { CardID($0) }
      case "day": day = Day(try string())
      case "topic": topic = try string()
      case "start":
        var events = EventReader()
        start = try events.stamp(&self)
      default: try skip()
      }
    }
    guard let day, (1...SavedInterview.mostQuestions).contains(cards.count) else {
      throw expected("an interview with day and cards")
    }
    return SavedInterview(cards: cards, start: start, day: day, topic: topic)
  }
}
