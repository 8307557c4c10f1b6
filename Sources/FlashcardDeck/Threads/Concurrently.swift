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
  let pieces = Pieces<Result>(count)
  let processors = sysconf(Int32(_SC_NPROCESSORS_ONLN))
  let helpers = (1..<max(1, min(count, processors))).map { _ in
    Background { pieces.take(work) }
  }
  pieces.take(work)
  for helper in helpers { helper.value }
  return pieces.results.compactMap { $0 }
}

/// A range in as many parts as there are processors; in one where it is too short to be worth a thread.
public func parts(of range: Range<Int>, worthAThread least: Int) -> [Range<Int>] {
  let processors = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
  let count = min(processors, max(1, range.count / max(1, least)))
  let bounds = (0...count).map { range.lowerBound + range.count * $0 / count }
  return zip(bounds, bounds.dropFirst()).map { $0..<$1 }
}

/// Pieces of work from which threads take the next one each.
private final class Pieces<Result: Sendable>: @unchecked Sendable {
  /// Changed with the lock held, and read when all threads have ended.
  private(set) var results: [Result?]
  private var next = 0
  private let lock: UnsafeMutablePointer<pthread_mutex_t>

  init(_ count: Int) {
    results = [Result?](repeating: nil, count: count)
    lock = .allocate(capacity: 1)
    lock.initialize(to: pthread_mutex_t())
    pthread_mutex_init(lock, nil)
  }

  deinit {
    pthread_mutex_destroy(lock)
    lock.deallocate()
  }

  func take(_ work: (Int) -> Result) {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    while next < results.count {
      let piece = next
      next += 1
      pthread_mutex_unlock(lock)
      let result = work(piece)
      pthread_mutex_lock(lock)
      results[piece] = result
    }
  }
}
