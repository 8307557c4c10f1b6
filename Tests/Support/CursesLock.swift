import Foundation

/// Held by whoever uses curses or terminfo in the process of the tests, which run side by side: both
/// work on one current terminal.
public enum CursesLock {
  /// A thread may hold it several times.
  public static let lock = NSRecursiveLock()
}
