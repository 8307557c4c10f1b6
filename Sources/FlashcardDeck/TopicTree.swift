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
    /// The deck's id and the names of the topics down to this one.
    public var path: [String]
    /// Whether topics are inside.
    public var hasTopics: Bool
    /// How many rows inside are left out, because it is folded.
    public var hidden = 0
  }

  /// At most 20 levels are listed; the paths of a deck may be deeper.
  private static let deepest = 20

  /// Decks in their order, topics in that of their first card.
  public let rows: [Row]

  /// The tree of a library with the counts of one day, named in a language; without what is inside of
  /// the rows with the paths `folded`.
  public init(
    _ library: Library, _ overview: Overview, _ language: Language, folded: [[String]] = []
  ) {
    rows = library.decks.indices.flatMap { deck -> [Row] in
      let topics = library.decks[deck].topics
      let id = library.decks[deck].id
      let branch = Branch(
        deck: deck, id: id, paths: topics.map { $0.path(in: language) },
        counts: overview.topics[deck], folded: folded.filter { $0.first == id })
      let inside = branch.rows(of: Array(topics.indices), at: 0)
      let root = Row(
        depth: 0, name: library.decks[deck].title(in: language), counts: overview.decks[deck],
        scope: .topics(deck: deck, Array(topics.indices)), path: [id], hasTopics: !inside.isEmpty)
      return branch.rows(root, with: inside)
    }
  }

  /// The topics of one deck.
  private struct Branch {
    let deck: Int
    let id: String
    let paths: [[String]]
    let counts: [CardCounts]
    let folded: [[String]]

    /// A row and what is inside of it, as far as that is shown.
    func rows(_ row: Row, with inside: [Row]) -> [Row] {
      guard !inside.isEmpty, folded.contains(row.path) else { return [row] + inside }
      var row = row
      // Those that are folded in it are inside, too.
      row.hidden = inside.reduce(0) { $0 + 1 + $1.hidden }
      return [row]
    }

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
        let below = depth < TopicTree.deepest ? rows(of: inside, at: depth + 1) : []
        let row = Row(
          depth: depth + 1, name: name, counts: sum, scope: .topics(deck: deck, inside),
          path: [id] + paths[inside[0]].prefix(depth + 1), hasTopics: !below.isEmpty)
        return rows(row, with: below)
      }
    }
  }
}
