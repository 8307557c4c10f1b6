import CPseudoTerminal
import Foundation
import Testing

/// The program in a pseudo-terminal whose other end the test holds: it sees every byte that comes and
/// may send any. Much faster than tmux, and nothing stands between.
final class PseudoTerminal {
  /// How a process ended, and what it took.
  struct Ending: Equatable {
    /// The status for `exit`, or nothing if a signal ended it.
    var status: Int32?
    var signal: Int32?
    /// Seconds of processor time, the program's own and the system's for it.
    var processorSeconds: Double
    /// The most memory it was seen to hold, in megabytes.
    var megabytes: Double
  }

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  private var master: Int32
  let process: pid_t
  /// Everything that the program sent.
  private(set) var bytes: [UInt8] = []
  private(set) var screen: VirtualScreen
  /// The terminal's mode before the program started.
  let modeBefore: [UInt8]
  /// What the terminal answers to questions; nothing to those about its colours if it has none.
  struct Answers {
    var foreground: String?
    var background: String?
    /// Its word about kitty's pictures, the height and width of a cell, and the numbers of what it can do.
    var kitty: String?
    var cell: String?
    var attributes: String?

    /// A terminal that says nothing of its colours.
    static let ofWidth = Answers()
  }
  /// Nil for a terminal that answers nothing.
  private let answers: Answers?
  private var ending: Ending?
  private var isDrained = false
  private var megabytes = 0.0

