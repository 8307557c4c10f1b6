import Toolkit

/// Matches of cards that are similar, if they are much more so than other cards are to each other.
extension Identifier {
  private typealias Pair = SimilarCards.Pair

  /// For each open card, by its place in `SimilarCards.open`, what was found for it.
  private struct Found: Sendable {
    /// Texts that are like it.
    var texts: FlatLists<Int>
    /// The arrivals that it may be.
    var pairs: FlatLists<Pair>
  }

  mutating func matchSimilar() {
    let open = known.indices.filter { known[$0].isOpen }
    guard !open.isEmpty, arrivals.contains(where: \.isOpen) else { return }
    findNeighbours()
    let cards = SimilarCards(self, open: open)
    let found = find(cards)
    matchOpened(found.pairs, cards)
    // The neighbours that a round finds are evidence in the next one.
    for _ in 0..<3 {
      let matches = clearMatches(likelyPairs(found.pairs, cards), found, cards)
      if matches.isEmpty { break }
      // No two have one arrival: each would be a claimant of the other's.
      for (one, arrival) in matches { match(one, arrival) }
    }
    matchRewritten(found.pairs, cards)
    let left = likelyPairs(found.pairs, cards)
    for place in open.indices where !left.range(place).isEmpty {
      doubt(open[place], left[place].map { ($0.arrival, $0.evidence.reasons) })
    }
  }

  /// Takes the pairs that are likely and much closer than all others.
  private func clearMatches(
    _ pairs: FlatLists<Pair>, _ found: Found, _ cards: SimilarCards
  ) -> [(one: Int, arrival: Int)] {
    // The pairs of each arrival: its last one, and for each pair the one before.
    var last = [Int32](repeating: -1, count: arrivals.count)
    var before = [Int32](repeating: -1, count: pairs.values.count)
    for (place, pair) in pairs.values.enumerated() where pair.evidence.verdict != .conceivable {
      before[place] = last[pair.arrival]
      last[pair.arrival] = Int32(truncatingIfNeeded: place)
    }
    let (identifier, lastPair, pairBefore) = (self, last, before)
    return Self.inParts(of: cards) { part in
      var search = cards.index
      var matches: [(one: Int, arrival: Int)] = []
      for place in part {
        let (one, range) = (cards.open[place], pairs.range(place))
        guard let first = range.first, case let best = pairs.values[first],
          best.evidence.verdict == .likely, !best.evidence.wasAsked
        else { continue }
        var isAlone = range.dropFirst().allSatisfy {
          best.evidence.isCloser(than: pairs.values[$0].evidence.distance)
        }
        var claim = Int(lastPair[best.arrival])
        while isAlone, claim >= 0 {
          isAlone =
            claim == first
            || best.evidence.isCloser(than: pairs.values[claim].evidence.distance)
          claim = Int(pairBefore[claim])
        }
        if isAlone,
          best.evidence.isOldOneGone
            || cards.areClosest(one, best, found: found.texts[place], in: identifier, &search)
        {
          matches.append((one, best.arrival))
        }
      }
      return matches
    }.flatMap { $0 }
  }

  /// Takes cards of whose text only the question is left, if no other pair is possible for either of the
  /// two and no other card has a similar answer.
  private mutating func matchRewritten(_ all: FlatLists<Pair>, _ cards: SimilarCards) {
    let pairs = likelyPairs(all, cards)
    var claims = [Int32](repeating: 0, count: arrivals.count)
    var copies: Copies?
    for pair in pairs.values where pair.evidence.verdict != .conceivable {
      claims[pair.arrival] += 1
    }
    for place in cards.open.indices where pairs.range(place).count == 1 {
      let pair = pairs.values[pairs.range(place).lowerBound]
      guard claims[pair.arrival] == 1, !pair.evidence.wasAsked,
        pair.evidence.sentence < .letters,
        pair.evidence.isRewritten || isLastCopy(cards.open[place], pair, &copies)
      else { continue }
      let competes = all[place].contains {
        $0.arrival != pair.arrival
          && ($0.evidence.sameQuestion || $0.evidence.likeness.answer >= 0.3)
      }
      if !competes { match(cards.open[place], pair.arrival) }
    }
  }

