import FlashcardDeck
import StudyInterface

/// A learner at the interface: presses keys, and what the interface asks for happens in memory.
struct Learner {
  var state: State
  private(set) var effects: [Effect] = []
  private var clock = 0
  private var events = 0
  private let day: Day
  private let scheduler = Scheduler()

  init(
    columns: Int = 80, rows: Int = 24, language: Language = .english,
    decks: [(String, String)] = Self.decks,
    record: StudyRecord = StudyRecord(), day: Day = Day(20_514), isWritable: Bool = true
  ) {
    UTF8Locale.use()
    let library = Library(
      files: decks.map { DeckFile(path: $0.0, folders: [], text: Array($0.1.utf8)) })
    self.day = day
    state = State(
      size: Size(columns: columns, rows: rows), language: language, library: library,
      record: record, day: day, scheduler: scheduler, isWritable: isWritable)
  }

  mutating func press(_ keys: Key...) {
    for key in keys {
      clock += 4000
      for effect in state.update(.key(key), clock: clock) {
        effects.append(effect)
        carryOut(effect)
      }
    }
  }

  mutating func type(_ text: String) {
    for character in text { press(.character(character)) }
  }

  mutating func receive(_ input: Input) { _ = state.update(input, clock: clock) }

  /// What is on the screen, without trailing spaces.
  var screen: String {
    let frame = state.view()
    return (0..<frame.size.rows).map(frame.text(ofRow:)).joined(separator: "\n")
  }

  private mutating func carryOut(_ effect: Effect) {
    events += 1
    let id = Event.ID(device: "desk", counter: events)
    let time = Instant(milliseconds: day.number * 86_400_000 + clock)
    var record = state.record
    switch effect {
    case .answer(let card, let grade, let seconds):
      record.add(
        record.answer(
          card, grade, id: id, time: time, day: day, scheduler: scheduler, seconds: seconds))
    case .undo:
      guard let event = record.undo(id: id, time: time, day: day) else { return }
      record.add(event)
    case .suspendProgram, .quit: return
    }
    receive(.recorded(record, day))
  }

  static let decks = [
    (
      "gardens.zh.md",
      """
      # 园艺

      ## 土壤

      ### 什么是腐殖质（Humus）？ {#humus}
      <!-- source: 《园艺手册》，第 2 章 -->

      腐殖质是动植物残体经微生物**分解后**形成的、稳定的有机物。它：

      1. 保持水分，像一块海绵；
      2. 把养分留在根系周围；
      3. 让土壤疏松，便于通气。

      **解析：** 它的颜色很深，所以肥沃的土壤看起来发黑；含量通常只有百分之几，但对结构的影响“远大于”它的比例。

      ### 土壤的 pH 值怎样影响植物？ {#ph}

      多数植物喜欢 $6 \\le pH \\le 7$ 的土壤。

      ## 树木 / 果树

      ### 何时给苹果树剪枝？ {#pruning}

      冬末，萌芽之前。

      """
    ),
    (
      "gardens.en.md",
      """
      # Gardening

      ## Soil

      ### What is humus? {#humus}
      <!-- source: The Gardener’s Handbook, chapter 2 -->

      Humus is the **stable** organic matter that is left when plants and animals have decayed. It

      1. holds water as a sponge does,
      2. keeps nutrients near the roots,
      3. keeps the soil loose, so that air gets in.

      **Explanation:** It is dark, which is why fertile soil looks black. There is seldom more than a few per cent of it, but its effect on structure is far larger than its share.

      ### How does the pH of soil act on plants? {#ph}

      Most like soil with $6 \\le pH \\le 7$.

      | pH | what grows |
      |---|---|
      | 4.5 | blueberries |
      | 6.5 | most vegetables |

      ## Trees / Fruit

      ### When are apple trees pruned? {#pruning}

      In late winter, before the buds swell.

      """
    ),
  ]
}
