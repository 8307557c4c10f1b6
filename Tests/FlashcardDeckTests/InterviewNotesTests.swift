import TestSupport
import FlashcardDeck
import Testing

@Suite struct InterviewNotesTests {
  private static let notes = """
    \u{20}\u{20}

    ### 泡茶的常见问题

    下面是一些问题。

    #### 1. 水温

    **题目：** 绿茶用多热的水？

    **答案：** 大约八十度，步骤如下：

    1. **烧水：** 烧开。
    2. **放凉：** 等两分钟。

    ```python
    # 不是标题
    **题目：** 不是题目
    ```

    **解析：** 太热会**发苦**。

    再说一句。

    #### 2. 时间

    **问题：** 红茶泡多久？

    **参考答案:** 三分钟。
    **解析**：看口味。

    ### 总结

    好茶要慢慢喝。

    """

  @Test func readsLabelledNotes() {
    let file = SampleDecks.file(Self.notes, path: "tea.txt")
    #expect(file.problems.isEmpty)
    #expect(file.title == "泡茶的常见问题")
    #expect(file.topics == [[]])
    let cards = file.allCards
    #expect(cards.map(\.question) == ["绿茶用多热的水？", "红茶泡多久？"])
    #expect(cards[0].answer.hasPrefix("大约八十度，步骤如下：\n\n1. **烧水：** 烧开。\n2. **放凉：**"))
    #expect(cards[0].answer.hasSuffix("**题目：** 不是题目\n```"))
    #expect(cards[0].explanation == "太热会**发苦**。\n\n再说一句。")
    #expect(cards[1].answer == "三分钟。")
    #expect(cards[1].explanation == "看口味。")
    #expect(cards.map(\.line) == [9, 27])
  }

  /// Ways to write one question with answer and explanation.
  @Test(arguments: [
    "#### 1. 标题\n\n**题目：** Q\n\n**答案：** A\n\n**解析：** E",
    "### 1. 标题\n**问题：**Q\n**答案：**A\n**解析：**E",
    "##### 1. 标题\n\n**题目 1：** Q\n\n**答案:** A\n\n**解析:** E",
    "## 一、标题\n\n**题目**：Q\n\n**解答：** A\n\n**解析**：E",
    "## 标题\n\n**题目：**\n\nQ\n\n**答案：**\n\nA\n\n**解析：**\n\nE",
    "1. **题目：** Q\n\n   **答案：** A\n\n   **解析：** E",
    "1. **题目：** Q\n   - **答案：** A\n   - **解析：** E",
    "- **题目：** Q\n- **答案：** A\n- **解析：** E",
    "1、**题目：** Q\n\n**答案：** A\n\n**解析：** E",
    "### Q1\n\n**Question:** Q\n\n**Answer:** A\n\n**Explanation:** E",
    "**Question 1**: Q\n\n**Answer**: A\n\n**Explanation**: E",
    "**Q:** Q\n\n**A:** A\n\n**Explanation:** E",
    "#### 1. Q\n\n**答案：** A\n\n**解析：** E", "#### 1. Q\n\nA\n\n**解析：** E",
    "#### 第1题：Q\n\n**参考答案：** A\n\n**答案解析：** E", "#### （1）Q\n\nA\n\n**解析：** E",
    "#### **1. Q**\n\nA\n\n**解析：** E", "#### 题目 1：Q\n**答案：** A\n**解析：** E",
    "**题目：** Q\n\nA\n\n**解析：** E", "#### 1. 标题\n\n**题目**\n\nQ\n\n**答案**\n\nA\n\n**解析**\n\nE",
    "#### 1. 标题\n\n**题目：** Q\n\n##### 参考\n\n**答案：** A\n\n**解析：** E",
  ])
  func readsEveryForm(_ text: String) {
    let file = SampleDecks.file(text)
    #expect(file.problems.isEmpty)
    #expect(file.allCards.map(\.question) == ["Q"])
    #expect(file.allCards.map(\.answer) == ["A"])
    #expect(file.allCards.map(\.explanation) == ["E"])
  }

