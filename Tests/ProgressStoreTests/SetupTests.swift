import TestSupport
import FlashcardDeck
import Foundation
import Testing

@testable import ProgressStore

@Suite struct SetupTests {
  @Test func pathsFollowTheSpecification() {
    let executable = "/usr/local/bin/leitner"
    func paths(_ variables: [String: String], data: String? = nil) -> DataPaths {
      DataPaths(environment: .init(variables), dataDirectory: data, executable: executable)
    }
    let plain = paths(["HOME": "/home/ann"])
    #expect(plain.progress == "/home/ann/.local/share/leitner/progress.json")
    #expect(plain.history == "/home/ann/.local/share/leitner/history")
    #expect(plain.configuration == "/home/ann/.config/leitner/config.yaml")
    #expect(plain.bundledDecks == "/usr/local/share/leitner/decks")
    let set = ["HOME": "/home/ann", "XDG_DATA_HOME": "/d/", "XDG_CONFIG_HOME": "/c"]
    #expect(paths(set).data == "/d/leitner")
    #expect(paths(set).configuration == "/c/leitner/config.yaml")
    let ignored = ["HOME": "/home/ann", "XDG_DATA_HOME": "d", "XDG_CONFIG_HOME": ""]
    #expect(paths(ignored) == plain)
    #expect(paths(set, data: "here/").data == "here")
    #expect(paths(set, data: "here").decks == "/d/leitner/decks")
  }

  @Test(arguments: [
    ("/src/leitner/.build/x86_64/debug/leitner", "/src/leitner/Data"),
    ("/opt/leitner/bin/leitner", "/opt/leitner/share/leitner/decks"),
  ])
  func bundledDecksLieBesideTheProgram(executable: String, decks: String) {
    #expect(DataPaths.bundledDecks(of: executable) == decks)
  }

  @Test func decksAreChosenInOrder() {
    let paths = DataPaths(data: "d", configuration: "c", decks: "own", bundledDecks: "bundled")
    func choose(_ options: [String], _ configured: [String], _ holds: Bool) -> [String] {
      paths.deckPaths(options: options, configured: configured) { $0 == "own" && holds }
    }
    #expect(choose(["a", "b"], ["c"], true) == ["a", "b"])
    #expect(choose([], ["c"], true) == ["c"])
    #expect(choose([], [], true) == ["own"])
    #expect(choose([], [], false) == ["bundled"])
  }

  @Test(arguments: [
    ("Ann's MacBook.local", "ann-s-macbook-"), ("DESK", "desk-"), ("", "machine-"),
    ("主机", "machine-"), ("a--b_", "a-b-"),
  ])
  func aDeviceIsNamedAfterItsHost(host: String, prefix: String) {
    let name = DeviceName.name(host: host, identifier: Array("3f2a".utf8))
    #expect(name.hasPrefix(prefix))
    #expect(name.dropFirst(prefix.count).allSatisfy { ("a"..."z").contains($0) })
    #expect(name.count == prefix.count + 5)
    #expect(name != DeviceName.name(host: host, identifier: Array("3f2b".utf8)))
    #expect(name == DeviceName.name(host: host, identifier: Array("3f2a".utf8)))
  }

  @Test func theClockCanBeFixed() throws {
    let clock = try Clock.system(
      rolloverHour: 4, environment: .init(["LEITNER_NOW": "2026-01-05T08:30:00+08:00"]))
    #expect(clock.now().description == "2026-01-05T00:30:00.000Z")
    #expect(throws: ClockError.noMoment("soon")) {
      try Clock.system(rolloverHour: 4, environment: .init(["LEITNER_NOW": "soon"]))
    }
    // A study day, or a day on which a card is due, of a year before the first or of five digits.
    for far in [
      "0000-12-31T23:59:59Z", "0000-01-01T00:00:00+14:00", "9899-01-01T00:00:00Z",
      "9999-12-31T23:59:59-12:00",
    ] {
      #expect(throws: ClockError.noMoment(far)) {
        try Clock.system(rolloverHour: 4, environment: .init(["LEITNER_NOW": far]))
      }
    }
    for near in ["0001-01-01T00:00:00Z", "9898-12-31T23:59:59Z"] {
      let clock = try Clock.system(rolloverHour: 4, environment: .init(["LEITNER_NOW": near]))
      let day = clock.studyDay(of: clock.now())
      #expect("\(day)".count == 10 && "\(day + 36_500)".count == 10)
    }
    let east = Clock(rolloverHour: 4, now: { System.now }, utcOffset: { _ in 8 * 3600 })
    let late = try #require(Instant("2026-01-05T19:59:59Z"))
    #expect(east.studyDay(of: late).description == "2026-01-05")
    #expect(east.now() > late)
  }
}

