/// What is asked today, in which order, and what comes next.
///
/// A session is a function of the decks, the state in the morning and the day's answers. It has no
/// other state, so leaving it, by a key or by a power cut, changes nothing. If the clock went back,
/// answers of later days count as given before the day.
public struct ReviewSession: Sendable {
  /// What is left to do, in cards.
  public struct Remaining: Hashable, Sendable {
    /// Cards that were due in the morning.
    public var due = 0
    /// Cards that were never answered before.
    public var new = 0
    /// Cards that were forgotten today and come back.
    public var relearning = 0

    /// All of them.
    public var total: Int { due + new + relearning }
  }

  /// How many other cards are asked at least before a forgotten one comes back, if there are enough.
  public static let cardsBetween = 5

  /// The study day.
  public let day: Day
  private let limits: Scheduler.Limits
  private let library: Library
  private let isInScope: @Sendable (Library.Entry) -> Bool
  /// Due cards in the order of asking, as indices into the library; no more than the limit.
  private let due: [Int]
  /// Those of them that were due before today.
  private let late: Set<Int>
  /// New cards likewise.
  private let new: [Int]
  /// Due and new cards beyond the limits, as they stand in the library.
  private let beyond: (due: [Int], new: [Int])
  private var today = Today()
  /// The cards of `due` that were not asked and have no sibling that was asked.
  private var openDue: [Int] = []
  private var openNew: [Int] = []

  /// The card to ask now, as an index into the library; nil when the session is done.
  public private(set) var current: Int?
  /// The card that most likely comes after it, whose screen can be prepared.
  public private(set) var likelyNext: Int?
  /// What is left to do, the current card included.
  public private(set) var remaining = Remaining()
  /// How many of the due cards that are left were due before today.
  public private(set) var overdue = 0
  /// How many of the cards in scope were answered today and are not asked again.
  public private(set) var done = 0

  /// The day's session over the cards in scope, continued after what was answered today.
  ///
  /// The record is settled before `day`, so that its base is the state in the morning.
  public init(
    library: Library, record: StudyRecord, day: Day, scheduler: Scheduler,
    baseIndices: BaseIndices? = nil,
    isInScope: @escaping @Sendable (Library.Entry) -> Bool = { _ in true }
  ) {
    self.library = library
    self.day = day
    var limits = scheduler.limits
    limits.new += record.moreNewCards(on: day)
    self.limits = limits
    self.isInScope = isInScope
    (due, late, new, beyond) = Self.plan(
      library.entries, record: record, baseIndices, day: day, limits: limits, isInScope: isInScope)
    update(record)
  }

  /// The cards that would be asked today, too, without the limits. They are counted when this is called.
  public var heldBack: Remaining {
    let isOpen = { [today, entries = library.entries] (index: Int) in
      !today.closed.contains(index) && !today.isClosed(group: entries[index].group)
    }
    return Remaining(
      due: openDue.count - remaining.due + beyond.due.count(where: isOpen),
      new: openNew.count - remaining.new + beyond.new.count(where: isOpen))
  }

  /// How many cards of today were new beyond the limit, as cards that a command graded are: as many more does
  /// the limit have to grow before it brings one.
  public var newBeyondLimit: Int { max(0, today.askedNew - limits.new) }

  /// Whether a card is still to be asked today.
  public func asks(_ card: Int) -> Bool {
    card == current || openDue.contains(card) || openNew.contains(card)
      || today.relearning.contains(card)
  }

  /// Follows the record after an answer or an undo of today.
  public mutating func update(_ record: StudyRecord) {
    if let answered = today.follow(record, day, library) {
      let group = library.entries[answered].group
      let isClosed = { [today, entries = library.entries] (index: Int) in
        index == answered && today.closed.contains(index)
          || entries[index].group == group && today.isClosed(group: group)
      }
      openDue.removeAll(where: isClosed)
      openNew.removeAll(where: isClosed)
    } else {
      let isOpen = { [today, entries = library.entries] (index: Int) in
        !today.closed.contains(index) && !today.isClosed(group: entries[index].group)
      }
      openDue = due.filter(isOpen)
      openNew = new.filter(isOpen)
    }
    let due = openDue.prefix(max(0, limits.reviews - today.askedDue))
    let new = openNew.prefix(max(0, limits.new - today.askedNew))
    let marks = record.remarks.marks
    let returning = today.relearning.filter { index in
      isInScope(library.entries[index])
        && !(marks[library.entries[index].id]?.isAway(on: day) ?? false)
    }
    remaining = Remaining(due: due.count, new: new.count, relearning: returning.count)
    overdue = late.isEmpty ? 0 : due.count(where: late.contains)
    done =
      today.latest.keys.count { isInScope(library.entries[$0]) } - returning.count
    // The one that was forgotten longest ago, and the same if it may be asked already.
    let next = returning.min { today.latest[$0, default: 0] < today.latest[$1, default: 0] }
    let ready = next.flatMap { today.answersSince($0) >= Self.cardsBetween ? $0 : nil }
    let asked = due.prefix(2) + new.prefix(2)
    current = ready ?? asked.first ?? next
    likelyNext = ready == nil ? asked.dropFirst().first : asked.first
  }

