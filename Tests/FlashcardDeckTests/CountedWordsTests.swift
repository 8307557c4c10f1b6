import FlashcardDeck
import TestSupport
import Testing

/// A number that counts what follows it is a part of the question, and no number of one.
@Suite struct CountedWordsTests {
  private func questions(_ text: String) -> [String] {
    SampleDecks.file(text).allCards.map(\.question)
  }

  @Test(arguments: [
    ["第 1 层是什么？", "第 2 层是什么？"], ["第 1 范式", "第 2 范式", "第 3 范式"], ["第 1 章 工厂", "第 2 章 单例"],
    ["3 次握手是什么？", "4 次挥手是什么？"], ["1 级缓存", "2 级缓存", "3 级缓存"], ["5 大特性", "6 大原则"],
    ["Q1 财报", "Q2 财报"], ["面试题 100 道", "面试题 200 道"], ["第1层是什么？", "第2层是什么？"],
  ])
  func stayInTheQuestion(_ headings: [String]) {
    #expect(questions(headings.map { "### \($0)\n\nA\n\n" }.joined()) == headings)
    // Beside numbers that are none of them.
    let numbered = headings.map { "### \($0)\n\nA\n\n" }.joined() + "### 9. 什么是 UDP？\n\nB\n"
    #expect(questions(numbered).prefix(headings.count) == headings[...])
  }

  @Test func stayInABoldQuestion() {
    #expect(
      questions("**第 3 次握手丢了会怎样？**\n\nA\n\n**什么是 UDP？**\n\nB\n") == ["第 3 次握手丢了会怎样？", "什么是 UDP？"])
  }

  /// A title that counts chapters asks nothing.
  @Test(arguments: ["第 2 章 网络", "第 3 课", "第 4 讲：网络", "第 2 部分 网络", "第二章 网络"])
  func areTitles(_ title: String) {
    let native = SampleDecks.file("# \(title)\n\n引言。\n\n### TCP\n\n传输。\n\n### UDP\n\n数据报。\n")
    #expect(native.allCards.map(\.question) == ["TCP", "UDP"])
    #expect(native.title == title)
    #expect(questions("# \(title)\n\n- 什么是 A？ :: a\n") == ["什么是 A？"])
    #expect(questions("# \(title)\n\n## 什么是 A？\n\na\n\n## 什么是 B？\n\nb\n") == ["什么是 A？", "什么是 B？"])
  }

  /// With a separator, or before what does not count, it is one of a question.
  @Test(arguments: [
    (["第 1 题：a？", "第 2 题：b？"], ["a？", "b？"]), (["第 1 题 a？", "第 2 题 b？"], ["a？", "b？"]),
    (["1. 次数是什么？", "2. 层数是什么？"], ["次数是什么？", "层数是什么？"]),
    (["1 大模型是什么？", "2 提示词是什么？"], ["大模型是什么？", "提示词是什么？"]),
    (["Q1 Name it", "Q2 Sort it", "Q5 Find it"], ["Name it", "Sort it", "Find it"]),
    (["Q1 Explain TCP", "Q2 Describe UDP"], ["Explain TCP", "Describe UDP"]),
    (["Q1 介绍 TCP", "Q2 讲讲 UDP", "Q3 Report a bug"], ["介绍 TCP", "讲讲 UDP", "Report a bug"]),
    (["Q1 次数统计", "Q2 Why?"], ["次数统计", "Why?"]), (["1 大模型微调", "2 大模型部署"], ["大模型微调", "大模型部署"]),
    (["问题1 讲讲 A", "问题2 讲讲 B"], ["讲讲 A", "讲讲 B"]), (["面试题 1 大模型", "面试题 2 节点"], ["大模型", "节点"]),
    (["题目2 个人介绍", "题目3 项目"], ["个人介绍", "项目"]), (["Question 2 步骤", "Question 3 种子"], ["步骤", "种子"]),
    (["第1题 层是什么", "第2题 部署"], ["层是什么", "部署"]), (["第一题 天气", "第二题 条件"], ["天气", "条件"]),
    (["Q1 (easy). a?", "Q2 (hard). b?"], ["a?", "b?"]), (["问题1（基础）：a？", "问题2：b？"], ["a？", "b？"]),
    (["第 1 道 什么是 A", "第 2 道 什么是 B"], ["什么是 A", "什么是 B"]),
    (["第 1 道题：a？", "第 2 道题：b？"], ["a？", "b？"]), (["第 1 介绍 TCP", "第 2 项目经历"], ["介绍 TCP", "项目经历"]),
    (["【问题1】a？", "【问题2】b？"], ["a？", "b？"]),
  ])
  func areTaken(_ headings: [String], _ expected: [String]) {
    for level in ["##", "###", "####"] {
      #expect(questions(headings.map { "\(level) \($0)\n\nA\n\n" }.joined()) == expected)
    }
  }

  /// In a row with a number that counts nothing, all of them are numbers of questions.
  @Test(arguments: [
    ["3 次握手", "4 What is UDP?"], ["2 What is UDP?", "3 次握手", "4 TCP"], ["1 TCP", "2 次握手", "3 层模型"],
  ])
  func areTakenInARow(_ headings: [String]) {
    let expected = headings.map { String($0.dropFirst(2)) }
    #expect(questions(headings.map { "## \($0)\n\nA\n\n" }.joined()) == expected)
  }

  /// Whole, in a row of any level, and behind numbers of questions.
  @Test(arguments: [
    ["第 1 层", "第 2 层"], ["第 3 代", "第 4 代"], ["3 次握手", "4 次挥手"], ["5 大特性", "6 大原则"],
    ["第 1 次握手", "第 2 次握手", "第 3 次握手"],
  ])
  func areWholeInARow(_ headings: [String]) {
    for level in ["##", "###", "####"] {
      let row = headings.map { "\(level) \($0)\n\nA\n\n" }.joined()
      #expect(questions(row) == headings)
      #expect(
        questions("\(level) 1. a\n\nA\n\n\(level) 2. b\n\nA\n\n\(row)") == ["a", "b"] + headings)
    }
  }

  /// A quarter is known by what is told of it.
  @Test(arguments: [
    ["Q1 财报", "Q2 财报"], ["Q3 revenue", "Q4 revenue"], ["Q1 2024", "Q2 2024"],
    ["Q1 营收", "Q2 业绩", "Q3 展望"],
  ])
  func quartersAreNames(_ headings: [String]) {
    #expect(questions(headings.map { "### \($0)\n\nA\n\n" }.joined()) == headings)
  }
}
