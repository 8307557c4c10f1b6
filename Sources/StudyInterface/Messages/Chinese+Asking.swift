import FlashcardDeck

/// What is said of choices and of typed answers.
extension Chinese {
  var typedLabel: String { "你写的" }
  var rightLabel: String { "正确的" }
  func noChoice(_ letter: String) -> String { "没有选项 \(letter)" }
  func chooseFirst(giveUp: String) -> String { "请先用字母或空格勾选；不知道就按 \(giveUp)" }
  var backToChoices: String { "回到选项" }
  func backToLine(_ key: String) -> String { "回到你写的内容；按 \(key) 再次提交" }
  var backToPoints: String { "回到要点" }
  var shortShowAnswer: String { "答案" }
  func keysThatPick(_ letters: String, _ key: String, giveUp: String) -> String {
    "按 \(letters) 选一项，或用 ↑ ↓ 和 \(key)；不知道就按 \(giveUp)"
  }
  func keysThatTick(_ letters: String, _ key: String, answer: String) -> String {
    "按 \(letters) 勾选，或用 ↑ ↓ 和 \(key)；按 \(answer) 显示答案"
  }
  func ticked(_ right: Int, of all: Int, wrong: Int, _ grade: Grade) -> [String] {
    let missed = all - right
    let parts = [
      "对 \(right)/\(all)", missed > 0 ? "漏 \(missed) \(Symbols.missed)" : nil,
      wrong > 0 ? "错 \(wrong) ✗" : nil,
    ]
    return [parts.compactMap(\.self).listed("，") + " → " + name(of: grade)]
  }
  var pickedInOtherLanguage: String { "你是按另一种语言选的，两边选项不同；评分不变" }
  var tickAgain: String { "这种语言的选项不同，请重新勾选" }
  var accentsDiffer: String { "只有重音符号不同" }
  func comparedAsWhole(longest: Int) -> String { "超过 \(longest) 个字符，只作整体比较" }
  func labelOfOpening(_ kinds: OpenedKinds) -> String {
    switch kinds {
    case .picture: "打开图片"
    case .sound: "播放声音"
    case .link: "打开链接"
    default: "打开…"
    }
  }
  func lineIsFull(_ characters: Int) -> String { "已写满 \(characters) 个字符" }
}
