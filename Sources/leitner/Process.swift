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

  /// Writes a line to standard error, behind what was printed before; what stands in a deck or its name
  /// does nothing to a terminal, and does not break the line.
  static func printError(_ line: String) { printErrorText(VisibleText.unbroken(line)) }

  /// Writes lines to standard error, as `printError` does one.
  static func printErrorText(_ text: String) {
    Output.flush()
    _ = write(Array((VisibleText.block(text) + "\n").utf8), to: 2)
  }

  /// Whether there is somebody to ask.
  static var canAsk: Bool { isatty(0) == 1 && isatty(2) == 1 }

  /// Asks in the terminal; whether the answer is yes.
  static func asks(_ question: String) -> Bool {
    Output.flush()
    _ = write(Array(VisibleText.unbroken(question).utf8), to: 2)
    let answer = readLine() ?? ""
    return ["y", "yes", "是"].contains(answer.lowercased())
  }

  /// Writes bytes to a descriptor; returns the error's number if that fails.
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
    var start = 0
    while start < bytes.count {
      let written = bytes.withUnsafeBytes {
        systemWrite(descriptor, $0.baseAddress.map { $0 + start }, $0.count - start)
      }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { return errno }
      start += written
    }
    return nil
  }

  /// Opens /dev/null, for the other direction, in place of each of the three standard files that is
  /// closed: else the next file to be opened would get its number, and what is printed.
  static func holdStandardFiles() {
    for descriptor in 0...2 as ClosedRange<Int32> where fcntl(descriptor, F_GETFD) == -1 {
      _ = open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY)
    }
  }

  /// The first of the arguments, and of the variables that name folders, that is not UTF-8: the path
  /// that it names could not be said, and another one would be used instead.
  static var unreadableText: String? {
    let arguments = (0..<Int(CommandLine.argc)).compactMap { CommandLine.unsafeArgv[$0] }
    let variables = ["HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"]
    let texts = arguments + variables.compactMap { name in getenv(name) }
    return texts.first { String(validatingCString: $0) == nil }.map { String(cString: $0) }
  }

  /// Lets a write past the limit for the size of files (`ulimit -f`) fail like any other instead of
  /// ending the process. A handler, not SIG_IGN, so that an editor started from here has the default.
  static func letLargeWritesFail() { signal(SIGXFSZ) { _ in } }

  /// The signal of a terminal that is gone.
  static let hangUp = SIGHUP
}

/// `write(2)`, which the method of that name would hide.
private func systemWrite(_ descriptor: Int32, _ start: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, start, count)
}

/// `exit(3)`, which the method of that name would hide.
private func systemExit(_ status: Int32) -> Never { exit(status) }
