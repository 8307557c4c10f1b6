import FlashcardDeck
import TestSupport
import Testing

@testable import StudyInterface

/// Names of keys, and keys that a learner gives to actions.
@Suite struct KeyMapSettingsTests {
  @Test(
    arguments: [
      ("u", "u"), ("U", "U"), ("C-r", .control("r")), ("c-R", .control("r")),
      ("Ctrl-R", .control("r")), ("^r", .control("r")), ("^", "^"), ("C-i", .tab), ("C-m", .enter),
      ("C-h", .backspace), ("M-x", .alt("x")), ("M-X", .alt("X")), ("Alt-Enter", .alt(.enter)),
      ("space", " "), (" ", " "), ("return", .enter), ("Esc", .escape), ("PgDn", .pageDown),
      ("pageup", .pageUp), ("→", .right), ("⌫", .backspace), ("WheelUp", .wheelUp), ("-", "-"),
      ("？", "?"), ("。", "."), ("gg", .pair("g", "g")), ("gT", .pair("g", "T")),
      ("g Home", .pair("g", .home)), ("C-x C-s", .pair(.control("x"), .control("s"))), ("题", "题"),
      ("C-[", .escape), ("^[", .escape), ("C-?", .backspace), ("F1", .function(1)),
      ("f12", .function(12)), ("Insert", .insert), ("Ins", .insert),
      ("Delete", .delete), ("C-Space", .control(" ")), ("ctrl-space", .control(" ")),
      ("^@", .control(" ")), ("M-F3", .alt(.function(3))), ("g F2", .pair("g", .function(2))),
    ] as [(String, Key)])
  func namesOfKeys(name: String, key: Key) throws {
    let read = try #require(Key(notation: name))
    #expect(read == key)
    #expect(Key(notation: read.notation) == read, "\(read.notation)")
  }

