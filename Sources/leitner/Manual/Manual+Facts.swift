import FlashcardDeck
import ProgressStore
import StudyInterface
import Toolkit

/// What the manual says of files, settings and the environment.
extension Manual {
  /// A file or a folder of the program.
  struct Place: Sendable {
    /// Its name in what `leitner paths` prints, as JSON and for people.
    let key, name: String
    /// Where it is without options and configuration, and what it holds.
    let path, meaning: String
    /// Where it is, or each of them.
    let paths: @Sendable (Setup) -> [String]
  }

  static let files = [
    Place(
      key: "decks", name: "decks", path: "$XDG_DATA_HOME/leitner/decks",
      meaning:
        "Your decks, if neither `--decks` nor the configuration names others. Without a deck there, the ones that came with the program are read.",
      paths: { $0.deckPaths }),
    Place(
      key: "bundledDecks", name: "bundled", path: "PREFIX/share/leitner/decks",
      meaning:
        "The decks that came with the program; `diff -r` shows how your copies of them differ.",
      paths: { $0.paths.bundledDecks.map { [$0] } ?? [] }),
    Place(
      key: "progress", name: "progress", path: "$XDG_DATA_HOME/leitner/progress.json",
      meaning:
        "How each card stands, a card a line; made again from the history if it is missing.",
      paths: { [$0.paths.progress] }),
    Place(
      key: "history", name: "history", path: "$XDG_DATA_HOME/leitner/history/DEVICE.jsonl",
      meaning:
        "What happened, an event a line; each machine only ever appends to its own file.",
      paths: { [$0.paths.history] }),
    Place(
      key: "config", name: "config", path: "$XDG_CONFIG_HOME/leitner/config.yaml",
      meaning: "The configuration; see above.", paths: { [$0.paths.configuration] }),
    Place(
      key: "seenDecks", name: "seen", path: "$XDG_DATA_HOME/leitner/seen-decks.json",
      meaning:
        "Which cards the decks had when edited cards were last looked for; it may be deleted, and then the next edit is asked about more often.",
      paths: { [$0.paths.seenDecks] }),
    Place(
      key: "deckIndex", name: "index", path: "$XDG_DATA_HOME/leitner/deck-index",
      meaning:
        "What was found in large decks, so that a start does not read those that are unchanged; it may be deleted.",
      paths: { [$0.paths.deckIndex] }),
    Place(
      key: "foldedTopics", name: "folded", path: "$XDG_DATA_HOME/leitner/folded-topics",
      meaning:
        "The topics that are folded on the screens, and the order of lists; nothing depends on it.",
      paths: { [$0.paths.foldedTopics] }),
    Place(
      key: "deckCopies", name: "copies", path: "$XDG_DATA_HOME/leitner/deck-copies",
      meaning:
        "The copies that are read in place of decks under `decks:` in the configuration that can’t be changed; without a copy its original is read again.",
      paths: { [$0.paths.deckCopies] }),
    Place(
      key: "interview", name: "interview", path: "$XDG_DATA_HOME/leitner/interview.json",
      meaning:
        "The questions of an interview that is not at its end, so that it can go on; its answers are in the history.",
      paths: { [$0.paths.interview] }),
  ]

  static let environment = [
    (
      "VISUAL, EDITOR",
      "The editor for cards, a command line; without both it is vi. One with windows should wait until the file is closed (`code --wait`); if it does not, a new card stays in the file, and counts when it is saved."
    ),
    ("XDG_DATA_HOME, XDG_CONFIG_HOME", "As above; without them ~/.local/share and ~/.config."),
    (
      "LC_ALL, LC_MESSAGES, LANG",
      "The language of the interface, Chinese or else English, unless `--language` or the configuration says one."
    ),
    ("NO_COLOR", "If it is not empty, no colours are used."),
    ("TERM", "The type of the terminal, which has to be one that terminfo knows."),
    (
      "TERM_PROGRAM, LC_TERMINAL",
      "iTerm.app, WezTerm or iTerm2: a terminal that shows pictures in iTerm2’s way. Other ways it is asked for."
    ),
    (
      "PATH",
      "Has `chafa`, if pictures are to be shown on terminals with sixels, or other kinds than PNG."
    ),
    ("TZ", "The time zone, by which days begin."),
    (
      "LEITNER_NOW",
      "A moment such as 2026-03-02T09:00:00+01:00, at which the clock stands still; to try things out."
    ),
  ]

  static let exits = [
    ("0", "Done."),
    (
      "1",
      "It failed; one sentence on standard error says why. Also if the output could not be written, and if `check` finds an error."
    ),
    ("64", "Wrong usage."),
    ("128+n", "The signal n ended the study screens; everything answered is stored."),
  ]

  static let examples = [
    ("leitner", "Study what is due today:"),
    ("leitner study --topic Soil", "Study one topic:"),
    ("leitner study --interview --topic Soil", "Answer its questions aloud, against a clock:"),
    ("leitner due --json | jq .due", "Show in a shell’s prompt how many cards are due:"),
    ("leitner add --topic Soil", "Add a card with your editor:"),
    ("leitner list --search 'is:leech' ", "List what is forgotten again and again:"),
    ("leitner check ~/decks", "Look for mistakes in decks:"),
  ]