  /// Whether all other cards of a deck that ask the same are known exactly, and this one is in its place or
  /// its answer is alike.
  private func isLastCopy(_ one: Int, _ pair: Pair, _ copies: inout Copies?) -> Bool {
    let evidence = pair.evidence
    guard evidence.sharedID, evidence.sameQuestion, !evidence.isBelowAnotherTopic,
      evidence.isOwnDeck, !evidence.isRenamed,
      evidence.likeness.answer >= (evidence.places == 2 ? 0.2 : 0.45)
    else { return false }
    let all = copies ?? Copies(in: self)
    copies = all
    return all.isOnlyOne(known[one].face.questionKey, deck: known[one].deck)
  }

  // MARK: Pairs

  /// Each open card with the arrivals that it may be.
  private func find(_ cards: SimilarCards) -> Found {
    let identifier = self
    let parts = Self.inParts(of: cards) { part in
      var search = cards.index
      var (texts, pairs) = (FlatLists<Int>(), FlatLists<Pair>())
      for place in part {
        let one = cards.open[place]
        let found = cards.candidates(of: one, in: identifier, &search)
        texts.add(found)
        texts.end()
        var seen: [Int] = []
        for text in found {
          guard case .arrival(let arrival) = cards.owner(of: text),
            identifier.arrivals[arrival].isOpen, !seen.contains(arrival)
          else { continue }
          seen.append(arrival)
          if identifier.wasBeside(one, arrival) || identifier.areTwo(one, arrival) { continue }
          let evidence = cards.evidence(one, arrival, in: identifier)
          pairs.add(Pair(arrival: arrival, evidence: evidence))
        }
        pairs.end()
      }
      return Found(texts: texts, pairs: pairs)
    }
    return Found(
      texts: FlatLists(joining: parts.map(\.texts)), pairs: FlatLists(joining: parts.map(\.pairs)))
  }

  /// Of all pairs, those that are possible with the neighbours that are known by now, the best first.
  private func likelyPairs(_ all: FlatLists<Pair>, _ cards: SimilarCards) -> FlatLists<Pair> {
    let identifier = self
    let parts = Self.inParts(of: cards) { part in
      var pairs = FlatLists<Pair>()
      for place in part {
        let one = cards.open[place]
        if identifier.known[one].isOpen {
          pairs.add(identifier.likelyPairs(of: one, all[place]))
        }
        pairs.end()
      }
      return pairs
    }
    return FlatLists(joining: parts)
  }

  private func likelyPairs(of one: Int, _ all: ArraySlice<Pair>) -> [Pair] {
    var list: [(rank: (Int, Double, Int), pair: Pair)] = []
    for var pair in all where arrivals[pair.arrival].isOpen {
      pair.evidence.places = samePlaces(one, pair.arrival)
      pair.evidence.isInGap = pair.evidence.deck == .same && isInGap(one, pair.arrival)
      var verdict = pair.evidence.verdict
      if !known[one].doubted.isEmpty {
        // What was asked stays asked until the learner answers it, and is not answered by what moved since.
        let id = library.entries[arrivals[pair.arrival].entry].id
        if verdict == .likely || known[one].doubted.contains(id) { verdict = .possible }
        pair.evidence.wasAsked = true
      }
      if isGapRewritten(one, pair.arrival) {
        verdict = .possible
        pair.evidence.wasAsked = true
      }
      if verdict == .unlikely { continue }
      let grade = verdict == .likely ? 0 : verdict == .possible ? 1 : 2
      list.append(((grade, pair.evidence.distance, pair.arrival), pair))
    }
    if list.contains(where: { $0.rank.0 < 2 }) { list.removeAll { $0.rank.0 == 2 } }
    if list.count > 1 { list.sort { $0.rank < $1.rank } }
    return list.map(\.pair)
  }

  /// Results for parts of the open cards, which some threads make.
  private static func inParts<Result: Sendable>(
    of cards: SimilarCards, _ work: @escaping @Sendable (Range<Int>) -> Result
  ) -> [Result] {
    let parts = Parallel.parts(of: cards.open.indices, worthAThread: 200)
    return Parallel.map(parts.count) { work(parts[$0]) }
  }
}
