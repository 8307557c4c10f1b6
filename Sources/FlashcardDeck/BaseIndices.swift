import Toolkit

/// For each card of a library, its index in a record's base: looked up once for all code that counts
/// and plans, because in a large collection looking up takes longer than going through the cards.
public struct BaseIndices: Sendable {
  /// The number of cards that are looked up in less time than it takes to start a thread.
  private static let worthAThread = 20_000

  /// -1 for a card that was new.
  private let indices: [Int32]

  /// Looks every card up.
  public init(of library: Library, in record: StudyRecord) {
    let entries = library.entries
    let table = record.base.cards
    guard entries.count > Self.worthAThread else {
      indices = table.indices(of: entries.lazy.map(\.id))
      return
    }
    let pieces = Parallel.parts(of: entries.indices, worthAThread: Self.worthAThread)
    indices = Parallel.map(pieces.count) { piece in
      table.indices(of: entries[pieces[piece]].lazy.map(\.id))
    }.flatMap { $0 }
  }

  /// A card's progress in the base of the same record; nil for a new card.
  func progress(ofCardAt index: Int, in record: StudyRecord) -> CardProgress? {
    let baseIndex = Int(indices[index])
    return baseIndex < 0 ? nil : record.base.cards.element(at: baseIndex).progress
  }
}
