import FlashcardDeck
import Toolkit

/// The file that keeps an interview that is not at its end: an object with `cards`, `start` (the last event
/// before it), `day`, `topic` and `question`, which says how far the question is.
///
/// No answer depends on the file, which has none: one that is missing or damaged only leaves nothing to go on
/// with. It is written when an interview begins and with each of its steps, and removed when it ends.
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
    if let question = interview.question { json.question(question) }
    json.raw("}\n")
    try? files.makeFolders(path.parentFolder)
    try? files.replace(path, with: json.bytes)
  }
}

extension JSONWriter {
  fileprivate mutating func question(_ question: OpenQuestion) {
    raw(",\"question\":{\"card\":")
    string(question.card.description)
    raw(",\"number\":")
    integer(question.number)
    raw(",\"of\":")
    integer(question.all)
    raw(",\"phase\":")
    string(question.phase.rawValue)
    raw(",\"seconds\":")
    integer(question.seconds)
    raw(",\"points\":")
    integer(question.points)
    raw(",\"said\":[")
    for (index, place) in question.said.sorted().enumerated() {
      if index > 0 { raw(",") }
      integer(place)
    }
    raw("]}")
  }
}

extension JSONReader {
  /// The question that was left; nil if a later version says it in another form.
  fileprivate mutating func question() throws(JSONError) -> OpenQuestion? {
    var (number, all, seconds, points) = (0, 0, 0, 0)
    var card: CardID?
    var phase: OpenQuestion.Phase?
    var said: [Int] = []
    try beginObject()
    while let key = try nextKey() {
      switch key {
      case "card": card = CardID(try string())
      case "number": number = try integer()
      case "of": all = try integer()
      case "phase": phase = OpenQuestion.Phase(rawValue: try string())
      case "seconds": seconds = try integer()
      case "points": points = try integer()
      case "said": said = try numbers()
      default: try skip()
      }
    }
    let questions = 1...SavedInterview.mostQuestions
    guard let card, let phase, questions.contains(all), (1...all).contains(number) else {
      return nil
    }
    return OpenQuestion(
      card: card, number: number, of: all, phase: phase, seconds: seconds, points: points,
      said: Set(said))
  }

  fileprivate mutating func interview() throws(JSONError) -> SavedInterview {
    var cards: [CardID] = []
    var day: Day?
    var start: Event.Stamp?
    var topic: String?
    var question: OpenQuestion?
    try beginObject()
    while let key = try nextKey() {
      switch key {
      case "cards": cards = try strings().map { CardID($0) }
      case "day": day = Day(try string())
      case "topic": topic = try string()
      case "question":
        var copy = self
        if let read = try? copy.question() {
          (question, self) = (read, copy)
        } else {
          try skip()
        }
      case "start":
        var events = EventReader()
        start = try events.stamp(&self)
      default: try skip()
      }
    }
    guard let day, (1...SavedInterview.mostQuestions).contains(cards.count) else {
      throw expected("an interview with day and cards")
    }
    var interview = SavedInterview(cards: cards, start: start, day: day, topic: topic)
    interview.question = question
    return interview
  }
}
