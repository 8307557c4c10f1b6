import Toolkit

/// A file as it was read, without its text, in a form that need not be searched for cards again.
extension DeckFile {
  /// Whether `indexed` keeps all that was found: a file with problems is read anew, so that they are said,
  /// and so is one whose bytes had to be repaired.
  public var isIndexable: Bool { problems.isEmpty && !(text is RepairedText) }

  /// What was found in the file.
  public var indexed: [UInt8] {
    var packed = PackedWriter(capacity: 512 + cards.count * (PackedCard.size + 16))
    for text in [title, id, source, language?.rawValue ?? "", format?.rawValue ?? ""] {
      packed.text(text)
    }
    for texts in [tags, folders] { packed.texts(texts) }
    packed.number(UInt32(topics.count))
    for topic in topics { packed.texts(topic) }
    let flags = [areNumberedHeadings, isDeclared, hasOwnID]
    for flag in flags { packed.number(UInt8(flag ? 1 : 0)) }
    packed.number(UInt32(cards.count))
    for card in cards { packed.card(card) }
    return packed.bytes
  }

  /// The file as `indexed` has it; nil if the bytes are of something else.
  ///
  /// - Parameters:
  ///   - path: the file's name in cards and problems.
  ///   - text: the text in which the cards were found.
  public init?(path: String, indexed: UnsafeBufferPointer<UInt8>, text: any DeckText) {
    do {
      try self.init(path, PackedReader(indexed), text)
    } catch {
      return nil
    }
  }

  private init(
    _ path: String, _ reader: PackedReader, _ text: any DeckText
  ) throws(PackedReader.Damaged) {
    var reader = reader
    (self.path, self.text, problems) = (path, text, [])
    title = try reader.text()
    id = try reader.text()
    source = try reader.text()
    language = Language(rawValue: try reader.text())
    format = DeckFormat(rawValue: try reader.text())
    tags = try reader.texts()
    folders = try reader.texts()
    var topics: [[String]] = []
    for _ in 0..<(try reader.number(UInt32.self)) { topics.append(try reader.texts()) }
    self.topics = topics
    areNumberedHeadings = try reader.number(UInt8.self) != 0
    isDeclared = try reader.number(UInt8.self) != 0
    hasOwnID = try reader.number(UInt8.self) != 0
    let count = Int(try reader.number(UInt32.self))
    guard count <= reader.left / PackedCard.size else { throw PackedReader.Damaged() }
    var cards: [CardOutline] = []
    cards.reserveCapacity(count)
    for _ in 0..<count {
      cards.append(try reader.card(topics: topics.count, size: text.count))
    }
    guard reader.left == 0 else { throw PackedReader.Damaged() }
    self.cards = cards
  }
}

private enum PackedCard {
  /// Bytes of a card beside its id.
  static let size = 50
}

extension PackedWriter {
  fileprivate mutating func card(_ card: CardOutline) {
    text(card.id.description)
    number(UInt8(CardKind.allCases.firstIndex(of: card.kind) ?? 0))
    number(UInt8(card.isNamed ? 1 : 0))
    number(card.margin)
    number(card.part.code)
    for value in [card.topic, card.line, card.group] { number(UInt32(clamping: value)) }
    for span in [card.questionSpan, card.answerSpan, card.explanationSpan, card.whole] {
      number(UInt32(clamping: span.start))
      number(UInt32(clamping: span.end))
    }
  }
}

extension PackedReader {
  /// - Parameters:
  ///   - topics: how many topics the file has.
  ///   - size: bytes of the file.
  fileprivate mutating func card(topics: Int, size: Int) throws(Damaged) -> CardOutline {
    let id = CardID(try text())
    let kind = Int(try number(UInt8.self))
    let isNamed = try number(UInt8.self) != 0
    let margin = Int(try number(UInt16.self))
    let part = CardPart(code: try number())
    let topic = Int(try number(UInt32.self))
    let line = Int(try number(UInt32.self))
    let group = Int(try number(UInt32.self))
    let question = try span(size)
    let answer = try span(size)
    let explanation = try span(size)
    let whole = try span(size)
    guard CardKind.allCases.indices.contains(kind), topic < topics else { throw Damaged() }
    return CardOutline(
      id: id, kind: CardKind.allCases[kind], isNamed: isNamed, topic: topic, line: line,
      group: group, question: question, answer: answer, explanation: explanation, whole: whole,
      margin: margin, part: part)
  }

  private mutating func span(_ size: Int) throws(Damaged) -> ByteRange {
    let start = Int(try number(UInt32.self))
    let end = Int(try number(UInt32.self))
    guard start <= end, end <= size else { throw Damaged() }
    return ByteRange(start, end)
  }
}
