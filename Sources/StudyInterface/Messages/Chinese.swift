import FlashcardDeck

struct Chinese: Messages {
  // MARK: Titles

  var todayTitle: String { "今日" }
  var reviewTitle: String { "复习" }
  var summaryTitle: String { "本次完成" }
  var browseTitle: String { "浏览" }
  var cardsTitle: String { "卡片列表" }
  var cardTitle: String { "单张卡片" }
  var searchTitle: String { "搜索" }
  var statisticsTitle: String { "统计" }
  var linkTitle: String { "学过的卡片" }
  var helpTitle: String { "帮助" }

  // MARK: Counts and days

  var due: String { "到期" }
  var new: String { "新卡" }
  var newCard: String { "新卡" }
  var today: String { "今天" }
  var boxes: String { "盒子" }

  func cards(_ count: Int) -> String { "\(count) 张卡片" }

  func box(_ number: Int) -> String { "第 \(number) 盒" }

  func date(_ day: Day) -> String {
    // 1970-01-01 was a Thursday.
    let weekdays = ["四", "五", "六", "日", "一", "二", "三"]
    let weekday = ((day.number % 7) + 7) % 7
    return "\(day.date.month) 月 \(day.date.day) 日 周\(weekdays[weekday])"
  }

  func days(_ count: Int) -> String { "\(count) 天" }

  func shortDays(_ count: Int) -> String { "\(count)天" }

  func shortYears(_ count: Int) -> String { "\(count)年" }

  func due(inDays days: Int) -> String {
    switch days {
    case ...0: "已到期"
    case 1: "明天"
    default: "\(days) 天后"
    }
  }

  func minutes(_ count: Int) -> String { "约 \(count) 分钟" }

  func left(_ remaining: ReviewSession.Remaining, overdue: Int) -> String {
    let late = overdue > 0 ? "（过期 \(overdue)）" : ""
    return [
      (remaining.due, "到期", late), (remaining.new, "新卡", ""), (remaining.relearning, "重来", ""),
    ].filter { $0.0 > 0 }.map { "\($0.1) \($0.0)\($0.2)" }.listed(" · ")
  }

  func heldBack(_ cards: ReviewSession.Remaining, by limits: Scheduler.Limits) -> [String] {
    let due =
      limits.reviews == 0
      ? "\(cards.due) 张到期未问：\(reviewsUsedUp(areNeverAsked: true)[1])"
      : "另有 \(cards.due) 张到期的留到明天（每天 \(limits.reviews) 张）"
    let new =
      limits.new == 0
      ? "\(cards.new) 张新卡未学：config.yaml 里 new-cards-a-day 是 0"
      : "另有 \(cards.new) 张新卡以后再学（每天 \(limits.new) 张）"
    return (cards.due > 0 ? [due] : []) + (cards.new > 0 ? [new] : [])
  }

  func answers(today count: Int) -> String { "今天回答了 \(count) 次" }

  // MARK: Screens

  var startReview: String { "开始今日复习" }
  var continueReview: String { "继续今日复习" }
  var reviewDone: String { "今日复习已完成" }
  var noCards: String { "还没有卡片" }
  var noCardsLeft: String { "卡组里没有卡片了，学习进度都还在" }
  var noCardsHint: String { "用 Markdown 写几张，再用 --decks 文件 打开" }
  var welcome: String { "问答卡片：记得越牢，隔的天数越长；忘了的会早些再问" }
  var welcomeStudy: String { "开始" }
  var welcomeMore: String { "学新卡" }
  var welcomeAdd: String { "添加卡片（或 leitner add）" }
  var welcomeHelp: String { "列出所有按键" }
  var welcomeDecks: String { "卡组" }
  var explanation: String { "解析" }
  var source: String { "出处" }
  var moreBelow: String { "下面还有" }
  var learned: String { "新学" }
  var movedUp: String { "升盒" }
  var stayed: String { "不变" }
  var forgotten: String { "忘记" }
  func time(seconds: Int) -> String {
    switch seconds {
    case ..<60: "\(seconds) 秒"
    case ..<3600: "\((seconds + 30) / 60) 分钟"
    default: "\(seconds / 3600) 小时 \(seconds % 3600 / 60) 分"
    }
  }
  func staysInBox(_ number: Int) -> String { "今天忘过：留在第 \(number) 盒" }
  var noneWaiting: String { "没有等待中的卡片" }
  var searchPrompt: String { "输入文字，搜索题目、答案、解析和主题" }
  var nothingFound: String { "没有找到" }
  var foundInAnswer: String { "在答案里" }
  func turnsCard(key: String) -> String { "按 \(key) 显示答案" }

