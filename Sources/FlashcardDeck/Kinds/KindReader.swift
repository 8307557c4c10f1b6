import Toolkit

/// Decides how a card of a native deck asks: as a comment in it says, `<!-- kind: cloze -->`, else by what
/// its answer holds.
struct KindReader {
  /// What a text was found to be.
  struct Result {
    var kind = CardKind.basic
    /// Its cards; none if a mistake leaves nothing to ask.
    var cards: [CardPart] = [.whole]
    var faults: [GapScan.Fault] = []
    /// Whether the answer looks like a choice, and all its items are right, or all wrong.
    var isTaskList = false
  }

  /// How many items of a choice have a key, `a` to `h`.
  private static let choiceKeys = 8

  private let bytes: Bytes
  // Of the whole file, so that a deck without them costs three searches and no more.
  private let mayDeclare: Bool
  private let mayHaveGaps: Bool

  init(_ bytes: Bytes, from start: Int) {
    self.bytes = bytes
    mayDeclare = Self.declaration(in: bytes, start, bytes.count) != nil
    mayHaveGaps = GapScan.mayHaveGaps(bytes, in: ByteRange(start, bytes.count))
  }

  /// Whether a comment in a card says what kind it is.
  func declares(_ card: ByteRange) -> Bool {
    mayDeclare && Self.declaration(in: bytes, card.start, card.end) != nil
  }

  /// - Parameter isPair: whether the card is written `term ::: meaning`.
  func read(_ parts: DeckContents.Parts, isPair: Bool = false) -> Result {
    guard mayDeclare || mayHaveGaps else { return undeclared(parts, isPair: isPair) }
    var (declared, other) = (CardKind?.none, Int?.none)
    if mayDeclare, let word = Self.declaration(in: bytes, parts.whole.start, parts.whole.end) {
      var text = SourceText(bytes)
      _ = text.text(parts.whole)
      if let name = text.kind {
        guard let kind = CardKind(rawValue: name) else {
          return fault(.unknownKind(name), at: declarationOffset(word, parts.whole))
        }
        declared = kind
      }
      if text.kinds > 1 { other = Self.declaration(in: bytes, word + 4, parts.whole.end) }
    }
    var result =
      declared.map { read(parts, as: $0) } ?? undeclared(parts, isPair: isPair)
    if mayHaveGaps {
      result.faults += gapsNotAsked(parts, declared ?? (isPair ? .reversed : nil))
    }
    if let other {
      let offset = declarationOffset(other, parts.whole)
      result.faults.append(
        GapScan.Fault(offset: offset, cause: .secondKind, severity: .warning))
    }
    return result
  }

  private func read(_ parts: DeckContents.Parts, as kind: CardKind) -> Result {
    switch kind {
    case .basic, .typed: Result(kind: kind)
    case .reversed: Result(kind: .reversed, cards: [.whole, .back])
    case .cloze: cloze(parts.answer, takesPlain: true, parts)
    case .choice: choice(parts.answer, isDeclared: true, parts)
    }
  }

  private func undeclared(_ parts: DeckContents.Parts, isPair: Bool) -> Result {
    if isPair { return read(parts, as: .reversed) }
    let answer = parts.answer
    guard mayHaveGaps, GapScan.mayHaveGaps(bytes, in: answer) else {
      return choice(answer, isDeclared: false, parts)
    }
    let found = cloze(answer, takesPlain: false, parts)
    if found.kind == .cloze { return found }
    var result = choice(answer, isDeclared: false, parts)
    result.faults += found.faults
    return result
  }

  // MARK: Kinds

  private func cloze(
    _ answer: ByteRange, takesPlain: Bool, _ parts: DeckContents.Parts
  ) -> Result {
    let scan = GapScan(bytes, in: answer, takesPlain: takesPlain)
    let cards = scan.numbers.map { CardPart.gap($0) }
    if !cards.isEmpty || scan.faults.contains(where: { $0.severity == .error }) {
      return Result(kind: .cloze, cards: cards, faults: scan.faults)
    }
    // What looks like a gap is in code, or written in another way.
    guard takesPlain else { return Result(faults: scan.faults) }
    let word = Self.declaration(in: bytes, parts.whole.start, parts.whole.end)
    return fault(.noGap, at: declarationOffset(word ?? parts.whole.start, parts.whole))
  }

  /// Warnings of gaps in places in which, or cards of kinds of which, nothing hides them.
  ///
  /// - Parameter declared: the kind that a comment or `:::` makes the card.
  private func gapsNotAsked(
    _ parts: DeckContents.Parts, _ declared: CardKind?
  ) -> [GapScan.Fault] {
    // The comment may say just that.
    if declared == .basic { return [] }
    var faults: [GapScan.Fault] = []
    func warn(of span: ByteRange, _ cause: Problem.Cause) {
      guard bytes.find("{{c", from: span.start, to: span.end) != nil,
        let gap = GapScan(bytes, in: span, takesPlain: false).gaps.first
      else { return }
      faults.append(
        GapScan.Fault(offset: gap.whole.start, cause: cause, severity: .warning))
    }
    warn(of: parts.question, .gapElsewhere)
    warn(of: parts.explanation, .gapElsewhere)
    if let declared, declared != .cloze {
      warn(of: parts.answer, .gapsNotAsked(declared))
    }
    return faults
  }