  static let settings: [(key: String, meaning: String)] = [
    ("decks", "A path or a list of paths of decks and folders of decks."),
    ("pace", "One of \(Pace.names.listed(", "))."),
    ("boxes", "Days of your own instead of the pace’s: a list, none smaller than the one before."),
    ("forgotten", "Where a forgotten card goes: half (half-way down) or first (to box 1)."),
    ("new-cards-a-day", "How many new cards a day brings; 20 without it."),
    ("reviews-a-day", "How many reviews a day brings at most; 200 without it."),
    ("rollover-hour", "The hour at which a day begins; 4 without it."),
    ("language", "zh or en."),
    ("mouse", "false leaves clicks and the wheel to the terminal."),
    ("ignore-accents", "true takes an answer that is typed without its accents as right."),
    (
      "opener",
      "The program that opens what cards link to and show, with its arguments, in one text or a list; `{}` in them is the file or address, which else comes last. Without it `xdg-open`, on macOS `open`. No shell reads it."
    ),
    (
      "opener-in-terminal",
      "true if that is a program for the terminal, such as less or w3m: it gets the terminal until it ends."
    ),
    ("theme", Appearance.manual),
    (
      "ambiguous-width",
      "1 or 2: the columns that the terminal gives to characters such as arrows, curly quotes and Greek letters. Without it the terminal is asked."
    ),
    ("keys", "Actions by the names that `leitner keys` prints, each with a key or a list of keys."),
  ]

  static func putConfiguration(_ roff: inout Roff) {
    roff.section("Configuration")
    roff.paragraph(
      """
      YAML; all of it is optional. What is wrong in it is said with its line, and all the rest holds; \
      `leitner check` says all of it.
      """)
    for setting in settings { roff.item("`\(setting.key)`", setting.meaning) }
    roff.example(
      """
      decks: [~/decks]
      pace: normal
      new-cards-a-day: 20
      language: zh
      keys:
        undo: [U, C-z]
      """)
  }

  static func putDecks(_ roff: inout Roff) {
    roff.section("Decks")
    roff.paragraph(
      """
      A deck is a Markdown file; a folder is read with all folders in it. `#` names the deck, `##` a topic \
      (`A / B` is B inside A, and so are folders), `###` asks. What follows is the answer, up to a paragraph \
      that begins with `**Explanation:**` or `**解析：**`. Text in fenced code is never structure.
      """)
    roff.example(
      """
      ---
      title: Gardening
      lang: en
      tags: [plants]
      ---

      ## Soil

      ### What is humus? {#humus}
      <!-- source: The Gardener's Handbook, chapter 2 -->

      The **stable** part of organic matter.

      **Explanation:** It is dark, which is why fertile soil looks black.
      """)
    roff.paragraph(
      """
      The front matter may set `title`, `id`, `lang`, `tags` and `format`. `{#humus}` names a card for good. \
      `deck.zh.md` and `deck.en.md` with the same names are one deck in two languages. Notes for interviews, \
      with numbered questions or labels such as `**题目：**` and `**答案：**`, are read as they are; `format: native` or \
      `format: notes` decides how a file is read. In a folder, a README, a changelog, a license, rules for \
      contributors and, in capitals, their like (`TODO.md`) are no decks, nor are the copies that a conflict of two machines leaves and what lies in \
      `node_modules`. `leitner check` says of each file how it was read, and every mistake with its line.
      """)
  }

  static func putHistory(_ roff: inout Roff) {
    roff.part("Events of the history")
    for (name, meaning) in events { roff.item("`\(name)`", meaning) }
  }

  /// The events that `leitner history` prints.
  static let events = [
    (
      "answer",
      "A grade, and the boxes before and after; of an interview also the key points that were said and in all, and which were missed."
    ),
    ("practice", "A grade out of turn, which moves a card only if it was forgotten."),
    (
      "undo",
      "Something was taken back; the boxes before and after. One that takes back another undo does something again."
    ),
    (
      "suspend, wake, bury, star, unstar",
      "A card was suspended, is asked again, was buried until a day, got a star or lost it."
    ),
    ("more", "So many more new cards were asked for on that day."),
    ("pace", "A pace was chosen."),
    (
      "look",
      "The program noted what a card looks like now, by which it finds it again after an edit."
    ),
    (
      "link, apart, doubt",
      "The card is what another one was, so that it has its progress; or it is not; or it may be, and you are asked."
    ),
    ("place, totals", "What progress.json knew and no history file has."),
    ("clock", "The clock of a device was ahead; some of its events count as made earlier."),
  ]
}

extension Pace {
  /// Its days, and where a forgotten card goes.
  var manual: String {
    let fall = boxes.fall == .half ? "half-way down" : "to box 1"
    return "\(boxes.days.map(String.init).listed(", ")) days; a forgotten card goes \(fall)"
      + (self == .normal ? " (the default)" : "")
  }
}
