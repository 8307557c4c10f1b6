import CCurses
import StudyInterface
import TestSupport

@testable import CursesTerminal

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A terminal with input from a pipe, and output that nobody sees but curses.
final class TestTerminal {
  let terminal: Terminal
  private var input: (read: Int32, write: Int32)
  private let output: Int32

  /// With `asksForWidth`, what is typed may hold the answer.
  init(
    type: String = "xterm-256color", colour: Bool = true,
    appearance: Appearance = Appearance(.dark),
    asksForWidth: Bool = false
  ) throws {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw TerminalError.failed }
    CursesLock.lock.lock()
    let output = open("/dev/null", O_WRONLY)
    do {
      terminal = try Terminal(
        type: type, input: ends[0], output: output, colour: colour, appearance: appearance,
        asksForWidth: asksForWidth)
    } catch {
      for descriptor in ends + [output] { close(descriptor) }
      CursesLock.lock.unlock()
      throw error
    }
    input = (ends[0], ends[1])
    self.output = output
  }

  deinit {
    terminal.stop()
    close(input.read)
    endInput()
    close(output)
    CursesLock.lock.unlock()
  }

  /// Where the keys go in.
  var writeEnd: Int32 { input.write }

  func type(_ text: String) { type(Array(text.utf8)) }

  func type(_ bytes: [UInt8]) { TestTerminal.write(bytes, to: input.write) }

  static func write(_ text: String, to descriptor: Int32) {
    write(Array(text.utf8), to: descriptor)
  }

  static func write(_ bytes: [UInt8], to descriptor: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// Hangs up.
  func endInput() {
    if input.write >= 0 { close(input.write) }
    input.write = -1
  }

  /// All keys that have come.
  func keys() -> [Key] {
    var keys: [Key] = []
    while case .key(let key)? = terminal.read(timeoutMilliseconds: 0) { keys.append(key) }
    return keys
  }

  /// A row of the screen as curses has it, without the spaces at its end.
  func row(_ row: Int) -> String {
    var scalars = [UInt32](repeating: 0, count: 1000)
    let count = Int(cc_text(Int32(row), &scalars, 1000))
    var text = String.UnicodeScalarView(scalars.prefix(count).compactMap(Unicode.Scalar.init))
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  /// Draws lines from the top left.
  func draw(_ lines: [StyledLine], size: Size? = nil) {
    var frame = Frame(size: size ?? terminal.size)
    for (row, line) in lines.enumerated() { frame.put(line, row: row, column: 0) }
    terminal.draw(frame)
  }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
