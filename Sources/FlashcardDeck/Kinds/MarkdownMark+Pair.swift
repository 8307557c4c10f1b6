import Toolkit

/// What the colons in a list item `question :: answer` were found to be.
enum PairColons: Equatable {
  /// They part question and answer, or two sides that both ask; `other` is the offset of more such colons.
  case card(ByteRange, isBothWays: Bool, other: Int?)
  /// They part nothing, and why. If it is not likely that a card is meant, they may be code, a property or
  /// something to do: `std:: `, `type:: book`, `[ ] a :: b`.
  case near(Int, Problem.Cause, isLikely: Bool)

  /// Whether they hardly mean anything but a card, and are not written as one.
  var isLikely: Bool { if case .near(_, _, true) = self { true } else { false } }

  /// Where they begin.
  var start: Int {
    switch self {
    case .card(let colons, _, _): colons.start
    case .near(let start, _, _): start
    }
  }
}

/// Colons that follow each other.
private struct Colons {
  var range: ByteRange
  var count: Int
  /// Whether they are `：`, as an input method writes them.
  var isWide: Bool
}

extension Bytes {
  /// The colons of a list item; nil if there are none that may part a question from an answer.
  ///
  /// Those of a card have spaces around them and are in no code, formula, link, gap or bold text; `:::` may
  /// also stand between two marks without spaces, but not between two words, as in `package:::name`. An item
  /// with a box is no card.
  func pairColons(in text: ByteRange) -> PairColons? {
    guard
      find("::", from: text.start, to: text.end) != nil
        || find("：：", anchor: 2, from: text.start, to: text.end) != nil,
      let found = partingColons(in: text)
    else { return nil }
    return tick(in: text) == nil ? found : .near(found.start, .pairOfTask, isLikely: false)
  }

  private func partingColons(in text: ByteRange) -> PairColons? {
    var spans = MarkedSpans(self, in: text)
    var (card, tight, near) = (Colons?.none, Colons?.none, PairColons?.none)
    var offset = text.start
    while offset < text.end {
      if let end = spans.end(at: offset) {
        if near == nil, self[offset] == .star || self[offset] == .underscore,
          let inner = spacedColons(from: offset, to: end)
        {
          near = .near(inner, .pairInMarks, isLikely: true)
        }
        offset = end
        continue
      }
      guard let colons = colons(at: offset, before: text.end) else {
        offset += 1
        continue
      }
      offset = colons.range.end
      guard colons.count > 1 else { continue }
      if colons.count <= 3, areApart(colons.range, in: text) {
        if let card { return Self.card(card, other: colons.range.start) }
        card = colons
      } else if tight == nil, areTight(colons, in: text) {
        tight = colons
      } else {
        let found = nearColons(colons, in: text)
        if near?.isLikely != true, found?.isLikely == true || near == nil { near = found }
      }
    }
    return (card ?? tight).map { Self.card($0, other: nil) } ?? near
  }

  private static func card(_ colons: Colons, other: Int?) -> PairColons {
    .card(colons.range, isBothWays: colons.count == 3, other: other)
  }

  /// The colons at an offset, all of one width.
  private func colons(at start: Int, before end: Int) -> Colons? {
    guard self[start] == UInt8(ascii: ":") || self[start] == 0xEF,
      let (first, width) = sign(at: start, before: end), first == UInt8(ascii: ":")
    else { return nil }
    var (after, count) = (start + width, 1)
    while let next = sign(at: after, before: end), next == (first, width) {
      (after, count) = (after + width, count + 1)
    }
    return Colons(range: ByteRange(start, after), count: count, isWide: width > 1)
  }

  /// Whether spaces and text are on both sides.
  private func areApart(_ colons: ByteRange, in text: ByteRange) -> Bool {
    colons.start > text.start + 1 && self[colons.start - 1].isBlank && colons.end + 1 < text.end
      && self[colons.end].isBlank
  }

  /// Whether three colons stand between two texts without spaces that are not both words.
  private func areTight(_ colons: Colons, in text: ByteRange) -> Bool {
    let range = colons.range
    guard colons.count == 3, !colons.isWide, range.start > text.start, range.end < text.end else {
      return false
    }
    let (before, after) = (self[range.start - 1], self[range.end])
    return !before.isBlank && !after.isBlank && !(before.isWord && after.isWord)
  }

  /// What colons are that part no question from an answer.
  private func nearColons(_ colons: Colons, in text: ByteRange) -> PairColons? {
    let (before, after) = (colons.range.start - 1, colons.range.end)
    func near(_ cause: Problem.Cause = .pairSides, isLikely: Bool) -> PairColons {
      .near(colons.range.start, cause, isLikely: isLikely)
    }
    guard colons.count <= 3 else {
      return areApart(colons.range, in: text) ? near(.pairCount, isLikely: true) : nil
    }
    if before < text.start {
      return after < text.end && self[after].isBlank ? near(isLikely: colons.count == 2) : nil
    }
    if after == text.end { return near(isLikely: self[before].isBlank) }
    // No code has them.
    if colons.isWide { return near(isLikely: true) }
    if self[before].isBlank || self[after].isBlank { return near(isLikely: false) }
    // Names of code: `std::vector`.
    return self[before].isASCIISign && self[after].isASCIISign ? nil : near(isLikely: false)
  }

  /// The offset of colons with spaces around them.
  private func spacedColons(from start: Int, to end: Int) -> Int? {
    var offset = start
    while let found = find("::", from: offset, to: end) {
      var after = found
      while after < end, self[after] == UInt8(ascii: ":") { after += 1 }
      if found > start, self[found - 1].isBlank, after < end, self[after].isBlank { return found }
      offset = after
    }
    return nil
  }
}

extension UInt8 {
  /// A sign of ASCII that may stand beside the colons of a name in code, as in `Vec::<T>`, `f()::g`.
  fileprivate var isASCIISign: Bool {
    self < 0x80 && ![.backtick, .star, UInt8(ascii: "?"), UInt8(ascii: "!")].contains(self)
  }
}

extension MarkdownMark {
  /// The colons of a card in one line.
  func colons(in bytes: Bytes) -> PairColons? { bytes.pairColons(in: text) }
}