  @Test func severalQuestionsUnderOneHeadingAreCards() {
    let file = SampleDecks.file(
      """
      # 面试
      ## 基础
      **题目 1：** 甲？
      **答案：** 一
      **题目 2：** 乙？
      **源代码示例：**
      ```
      x
      ```
      **答案：** 二
      **源代码示例：** 见下
      ## 进阶
      **题目 3：** 丙？
      **答案：** 三
      """)
    #expect(file.title == "面试")
    #expect(file.topics == [["基础"], ["进阶"]])
    let cards = file.allCards
    #expect(cards.map(\.question) == ["甲？", "乙？\n**源代码示例：**\n```\nx\n```", "丙？"])
    #expect(cards.map(\.answer) == ["一", "二\n**源代码示例：** 见下", "三"])
  }

  @Test func readsPlainNotes() {
    let file = SampleDecks.file(
      """
      # 数据库问答
      ## 前言
      随便写写。
      ## 一、索引
      ### 1. 什么是索引？
      一种结构。
      #### 例子
      书的目录。
      ### 2.1 为什么快？
      少看几页。

      ---

      ## 二、事务
      ### 3、什么是事务 {#tx}
      一组操作。
      ### 4. 总结
      完。
      ## 5. 没有回答？
      """)
    #expect(file.title == "数据库问答")
    #expect(file.topics.prefix(2) == [["一、索引"], ["二、事务"]])
    let cards = file.allCards
    #expect(cards.map(\.question) == ["什么是索引？", "为什么快？", "什么是事务"])
    #expect(cards.map(\.answer) == ["一种结构。\n#### 例子\n书的目录。", "少看几页。", "一组操作。"])
    #expect(cards.last?.id == CardID("tx"))
    #expect(file.problems.map(\.line) == [19])
  }

  @Test func readsHeadingsThatAsk() {
    let file = SampleDecks.file("# 杂记\n\n## 甲是什么？\n\n一\n\n## 乙呢?\n\n二\n\n## 小结\n\n完\n")
    #expect(file.allCards.map(\.question) == ["甲是什么？", "乙呢?"])
    #expect(file.allCards.map(\.answer) == ["一", "二"])
  }

  @Test func aTopicAboveSomeQuestionsIsNoTitle() {
    let file = SampleDecks.file("### 甲\n#### 1. a\nx\n### 乙\n#### 2. b\ny\n", path: "n.md")
    #expect(file.title == "n")
    #expect(file.topics == [["甲"], ["乙"]])
  }

  @Test func labelsInAnAnswersListStay() {
    let file = SampleDecks.file(
      "#### 1. x\n\n**题目：** Q\n\n**答案：** A：\n\n1. **问题：** p\n2. **解析：** q\n\n**解析：** E\n")
    #expect(file.allCards.map(\.question) == ["Q"])
    #expect(file.allCards.map(\.answer) == ["A：\n\n1. **问题：** p\n2. **解析：** q"])
    #expect(file.allCards.map(\.explanation) == ["E"])
  }

  @Test func textInAListItemIsDedented() {
    let file = SampleDecks.file(
      "1. **题目：** Q\n\n   **答案：** A\n\n   ```\n   if x:\n       y\n   ```\n\n2. **题目：** R\n\n   **答案：** B\n"
    )
    #expect(file.allCards.map(\.question) == ["Q", "R"])
    #expect(file.allCards.map(\.answer) == ["A\n\n```\nif x:\n    y\n```", "B"])
  }

  @Test func aQuestionWithoutAnAnswerCostsNoOther() {
    let file = SampleDecks.file("**题目 1：** a\n\n**题目 2：** b\n\n**答案：** c\n")
    #expect(file.allCards.map(\.question) == ["b"])
    #expect(file.problems.map(\.description) == ["deck.md:1:1: error: the card has no answer"])
  }

  @Test(arguments: [
    ("# T\n## 1. 甲\n### a\nx\n### b\ny\n", 2), ("### What?\nx\n", 1),
    ("# T\n### a\n**问题：** x\n### b\ny\n### c\nz\n", 3),
    ("# T\n## Why?\nSo.\n## Install\nRun it.\n## Use\nDo.\n", 0),
  ])
  func leavesOtherFilesToTheNativeReader(text: String, count: Int) {
    #expect(SampleDecks.file(text).cards.count == count)
  }
}
