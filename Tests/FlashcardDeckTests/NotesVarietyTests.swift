import FlashcardDeck
import Foundation
import TestSupport
import Testing

/// Interview notes as they are found in public, a file for each variety, which the fuzzer starts from
/// as well.
@Suite struct NotesVarietyTests {
  struct Variety: CustomStringConvertible, Sendable {
    let name: String
    let topics: [[String]]
    let questions: [String]
    /// The first line of each answer.
    let answers: [String]
    /// The first line of each explanation.
    var explanations: [String] = []
    /// The lines with a problem.
    var problems: [Int] = []

    var description: String { name }
  }

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Fuzz/Corpus/notes")

  static func file(_ name: String) throws -> DeckFile {
    let text = try Data(contentsOf: folder.appendingPathComponent(name + ".md"))
    return DeckFile(path: name + ".md", folders: [], text: [UInt8](text))
  }

  private static let varieties: [Variety] = [
    Variety(
      name: "bold-numbered", topics: [["基础题"], ["进阶题"], ["第二部分：调优", "索引"]],
      questions: ["什么是主键？", "什么是外键？", "什么是事务？", "索引为什么快？"],
      answers: ["唯一标识一行的列。", "指向另一张表主键的列，步骤如下：", "一组要么全做要么全不做的操作。", "少读几页。"],
      explanations: ["主键不能为空。", "它保证引用存在。", "见 ACID。", "树的高度很小。"]),
    Variety(
      name: "unfolding-answers", topics: [[]],
      questions: [
        "What does this print?\n\n```sh\n# a comment, no heading\necho \"${x:-none}\"\n```\n\n- A: `x`\n- B: `none`",
        "Which of these is quoted?\n\n- A: `'$x'`\n- B: `$x`",
      ],
      answers: ["B", "The first one."], problems: [44]),
    Variety(
      name: "unfolding-questions", topics: [["Bread"], ["Soup"]],
      questions: [
        "Why does dough rise?", "How long is it kneaded?", "What is a poolish?",
        "When is the salt added?",
      ],
      answers: [
        "Yeast makes carbon dioxide.", "Ten minutes.", "A wet dough that is made the day before.",
        "At the end.",
      ]),
    Variety(
      name: "labels-in-headings", topics: [["第一章"]],
      questions: [
        "HTTP 默认使用哪个端口？\n\n- A. 21\n- B. 80", "DNS 主要使用什么协议？\n\n- A. UDP\n- B. ICMP", "路由器工作在第几层？",
      ],
      answers: ["B", "A", "第三层。"], explanations: ["443 是 HTTPS 的端口。", "查询很短，一个报文就够。", ""]),
    Variety(
      name: "anchors", topics: [["线程"], ["锁"]],
      questions: ["什么是线程？", "线程和进程有什么区别？", "什么是死锁？", "如何避免死锁？", "什么是自旋锁？", "2024年的新变化"],
      answers: ["调度的单位。", "进程有自己的内存。", "互相等待。", "按同一顺序加锁。", "一直循环等待的锁。", "虚拟线程。"]),
    Variety(
      name: "answers-behind", topics: [["第一部分 题目"]],
      questions: ["最长的河是哪一条？", "最高的山在哪里？\n\nA. 亚洲\nB. 欧洲", "最大的洋是哪一个？", "为什么有四季？"],
      answers: ["尼罗河，", "A", "太平洋", "地轴是斜的。"], explanations: ["", "说明", "", ""]),
    Variety(
      name: "list-items", topics: [[]],
      questions: ["What is a closure", "What is hoisting", "What does `this` mean"],
      answers: [
        "A function with its variables.", "Declarations come first:", "It depends on the call.",
      ]),
    Variety(
      name: "numbered-labels", topics: [[], ["编程题"]],
      questions: ["什么是过拟合？", "怎样发现它？", "写出均值。", "写出方差。"],
      answers: ["训练误差小，测试误差大。", "看验证集：", "```python", "见上。"],
      explanations: ["模型太复杂。", "早停。", "注意空列表。", ""]),
    Variety(
      name: "quoted-questions", topics: [["需求"], ["沟通"]],
      questions: ["需求从哪里来？", "怎样排优先级？", "怎样拒绝一个需求？", "开发说做不了，怎么办？"],
      answers: ["用户、数据和同行。", "先看价值，再看成本。", "说清楚代价。", "先问为什么："]),
    Variety(
      name: "listed-questions", topics: [["题目", "一、选择"], ["题目", "二、简答"]],
      questions: [
        "发酵靠什么？\n- A) 酵母\n- B) 盐", "盐什么时候加？\n- A) 开始\n- B) 最后", "为什么要揉面？", "说说老面。",
      ],
      answers: ["A", "B", "形成面筋：", "前一天的面团。"], explanations: ["", "", "揉十分钟。", ""]),
    Variety(
      name: "remarked-questions", topics: [["Dough"], ["Baking"]],
      questions: [
        "Why does dough rise?", "What is a poolish? (one sentence)", "How hot is the oven?",
      ],
      answers: [
        "Yeast makes carbon dioxide.", "A wet dough that is made the day before.",
        "**Hot.** 250 degrees.",
      ]),
    Variety(
      name: "dialogue", topics: [["1、接待"], ["2、规则"]],
      questions: ["第一句话说什么？", "下面的对话有什么问题？", "网上购买的商品几天内可以退货？", "附件怎么退？"],
      answers: ["您好。", "请看：", "七天：", "和商品一起。"], explanations: ["", "", "从签收算起。", ""]),
  ]

  @Test(arguments: varieties)
  func isRead(_ variety: Variety) throws {
    func firstLine(_ text: String) -> String { String(text.prefix { $0 != "\n" }) }
    let file = try Self.file(variety.name)
    let cards = file.allCards
    #expect(file.format == .notes)
    #expect(file.topics == variety.topics)
    #expect(cards.map(\.question) == variety.questions)
    #expect(cards.map { firstLine($0.answer) } == variety.answers)
    let explanations = cards.map { firstLine($0.explanation) }
    #expect(explanations == variety.explanations || explanations.allSatisfy(\.isEmpty))
    #expect(variety.explanations.isEmpty || explanations == variety.explanations)
    #expect(file.problems.map(\.line) == variety.problems)
  }

  @Test func nothingOfTheWrappingStays() throws {
    for variety in Self.varieties {
      for card in try Self.file(variety.name).allCards {
        let text = card.answer + card.explanation
        #expect(!text.contains("</p>") && !text.contains("](#") && !text.contains("href"))
      }
    }
  }

  @Test func aDialogueInAnAnswerIsThere() throws {
    let cards = try Self.file("dialogue").allCards
    #expect(cards[1].answer.hasSuffix("**答：** 没有为什么。\n\n第二个回答没有礼貌。"))
    #expect(cards[2].answer == "七天：\n\n**Q:** 第八天呢？\n\n**A:** 不可以。")
  }
}
