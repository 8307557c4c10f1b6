import Toolkit

/// A search over question, answer, explanation and topic, narrowed as its text grows.
///
/// It finds what the screen shows of a card, not the signs and comments of its source. Letters are
/// compared as `Folding` says: `ＬｏＲＡ` finds LoRA, `cafe` also finds café. Words apart by spaces must all
/// occur, those between quotes one after another.
public struct Search: Sendable {
  /// A card that was found.
  public struct Hit: Equatable, Sendable {
    /// The card, as an index into the library.
    public var card: Int { Int(number) }
    /// Half as wide, so that a hit takes 8 bytes: of 100,000 cards a common letter finds nearly all.
    private let number: Int32
    /// The language whose text has the words: the preferred one if that has them.
    public var language: Language
    /// Whether the question has all of them.
    public var isInQuestion: Bool

    init(card: Int, language: Language, isInQuestion: Bool) {
      number = Int32(truncatingIfNeeded: card)
      self.language = language
      self.isInQuestion = isInQuestion
    }
  }

  /// The cards found: first those whose questions have the words, in deck order; none if nothing is
  /// asked for.
  public private(set) var hits: [Hit] = []

  private let texts: SearchTexts
  private let preferred: Language
  /// The searches that led to this one, each of them narrower than the one before, in deck order.
  private var steps: [(words: [SearchWord], hits: [Hit])] = []

  /// A search without words.
  ///
  /// - Parameters:
  ///   - preferred: the language in which a card is found if both of its texts have the words.
  ///   - showing: what the screen shows of a Markdown text, its blocks in lines.
  public init(
    _ library: Library, preferring preferred: Language = .english,
    showing: @escaping @Sendable (String) -> String
  ) {
    texts = SearchTexts(library, showing: showing)
    self.preferred = preferred
  }

  /// Finds the cards that have every word of a text.
  public mutating func find(_ text: String) { find(SearchWord.words(of: text)) }

  /// Finds the cards that have the words of a query, none of those that it excludes, and are kept by its
  /// filters.
  public mutating func find(_ query: SearchQuery, keeping filters: SearchFilters) {
    find(SearchWord.words(of: query))
    if query.words.isEmpty, !query.isEmpty {
      hits = texts.library.entries.indices.map {
        Hit(card: $0, language: preferred, isInQuestion: true)
      }
    }
    if query.mistake != nil { hits = [] }
    if !filters.isEmpty { hits.removeAll { !filters.keeps($0.card) } }
    for word in query.excluded {
      let others = Set(hits(of: SearchWord.words(asked: word), among: nil).map(\.card))
      hits.removeAll { others.contains($0.card) }
    }
  }

  /// Leaves out the cards that are not to be kept.
  public mutating func keep(_ isKept: (Int) -> Bool) { hits.removeAll { !isKept($0.card) } }

  private mutating func find(_ words: [SearchWord]) {
    while let last = steps.last, !Self.narrows(words, last.words) { steps.removeLast() }
    if !words.isEmpty, steps.last.map({ $0.words.map(\.units) != words.map(\.units) }) ?? true {
      steps.append((words, hits(of: words, among: steps.last?.hits)))
    }
    let found = steps.last?.hits ?? []
    // Most often either all of them or none have the words there.
    hits = found.filter(\.isInQuestion)
    if hits.count < found.count { hits += found.lazy.filter { !$0.isInQuestion } }
  }

  private func hits(of words: [SearchWord], among wider: [Hit]?) -> [Hit] {
    let cards = 0..<texts.library.entries.count
    let fewer = wider.map { $0.count < Self.worthAThread } ?? false
    let pieces = fewer ? [cards] : Parallel.parts(of: cards, worthAThread: Self.worthAThread)
    let (texts, preferred) = (texts, preferred)
    let found = Parallel.map(pieces.count) { piece in
      var pass = SearchPass(texts, words, preferred)
      return pass.hits(in: pieces[piece], among: wider)
    }
    return Array(found.joined())
  }

  /// The number of cards that are searched in less time than it takes to start a thread.
  private static let worthAThread = 2000

  /// Whether all texts that have `words` have the words `wider` as well.
  private static func narrows(_ words: [SearchWord], _ wider: [SearchWord]) -> Bool {
    words.count >= wider.count && zip(words, wider).allSatisfy { $0.narrows($1) }
  }
}
