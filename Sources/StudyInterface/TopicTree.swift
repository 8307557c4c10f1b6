import FlashcardDeck
import Toolkit

/// A deck or a topic as a row of the topic tree.
public struct TopicRow: Equatable, Sendable {
  /// How deep the row is indented, from 0 for a deck.
  public var depth: Int
  /// The title of a deck or the name of a topic.
  public var name: String
  /// How its cards stand, those of the topics inside included.
  public var counts: CardCounts
  /// Its cards.
  public var scope: Scope
}

/// The rows of the topic tree, decks in their order, topics in that of their first card.
public func topicRows(_ library: Library, _ overview: Overview, _ language: Language) -> [TopicRow]
{
  library.decks.indices.flatMap { deck -> [TopicRow] in
    let topics = library.decks[deck].topics
    let paths = topics.map { $0.path(in: language) }
    let root = TopicRow(
      depth: 0, name: library.decks[deck].title(in: language), counts: overview.decks[deck],
      scope: .topics(deck: deck, Array(topics.indices)))
    return [root]
      + rows(below: Array(topics.indices), at: 0, deck: deck, paths: paths, overview.topics[deck])
  }
}

/// Rows for the topics that share their first `depth` names.
private func rows(
  below topics: [Int], at depth: Int, deck: Int, paths: [[String]], _ counts: [CardCounts]
) -> [TopicRow] {
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
  return members.flatMap { name, inside -> [TopicRow] in
    var sum = CardCounts(boxes: counts.first?.boxes.count ?? 0)
    for topic in inside { sum.add(counts[topic]) }
    let row = TopicRow(
      depth: depth + 1, name: name, counts: sum, scope: .topics(deck: deck, inside))
    // A path is only as deep as its author made it; a thousand levels would not be readable anyway.
    let below =
      depth < 20 ? rows(below: inside, at: depth + 1, deck: deck, paths: paths, counts) : []
    return [row] + below
  }
}
