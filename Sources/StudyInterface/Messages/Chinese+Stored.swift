import FlashcardDeck
import Toolkit

/// What is said of stored progress.
extension Chinese {
  var openedForReading: String { "进度是以只读方式打开的" }

  func isHeld(by holder: String) -> String { "leitner 已在运行（\(holder)），请先退出它" }

  var answeredElsewhere: String { "这张卡片刚刚在别处回答过，这次回答没有记录" }

  func process(_ number: Int, host: String, since: String?) -> String {
    "\(host) 上的进程 \(number)" + (since.map { "，\($0) 起" } ?? "")
  }

  var anotherProcess: String { "另一个进程" }

  func newerVersion(file: String, version: Int) -> String {
    "\(file) 的格式是第 \(version) 版，由更新的 leitner 写入，当前程序只能读取"
  }

  func unwritable(_ reason: String) -> String { "无法写入进度：\(reason)" }

  func tornEvent(file: String, byte: Int) -> String {
    "\(file)：最后一行（从第 \(byte) 字节起）在确认之前就被截断，已舍弃"
  }

  func damagedEvent(
    file: String, line: Int, column: Int, byte: Int, more: Int, outcome: HistoryOutcome?
  ) -> String {
    "\(file):\(line):\(column): 错误：这里不是一条记录（第 \(byte) 字节）"
      + (more == 0 ? "；" : "，另有 \(more) 行也不是；")
      + (outcome.map(sentence(for:)) ?? "已跳过，文件保持原样")
  }

  func seenDecksDamaged(file: String) -> String { "\(file) 已损坏，会重新生成；此后改动过的卡片可能会请你确认" }
  func snapshotMissing(file: String) -> String { "\(file) 不见了，已根据历史重新生成" }

  func snapshotDamaged(file: String, byte: Int?, keptAs: String?) -> String {
    "\(file) \(byte.map { "在第 \($0) 字节处损坏" } ?? "无法读作进度")，已根据历史重新生成"
      + (keptAs.map { "；旧文件保存为 \($0)" } ?? "")
  }

  func snapshotReplaced(file: String, keptAs: String?) -> String {
    "\(file) 被别的程序替换过" + (keptAs.map { "；那个文件保存为 \($0)" } ?? "")
  }

  func historyShorter(file: String, bytes: Int, before: Int, outcome: HistoryOutcome) -> String {
    "\(file) 原有 \(before) 字节，现在只有 \(bytes) 字节；\(sentence(for: outcome))"
  }

  func historyRewritten(file: String, outcome: HistoryOutcome) -> String {
    "\(file) 被别的程序改写过；\(sentence(for: outcome))"
  }

  func historyMissing(file: String, outcome: HistoryOutcome) -> String {
    "\(file) 不见了；\(sentence(for: outcome))"
  }

  private func sentence(for outcome: HistoryOutcome) -> String {
    switch outcome {
    case .rebuilt: "所有回答都还在历史里，进度已据此重新生成"
    case .kept: "只有 progress.json 里有的进度已保留，并补记到历史中"
    }
  }

  func eventsMissing(folder: String, outcome: HistoryOutcome) -> String {
    "\(folder) 里缺少 progress.json 包含的回答；\(sentence(for: outcome))"
  }

  func historyIsNoFile(_ file: String) -> String { "\(file) 不是可以读取的文件，已跳过" }

  func historyUnreadable(_ file: String) -> String {
    "没有权限读取 \(file)；已跳过，其中已知的进度仍然保留"
  }

  func unknownEvent(file: String, line: Int, kind: String, more: Int) -> String {
    "\(file):\(line): “\(kind.shortened)”需要更新版本的 leitner"
      + (more == 0 ? "" : "，另有 \(more) 行也是") + "；已原样保留"
  }

  func clockAhead(device: String, latest: String) -> String {
    "\(device) 的时钟曾走到 \(latest)；它的回答按今天之前计算"
  }

  func clockBehind(now: String, latest: String) -> String {
    "系统时钟是 \(now)，而最近一次回答在 \(latest)"
  }
}
