import Toolkit

@testable import FlashcardDeck

/// What holds for a deck file of any bytes, whichever way it is written.
func checkDeck(_ bytes: [UInt8]) throws {
  let file = read(bytes)
  try checkOutlines(file)
  try checkPlaces(of: file.problems, in: file.held)
  let cards = file.cards.indices.map(file.card(at:))
  try checkCards(cards)
  let again = read(bytes)
  try require(again.cards.indices.map(again.card(at:)) == cards, "read twice, other cards")
  try require(again.problems == file.problems, "read twice, other problems")
  try checkLineEnds(bytes, cards, file.problems)
  try checkLostCard(bytes, file, cards)
  try checkCardBehind(bytes)
  try checkDamagedLetter(bytes, file, cards)
  try checkLibrary(file)
}

private func read(_ bytes: [UInt8]) -> DeckFile {
  DeckFile(path: "notes/deck.zh.md", folders: ["notes"], text: bytes)
}

extension DeckFile {
  /// The text, which is in memory here.
  var held: [UInt8] { text.bytes ?? [] }
}

private func checkOutlines(_ file: DeckFile) throws {
  try require(String(validating: file.held, as: UTF8.self) != nil, "the text is not UTF-8")
  let text = file.held
  var (end, group) = (0, -1)
  for outline in file.cards {
    let parts = [outline.question, outline.answer, outline.explanation]
    for part in parts where !part.isEmpty {
      try require(part.upperBound <= text.count, "a part leaves the text")
      try require(text[part.lowerBound] & 0xC0 != 0x80, "a part starts inside a character")
    }
    // Siblings are of one text.
    try require(
      outline.whole.start >= end || outline.group == group, "a card begins in the one before")
    (end, group) = (outline.whole.end, outline.group)
    try require(file.topics.indices.contains(outline.topic), "there is no such topic")
    try require(outline.line <= lineCount(text), "the card's line is past the end")
  }
}

private func checkCards(_ cards: [Card]) throws {
  for card in cards {
    try require(!card.question.isEmpty && !card.answer.isEmpty, "a card without a part: \(card)")
    try require(!card.id.description.isEmpty && card.line >= 1, "a card without a name or line")
    let lines = card.topic + card.tags + [card.source, card.id.description]
    let blocks = [card.question, card.answer, card.explanation]
    for scalar in blocks.joined().unicodeScalars where scalar != "\n" && scalar != "\t" {
      try require(!scalar.isControl, "a control character in \(card)")
    }
    for scalar in lines.joined().unicodeScalars {
      try require(!scalar.isControl, "a control character in the names of \(card)")
    }
  }
}

/// Every problem is at a place of the text, or just behind the end of a line.
func checkPlaces(of problems: [Problem], in text: [UInt8]) throws {
  guard !problems.isEmpty else { return }
  let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
  for problem in problems {
    try require(!problem.sentence.isEmpty, "a problem without a sentence")
    try require(
      problem.line >= 1 && problem.line <= lines.count,
      "\(problem) is not in one of \(lines.count) lines")
    let length = String(decoding: lines[problem.line - 1], as: UTF8.self).count
    try require(
      problem.column >= 1 && problem.column <= length + 1, "\(problem) is behind its line")
  }
}

private func lineCount(_ text: [UInt8]) -> Int { text.reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) } }

/// Windows line ends and those of the first Macs give the same cards.
private func checkLineEnds(_ bytes: [UInt8], _ cards: [Card], _ problems: [Problem]) throws {
  guard !bytes.contains(0x0D) else { return }
  for end in [[0x0D, 0x0A], [0x0D]] as [[UInt8]] {
    let file = read(bytes.flatMap { $0 == 0x0A ? end : [$0] })
    try require(file.cards.indices.map(file.card(at:)) == cards, "other cards by line end")
    try require(file.problems == problems, "other problems by line end")
  }
}

/// A card without an answer at the end costs no other card, and changes at most the cards of one text: those of
/// the last one, or of that with an open fence, which may be an earlier one whose answer stands behind others.
private func checkLostCard(_ bytes: [UInt8], _ file: DeckFile, _ cards: [Card]) throws {
  // With one heading more, what was no notes may be notes after all.
  guard !isReadAnotherWay(file) else { return }
  let longer = read(bytes + Array("\n\n### lost\n".utf8))
  try require(longer.cards.count >= cards.count, "a card without an answer costs others")
  let changed = Set(
    cards.indices.filter { longer.card(at: $0) != cards[$0] }.map { file.cards[$0].group })
  let isOpen = file.problems.contains { $0.cause == .openFence }
  try require(
    changed.count <= 1 && (isOpen || changed.isSubset(of: file.cards.suffix(1).map(\.group))),
    "a card without an answer changes others")
}

