import Toolkit

/// Chinese words that say what a number before them counts: `3 次握手`, `2 级缓存`, `第 2 章`.
///
/// Most of them begin other words as well (`1 次数统计`, `2 个人信息`, `3 大模型`), so only strict ones count behind a
/// number alone. Where it is not sure, a number is one of a question.
enum CountedWord {
  /// A word that counts, with what follows it in words that do not, or else in those that do.
  private enum Counter {
    case unless(StaticString, [StaticString])
    case before(StaticString, [StaticString])
  }

  private static let counters: [Counter] = [
    .unless("次", ["数", "序", "级", "要", "优", "梯度", "世代", "日", "品", "方", "幂", "线性", "生"]),
    .unless("层", ["次", "级", "数", "叠", "归一", "内", "间", "面", "压", "高", "状", "流"]),
    .unless("级", ["联", "数", "别", "差", "连"]), .unless("范式", ["转", "迁移", "设计", "化", "分解", "理论"]),
    .before("阶段", ["提交", "锁", "协议"]),
    .before(
      "大",
      [
        "特性", "特点", "特征", "原则", "要素", "范式", "类", "模块", "部分", "步骤", "优势", "核心", "设计", "支柱", "组件",
        "定律", "误区",
      ]),
    .unless("个", ["人", "性", "体", "税", "案", "股", "别", "推"]),
    .unless("种", ["子", "群", "类", "族", "植", "草"]),
  ]

  /// Whether a number alone before a text counts it.
  static func isCounted(_ bytes: Bytes, at start: Int, before end: Int) -> Bool {
    // Few numbers stand before Chinese.
    guard start < end, bytes[start] >= 0xE4 else { return false }
    return has(counters, bytes, at: start, before: end)
  }

  private static func has(
    _ counters: [Counter], _ bytes: Bytes, at start: Int, before end: Int
  ) -> Bool {
    func has(_ word: StaticString, _ following: [StaticString]) -> Bool {
      let after = start + word.utf8CodeUnitCount
      return following.contains { bytes.starts(with: $0, at: after, before: end) }
    }
    return counters.contains { counter in
      switch counter {
      case .unless(let word, let following):
        bytes.starts(with: word, at: start, before: end) && !has(word, following)
      case .before(let word, let following):
        bytes.starts(with: word, at: start, before: end) && has(word, following)
      }
    }
  }

  /// Whether a text is the word of a chapter, alone or before its title: `第二 部分`.
  static func isChapter(_ bytes: Bytes, at start: Int, before end: Int) -> Bool {
    let words: [StaticString] = ["章", "课", "讲", "节", "篇", "卷", "部分", "单元", "周", "天", "期", "回", "集"]
    return words.contains { word in
      bytes.starts(with: word, at: start, before: end)
        && isEnd(bytes, at: start + word.utf8CodeUnitCount, before: end)
    }
  }

  /// Words that count behind `第` alone.
  private static let ordinals: [Counter] = [
    .unless("章", ["节"]), .unless("课", ["程", "题", "堂", "后", "前", "本", "表", "件", "设"]),
    .unless("节", ["点", "流", "省", "日"]), .unless("讲", ["讲", "一", "述", "解"]), .unless("篇", ["幅"]),
    .unless("代", ["码", "理", "数", "价"]), .unless("版", ["本", "权"]), .unless("届", ["时"]),
    .unless("轮", ["询", "播", "廓"]), .unless("步", ["骤", "长", "进"]),
    .unless("条", ["件", "款", "目", "形"]),
    .unless("项", ["目", "链"]), .unless("类", ["型", "别", "似", "加载", "图", "名"]),
    .unless("年", ["龄", "份", "薪"]), .unless("月", ["活", "份"]), .unless("天", ["气", "花", "线"]),
    .unless("周", ["期", "边"]), .unless("期", ["望", "权", "间", "末"]), .unless("遍", ["历"]),
    .unless("方", ["法", "案", "差", "程", "向", "式"]), .unless("道", ["路", "德"]), .unless("阶段", []),
    .unless("部分", ["索引"]), .unless("单元", ["测"]), .unless("人称", []), .unless("性", ["能", "质"]),
  ]

  /// Whether a number behind `第` counts a text: `第 3 代`.
  static func isOrdinal(_ bytes: Bytes, at start: Int, before end: Int) -> Bool {
    isCounted(bytes, at: start, before: end) || has(ordinals, bytes, at: start, before: end)
  }

  /// The offset behind the word for a question that a number counts: `第 1 题`, `第 2 道题`; nil if there is none.
  static func unitEnd(_ bytes: Bytes, at start: Int, before end: Int) -> Int? {
    for word: StaticString in ["题", "问", "道题"]
    where bytes.starts(with: word, at: start, before: end) {
      return start + word.utf8CodeUnitCount
    }
    for word: StaticString in ["道", "个问题"] where bytes.starts(with: word, at: start, before: end) {
      let after = start + word.utf8CodeUnitCount
      return after < end && isEnd(bytes, at: after, before: end) ? after : nil
    }
    return nil
  }

  /// Whether a word ends at an offset.
  private static func isEnd(_ bytes: Bytes, at offset: Int, before end: Int) -> Bool {
    offset == end || bytes.space(at: offset, before: end) > 0
      || Label.skipColon(bytes, at: offset, before: end) != nil
  }

  /// Whether a text makes an amount of the number behind a word: `面试题 100 道`.
  static func isAmount(_ bytes: Bytes, at start: Int, before end: Int) -> Bool {
    guard bytes.starts(with: "道", at: start, before: end) else { return false }
    let after = start + 3
    let following: [StaticString] = ["题", "（", "(", "，", ",", "：", ":", "与", "及", "和"]
    return after == end || bytes.space(at: after, before: end) > 0
      || following.contains { bytes.starts(with: $0, at: after, before: end) }
  }
}
