#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Work on as many threads as there are processors.
public enum Parallel {
  /// How many threads can run at the same time.
  public static let processors = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))

  /// The results of `count` independent pieces of work, in their order.
  @inlinable public static func map<Result: Sendable>(
    _ count: Int, _ work: @escaping @Sendable (Int) -> Result
  ) -> [Result] {
    SharedWork(count, helpers: count - 1, with: {}, { piece, _ in work(piece) }).results
  }

  /// Two results; another thread makes the first one.
  @inlinable public static func both<First: Sendable, Second>(
    _ first: @escaping @Sendable () -> First, _ second: () -> Second
  ) -> (First, Second) {
    let other = Background(first)
    let mine = second()
    return (other.value, mine)
  }

  /// A range in as many parts as there are processors; fewer if a part would have less than `least`
  /// elements, because starting a thread would take longer than its work.
  public static func parts(of range: Range<Int>, worthAThread least: Int) -> [Range<Int>] {
    let count = min(processors, max(1, range.count / max(1, least)))
    let bounds = (0...count).map { range.lowerBound + range.count * $0 / count }
    return zip(bounds, bounds.dropFirst()).map { $0..<$1 }
  }
}
