/// What is known of devices whose clock was ahead.
///
/// A device that sees events years ahead of its own clock records a `clock` event. The events that it
/// names then count as made a millisecond before that event at the latest. So a wrong clock overrules others only
/// until another device has noticed it, and the order is the same wherever the same lines are.
public struct ClockCorrections: Equatable, Sendable {
  /// Events of a device, by their numbers, that were made before a moment.
  public struct Span: Hashable, Sendable {
    /// The numbers of the events.
    public var events: ClosedRange<Int>
    /// The moment at which another event showed that they had been made.
    public var time: Instant

    /// A span as a snapshot has it.
    public init(events: ClosedRange<Int>, time: Instant) {
      self.events = events
      self.time = time
    }
  }

  /// The spans of each device, in the order of their numbers.
  public private(set) var spans: [String: [Span]] = [:]

  /// No corrections.
  public init() {}

  /// Whether there are none.
  public var isEmpty: Bool { spans.isEmpty }

  /// The corrections that some events contain.
  init(_ events: some Sequence<Event>) {
    for event in events { add(event) }
  }

  /// Adds a span of a device.
  public mutating func add(_ span: Span, of device: String) {
    var known = spans[device] ?? []
    guard !known.contains(span) else { return }
    known.append(span)
    known.sort {
      ($0.events.lowerBound, $0.events.upperBound, $0.time.milliseconds)
        < ($1.events.lowerBound, $1.events.upperBound, $1.time.milliseconds)
    }
    spans[device] = known
  }

  /// Adds the span of an event, if it has one.
  mutating func add(_ event: Event) {
    guard case .clock(let device, let events) = event.kind else { return }
    add(Span(events: events, time: event.time), of: device)
  }

  /// An event's position in the order of replay.
  public func stamp(of event: Event) -> Event.Stamp {
    isEmpty ? event.stamp : corrected(event.stamp)
  }

  /// The position in the order of replay of an event with this stamp.
  public func corrected(_ stamp: Event.Stamp) -> Event.Stamp {
    var stamp = stamp
    for span in spans[stamp.id.device] ?? [] where span.events.contains(stamp.id.counter) {
      stamp.time = min(stamp.time, Instant(milliseconds: span.time.milliseconds - 1))
    }
    return stamp
  }

  /// The events in the order of replay.
  func inOrder(_ events: [Event]) -> [Event] {
    if isEmpty { return events.sorted { $0.stamp < $1.stamp } }
    return events.map { (stamp: stamp(of: $0), event: $0) }.sorted { $0.stamp < $1.stamp }
      .map(\.event)
  }
}
