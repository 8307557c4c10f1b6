import FlashcardDeck

/// What is said of decks that are changed.
extension Chinese {
  func copyQuestion(to folder: String) -> [String] {
    [
      "这里的卡组不能改动。复制到 \(folder) 再改吗？y/n",
      "卡组不可写。复制到 \(folder) 吗？y/n",
      "卡组不可写。复制一份吗？y/n",
    ]
  }
  var copyAnswers: String { "y 复制   n 不复制" }
  func copied(to folder: String) -> String { "已复制到 \(folder)，以后读取那里的卡组" }
  var notCopied: String { "没有复制，也没有改动" }
  func copyNeeded(to folder: String) -> String {
    "这里的卡组不能改动；加上 --copy 会先把它复制到 \(folder)"
  }
  func copyIsThere(_ file: String) -> String {
    "\(file) 已经存在，而且内容不同；请改那一个，或用 --decks 指定它"
  }
  func copyHasToBeNamed(_ file: String, isConfigured: Bool) -> String {
    "改动的是副本 \(file)；"
      + (isConfigured ? "请在配置的 decks: 里用它代替原来的文件" : "以后请用 --decks 指定它，而不是原来的文件")
  }

  var chooseNone: String { "都不是" }
  var onlySuspended: String { "这里的卡片都已停用或推迟" }

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
