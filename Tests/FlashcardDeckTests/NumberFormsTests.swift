import FlashcardDeck
import TestSupport
import Testing

/// Every form of a number before every kind of question, also before words that begin like one that counts
/// (`题目1 个人介绍`, `1 层归一化`): the cards are those questions, without their numbers and with their answers.
@Suite struct NumberFormsTests {
  /// `N` stands for the number, `C` for a Chinese numeral.
  private static let forms = [
    "N. ", "N.", "N、", "N) ", "(N) ", "（N）", "N ", "N - ", "QN ", "QN. ", "QN: ", "Question N ",
    "Question N: ", "问题N ", "问题 N：", "题目N ", "题目 N：", "面试题 N ", "面试题N：", "第N题 ", "第 N 题：", "第C题 ",
    "第C题：", "第N问 ", "C、",
  ]
  /// `@` stands for a number and its question, `#` for the number alone and `?` for the question.
  private static let lines = ["## @", "### @", "#### @", "**@**", "**#** ?"]

  private static let english = [
    "Explain TCP", "Describe UDP", "Name three layers", "Compare A and B", "Implement a queue",
    "List the layers", "Tell me about yourself", "Write a parser", "What is TCP",
    "How does DNS work", "Two sum", "Binary search", "Large models", "Report a bug",
    "Plan a sprint",
  ]
  private static let chinese = [
    "介绍一下 TCP", "介绍项目", "讲讲 HTTP", "讲一下事务", "讲述三次握手", "大模型微调", "大模型部署", "大表怎么优化", "大小端", "个人介绍",
    "个人信息保护", "项目经历", "项目难点", "部署方案", "部分索引", "部门介绍", "步骤有哪些", "步长", "层归一化", "层次聚类", "种子填充", "种群算法",
    "条件变量",
    "条件概率", "节点通信", "节流", "天气接口", "天花板函数", "年龄计算", "月活统计", "秒杀系统设计", "周期函数", "次数统计", "级联删除", "级数求和",
    "篇幅控制",
    "道路规划", "课程表", "章节划分", "轮询", "倍增法", "台阶问题", "万能引用", "亿级流量", "阶乘", "小时榜", "范式设计", "遍历二叉树",
    "什么是索引", "谈谈微调",
  ]

  /// Which of the questions ask.
  private enum Asking: CaseIterable { case none, all, everyOther }

  private struct Series {
    let form: String
    let line: String
    let asking: Asking
    let questions: [String]

    init(_ form: String, _ line: String, _ asking: Asking, from text: Int, count: Int) {
      (self.form, self.line, self.asking) = (form, line, asking)
      let (texts, mark) =
        text < english.count
        ? (english[text...] + english, "?")
        : (chinese[(text - english.count)...] + chinese, "？")
      questions = texts.prefix(count).enumerated().map { place, text in
        let asks = asking == .all || asking == .everyOther && place % 2 == 0
        return asks ? text + mark : text
      }
    }

    func number(_ place: Int) -> String {
      let numeral = Array("一二三四五")[place]
      return form.replacing("N", with: "\(place + 1)").replacing("C", with: "\(numeral)")
    }

    var text: String {
      questions.enumerated().map { place, question in
        let number = number(place)
        let heading = line.replacing("@", with: number + question)
          .replacing("**#** ?", with: "**\(trimmed(number))** \(question)")
        return "\(heading)\n\nAnswer \(place).\n\n"
      }.joined()
    }

    private func trimmed(_ number: String) -> String {
      number.hasSuffix(" ") ? String(number.dropLast()) : number
    }

    /// A number without a separator is one only if others go on from it, and no card of a native deck begins with it.
    private var mayBeAWord: Bool {
      guard ["N ", "N - ", "QN "].contains(form) else { return false }
      if questions.count == 1 { return true }
      let isLatin = questions[0].utf8.first.map { $0 < 0x80 } ?? false
      return form == "N " && line == "### @" && questions.count < 3 && isLatin
    }

    var expected: [String] {
      guard mayBeAWord, !(form == "QN " && line.contains("#** ?")) else { return questions }
      return line == "### @" || asking != .none
        ? questions.enumerated().map { number($0) + $1 } : []
    }

    /// What no author writes, and what is known to be read otherwise.
    var isLeftOut: Bool {
      if asking == .everyOther, questions.count == 1 { return true }
      if line.contains("**"), form == "C、" { return asking == .everyOther }
      if line == "**#** ?" {
        return form == "N - " || form == "N." || form == "N " && questions.count == 1
      }
      return line == "**@**" && form == "QN "
    }
  }

  @Test(arguments: forms, lines)
  func areNumbersOfQuestions(_ form: String, _ line: String) {
    var (count, wrong) = (0, [String]())
    for text in 0..<(Self.english.count + Self.chinese.count) {
      for asking in Asking.allCases {
        for length in [1, 2, 5] {
          let series = Series(form, line, asking, from: text, count: length)
          guard !series.isLeftOut else { continue }
          count += 1
          let cards = SampleDecks.file(series.text).allCards
          let answers = series.expected.indices.map { "Answer \($0)." }
          if cards.map(\.question) != series.expected || cards.map(\.answer) != answers {
            wrong.append(series.text)
          }
        }
      }
    }
    #expect(wrong.isEmpty, "\(wrong.count) of \(count), such as:\n\(wrong.first ?? "")")
  }
}
