import CProcessor

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A thread that does one piece of work.
@usableFromInline final class WorkThread {
  private final class Job: Sendable {
    let work: @Sendable () -> Void

    init(_ work: @escaping @Sendable () -> Void) { self.work = work }
  }

  private let thread: pthread_t
  private var isJoined = false

  /// Begins the work; nil if the system has no thread left.
  @usableFromInline init?(_ work: @escaping @Sendable () -> Void) {
    let job = Unmanaged.passRetained(Job(work))
    #if canImport(Darwin)
      var new: pthread_t?
    #else
      var new = pthread_t()
    #endif
    let error = cprocessor_start_thread(&new, { $0.flatMap(WorkThread.run) }, job.toOpaque())
    #if canImport(Darwin)
      guard error == 0, let new else {
        job.release()
        return nil
      }
    #else
      guard error == 0 else {
        job.release()
        return nil
      }
    #endif
    thread = new
  }

  deinit {
    if !isJoined { pthread_detach(thread) }
  }

  /// Waits for the end of the work.
  @usableFromInline func join() {
    if !isJoined { pthread_join(thread, nil) }
    isJoined = true
  }

  private static func run(_ job: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    Unmanaged<Job>.fromOpaque(job).takeRetainedValue().work()
    return nil
  }
}
