/// A card's box and due day after its latest answer.
///
/// In 20 bytes, because there are many, and each start reads all of them.
public struct CardProgress: Hashable, Sendable {
  /// The most answers or lapses that a card may have.
  public static let largestCount = Int(Int32.max)

  /// How often a leech was forgotten at least.
  public static let lapsesOfALeech = 8

  private let shortBox: UInt16
  /// Whether the latest answer was `again`.
  public let forgotten: Bool
  /// Whether the history says what the card looked like.
  public let hasLook: Bool
  private let shortDue: Int32
  private let shortLast: Int32
  private let shortReviews: Int32
  private let shortLapses: Int32

  /// A card's progress with every part given.
  public init(
    box: Int, due: Day, last: Day, reviews: Int, lapses: Int, forgotten: Bool, hasLook: Bool = false
  ) {
    shortBox = UInt16(clamping: box)
    shortDue = Int32(clamping: due.number)
    shortLast = Int32(clamping: last.number)
    shortReviews = Int32(clamping: reviews)
    shortLapses = Int32(clamping: lapses)
    self.forgotten = forgotten
    self.hasLook = hasLook
  }

  /// The box that the card lies in, from 1.
  public var box: Int { Int(shortBox) }
  /// The day on which it is to be asked.
  public var due: Day { Day(Int(shortDue)) }
  /// The day of its latest answer.
  public var last: Day { Day(Int(shortLast)) }
  /// Answers so far.
  public var reviews: Int { Int(shortReviews) }
  /// How often the card was forgotten when it was due.
  public var lapses: Int { Int(shortLapses) }

  /// Whether the card was forgotten today and not recalled since, so that it comes back today.
  public func isRelearning(on day: Day) -> Bool { forgotten && last == day }

  /// Whether the card is to be asked on `day`.
  public func isDue(on day: Day) -> Bool { due <= day || isRelearning(on: day) }

  /// The same progress of a card of which the history does not say what it looks like.
  var withoutLook: CardProgress {
    CardProgress(
      box: box, due: due, last: last, reviews: reviews, lapses: lapses, forgotten: forgotten)
  }

  /// Progress that is known apart from a card's events, joined with what follows from those: the one
  /// with the later answer, and the larger counts. So it counts once, also if lost events come back.
  func joined(with known: CardProgress?) -> CardProgress {
    guard let known else { return self }
    let isNewer = (last.number, reviews) >= (known.last.number, known.reviews)
    let latest = isNewer ? self : known
    return CardProgress(
      box: latest.box, due: latest.due, last: latest.last, reviews: max(reviews, known.reviews),
      lapses: max(lapses, known.lapses), forgotten: latest.forgotten,
      hasLook: hasLook || known.hasLook)
  }

  /// Whether this progress includes answers that `other` lacks. Their day does not tell: the answer that
  /// counts last may have the earlier day, if a clock was wrong.
  public func isAhead(of other: CardProgress?) -> Bool {
    guard let other else { return true }
    return reviews > other.reviews || lapses > other.lapses
  }

  /// Where a later answer put the card, with the counts of this progress.
  func counted(before later: CardProgress) -> CardProgress {
    CardProgress(
      box: later.box, due: later.due, last: later.last, reviews: max(reviews, later.reviews),
      lapses: max(lapses, later.lapses), forgotten: later.forgotten,
      hasLook: hasLook || later.hasLook)
  }

  /// Whether this is another progress with as many answers, whose last one is not before that of `other`.
  func isLater(than other: CardProgress?) -> Bool {
    guard let other, reviews == other.reviews else { return false }
    return last >= other.last && (box != other.box || due != other.due)
  }
}
