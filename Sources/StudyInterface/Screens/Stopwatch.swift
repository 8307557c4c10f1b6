/// Measures how long a question can be seen, in milliseconds of a clock that never jumps.
struct Stopwatch: Sendable {
  private var start: Int
  /// When it was stopped; nil while it runs.
  private var stopped: Int?

  /// A watch that runs from a time on, as if it had run before.
  init(at clock: Int, after milliseconds: Int = 0) { start = clock - milliseconds }

  /// What it shows.
  func milliseconds(at clock: Int) -> Int { max(0, (stopped ?? clock) - start) }

  /// Lets it run or stops it.
  mutating func run(_ runs: Bool, at clock: Int) {
    if let stopped, runs {
      (start, self.stopped) = (start + clock - stopped, nil)
    } else if stopped == nil, !runs {
      stopped = clock
    }
  }
}
