import Synchronization

/// Independent pieces of work that helper threads begin with; the thread that asks for the results
/// works on them, too.
///
/// So there are never more threads than processors. One more would wait for a processor, and all others
/// would wait for its piece.
public final class SharedWork<Result: Sendable> {
  @usableFromInline let pieces: Pieces<Result>
  @usableFromInline let takePart: @Sendable () -> Void
  @usableFromInline let helpers: [Background<Void>]

  /// Begins with `count` pieces in at most `helpers` threads, and in fewer threads than there are
  /// processors. Each thread makes a tool with which it does one piece after another.
  @inlinable public init<Tool: ~Copyable>(
    _ count: Int, helpers: Int, with makeTool: @escaping @Sendable () -> Tool,
    _ work: @escaping @Sendable (Int, inout Tool) -> Result
  ) {
    let pieces = Pieces<Result>(count)
    let takePart = { @Sendable in pieces.take(with: makeTool(), work) }
    self.pieces = pieces
    self.takePart = takePart
    let threads = max(0, min(helpers, count, Parallel.processors - 1))
    self.helpers = (0..<threads).map { _ in Background(takePart) }
  }

  /// The results in the order of the pieces; waits until all of them are done.
  @inlinable public var results: [Result] {
    takePart()
    for helper in helpers { helper.value }
    var results: [Result] = []
    for case let result? in pieces.results { results.append(result) }
    return results
  }
}

/// Pieces of work; each thread takes the next one until none is left.
@usableFromInline final class Pieces<Result: Sendable>: Sendable {
  @usableFromInline let state: Mutex<(next: Int, results: [Result?])>

  @inlinable init(_ count: Int) {
    state = Mutex((0, [Result?](repeating: nil, count: count)))
  }

  /// All results, after the threads have ended.
  @inlinable var results: [Result?] { state.withLock(\.results) }

  @inlinable func take<Tool: ~Copyable>(
    with tool: consuming Tool, _ work: (Int, inout Tool) -> Result
  ) {
    var tool = tool
    while let piece = next() {
      let result = work(piece, &tool)
      state.withLock { $0.results[piece] = result }
    }
  }

  @inlinable func next() -> Int? {
    state.withLock { state in
      guard state.next < state.results.count else { return nil }
      state.next += 1
      return state.next - 1
    }
  }
}
