import Toolkit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The running process as the system sees it.
enum Process {
  /// What stands after the program's name on its command line.
  ///
  /// Swift looks for it before the environment on the stack, and finds nothing if a preloaded library
  /// has moved the environment, as `faketime` does; /proc has it.
  static var arguments: [String] {
    guard CommandLine.arguments.isEmpty, let file = fopen("/proc/self/cmdline", "r") else {
      return Array(CommandLine.arguments.dropFirst())
    }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    while case let byte = getc(file), byte != EOF { bytes.append(UInt8(truncatingIfNeeded: byte)) }
    return bytes.split(separator: 0, omittingEmptySubsequences: false).dropFirst().dropLast()
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// Ends the process at once with a status.
  static func exit(_ status: Int32) -> Never { systemExit(status) }

  /// Lets some time pass.
  static func pause(milliseconds: UInt32) { usleep(milliseconds * 1000) }

  /// Writes a line to standard error; control characters are escaped.
  static func printError(_ line: String) {
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
  static func letLargeWritesFail() { signal(SIGXFSZ) { _ in } }

  /// The signal of a terminal that is gone.
  static let hangUp = SIGHUP
}

/// `exit(3)`, which the method of that name would hide.
private func systemExit(_ status: Int32) -> Never { exit(status) }
