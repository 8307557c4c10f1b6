import CFiles
import ProgressStore
import StudyInterface

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The program that opens what cards link to and show. No shell reads its name or its arguments.
struct Opener {
  /// The program and its arguments.
  let command: [String]
  /// Whether it gets the terminal until it ends.
  let takesTerminal: Bool

  /// The one of a configuration, else the system's.
  init(_ configuration: Configuration) {
    command = configuration.opener.isEmpty ? [Self.standard] : configuration.opener
    takesTerminal = configuration.openerTakesTerminal
  }

  #if os(macOS)
    static let standard = "open"
  #else
    static let standard = "xdg-open"
  #endif

  /// The place in an argument where the file or the address is to stand.
  private static let mark = "{}"

  /// The program and its arguments for a file or an address.
  func words(for target: String) -> [String] {
    let isMarked = command.dropFirst().contains { $0.contains(Self.mark) }
    let words =
      command.prefix(1) + command.dropFirst().map { $0.replacing(Self.mark, with: target) }
    return Array(words) + (isMarked ? [] : [target])
  }

  /// Opens a file or an address; with the terminal, waits for the end of the program.
  func open(_ target: LinkTarget, givingTerminal: () -> Void) throws(OpeningProblem) {
    var words = words(for: target.argument).map { strdup($0) } + [nil]
    defer { words.forEach { free($0) } }
    if takesTerminal {
      givingTerminal()
      try check(cfiles_run_program(&words))
    } else {
      try check(cfiles_start(&words))
    }
  }

  /// Why the program that was started last has failed since; nil if it has not, or was said already.
  var lateProblem: OpeningProblem? {
    do throws(OpeningProblem) {
      try check(cfiles_late_failure())
      return nil
    } catch {
      return error
    }
  }

  private func check(_ status: Int32) throws(OpeningProblem) {
    if status == 0 { return }
    let name = command.first ?? ""
    if status < 0 { throw .noOpener(name, isThere: -status != ENOENT) }
    // Some systems find out in the new process that a program can't be started, and scripts that one can't
    // be that they need.
    switch ProgramEnd(waitStatus: status) {
    case .status(126): throw .noOpener(name, isThere: true)
    case .status(127): throw .noOpener(name, isThere: false)
    case let end: throw .openerFailed(name, end)
    }
  }
}

extension Workspace {
  func open(
    _ address: String, from file: String, givingTerminal: () -> Void
  ) throws(Failure) -> String {
    do throws(OpeningProblem) {
      let target = try LinkTarget(address, from: file)
      try Opener(setup.configuration).open(target, givingTerminal: givingTerminal)
      return target.name
    } catch {
      throw Failure(messages.sentence(for: error))
    }
  }
}