@Suite struct ConfigurationTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func read(_ text: String) throws -> (Configuration, [String]) {
    let path = folder.paths.configuration
    try folder.write(text, path)
    let (configuration, problems) = try Configuration.read(
      path, environment: .init(["HOME": "/home/ann"]))
    return (
      configuration, problems.map { $0.description.replacingOccurrences(of: path, with: "f") }
    )
  }

  @Test func everythingCanBeSet() throws {
    let (configuration, problems) = try read(
      """
      decks: [~/cards, /abs, rel/deck.md]
      pace: light
      boxes: [1, 3, 3, 9]
      forgotten: first
      new-cards-a-day: 5
      reviews-a-day: 0
      rollover-hour: 23
      language: zh
      theme: dark
      ambiguous-width: 2
      keys:
        grade-good: ["3", g]
        leave: x
      mouse: off
      opener: ~/bin/view --title "a b" 'c d'\\ e {} "\\"f"
      opener-in-terminal: yes
      """)
    #expect(problems == [])
    #expect(configuration.decks == ["/home/ann/cards", "/abs", folder.path + "/rel/deck.md"])
    #expect(
      configuration.scheduler.settings
        == .init(pace: .light, days: [1, 3, 3, 9], fall: .first))
    #expect(configuration.scheduler.boxes == LeitnerBoxes(days: [1, 3, 3, 9], fall: .first))
    #expect(configuration.scheduler.limits == .init(new: 5, reviews: 0))
    #expect(configuration.scheduler.rolloverHour == 23)
    #expect(configuration.language == .chinese)
    let dark = Configuration.Placed("dark", line: 9, column: 8)
    #expect(
      configuration.theme == [.init(key: .init("base", line: 9, column: 8), value: dark)])
    #expect(configuration.ambiguousWidth == 2)
    #expect(
      configuration.keys.map { [$0.action.text] + $0.keys.map(\.text) } == [
        ["grade-good", "3", "g"], ["leave", "x"],
      ])
    #expect(configuration.keys.first?.keys.last == .init("g", line: 12, column: 21))
    #expect(configuration.mouse == false)
    #expect(
      configuration.opener == ["/home/ann/bin/view", "--title", "a b", "c d e", "{}", "\"f"])
    #expect(configuration.openerTakesTerminal)
  }

  @Test(arguments: ["", "# nothing\n", "---\n", "decks:\npace:\nboxes:\nforgotten:\n", "{}"])
  func nothingNeedsToBeSet(text: String) throws {
    let (configuration, problems) = try read(text)
    #expect(configuration == Configuration())
    #expect(problems == [])
  }

  @Test func noFileMeansTheManualsValues() throws {
    let (configuration, problems) = try Configuration.read(folder.path + "/none.yaml")
    #expect(configuration == Configuration())
    #expect(problems.isEmpty)
  }

  @Test(arguments: [
    ("rollover-hour: 24", "f:1:16: error: rollover-hour must be a whole number from 0 to 23"),
    (
      "\nnew-cards-a-day: few",
      "f:2:18: error: new-cards-a-day must be a whole number from 0 to 1000000"
    ),
    (
      "boxes: [2, 1]",
      "f:1:8: error: boxes must be a list of days from 1 to 36500, none smaller than the one before"
    ),
    (
      "boxes: [\(String(repeating: "1,", count: 1001))]",
      "f:1:8: error: there are more than 1000 boxes"
    ),
    ("pace: ligth", "f:1:7: error: there is no pace “ligth”; did you mean “light”?"),
    ("pace: [light]", "f:1:7: error: pace must be one of normal, thorough, light, classic"),
    ("\nforgotten: frist", "f:2:12: error: forgotten must be half or first"),
    ("language: fr", "f:1:11: error: language must be zh or en"),
    ("decks: {a: b}", "f:1:8: error: decks must be a path or a list of paths"),
    ("theme: [a]", "f:1:8: error: theme must be the name of a theme, or keys with colours"),
    ("theme: {a: [b]}", "f:1:12: error: theme must be the name of a theme, or keys with colours"),
    (
      "theme:\n  accent: #5f87d7\n",
      "f:2:10: error: a colour must stand here; one with a # needs quotes: \"#5f87d7\""
    ),
    ("ambiguous-width: 3", "f:1:18: error: ambiguous-width must be 1 or 2"),
    ("ambiguous-width: wide", "f:1:18: error: ambiguous-width must be 1 or 2"),
    ("keys: x", "f:1:7: error: keys must be actions, each with a key or a list of keys"),
    ("keys: {undo: []}", "f:1:14: error: an action must have a key or a list of keys"),
    ("mouse: maybe", "f:1:8: error: mouse must be true or false"),
    (
      "opener: feh 'a",
      "f:1:9: error: opener must be a command, such as feh or [mpv, --loop=no, "
        + "\"{}\"]"
    ),
    (
      "opener: [a, {}]",
      "f:1:9: error: opener must be a command, such as feh or [mpv, --loop=no, "
        + "\"{}\"]"
    ),
    (
      "opener: 5",
      "f:1:9: error: opener must be a command, such as feh or [mpv, --loop=no, "
        + "\"{}\"]"
    ),
    ("opener-in-terminal: 2", "f:1:21: error: opener-in-terminal must be true or false"),
    ("- a", "f:1:1: error: the configuration must be keys with values"),
  ])
  func badValuesAreNamed(text: String, problem: String) throws {
    let (configuration, problems) = try read(text)
    #expect(problems == [problem])
    #expect(configuration == Configuration())
  }

  @Test func coloursAreReadWithTheirPlaces() throws {
    let (configuration, problems) = try read(
      """
      theme:
        base: light
        accent: "#5f87d7"
      """)
    #expect(problems.isEmpty)
    let settings = configuration.theme
    #expect(settings.map(\.key.text) == ["base", "accent"])
    #expect(settings.map(\.value.text) == ["light", "#5f87d7"])
    #expect(settings.map(\.value.line) == [2, 3])
    #expect(settings.map(\.key.column) == [3, 3])
    #expect(settings.map(\.value.column) == [9, 11])
  }

  @Test(arguments: [
    "[]", "[0]", "[-1, 2]", "[1, 1.5]", "[1, 99999999999999999999]", "[36501]", "[a]", "[[1]]",
    "{1: 2}", "7", "\n- 4\n- 2",
  ])
  func boxesThatAreNoneAreOneProblemAtTheirPlace(boxes: String) throws {
    let (configuration, problems) = try read("boxes: \(boxes)")
    let line = boxes.hasPrefix("\n") ? "2:1" : "1:8"
    #expect(
      problems == [
        "f:\(line): error: boxes must be a list of days from 1 to 36500, none smaller than the one before"
      ])
    #expect(configuration == Configuration())
  }

  /// As a clock on the wall has it, with the date only if that is not today's.
  @Test(arguments: [
    ("2026-01-05T08:30:00Z", 0, "08:30"), ("2026-01-05T23:30:00Z", 8 * 3600, "2026-01-06 07:30"),
    ("2026-01-04T20:00:00Z", 8 * 3600, "04:00"), ("2026-01-04T08:30:00Z", 0, "2026-01-04 08:30"),
  ])
  func aMomentIsSaidInLocalTime(text: String, offset: Int, wall: String) throws {
    let now = try #require(Instant("2026-01-05T12:00:00Z"))
    let clock = Clock(rolloverHour: 4, now: { now }, utcOffset: { _ in offset })
    #expect(clock.wallTime(of: try #require(Instant(text))) == wall)
  }

  @Test func unknownKeysAreWarnings() throws {
    let (_, problems) = try read("deck: x")
    #expect(problems.first?.hasPrefix("f:1:1: warning: the key “deck” is not known") == true)
  }

  @Test(arguments: ["a: [", "a: b: c", "a: 1\na: 2", "\u{1}"])
  func whatIsNoYAMLIsSaid(text: String) throws {
    let (configuration, problems) = try read(text)
    #expect(configuration == Configuration())
    #expect(problems.count == 1)
  }
}
