import Foundation
import Testing

/// No process outlives the run of the tests that started it.
@Suite struct WatchdogTests {
  @Test func whatARunStartedEndsWithIt() throws {
    let run = Watchdog()
    let mark = "\(Watchdog.variable)=\(run.name)"
    // A server of tmux, a program that ignores every signal it can, one without parent, a stopped one.
    let line = """
      tmux -L \(run.name)-1 -f /dev/null new-session -d 'env -i \(mark) sleep 1000'
      (trap '' HUP INT TERM; exec sleep 1001) &
      setsid sleep 1002 &
      sleep 1003 & kill -STOP $!
      """
    #expect(try runChild(["env", mark, "bash", "-c", line]) == 0)
    func alive() throws -> Int {
      try outputOfChild(["bash", "-c", "grep -lzx '\(mark)' /proc/[0-9]*/environ 2>/dev/null"])
        .split(separator: "\n").count
    }
    #expect(try alive() >= 5)
    run.endRun()
    let end = Date().addingTimeInterval(20)
    while try alive() > 0, Date() < end { usleep(50_000) }
    #expect(try alive() == 0)
  }
}
