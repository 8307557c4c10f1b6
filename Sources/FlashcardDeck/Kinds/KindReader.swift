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
  private var declarations = Upcoming { $0.declaration(from: $1) }
  private var braces = Upcoming { GapScan.nextBraces($0, from: $1, to: $0.count) }
  private var wideBraces = Upcoming { GapScan.nextWideBraces($0, from: $1, to: $0.count) }
  private var comments: SourceText

  init(_ bytes: Bytes) {
    self.bytes = bytes
    comments = SourceText(bytes)
  }

  /// Whether a comment in a card says what kind it is.
  mutating func declares(_ card: ByteRange) -> Bool {
    declarations.first(in: card, of: bytes) != nil
  }

  /// - Parameters:
  ///   - isPair: whether the card is written `term ::: meaning`.
  ///   - mayChoose: whether a list of tasks is more than text.
  mutating func read(
    _ parts: DeckContents.Parts, isPair: Bool = false, mayChoose: Bool = true
  ) -> Result {
    let mayHaveGaps =
      braces.first(in: parts.whole, of: bytes) != nil
      || wideBraces.first(in: parts.whole, of: bytes) != nil
    var (declared, other) = (CardKind?.none, Int?.none)
    let comment = declarations.first(in: parts.whole, of: bytes)
    if let comment {
      comments.takeNotes(of: parts.whole)
      if let name = comments.kind {
        guard let kind = CardKind(rawValue: name) else {
          return fault(.unknownKind(name), at: comment)
        }
        declared = kind
      }
      if comments.kinds > 1 {
        other = bytes.declaration(from: comment + 4).flatMap { $0 < parts.whole.end ? $0 : nil }
      }
    }
    let place = comment ?? parts.whole.start
    var result =
      declared.map { read(parts, as: $0, at: place) }
      ?? undeclared(parts, isPair: isPair, mayHaveGaps: mayHaveGaps, mayChoose: mayChoose)
    if mayHaveGaps {
      result.faults += gapsNotAsked(parts, declared ?? (isPair ? .reversed : nil))
    }
    if let other {
      result.faults.append(
        GapScan.Fault(offset: other, cause: .secondKind, severity: .warning))
    }
    return result
  }

  /// - Parameter place: where a declared kind that does not fit is a problem.
  private func read(_ parts: DeckContents.Parts, as kind: CardKind, at place: Int) -> Result {
    switch kind {
    case .basic, .typed: Result(kind: kind)
    case .reversed: Result(kind: .reversed, cards: [.whole, .back])
    case .cloze: cloze(parts.answer, declaredAt: place)
    case .choice: choice(parts.answer, declaredAt: place)
    }
  }

  private func undeclared(
    _ parts: DeckContents.Parts, isPair: Bool, mayHaveGaps: Bool, mayChoose: Bool
  ) -> Result {
    if isPair { return read(parts, as: .reversed, at: parts.whole.start) }
    let listed = { mayChoose ? choice(parts.answer) : Result() }
    guard mayHaveGaps else { return listed() }
    let found = cloze(parts.answer)
    if found.kind == .cloze { return found }
    var result = listed()
    result.faults += found.faults
    return result
  }

  // MARK: Kinds

  private func cloze(_ answer: ByteRange, declaredAt place: Int? = nil) -> Result {
    let scan = GapScan(bytes, in: answer, takesPlain: place != nil)
    let cards = scan.numbers.map { CardPart.gap($0) }
    if !cards.isEmpty || scan.faults.contains(where: { $0.severity == .error }) {
      return Result(kind: .cloze, cards: cards, faults: scan.faults)
    }
    // What looks like a gap is in code, or written in another way.
    return place.map { fault(.noGap, at: $0) } ?? Result(faults: scan.faults)
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

  private func choice(_ answer: ByteRange, declaredAt place: Int? = nil) -> Result {
    guard place != nil || beginsWithBox(answer) else { return Result() }
    var text = SourceText(bytes)
    let choices = Choices(text.text(answer))
    if let choices, choices.isQuestion {
      let places = items(in: answer)
      return choices.withoutBox.map {
        fault(.choiceWithoutBox, at: places[min($0, places.count - 1)])
      } ?? choice(of: choices.choices, at: places)
    }
    if let place { return fault(.noChoice, at: place) }
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

  private func fault(_ cause: Problem.Cause, at offset: Int) -> Result {
    Result(cards: [], faults: [GapScan.Fault(offset: offset, cause: cause)])
  }
}

/// The next place at which something may stand. Asked for one card after the other, all of them are one pass
/// over the file, and cards before the place cost nothing.
private struct Upcoming {
  /// The first place at or behind an offset; nil if there is none in the rest of the file.
  let find: (Bytes, Int) -> Int?
  /// From where on `next` is the first one.
  private var start = Int.max
  private var next = 0

  init(_ find: @escaping (Bytes, Int) -> Int?) { self.find = find }

  /// The first place in a span.
  mutating func first(in span: ByteRange, of bytes: Bytes) -> Int? {
    if span.start < start || next < span.start {
      (start, next) = (span.start, find(bytes, span.start) ?? .max)
    }
    return next < span.end ? next : nil
  }
}

extension Bytes {
  /// Where a comment begins that seems to say a card's kind.
  fileprivate func declaration(from start: Int) -> Int? {
    var offset = start
    while let comment = find("<!--", from: offset, to: count) {
      offset = comment + 4
      if startsIgnoringCase("kind", at: skipSpace(from: offset, to: count), count) {
        return comment
      }
    }
    return nil
  }
}
