import Toolkit

@testable import FlashcardDeck

/// A search finds the cards that have every word and no other, however its text came about.
func checkSearch(_ bytes: [UInt8]) throws {
  let text = String(decoding: bytes, as: UTF8.self)
  var search = everything
  search.find(text)
  let words = Folding.fold(text).split(whereSeparator: \.isWhitespace).map {
    Array(String($0).utf8)
  }
  let expected = plainGardens.entries.indices.filter { index in
    !words.isEmpty
      && Language.allCases.contains { language in
        let card = plainGardens.card(at: index, in: language)
        let whole = ([card.question, card.answer, card.explanation] + card.topic)
          .joined(separator: "\n")
        let bytes = Array(Folding.fold(whole).utf8)
        return words.allSatisfy { contains(bytes, $0) }
      }
  }
  try require(search.hits.map(\.card) == expected, "other cards than a look at each of them")
  var typed = everything
  var sofar = ""
  for character in text.prefix(12) {
    sofar.append(character)
    typed.find(sofar)
  }
  var fresh = everything
  fresh.find(sofar)
  try require(typed.hits == fresh.hits, "typed letter by letter, other cards")
}

private let everything = Search(plainGardens)

private func contains(_ text: [UInt8], _ word: [UInt8]) -> Bool {
  word.count <= text.count
    && (0...(text.count - word.count)).contains { text[$0...].starts(with: word) }
}

/// A few cards in two languages, and some that try what a deck may try.
let gardens = Library(
  files: [
    ("gardens.zh.md", gardensInChinese), ("gardens.en.md", gardensInEnglish), ("odd.md", odd),
  ].map { DeckFile(path: $0, folders: [], text: Array($1.utf8)) })

/// The same without what is written out, because the code of a character that hides is not searched for.
let plainGardens = Library(
  files: [
    ("gardens.zh.md", gardensInChinese), ("gardens.en.md", gardensInEnglish),
    ("odd.md", odd.filter { VisibleText.block(String($0)) == String($0) }),
  ].map { DeckFile(path: $0, folders: [], text: Array($1.utf8)) })

private let gardensInChinese = """
  # 园艺

  ## 土壤

  ### 什么是腐殖质（Humus）？ {#humus}
  <!-- source: 《园艺手册》，第 2 章 -->

  腐殖质是动植物残体经微生物**分解后**形成的、稳定的有机物。它：

  1. 保持水分，像一块海绵；
  2. 让土壤疏松，便于通气。

  **解析：** 含量通常只有百分之几，但对结构的影响“远大于”它的比例——……

  ## 树木

  ### 何时给苹果树剪枝？ {#pruning}

  冬末，萌芽之前。

  """

private let gardensInEnglish = """
  # Gardening

  ## Soil

  ### What is humus? {#humus}

  Stable organic matter, with $6 \\le pH \\le 7$.

  | pH | what grows |
  |---|---|
  | 4.5 | blueberries |

  ## Trees / Fruit

  ### When are apple trees pruned? {#pruning}

  In late winter.

  """

private let odd = """
  ### \u{1B}[2J escape \u{202E}override

  \u{200B}👨‍👩‍👧‍👦 e\u{301}\u{301}\u{301}

  ## A / B / C / 一个非常长的主题名称，长到在任何屏幕上都放不下，所以必须截断才行

  ### a-word-that-is-longer-than-any-line-of-any-screen-and-has-no-space-in-it-at-all-at-all-at-all-at-all?

  ```
  code
  ```
  """
