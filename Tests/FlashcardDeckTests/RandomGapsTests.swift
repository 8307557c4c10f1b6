import TestSupport
import Testing
import Toolkit

@testable import FlashcardDeck

/// Texts with gaps in every place: each card hides what it asks for, in its question and in lists, and
/// nothing is lost.
@Suite struct RandomGapsTests {
  private static let texts = Soak.isOn ? 200_000 : 4000

  /// A text, and for each number the words that it hides, each of which is there once.
  private struct Made {
    var text = ""
    var hidden: [Int: [String]] = [:]
    /// The words that are in no gap.
    var shown: [String] = []
    private var count = 0

    mutating func word() -> String {
      count += 1
      return "w\(count)x"
    }

    /// A gap, perhaps with a gap, code or braces in it.
    mutating func gap(_ random: inout SeededGenerator, depth: Int = 0) -> String {
      let number = Int.random(in: 1...4, using: &random)
      let (first, last) = (word(), word())
      hidden[number, default: []] += [first, last]
      let middle: String
      switch Int.random(in: 0...6, using: &random) {
      case 0 where depth < 2:
        let inner = gap(&random, depth: depth + 1)
        middle = " \(inner) "
      case 1: middle = "\\frac{a}{b_{1}}"
      case 2: middle = " `}}` "
      case 3: middle = " **bold** "
      case 4: middle = " \\} "
      default: middle = " "
      }
      let hint = Int.random(in: 0...3, using: &random) == 0 ? "::hint" : ""
      return "{{c\(number)::\(first)\(middle)\(last)\(hint)}}"
    }

    mutating func block(_ random: inout SeededGenerator) -> String {
      let (before, after) = (word(), word())
      shown += [before, after]
      let gap = gap(&random)
      switch Int.random(in: 0...8, using: &random) {
      case 0: return "\(before) **\(gap)** \(after)"
      case 1: return "- \(before)\n- \(gap) \(after)"
      case 2: return "| \(before) | b |\n|---|---|\n| \(gap) | \(after) |"
      case 3: return "> \(before) \(gap)\n> \(after)"
      case 4: return "$\(before) = \(gap)$ \(after)"
      case 5: return "`{{c1::code}}` \(before) \(gap) \(after)"
      case 6: return "```\n{{c9::code}}\n```\n\n\(before) \(gap) \(after)"
      case 7: return "\(before) <!-- {{c9::no}} --> \(gap)\n\(after)"
      default: return "\(before)\(gap)\(after)"
      }
    }
  }