  func found(_ count: Int, of cards: Int) -> String { "找到 \(count) · 共 \(cards)" }
  func noFilter(_ name: String, _ value: String) -> String {
    switch name {
    case "is": "is: 后面是 due、new、waiting、suspended、buried、starred 或 leech，不是 \(value)"
    case "kind": "kind: 后面是 basic、reversed、cloze、choice 或 typed，不是 \(value)"
    default: "\(name): 后面是盒子的号码，如 2 或 2-4，不是 \(value)"
    }
  }

  var recalled: String { "记住" }
  func answers(_ count: Int) -> String { "次回答" }
  var lapses: String { "次忘了学过的卡" }
  func streak(_ days: Int) -> String { "天连续学习" }
  var forecast: String { "未来几天到期" }
  func tooSmall(key: String) -> String { "请把窗口放大一些（30×8），按 \(key) 退出" }

  // MARK: Boxes and paces

  var boxRules: String { "盒子" }
  var boxDays: String { "天数" }
  func place(of fall: LeitnerBoxes.Fall) -> String {
    switch fall {
    case .half: "退到一半的盒子"
    case .first: "退回第 1 盒"
    }
  }
  func effect(of grade: Grade, _ boxes: LeitnerBoxes) -> String {
    let new = "（新卡进第 \(boxes.box(after: grade, from: nil)) 盒）"
    switch grade {
    case .again:
      let example =
        boxes.fall == .half && boxes.count > 1
        ? "（从第 \(boxes.count) 盒到第 \(boxes.box(after: .again, from: boxes.count)) 盒）" : ""
      return place(of: boxes.fall) + example + "，今天再问"
    case .hard: return "留在原盒" + new
    case .good: return "升一盒" + new
    case .easy: return "升两盒" + new
    }
  }
  func rules(_ scheduler: Scheduler) -> String {
    let own = scheduler.settings.days != nil
    return (own ? "自定的盒子" : "节奏 \(scheduler.pace.name)")
      + "；忘记的卡片\(place(of: scheduler.boxes.fall))"
  }
  func paceReason(_ scheduler: Scheduler, configuration: String) -> String {
    let settings = scheduler.settings
    let reason =
      switch scheduler.paceOrigin {
      case .configured: "由 \(configuration) 设定"
      case .chosen: "是用 leitner pace 选定的"
      case .standard:
        scheduler.recordedPace.map { "因为选定的“\($0)”需要更新的版本" } ?? "因为没有选定别的节奏"
      }
    let waiting = scheduler.chosenPace.flatMap { chosen in
      settings.pace.map { $0 == chosen ? "" : "；选定的 \(chosen.name) 暂不生效" }
    }
    let own =
      switch (settings.days != nil, settings.fall != nil) {
      case (true, true): "；天数和 forgotten 都由 \(configuration) 设定，不按节奏"
      case (true, false): "；天数由 \(configuration) 设定"
      case (false, true): "；忘记的卡片退到哪里由 \(configuration) 设定"
      case (false, false): ""
      }
    return "当前节奏是 \(scheduler.pace.name)，\(reason)" + (waiting ?? "") + own
  }
  func paceWaits(_ pace: Pace, configuration: String) -> String {
    "已记录 \(pace.name)，但以 \(configuration) 的设定为准"
  }
  func noPace(_ name: String) -> String {
    "没有节奏“\(name)”；" + (meant(Pace.nearest(to: name)) ?? "可用的有 \(Pace.names.listed("、"))")
  }
  func paceChanged(_ pace: Pace) -> [String] {
    ["节奏已在别处改为 \(pace.name)", "节奏改为 \(pace.name)"]
  }

  // MARK: Notices