  @Test(arguments: [
    "", "F0", "F13", "Entr", "C-", "C-1", "C-é", "M-", "M-Esc", "M-M-x", "ggg", "g g g", "12",
    "\u{7}",
    "1-9", "Click",
  ])
  func whatIsNoKey(name: String) { #expect(Key(notation: name) == nil) }

  @Test func noScreenHasAKeyTwice() {
    for context in Context.allCases {
      let keys = KeyMap.standard.bindings.filter { $0.contexts.contains(context) }.flatMap(\.keys)
      for key in Set(keys) {
        #expect(keys.count { $0 == key } == 1, "\(key.name) on \(context.name)")
      }
    }
  }

  @Test func everyKeyOfTheTableHasANameThatIsRead() {
    for binding in KeyMap.standard.bindings where !binding.isFixed {
      for key in binding.keys {
        #expect(Key(notation: key.notation) == key, "\(key.notation)")
        #expect(Key(notation: key.name) == key, "\(key.name)")
      }
    }
  }

  private func apply(_ settings: [(String, [String])]) -> (keys: KeyMap, mistakes: [String]) {
    let (keys, mistakes) = KeyMap.standard.applying(
      settings.map { .init(action: $0.0, keys: $0.1) })
    return (
      keys,
      mistakes.map { "\($0.setting).\($0.key.map { String($0) } ?? "-") \($0.cause.sentence)" }
    )
  }

  /// What yields to a learner's key is told, and keys are named as they were written.
  @Test func whatAKeyTakesIsTold() {
    func losses(_ settings: [(String, [String])]) -> [String] {
      KeyMap.standard.losses(by: settings.map { .init(action: $0.0, keys: $0.1) }).map {
        "\($0.setting).\($0.key ?? -1) \($0.cause.sentence)"
      }
    }
    #expect(
      losses([("undo", ["U", "C-z"])]) == [
        "0.1 “C-z” is taken from “suspend-program” on the screens today, question, answer, summary, cards, "
          + "card, links, choice, points, speaking, grading, report"
      ])
    #expect(losses([("undo", ["C-z"]), ("suspend-program", ["F3"])]).isEmpty)
    #expect(
      losses([("star", ["F2", "５"])]) == [
        "0.1 “５ = 5” is taken from “count” on the screens cards, card, information"
      ])
    #expect(losses([("star", ["F2"]), ("undo", ["U"])]).isEmpty)
  }

  @Test(
    arguments: [
      ("C-i", "“C-i = Tab” is a key of “explanation”"), ("C-[", "“C-[ = Esc” is a key of “back"),
      ("Return", "“Return = Enter” is a key of"), ("enter", "“enter” is a key of"),
      ("12", "there is no key “12”; keys are written"), ("01", "there is no key “01”; keys are"),
      ("C-1", "there is no key “C-1”; keys are written"), ("F13", "did you mean “F1”?"),
    ])
  func aKeyIsNamedAsItWasWritten(name: String, sentence: String) {
    let mistakes = apply([("inform", [name])]).mistakes + apply([("undo", [name])]).mistakes
    #expect(mistakes.contains { $0.contains(sentence) }, "\(mistakes)")
  }

  @Test func newKeysTakeThePlaceOfAllOldOnes() {
    let (keys, mistakes) = apply([("undo", ["U", "C-z"]), ("quit", ["Q"])])
    #expect(mistakes.isEmpty)
    #expect(keys.action(for: "U", in: .answer) == .undo)
    #expect(keys.action(for: "Ｕ", in: .answer) == .undo)
    #expect(keys.action(for: "u", in: .answer) == nil)
    #expect(keys.action(for: .control("z"), in: .answer) == .undo)
    // The shell's key is its own where nothing else is meant.
    #expect(keys.action(for: .control("z"), in: .help) == .suspendProgram)
    #expect(keys.action(for: "Q", in: .today) == .quit)
    #expect(keys.action(for: "q", in: .today) == nil)
    #expect(keys.action(for: "q", in: .help) == .close)
    #expect(keys.action(for: .control("c"), in: .search) == .quit)
  }

  @Test(arguments: [("Q", "Q"), ("ZZ", "Ctrl-C")])
  func aWindowTooSmallNamesAKeyThatQuitsThere(name: String, shown: String) {
    let learner = Learner(columns: 29, rows: 24)
    var state = State(
      size: learner.state.size, language: .english, library: learner.state.library,
      record: learner.study.record, day: learner.study.day, scheduler: learner.study.scheduler,
      keys: apply([("quit", [name])]).keys, isWritable: true)
    let frame = state.view()
    #expect((0..<3).map(frame.text(ofRow:)).joined().contains("\(shown) quits"))
    let key = shown == "Q" ? Key.character("Q") : .control("c")
    #expect(state.update(.key(key), clock: 0) == [.quit])
  }

  @Test func aKeyStaysWhereTheActionHasItAnyway() {
    let (keys, mistakes) = apply([("open", ["Enter", "w"]), ("down", ["n"]), ("up", ["Up"])])
    #expect(
      mistakes == [
        "1.0 “n” is a key of “next-card” on the screen “card”; give that another one first"
      ])
    #expect(keys.action(for: .enter, in: .today) == .study)
    #expect(keys.action(for: .enter, in: .topics) == .open)
    #expect(keys.action(for: "w", in: .today) == .open)
    #expect(keys.action(for: "w", in: .search) == .type("w"))
    #expect(keys.action(for: .enter, in: .search) == .open)
    #expect(keys.action(for: .right, in: .topics) == nil)
    #expect(keys.action(for: "k", in: .topics) == nil)
  }

  @Test func theGradesNameTheirKeysInForce() {
    let learner = Learner()
    var state = State(
      size: learner.state.size, language: .english, library: learner.state.library,
      record: learner.study.record, day: learner.study.day, scheduler: learner.study.scheduler,
      keys: apply([("again", ["4"]), ("easy", ["1"]), ("good", ["F3"])]).keys, isWritable: true)
    for key in [.enter, " "] as [Key] { _ = state.update(.key(key), clock: 0) }
    let frame = state.view()
    let rows = (0..<24).map(frame.text(ofRow:)).joined(separator: "\n")
    for grade in ["4 again", "2 hard", "F3 good", "1 easy"] { #expect(rows.contains(grade)) }
  }

  @Test func twoActionsMayChangeTheirKeys() {
    let (keys, mistakes) = apply([("suspend", ["-"]), ("bury", ["x"])])
    #expect(mistakes.isEmpty)
    #expect(keys.action(for: "-", in: .card) == .suspend)
    #expect(keys.action(for: "x", in: .card) == .bury)
  }

  @Test(arguments: [
    (
      "undo", ["x"],
      "0.0 “x” is a key of “suspend” on the screen “question”; give that another one first"
    ),
    (
      "star", ["C-c"],
      "0.0 “C-c” is a key of “quit” on the screen “question”; give that another one first"
    ),
    (
      "star", ["g"],
      "0.0 “g” is a key of “top” on the screen “question”; give that another one first"
    ),
    (
      "star", ["kk"],
      "0.0 “kk” is a key of “up” on the screen “question”; give that another one first"
    ),
    ("sar", ["s"], "0.- there is no action “sar”; did you mean “star”?"),
    ("choose", ["s"], "0.- the keys of “choose” can't be changed"),
    ("star", ["V", "Spce"], "0.1 there is no key “Spce”; did you mean “Space”?"),
  ])
  func whatIsWrongChangesNothing(action: String, names: [String], sentence: String) {
    let (keys, mistakes) = apply([(action, names)])
    #expect(mistakes == [sentence])
    let isPartlyRight = names.count > 1
    #expect(keys.action(for: "*", in: .card) == (isPartlyRight ? nil : .star))
    #expect(keys.action(for: "u", in: .card) == .undo)
    #expect(keys.action(for: "x", in: .card) == .suspend)
  }

  @Test func ofTwoNewKeysTheFirstHolds() {
    let (keys, mistakes) = apply([("star", ["V"]), ("edit", ["V", "E"]), ("bury", ["V"])])
    #expect(mistakes.count == 2 && mistakes[0].hasPrefix("1.0 ") && mistakes[1].hasPrefix("2.0 "))
    #expect(keys.action(for: "V", in: .card) == .star)
    #expect(keys.action(for: "E", in: .card) == .edit)
    #expect(keys.action(for: "-", in: .card) == .bury)
  }

  @Test(arguments: ["5", "5 x"])
  func aDigitMayBeAKeyAndBeginsNoCountThere(name: String) throws {
    let (keys, mistakes) = apply([("star", [name])])
    #expect(mistakes.isEmpty)
    #expect(keys.action(for: "5", in: .cards) == (name == "5" ? .star : nil))
    #expect(keys.action(for: "x", after: "5", in: .cards) == (name == "5" ? nil : .star))
    #expect(keys.action(for: "5", in: .today) == .count)
    #expect(keys.action(for: "6", in: .cards) == .count)
    // Help, `leitner keys` and the manual say which digits are left.
    let counts = keys.bindings.filter { $0.action == .count }
    let there = try #require(counts.first { $0.places.contains(.cards) })
    #expect(there.keyNames == "1 2 3 4 6 7 8 9" && there.places == [.cards, .card, .information])
    #expect(counts.first { $0.places.contains(.today) }?.keys == [.digits])
  }

  @Test func behindAnotherDigitADigitIsPartOfTheCount() {
    let keys = apply([("star", ["0", "5"])]).keys
    #expect(keys.bindings.filter { $0.action == .count }.count == 2)
    let cards = (1...60).map { "### q\($0)?\n\na\n\n" }.joined()
    var learner = Learner(decks: [("d.md", "# D\n\n## T\n\n" + cards)])
    learner.state = State(
      size: learner.state.size, language: .english, library: learner.state.library,
      record: learner.study.record, day: learner.study.day, scheduler: learner.study.scheduler,
      keys: keys, isWritable: true)
    learner.press("b", .right)
    learner.press("1", "5", "G")
    #expect(learner.screen.contains("▸ q15?"))
    learner.press("1", "0", "j")
    #expect(learner.screen.contains("▸ q25?"))
    #expect(learner.effects.isEmpty)
  }

  /// Whatever is set, no key does two things on a screen, and no action is without one.
  @Test(arguments: 0..<40) func anySettingsLeaveATableThatHolds(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let actions = KeyMap.standard.bindings.map(\.action.name)
    let names = KeyMap.standard.bindings.flatMap(\.keys).map(\.notation) + ["U", "gb", "M-x", "5"]
    let settings = (0..<6).map { _ in
      (
        actions.randomElement(using: &random) ?? "undo",
        (0..<2).map { _ in names.randomElement(using: &random) ?? "u" }
      )
    }
    let keys = apply(settings).keys
    for context in Context.allCases {
      var seen: [Key: Action] = [:]
      for binding in keys.bindings where binding.places.contains(context) {
        for key in binding.keys {
          #expect(seen[key] == nil || seen[key] == binding.action, "\(key) in \(settings)")
          seen[key] = binding.action
        }
      }
      let before = KeyMap.standard.bindings.filter { $0.places.contains(context) }.map(\.action)
      let lost = Set(before).subtracting(seen.values).subtracting([.suspendProgram])
      #expect(lost.isEmpty, "\(settings)")
    }
  }
}
