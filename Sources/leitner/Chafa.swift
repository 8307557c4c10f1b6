import CFiles
import StudyInterface

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The program that makes sixels of any picture, and of other pictures than PNG what kitty takes. No shell reads
/// its arguments.
enum Chafa {
  static let name = "chafa"
  /// Milliseconds that it has.
  private static let longestTime = 8000
  /// Bytes that it may write; kitty gets four for each dot, in six characters.
  private static let longestOutput = 64_000_000
  /// Milliseconds between two looks whether a key has come.
  private static let step: Int32 = 20

  /// What it writes for a picture that takes so many cells at most.
  static func output(
    for path: String, _ graphics: Graphics, _ cells: Size, isStopped: () -> Bool
  ) -> Result<[UInt8], PictureObstacle> {
    var words = arguments(for: path, graphics, cells).map { strdup($0) } + [nil]
    defer { words.forEach { free($0) } }
    // It takes the size of a cell from the terminal that it finds.
    var window = cfiles_window(
      rows: UInt16(clamping: graphics.screen.rows),
      columns: UInt16(clamping: graphics.screen.columns),
      width: UInt16(clamping: graphics.screen.columns * graphics.cell.width),
      height: UInt16(clamping: graphics.screen.rows * graphics.cell.height))
    var writer = cfiles_writer()
    guard cfiles_start_writer(&words, &window, &writer) == 0 else {
      return .failure(.noConverter(name))
    }
    let result = read(writer.output, isStopped: isStopped)
    let isWhole = if case .success = result { true } else { false }
    let status = cfiles_end_writer(&writer, isWhole ? 0 : 1)
    // Some systems find out in the new process that a program can't be started.
    if isWhole, status >> 8 & 0xFF == 127 { return .failure(.noConverter(name)) }
    return isWhole && status != 0 ? .failure(.notConverted(name)) : result
  }

  private static func arguments(
    for path: String, _ graphics: Graphics, _ cells: Size
  ) -> [String] {
    let format =
      switch graphics.way {
      case .kitty: "kitty"
      case .inline: "iterm"
      case .sixel: "sixels"
      }
    return [
      name, "--format", format, "--size", "\(cells.columns)x\(cells.rows)", "--animate", "off",
      "--", path,
    ]
  }

  /// Reads up to the end.
  private static func read(
    _ descriptor: Int32, isStopped: () -> Bool
  ) -> Result<[UInt8], PictureObstacle> {
    let end = ContinuousClock.now + .milliseconds(longestTime)
    var output: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      if isStopped() { return .failure(.stopped) }
      if ContinuousClock.now >= end { return .failure(.tookTooLong(name)) }
      if output.count > longestOutput { return .failure(.notConverted(name)) }
      var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&ready, 1, step) > 0 else { continue }
      let count = systemRead(descriptor, &piece)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return .success(output) }
      output += piece[..<count]
    }
  }
}

/// `read(2)`, which methods of that name would hide.
func systemRead(_ descriptor: Int32, _ bytes: inout [UInt8]) -> Int {
  read(descriptor, &bytes, bytes.count)
}
