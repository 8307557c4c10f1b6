import Toolkit

/// For each card of a library, its place in a record's morning: found once for all that count and
/// plan, since a large collection takes longer to look up than to go through.
public struct MorningPlaces: Sendable {
  /// Cards that are looked up in less time than a thread takes to begin.
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

  /// Where a card stood in the morning of the same record; nil for a new one.
  func progress(ofCardAt index: Int, in record: StudyRecord) -> CardProgress? {
    let place = Int(indices[index])
    return place < 0 ? nil : record.base.cards.element(at: place).progress
  }
}
