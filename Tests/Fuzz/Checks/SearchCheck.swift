import StudyInterface
import Toolkit

@testable import FlashcardDeck

/// A search finds the cards that show every word and no other, however its text came about.
func checkSearch(_ bytes: [UInt8]) throws {
  let text = String(decoding: bytes, as: UTF8.self)
  var search = everything
  search.find(text)
  let words = SearchWord.words(of: text)
  let expected = gardens.entries.indices.filter { index in
    !words.isEmpty
      && Language.allCases.contains { language in
        let shown = shownTexts[index][language] ?? []
        return words.allSatisfy { $0.occurs(in: shown) }
      }
  }
  // Those with the words in their questions come first.
  let found = search.hits.map(\.card).sorted()
  try require(found == expected, "\(found) instead of \(expected)")
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

/// What is read at a glance for the search is what the screen shows.
func checkGlance(_ bytes: [UInt8]) throws {
  let text = String(decoding: bytes, as: UTF8.self)
  let source = Array(text.utf8)
  try source.withUnsafeBufferPointer { bytes in
    var glance = MarkdownGlance(bytes, writer: SearchTextWriter())
    guard glance.write(0..<bytes.count) else {
      return try require(glance.writer.bytes.isEmpty, "something is left of what was uncertain")
    }
    var part = SourceText(bytes)
    var shown = SearchTextWriter()
    shown.append(MarkdownText(part.text(ByteRange(0, bytes.count)), in: .english).searched)
    let (seen, expected) = (words(of: &glance.writer), words(of: &shown))
    try require(seen == expected, "at a glance \(seen) instead of \(expected)")
  }
}

/// The words of a text that was written, with its words that have accents behind an empty one.
private func words(of writer: inout SearchTextWriter) -> [String] {
  let span = writer.endText(from: 0)
  return [span.letters, span.accented].flatMap { range in
    String(decoding: writer.bytes[range.range], as: UTF8.self).split(whereSeparator: \.isWhitespace)
      .map { String($0) } + [""]
  }
}

private let everything = Search(gardens)

/// What the screens show of each card in each language, with its topic, folded in one piece.
private let shownTexts: [[Language: [Folding.Unit]]] = gardens.entries.indices.map { index in
  Dictionary(
    uniqueKeysWithValues: Language.allCases.map { language in
      let card = gardens.card(at: index, in: language)
      let texts = [card.question, card.answer, card.explanation].map {
        MarkdownText($0, in: .english).searched
      }
      return (
        language, Folding.units(of: (texts + card.topic).joined(separator: "\n").unicodeScalars)
      )
    })
}

/// A few cards in two languages, and some that try what a deck may try.
let gardens = Library(
  files: [
    ("gardens.zh.md", gardensInChinese), ("gardens.en.md", gardensInEnglish), ("odd.md", odd),
  ].map { DeckFile(path: $0, folders: [], text: Array($1.utf8)) })

/// The same without the odd cards.
let plainGardens = Library(
  files: [("gardens.zh.md", gardensInChinese), ("gardens.en.md", gardensInEnglish)].map {
    DeckFile(path: $0, folders: [], text: Array($1.utf8))
  })

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
