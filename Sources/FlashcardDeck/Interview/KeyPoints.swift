/// An answer as what has to be said of it: its key points, and the text between them.
///
/// The points are the items of its first list; without a list its paragraphs; of a card with choices the
/// right ones, of a cloze what it hides, of a typed card what is right to type.
public struct KeyPoints: Equatable, Sendable {
  /// A part of the answer, in Markdown.
  public enum Part: Equatable, Sendable {
    case point(String)
    case text(String)
  }

  /// In the order of the answer.
  public let parts: [Part]

  /// The key points of a card; at least one.
  public init(of card: Card) {
    let parts = Self.parts(of: card)
    let hasPoints = parts.contains { if case .point = $0 { true } else { false } }
    self.parts = hasPoints ? parts : [.point(card.answer)]
  }

  /// The points alone.
  public var points: [String] {
    parts.compactMap { if case .point(let text) = $0 { text } else { nil } }
  }

  private static func parts(of card: Card) -> [Part] {
    if let cloze = card.cloze { return cloze.text.hiddenTexts.map { .point($0) } }
    if !card.choices.isEmpty {
      return card.choices.filter(\.isRight).map { .point($0.text) } + text(card.belowChoices)
    }
    let blocks = TextBlocks(card.answer)
    let sources = blocks.sources(of: card.answer)
    if !card.typed.isEmpty {
      return [.point(card.typed.joined(separator: " / "))] + sources.dropFirst().map { .text($0) }
    }
    let list = blocks.blocks.firstIndex { if case .list = $0 { true } else { false } }
    return zip(blocks.blocks.indices, sources).flatMap { index, source -> [Part] in
      switch blocks.blocks[index] {
      case .list(let items) where index == list: items.map { .point($0.text) }
      case .other(let text) where list == nil && text.isParagraph: [.point(text)]
      default: text(source)
      }
    }
  }

  private static func text(_ text: String) -> [Part] { text.isEmpty ? [] : [.text(text)] }
}

extension TextBlocks {
  /// Each block as it is written.
  fileprivate func sources(of text: String) -> [String] {
    let bytes = Array(text.utf8)
    return starts.indices.map { index in
      let end = index + 1 < starts.count ? starts[index + 1] : bytes.count
      var block = bytes[starts[index]..<end]
      while let last = block.last, last == 0x0A || last == 0x0D || last == 0x20 {
        block.removeLast()
      }
      return String(decoding: block, as: UTF8.self)
    }
  }
}

extension String {
  /// Whether a block of Markdown is a paragraph, and no code, table, quote, heading, rule, formula or HTML.
  fileprivate var isParagraph: Bool {
    let lines = split(separator: "\n")
    guard let first = lines.first else { return false }
    let others = ["```", "~~~", "|", ">", "#", "<", "    ", "\t", "$$", "!["]
    if others.contains(where: first.hasPrefix) { return false }
    func isMadeOf(_ line: Substring, _ signs: String) -> Bool { line.allSatisfy(signs.contains) }
    if isMadeOf(first, "-*_ ") { return false }
    return !lines.dropFirst().prefix(1).contains { $0.contains("|") && isMadeOf($0, "-:| ") }
  }
}
