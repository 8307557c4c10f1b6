/// An interview: its questions in order, and what was answered.
///
/// What was answered follows from events: of this device, since the interview began, of its cards, with key
/// points. So an answer that is taken back brings its question back, and after a power cut it goes on with
/// the first question that has no answer.
public struct InterviewSession: Sendable {
  /// How it began.
  public let saved: SavedInterview
  /// The cards as indices into the library; nil for one that no deck has any more.
  public private(set) var cards: [Int?]
  /// What was answered, by places in the order of asking.
  public private(set) var answers: [Int: SpokenAnswer] = [:]
  /// The place of the question to ask now; nil at the end.
  public private(set) var place: Int?
  private let device: String?
  /// The places of cards that are put away or have a sibling that was asked today.
  private var left: Set<Int> = []
  /// For each place the keys of the other cards of the text.
  private var siblings: [[CardID]] = []

  /// An interview that begins or goes on.
  ///
  /// - Parameter answers: spoken answers that may be of this interview, before the recent ones of the record.
  public init(
    _ saved: SavedInterview, answers: [SpokenAnswer] = [], device: String?, _ library: Library,
    _ record: StudyRecord, day: Day
  ) {
    self.saved = saved
    self.device = device
    cards = []
    find(in: library, record)
    let places = places(record)
    for answer in answers where isOwn(answer) {
      if let place = places[answer.card] { self.answers[place] = answer }
    }
    update(record, day: day)
  }

  /// The card to ask now, as an index into the library; nil at the end.
  public var current: Int? { place.flatMap { cards[$0] } }

  /// The card after it, if there is one.
  public var next: Int? {
    place.flatMap { place in open.first { $0 > place } ?? open.first { $0 != place } }
      .flatMap { cards[$0] }
  }

  /// How many questions are answered, and how many there are.
  public var progress: (done: Int, all: Int) { (answers.count, answers.count + open.count) }

  private var open: [Int] {
    cards.indices.filter { cards[$0] != nil && answers[$0] == nil && !left.contains($0) }
  }

  /// Whether an answer was given here since the interview began.
  private func isOwn(_ answer: SpokenAnswer) -> Bool {
    (device == nil || answer.event.device == device)
      && saved.start.map { answer.stamp > $0 } ?? true
  }

  private func places(_ record: StudyRecord) -> [CardID: Int] {
    Dictionary(
      saved.cards.enumerated().map { (record.key(of: $1), $0) }, uniquingKeysWith: { one, _ in one }
    )
  }

  /// Follows the record after an answer, an undo or a mark.
  public mutating func update(_ record: StudyRecord, day: Day) {
    let places = places(record)
    // Those of earlier days are no longer recent.
    let recent = Set(record.recent.map(\.id))
    answers = answers.filter { !recent.contains($0.value.event) }
    for event in record.recent where event.points != nil && record.isStanding(event) {
      guard let answer = SpokenAnswer(event, record), isOwn(answer), let place = places[answer.card]
      else { continue }
      answers[place] = answer
    }
    let (marks, asked) = (record.remarks.marks, record.cards(askedOn: day))
    left = Set(
      saved.cards.indices.filter { place in
        let card = record.key(of: saved.cards[place])
        return marks[card]?.isAway(on: day) ?? false
          || !asked.contains(card) && siblings[place].contains(where: asked.contains)
      })
    place = open.first
  }

  /// Goes on with decks that were read again; false if nothing of it is left.
  public mutating func move(to library: Library, _ record: StudyRecord, day: Day) -> Bool {
    find(in: library, record)
    update(record, day: day)
    return place != nil || !answers.isEmpty
  }

  private mutating func find(in library: Library, _ record: StudyRecord) {
    cards = saved.cards.map { library.index(of: $0) ?? library.index(of: record.key(of: $0)) }
    siblings = cards.map { card in
      guard let card else { return [] }
      return library.siblings(of: card).filter { $0 != card }.map {
        record.key(of: library.entries[$0].id)
      }
    }
  }
}
