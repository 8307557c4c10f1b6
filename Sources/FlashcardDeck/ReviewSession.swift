/// What is asked today, in which order, and what comes next.
///
/// A session is a function of the decks, the state in the morning and the day's answers. It keeps
/// nothing else, so leaving it, by a key or by a power cut, changes nothing. Where the clock went
/// back and answers of later days are there too, they count as what was before the day.
public struct ReviewSession: Sendable {
  /// How much is asked in a day at most.
  public struct Limits: Hashable, Sendable {
    /// Cards that were never answered before.
    public var new: Int
    /// Cards that are due.
    public var reviews: Int

    /// Limits in cards a day.
    public init(new: Int = 20, reviews: Int = 200) {
      self.new = new
      self.reviews = reviews
    }
  }

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

  /// How many other cards come at least before a forgotten one comes back, where there are so many.
  public static let pause = 5

  /// The study day.
  public let day: Day
  private let limits: Limits
  private let library: Library
  private let isInScope: @Sendable (Library.Entry) -> Bool
  /// Due cards in the order of asking, as indices into the library; no more than the limit.
  private let due: [Int]
  /// New cards likewise.
  private let new: [Int]

  /// The card to ask now, as an index into the library; nil when the session is done.
  public private(set) var current: Int?
  /// What is left to do, the current card included.
  public private(set) var remaining = Remaining()

  /// The day's session over the cards in scope, continued after what was answered today.
  ///
  /// The record is settled before `day`, so that its base is the state in the morning.
  public init(
    library: Library, record: StudyRecord, day: Day, limits: Limits,
    places: MorningPlaces? = nil,
    isInScope: @escaping @Sendable (Library.Entry) -> Bool = { _ in true }
  ) {
    self.library = library
    self.day = day
    self.limits = limits
    self.isInScope = isInScope
    (due, new) = Self.plan(
      library.entries, record: record, places, day: day, limits: limits, isInScope: isInScope)
    update(record)
  }

  /// Takes in what was answered today, after an answer or an undo.
  public mutating func update(_ record: StudyRecord) {
    let today = Today(record.answers(on: day))
    var answeredGroups: Set<Int> = []
    // After the clock went back, a card may have been answered on another day since.
    for card in today.order where record[card]?.last == day {
      if let group = group(of: card) { answeredGroups.insert(group) }
    }
    let isOpen = { [entries = library.entries, day] (index: Int) in
      // What was planned holds unless the card was answered, and once that was taken back.
      let isStillDue = record.changes(entries[index].id)?.isDue(on: day) ?? true
      return isStillDue && !answeredGroups.contains(entries[index].group)
    }
    let openDue = due.filter(isOpen).prefix(max(0, limits.reviews - today.askedDue))
    let openNew = new.filter(isOpen).prefix(max(0, limits.new - today.askedNew))
    let returning = today.order.filter { id in
      guard let index = library.index(of: id), isInScope(library.entries[index]) else {
        return false
      }
      return record[id]?.isRelearning(on: day) ?? false
    }
    remaining = Remaining(
      due: openDue.count, new: openNew.count, relearning: returning.count)
    let rested = returning.first.flatMap { id in
      today.answersSince(id) >= Self.pause ? library.index(of: id) : nil
    }
    current =
      rested ?? openDue.first ?? openNew.first ?? returning.first.flatMap(library.index(of:))
  }

  private func group(of card: CardID) -> Int? {
    library.index(of: card).map { library.entries[$0].group }
  }

  /// The day's cards before any answer of the day: due ones by box, then the longest overdue, then
  /// shuffled; new ones in deck order; never two of one group.
  private static func plan(
    _ entries: [Library.Entry], record: StudyRecord, _ places: MorningPlaces?, day: Day,
    limits: Limits,
    isInScope: (Library.Entry) -> Bool
  ) -> (due: [Int], new: [Int]) {
    let elsewhen = record.changes(apartFrom: day)
    func morning(_ index: Int, _ entry: Library.Entry) -> CardProgress? {
      if !elsewhen.isEmpty, let progress = elsewhen[entry.id] { return progress }
      guard let places else { return record.morning(entry.id) }
      return places.progress(ofCardAt: index, in: record)
    }
    // A box is sorted when its turn comes: where much is due, the limit is reached before.
    var boxes: [[(index: Int, due: Day)]] = []
    var unseen: [Int] = []
    for (index, entry) in entries.enumerated() where isInScope(entry) {
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
    for box in boxes where due.count < limits.reviews {
      let candidates = box.map { Candidate($0.index, entries[$0.index].id, due: $0.due, day) }
      for candidate in candidates.sorted()
      where due.count < limits.reviews && isFirstOfGroup(candidate.index) {
        due.append(candidate.index)
      }
    }
    var new: [Int] = []
    for index in unseen where new.count < limits.new && isFirstOfGroup(index) { new.append(index) }
    return (due, new)
  }

  /// A due card with what decides its turn among those of its box.
  private struct Candidate: Comparable {
    let index: Int
    let due: Day
    let shuffle: UInt64

    init(_ index: Int, _ card: CardID, due: Day, _ day: Day) {
      self.index = index
      self.due = due
      shuffle = mix(day: day, card: card)
    }

    static func < (one: Candidate, other: Candidate) -> Bool {
      (one.due.number, one.shuffle, one.index) < (other.due.number, other.shuffle, other.index)
    }
  }
}

/// The day's answers as the session looks at them.
private struct Today {
  /// Cards in the order of their latest answer.
  private(set) var order: [CardID] = []
  /// Cards asked because they were due.
  private(set) var askedDue = 0
  /// Cards asked for the first time ever.
  private(set) var askedNew = 0
  private var latest: [CardID: Int] = [:]
  private let count: Int

  init(_ answers: [Event]) {
    count = answers.count
    for (position, event) in answers.enumerated() {
      guard case .answer(_, let from, _, _, _) = event.kind else { continue }
      if latest.updateValue(position, forKey: event.card) == nil {
        if from == nil { askedNew += 1 } else { askedDue += 1 }
      }
    }
    order = latest.sorted { $0.value < $1.value }.map(\.key)
  }

  func answersSince(_ card: CardID) -> Int { count - 1 - (latest[card] ?? count - 1) }
}

/// A number that looks random but is the same for a card on a day everywhere (FNV-1a, then a final
/// mix as in SplitMix64).
private func mix(day: Day, card: CardID) -> UInt64 {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(bitPattern: Int64(day.number))
  for byte in card.description.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
  hash = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
  hash = (hash ^ (hash >> 27)) &* 0x94D0_49BB_1331_11EB
  return hash ^ (hash >> 31)
}