  private func choice(
    _ answer: ByteRange, isDeclared: Bool, _ parts: DeckContents.Parts
  ) -> Result {
    guard isDeclared || beginsWithBox(answer) else { return Result() }
    var text = SourceText(bytes)
    let choices = Choices(text.text(answer))
    if let choices, choices.isQuestion {
      let places = items(in: answer)
      return choices.withoutBox.map {
        fault(.choiceWithoutBox, at: places[min($0, places.count - 1)])
      } ?? choice(of: choices.choices, at: places)
    }
    if isDeclared {
      let word = Self.declaration(in: bytes, parts.whole.start, parts.whole.end)
      return fault(.noChoice, at: declarationOffset(word ?? parts.whole.start, parts.whole))
    }
    return Result(isTaskList: choices.map { $0.withoutBox == nil } ?? false)
  }

  /// - Parameter places: the offsets of the items.
  private func choice(of choices: [Choice], at places: [Int]) -> Result {
    func place(_ index: Int) -> Int { places[min(index, places.count - 1)] }
    if let empty = choices.firstIndex(where: \.text.isEmpty) {
      return fault(.emptyChoice, at: place(empty))
    }
    var result = Result(kind: .choice)
    var known: [String: Bool] = [:]
    for (index, choice) in choices.enumerated() {
      guard let isRight = known.updateValue(choice.isRight, forKey: choice.text) else { continue }
      guard isRight == choice.isRight else { return fault(.equalChoices, at: place(index)) }
      result.faults.append(
        GapScan.Fault(offset: place(index), cause: .equalChoices, severity: .warning))
    }
    if choices.count > Self.choiceKeys {
      let cause = Problem.Cause.manyChoices(keys: Self.choiceKeys)
      result.faults.append(
        GapScan.Fault(offset: place(Self.choiceKeys), cause: cause, severity: .warning))
    }
    return result
  }

  /// Where the items of the list begin with which an answer begins; at least one offset.
  private func items(in answer: ByteRange) -> [Int] {
    var (places, column, offset) = ([Int](), Int.max, answer.start)
    while offset < answer.end {
      let end = min(bytes.lineEnd(from: offset), answer.end)
      let (first, indent) = bytes.skipIndent(from: offset, to: end)
      if first < end, indent < column,
        let item = bytes.listItem(at: first, column: indent, before: end)
      {
        places.append(first)
        column = item.column
      }
      offset = end + 1
    }
    return places.isEmpty ? [answer.start] : places
  }

  /// Whether the first line that is no comment is a list item with a box. Asked of every card, so no text is
  /// made.
  @inline(__always)
  private func beginsWithBox(_ answer: ByteRange) -> Bool {
    var offset = bytes.skipSpace(from: answer.start, to: answer.end)
    guard offset < answer.end else { return false }
    switch bytes[offset] {
    case .dash, .star, .less, UInt8(ascii: "+"), 0x30...0x39: break
    default: return false
    }
    while bytes.starts(with: "<!--", at: offset, before: answer.end) {
      guard let close = bytes.find("-->", from: offset + 4, to: answer.end) else { return false }
      offset = bytes.skipSpace(from: close + 3, to: answer.end)
    }
    guard offset < answer.end, let marker = bytes.listMarkerEnd(at: offset, before: answer.end)
    else { return false }
    let content = bytes.skipBlanks(from: marker, to: answer.end)
    return bytes.starts(with: "[ ]", at: content, before: answer.end)
      || bytes.starts(with: "[x]", at: content, before: answer.end)
      || bytes.starts(with: "[X]", at: content, before: answer.end)
  }

  // MARK: Declarations

  /// The offset of the word `kind` behind the beginning of a comment, as far as that is seen at a glance.
  private static func declaration(in bytes: Bytes, _ start: Int, _ end: Int) -> Int? {
    var first: Int?
    for word: StaticString in ["kind", "Kind", "KIND"] {
      var offset = start
      while let found = bytes.find(word, from: offset, to: first ?? end) {
        let before = bytes.skipBlanksBack(from: found, to: start)
        if before >= start + 3, bytes[before - 1] == .dash, bytes[before - 2] == .dash {
          first = found
          break
        }
        offset = found + 4
      }
    }
    return first
  }

  /// Where the comment begins that says the kind, for problems.
  private func declarationOffset(_ word: Int, _ whole: ByteRange) -> Int {
    bytes[whole.start..<word].lastIndex(of: .less) ?? word
  }

  private func fault(_ cause: Problem.Cause, at offset: Int) -> Result {
    Result(cards: [], faults: [GapScan.Fault(offset: offset, cause: cause)])
  }
}

extension Bytes {
  /// The offset behind the last character before `end` that is no blank.
  fileprivate func skipBlanksBack(from end: Int, to start: Int) -> Int {
    var offset = end
    while offset > start, self[offset - 1] <= 0x20 { offset -= 1 }
    return offset
  }
}
