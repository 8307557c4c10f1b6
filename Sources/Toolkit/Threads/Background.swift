/// Work that a thread of its own does until its value is asked for.
///
/// The thread blocks all signals: the first thread alone reads the terminal and handles them.
public final class Background<Value: Sendable> {
  /// Written by the thread, and read after it has ended.
  @usableFromInline final class Slot: @unchecked Sendable {
    @usableFromInline var value: Value?
    @inlinable init() {}
  }

  @usableFromInline let slot = Slot()
  @usableFromInline let work: @Sendable () -> Value
  @usableFromInline let thread: WorkThread?

  /// Begins the work.
  @inlinable public init(_ work: @escaping @Sendable () -> Value) {
    self.work = work
    let slot = slot
    thread = WorkThread { slot.value = work() }
  }

  /// The result; waits for the end of the work.
  @inlinable public var value: Value {
    thread?.join()
    // If the system had no thread left, the work is still to be done.
    let value = slot.value ?? work()
    slot.value = value
    return value
  }
}
