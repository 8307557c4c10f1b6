import Foundation

/// Ends every process that this run of the tests started, when the run ends in any way.
///
/// A server of tmux, and what runs in it, outlives the test that started it if that is killed. So each
/// process bears the run's name in its environment, and a shell that waits for the end of a pipe, which
/// the system closes with the run, kills those that bear it. It has a session of its own: what ends the
/// run, from Ctrl-C to a kill of the whole group, does not reach it.
final class Watchdog: Sendable {
  /// That of this process.
  static let ofThisRun: Watchdog = {
    let watchdog = Watchdog()
    // For what is started without an environment of its own.
    setenv(variable, watchdog.name, 1)
    return watchdog
  }()

  static let variable = "LEITNER_TEST_RUN"

  /// The name that processes bear, and sockets of tmux begin with.
  let name = "leitner-\(UUID().uuidString.prefix(13))"
  private let pipeEnd: Int32

  /// Twice, for what was being started just then.
  private static let script = """
    trap '' INT TERM HUP
    read -r line
    for pass in 1 2; do
      for file in $(grep -lzx "\(variable)=$1" /proc/[0-9]*/environ 2>/dev/null); do
        process=${file#/proc/}
        kill -9 "${process%/environ}" 2>/dev/null
      done
      sleep 0.2
    done
    for socket in "${TMUX_TMPDIR:-/tmp}/tmux-$(id -u)/$1"*; do
      if [ -S "$socket" ]; then tmux -S "$socket" kill-server 2>/dev/null; rm -f "$socket"; fi
    done
    """

  init() {
    var ends: [Int32] = [-1, -1]
    pipe(&ends)
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_adddup2(&actions, ends[0], 0)
    for descriptor in 1...2 as ClosedRange<Int32> {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0)
    }
    #if os(Linux)
      let words: [String] = ["setsid", "bash", "-c", Self.script, "watchdog", name]
    #else
      let words: [String] = ["bash", "-c", Self.script, "watchdog", name]
    #endif
    var process = pid_t()
    let arguments = words.map { strdup($0) } + [nil]
    posix_spawnp(&process, words[0], &actions, nil, arguments, environ)
    arguments.forEach { free($0) }
    posix_spawn_file_actions_destroy(&actions)
    close(ends[0])
    pipeEnd = ends[1]
  }

  /// What happens by itself when the process ends.
  func endRun() { close(pipeEnd) }
}
