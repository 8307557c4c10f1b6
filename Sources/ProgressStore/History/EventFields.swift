import FlashcardDeck
import Toolkit

/// The values of an event's keys, of whatever kind it is.
struct EventFields {
  var card: String?
  var grade: Grade?
  var from, to, box, seconds, reviews, lapses, first, last, cards: Int?
  var due, until, on, lastDay: Day?
  var undoes: Event.ID?
  var undoesTime: Instant?
  var after: Event.Stamp?
  var was, pace, device: String?
  var of: [String]?
  var forgotten = false
  var totals: Totals?
  var look: CardLook?
  /// How many key points were said, and of how many.
  var points: (said: Int, all: Int)?
  var missed: [String] = []

  /// Which key points were said.
  var saidPoints: SaidPoints? {
    points.map { SaidPoints(said: $0.said, of: $0.all, missed: missed) }
  }

  /// What these values are missing to be an event of a kind, in words.
  struct Missing: Error {
    var words: String
  }

  /// What happened, if all that a kind needs is there.
  func kind(_ name: String) throws(Missing) -> Event.Kind {
    switch name {
    case "answer":
      guard let grade, let to, let due, card != nil else {
        throw Missing(words: "an answer with card, grade, to and due")
      }
      return .answer(grade, from: from, to: to, due: due, seconds: seconds)
    case "practice":
      guard let grade, card != nil else { throw Missing(words: "practice with card and grade") }
      return .practice(grade, from: from, to: to, due: due, seconds: seconds)
    case "undo":
      guard let undoes, card != nil else { throw Missing(words: "an undo with card and undoes") }
      return .undo(of: undoes, at: undoesTime, from: from, to: to, due: due)
    case "link":
      guard let was, card != nil else { throw Missing(words: "a link with card and was") }
      return .link(was: CardID(was))
    case "apart":
      guard let was, card != nil else { throw Missing(words: "an event with card and was") }
      return .apart(from: CardID(was))
    case "doubt":
      guard let was, card != nil else { throw Missing(words: "a doubt with card and was") }
      return .doubt(of: CardID(was))
    case "place":
      guard let box, let due, let lastDay, card != nil else {
        throw Missing(words: "a place with card, box, due and last")
      }
      return .place(
        CardProgress(
          box: box, due: due, last: lastDay, reviews: reviews ?? 0, lapses: lapses ?? 0,
          forgotten: forgotten))
    case "look":
      guard look != nil, card != nil else { throw Missing(words: "a look with card and look") }
      return .look
    case "suspend", "wake", "bury", "star", "unstar": return try mark(name)
    default: return try settingKind(name)
    }
  }

  private func mark(_ name: String) throws(Missing) -> Event.Kind {
    guard card != nil else { throw Missing(words: "an event with a card") }
    switch name {
    case "suspend": return .suspend
    case "wake": return .wake
    case "star": return .star
    case "unstar": return .unstar
    default:
      guard let until else { throw Missing(words: "a burial with until") }
      return .bury(until: until)
    }
  }

  private func settingKind(_ name: String) throws(Missing) -> Event.Kind {
    switch name {
    case "totals":
      guard let totals else { throw Missing(words: "totals") }
      return .totals(totals)
    case "pace":
      guard let pace else { throw Missing(words: "a pace") }
      return .pace(pace)
    case "exam":
      guard let of else { throw Missing(words: "an exam with of") }
      return .exam(of: of, on: on)
    case "more":
      guard let cards else { throw Missing(words: "more with cards") }
      return .more(cards: cards)
    case "clock":
      guard let device, let first, let last, first <= last else {
        throw Missing(words: "a clock with device, first and last")
      }
      return .clock(of: device, first...last)
    default: return .unknown(name)
    }
  }
}
