import FlashcardDeck
import TestSupport
import Testing

/// Questions that nothing of Markdown marks, in files that hold no others.
@Suite struct PlainNotesTests {
  /// Each asks `a?`, then `b` and so on.
  @Test(arguments: [
    "1) a?\n-> A\n\n2) b\n-> B\n", "1. a?\n-> A\n\n2. b\n-> B\n\n3. c\n→ C\n",
    "1) a?\nA\n\n2) b\nB\n",
    "T\n---\n\n1. a?\n\n   A\n\n2. b\n\n   B\n", "1、a?\n答：A\n2、b\n答：B\n",
    "# T\n\n【1】a?\n\nA\n\n【2】b\n\nB\n", "（1）a?\n\nA\n\n（2）b\n\nB\n", "1️⃣ a?\nA\n\n2️⃣ b\nB\n",
    "Q1: a?\nA1: A\n\nQ2: b\nA2: B\n", "Q: a?\nA: A\nQ: b\nA: B\n", "问：a?\n答：A\n\n问：b\n答：B\n",
    "题目：a?\n答案：A\n\n题目：b\n答案：B\n", "1. a?\nAnswer:\nA\n\n2. b\nAns: \nB\n",
    "## T\n- a?\n    - A\n- c?\n    - C\n", "- a?\n\n  A\n\n- b\n\n  B\n\n- c?\n\n  C\n",
    "💡 1. a?\nA\n\n💡 2. b\nB\n",
  ])
  func isRead(_ text: String) {
    let file = SampleDecks.file(text)
    #expect(file.format == .notes)
    let letters = ["a", "b", "c"].filter {
      text.contains($0 + "?") || text.contains("\($0)\n")
    }
    #expect(letters.count > 1)
    let cards = file.allCards
    #expect(cards.map { String($0.question.prefix(1)) } == letters)
    #expect(
      cards.map { String($0.answer.drop { $0 == " " || $0 == "-" }) }
        == letters.map { $0.uppercased() })
    #expect(file.problems.isEmpty)
  }

  @Test func stepsOfAnAnswerStay() {
    let file = SampleDecks.file("1. a?\n\nSo:\n\n1. x\n2. y\n3. z\n\n2. b?\n\n   B\n")
    #expect(file.allCards.map(\.question) == ["a?", "b?"])
    #expect(file.allCards.first?.answer == "So:\n\n1. x\n2. y\n3. z")
  }

  @Test func aQuestionWithoutAnAnswerIsAWarning() {
    let file = SampleDecks.file("1) a?\nA\n\n2) b?\n\n3) c?\nC\n")
    #expect(file.allCards.map(\.question) == ["a?", "c?"])
    #expect(file.problems.map(\.line) == [4])
    #expect(file.problems.allSatisfy { $0.severity == .warning })
  }

  /// Texts with a list of questions, and files with other cards.
  @Test(arguments: [
    "# Tool\n\nWords.\n\n## Install\n\nmake\n\n## Questions\n\n1. Slow?\n\n   Yes.\n\n2. Big?\n\n   No.\n",
    "# T\n\nAsk:\n\n1. Is it old?\n2. Is it new?\n",
    "# T\n\nAsk:\n\n1. Is it old?\n2. Is it new?\n\n- **x**\n  y\n\nQ: a\n",
    "1. One?\n\n   Only.\n", "Q: a?\nA: b\n",
    "# T\n\n- One\n  x\n- Is it so?\n  y\n- Three\n  z\n", "- **Speed**\n  x\n- **Size**\n  y\n",
    "## Why?\n\nSo.\n\n## Use\n\nDo.\n\n## Build\n\nMake.\n",
  ])
  func isNoDeck(_ text: String) {
    #expect(SampleDecks.file(text).cards.isEmpty)
  }

  @Test func besideOtherCardsTheyAreWarnedOf() {
    let file = SampleDecks.file("### Q\n\nA\n\n### R\n\nB\n\n1. a?\n\n   x\n\n2. b?\n\n   y\n")
    #expect(file.allCards.map(\.question) == ["Q", "R"])
    #expect(file.problems.map(\.line) == [9, 13])
  }

  /// A file that calls itself a collection of questions has one in each heading, if one asks.
  @Test(arguments: [
    "---\ntitle: 缓存面试题\n---\n\n## 前言\n\n随便写写。\n\n## a\n\nA\n\n## b？\n\nB\n\n## c\n\nC\n",
    "# Cache Interview Questions\n\n## a\n\nA\n\n## b?\n\nB\n\n## c\n\nC\n",
  ])
  func aTitleSaysWhatTheHeadingsAre(_ text: String) {
    let file = SampleDecks.file(text)
    #expect(file.allCards.map { $0.question.prefix(1) } == ["a", "b", "c"])
    #expect(file.problems.isEmpty)
  }

  /// Below topics that have nothing but them, headings of the next level ask.
  @Test func headingsBelowEmptyTopicsAsk() {
    let file = SampleDecks.file(
      "## T\n\n### 写在前面\n\n两天。\n\n### Day 1\n\n#### a\n\nA\n\n#### b\n\nB\n\n### Day 2\n\n#### c\n\nC\n"
    )
    #expect(file.allCards.map(\.question) == ["a", "b", "c"])
    #expect(file.title == "T")
    #expect(file.topics == [["Day 1"], ["Day 2"]])
  }

  @Test(arguments: [
    // The same parts in each, a text, or one card.
    "### Q\n\n#### Idea\n\nx\n\n#### Use\n\ny\n\n### R\n\n#### Idea\n\nx\n\n#### Use\n\ny\n",
    "### Q\n\nx\n\n#### a\n\nA\n\n### R\n\n#### b\n\nB\n\n#### c\n\nC\n",
    "### Q\n\n#### a\n\nA\n\n### R\n\n#### b\n\nB\n",
  ])
  func partsOfNativeCardsStay(_ text: String) {
    #expect(SampleDecks.file(text).allCards.map(\.question) == ["Q", "R"])
  }

  /// A section may be written with more signs than what it is over.
  @Test func aNumberedSectionHasNoCard() {
    let file = SampleDecks.file(
      "# Bank\n\n### 1. Basics (2 questions)\n## 1. a?\n\nA\n\n## 2. b\n\nB\n\n### 2. More\n## 3. c?\n\nC\n"
    )
    #expect(file.allCards.map(\.question) == ["a?", "b", "c?"])
    #expect(file.topics == [["1. Basics (2 questions)"], ["2. More"]])
    #expect(file.problems.isEmpty)
  }

  @Test func aRuleIsNoAnswer() {
    let file = SampleDecks.file("### T\n\n---\n\n## 1. a?\n\nA\n\n---\n\n## 2. b\n\nB\n")
    #expect(file.allCards.map(\.question) == ["a?", "b"])
    #expect(file.problems.isEmpty)
  }
}
