import Foundation

/// Runs a program to its end; returns its exit status, or 128 and the number of a signal.
///
/// Foundation's `Process` learns of the end from a descriptor that the child inherits. tmux's server
/// lives on and keeps it, and with many tests at once it never learns. This waits for the process
/// itself. Input comes from /dev/null; output and errors go to files that exist.
func runChild(
  _ words: [String], environment: [String: String]? = nil, output: String = "/dev/null",
  error: String = "/dev/null"
) throws -> Int32 {
  _ = Watchdog.ofThisRun
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
  posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY, 0)
  posix_spawn_file_actions_addopen(&actions, 2, error, O_WRONLY | O_APPEND, 0)
  var process = pid_t()
  let arguments = words.map { strdup($0) } + [nil]
  let variables = environment.map { $0.map { strdup("\($0.key)=\($0.value)") } + [nil] }
  defer { for text in arguments + (variables ?? []) { free(text) } }
  let failure: Int32
  if let variables {
    failure = posix_spawnp(&process, words[0], &actions, nil, arguments, variables)
  } else {
    failure = posix_spawnp(&process, words[0], &actions, nil, arguments, environ)
  }
  guard failure == 0 else {
    throw Terminal.Timeout(description: "\(words[0]): \(String(cString: strerror(failure)))")
  }
  var status = Int32()
  while waitpid(process, &status, 0) == -1, errno == EINTR {}
  let signal = status & 0x7F
  return signal == 0 ? status >> 8 & 0xFF : 128 + signal
}

/// What a program prints.
func outputOfChild(_ words: [String]) throws -> String {
  let file = FileManager.default.temporaryDirectory
    .appendingPathComponent("leitner-output-\(UUID().uuidString)")
  try Data().write(to: file)
  defer { try? FileManager.default.removeItem(at: file) }
  _ = try runChild(words, output: file.path)
  return try String(contentsOf: file, encoding: .utf8)
}

/// Writes a shell script that can be started by its path.
///
/// A child writes it: while another test starts a process, a file that this process writes may be open for
/// writing in that one as well, and the system does not start such a file (ETXTBSY).
func writeScript(_ text: String, to file: URL) throws {
  let source = file.appendingPathExtension("text")
  try "#!/bin/sh\n\(text)\n".write(to: source, atomically: true, encoding: .utf8)
  let status = try runChild(["install", "-m", "755", source.path, file.path])
  guard status == 0 else { throw Terminal.Timeout(description: "install: \(status)") }
}
