import FlashcardDeck
import Foundation
import Testing

@testable import StudyInterface

/// The decks that the program ships with.
@Suite struct BundledDeckTests {
  static let data = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../Data").standardized

  static func read(_ name: String) throws -> [DeckFile] {
    try Language.allCases.map { language in
      let file = data.appendingPathComponent("\(name).\(language.rawValue).md")
      return DeckFile(path: file.path, folders: [], text: Array(try Data(contentsOf: file)))
    }
  }

  @Test(arguments: [("llm-fine-tuning", 500), ("leitner-tour", 20)])
  func everyCardIsWholeInBothLanguages(name: String, least: Int) throws {
    #expect(UTF8Locale.use())
    let files = try Self.read(name)
    let library = Library(files: files)
    #expect(library.problems.isEmpty)
    #expect(library.decks.count == 1)
    #expect(library.entries.count >= least)
    #expect(files[0].cards.map(\.id) == files[1].cards.map(\.id))
    for index in library.entries.indices {
      #expect(Set(library.languages(at: index)) == Set(Language.allCases))
      for language in Language.allCases {
        let card = library.card(at: index, in: language)
        #expect(!card.topic.isEmpty, "\(card.id)")
        // A card of one line has no room for it.
        #expect(!card.explanation.isEmpty || card.id == CardID("tour-one-line"), "\(card.id)")
        #expect(!card.source.isEmpty, "\(card.id)")
        // Blank lines and rules take no breath.
        let lines = MarkdownText(card.answer).lines(width: 80).filter {
          $0.text.contains(where: \.isLetter)
        }
        #expect(lines.count <= 13, "\(card.id) in \(language) is too long to say aloud")
      }
    }
  }

  @Test func theClassicQuestionsAreAnswered() throws {
    let library = Library(files: try Self.read("llm-fine-tuning"))
    for id in [
      "pretrained-model", "finetuning-workflow", "prevent-overfitting",
      "transfer-learning", "choose-hyperparameters", "evaluate-model", "class-imbalance",
      "context-limit", "sparse-data", "size-and-compute", "initialization", "model-drift",
      "diagnose-overfitting", "training-instability", "text-quality", "interpretability",
      "transfer-effect", "generalization", "scalability", "model-security",
    ] {
      #expect(library.index(of: CardID(id)) != nil, "\(id)")
    }
  }