/// Whether a file looks like notes but has no card of theirs, so that it was read as a native deck.
private func isReadAnotherWay(_ file: DeckFile) -> Bool {
  file.held.withUnsafeBufferPointer { bytes in
    let front = FrontMatter(bytes, path: "")
    let scan = MarkdownScan(bytes, from: front.end, line: front.endLine, path: "")
    let source = DeckSource(
      path: "", bytes: bytes, folders: [], start: front.end, marks: scan.marks,
      hasHints: scan.hasHints)
    return InterviewNotes.recognises(source) && InterviewNotes.read(source).cards.isEmpty
  }
}

/// A card behind anything is found, unless it is in a comment or in code. Which way a file is written
/// is clear if it has no headings of a native deck, or nothing that notes have.
private func checkCardBehind(_ bytes: [UInt8]) throws {
  let isWide = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
  guard !isWide, !bytes.contains(where: { "`~<".utf8.contains($0) }) else { return }
  // The front matter may say that it is read the other way.
  guard !read(bytes).isDeclared else { return }
  let lines = bytes.split { $0 == 0x0A || $0 == 0x0D }.map { $0.drop(while: \.isBlank) }
  let hasNative = lines.contains {
    $0.starts(with: "###".utf8) && !$0.starts(with: "####".utf8)
  }
  let marksOfNotes = "0123456789*_一二三四五六七八九十百千零〇两"
  let hasNotes = String(decoding: bytes, as: UTF8.self).contains(where: marksOfNotes.contains)
  guard !hasNative || !hasNotes else { return }
  let card =
    hasNative
    ? "\n\n### 找到？ {#found-it}\n\n有。\n"
    : "\n\n#### 99. 找到？\n\n**题目：** 找到？\n\n**答案：** 有。\n"
  let file = read(bytes + Array(card.utf8))
  let last = file.cards.indices.last.map(file.card(at:))
  try require(last?.answer == "有。", "a card behind the others is not found")
}

/// A byte that is not UTF-8 instead of a letter of the text costs no card.
private func checkDamagedLetter(_ bytes: [UInt8], _ file: DeckFile, _ cards: [Card]) throws {
  var choices = Choices(bytes)
  let place = choices.number(in: 0...0xFFFF) % max(1, bytes.count)
  // Offsets in the text are those in the file if nothing had to be repaired.
  guard place > 0, bytes[place].isLetter, file.held == bytes else { return }
  let start = bytes[..<place].lastIndex { $0 == 0x0A || $0 == 0x0D }.map { $0 + 1 } ?? 0
  // A letter of a gap or of a comment that says the kind is structure.
  guard file.cards.allSatisfy({ $0.kind == .basic }), !file.held.contains("kind".utf8) else {
    return
  }
  // Structure never begins with a letter, and what is above all cards may be front matter.
  guard bytes[start].isLetter, let first = file.cards.first,
    lineCount(Array(bytes[..<place])) > first.line
  else { return }
  var damaged = bytes
  damaged[place] = 0xFF
  let other = read(damaged)
  try require(other.cards.count == cards.count, "a damaged letter costs a card")
  for (index, card) in cards.enumerated() where file.cards[index].whole.end <= place {
    try require(other.card(at: index) == card, "a damaged letter changes cards before it")
  }
  try require(!other.problems.isEmpty, "nobody hears of a damaged letter")
}

/// The file twice, which is a deck of one language and its copy, can be listed and found.
private func checkLibrary(_ file: DeckFile) throws {
  let copy = DeckFile(path: "notes/deck.en.md", folders: ["notes"], text: file.held)
  let library = Library(files: [file, copy, file])
  let names = Set(file.cards.filter(\.isNamed).map(\.id))
  let unnamed = file.cards.count { !$0.isNamed }
  try require(library.entries.count >= names.count + unnamed, "the library lacks cards")
  for (index, entry) in library.entries.enumerated() {
    try require(library.index(of: entry.id) == index, "a name that leads to another card")
    try require(library.decks.indices.contains(entry.deck), "a card of no deck")
    let topics = library.decks[entry.deck].topics
    try require(topics.indices.contains(entry.topic), "a card of no topic")
    for language in Language.allCases {
      let card = library.card(at: index, in: language)
      try require(card.id == entry.id && !card.answer.isEmpty, "a card with another name")
    }
  }
}
