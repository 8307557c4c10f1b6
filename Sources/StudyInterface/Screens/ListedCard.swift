import FlashcardDeck

/// A card in one row of a list: what it asks; of a text with gaps its heading, then the text around its own gap,
/// by which it is told from the other cards of the text.
public struct ListedCard: Sendable {
  private static let separator = " · "
  private static let ellipsis = "…"

  private let heading: StyledLine
  /// The text with all gaps hidden, so that it tells the answer of none; empty of a card without gaps.
  private let text: StyledLine
  /// The columns of the card's first gap in the text.
  private let gap: Range<Int>

  private init(_ heading: StyledLine, _ text: StyledLine, _ gap: Range<Int>) {
    (self.heading, self.text, self.gap) = (heading, text, gap)
  }

  /// A card by its index in a library.
  ///
  /// - Parameter isBesideSiblings: whether it is in a list that may have the other cards of its text.
  public init(
    _ library: Library, _ index: Int, in language: Language, base: Style = .plain,
    isBesideSiblings: Bool = false
  ) {
    let listing = library.listing(
      at: index, in: language, isBesideSiblings: isBesideSiblings)
    heading = MarkdownText(listing.heading, base: base, in: language).oneLine
    guard let cloze = listing.cloze else {
      (text, gap) = (StyledLine(), 0..<0)
      return
    }
    let shown = cloze.text(.listed, isMarked: true)
    text = GapMarks.styled(MarkdownText(shown, base: base, in: language).oneLine)
    gap = text.columnsOfGap
  }

  /// All of it in one line.
  public var line: StyledLine { joined(heading, text) }

  /// The same with both parts changed, but for their widths.
  func mapping(_ change: (StyledLine) -> StyledLine) -> ListedCard {
    ListedCard(change(heading), change(text), gap)
  }

  /// The line cut to `width` columns, so that the gap is in it.
  public func fitted(to width: Int) -> StyledLine {
    guard text.width > 0 else { return heading.fitted(to: width) }
    // The heading gives way as far as the text needs room.
    let needed = min(text.width, max(gap.count + 2 * Self.ellipsis.columns, width * 3 / 5))
    let head = heading.fitted(to: max(0, width - Self.separator.columns - needed))
    let used = head.width == 0 ? 0 : head.width + Self.separator.columns
    return joined(head, part(width: width - used))
  }

  private func joined(_ heading: StyledLine, _ text: StyledLine) -> StyledLine {
    if heading.width == 0 || text.width == 0 { return heading + text }
    return heading + StyledLine(Self.separator, .dim) + text
  }

  /// The part of the text around the gap that `width` columns have room for.
  private func part(width: Int) -> StyledLine {
    let cut = Self.ellipsis.columns
    guard text.width > width, gap.upperBound > width - cut else { return text.fitted(to: width) }
    let behind = min(text.width - gap.upperBound, width / 4)
    let column = max(0, min(gap.lowerBound, gap.upperBound + behind + 2 * cut - width))
    guard column > 0 else { return text.fitted(to: width) }
    let start = text.wordStart(from: column, to: min(gap.lowerBound, column + width / 3))
    let rest = text.dropping(columns: start)
    let isBegun = rest.text.hasPrefix(Self.ellipsis)
    return (isBegun ? rest : StyledLine(Self.ellipsis) + rest).fitted(to: width)
  }
}

extension StyledLine {
  /// The columns of the first gap; those before the line if it has none.
  fileprivate var columnsOfGap: Range<Int> {
    var column = 0
    var start: Int?
    for run in runs {
      let isGap = GapMarks.isStyle(run.style)
      if let start, !isGap { return start..<column }
      if isGap, start == nil { start = column }
      column += run.text.columns
    }
    return start.map { $0..<column } ?? 0..<0
  }

  /// The column of the first word that begins between two columns; the first of them if none does.
  fileprivate func wordStart(from first: Int, to last: Int) -> Int {
    var (column, isAfterWord) = (0, true)
    for cluster in text where column <= last {
      let columns = cluster.columns
      if column >= first, cluster != " ", isAfterWord || columns > 1 { return column }
      isAfterWord = cluster == " " || columns > 1
      column += columns
    }
    return first
  }

  /// The line without its first columns; a wide character that they cut is left out.
  fileprivate func dropping(columns: Int) -> StyledLine {
    var left = columns
    var result = StyledLine()
    for run in runs {
      for cluster in run.text {
        if left <= 0 { result.append(String(cluster), run.style) }
        left -= cluster.columns
      }
    }
    return result
  }
}

extension State {
  /// A card in one line, in the interface's language or, flipped, in the other.
  func listed(
    _ card: Int, flipped: Bool, base: Style = .plain, isBesideSiblings: Bool = false
  ) -> ListedCard {
    let language = flipped ? language.other : language
    let key = ListedCards.Key(
      card: card, language: language, base: base, isBesideSiblings: isBesideSiblings)
    return listedCards.card(key) {
      ListedCard(library, card, in: language, base: base, isBesideSiblings: isBesideSiblings)
    }
  }

  /// Whether a card is new or due today, so that it is not to be turned before it is asked.
  func isStillAsked(_ card: Int) -> Bool {
    record[library.entries[card].id]?.isDue(on: day) ?? true
  }

  /// Whether that is true of any card of a text, of which one tells the answer of another.
  func hidesAnswer(of card: Int) -> Bool {
    library.siblings(of: card).contains(where: isStillAsked)
  }
}