  @Test func everyCardHidesItsOwnAndShowsTheRest() throws {
    var random = SeededGenerator(seed: 15)
    var cards = 0
    for _ in 0..<Self.texts {
      var made = Made()
      made.text = (0..<Int.random(in: 1...3, using: &random)).map { _ in made.block(&random) }
        .joined(separator: "\n\n")
      let file = SampleDecks.file("## T\n\n### Heading {#q}\n\n\(made.text)\n")
      let found = file.cards.indices.map { file.card(at: $0) }
      #expect(file.problems.isEmpty, "\(made.text)")
      #expect(
        found.map(\.part) == made.hidden.keys.sorted().map { CardPart.gap($0) }, "\(made.text)")
      let all = made.shown + made.hidden.values.flatMap(\.self)
      for (index, card) in found.enumerated() {
        cards += 1
        guard case .gap(let number) = card.part else { continue }
        let own = made.hidden[number, default: []]
        #expect(own.allSatisfy { !card.question.contains($0) }, "\(card.question)\n\(made.text)")
        // What is in a gap in that gap is hidden with it.
        #expect(made.shown.allSatisfy(card.question.contains), "\(card.question)\n\(made.text)")
        #expect(all.allSatisfy(card.answer.contains), "\(card.answer)\n\(made.text)")
        let hidden = made.hidden.values.flatMap(\.self)
        #expect(hidden.allSatisfy { !file.question(at: index).contains($0) }, "\(made.text)")
      }
    }
    #expect(cards > Self.texts)
  }

  /// A part of a gap in which two colons part nothing, with words that are there once.
  private static func part(
    _ random: inout SeededGenerator, _ words: inout [String], depth: Int = 0
  ) -> String {
    func word() -> String {
      words.append("w\(words.count)x")
      return words[words.count - 1]
    }
    let colons = random.pick(["::", " :: ", ":::", "::", " "])
    func inner() -> String { word() + colons + word() }
    switch Int.random(in: 0...8, using: &random) {
    case 0: return "$\(inner())$"
    case 1: return "$$\(inner())$$"
    case 2: return "`\(inner())`"
    case 3 where depth < 2:
      return "**\(word()) \(part(&random, &words, depth: depth + 1)) \(word()) :: \(word())**"
    case 4:
      let mark = random.pick(["*", "_", "**", "***"])
      return mark + inner() + mark
    case 5: return "[\(inner())](http://a/\(word())::\(word()))"
    case 6: return "<http://a/\(word())::\(word())>"
    default: return word()
    }
  }

  @Test func noMarkIsPartedIntoTextAndHint() throws {
    var random = SeededGenerator(seed: 17)
    for _ in 0..<Self.texts {
      var (hidden, shown) = ([String](), ["w"])
      let text = (0..<Int.random(in: 1...4, using: &random)).map { _ in
        Self.part(&random, &hidden)
      }.joined(separator: random.pick([" ", ", ", "\n"]))
      // The words of the hint have other numbers than those of the text.
      shown = hidden
      let hint =
        Int.random(in: 0...2, using: &random) == 0 ? Self.part(&random, &shown) : ""
      shown.removeFirst(hidden.count)
      let gap = "{{c1::\(text)\(hint.isEmpty ? "" : "::" + hint)}}"
      let file = SampleDecks.file("## T\n\n### Heading {#q}\n\nA \(gap) b.\n")
      #expect(file.problems.isEmpty, "\(gap)")
      let card = file.card(at: 0)
      #expect(card.question == "Heading\n\nA [\(hint.isEmpty ? "…" : hint)] b.", "\(gap)")
      #expect(card.answer == "A \(text) b.", "\(gap)")
      #expect(hidden.allSatisfy { !card.question.contains($0) }, "\(gap)")
      #expect(shown.allSatisfy(card.question.contains), "\(gap)")
    }
  }

  /// Whatever stands in a gap is its text or its hint.
  @Test func aGapOfAnySignsLosesNothing() {
    var random = SeededGenerator(seed: 18)
    let pieces = [
      "::", ":", "*", "**", "_", "$", "$$", "[", "](", ")", "`", "<http:", ">", "a", "中", " ",
    ]
    for _ in 0..<Self.texts {
      let inner = (0..<Int.random(in: 1...12, using: &random)).map { _ in random.pick(pieces) }
        .joined()
      let text = Array("{{c1::\(inner)}}".utf8)
      text.withUnsafeBufferPointer { bytes in
        let scan = GapScan(bytes, in: ByteRange(0, bytes.count), takesPlain: false)
        for gap in scan.gaps where gap.whole.count == bytes.count {
          let end = text.count - 2
          #expect(gap.text.start == 6)
          guard gap.text.end < end else { continue }
          #expect(Array(text[gap.text.end..<gap.text.end + 2]) == Array("::".utf8), "\(inner)")
          let rest = String(decoding: text[(gap.text.end + 2)..<end], as: UTF8.self)
          let hint = String(decoding: text[gap.hint.range], as: UTF8.self)
          #expect(rest.trimmingPrefix(while: \.isWhitespace).hasPrefix(hint), "\(inner)")
          #expect(rest.contains { !$0.isWhitespace } == !hint.isEmpty, "\(inner)")
        }
      }
    }
  }

  /// A text of any signs is read, and costs no card beside it.
  @Test func anySignsCostNoOtherCard() {
    var random = SeededGenerator(seed: 16)
    let pieces = [
      "{{c1::", "{{c2::", "}}", "{", "}", "{{", "::", "`", "``", "$", "\\", "\n", "\n\n", "- ",
      "| ",
      "> ", "a", "中", "<!--", "-->", "    ", "[x] ", "[ ] ", ":::", " :: ", "**",
    ]
    for _ in 0..<Self.texts {
      let text = (0..<Int.random(in: 1...24, using: &random)).map { _ in random.pick(pieces) }
        .joined()
      // What opens a fence or a comment takes what follows.
      guard !text.contains("```"), !text.contains("~~~"), !text.contains("<!--") else { continue }
      for kind in [
        "", "<!-- kind: cloze -->\n", "<!-- kind: choice -->\n", "<!-- kind: typed -->\n",
      ] {
        let deck = "## T\n\n### Odd\n\(kind)\n\(text)\n\n### Other {#other}\n\nfine\n"
        let file = SampleDecks.file(deck)
        #expect(file.cards.last?.id == CardID("other"), "\(deck)")
        for index in file.cards.indices {
          let card = file.card(at: index)
          #expect(!card.question.isEmpty && !card.answer.isEmpty, "\(deck)")
        }
      }
    }
  }
}