  /// The day's cards before any answer of the day: due ones by box, then the longest overdue, then
  /// shuffled; new ones in deck order; never two of one group.
  private static func plan(
    _ entries: [Library.Entry], record: StudyRecord, _ baseIndices: BaseIndices?, day: Day,
    limits: Scheduler.Limits,
    isInScope: (Library.Entry) -> Bool
  ) -> (due: [Int], late: Set<Int>, new: [Int], beyond: (due: [Int], new: [Int])) {
    let changesOnOtherDays = record.changes(apartFrom: day)
    func morning(_ index: Int, _ entry: Library.Entry) -> CardProgress? {
      if !changesOnOtherDays.isEmpty, let progress = changesOnOtherDays[entry.id] {
        return progress
      }
      guard let baseIndices else { return record.morning(entry.id) }
      return baseIndices.progress(ofCardAt: index, in: record)
    }
    // A box is sorted only when it is reached: if much is due, the limit is reached before.
    var boxes: [[(index: Int, due: Day)]] = []
    var unseen: [Int] = []
    let marks = record.remarks.marks
    for (index, entry) in entries.enumerated() where isInScope(entry) {
      if !marks.isEmpty, marks[entry.id]?.isAway(on: day) ?? false { continue }
      if let progress = morning(index, entry) {
        guard progress.isDue(on: day) else { continue }
        while boxes.count <= progress.box { boxes.append([]) }
        boxes[progress.box].append((index, progress.due))
      } else {
        unseen.append(index)
      }
    }
    // A group has the number of its first entry.
    var isTaken = [Bool](repeating: false, count: entries.count)
    let isFirstOfGroup = { (index: Int) in
      defer { isTaken[entries[index].group] = true }
      return !isTaken[entries[index].group]
    }
    var due: [Int] = []
    var late: Set<Int> = []
    for box in boxes where due.count < limits.reviews {
      let candidates = box.map { Candidate($0.index, entries[$0.index].id, due: $0.due, day) }
      for candidate in candidates.sorted()
      where due.count < limits.reviews && isFirstOfGroup(candidate.index) {
        due.append(candidate.index)
        if candidate.due < day { late.insert(candidate.index) }
      }
    }
    // Before the new ones: who is behind with a text learns nothing more of it.
    var otherDue: [Int] = []
    for box in boxes {
      for card in box where isFirstOfGroup(card.index) { otherDue.append(card.index) }
    }
    var new: [Int] = []
    for index in unseen where new.count < limits.new && isFirstOfGroup(index) { new.append(index) }
    return (due, late, new, (otherDue, unseen.filter(isFirstOfGroup)))
  }

  /// A due card with the values that order it among those of its box.
  private struct Candidate: Comparable {
    let index: Int
    let due: Day
    let shuffle: UInt64

    init(_ index: Int, _ card: CardID, due: Day, _ day: Day) {
      self.index = index
      self.due = due
      shuffle = Self.mix(day: day, card: card)
    }

    static func < (one: Candidate, other: Candidate) -> Bool {
      (one.due.number, one.shuffle, one.index) < (other.due.number, other.shuffle, other.index)
    }

    /// A number that looks random but is the same for a card on a day everywhere (FNV-1a, then a final
    /// mix as in SplitMix64).
    private static func mix(day: Day, card: CardID) -> UInt64 {
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(bitPattern: Int64(day.number))
      for byte in card.description.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      hash = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
      hash = (hash ^ (hash >> 27)) &* 0x94D0_49BB_1331_11EB
      return hash ^ (hash >> 31)
    }
  }
}