  func browsingOnly(holder: String) -> [String] {
    let short = "只能浏览：leitner 已在运行"
    return ["\(short)（\(holder)）", short, "只能浏览"]
  }

  func quitTheOther(holder: String) -> [String] {
    let short = "请先退出另一个 leitner，再来学习"
    return ["\(short)（\(holder)）", short, "请先退出另一个 leitner"]
  }

  func undone(_ kind: Event.Kind, question: String) -> String {
    "已撤销" + (done(kind).map { "（\($0)）" } ?? "") + (question.isEmpty ? "" : "：\(question)")
  }
  func redone(_ kind: Event.Kind, question: String) -> String {
    "已恢复" + (done(kind).map { "（\($0)）" } ?? "") + (question.isEmpty ? "" : "：\(question)")
  }
  private func done(_ kind: Event.Kind) -> String? {
    switch kind {
    case .answer(let grade, _, _, _, _), .practice(let grade, _, _, _, _): name(of: grade)
    case .suspend: "停用"
    case .wake: "启用"
    case .bury: "推迟到明天"
    case .star: "加星"
    case .unstar: "去星"
    case .more(let cards): "再学 \(cards) 张新卡"
    case .pace(let pace): "节奏 \(pace)"
    default: nil
    }
  }
  var nothingToRedo: String { "没有可恢复的操作" }
  func marked(_ kind: Event.Kind, question: String, key: String, isShown: Bool) -> String {
    switch kind {
    case .suspend: "已停用，\(isShown ? "再" : "在浏览中")按 \(key) 启用：\(question)"
    case .wake: "已启用：\(question)"
    case .bury where isShown: "已推迟到明天，再按 \(key) 恢复：\(question)"
    case .bury: "已推迟到明天：\(question)"
    case .star: "已加星：\(question)"
    case .more(let cards): "今天再学 \(cards) 张新卡"
    default: "已去掉星：\(question)"
    }
  }
  func leech(times: Int, question: String, edit: String, suspend: String) -> String {
    "“\(question)”忘过 \(times) 次：按 \(edit) 编辑它，按 \(suspend) 停用它"
  }
  func leech(times: Int, card: String) -> String {
    "忘过 \(times) 次：可用 leitner edit \(card) 编辑，或用 leitner suspend \(card) 停用"
  }
  func moreNewCards(_ count: Int, key: String) -> String { "按 \(key) 再学 \(count) 张新卡" }
  func newCardsUsedUp(_ count: Int, key: String) -> String { "今天的新卡已学完，按 \(key) 再学 \(count) 张" }
  var mediaTitle: String { "链接和图片" }
  var nothingToOpen: String { "这里没有可以打开的链接、图片或声音" }
  func opened(_ name: String) -> String { "已打开 \(name)" }
  func sentence(for problem: OpeningProblem) -> String {
    switch problem {
    case .missing(let name): "没有 \(name)"
    case .noFile(let name): "不打开 \(name)：它不是文件"
    case .program(let name): "不打开 \(name)：它是程序"
    case .scheme(let address): "不打开 \(address)：只打开文件和 http、https、mailto 地址"
    case .noOpener(let name, let isThere):
      "无法启动“\(name)”（\(isThere ? "不可执行" : "找不到")）；可用 config.yaml 里的 opener 指定打开文件的程序"
    case .openerFailed(let name, let end):
      "\(editorFailed(name, end))；可用 config.yaml 里的 opener 指定另一个程序"
    }
  }
  func noEditor(_ command: String, isThere: Bool) -> String {
    "无法启动编辑器“\(command)”（\(isThere ? "不可执行" : "找不到")）；可用 VISUAL 或 EDITOR 指定另一个"
  }
  var suspended: String { "已停用" }
  var buried: String { "已推迟" }
  var numbersComeFirst: Bool { false }
  var starred: String { "星标" }
  func buried(until day: Day) -> String { "推迟到 \(day)" }
  func nothingToUndoHere(isInterview: Bool) -> String {
    "这次\(isInterview ? "面试" : "练习")没有可以撤销的；之前的操作请在“今日”里撤销"
  }
  var nothingToUndo: String { "今天没有可以撤销的回答" }
  func newCardsUsedUp(key: String, isByKeyAlone: Bool) -> [String] {
    if isByKeyAlone {
      return [
        "config.yaml 里 new-cards-a-day 是 0；在“今日”按 \(key) 学新卡", "在“今日”按 \(key) 学新卡",
      ]
    }
    return ["今天的新卡已用完；在“今日”按 \(key) 增加", "新卡已用完；按 \(key) 增加"]
  }
  func reviewsUsedUp(areNeverAsked: Bool) -> [String] {
    areNeverAsked
      ? ["到期的卡片不会出现：config.yaml 里 reviews-a-day 是 0", "config.yaml 里 reviews-a-day 是 0"]
      : ["今天的复习量已满，其余以后再来", "今天的复习量已满"]
  }
  func nothingDue(key: String) -> String { "这里今天没有到期的卡片；按 \(key) 练习" }
  var nothingDueToday: String { "这里今天没有到期的卡片" }
  var oneLanguageOnly: String { "这里只有一种语言" }
  var kinds: String { "卡片种类" }
  func name(of kind: CardKind) -> String {
    switch kind {
    case .basic: "问答"
    case .reversed: "双向"
    case .cloze: "填空"
    case .choice: "选择"
    case .typed: "书写"
    }
  }
  func answersOfKind(_ counts: KindCounts) -> String {
    "\(counts.new) 张新卡 · 答 \(counts.reviews) 次 · 忘 \(counts.lapses) 次"
  }
  func siblingsLater(_ count: Int) -> String { "同一段文字的另外 \(count) 张以后再问" }
  func cardsOfOneText(_ count: Int) -> String { "同一段文字的 \(count) 张卡片" }
  func siblings(_ count: Int, areSuspended: Bool) -> String {
    cardsOfOneText(count) + (areSuspended ? "已停用" : "已启用")
  }
  var noSiblings: String { "这张卡片没有同组的卡片" }
  var pasted: String { "粘贴的文字不会当作按键" }
  func unknownKey(key: String) -> String { "这里没有这个键，按 \(key) 查看所有按键" }
  func answerFirst(key: String) -> String { "先按 \(key) 显示答案" }
  var firstCard: String { "这是第一张卡片" }
  var lastCard: String { "这是最后一张卡片" }

