import FlashcardDeck

/// What keys do.
extension Chinese {
  func label(of action: Action) -> String {
    switch action {
    case .up: "向上"
    case .down: "向下"
    case .halfPageUp: "上移半页"
    case .halfPageDown: "下移半页"
    case .pageUp: "上一页"
    case .pageDown: "下一页"
    case .top: "到开头"
    case .bottom: "到末尾"
    case .scrollUp: "向上滚动"
    case .scrollDown: "向下滚动"
    case .choose: "选择"
    case .count: "次数：5j、12G"
    case .open: "打开"
    case .study: "学习"
    case .back: "返回"
    case .previousCard: "上一张"
    case .nextCard: "下一张"
    case .turnCard: "翻面"
    case .compare: "比对"
    case .link: "就是这张"
    case .showAnswer: "显示答案"
    case .turnPage: "翻页，末页为记得"
    case .pick: "选一项"
    case .tick: "勾选"
    case .giveUp: "不知道"
    case .tickPoint: "说到"
    case .grades: "评分"
    case .showPoints: "显示要点"
    case .backToPoints: "回到要点"
    case .showCards: "漏答的卡片"
    case .interview: "面试"
    case .begin: "开始"
    case .grade(let grade): name(of: grade)
    case .undo: "撤销"
    case .redo: "恢复"
    case .suspend: "停用"
    case .suspendSiblings: "连同组卡片一起停用"
    case .bury: "推迟到明天"
    case .star: "加星"
    case .more: "再学新卡"
    case .practise: "练习"
    case .inform: "信息"
    case .sort: "排序"
    case .fold: "折叠"
    case .eraseWord: "删去一词"
    case .add: "加卡片"
    case .edit: "编辑"
    case .openLinks: "打开链接"
    case .viewPicture: "查看图片"
    case .explain: "解析"
    case .flipLanguage: "语言"
    case .browse: "浏览"
    case .search: "搜索"
    case .statistics: "统计"
    case .help: "帮助"
    case .widen: "所有卡组"
    case .type: "题数"
    case .erase: "删除一个字"
    case .eraseAll: "全部清除"
    case .eraseForward: "删除后一个字"
    case .eraseRest: "删除后面全部"
    case .cursorLeft: "左移一个字"
    case .cursorRight: "右移一个字"
    case .cursorToStart: "到行首"
    case .cursorToEnd: "到行尾"
    case .redraw: "重画屏幕"
    case .suspendProgram: "回到 shell"
    case .close: "关闭"
    case .quit: "退出"
    }
  }

  func name(of grade: Grade) -> String {
    switch grade {
    case .again: "忘了"
    case .hard: "吃力"
    case .good: "记得"
    case .easy: "轻松"
    }
  }

  func name(of key: Key) -> String {
    switch key {
    case .wheelUp: "滚轮↑"
    case .wheelDown: "滚轮↓"
    case .click: "单击"
    default: key.name
    }
  }
  var nextPage: String { "翻页" }
  func pendingKeys(_ keys: String) -> String { "\(keys)…  按 Esc 取消" }
  var severalScreens: String { "多个界面" }
  func thisScreen(_ title: String) -> String { "本界面：\(title)" }
  var everyScreen: String { "所有界面（正在输入时除外）" }
  func elsewhere(_ title: String) -> String { "其他界面：\(title)" }
  var everywhere: String { "所有界面" }
  func places(_ titles: [String], areMissing: Bool) -> String {
    areMissing ? "除\(titles.listed("、"))以外" : titles.listed("、")
  }
  func part(_ context: Context) -> String? {
    switch context {
    case .question: "题目"
    case .answer: "答案"
    case .choice: "选择"
    case .typing: "书写"
    default: nil
    }
  }
}
