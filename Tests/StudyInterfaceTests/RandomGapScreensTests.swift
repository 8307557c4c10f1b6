import FlashcardDeck
import TestSupport
import Testing

@testable import StudyInterface

/// Random texts with gaps on every screen: what a card hides is nowhere before it is turned, and nothing that any gap
/// hides in lists, notices and search results.
@Suite struct RandomGapScreensTests {
  private static let texts = Soak.isOn ? 3000 : 60

  /// A text, and for each number the words in its gaps, which are nowhere else.
  private struct Made {
    var text = ""
    var hidden: [Int: Set<String>] = [:]
    var all: Set<String> { hidden.values.reduce(into: []) { $0.formUnion($1) } }
    private var count = 0
    /// The numbers of the gaps that are being made.
    private var open: [Int] = []

    mutating func secret(_ random: inout SeededGenerator, isMath: Bool) -> String {
      count += 1
      let number = 70_000 + count
      let word =
        isMath
        ? "\(number)"
        : ["w\(number)x", "密\(number)文", "e\u{301}\(number)", "\(number)", "ｗ\(number)"]
          .randomElement(using: &random) ?? ""
      for gap in open { hidden[gap, default: []].insert("\(number)") }
      return word
    }

    mutating func gap(_ random: inout SeededGenerator, isMath: Bool = false, depth: Int = 0)
      -> String
    {
      let number = Int.random(in: 1...3, using: &random)
      open.append(number)
      defer { open.removeLast() }
      let word = secret(&random, isMath: isMath)
      let other = secret(&random, isMath: isMath)
      let middles =
        isMath
        ? [
          "\\frac{\(word)}{\(other)}", "\(word)", "\(word)_{\(other)}", "f(\(word)) \\to \(other)",
        ]
        : [
          word, "\(word) \(other)", "**\(word)::\(other)**", "`\(word)::\(other)`",
          "$\(word)::\(other)$",
          "[\(word)](http://a.b/\(other))", "`std::\(word)`", "*\(word)* \(other)",
          "\(word)\\}\(other)",
          "\(word) | \(other)", "<b>\(word)</b>", "~~\(word)~~", "\(word)：：\(other)",
        ]
      var middle = middles.randomElement(using: &random) ?? word
      if depth < 2, Int.random(in: 0...4, using: &random) == 0 {
        middle += " " + gap(&random, isMath: isMath, depth: depth + 1)
      }
      let hints = ["", "", "::hint", "::a hint", "::$x$", ":: 提示 ", "::\\alpha"]
      return "{{c\(number)::\(middle)\(hints.randomElement(using: &random) ?? "")}}"
    }

    mutating func block(_ random: inout SeededGenerator) -> String {
      switch Int.random(in: 0...13, using: &random) {
      case 0: "before **\(gap(&random))** after"
      case 1: "- one\n- \(gap(&random))\n  - in \(gap(&random))"
      case 2:
        "| a | b |\n|---|---|\n| \(gap(&random).replacing("|", with: "\\|")) | \(gap(&random).replacing("|", with: "/")) |"
      case 3: "> quoted \(gap(&random))"
      case 4: "$a = \(gap(&random, isMath: true)) + \(gap(&random, isMath: true))$"
      case 5: "$$\(gap(&random, isMath: true))$$"
      case 6: "`{{c1::code}}` \(gap(&random))"
      case 7: "中文\(gap(&random))，\(gap(&random))。"
      case 8: "[see \(gap(&random))](http://x.y)"
      case 9: "1. a\n2. _\(gap(&random))_ b"
      case 10:
        "\(String(repeating: "long ", count: 60))\(gap(&random))\(String(repeating: " 很长", count: 60))"
      case 11: "costs $5 \(gap(&random)) $6"
      case 12: "# not \(gap(&random))".replacing("# ", with: "\\# ")
      default: "\(gap(&random))\(gap(&random))"
      }
    }

    init(_ random: inout SeededGenerator) {
      let blocks = (0..<Int.random(in: 1...4, using: &random)).map { _ in block(&random) }
      text = blocks.joined(separator: "\n\n")
    }
  }

  private let sizes = [(80, 24), (40, 12), (120, 40), (30, 9)]

  @Test(arguments: 0..<6) func nothingHiddenIsOnAScreen(part: Int) {
    for seed in stride(from: part, to: Self.texts, by: 6) {
      var random = SeededGenerator(seed: UInt64(seed))
      let made = Made(&random)
      let deck =
        "# D\n\n## T\n\n### The text {#q}\n\n\(made.text)\n\n**Explanation:** because\n\n### other {#o}\n\nit\n"
      guard !made.hidden.isEmpty else { continue }
      let size = sizes[seed % sizes.count]
      var learner = Learner(
        columns: size.0, rows: size.1, language: seed / 4 % 2 == 0 ? .english : .chinese,
        decks: [("d.md", deck)])
      walk(&learner, made, &random, "seed \(seed)")
    }
  }

  private func walk(
    _ learner: inout Learner, _ made: Made, _ random: inout SeededGenerator, _ place: String
  ) {
    func check(_ key: String) {
      let screen = learner.state.screen
      let card = (screen as? ReviewScreen)?.current ?? (screen as? InterviewScreen)?.current
      let number = card.flatMap { learner.state.library.card(at: $0, in: .english).gapNumber }
      let secrets: Set<String>
      switch screen.context {
      case .question, .speaking: secrets = number.flatMap { made.hidden[$0] } ?? []
      // A card that was opened in a list shows all of itself.
      case .today, .topics, .cards, .information, .summary, .search: secrets = made.all
      default: return
      }
      // A word may go on in the next line; what was typed to be found stands in the search's own line.
      let rows = learner.screen.split(separator: "\n", omittingEmptySubsequences: false)
      let shown = rows.filter { screen.context != .search || !$0.contains("/ ") }.joined()
        .filter { !$0.isWhitespace }
      for secret in secrets where shown.contains(secret) {
        Issue.record(
          "\(place), \(key) on \(screen.context): \(secret) of \(made.text)\n\(learner.screen)")
      }
    }
    func press(_ keys: Key...) {
      for key in keys {
        learner.press(key)
        check("\(key)")
      }
    }
    check("start")
    press(.enter)
    for _ in 0..<3 {
      let window = sizes.randomElement(using: &random) ?? (80, 24)
      press(
        "*", .resize(Size(columns: window.0, rows: window.1)), "j", "G", "k", "i", "G", "q", "*",
        "L", "L", "?", "q")
      press("x", "u", "x")
    }
    press(
      "b", .right, "j", "j", "*", .enter, "j", "G", "i", "q", "n", "n", .escape, "S", .escape,
      .escape)
    press("/")
    for text in ["7000", " text", "", "hint"] {
      press(.control("u"))
      for character in text { press(.character(character)) }
      press(.down, .down, .up, .enter, "G", .escape)
    }
    press(.escape, .escape, "s", "q", "t", .enter)
    press("j", "L", "L", "*", .resize(Size(columns: 44, rows: 13)), "j", "G", "i", "q", "?", "q")
  }
}

extension Card {
  /// The number of its gap; nil for other kinds.
  fileprivate var gapNumber: Int? {
    if case .gap(let number) = part { number } else { nil }
  }
}