/// What the session needs to know of the day's answers; it adds one after another.
private struct Today {
  /// For each card of the library that was answered, the number of its latest answer.
  private(set) var latest: [Int: Int] = [:]
  /// Cards that are not due any more until the answer is taken back.
  private(set) var closed: Set<Int> = []
  /// The groups of cards whose latest answer is today's, or that were practised: no sibling is asked after it.
  private var answered: Set<Int> = []
  /// The groups of cards that were put away today, perhaps with their question on the screen.
  private var putAway: Set<Int> = []
  /// Cards that were forgotten today and not recalled since.
  private(set) var relearning: Set<Int> = []
  /// Cards asked because they were due, of all decks.
  private(set) var askedDue = 0
  /// Cards asked for the first time ever.
  private(set) var askedNew = 0
  private var others: Set<CardID> = []
  private var count = 0
  /// How many recent events of the record are included, and the last of them; nil before the first.
  private var known: (count: Int, last: Event.Stamp?)?

  /// Adds what is new in a record: one more answer of the day, whose card it returns. If more is
  /// new, starts again with all of the record and returns nil.
  mutating func follow(_ record: StudyRecord, _ day: Day, _ library: Library) -> Int? {
    defer { known = (record.recent.count, record.recent.last?.stamp) }
    let recent = record.recent
    if let known, recent.count == known.count + 1, recent.dropLast().last?.stamp == known.last,
      let answer = recent.last, answer.day == day, case .answer = answer.kind
    {
      add(answer, record, library)
      let card = record.key(of: answer.card)
      if let progress = record[card] { note(progress, of: card, day, library) }
      if let index = library.index(of: card) { return index }
    }
    self = Today()
    for event in record.recent where event.day == day && record.isStanding(event) {
      add(event, record, library)
    }
    for (card, progress) in record.recentChanges { note(progress, of: card, day, library) }
    return nil
  }

  /// Whether no card of a text is asked that was not yet.
  func isClosed(group: Int) -> Bool { answered.contains(group) || putAway.contains(group) }

  private mutating func add(_ event: Event, _ record: StudyRecord, _ library: Library) {
    // What was forgotten out of turn comes back as well, but does not count against the limits of the day.
    let asked: (isNew: Bool, counts: Bool)
    switch event.kind {
    case .answer(_, let from, _, _, _): asked = (from == nil, true)
    case .practice(.again, _, _?, _, _): asked = (false, false)
    case .practice:
      if let index = library.index(of: record.key(of: event.card)) {
        answered.insert(library.entries[index].group)
      }
      return
    case .suspend, .bury, .wake:
      guard let index = library.index(of: record.key(of: event.card)) else { return }
      if case .wake = event.kind {
        putAway.remove(library.entries[index].group)
      } else {
        putAway.insert(library.entries[index].group)
      }
      return
    default: return
    }
    let card = record.key(of: event.card)
    let isFirst =
      if let index = library.index(of: card) {
        latest.updateValue(count, forKey: index) == nil
      } else {
        others.insert(card).inserted
      }
    count += 1
    guard isFirst, asked.counts else { return }
    if asked.isNew { askedNew += 1 } else { askedDue += 1 }
  }

  /// Updates the sets with the progress of a card that changed since the morning.
  private mutating func note(
    _ progress: CardProgress, of card: CardID, _ day: Day, _ library: Library
  ) {
    guard let index = library.index(of: card) else { return }
    if !progress.isDue(on: day) { closed.insert(index) }
    guard latest[index] != nil else { return }
    // If the clock went back, a card of today may have been answered on another day since.
    if progress.last == day { answered.insert(library.entries[index].group) }
    if progress.isRelearning(on: day) {
      relearning.insert(index)
    } else {
      relearning.remove(index)
    }
  }

  func answersSince(_ index: Int) -> Int { count - 1 - (latest[index] ?? count - 1) }
}

extension ReviewSession.Remaining {
  /// What limits hold back, with all cards that are new and not today's, also siblings of those: so this and today's
  /// are as many as the decks have.
  ///
  /// - Parameters:
  ///   - today: what is left of today.
  ///   - all: how the cards stand.
  public func leftForLater(besides today: Self, of all: CardCounts) -> Self {
    var left = self
    if new > 0 { left.new = max(new, all.new - today.new) }
    return left
  }

  /// How many due and new cards wait because another card of their text is asked today. New ones of which a limit
  /// holds others back are left for later with those.
  public func siblings(besides today: Self, of all: CardCounts) -> Int {
    let later = leftForLater(besides: today, of: all)
    return max(0, all.due - today.due - today.relearning - due)
      + max(0, all.new - today.new - later.new)
  }
}
