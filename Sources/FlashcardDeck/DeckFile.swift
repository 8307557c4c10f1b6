import Toolkit

/// One deck file as read.
///
/// Cards are kept as byte ranges of the text, so that a deck of 100,000 cards is read in milliseconds;
/// `card(at:)` makes one card's text.
public struct DeckFile: Sendable {
  /// The file, as passed in.
  public let path: String
  /// The text that the outlines' ranges belong to: UTF-8 with Unix line ends.
  public let text: any DeckText
  /// The deck's name for people.
  public let title: String
  /// The deck's name for scripts: the front matter's `id`, else the file's name without its endings.
  public let id: String
  /// The language that the front matter or the file's name gives.
  public let language: Language?
  /// Tags of all its cards.
  public let tags: [String]
  /// The names of the folders below the decks' root, with which the path of every topic begins.
  public let folders: [String]
  /// The paths of the topics that have cards, outermost name first.
  public let topics: [[String]]
  /// The cards, in the order of the file.
  public let cards: [CardOutline]
  /// The problems that its author should see, in the order of the file.
  public let problems: [Problem]
  /// How the file was read; nil if it has no card.
  public let format: DeckFormat?
  /// Whether nothing but the numbers of its headings says what its questions are.
  public let areNumberedHeadings: Bool
  /// Whether the front matter says how to read the file.
  public let isDeclared: Bool
  /// Whether the front matter gives the `id`.
  let hasOwnID: Bool
  /// The source of the answers, unless a card has its own.
  let source: String

  /// Reads a file's bytes.
  ///
  /// - Parameters:
  ///   - path: the file's name in problems and cards; its last part may name the deck.
  ///   - folders: names of the folders below the decks' root, the first names of every topic.
  ///   - text: the file's bytes; any bytes are allowed.
  public init(path: String, folders: [String], text: [UInt8]) {
    self = text.withUnsafeBufferPointer {
      DeckFile(path: path, folders: folders, bytes: $0, text: text)
    }
  }

  /// Reads a file's bytes without keeping them, because `text` can give them again. If they had to be
  /// repaired, the result is kept in memory instead.
  public init(
    path: String, folders: [String], bytes raw: UnsafeBufferPointer<UInt8>, text: any DeckText
  ) {
    let repair = TextRepair(raw, path: path)
    let name = DeckFileName(path)
    let folders = folders.map(VisibleText.line)
    let (front, contents, scanned) = repair.withBytes { bytes in
      let front = FrontMatter(bytes, path: path)
      let scan = MarkdownScan(bytes, from: front.end, line: front.endLine, path: path)
      let source = DeckSource(
        path: path, bytes: bytes, folders: folders, start: front.end, marks: scan.marks,
        title: front.title, hasHints: scan.hasHints, others: scan.others,
        innerPairs: scan.innerPairs, quoted: scan.quoted, quotedLabels: scan.quotedLabels)
      return (front, DeckContents(source, format: front.format), scan.problems)
    }
    self.path = path
    self.folders = folders
    self.text = repair.repaired.map { RepairedText(repaired: $0, source: text) } ?? text
    let heading = contents.title.flatMap { $0.isEmpty ? nil : $0 }
    title = heading ?? front.title ?? name.stem
    id = front.id ?? name.stem
    hasOwnID = front.id != nil
    language = front.language ?? name.language
    tags = front.tags
    source = front.source
    topics = contents.topics
    cards = contents.cards
    format = cards.isEmpty ? nil : contents.format
    areNumberedHeadings = format == .notes && contents.areNumberedHeadings
    isDeclared = front.format != nil
    var problems = repair.problems + front.problems + scanned + contents.problems
    problems.sort { ($0.line, $0.column) < ($1.line, $1.column) }
    if cards.isEmpty, problems.allSatisfy(\.cause.isOfALine) {
      let asked = repair.withBytes {
        UntakenQuestions($0, from: front.end, line: front.endLine, path: path).problems
      }
      let known = problems.map(\.line)
      problems +=
        known.isEmpty ? asked : asked.filter { $0.cause.isOfALine && !known.contains($0.line) }
      problems.sort { ($0.line, $0.column) < ($1.line, $1.column) }
    }
    self.problems = problems
  }

