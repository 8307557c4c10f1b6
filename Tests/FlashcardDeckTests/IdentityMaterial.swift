import Foundation
import TestSupport

@testable import FlashcardDeck

/// Texts of which random decks are made: those in two languages beside this file, and decks of short and
/// formulaic cards. They are copies, so that an edit of the bundled decks does not make other random decks.
struct IdentityMaterial {
  struct Text: Hashable {
    var question: String
    var answer: String
  }

  enum Kind: CaseIterable {
    case english, chinese, twoLanguages, vocabulary, arithmetic, definitions, characters
    case shortChinese, shortEnglish
  }

  /// The number before the first seed of random decks, 0 unless `LEITNER_SEED` gives another one, so that a
  /// run can try other decks.
  static let firstSeed =
    ProcessInfo.processInfo.environment["LEITNER_SEED"].flatMap { UInt64($0) } ?? 0

  private let pairs: [(english: Text, chinese: Text)]
  /// The words of all answers, each as often as it is there: pairs of characters for Chinese ones.
  private let words: (english: [String], chinese: [String])

  init() {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    func cards(_ name: String) -> [CardID: Text] {
      let bytes = (try? Data(contentsOf: folder.appendingPathComponent(name))) ?? Data()
      let file = DeckFile(path: name, folders: [], text: Array(bytes))
      return Dictionary(
        file.allCards.map { ($0.id, Text(question: $0.question, answer: $0.answer)) },
        uniquingKeysWith: { one, _ in one })
    }
    let chinese = cards("IdentityTexts.zh.md")
    let all = cards("IdentityTexts.en.md").compactMap { id, text in
      chinese[id].map { (id, english: text, chinese: $0) }
    }
    pairs = all.sorted { $0.0 < $1.0 }.map { ($0.english, $0.chinese) }
    words = (
      pairs.flatMap { $0.english.answer.split { !$0.isLetter }.map(String.init) },
      pairs.flatMap { pair in
        let characters = Array(pair.chinese.answer.filter { $0.isLetter && !$0.isASCII })
        return stride(from: 0, to: characters.count, by: 2).map { place in
          String(characters[place...].prefix(2))
        }
      }
    )
  }

  /// The English words of all answers.
  var answerWords: [String] { words.english }

  /// How many different cards of a kind there are at least.
  var count: Int { pairs.count }

  /// An answer of words that any author uses.
  func answer(_ kind: Kind, _ random: inout SeededGenerator) -> String {
    switch kind {
    case .chinese, .shortChinese: (0..<25).map { _ in random.pick(words.chinese) }.joined()
    default: (0..<25).map { _ in random.pick(words.english) }.joined(separator: " ")
    }
  }

  /// The texts of a card of a deck kind, by a number: two if the deck is in two languages.
  func texts(_ kind: Kind, _ number: Int) -> [Text] {
    let pair = pairs[number % pairs.count]
    switch kind {
    case .english: return [pair.english]
    case .chinese: return [pair.chinese]
    case .twoLanguages: return [pair.english, pair.chinese]
    case .vocabulary:
      return [Text(question: Self.word(number), answer: Self.meaning(number))]
    case .arithmetic:
      let (one, other) = (2 + number % 18, 2 + number / 18 % 17)
      return [Text(question: "\(one) × \(other)", answer: "\(one * other)")]
    case .definitions:
      return [
        Text(
          question: ["Definition", "Example", "定义"][number % 3], answer: Self.sentence(pair.english)
        )
      ]
    case .shortChinese:
      let answer = pair.chinese.answer.filter { $0.isLetter || "，。".contains($0) }
      return [
        Text(
          question: pair.chinese.question,
          answer: String(answer.prefix(8 + number % pairs.count % 13)))
      ]
    case .shortEnglish:
      let words = Self.sentence(pair.english).prefix(15 + number % pairs.count % 11)
        .split(separator: " ")
      return [Text(question: pair.english.question, answer: words.joined(separator: " "))]
    case .characters:
      let question = Array(pair.chinese.question.filter(\.isLetter))
      let start = number / 7 % max(1, question.count - 4)
      return [
        Text(
          question: String(question[start...].prefix(2 + number % 4)),
          answer: String(pair.chinese.answer.filter(\.isLetter).prefix(3 + number % 5)))
      ]
    }
  }

  private static func sentence(_ text: Text) -> String {
    let line = text.answer.split(separator: "\n").first.map(String.init) ?? text.answer
    return line.hasPrefix("-") || line.hasPrefix("|") ? text.question : line
  }

  /// A word made of syllables, like and unlike others as words are.
  private static func word(_ number: Int) -> String {
    let starts = [
      "b", "br", "d", "f", "gl", "h", "k", "l", "m", "n", "p", "r", "s", "st", "t", "v",
    ]
    let vowels = ["a", "e", "i", "o", "u", "ei", "au"]
    let ends = ["n", "r", "t", "ch", "m", "ng", "lt", "s", "rn", "ff", "ck"]
    func syllable(_ seed: Int) -> String {
      starts[seed % 16] + vowels[seed / 3 % 7] + ends[seed / 5 % 11]
    }
    let mixed = number &* 7919 &+ 31
    return syllable(mixed) + (number % 3 == 0 ? "" : syllable(mixed / 17))
      + ["", "en", "ung", "e"][number % 4]
  }

  /// One of 150 meanings, so that several words mean the same.
  private static func meaning(_ number: Int) -> String {
    let nouns = [
      "house", "tree", "river", "to go", "to see", "quick", "slow", "iron", "bread", "light",
      "to carry", "stone", "sea", "child", "friend",
    ]
    let marks = [
      "", " (old)", " (small)", " of wood", " (verb)", " again", " (plural)", ", too", " by day",
      "!",
    ]
    return nouns[number * 13 % 15] + marks[number / 15 * 7 % 10]
  }
}
