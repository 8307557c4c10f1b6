extension Event {
  /// The events that `events`, in the order of replay, take back: of any kind, undos too.
  ///
  /// An undo only counts for an event before it, and only if it is not taken back itself. So a history
  /// can be divided anywhere into old and recent events: recent ones change the old state only by an
  /// undo of an old event. What a clock event says holds in any case, because the order depends on it.
  static func undone(by events: [Event]) -> Set<Stamp> {
    // Most histories have few undos, so only the events that they name are remembered.
    var named: Set<ID> = []
    for event in events {
      if case .undo(let target, _, _, _, _) = event.kind { named.insert(target) }
    }
    if named.isEmpty { return [] }
    var targets: [ID: [(index: Int, event: Event)]] = [:]
    for (index, event) in events.enumerated() where named.contains(event.id) {
      targets[event.id, default: []].append((index, event))
    }
    var undone: Set<Stamp> = []
    for (index, undo) in events.enumerated().reversed() {
      guard case .undo(let target, let time, _, _, _) = undo.kind, !undone.contains(undo.stamp)
      else { continue }
      let candidates = (targets[target] ?? []).filter {
        $0.index < index && undo.names($0.event, at: time)
      }
      // An undo of an earlier version names no time: it meant the latest answer.
      for candidate in time == nil ? candidates.suffix(1) : candidates[...] {
        undone.insert(candidate.event.stamp)
      }
    }
    return undone
  }

  /// Whether an undo of this event's card names another event by this time, too.
  private func names(_ other: Event, at time: Instant?) -> Bool {
    guard other.card == card else { return false }
    if case .clock = other.kind { return false }
    guard let time else {
      if case .answer = other.kind { return true }
      return false
    }
    return other.time == time
  }

  /// The undos in `events`, by their stamps, that change the state before: what they take back is not among
  /// them, or is a link, which has no time and so is in the state before already, or is such an undo, or
  /// has a twin there.
  ///
  /// Two copies of a machine may have written events of one name, time and card, of which the first is
  /// `settled`, the last event of the state before.
  static func undosOfEarlier(_ events: [Event], settled: Stamp?) -> Set<Stamp> {
    var found: Set<Stamp> = []
    // An undo comes after what it takes back.
    for undo in events {
      guard case .undo(let target, let time, _, _, _) = undo.kind else { continue }
      let targets = events.filter { $0.id == target && undo.names($0, at: time) }
      let isOfEarlier = targets.contains {
        if case .link = $0.kind { return true }
        return found.contains($0.stamp) || $0.id == settled?.id
      }
      if targets.isEmpty || isOfEarlier { found.insert(undo.stamp) }
    }
    return found
  }
}
