import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The results of some independent pieces of work, in their order, done on as many threads as there
/// are processors.
public func concurrently<Result: Sendable>(
  _ count: Int, _ work: @escaping @Sendable (Int) -> Result
) -> [Result] {
  concurrently(count, with: {}, { piece, _ in work(piece) })
}

/// The same, where each thread has something of its own that it does one piece after another with.
public func concurrently<Tool: ~Copyable, Result: Sendable>(
  _ count: Int, with make: @escaping @Sendable () -> Tool,
  _ work: @escaping @Sendable (Int, inout Tool) -> Result
) -> [Result] {
  let pieces = Pieces<Result>(count)
  let processors = sysconf(Int32(_SC_NPROCESSORS_ONLN))
  let helpers = (1..<max(1, min(count, processors))).map { _ in
    Background { pieces.take(with: make(), work) }
  }
  pieces.take(with: make(), work)
  for helper in helpers { helper.value }
  return pieces.results.compactMap { $0 }
}

/// Two results, the first of which is made in another thread.
public func both<First: Sendable, Second>(
  _ first: @escaping @Sendable () -> First, _ second: () -> Second
) -> (First, Second) {
  let other = Background(first)
  let mine = second()
  return (other.value, mine)
}

/// A range in as many parts as there are processors; in one where it is too short to be worth a thread.
public func parts(of range: Range<Int>, worthAThread least: Int) -> [Range<Int>] {
  let processors = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
  let count = min(processors, max(1, range.count / max(1, least)))
  let bounds = (0...count).map { range.lowerBound + range.count * $0 / count }
  return zip(bounds, bounds.dropFirst()).map { $0..<$1 }
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
