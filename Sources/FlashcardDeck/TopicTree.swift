import Toolkit

/// The decks and their topics as rows, each indented below the one that it belongs to.
public struct TopicTree: Equatable, Sendable {
  /// A deck or a topic.
  public struct Row: Equatable, Sendable {
    /// How deep the row is indented, from 0 for a deck.
    public var depth: Int
    /// The title of a deck or the name of a topic.
    public var name: String
    /// How its cards stand, those of the topics inside included.
    public var counts: CardCounts
    /// Its cards.
    public var scope: Scope
  }

  /// At most 20 levels are listed; the paths of a deck may be deeper.
  private static let deepest = 20

  /// Decks in their order, topics in that of their first card.
  public let rows: [Row]

  /// The tree of a library with the counts of one day, named in a language.
  public init(_ library: Library, _ overview: Overview, _ language: Language) {
    rows = library.decks.indices.flatMap { deck -> [Row] in
      let topics = library.decks[deck].topics
      let branch = Branch(
        deck: deck, paths: topics.map { $0.path(in: language) }, counts: overview.topics[deck])
      let root = Row(
        depth: 0, name: library.decks[deck].title(in: language), counts: overview.decks[deck],
        scope: .topics(deck: deck, Array(topics.indices)))
      return [root] + branch.rows(of: Array(topics.indices), at: 0)
    }
  }

  /// The topics of one deck.
  private struct Branch {
    let deck: Int
    let paths: [[String]]
    let counts: [CardCounts]

    /// Rows for topics that share their first `depth` names.
    func rows(of topics: [Int], at depth: Int) -> [Row] {
      var names = TextIndex()
      var members: [(name: String, topics: [Int])] = []
      for topic in topics where paths[topic].count > depth {
        let name = paths[topic][depth]
        if let known = names.indexOrInsert(name) {
          members[known].topics.append(topic)
        } else {
          members.append((name, [topic]))
        }
      }
      return members.flatMap { name, inside -> [Row] in
        var sum = CardCounts(boxes: counts.first?.boxes.count ?? 0)
        for topic in inside { sum.add(counts[topic]) }
        let row = Row(
          depth: depth + 1, name: name, counts: sum, scope: .topics(deck: deck, inside))
        return [row] + (depth < TopicTree.deepest ? rows(of: inside, at: depth + 1) : [])
      }
    }
  }
}
