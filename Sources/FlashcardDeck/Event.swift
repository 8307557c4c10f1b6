/// Something that happened to a card: one line of a history file.
///
/// An event contains what it decided (box, due day), so that replaying it with another configuration
/// gives the same state. Two lines that differ are two events, even if they bear the same name.
public struct Event: Hashable, Sendable {
  /// A name that no other event of any machine has, unless a machine's files were copied.
  public struct ID: Hashable, Comparable, Sendable {
    /// The machine that wrote the event.
    public var device: String
    /// Counts the device's events, from 1.
    public var counter: Int

    /// The identifier of a device's event.
    public init(device: String, counter: Int) {
      self.device = device
      self.counter = counter
    }

    /// By device, then by number.
    public static func < (one: ID, other: ID) -> Bool {
      (one.device, one.counter) < (other.device, other.counter)
    }
  }

  /// What happened.
  public enum Kind: Hashable, Sendable {
    /// The card was answered; `seconds` is how long that took, nil if it was not measured.
    case answer(Grade, from: Int?, to: Int, due: Day, seconds: Int?)
    /// The card was answered out of turn: only `again` moves it, to box `to` and day `due`.
    case practice(Grade, from: Int?, to: Int?, due: Day?, seconds: Int?)
    /// The event that has this name, this time (nil in lines of earlier versions) and this card was
    /// taken back; the card is in box `to` again, or new if `to` is nil.
    case undo(of: ID, at: Instant?, from: Int?, to: Int?, due: Day?)
    /// The card is what another one was: all events of both, before and after, are that card's.
    case link(was: CardID)
    /// The card is not what another one was: the learner says so, or a machine saw both of them.
    case apart(from: CardID)
    /// The card may be what another one was, and only the learner knows.
    case doubt(of: CardID)
    /// The card was edited, and looks as the event says from now on.
    case look
    /// The card is not asked until it is woken.
    case suspend
    case wake
    /// The card is not asked before a day.
    case bury(until: Day)
    case star
    case unstar
    /// The card's progress as another program, or a progress.json without its history, had it.
    case place(CardProgress)
    /// Sums that a progress.json without its history had.
    indirect case totals(Totals)
    /// The pace that was chosen.
    case pace(String)
    /// The day on which a deck or topic has to be known; nil takes that back.
    case exam(of: [String], on: Day?)
    /// That many more new cards are asked on the event's day.
    case more(cards: Int)
    /// A device's events with these numbers bear times that were still to come when this one happened,
    /// because the device's clock was ahead: they count as made just before this one.
    case clock(of: String, ClosedRange<Int>)
    /// An event of a later version of the program, by its name.
    case unknown(String)
  }

  /// An event's position in the order of replay: by moment, then by identifier, then by the line itself.
  public struct Stamp: Hashable, Comparable, Sendable {
    /// When the event happened.
    public var time: Instant
    /// The event's name.
    public var id: ID
    /// The event's `rank`.
    public var rank: UInt64
    /// The rank of an event that counts right after the one with these parts; 0 for that one itself.
    public var order: UInt64

    /// The stamp of an event.
    public init(time: Instant, id: ID, rank: UInt64 = 0, order: UInt64 = 0) {
      self.time = time
      self.id = id
      self.rank = rank
      self.order = order
    }

    /// Earlier events first.
    public static func < (one: Stamp, other: Stamp) -> Bool {
      if one.time != other.time { return one.time < other.time }
      if one.id != other.id { return one.id < other.id }
      return (one.rank, one.order) < (other.rank, other.order)
    }
  }

  /// The event's name.
  public var id: ID
  /// When it happened; never before the device's event before it.
  public var time: Instant
  /// The study day that it counts for.
  public var day: Day
  /// The card that it happened to.
  public var card: CardID
  /// What happened.
  public var kind: Kind
  /// A checksum of the event's line, which tells two events apart that bear the same name, as two copies
  /// of one machine write; 0 before there is a line.
  public var rank: UInt64
  private let details: Details?

  /// An event with every part given.
  public init(
    id: ID, time: Instant, after: Stamp? = nil, day: Day, card: CardID, kind: Kind,
    look: CardLook? = nil, points: SaidPoints? = nil, rank: UInt64 = 0
  ) {
    self.id = id
    self.time = time
    self.day = day
    self.card = card
    self.kind = kind
    self.rank = rank
    details =
      look == nil && after == nil && points == nil
      ? nil : Details(look: look, after: after, points: points)
  }

  /// What the card looked like, if the event says so: mostly its first answer does.
  public var look: CardLook? { details?.look }
  /// The event right after which this one counts, if it keeps what was known when others were lost.
  public var after: Stamp? { details?.after }
  /// Which key points were said, of an answer in an interview.
  public var points: SaidPoints? { details?.points }
}

extension Event.ID: LosslessStringConvertible {
  /// `DEVICE:COUNTER`.
  public var description: String { "\(device):\(counter)" }

  /// Reads `DEVICE:COUNTER`; nil for anything else.
  public init?(_ description: String) {
    guard let colon = description.utf8.lastIndex(of: UInt8(ascii: ":")),
      colon > description.startIndex,
      let counter = Int(description[description.index(after: colon)...]), counter > 0
    else { return nil }
    self.init(device: String(description[..<colon]), counter: counter)
  }
}

extension Event {
  /// The event's position in the order of replay.
  public var stamp: Stamp {
    after.map { Stamp(time: $0.time, id: $0.id, rank: $0.rank, order: rank) }
      ?? Stamp(time: time, id: id, rank: rank)
  }
}

/// What few events have, in memory of its own.
private final class Details: Hashable, Sendable {
  let look: CardLook?
  let after: Event.Stamp?
  let points: SaidPoints?

  init(look: CardLook?, after: Event.Stamp?, points: SaidPoints?) {
    self.look = look
    self.after = after
    self.points = points
  }

  static func == (one: Details, other: Details) -> Bool {
    one.look == other.look && one.after == other.after && one.points == other.points
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(look)
    hasher.combine(after)
    hasher.combine(points)
  }
}
