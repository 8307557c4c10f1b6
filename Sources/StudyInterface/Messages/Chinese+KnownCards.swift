import FlashcardDeck

/// Cards that are known under another id, and those for which the learner has to choose.
extension Chinese {
  // MARK: The screen

  var known: String { "学过的" }
  var mayBe: String { "现在可能是" }
  var noneOfThese: String { "都不是：它的进度仍保存着" }

  func name(of reason: Identification.Reason) -> String {
    switch reason {
    case .sameQuestion: "题目相同"
    case .similarQuestion: "题目相近"
    case .sameAnswer: "答案相同"
    case .similarAnswer: "答案相近"
    case .sameName: "名字相同"
    case .samePlace: "位置相同"
    }
  }
  var anotherAnswer: String { "答案不同" }
  func lastAnswered(_ day: Day) -> String { "上次回答 \(day)" }

  // MARK: Notices

  func knownCards(carried: Int, doubts: Int, gone: Int, only: String?, key: String) -> [String] {
    let kept = carried > 0 ? "\(carried) 张改动过的卡片保留了进度" : nil
    let asked = doubts > 0 ? "\(doubts) 张学过的卡片待确认，按 \(key) 比对" : nil
    let left = gone > 0 ? "\(gone) 张学过的卡片不在卡组里了" : nil
    let short = [
      carried > 0 ? "\(carried) 张保留" : nil,
      doubts > 0 ? "\(doubts) 张待确认，按 \(key) 比对" : nil,
      gone > 0 ? "\(gone) 张不在卡组里" : nil,
    ]
    let all = [kept, asked, left].compactMap(\.self)
    var forms = [all.listed("；"), short.compactMap(\.self).listed(" · ")]
    if all.count == 1, doubts > 0 {
      forms.insert("有 \(doubts) 张学过的卡片不能确定现在是哪一张，按 \(key) 比对", at: 0)
    }
    if all.count == 1, gone > 0 { forms.insert(goneCards(gone), at: 0) }
    if all.count == 1, let only { forms.insert(carriedOver(cards: 1, only: only), at: 0) }
    if all.count == 1 { forms.removeLast() }
    return forms
  }

  var topicIsGone: String { "卡组里已经没有这个主题" }
  var ownDeckTitle: String { "我的卡片" }
  var ownTopicTitle: String { "笔记" }
  func goneCards(_ count: Int) -> String {
    "\(count) 张学过的卡片不在任何卡组里了；进度保留（leitner link 会列出）"
  }
  func copiedCards(_ count: Int) -> String { "\(count) 张学过的卡片现在有两份，多出的那份算新卡片" }
  var noCardsWithoutDeck: String { "学过的卡片都在卡组里" }
  func notDueAnyway(inDays days: Int) -> String { days == 1 ? "它本来就要明天才到期" : "它本来就要 \(days) 天后才到期" }
  func newCardsLeft(_ count: Int) -> String { "剩下的 \(count) 张新卡今天都会学" }
  var noNewCardsHere: String { "这里没有别的新卡了" }
  var stillToday: String { "今天还有" }
  var noNewCards: String { "卡组里没有新卡了" }
  var newCardsAway: String { "剩下的新卡都已停用或推迟到明天" }
  var onlySiblings: String { "剩下的卡片与今天的卡片同组，以后再出" }
  var noTerminalForEditor: String { "vi 需要终端；可以用 EDITOR 指定不需要终端的编辑器" }
  func editorFailed(_ command: String, _ end: ProgramEnd) -> String {
    switch end {
    case .status(let status): "“\(command)”结束，状态为 \(status)"
    case .signal(9): "“\(command)”被强行终止（信号 9）"
    case .signal(let signal): "“\(command)”被信号 \(signal) 终止"
    }
  }
  var editedCardGone: String { "文件里没有这张卡片了；它的进度保留" }

  var noDoubts: String { "没有需要比对的卡片" }
  func linked(_ known: String, to question: String, undo: String) -> [String] {
    [
      "“\(known)”的进度已转到：\(question)（按 \(undo) 撤销）",
      "“\(known)”的进度已转到：\(question)", "“\(known)”已转到：\(question)",
      "已转到：\(question)（原为：\(known)）",
    ]
  }
  func ruledOut(question: String) -> [String] {
    ["“\(question)”没有对应的卡片，进度仍保留", "没有对应的卡片：\(question)"]
  }
  var decisionTakenBack: String { "已撤销，可以重新选择" }
  func decidedAlready(key: String) -> String { "已经选过，按 \(key) 撤销" }

  // MARK: Commands

  func carriedOver(cards: Int, only question: String?) -> String {
    "\(cards) 张改动过的卡片保留了原有进度" + (question.map { "：\($0)" } ?? "")
  }

  func doubtfulCards(_ count: Int) -> String {
    "有 \(count) 张学过的卡片不能确定现在是哪一张，`leitner check` 会列出来"
  }

  func nothingKnown(of id: String, nearest: String?) -> String {
    "没有学过“\(id)”；" + (meant(nearest) ?? "`leitner link` 会列出学过的")
  }

  func noDeckHas(_ id: String, question: String?, _ progress: CardProgress?) -> String {
    let asked = question.map { "，原来的题目是“\(MarkdownText($0).oneLine.text)”" } ?? ""
    let box = progress.map { "，在\(self.box($0.box))" } ?? ""
    return "卡组里已经没有卡片“\(id)”\(asked)\(box)；`leitner link 卡片 \(id)` 可以把它的进度交给另一张卡片"
  }

  func severalSiblings(_ beginning: String, _ ids: [String]) -> String {
    let names = Array(ids.prefix(4)).listed(" ") + (ids.count > 4 ? " …" : "")
    return "“\(beginning)”是一段文字，有 \(ids.count) 张卡片，请写出要的那张或那几张：\(names)"
  }

  func severalCards(_ beginning: String, _ ids: [String]) -> String {
    "有 \(ids.count) 张卡片以“\(beginning)”开头：\(Array(ids.prefix(4)).listed("、"))"
      + (ids.count > 4 ? " …" : "")
  }

  func isInDecks(_ id: String) -> String {
    "“\(id)”是卡组里的另一张卡片，只能关联卡组里已经没有的卡片"
  }

  func isSameCard(_ id: String, as other: String) -> String {
    id == other ? "“\(id)”就是这张卡片" : "“\(id)”和“\(other)”已经是同一张卡片"
  }

  func isNotInDoubt(_ id: String) -> String {
    "卡片“\(id)”没有待确认的问题；`leitner link` 会列出待确认的卡片和它们可能对应的卡片"
  }

  func isNotRuledOut(_ id: String) -> String { "没有记录说卡片“\(id)”与这些卡片都不对应" }

  func isNotLinked(_ id: String, with other: String) -> String {
    "没有“\(id)”原来是“\(other)”的关联"
  }

  func isLinkedInSteps(_ id: String, with other: String, command: String) -> String {
    "“\(id)”原来是“\(other)”，中间经过几次关联；用 `\(command)` 撤销最后一次"
  }

  func mayBeKnown(
    as id: String, question: String, reasons: Set<Identification.Reason>, command: String,
    refusal: String
  ) -> String {
    let why = reasons.isEmpty ? "" : "（\(words(for: reasons).listed("，"))）"
    return "这张卡片可能就是学过的 \(id)“\(question)”\(why)：用 `\(command)` 确认；都不是就用 `\(refusal)`"
  }
}
