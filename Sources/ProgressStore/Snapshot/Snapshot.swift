import FlashcardDeck
import Toolkit

/// The content of progress.json: the state that follows from the history up to some byte of each file,
/// and enough besides to start without reading the history before the day of the last session.
///
/// ```json
/// {"format":"leitner-progress","version":1,
/// "history":{"laptop-qwert":2210},
/// "settled":{"laptop-qwert":1924},
/// "counters":{"laptop-qwert":11},
/// "lines":{"laptop-qwert":3632233996},
/// "changed":{"laptop-qwert":1767557491002000},
/// "until":{"time":"2026-01-04T20:11:31.002Z","id":"laptop-qwert:9","rank":"89abcdef01234567"},
/// "kinds":["answer","undo"],
/// "tallies":{"laptop-qwert":{"events":9,"largest":9,"sum":"0123456789abcdef",
///   "latest":[9],"ranks":"89abcdef01234567","lines":[{"id":"laptop-qwert:9",…}]}},
/// "totals":{"reviews":11,"lapses":1,"timed":11,"seconds":93,"recall":[[2,1]],"days":{
/// "2026-01-04":9,
/// "2026-01-05":2
/// },"morning":{"reviews":9,"lapses":0,"timed":9,"seconds":80,"recall":[],"days":{"2026-01-05":0}}},
/// "cards":{
/// "lora-rank":{"box":1,"due":"2026-01-06","last":"2026-01-05","reviews":2,"lapses":1,"morning":{…}},
/// "q-kv-cache":{"box":2,"due":"2026-01-07","last":"2026-01-05","reviews":1,"lapses":0,"morning":null}
/// },
/// "checksum":"0123456789abcdef"}
/// ```
///
/// - `history`: bytes of each history file that `cards` and `totals` include.
/// - `settled`: bytes whose events are in the base; a start replays what follows them.
/// - `counters`: the largest known event number of each device.
/// - `lines`: the CRC-32 of the line of each history file that ends at its bytes in `history`, which
///   shows whether another file replaced it.
/// - `changed`: when each history file last changed, in microseconds since 1970. One of the same length
///   that changed since is read anew: a line in its middle may be damaged.
/// - `until`: the last event in the base (`baseEnd`); `latest`: the last one of all, if it is another.
/// - `kinds`: the kinds of events that the version which wrote this understood; `unknown`: those in the
///   history that it did not. A version that understands one of them replays the history.
/// - `tallies`: how many events of each device the base includes, their largest number and the sum of
///   their ranks; `known`: likewise of the latest state. They show whether the history still has them.
///   `latest` are the numbers of the last 128 and `ranks` their ranks, 16 digits each: they tell these from
///   other events with the same numbers, which a copy of the machine made. `lines` are the lines of these events as
///   the history has them, or null; if one gets lost there, it is written again. They stand in `known`, or in
///   `tallies` if that is the latest state.
/// - `links`: the names of cards that have several, with the one under which `cards` has them.
/// - `clocks`: numbers of events of devices whose clock was ahead, and when they count as made.
/// - `remarks`: cards with marks, the pace, exams; its `morning` is what they were in the base.
/// - `decks`: the versions of the deck files when known cards were looked for last, and what was found
///   (`DeckMemory`).
/// - `look` of a card is false if the history does not say what it looked like.
/// - `morning`: a card's progress, or the totals, in the base if they differ; null for a card that
///   was new then. Its `days` are only those that differ, 0 for none.
/// - `lost`: only in files of earlier versions, if the state includes events that the history no longer
///   has (`lacksHistory`).
struct Snapshot: Equatable {
  static let format = "leitner-progress"
  static let version = 1

  var history: [String: Int] = [:]
  var settled: [String: Int] = [:]
  var counters: [String: Int] = [:]
  var lines: [String: UInt32] = [:]
  var changed: [String: Int] = [:]
  var baseEnd: Event.Stamp?
  var latest: Event.Stamp?
  var lacksHistory = false
  var decks: DeckMemory?
  /// Nil in a file of a version that knew only answers and undos.
  var kinds: Set<String>?
  /// The wanted state, the base or the latest.
  var progress = Progress()
}
