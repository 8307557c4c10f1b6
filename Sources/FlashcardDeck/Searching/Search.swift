import Toolkit

/// A search over question, answer, explanation and topic, narrowed as its text grows.
///
/// Case and width do not matter: `ＬｏＲＡ` finds LoRA. Words apart by spaces must all occur.
public struct Search: Sendable {
  /// A card that was found.
  public struct Hit: Equatable, Sendable {
    /// The card, as an index into the library.
    public var card: Int
    /// The language whose text has the words.
    public var language: Language
  }

  /// The cards found, in deck order; none if there are no words.
  public var hits: [Hit] { steps.last?.hits ?? [] }

  private let texts: SearchTexts
  /// The searches that led to this one, each of them narrower than the one before.
  private var steps: [(words: [String], hits: [Hit])] = []

  /// A search without words.
  public init(_ library: Library) {
    texts = SearchTexts(library)
  }

  /// Finds the cards that have every word of `text`.
  public mutating func find(_ text: String) {
    let words = Folding.fold(text).split(whereSeparator: \.isWhitespace).map { String($0) }
    while let last = steps.last, !Self.narrows(words, last.words) { steps.removeLast() }
    guard !words.isEmpty, steps.last?.words != words else { return }
    guard words.allSatisfy({ $0.unicodeScalars.count <= texts.longest }) else {
      return steps.append((words, []))
    }
    steps.append((words, hits(of: words, among: steps.last?.hits)))
  }

  private func hits(of words: [String], among wider: [Hit]?) -> [Hit] {
    let cards = 0..<texts.library.entries.count
    let fewer = wider.map { $0.count < Self.worthAThread } ?? false
    let pieces = fewer ? [cards] : Parallel.parts(of: cards, worthAThread: Self.worthAThread)
    let texts = texts
    let found = Parallel.map(pieces.count) { piece in
      var pass = SearchPass(texts, words)
      return pass.hits(in: pieces[piece], among: wider)
    }
    return Array(found.joined())
  }

  /// The number of cards that are searched in less time than it takes to start a thread.
  private static let worthAThread = 2000

  /// Whether all texts that have `words` have the words `wider` as well.
  private static func narrows(_ words: [String], _ wider: [String]) -> Bool {
    words.count >= wider.count && zip(words, wider).allSatisfy { $0.utf8.starts(with: $1.utf8) }
  }
}
