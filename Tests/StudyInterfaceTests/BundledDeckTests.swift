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

  @Test(arguments: [("llm-fine-tuning", 150), ("leitner-tour", 12)])
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
        #expect(!card.explanation.isEmpty, "\(card.id)")
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
          let slip = text.firstMatch(of: /\p{Han}[,;:?!]/)
          #expect(slip == nil, "\(card.id): \(slip.map { String($0.output) } ?? "")")
        }
      }
    }
  }

  /// Recomputes the numbers that cards work out: a line of the list has a card, the number as the
  /// card prints it (also in Chinese, if that differs) and the expression that gives it.
  @Test func workedNumbersAreRight() throws {
    let library = Library(files: try Self.read("llm-fine-tuning"))
    let list = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("WorkedNumbers.tsv")
    let lines = try String(contentsOf: list, encoding: .utf8).split(separator: "\n")
    #expect(lines.count >= 150)
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
