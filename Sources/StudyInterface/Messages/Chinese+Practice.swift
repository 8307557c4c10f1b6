import FlashcardDeck

/// Practice, what is known of a card, and what a search takes.
extension Chinese {
  var practiceTitle: String { "练习" }
  var practiceRuleWithNew: String { "练习：新卡会开始学习，其他卡片只有答“忘了”才移动" }
  func newLeftOut(_ count: Int, limit: Int?) -> String {
    if count == 0 { return "" }
    return limit.map { "；另有 \(count) 张新卡不问（每天 \($0) 张）" } ?? "；另有 \(count) 张同组的新卡以后再出"
  }
  func isSuspendedAlready(_ key: String) -> String { "它已停用；按 \(key) 启用" }
  var practiceRule: String { "练习：只有答“忘了”才会移动卡片" }
  var backToToday: String { "今日" }
  func practised(_ cards: Int) -> String { "练习了 \(cards) 张卡片" }
  var recalledInPractice: String { "次记住；盒子和日期不变" }
  var answeredInPractice: String { "次记住且已到期；照常移动" }
  var forgottenInPractice: String { "次遗忘；卡片下降" }
  func staysWhenPractised(_ box: Int) -> String { "没有到期：记住了\(self.box(box))和日期都不变" }
  var movesIfForgotten: String { "没有到期：只有忘了才移动" }
  var informationTitle: String { "信息" }
  func name(of fact: CardFact) -> String {
    switch fact {
    case .box: "盒子"
    case .due: "到期"
    case .answers: "回答"
    case .recalled: "遗忘"
    case .id: "标识"
    case .deck: "卡组"
    case .place: "文件"
    case .source: "出处"
    case .tags: "标签"
    case .siblings: "同源卡片"
    case .marks: "标记"
    case .kind: "种类"
    }
  }
  var whatIsNoLapse: String { "第一次回答和同一天的重复不算" }
  func overdue(_ days: Int) -> String { "过期 \(days) 天" }
  var never: String { "还没有问过" }
  func name(of order: CardOrder) -> String {
    switch order {
    case .deck: "按卡组顺序"
    case .due: "按到期日"
    case .box: "按盒子"
    case .lapses: "遗忘最多的在前"
    }
  }
  var searchHelp: [String] {
    [
      "is:due 到期  is:new 新卡  is:waiting 未到期  is:starred 星标",
      "is:suspended 停用  is:leech 难卡  is:buried 已推迟",
      "box:2  box:2-4  topic:数据  deck:llm  tag:exam  kind:basic",
      "\"两个 词\"  按原样连在一起的几个词",
      "-词  -\"两个 词\"  去掉含有它的卡片",
    ]
  }
}
