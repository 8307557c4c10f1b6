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
  }

  private let bytes: Bytes
  // Of the whole file, so that a deck without them costs two searches and no more.
  private let mayDeclare: Bool
  private let mayHaveGaps: Bool

  init(_ bytes: Bytes, from start: Int) {
    self.bytes = bytes
    mayDeclare = Self.declaration(in: bytes, from: start, to: bytes.count) != nil
    mayHaveGaps = bytes.find("{{", from: start, to: bytes.count) != nil
  }

  /// - Parameter isPair: whether the card is written `term ::: meaning`.
  func read(_ parts: DeckContents.Parts, isPair: Bool = false) -> Result {
    let answer = parts.answer
    var declared: CardKind?
    if mayDeclare, Self.declaration(in: bytes, from: parts.whole.start, to: parts.whole.end) != nil
    {
      var text = SourceText(bytes)
      _ = text.text(parts.whole)
      if let name = text.kind {
        guard let kind = CardKind(rawValue: name) else {
          return fault(.unknownKind(name), at: declarationOffset(parts.whole))
        }
        declared = kind
      }
    }
    if isPair, declared == nil { declared = .reversed }
    switch declared {
    case .basic, .typed: return Result(kind: declared ?? .basic)
    case .reversed: return Result(kind: .reversed, cards: [.whole, .back])
    case .cloze: return cloze(answer, takesPlain: true, parts)
    case .choice: return choice(answer, isDeclared: true, parts)
    case nil: break
    }
    if mayHaveGaps, bytes.find("{{c", from: answer.start, to: answer.end) != nil {
      let found = cloze(answer, takesPlain: false, parts)
      if found.kind == .cloze { return found }
    }
    return choice(answer, isDeclared: false, parts)
  }

  // MARK: Kinds

  private func cloze(
    _ answer: ByteRange, takesPlain: Bool, _ parts: DeckContents.Parts
  ) -> Result {
    let scan = GapScan(bytes, in: answer, takesPlain: takesPlain)
    let cards = scan.numbers.map { CardPart.gap($0) }
    if !cards.isEmpty || !scan.faults.isEmpty {
      return Result(kind: .cloze, cards: cards, faults: scan.faults)
    }
    // What looks like a gap is in code.
    guard takesPlain else { return Result() }
    return fault(.noGap, at: declarationOffset(parts.whole))
  }

  private func choice(
    _ answer: ByteRange, isDeclared: Bool, _ parts: DeckContents.Parts
  ) -> Result {
    guard isDeclared || beginsWithBox(answer) else { return Result() }
    var text = SourceText(bytes)
    let choices = Choices(text.text(answer))
    if let choices, choices.isQuestion {
      return choices.hasBoxes
        ? Result(kind: .choice) : fault(.choiceWithoutBox, at: answer.start)
    }
    return isDeclared ? fault(.noChoice, at: declarationOffset(parts.whole)) : Result()
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

  private static func declaration(in bytes: Bytes, from start: Int, to end: Int) -> Int? {
    var offset = start
    while let found = bytes.find("kind", from: offset, to: end) {
      let before = bytes.skipBlanksBack(from: found, to: start)
      if before >= start + 3, bytes[before - 1] == .dash, bytes[before - 2] == .dash {
        return found
      }
      offset = found + 4
    }
    return nil
  }

  /// Where the comment begins that says the kind, for problems.
  private func declarationOffset(_ whole: ByteRange) -> Int {
    let word = Self.declaration(in: bytes, from: whole.start, to: whole.end) ?? whole.start
    return bytes[whole.start..<word].lastIndex(of: .less) ?? word
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
