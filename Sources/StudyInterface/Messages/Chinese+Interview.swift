/// The interview and its report.
extension Chinese {
  var interviewTitle: String { "面试" }
  var interviewQuestion: String { "面试：问题" }
  var interviewPoints: String { "面试：要点" }
  var interviewGrade: String { "面试：评分" }
  var reportTitle: String { "面试报告" }
  var allDecks: String { "所有卡组" }
  var howMany: String { "问几题？" }
  func ofQuestions(_ count: Int, upTo most: Int) -> String {
    count >= most ? "最多 \(most) 题" : "共 \(count) 题"
  }
  var interviewRules: [String] {
    ["先问薄弱的盒子，不管是否到期", "计时开始后把答案说出来，再勾出说到的要点", "没有到期的卡片，只有忘了才会移动"]
  }
  func mostQuestions(_ count: Int, upTo most: Int) -> String {
    count >= most ? "一次面试最多 \(most) 题" : "只有 \(count) 张卡片"
  }
  func interviewLength(upTo most: Int) -> String { "请输入 1 到 \(most) 之间的数" }
  var goOnWithInterview: String { "继续上次的面试" }
  var anotherInterview: String { "另开一次面试" }
  var endsInterview: String { "原来那次到此为止，答过的都保留" }
  func interviewWaits(key: String, at question: String?) -> [String] {
    let sentence = "按 \(key) 继续面试"
    return (question.map { ["\(sentence)：\($0)"] } ?? []) + [sentence]
  }
  func questionOf(_ number: Int, _ all: Int) -> String { "第 \(number) 题，共 \(all) 题" }
  var sayItAloud: String { "请把答案说出来" }
  var longAnswer: String { "超过两分钟：最多算“吃力”" }
  var onlyHard: [String] { [longAnswer, "超过两分钟"] }
  func noPoint(_ number: Int) -> String { "没有第 \(number) 个要点" }
  func points(_ said: Int, of all: Int) -> String { "说到 \(said)/\(all) 个要点" }
  func shortPoints(_ said: Int, of all: Int) -> String { "\(said)/\(all) 要点" }
  func questionsAnswered(_ count: Int) -> String { "\(count) 题" }
  func meanTime(_ time: String) -> String { "平均 \(time)" }
  var missedPoints: String { "没说到的要点" }
  var missedMost: String { "面试中最常漏掉的要点" }
  var nothingMissed: String { "每个要点都说到了" }
  var nothingAsked: String { "一题也没有答：卡片已停用、推迟或不在了" }
  func studyNext(key: String) -> String { "接下来学（\(key) 练习）" }
  func missed(_ count: Int, of all: Int) -> String { "漏 \(count)/\(all) 点" }
}
