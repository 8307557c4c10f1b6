import CProcessor

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Work that goes on in a thread of its own until its value is asked for.
///
/// The terminal is read in the first thread alone, and that one takes the signals: here they are
/// all blocked.
public final class Background<Value: Sendable> {
  /// Written by the thread, and read when it has ended.
  private final class Slot: @unchecked Sendable {
    var value: Value?
  }

  private let slot = Slot()
  private let work: @Sendable () -> Value
  private var thread: pthread_t?

  /// Begins the work.
  public init(_ work: @escaping @Sendable () -> Value) {
    self.work = work
    let slot = slot
    thread = startThread { slot.value = work() }
  }

  deinit {
    if let thread { pthread_detach(thread) }
  }

  /// What the work came to; waits for its end.
  public var value: Value {
    if let thread { pthread_join(thread, nil) }
    thread = nil
    // Where the system had no thread left nobody has done it.
    let value = slot.value ?? work()
    slot.value = value
    return value
  }
}

private final class Job: Sendable {
  let work: @Sendable () -> Void

  init(_ work: @escaping @Sendable () -> Void) { self.work = work }
}

/// Does some work in a new thread; nil where the system has none to give.
private func startThread(_ work: @escaping @Sendable () -> Void) -> pthread_t? {
  let job = Unmanaged.passRetained(Job(work))
  #if canImport(Darwin)
    var thread: pthread_t?
    let error = cprocessor_start_thread(&thread, { $0.flatMap(run) }, job.toOpaque())
  #else
    var thread = pthread_t()
    let error = cprocessor_start_thread(&thread, { $0.flatMap(run) }, job.toOpaque())
  #endif
  if error == 0 { return thread }
  job.release()
  return nil
}

private func run(_ job: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
  Unmanaged<Job>.fromOpaque(job).takeRetainedValue().work()
  return nil
}
