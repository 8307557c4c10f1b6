extension StyledLine {
  /// The line broken into lines of at most `width` columns, at least one, by the rules of Chinese and
  /// Latin text.
  ///
  /// `first` and `next` stand before the first line and before the ones that follow, and count in the
  /// width. A line break in the text is kept as one; spaces at a break are dropped; a cluster is never
  /// split, and one that is wider than the line is replaced.
  public func wrapped(
    to width: Int, first: StyledLine = StyledLine(), next: StyledLine = StyledLine()
  ) -> [StyledLine] {
    var wrapping = Wrapping(runs, width: width, first: first, next: next)
    return wrapping.lines()
  }
}

/// The clusters of a paragraph and the lines made of them so far.
struct Wrapping {
  struct Cluster {
    var run: Int
    var range: Range<String.Index>
    var width: Int
    var kind: BreakClass
    /// The first one of it.
    var scalar: Unicode.Scalar
    /// Belongs to the cluster before it, which a style's end cut off.
    var joined = false
    /// Wider than a line.
    var replaced = false
    /// Kept together with what stands before it, if there is another place for a break in the line.
    var held = false
  }

  let runs: [StyledRun]
  private let first: StyledLine
  private let next: StyledLine
  /// Columns that the text has on the first line and on the others.
  private let firstRoom: Int
  let nextRoom: Int
  var clusters: [Cluster] = []
  private var result: [StyledLine] = []

  init(_ runs: [StyledRun], width: Int, first: StyledLine, next: StyledLine) {
    self.runs = runs
    let width = max(1, width)
    let firstWidth = first.width
    let nextWidth = next.width
    // What stands before the text must leave room for some of it.
    self.first = firstWidth < width ? first : StyledLine()
    self.next = nextWidth < width ? next : StyledLine()
    nextRoom = nextWidth < width ? width - nextWidth : width
    firstRoom = firstWidth < width ? width - firstWidth : width
    readClusters()
    settleCurlyQuotes()
    settleStraightQuotes()
    holdGroups()
  }

  mutating func lines() -> [StyledLine] {
    var start = 0
    var used = 0
    var room = firstRoom
    var opportunity: Int?
    // A break in what should be kept together.
    var second: Int?
    // Whether the line has more than spaces so far: a break behind them alone would make an empty line.
    var hasText = false
    var index = 0
    while index < clusters.count {
      let cluster = clusters[index]
      if cluster.kind == .newline {
        emit(start..<index)
        index += 1
        (start, used, room, opportunity, second) = (index, 0, nextRoom, nil, nil)
        hasText = false
        continue
      }
      if hasText, allowsBreak(before: index) {
        if cluster.held { second = index } else { opportunity = index }
      }
      if cluster.kind != .space, used + cluster.width > room {
        if clusters[start..<index].allSatisfy({ $0.kind == .space }) {
          // Only spaces so far, which are dropped; and the first line may have less room than the others.
          if cluster.width > room { emit(start..<start) }
          if !result.isEmpty { room = nextRoom }
          (start, used, opportunity, second) = (index, 0, nil, nil)
        } else {
          let end = opportunity ?? second ?? lastResort(from: start, to: index, room: room)
          emit(start..<end)
          index = end
          while index < clusters.count, clusters[index].kind == .space { index += 1 }
          (start, used, room, opportunity, second) = (index, 0, nextRoom, nil, nil)
          hasText = false
          continue
        }
      }
      used += cluster.width
      hasText = hasText || cluster.kind != .space
      index += 1
    }
    emit(start..<clusters.count)
    return result
  }

  private mutating func readClusters() {
    let widest = nextRoom
    for (number, run) in runs.enumerated() {
      let text = run.text
      let scalars = text.unicodeScalars
      var start = text.startIndex
      while start < text.endIndex {
        let scalar = scalars[start]
        var end = scalars.index(after: start)
        var width = scalar.columns
        var kind: BreakClass
        // Plain characters stand alone: not to look for the end of a cluster saves a fifth of what a card
        // takes to be read and laid out (callgrind, the bundled decks).
        if scalar.isPlain, end == text.endIndex || scalars[end].isPlain {
          kind = BreakClass(scalar, width: scalar.columnsInText)
        } else {
          let second = end
          end = text.index(after: start)
          width = text[start..<end].columns
          // A letter is no wider for the vowels beside it, as in Thai and Hindi.
          kind = BreakClass(
            scalar,
            width: scalar.properties.isAlphabetic
              ? scalar.columnsInText
              : scalars[start..<end].reduce(0) { $0 + $1.columnsInText })
          // A space that carries a mark is something to see.
          if kind == .space, second < end { kind = .word }
        }
        var cluster = Cluster(
          run: number, range: start..<end, width: width, kind: kind, scalar: scalar)
        if width == 0, cluster.kind != .newline, let before = clusters.last {
          cluster.joined = true
          cluster.kind = before.kind
        } else if width > widest {
          cluster.replaced = true
          cluster.width = 1
        }
        if scalar.value &- 0x0E00 < 0x100, let before = clusters.last {
          if SoutheastAsian.joins(before.scalar, scalar) { cluster.joined = true }
        }
        clusters.append(cluster)
        start = end
      }
    }
  }

