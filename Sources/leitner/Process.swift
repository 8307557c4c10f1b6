import FlashcardDeck

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Ends the process at once with a status.
func exitProcess(_ status: Int32) -> Never { exit(status) }

/// Writes a line to standard error; what stands in a deck or its name does nothing to a terminal.
func writeError(_ line: String) {
  let bytes = Array((VisibleText.block(line) + "\n").utf8)
  var start = 0
  while start < bytes.count {
    let written = bytes.withUnsafeBytes {
      write(2, $0.baseAddress.map { $0 + start }, $0.count - start)
    }
    guard written > 0 else { return }
    start += written
  }
}

/// Lets a write past the limit for the size of files (`ulimit -f`) fail like any other instead of
/// ending the process. A handler, not SIG_IGN, so that an editor started from here has the default.
func letLargeWritesFail() { signal(SIGXFSZ) { _ in } }

/// The signal of a terminal that has gone.
let hangUp = SIGHUP
