#if os(Linux)
  import Foundation
  import Testing

  /// A clock that changes under the running program.
  @Suite(.serialized) struct MovingClockTests {
    /// A clock in a file, which the program takes for the system's.
    private struct Moving {
      static let library: String? = ["x86_64-linux-gnu", "aarch64-linux-gnu", "."]
        .map { "/usr/lib/\($0)/faketime/libfaketimeMT.so.1" }
        .first { FileManager.default.fileExists(atPath: $0) }

      let file: URL

      func set(_ time: String) throws {
        try "@\(time)".write(to: file, atomically: true, encoding: .utf8)
      }

      var environment: [String: String?] {
        get throws {
          let library = try #require(Self.library)
          return [
            "LEITNER_NOW": nil, "LD_PRELOAD": library,
            "FAKETIME_TIMESTAMP_FILE": file.path, "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
          ]
        }
      }
    }

    private let sandbox: Sandbox
    private let clock: Moving

    init() throws {
      sandbox = try Sandbox()
      clock = Moving(file: sandbox.home.appendingPathComponent("clock"))
      try clock.set("2026-03-02 23:50:00")
    }

    private func days() throws -> [String] {
      try sandbox.history().map { line in
        let event = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        return "\(event?["day"] ?? "?")"
      }
    }

    @Test func leftOpenOverNightItGoesOnWithTheNewDay() throws {
      let terminal = try Terminal(sandbox, environment: clock.environment)
      try terminal.wait(for: "Start today’s review")
      try terminal.send("Enter")
      try terminal.answer("2", "3", "3", "3", "3", "3", "3", in: sandbox)
      try terminal.wait(for: "Done for now")
      try terminal.send("Enter")
      try terminal.wait(for: "Today’s review is done")
      // Past midnight it still is the same study day; after four it is the next.
      try clock.set("2026-03-03 03:59:00")
      try terminal.send("Down")
      #expect(try terminal.wait(for: "▸ Capitals").contains("Today’s review is done"))
      try clock.set("2026-03-03 07:00:00")
      try terminal.send("Up")
      try terminal.wait(for: "Start today’s review")
      try terminal.send("Enter")
      try terminal.wait(for: "capital of France")
      // A card that is on the screen all night is answered on the day that it is by then.
      try clock.set("2026-03-04 07:00:00")
      try terminal.send("Space")
      try terminal.wait(for: "on the Seine")
      try terminal.send("u")
      try terminal.wait(for: "Nothing to take back today")
      try terminal.send("Space", "3")
      try terminal.wait(for: "the answer of the new day") { _ in (try? days().last) == "2026-03-04"
      }
      try terminal.send("q")
      try terminal.wait(for: "status=0")
      #expect(try days() == Array(repeating: "2026-03-02", count: 7) + ["2026-03-04"])
      // Back on the day on which all was answered, nothing is left, the card answered later least.
      try clock.set("2026-03-02 20:00:00")
      let again = try Terminal(sandbox, environment: clock.environment)
      try again.wait(for: "Today’s review is done")
      #expect(
        try again.screen().contains(
          "the clock says 2026-03-02, but the last answer is of 2026-03-04\n"))
    }
  }
#endif