  /// Starts the program on the sandbox's deck; `words` start something else instead.
  init(
    _ sandbox: Sandbox, arguments: [String] = [], words: [String]? = nil, columns: Int = 80,
    rows: Int = 24, environment changes: [String: String?] = [:], isWide: Bool = false,
    answers: Answers? = .ofWidth
  ) throws {
    self.answers = answers
    var environment = sandbox.environment()
    for (name, value) in changes { environment[name] = value }
    let words = words ?? [Sandbox.program.path, "--decks", sandbox.deck.path] + arguments

    master = pseudoterminal_open(Int32(columns), Int32(rows))
    guard master >= 0 else { throw Failure(description: "there is no pseudo-terminal to be had") }
    screen = VirtualScreen(columns: columns, rows: rows, isWide: isWide)
    modeBefore = Self.mode(of: master)
    let list = words.map { strdup($0) } + [nil]
    let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (list + variables).forEach { free($0) } }
    process = pseudoterminal_start(master, list, variables)
    guard process > 0 else { throw Failure(description: "\(words[0]) could not be started") }
  }

  deinit {
    if ending == nil {
      kill(process, SIGKILL)
      kill(process, SIGCONT)
      var status = Int32()
      while waitpid(process, &status, 0) == -1, errno == EINTR {}
    }
    hangUp()
  }

  // MARK: The terminal

  /// Every setting of the terminal, as one value to compare.
  var mode: [UInt8] { Self.mode(of: master) }

  private static func mode(of master: Int32) -> [UInt8] {
    var mode = termios()
    guard tcgetattr(master, &mode) == 0 else { return [] }
    return withUnsafeBytes(of: mode) { Array($0) }
  }

  func resize(_ columns: Int, _ rows: Int) {
    screen.resize(columns: columns, rows: rows)
    pseudoterminal_resize(master, Int32(columns), Int32(rows))
  }

  /// Closes the test's end, as a terminal that is closed does.
  func hangUp() {
    if master >= 0 { close(master) }
    master = -1
  }

  /// Has the screen show what another program would send to it.
  func scribble(_ text: String) { screen.write(text.utf8) }

  // MARK: Sending and receiving

  func send(_ text: String) { send(Array(text.utf8)) }

  /// Sends bytes, and reads what comes meanwhile, or both sides would wait for each other.
  func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    let end = Date().addingTimeInterval(60)
    while !rest.isEmpty, Date() < end, !isDrained {
      let count = rest.prefix(4096).withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      if count > 0 { rest = rest.dropFirst(count) }
      receive(milliseconds: count > 0 ? 0 : 5)
    }
  }

  /// Reads what has come; waits for the first byte of it.
  func receive(milliseconds: Int32) {
    guard master >= 0, !isDrained else {
      if milliseconds > 0 { usleep(1000) }
      return
    }
    var ready = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&ready, 1, milliseconds) > 0 else { return }
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = buffer.withUnsafeMutableBytes { read(master, $0.baseAddress, $0.count) }
    if count > 0 {
      bytes += buffer[..<count]
      screen.write(buffer[..<count])
      if let answers {
        while let answer = screen.answer(answers) {
          // To a program that has ended it can't be written.
          _ = Array(answer.utf8).withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
        }
      }
    } else if count == 0 || errno == EIO {
      // The last one that had the terminal open is gone.
      isDrained = true
    }
  }

  /// Reads bytes until the screen is as it should be.
  @discardableResult
  func wait(
    for what: String, timeout: Double = 30, until isReached: (VirtualScreen) -> Bool
  ) throws -> VirtualScreen {
    let end = Date().addingTimeInterval(timeout)
    while !isReached(screen) {
      guard Date() < end, !isDrained else {
        throw Failure(description: "waited in vain for \(what) on this screen:\n\(screen.text)")
      }
      receive(milliseconds: 20)
    }
    return screen
  }

  @discardableResult
  func wait(for text: String, timeout: Double = 30) throws -> VirtualScreen {
    try wait(for: "“\(text)”", timeout: timeout) { $0.text.contains(text) }
  }

  /// Polls until something is so, taking in what comes.
  func wait(for what: String, timeout: Double = 30, untilSo isSo: () throws -> Bool) throws {
    let end = Date().addingTimeInterval(timeout)
    while try !isSo() {
      guard Date() < end else {
        throw Failure(description: "waited in vain for \(what) on this screen:\n\(screen.text)")
      }
      receive(milliseconds: 5)
    }
  }

  /// Polls until something is so, taking in nothing.
  func leaveUnread(for what: String, timeout: Double = 30, untilSo isSo: () -> Bool) throws {
    let end = Date().addingTimeInterval(timeout)
    while !isSo() {
      guard Date() < end else { throw Failure(description: "waited in vain for \(what)") }
      usleep(1000)
    }
  }

  /// Waits for the end of the program and reads all that it sent.
  func end(within seconds: Double = 30) throws -> Ending {
    let limit = Date().addingTimeInterval(seconds)
    while ending == nil {
      guard Date() < limit else {
        throw Failure(description: "it has not ended; its screen:\n\(screen.text)")
      }
      var (status, usage) = (Int32(), rusage())
      lookAtMemory()
      if wait4(process, &status, WNOHANG, &usage) == process {
        ending = Ending(status, usage, megabytes: megabytes)
      } else {
        receive(milliseconds: 2)
      }
    }
    // What it said last is there to be read, however little time is left.
    let last = Date().addingTimeInterval(5)
    while master >= 0, !isDrained, Date() < last { receive(milliseconds: 5) }
    return try #require(ending)
  }

  /// The kernel's own mark of the most, since the figure that `wait4` gives is at least what this
  /// process held when it forked.
  private func lookAtMemory() {
    let status = (try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)) ?? ""
    guard let match = status.firstMatch(of: /VmHWM:\s*(\d+) kB/) else { return }
    // It only grows, but for the first look, which may be at the copy of this process before its exec.
    megabytes = (Double(match.1) ?? 0) / 1024
  }

  /// The state of the process as `ps` shows it: `S`, `R`, `T` for stopped.
  var state: Character? {
    let line = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)) ?? ""
    return line.split(separator: ")").last?.dropFirst().first
  }
}

extension PseudoTerminal.Ending {
  fileprivate init(_ status: Int32, _ usage: rusage, megabytes: Double) {
    let signal = status & 0x7F
    self.status = signal == 0 ? status >> 8 & 0xFF : nil
    self.signal = signal == 0 ? nil : signal
    processorSeconds = [usage.ru_utime, usage.ru_stime].reduce(0) {
      $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6
    }
    self.megabytes = megabytes
  }
}
