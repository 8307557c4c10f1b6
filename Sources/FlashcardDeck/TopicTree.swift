import Toolkit

/// The decks with the folders that they are in and their topics as rows, each indented below the one that
/// it belongs to.
public struct TopicTree: Equatable, Sendable {
  /// A folder, a deck or a topic.
  public struct Row: Equatable, Sendable {
    /// How deep the row is indented, from 0 for what is in no folder.
    public var depth: Int
    /// The title of a deck, or the name of a folder or topic.
    public var name: String
    /// How its cards stand, those of the topics inside included.
    public var counts: CardCounts
    /// Its cards.
    public var scope: Scope
    /// The folders, each with a slash behind it, the deck's id, and the names of the topics down to it.
    public var path: [String]
    /// Whether rows are inside.
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
  ///
  /// - Parameter showing: what is shown of a name, which may be Markdown.
  public init(
    _ library: Library, _ overview: Overview, _ language: Language, folded: [[String]] = [],
    showing: (String) -> String = { $0 }
  ) {
    let builder = Builder(
      library: library, overview: overview, language: language, folded: folded)
    rows = builder.rows(of: Array(library.decks.indices), in: []).map { row in
      var row = row
      row.name = showing(row.name)
      return row
    }
  }

  /// The decks, and the folders that they are in.
  private struct Builder {
    let library: Library
    let overview: Overview
    let language: Language
    let folded: [[String]]

    /// Rows for decks that are in a folder or below it.
    func rows(of decks: [Int], in folders: [String]) -> [Row] {
      let depth = folders.count
      var names = TextIndex()
      // A deck of its own is a folder without a name.
      var members: [(folder: String?, decks: [Int])] = []
      // The members that are folders, by the numbers of their names.
      var places: [Int] = []
      for deck in decks {
        let path = library.decks[deck].folders
        guard path.count > depth, depth < TopicTree.deepest else {
          members.append((nil, [deck]))
          continue
        }
        if let known = names.indexOrInsert(path[depth]) {
          members[places[known]].decks.append(deck)
        } else {
          places.append(members.count)
          members.append((path[depth], [deck]))
        }
      }
      return members.flatMap { folder, inside -> [Row] in
        guard let folder else { return inside.flatMap { rows(of: $0, at: depth) } }
        var sum = CardCounts(boxes: overview.all.boxes.count)
        for deck in inside { sum.add(overview.decks[deck]) }
        let path = folders + [folder]
        let row = Row(
          depth: depth, name: folder, counts: sum, scope: .decks(inside),
          path: path.map(TopicTree.element), hasTopics: true)
        return TopicTree.rows(row, with: rows(of: inside, in: path), folded: folded)
      }
    }

    /// Rows for a deck and its topics.
    private func rows(of deck: Int, at depth: Int) -> [Row] {
      let topics = library.decks[deck].topics
      let folders = library.decks[deck].folders
      let path = folders.map(TopicTree.element) + [library.decks[deck].id]
      let branch = Branch(
        deck: deck, start: path, depth: depth + 1, folders: folders.count,
        paths: topics.map { $0.path(in: language) }, counts: overview.topics[deck], folded: folded)
      let inside = branch.rows(of: Array(topics.indices), at: 0)
      let root = Row(
        depth: depth, name: library.decks[deck].title(in: language),
        counts: overview.decks[deck], scope: .topics(deck: deck, Array(topics.indices)),
        path: path, hasTopics: !inside.isEmpty)
      return TopicTree.rows(root, with: inside, folded: folded)
    }
  }

  /// A folder in the path of a row, which no deck's id is.
  private static func element(of folder: String) -> String { folder + "/" }

  /// A row and what is inside of it, as far as that is shown.
  private static func rows(_ row: Row, with inside: [Row], folded: [[String]]) -> [Row] {
    guard !inside.isEmpty, folded.contains(row.path) else { return [row] + inside }
    var row = row
    // Those that are folded in it are inside, too.
    row.hidden = inside.reduce(0) { $0 + 1 + $1.hidden }
    return [row]
  }

  /// The topics of one deck.
  private struct Branch {
    let deck: Int
    /// The path of the deck's row.
    let start: [String]
    /// How deep the first topics are indented.
    let depth: Int
    /// How many names at the beginning of each path are those of folders.
    let folders: Int
    let paths: [[String]]
    let counts: [CardCounts]
    let folded: [[String]]

    /// Rows for topics that share their first `level` names behind those of folders.
    func rows(of topics: [Int], at level: Int) -> [Row] {
      var names = TextIndex()
      var members: [(name: String, topics: [Int])] = []
      for topic in topics where paths[topic].count > folders + level {
        let name = paths[topic][folders + level]
        if let known = names.indexOrInsert(name) {
          members[known].topics.append(topic)
        } else {
          members.append((name, [topic]))
        }
      }
      return members.flatMap { name, inside -> [Row] in
        var sum = CardCounts(boxes: counts.first?.boxes.count ?? 0)
        for topic in inside { sum.add(counts[topic]) }
        let below = depth + level <= TopicTree.deepest ? rows(of: inside, at: level + 1) : []
        let row = Row(
          depth: depth + level, name: name, counts: sum, scope: .topics(deck: deck, inside),
          path: start + paths[inside[0]].dropFirst(folders).prefix(level + 1),
          hasTopics: !below.isEmpty)
        return TopicTree.rows(row, with: below, folded: folded)
      }
    }
  }
}
