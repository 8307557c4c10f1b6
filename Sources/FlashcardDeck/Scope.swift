import Toolkit

/// Which cards a session or a list is about.
public enum Scope: Hashable, Sendable {
  /// Every card.
  case everything
  /// The cards of some topics, by their indices in the deck, ascending.
  case topics(deck: Int, [Int])
  /// The cards of some decks, by their indices in the library, ascending.
  case decks([Int])

  /// Whether a card belongs to it.
  public func contains(_ entry: Library.Entry) -> Bool {
    switch self {
    case .everything: true
    case .topics(let deck, let topics): entry.deck == deck && topics.ascendingContains(entry.topic)
    case .decks(let decks): decks.ascendingContains(entry.deck)
    }
  }

  /// The topic in which all others of the scope are; nil if there is none.
  func outermostTopic(in library: Library) -> Int? {
    guard case .topics(let deck, let topics) = self, library.decks.indices.contains(deck) else {
      return nil
    }
    let all = library.decks[deck].topics
    func path(_ topic: Int) -> [String] { all[topic].path(in: .english) }
    guard let first = topics.min(by: { path($0).count < path($1).count }),
      topics.allSatisfy({ path($0).starts(with: path(first)) })
    else { return nil }
    return first
  }

  /// The deck of that title or id, the decks in that folder, or the topics below the path `A / B`, in
  /// either language and compared without case; nil if there is none of these.
  public init?(named name: String, in library: Library, _ language: Language) {
    let wanted = Folding.fold(name).split(separator: "/").map { $0.trimmingSpaces }
    guard !wanted.isEmpty else { return nil }
    if let scope = Self.scope(named: name, wanted, in: library, language) {
      self = scope
      return
    }
    // `Tuning` for the topic `1. Tuning`, `微调` for `一、微调`.
    guard let scope = Self.scope(named: name, wanted, in: library, language, unnumbered: true)
    else {
      return nil
    }
    self = scope
  }

  private static func scope(
    named name: String, _ wanted: [String], in library: Library, _ language: Language,
    unnumbered: Bool = false
  ) -> Scope? {
    func folded(_ name: String) -> String {
      Folding.fold(unnumbered ? String(name.drop(while: Self.isOfNumber)) : name)
    }
    for language in [language, language.other] {
      for (index, deck) in library.decks.enumerated() {
        let names = [deck.id, deck.title(in: language)].map(Folding.fold)
        let all = Array(deck.topics.indices)
        // A name may have a slash of its own.
        if names.contains(Folding.fold(name)) {
          return .topics(deck: index, all)
        }
        let topics = all.filter { topic in
          let path = deck.topics[topic].path(in: language).map(folded)
          return path.starts(with: wanted) || path.contains(Folding.fold(name))
        }
        let inFolder = library.decks.indices.filter { deck in
          let path = library.decks[deck].folders.map(Folding.fold)
          return path.starts(with: wanted) || path.contains(Folding.fold(name))
        }
        if !topics.isEmpty, inFolder.contains(index) {
          return .decks(inFolder)
        }
        if !topics.isEmpty {
          return .topics(deck: index, topics)
        }
      }
    }
    return nil
  }

  /// Whether a character is of the number in front of a topic's name.
  private static func isOfNumber(_ character: Character) -> Bool {
    character.isNumber || " .．、)）".contains(character)
  }
}

extension Scope {
  /// The same topics of the same deck after the decks were read again; nil if it has none of them.
  public func moved(from old: Library, to new: Library) -> Scope? {
    let deck: Int
    let topics: [Int]
    switch self {
    case .everything: return self
    case .decks(let decks):
      let ids = decks.filter(old.decks.indices.contains).map { old.decks[$0].id }
      let same = new.decks.indices.filter { ids.contains(new.decks[$0].id) }
      return same.isEmpty ? nil : .decks(same)
    case .topics(let index, let inside): (deck, topics) = (index, inside)
    }
    guard old.decks.indices.contains(deck) else { return nil }
    let known = topics.filter(old.decks[deck].topics.indices.contains)
    let names = { (topic: Topic) in Set(Language.allCases.map { topic.path(in: $0) }) }
    let wanted = known.reduce(into: Set<[String]>()) {
      $0.formUnion(names(old.decks[deck].topics[$1]))
    }
    guard let index = new.decks.firstIndex(where: { $0.id == old.decks[deck].id }) else {
      return nil
    }
    // A deck without cards has no topics.
    if topics.isEmpty { return .topics(deck: index, Array(new.decks[index].topics.indices)) }
    let same = new.decks[index].topics.indices.filter {
      !names(new.decks[index].topics[$0]).isDisjoint(with: wanted)
    }
    return same.isEmpty ? nil : .topics(deck: index, same)
  }
}

extension [Int] {
  /// Whether the numbers, which ascend, have one among them.
  fileprivate func ascendingContains(_ number: Int) -> Bool {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] == number { return true }
      if self[middle] < number { low = middle + 1 } else { high = middle }
    }
    return false
  }
}

extension Substring {
  fileprivate var trimmingSpaces: String {
    drop { $0 == " " }.withoutSpacesAtEnd
  }
}