  /// The question of `card(at:)` alone, for lists.
  public func question(at index: Int) -> String {
    let outline = cards[index]
    switch outline.part {
    case .whole: break
    case .back: return card(at: index).question
    case .gap: return card(at: index).listed
    }
    return withText(outline.questionSpan) { bytes, offset in
      var text = SourceText(bytes)
      return text.text(outline.questionSpan.moved(by: -offset), margin: Int(outline.margin))
    } ?? missing
  }

  /// The heading of `card(at:)` and its text with gaps, without those that are made of it; nil for other kinds.
  func cloze(at index: Int) -> (heading: String, text: ClozeText)? {
    guard cards[index].kind == .cloze, case .gap(let number) = cards[index].part else { return nil }
    let (card, isDeclared) = written(at: index)
    return (
      card.question, ClozeText(source: card.answer, number: number, takesPlain: isDeclared)
    )
  }

  /// One card with its text.
  public func card(at index: Int) -> Card {
    var (card, isDeclared) = written(at: index)
    card.take(cards[index].part, isDeclared: isDeclared)
    return card
  }

  /// What is known of a card without its text.
  func cardWithoutText(at index: Int) -> Card {
    let outline = cards[index]
    return Card(
      id: outline.id, kind: outline.kind, question: "", answer: "", explanation: "",
      topic: topics[outline.topic], tags: tags, source: source, file: path, line: outline.line)
  }

  /// A card with its question and its answer as they are written, and whether a comment says its kind.
  private func written(at index: Int) -> (card: Card, isDeclared: Bool) {
    let outline = cards[index]
    var card = cardWithoutText(at: index)
    card.question = missing
    var isDeclared = false
    _ = withText(outline.extent) { bytes, offset in
      var text = SourceText(bytes)
      let margin = Int(outline.margin)
      card.question = text.text(outline.questionSpan.moved(by: -offset), margin: margin)
      card.answer = text.text(outline.answerSpan.moved(by: -offset), margin: margin)
      card.explanation = text.text(outline.explanationSpan.moved(by: -offset), margin: margin)
      // Comments may also be outside all parts, for example between a heading and its labels.
      let whole = outline.whole.moved(by: -offset)
      guard bytes.find("<!--", from: whole.start, to: whole.end) != nil else { return }
      var notes = SourceText(bytes)
      notes.takeNotes(of: whole)
      card.tags += notes.tags.filter { !tags.contains($0) }
      if !notes.source.isEmpty { card.source = notes.source }
      isDeclared = notes.kind != nil
    }
    return (card, isDeclared)
  }

  /// A digest of a card's question and answer: the id of a card whose question another card has.
  func digest(of card: CardOutline) -> Digest {
    var digest = Digest()
    let both = card.questionSpan.union(
      card.answerSpan.isEmpty ? card.questionSpan : card.answerSpan)
    _ = withText(both) { bytes, offset in
      digest.add(card.questionSpan.moved(by: -offset), of: bytes)
      digest.add(card.answerSpan.moved(by: -offset), of: bytes)
    }
    return digest
  }

  /// The question of a card whose file changed, until the decks are read again.
  private var missing: String { VisibleText.line("\(path) has changed or is gone") }

  /// Calls `body` with a part of the text and the offset of that part; nil if the file changed.
  private func withText<Result>(_ span: ByteRange, _ body: (Bytes, Int) -> Result) -> Result? {
    // With the byte before, which shows whether a line starts there.
    let start = max(0, span.start - 1)
    return text.bytes(in: start..<max(start, span.end))?.withUnsafeBufferPointer { body($0, start) }
  }
}
