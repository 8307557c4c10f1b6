import Toolkit

/// One pass over all texts for some words.
struct SearchPass {
  private let texts: SearchTexts
  private let words: [SearchWord]
  /// For each file and word, a pass over that file.
  private var scans: [[WordScan]]
  /// For each file, each topic and each word, whether the topic's names have it.
  private let topics: [[[Bool]]]
  /// For each word, whether a card shows something else instead of it.
  private let isWrittenOut: [Bool]

  init(_ texts: SearchTexts, _ folded: [String]) {
    self.texts = texts
    let words = folded.map { SearchWord($0) }
    self.words = words
    isWrittenOut = folded.map { VisibleText.block($0) != $0 }
    let common = folded.map { SearchWord($0, rareForms: false) }
    scans = texts.files.map { ($0.hasRareForms ? words : common).map(WordScan.init) }
    topics = texts.files.map { file in
      file.topics.map { names in words.map { $0.occurs(in: names) } }
    }
  }

  /// Those of some cards that have all words in one language, among those of a wider search or all.
  mutating func hits(in cards: Range<Int>, among wider: [Search.Hit]?) -> [Search.Hit] {
    var found: [Search.Hit] = []
    var candidates = wider?.makeIterator()
    var candidate = candidates?.next()?.card
    for text in texts.texts(of: cards) {
      let card = Int(text.card)
      if candidates != nil {
        while let at = candidate, at < card { candidate = candidates?.next()?.card }
        guard let candidate else { break }
        if candidate != card { continue }
      }
      if found.last?.card != card, hasAll(text) {
        found.append(Search.Hit(card: card, language: texts.files[Int(text.file)].language))
      }
    }
    return found
  }

  private mutating func hasAll(_ text: SearchTexts.Text) -> Bool {
    let file = Int(text.file)
    for word in words.indices where !topics[file][Int(text.topic)][word] {
      let occurs = texts.files[file].withBytes { bytes in
        scans[file][word].occurs(in: text.question, of: bytes)
          || scans[file][word].occurs(in: text.answer, of: bytes)
          || scans[file][word].occurs(in: text.explanation, of: bytes)
      }
      guard occurs, isShown(word, text) else { return false }
    }
    return true
  }

  /// Whether the text that is shown contains the word: comments are not shown, nor are characters
  /// that are written out instead.
  private func isShown(_ word: Int, _ text: SearchTexts.Text) -> Bool {
    let file = texts.files[Int(text.file)]
    let hasComment = file.withBytes { bytes in
      [text.question, text.answer, text.explanation].contains {
        bytes.find("<!--", from: $0.start, to: $0.end) != nil
      }
    }
    guard hasComment || isWrittenOut[word] else { return true }
    let card = texts.library.card(at: Int(text.card), in: file.language)
    return [card.question, card.answer, card.explanation].contains { words[word].occurs(in: $0) }
  }
}
