import FlashcardDeck

/// What commands print.
extension Chinese {
  var inAll: String { "全部" }
  var again: String { "重来" }
  func name(of number: StudyNumber) -> String {
    switch number {
    case .cards: "卡片"
    case .new: "新卡"
    case .reviews: "回答"
    case .lapses: "遗忘"
    case .leeches: "难卡"
    case .streak: "连续天数"
    }
  }
  func counted(_ count: Int, _ number: StudyNumber) -> String { "\(name(of: number)) \(count)" }
  func outcome(of grade: Grade, box: Int, days: Int) -> String {
    "\(name(of: grade))：\(self.box(box))，\(self.days(days))"
  }
  var ownBoxes: String { "自定" }
  func name(ofPlace name: String) -> String {
    switch name {
    case "decks": "卡组"
    case "bundled": "自带卡组"
    case "progress": "进度"
    case "history": "历史"
    case "config": "配置"
    case "seen": "已见卡组"
    case "folded": "已折叠"
    case "copies": "副本"
    case "interview": "面试"
    default: name
    }
  }
  func done(_ kind: Event.Kind, isNew: Bool) -> String {
    let start = isNew ? "已" : "早已"
    return switch kind {
    case .suspend: start + "停用；"
    case .wake: isNew ? "已启用；" : "本来就没有停用或推迟；"
    case .bury(let day): start + "推迟到 \(day)；"
    case .star: start + "加星；"
    case .unstar: isNew ? "已去掉星；" : "本来就没有星；"
    default: ""
    }
  }

  var neverAnswered: String { "新卡：还没有回答过" }

  var isSuspended: String { "已停用；" }
  func isBuried(until day: Day) -> String { "推迟到 \(day)；" }
  func dueReason(_ progress: CardProgress, box: Int) -> String {
    "第 \(box) 盒，\(progress.due) 到期：共回答 \(progress.reviews) 次，"
      + "最近一次在 \(progress.last)，间隔 \(progress.due - progress.last) 天"
  }

  func wasNotDue(until day: Day) -> String { "这张卡还没有到期，本来要等到 \(day)" }
  var wasSuspended: String { "这张卡已停用，本来要等到启用" }

  func noCommand(_ name: String, nearest: String?, all: [String]) -> String {
    "没有命令“\(name)”；" + (meant(nearest) ?? "可用的命令有 \(all.listed("、"))")
  }

  func noCard(_ id: String, nearest: String?) -> String {
    "没有卡片“\(id)”；" + (meant(nearest) ?? "`leitner list` 会列出各卡片的 id")
  }

  func noTopic(_ name: String, nearest: String?) -> String {
    "没有名为“\(name)”的主题或卡组；" + (meant(nearest) ?? "`leitner due` 会列出它们的名字")
  }

  func meant(_ nearest: String?) -> String? { nearest.map { "您是不是要“\($0)”？" } }

  func decksAreUnknown(_ problem: String) -> String {
    "\(problem)；因此不知道该读哪些卡组：请改正，或用 --decks 指定"
  }

  func notUTF8(_ text: String) -> String { "“\(text)”不是 UTF-8，无法使用" }

  var deckChangedMeanwhile: String { "读取时卡组有改动，请重试" }

  func noMoment(_ text: String) -> String {
    "LEITNER_NOW 的值是“\(text)”，不是公元 1 年到 9898 年间像 2026-03-02T09:00:00+01:00 这样的时刻"
  }

  func notWritten(_ count: Int, reason: String) -> String {
    "有 \(count) 次回答没有写入：\(reason)"
  }

  func recordedBut(_ reason: String) -> String { "已记录，但是\(reason)" }

  func rebuilt(cards: Int) -> String { "已根据历史重新生成 \(cards) 张卡片的进度" }

  func checked(cards: Int, errors: Int, warnings: Int) -> String {
    "\(cards) 张卡片，\(errors) 个错误，\(warnings) 个警告"
  }

  func ofMissingFiles(_ count: Int) -> String {
    count == 0 ? "" : "（其中 \(count) 个是缺少的图片或声音）"
  }

  var areNumberedHeadings: String { "：每个带编号的标题是一道题目" }

  func read(cards: Int, as format: DeckFormat?) -> String {
    switch format {
    case .native: "\(cards) 张卡片，普通卡组"
    case .notes: "\(cards) 张卡片，面试笔记"
    case nil: "\(cards) 张卡片"
    }
  }

  var leftOut: String { "不是卡组，除非文件头里写明 format:" }
  var leftOutPackages: String { "不读取：里面是程序的软件包" }
}
