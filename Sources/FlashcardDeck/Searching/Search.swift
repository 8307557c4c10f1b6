import Toolkit

/// A search over question, answer, explanation and topic, narrowed as its text grows.
///
/// It finds what the screen shows of a card, not the signs and comments of its source. Letters are
/// compared as `Folding` says: `ＬｏＲＡ` finds LoRA, `cafe` also finds café. Words apart by spaces must all
/// occur.
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
  private var steps: [(words: [SearchWord], hits: [Hit])] = []

  /// A search without words.
  ///
  /// - Parameter showing: what the screen shows of a Markdown text, its blocks in lines.
  public init(_ library: Library, showing: @escaping @Sendable (String) -> String) {
    texts = SearchTexts(library, showing: showing)
  }

  /// Finds the cards that have every word of `text`.
  public mutating func find(_ text: String) {
    let words = SearchWord.words(of: text)
    while let last = steps.last, !Self.narrows(words, last.words) { steps.removeLast() }
    guard !words.isEmpty, steps.last.map({ $0.words.map(\.units) != words.map(\.units) }) ?? true
    else { return }
    steps.append((words, hits(of: words, among: steps.last?.hits)))
  }

  private func hits(of words: [SearchWord], among wider: [Hit]?) -> [Hit] {
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
  private static func narrows(_ words: [SearchWord], _ wider: [SearchWord]) -> Bool {
    words.count >= wider.count && zip(words, wider).allSatisfy { $0.narrows($1) }
  }
}
