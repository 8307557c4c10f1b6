import FlashcardDeck

/// What is said of decks that are changed.
extension Chinese {
  func copyQuestion(to place: CopyPlace, for change: DeckChange) -> [String] {
    let folder = place.folder
    if place.mustBeNamed {
      return ["卡组不可写；以后要用 --decks 指定副本。复制到 \(folder) 吗？"]
    }
    if change == .add(.everything) {
      return [
        "要加自己的卡片，先把这些卡组复制到 \(folder) 吗？",
        "要加卡片，先复制到 \(folder) 吗？",
      ]
    }
    if place.isForBundledDecks {
      return [
        "这些是 leitner 自带的卡组。复制到 \(folder) 再改吗？",
        "把自带卡组复制到 \(folder) 吗？",
      ]
    }
    return [
      "这里的卡组不能改动。复制到 \(folder) 再改吗？",
      "卡组不可写。复制到 \(folder) 吗？",
    ]
  }
  var copyAnswers: String { "y 复制   n 不复制" }
  func copied(to place: CopyPlace) -> String {
    place.mustBeNamed
      ? "已复制到 \(place.folder)；下次要用 --decks 指定副本" : "已复制到 \(place.folder)，以后读取那里的卡组"
  }
  var clauseMark: String { "；" }
  var notCopied: String { "没有复制，也没有改动" }
  func copyNeeded(to place: CopyPlace, for change: DeckChange) -> String {
    if change == .add(.everything) {
      return "自己的卡片放在 \(place.folder)；加上 --copy 会先把这些卡组复制到那里"
    }
    return place.isForBundledDecks
      ? "这些是 leitner 自带的卡组；加上 --copy 会先复制到 \(place.folder)"
      : "这里的卡组不能改动；加上 --copy 会先把它复制到 \(place.folder)"
  }
  func copyIsThere(_ file: String, isConfigured: Bool) -> String {
    "这里不能改动，而且已有内容不同的副本：\(file)；"
      + (isConfigured ? "请在配置的 decks: 里指定它" : "请用 --decks 指定它")
  }
  func copyHasToBeNamed(_ file: String, isConfigured: Bool) -> String {
    "副本是 \(file)；"
      + (isConfigured ? "在配置的 decks: 里用它代替原来的文件，才会再读它" : "用 --decks 指定它而不是原来的文件，才会再读它")
  }
  func inPlace(of original: String) -> String { "，代替 \(original)" }

  func label(ofTakingBack action: Action) -> String {
    switch action {
    case .suspend: "启用"
    case .bury: "取消推迟"
    case .star: "去星"
    case .widen: "只在这里"
    default: label(of: action)
    }
  }
  func withMoreProblems(_ problem: String, more: Int) -> String {
    more == 0 ? problem : "\(problem)；另有 \(more) 处，见 leitner check"
  }

  var chooseNone: String { "都不是" }
  var onlySuspended: String { "这里的卡片都已停用或推迟" }

  func added(_ added: AddedCards) -> [String] {
    if let editor = added.openIn {
      let place = added.lineWords ?? added.file
      return ["新卡的位置是 \(place)，请在 \(editor) 里填写并保存", "新卡的位置是 \(place)"]
    }
    guard added.cards > 0 else { return ["没有加卡片"] }
    let start = "加了 \(added.cards) 张卡片"
    guard !added.place.isEmpty else { return [start] }
    return [
      "\(start)：\(added.place.listed(" · "))\(added.lineWords.map { "（\($0)）" } ?? "")",
      "\(start)：\(added.place.listed(" · "))",
      "\(start)：\(added.place.last ?? "")", start,
    ]
  }
  func looseText(_ added: AddedCards, key: String?) -> String {
    "\(added.lineWords ?? added.file)：这段文字没有题目" + (key.map { "；按 \($0) 再改" } ?? "")
  }
  func topicQuestion(_ name: String, file: String, nearest: String?) -> String {
    "没有主题“\(name)”\(nearest.map { "（但有“\($0)”）" } ?? "")；在 \(file) 里新建吗？"
  }
  func topicNeedsFlag(_ name: String, nearest: String?) -> String {
    "没有主题“\(name)”\(nearest.map { "（但有“\($0)”）" } ?? "")；加上 --new 则新建"
  }
  func deckIsGone(_ file: String) -> String { "\(file) 不见了，没有加卡片" }
  var newCardHint: String { "上面写题目，下面写答案；这一行会自动删去" }
  func noFormOfCards(_ file: String) -> String {
    "\(file) 的写法无法在这里接着写，请用编辑器加卡片"
  }
  func noPlaceForCards(_ folder: String) -> String {
    "这里没有可以加卡片的卡组：请在 \(folder) 里建立自己的 Markdown 文件"
  }
  func brokenByEdit(_ problem: String, more: Int, key: String?) -> [String] {
    let others = more == 0 ? "" : "；另有 \(more) 处"
    return [
      problem + others + (more == 0 ? "" : "，见 leitner check")
        + (key.map { "；按 \($0) 再改" } ?? ""),
      problem + others + (key.map { "；\($0) 再改" } ?? ""),
    ]
  }
}
