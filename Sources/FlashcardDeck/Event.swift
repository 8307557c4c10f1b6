/// Something that happened to a card: one line of a history file.
///
/// An event contains what it decided (box, due day), so that replaying it with another configuration
/// gives the same state.
public struct Event: Hashable, Sendable {
  /// A name that no other event of any machine has.
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
    /// An earlier answer was taken back; the card is in box `to` again, or new if `to` is nil.
    case undo(of: ID, from: Int?, to: Int?, due: Day?)
    /// An event of a later version of the program, by its name.
    case unknown(String)
  }

  /// An event's position in the order of replay: by moment, then by identifier.
  public struct Stamp: Hashable, Comparable, Sendable {
    /// When the event happened.
    public var time: Instant
    /// The event's name.
    public var id: ID

    /// The stamp of an event.
    public init(time: Instant, id: ID) {
      self.time = time
      self.id = id
    }

    /// Earlier events first.
    public static func < (one: Stamp, other: Stamp) -> Bool {
      (one.time, one.id) < (other.time, other.id)
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

  /// An event with every part given.
  public init(id: ID, time: Instant, day: Day, card: CardID, kind: Kind) {
    self.id = id
    self.time = time
    self.day = day
    self.card = card
    self.kind = kind
  }
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
  public var stamp: Stamp { Stamp(time: time, id: id) }
}

extension [Event] {
  /// The events in the order of replay.
  public func inOrder() -> [Event] { sorted { $0.stamp < $1.stamp } }
}
