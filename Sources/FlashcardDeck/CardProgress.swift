/// A card's box and due day after its latest answer.
///
/// In 20 bytes, because there are many, and each start reads all of them.
public struct CardProgress: Hashable, Sendable {
  /// The most answers or lapses that a card may have.
  public static let largestCount = Int(Int32.max)

  private let shortBox: UInt16
  /// Whether the latest answer was `again`.
  public let forgotten: Bool
  private let shortDue: Int32
  private let shortLast: Int32
  private let shortReviews: Int32
  private let shortLapses: Int32

  /// A card's progress with every part given.
  public init(box: Int, due: Day, last: Day, reviews: Int, lapses: Int, forgotten: Bool) {
    shortBox = UInt16(clamping: box)
    shortDue = Int32(clamping: due.number)
    shortLast = Int32(clamping: last.number)
    shortReviews = Int32(clamping: reviews)
    shortLapses = Int32(clamping: lapses)
    self.forgotten = forgotten
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
}