  @Test func chineseTextHasNoHalfwidthPunctuation() throws {
    for name in ["llm-fine-tuning", "leitner-tour"] {
      let library = Library(files: try Self.read(name))
      for index in library.entries.indices {
        let card = library.card(at: index, in: .chinese)
        for text in [card.question, card.answer, card.explanation] {
          // Code is as it is.
          let slip = text.replacing(/`[^`]*`/, with: "").firstMatch(of: /\p{Han}[,;:?!]/)
          #expect(slip == nil, "\(card.id): \(slip.map { String($0.output) } ?? "")")
        }
      }
    }
  }

  @Test func topicsAreOfASizeToStudy() throws {
    let library = Library(files: try Self.read("llm-fine-tuning"))
    var texts: [[String]: Set<Int>] = [:]
    for (index, entry) in library.entries.enumerated() {
      texts[library.card(at: index, in: .english).topic, default: []].insert(entry.group)
    }
    #expect(texts.count >= 20)
    for (topic, groups) in texts {
      #expect((8...20).contains(groups.count), "\(topic): \(groups.count)")
    }
  }

  /// Terms, gaps and choices, each often enough and each to be answered.
  @Test func kindsAreUsedWithSense() throws {
    let library = Library(files: try Self.read("llm-fine-tuning"))
    var cards: [CardKind: [Int: Int]] = [:]
    for (index, entry) in library.entries.enumerated() {
      let both = Language.allCases.map { library.card(at: index, in: $0) }
      #expect(both[0].kind == both[1].kind, "\(entry.id)")
      #expect(both[0].choices.map(\.isRight) == both[1].choices.map(\.isRight), "\(entry.id)")
      cards[both[0].kind, default: [:]][entry.group, default: 0] += 1
      both.forEach(checkKind)
    }
    for kind in [CardKind.reversed, .cloze, .choice] {
      #expect(cards[kind, default: [:]].count >= 25, "\(kind)")
    }
    #expect(cards[.reversed, default: [:]].values.allSatisfy { $0 == 2 })
    #expect(cards[.cloze, default: [:]].values.allSatisfy { (1...3).contains($0) })
  }

  private func checkKind(_ card: Card) {
    switch card.kind {
    case .basic, .typed: break
    case .reversed:
      // In brackets stand the English name, what it belongs to, or a short form.
      let (term, meaning) =
        card.part == .back
        ? (card.answer, card.question) : (card.question, card.answer)
      let name = term.prefix { !"(（".contains($0) }.lowercased()
        .trimmingCharacters(in: .whitespaces)
      #expect(!meaning.lowercased().contains(name), "\(card.id) tells its term")
    case .cloze:
      guard let (heading, text) = card.cloze else {
        Issue.record("\(card.id) has no gap")
        return
      }
      // A figure of one or two signs may stand anywhere.
      let hidden = text.hidden.split(separator: "\n").map(String.init).filter { $0.count > 2 }
      #expect(!hidden.contains { heading.localizedCaseInsensitiveContains($0) }, "\(card.id)")
    case .choice:
      let right = card.choices.filter(\.isRight).map { Double($0.text.count) }
      let wrong = card.choices.filter { !$0.isRight }.map { Double($0.text.count) }
      #expect(!right.isEmpty && wrong.count >= 2 && card.choices.count <= 6, "\(card.id)")
      #expect(!card.belowChoices.isEmpty, "\(card.id) does not say why")
      // The length must not tell which one is right.
      let mean = { (lengths: [Double]) in lengths.reduce(0, +) / Double(lengths.count) }
      let ratio = mean(right) / mean(wrong)
      #expect((0.6...1.6).contains(ratio), "\(card.id): \(ratio)")
    }
  }

  /// The longest choice is no better guess than another one.
  @Test(arguments: Language.allCases)
  func theLongestChoiceIsMostlyWrong(_ language: Language) throws {
    let library = Library(files: try Self.read("llm-fine-tuning"))
    let choices = library.entries.indices.map { library.card(at: $0, in: language).choices }
      .filter { !$0.isEmpty }
    let guessed = choices.filter { list in
      list.max { $0.text.count < $1.text.count }?.isRight ?? false
    }
    #expect(guessed.count * 2 < choices.count, "\(guessed.count) of \(choices.count)")
  }

  /// Recomputes the numbers that cards work out: a line of the list has a card, the number as the
  /// card prints it (also in Chinese, if that differs) and the expression that gives it.
  @Test func workedNumbersAreRight() throws {
    let library = Library(files: try Self.read("llm-fine-tuning"))
    let list = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("WorkedNumbers.tsv")
    let lines = try String(contentsOf: list, encoding: .utf8).split(separator: "\n")
    #expect(lines.count >= 400)
    for line in lines {
      let fields = line.split(separator: "\t").map(String.init)
      try #require(fields.count == 3, "\(line)")
      let index = try #require(library.index(of: CardID(fields[0])), "\(line)")
      let printed = fields[1].split(separator: "|").map(String.init)
      let texts = Language.allCases.map { language in
        let card = library.card(at: index, in: language)
        return [card.question, card.answer, card.explanation].joined(separator: "\n")
      }
      for text in texts {
        #expect(printed.contains { contains(text, number: $0) }, "\(line)")
      }
      let computed = try #require(value(of: fields[2]), "\(line)")
      let (stated, unit) = try #require(quantity(printed[0]), "\(line)")
      #expect(abs(computed - stated) <= unit * 0.5000001, "\(line): \(computed)")
    }
  }
}

/// Whether a text has the number, whatever stands between it and its unit.
private func contains(_ text: String, number: String) -> Bool {
  let plain = { (text: String) in
    text.filter { $0 != "," && $0 != " " && $0 != "\\" && $0 != "$" && $0 != "{" && $0 != "}" }
  }
  let mantissa = number.prefix { $0.isNumber || ".,-/".contains($0) }
  return plain(text).contains(plain(number)) || plain(text).contains(plain(String(mantissa)))
}

/// A printed number and the worth of its last digit: `1,249,280`, `67.1M`, `2.1\times10^{18}`, `1/8`.
private func quantity(_ text: String) -> (value: Double, unit: Double)? {
  let plain = text.replacingOccurrences(of: ",", with: "")
  let digits = plain.prefix { $0.isNumber || ".-/e".contains($0) }
  var rest = plain.dropFirst(digits.count)
  if digits.contains("/") || digits.contains("e") {
    return value(of: String(digits)).map { ($0, abs($0) * 0.05) }
  }
  guard let mantissa = Double(digits) else { return nil }
  var scale = 1.0
  if rest.hasPrefix("M") { scale = 1e6 }
  if rest.hasPrefix("B"), !rest.hasPrefix("Bytes") { scale = 1e9 }
  if rest.hasPrefix("K") { scale = 1 }
  if rest.hasPrefix("\\times10^{") {
    rest = rest.dropFirst("\\times10^{".count)
    guard let power = Double(rest.prefix { $0 != "}" }) else { return nil }
    scale = pow(10, power)
  }
  let places = digits.contains(".") ? digits.split(separator: ".").last?.count ?? 0 : 0
  return (mantissa * scale, scale * pow(10, -Double(places)))
}
