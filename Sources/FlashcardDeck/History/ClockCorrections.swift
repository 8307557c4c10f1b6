/// What is known of devices whose clock was ahead.
///
/// A device that sees events years ahead of its own clock records a `clock` event. The events that it
/// names and that are more than a year later then count as made a millisecond before that event at the
/// latest: others of these numbers are of a machine that was set up anew. So a wrong clock overrules others
/// only until another device has noticed it, and the order is the same wherever the same lines are.
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

  /// An event this much later than the clock was made under a wrong one, rather than by a clock that is
  /// a little off, or in another session of a machine whose clock went back. In milliseconds.
  public static let farAhead = 366 * 86_400_000

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

  /// Adds the span of an event, if it has one. One that stands for a lost line says the moment of that.
  public mutating func add(_ event: Event) {
    guard case .clock(let device, let events) = event.kind else { return }
    add(Span(events: events, time: event.stamp.time), of: device)
  }

  /// The spans that these corrections have and `other` lacks, in order.
  public func spans(lackingIn other: ClockCorrections) -> [(device: String, span: Span)] {
    spans.sorted { $0.key < $1.key }.flatMap { device, spans in
      spans.filter { !(other.spans[device] ?? []).contains($0) }.map { (device, $0) }
    }
  }

  /// The position of the last of some events in the order of replay; nil if there is none.
  public func latest(of events: some Sequence<Event>) -> Event.Stamp? {
    events.lazy.map(stamp).max()
  }

  /// An event's position in the order of replay.
  public func stamp(of event: Event) -> Event.Stamp {
    isEmpty ? event.stamp : corrected(event.stamp)
  }

  /// The position in the order of replay of an event with this stamp.
  public func corrected(_ stamp: Event.Stamp) -> Event.Stamp {
    var time = stamp.time
    for span in spans[stamp.id.device] ?? []
    where span.events.contains(stamp.id.counter)
      && stamp.time.milliseconds - span.time.milliseconds > Self.farAhead
    {
      time = min(time, Instant(milliseconds: span.time.milliseconds - 1))
    }
    var stamp = stamp
    stamp.time = time
    return stamp
  }

  /// The event as it counts: if the clock of its device was ahead, its days are as much earlier as it was,
  /// or a card answered then would not be asked for years.
  ///
  /// An event whose time alone is wrong, because no event of a device is earlier than the one before it,
  /// has the right days.
  func dated(_ event: Event) -> Event {
    if isEmpty || event.after != nil { return event }
    let time = corrected(event.stamp).time
    // In UTC; the learner's day may be the one before or after.
    let day = Day(Int(time.milliseconds) / 86_400_000)
    let ahead = event.day - day
    guard time != event.time, ahead > 1 else { return event }
    return Event(
      id: event.id, time: event.time, day: (event.day + -ahead).inCalendar, card: event.card,
      kind: event.kind.earlier(by: ahead), look: event.look,
      points: event.points, rank: event.rank)
  }

  /// The events in the order of replay.
  func inOrder(_ events: [Event]) -> [Event] {
    if isEmpty { return events.sorted { $0.stamp < $1.stamp } }
    return events.map { (stamp: stamp(of: $0), event: $0) }.sorted { $0.stamp < $1.stamp }
      .map(\.event)
  }
}

extension Event.Kind {
  /// What happened, with its days some days earlier.
  fileprivate func earlier(by days: Int) -> Event.Kind {
    switch self {
    case .answer(let grade, let from, let to, let due, let seconds):
      .answer(grade, from: from, to: to, due: (due + -days).inCalendar, seconds: seconds)
    case .practice(let grade, let from, let to, let due, let seconds):
      .practice(
        grade, from: from, to: to, due: due.map { ($0 + -days).inCalendar }, seconds: seconds)
    case .bury(let day): .bury(until: (day + -days).inCalendar)
    default: self
    }
  }
}
