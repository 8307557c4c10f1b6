#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How many threads can run at the same time.
let processors = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))

/// The results of some independent pieces of work, in their order, done on as many threads as there
/// are processors.
public func concurrently<Result: Sendable>(
  _ count: Int, _ work: @escaping @Sendable (Int) -> Result
) -> [Result] {
  SharedWork(count, helpers: count - 1, with: {}, { piece, _ in work(piece) }).results
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
  let count = min(processors, max(1, range.count / max(1, least)))
  let bounds = (0...count).map { range.lowerBound + range.count * $0 / count }
  return zip(bounds, bounds.dropFirst()).map { $0..<$1 }
}
