import CFiles
import ProgressStore
import StudyInterface

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The learner's editor, which is given the terminal and a place in a file.
struct Editor {
  /// A command line for the shell, as `VISUAL` and `EDITOR` have it: `nvim`, `code --wait`.
  let command: String
  /// Whether the environment names none.
  private let isAssumed: Bool

  /// The one that `VISUAL` or `EDITOR` names, else vi.
  init(_ environment: Environment = .process) {
    let named = ["VISUAL", "EDITOR"].lazy.compactMap { environment[$0] }
    let own = named.first { $0.contains { $0 != " " } }
    (command, isAssumed) = (own ?? "vi", own == nil)
  }

  /// The command line that opens a file at a line, and at a character of it if it matters, both from 1.
  func commandLine(file: String, line: Int, column: Int? = nil) -> String {
    let path = Self.quoted(file)
    let colon = "\(line)" + (column.map { ":\($0)" } ?? "")
    return switch name {
    case "code", "code-insiders", "codium", "vscodium", "cursor":
      "\(command) --goto \(Self.quoted("\(file):\(colon)"))"
    case "subl", "sublime_text", "hx", "helix", "zed", "zeditor", "lapce":
      "\(command) \(Self.quoted("\(file):\(colon)"))"
    case "mate": "\(command) -l \(colon) \(path)"
    case "kate": "\(command) -l \(line)" + (column.map { " -c \($0)" } ?? "") + " \(path)"
    case "emacs", "emacsclient", "kak", "micro", "gedit", "gnome-text-editor":
      "\(command) +\(colon) \(path)"
    case "nano", "ne": "\(command) +\(line)" + (column.map { ",\($0)" } ?? "") + " \(path)"
    case "ed", "sed", "cat": "\(command) \(path)"
    // The place in the line is always its end, and vim counts columns in bytes.
    case "vim", "nvim", "gvim", "mvim", "vimx", "vim.basic", "vim.nox", "vim.gtk3":
      "\(command) \(column == nil ? "+\(line)" : "'+normal! \(line)G$'") \(path)"
    // Other kinds of vi, pico, joe, mg, bbedit.
    default: "\(command) +\(line) \(path)"
    }
  }

  /// Whether it opens a window and ends at once, while the file is still to be written.
  var returnsAtOnce: Bool {
    let words = words.dropFirst()
    let waits: Set<String> = [
      "--wait", "-w", "-W", "--block", "-b", "--nofork", "-f", "--foreground", "--standalone",
    ]
    if name == "emacsclient" { return words.contains("-n") || words.contains("--no-wait") }
    let isWindow = [
      "code", "code-insiders", "codium", "vscodium", "cursor", "subl", "sublime_text", "zed",
      "zeditor", "lapce", "mate", "kate", "gedit", "gnome-text-editor", "gvim", "mvim", "bbedit",
      "atom", "pulsar", "open", "xdg-open",
    ].contains(name)
    return isWindow && !words.contains(where: waits.contains)
  }

  /// The words of the command as the shell has them, from the program on: without quotes, and without `env` and
  /// assignments before it.
  private var words: [String] {
    var words: [String] = []
    var (word, quote): (String?, Character?) = (nil, nil)
    var isEscaped = false
    for character in command {
      if isEscaped {
        (word, isEscaped) = ((word ?? "") + String(character), false)
      } else if character == "\\", quote != "'" {
        isEscaped = true
      } else if let open = quote {
        if character == open { quote = nil } else { word = (word ?? "") + String(character) }
      } else if character == "'" || character == "\"" {
        (quote, word) = (character, word ?? "")
      } else if character == " " || character == "\t" {
        if let word { words.append(word) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    if let word { words.append(word) }
    let isBefore = { (word: String) in
      word == "env" || word.hasSuffix("/env") || word == "exec" || word == "command"
        || !word.hasPrefix("/") && word.contains("=")
    }
    return Array(words.drop(while: isBefore))
  }

  /// The program's name without its folder; for `vi`, that of the program which it is.
  var name: String {
    let program = words.first ?? command
    let name = program.split(separator: "/").last.map(String.init) ?? program
    guard name == "vi" || name == "editor" else { return name }
    let folders = (Environment.process["PATH"] ?? "").split(separator: ":").map { "\($0)/" }
    let places = program.contains("/") ? [""] : folders
    let file = places.lazy.compactMap { DeckWriter.resolved($0 + program) }.first
    return file?.split(separator: "/").last.map(String.init) ?? name
  }

  /// A command line in which the shell becomes the editor, if it is a plain command: the editor's own process is
  /// seen when it stops itself, but not one behind a shell that waits for it. If there is no such program, the shell
  /// only ends as it does then: what it would print is said here, in the learner's language.
  private func shellCommand(_ line: String) -> String {
    let name = command.drop { $0 == " " }.prefix { $0 != " " }
    let isPlain =
      !command.contains { "|&;<>()$`\n=".contains($0) } && name.contains(where: \.isLetter)
    guard isPlain else { return line }
    if name.contains(where: { "'\"\\*?[".contains($0) }) { return "exec \(line)" }
    let check =
      name.contains("/")
      ? "[ -f \(name) ] && [ -x \(name) ] || { [ -e \(name) ] && exit 126; exit 127; }"
      : "command -v \(name) >/dev/null 2>&1 || exit 127"
    return "\(check); exec \(line)"
  }

  /// Opens a file and waits until the editor has ended, however it ends.
  func open(
    file: String, line: Int, column: Int? = nil, _ messages: any Messages
  ) throws(Failure) {
    if let error = DeckWriter.obstacle(to: file) {
      throw Failure(messages.sentence(for: error))
    }
    // Without a terminal no key reaches vi, so it would wait for ever. What the learner named may need none.
    if isAssumed, isatty(0) != 1 || isatty(1) != 1 { throw Failure(messages.noTerminalForEditor) }
    let status = cfiles_run(shellCommand(commandLine(file: file, line: line, column: column)))
    if status == 0 { return }
    if status < 0 { throw Failure(messages.noEditor(command, isThere: -status != ENOENT)) }
    // What the shell says of a command that it can't start or find. Other ends are the editor's.
    switch ProgramEnd(waitStatus: status, isBehindShell: true) {
    case .status(126): throw Failure(messages.noEditor(command, isThere: true))
    case .status(127): throw Failure(messages.noEditor(command, isThere: false))
    case let end: throw Failure(messages.editorFailed(command, end))
    }
  }

  /// A text as one word of the shell.
  private static func quoted(_ text: String) -> String {
    "'" + text.replacing("'", with: "'\\''") + "'"
  }
}