  /// Makes each curly quote one of the script that it stands in.
  private mutating func settleCurlyQuotes() {
    for index in clusters.indices {
      let kind = clusters[index].kind
      guard kind == .curlyOpen || kind == .curlyClose else { continue }
      let wide =
        index > 0 && clusters[index - 1].kind.isWide
        || index + 1 < clusters.count && clusters[index + 1].kind.isWide
      clusters[index].kind =
        kind == .curlyOpen ? (wide ? .wideOpen : .open) : (wide ? .wideClose : .close)
    }
  }

  private func allowsBreak(before index: Int) -> Bool {
    let next = clusters[index].kind
    guard !clusters[index].joined else { return false }
    switch (clusters[index - 1].kind, next) {
    case (_, .space), (_, .newline), (_, .wideClose), (_, .close): return false
    case (_, .glue), (.glue, _): return false
    case (.space, _): return !endsWithOpening(before: index)
    case (.ideograph, .openQuote), (.wideClose, .openQuote): return true
    case (.closeQuote, .ideograph), (.closeQuote, .wideOpen): return true
    case (_, .stop), (_, .hyphen), (_, .slash), (_, .quote), (.quote, _): return false
    case (_, .openQuote), (_, .closeQuote), (.openQuote, _), (.closeQuote, _): return false
    case (.open, _), (.wideOpen, _): return false
    case (_, .ideograph), (_, .wideOpen): return true
    case (.ideograph, _), (.wideClose, _): return true
    case (.hyphen, .word): return isInsideWord(index, orSlash: false)
    case (.slash, .word): return isInsideWord(index, orSlash: true)
    default: return false
    }
  }

  private func endsWithOpening(before index: Int) -> Bool {
    guard let last = clusters[..<index].last(where: { $0.kind != .space }) else { return true }
    return last.kind.isForbiddenEnd
  }

  /// Whether the hyphen or slash before `index` has two letters on either side, so that `e-mail`,
  /// `I/O` and `-x` stay whole while a compound or an address may break.
  private func isInsideWord(_ index: Int, orSlash: Bool) -> Bool {
    guard index >= 3, index + 1 < clusters.count, clusters[index + 1].kind == .word else {
      return false
    }
    return clusters[(index - 3)..<(index - 1)].allSatisfy {
      $0.kind == .word || orSlash && ($0.kind == .digit || $0.kind == .stop)
    }
  }

  /// The end of a line if no break is allowed: at any cluster, but better not beside a mark that may
  /// not be there.
  private func lastResort(from start: Int, to index: Int, room: Int) -> Int {
    var used = 0
    var any = start + 1
    var good: Int?
    // Between a word and a quote, say, or at the start of a syllable in Thai; in the second half, or
    // the line would be too short.
    var best: Int?
    for end in (start + 1)...index {
      used += clusters[end - 1].width
      if used > room { break }
      if clusters[end].joined { continue }
      any = end
      // The spaces would go, and what follows them would start the next line.
      if clusters[end].kind == .space { continue }
      if !clusters[end].kind.isForbiddenStart, !endsWithOpening(before: end) {
        good = end
        if used * 2 > room, !isInWord(end) { best = end }
      }
    }
    while any < index, clusters[any].joined { any += 1 }
    return best ?? good ?? any
  }

  private mutating func emit(_ range: Range<Int>) {
    var end = range.upperBound
    while end > range.lowerBound, clusters[end - 1].kind == .space { end -= 1 }
    var line = result.isEmpty ? first : next
    var index = range.lowerBound
    while index < end {
      let cluster = clusters[index]
      let run = runs[cluster.run]
      var last = index
      if cluster.replaced {
        line.append(Symbols.tooWide, run.style)
      } else {
        while last + 1 < end, clusters[last + 1].run == cluster.run, !clusters[last + 1].replaced {
          last += 1
        }
        let text = run.text[cluster.range.lowerBound..<clusters[last].range.upperBound]
        line.append(String(text), run.style)
      }
      index = last + 1
    }
    result.append(line)
  }
}
