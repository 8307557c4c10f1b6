/// The cards of one kind, and how they were answered.
public struct KindCounts: Sendable, Equatable {
  /// The kind.
  public let kind: CardKind
  /// All cards of the kind.
  public private(set) var cards = 0
  /// Those among them that were never answered.
  public private(set) var new = 0
  /// Answers to them.
  public private(set) var reviews = 0
  /// How often a learned one was forgotten.
  public private(set) var lapses = 0

  /// The counts of each kind that a library has, in the order of `CardKind`.
  public static func all(_ library: Library, _ record: StudyRecord) -> [KindCounts] {
    var counts: [CardKind: KindCounts] = [:]
    for index in library.entries.indices {
      let kind = library.kind(ofCardAt: index)
      let progress = record[library.entries[index].id]
      counts[kind, default: KindCounts(kind: kind)].add(progress)
    }
    return CardKind.allCases.compactMap { counts[$0] }
  }

  private mutating func add(_ progress: CardProgress?) {
    cards += 1
    guard let progress else { return new += 1 }
    reviews += progress.reviews
    lapses += progress.lapses
  }
}
