import Synchronization

/// Independent pieces of work that helpers begin with in other threads, and that whoever wants the
/// results takes part in. So there never are more threads than processors, one of which would wait
/// for its turn with work in its hands.
public final class SharedWork<Result: Sendable> {
  private let pieces: Pieces<Result>
  private let takePart: @Sendable () -> Void
  private let helpers: [Background<Void>]

  /// Begins with `count` pieces in no more than `helpers` threads, one fewer than there are processors
  /// at most. Each thread makes a tool of its own, with which it does one piece after another.
  public init<Tool: ~Copyable>(
    _ count: Int, helpers: Int, with makeTool: @escaping @Sendable () -> Tool,
    _ work: @escaping @Sendable (Int, inout Tool) -> Result
  ) {
    let pieces = Pieces<Result>(count)
    let takePart = { @Sendable in pieces.take(with: makeTool(), work) }
    self.pieces = pieces
    self.takePart = takePart
    let threads = max(0, min(helpers, count, processors - 1))
    self.helpers = (0..<threads).map { _ in Background(takePart) }
  }

  /// The results in the order of the pieces, when all of them are done.
  public var results: [Result] {
    takePart()
    for helper in helpers { helper.value }
    var results: [Result] = []
    for case let result? in pieces.results { results.append(result) }
    return results
  }
}

/// Pieces of work from which threads take the next one each.
private final class Pieces<Result: Sendable>: Sendable {
  private let state: Mutex<(next: Int, results: [Result?])>

  init(_ count: Int) {
    state = Mutex((0, [Result?](repeating: nil, count: count)))
  }

  /// All of them, when the threads have ended.
  var results: [Result?] { state.withLock(\.results) }

  func take<Tool: ~Copyable>(with tool: consuming Tool, _ work: (Int, inout Tool) -> Result) {
    var tool = tool
    while let piece = next() {
      let result = work(piece, &tool)
      state.withLock { $0.results[piece] = result }
    }
  }

  private func next() -> Int? {
    state.withLock { state in
      guard state.next < state.results.count else { return nil }
      state.next += 1
      return state.next - 1
    }
  }
}
