import FlashcardDeck
import Toolkit

extension Messages {
  static let chinese = Messages(
    keys: Keys(
      up: "向上", down: "向下", pageUp: "上一页", pageDown: "下一页", top: "到开头",
      bottom: "到末尾", study: "学习", open: "打开", back: "返回", previous: "上一张",
      next: "下一张", showAnswer: "显示答案", explain: "解析", undo: "撤销",
      flip: "语言", browse: "浏览", search: "搜索", statistics: "统计", help: "帮助",
      erase: "删除一个字", eraseAll: "全部清除", suspend: "回到 shell", quit: "退出"),
    grades: Grades(again: "忘了", hard: "吃力", good: "记得", easy: "轻松"),
    titles: Titles(
      today: "今日", review: "复习", summary: "本次完成", browse: "浏览", search: "搜索",
      statistics: "统计", help: "帮助", studying: "学习", moving: "移动", looking: "查看"),
    due: "到期", new: "新卡", today: "今天", cards: "卡片", boxes: "盒子",
    startReview: "开始今日复习", continueReview: "继续今日复习",
    reviewDone: "今日复习已完成", allDecks: "全部卡组",
    date: { day in
      let names = ["四", "五", "六", "日", "一", "二", "三"]
      let weekday = ((day.number % 7) + 7) % 7
      return "\(day.date.month) 月 \(day.date.day) 日 周\(names[weekday])"
    },
    left: { remaining in
      [(remaining.due, "到期"), (remaining.new, "新卡"), (remaining.relearning, "重来")]
        .filter { $0.0 > 0 }.map { "\($0.1) \($0.0)" }.listed(" · ")
    },
    minutes: { "约 \($0) 分钟" },
    box: { "第 \($0) 盒" },
    newCard: "新卡",
    inDays: { "\($0) 天" },
    dueOn: { days in
      switch days {
      case ...0: "已到期"
      case 1: "明天"
      default: "\(days) 天后"
      }
    },
    explanation: "解析", source: "出处",
    moreBelow: "下面还有", moreAbove: "上面还有",
    noCards: "还没有卡片",
    noCardsHint: "用 Markdown 写几张，再用 --decks 文件 打开",
    nothingDue: "这里今天没有到期的卡片",
    answered: { "今天回答了 \($0) 次" },
    movedUp: "升盒", stayed: "不变", movedDown: "退回第 1 盒", learned: "初次学习",
    nextCards: "接下来", noneWaiting: "没有等待中的卡片",
    searchPrompt: "输入文字，搜索题目、答案、解析和主题",
    hits: { "\($0) / \($1)" },
    noHits: "没有找到",
    recall: "记住", reviews: "次回答", lapses: "次遗忘", streak: "天连续学习",
    forecast: "未来几天到期", timePerAnswer: "秒每次回答",
    days: { "\($0) 天" },
    seconds: { "\($0) 秒" },
    tooSmall: { _ in "请把窗口放大一些（30×8）" },
    notice: { notice in
      switch notice {
      case .browsingOnly(let holder): "只能浏览：进度正由 \(holder) 写入"
      case .undone: "已撤销"
      case .nothingToUndo: "今天没有可以撤销的回答"
      case .oneLanguageOnly: "这张卡片只有一种语言"
      case .pasted: "粘贴的文字不会当作按键"
      case .decksChanged: "卡组有改动，已重新读取"
      case .deckProblems(let count): "卡组里有 \(count) 处问题，运行 leitner check 查看"
      case .unwritten(let count, let reason):
        "有 \(count) 次回答还没写入磁盘（\(reason)），每次按键都会重试"
      case .leavingUnwritten(let count, let reason):
        "有 \(count) 次回答没写入磁盘（\(reason)），再按 q 就放弃并离开"
      case .allWritten: "所有回答都已写入磁盘"
      case .sentence(let sentence): sentence
      }
    })
}