  func deckProblems(_ count: Int) -> [String] {
    [
      "卡组里有 \(count) 处问题（未查图片），运行 leitner check 查看全部",
      "卡组里有 \(count) 处问题，运行 leitner check 查看", "\(count) 处问题：leitner check",
    ]
  }

  var decksChanged: String { "卡组有改动，已重新读取" }

  func arrived(_ arrivals: [News.Arrival]) -> [String] {
    let answers = arrivals.filter { $0.answers > 0 }
    let total = answers.reduce(0) { $0 + $1.answers }
    if total == 0 { return ["进度在别处有改动，已重新读取", "进度已重新读取"] }
    let parts = answers.map { arrival in
      let place = arrival.device.map { " \($0) " } ?? "另一个窗口"
      return "来自\(place)的 \(arrival.answers) 次"
    }
    let short = "新收到 \(total) 次回答"
    return ["\(short)：\(parts.listed("，"))", short]
  }

  var writesNow: [String] {
    ["锁已释放，现在由这个窗口记录回答", "现在由这个窗口记录回答"]
  }

  func unwritten(_ count: Int, reason: String) -> String {
    "有 \(count) 次回答还没写入磁盘（\(reason)），每次按键都会重试"
  }

  func leavingUnwritten(_ count: Int, reason: String, key: String) -> String {
    "有 \(count) 次回答没写入磁盘（\(reason)），再按 \(key) 就放弃并离开"
  }

  var allWritten: String { "所有回答都已写入磁盘" }

  // MARK: The terminal

  var notATerminal: String { "学习界面需要终端；`leitner due` 和 `leitner list` 不需要" }
  var noTerminalType: String { "没有设置 TERM，无法知道这个终端的功能" }

  func unknownTerminalType(_ name: String) -> String {
    "TERM 是“\(name)”，terminfo 里没有这种终端"
  }

  func noCursorMotion(_ name: String) -> String {
    "TERM 是“\(name)”，这种终端不能移动光标"
  }

  var terminalNotOpened: String { "无法打开终端" }
}
