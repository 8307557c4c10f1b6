import FlashcardDeck

extension State {
  /// Folds a row of the topic tree, or the one that it is in if nothing is inside of it; unfolds a folded
  /// one. Every cursor stays on its row, or goes to the folded one that this is in.
  mutating func fold(_ index: Int) {
    let before = topics.rows
    guard before.indices.contains(index) else { return }
    let row =
      before[index].hasTopics
      ? before[index] : before[..<index].last { $0.depth < before[index].depth }
    guard let row else { return }
    let paths = paths(of: row)
    if row.hidden > 0 {
      folded.removeAll { paths.contains($0) }
    } else {
      folded += paths
    }
    for index in screens.indices {
      guard var screen = screens[index] as? any TopicList, let topic = screen.topic,
        before.indices.contains(topic)
      else { continue }
      let path = before[topic].path
      screen.topic = topics.rows.lastIndex { path.starts(with: $0.path) } ?? 0
      screens[index] = screen
    }
  }

  /// The path of a row, in each language in which its topics have names.
  private func paths(of row: TopicTree.Row) -> [[String]] {
    guard case .topics(let deck, let inside) = row.scope, let first = inside.first else {
      return [row.path]
    }
    let folders = library.decks[deck].folders.count
    // Behind the folders and the deck.
    let start = row.path.prefix(folders + 1)
    return Language.allCases.reduce(into: [row.path]) { paths, language in
      let names = library.decks[deck].topics[first].path(in: language).dropFirst(folders)
      let path = start + names.prefix(row.path.count - start.count)
      if !paths.contains(Array(path)) { paths.append(Array(path)) }
    }
  }
}
