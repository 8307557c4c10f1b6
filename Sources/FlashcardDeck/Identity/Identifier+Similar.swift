/// Matches of cards that are similar, if they are much more so than other cards are to each other.
extension Identifier {
  /// A card to compare with: one that may be matched, or one that shows how alike cards are anyway.
  private enum Owner {
    case known(Int)
    case arrival(Int)
    case settled
  }

  private struct Pair {
    let arrival: Int
    var evidence: Evidence
  }

  /// The texts of all cards, and what is found in them.
  private struct Comparison {
    var owners: [Owner] = []
    var faces: [CardFace] = []
    var texts: [CardSimilarity.Text] = []
    var similarity = CardSimilarity()
    /// The first text of each known card and arrival.
    var ofKnown: [Int] = []
    var ofArrival: [Int] = []

    mutating func add(_ face: CardFace, _ owner: Owner) {
      let text = CardSimilarity.Text(face)
      similarity.count(text)
      owners.append(owner)
      faces.append(face)
      texts.append(text)
    }
  }

  mutating func matchSimilar() {
    let open = known.indices.filter { known[$0].isOpen }
    guard !open.isEmpty, arrivals.contains(where: \.isOpen) else { return }
    let comparison = makeComparison()
    var index = SimilarTexts(comparison.faces)
    let buckets = makeBuckets()
    // The neighbours that a round finds are evidence in the next one.
    var found: [Int: [Int]] = [:]
    var namesakes: [Int: [Int]] = [:]
    for (arrival, card) in arrivals.enumerated() where card.isOpen && card.isNamed {
      for one in self.namesakes(of: card) { namesakes[one, default: []].append(arrival) }
    }
    for one in open {
      found[one] = candidates(of: one, buckets, namesakes: namesakes, comparison, &index)
    }
    // An arrival's rivals are asked for only if it is a candidate.
    var rivals: [Int: [Int]] = [:]
    let all = allPairs(open, found, comparison)
    for _ in 0..<3 {
      let pairs = likelyPairs(all)
      var claims: [Int: [Int]] = [:]
      for (one, list) in pairs {
        for pair in list { claims[pair.arrival, default: []].append(one) }
      }
      var matches: [(one: Int, arrival: Int)] = []
      for one in open {
        guard let list = pairs[one], let best = list.first, best.evidence.verdict == .likely else {
          continue
        }
        if rivals[best.arrival] == nil {
          rivals[best.arrival] = knownLike(best.arrival, comparison, &index)
        }
        let others = list.dropFirst().map(\.evidence.distance)
        let claimants = (claims[best.arrival] ?? []).filter { $0 != one }.compactMap { other in
          pairs[other]?.first { $0.arrival == best.arrival }?.evidence.distance
        }
        let background = closest(
          to: one, best.arrival, among: (found[one] ?? []) + (rivals[best.arrival] ?? []),
          comparison)
        let isAlone = (others + claimants).allSatisfy { isCloser(best.evidence, than: $0) }
        if isAlone, isCloser(best.evidence, than: background) {
          matches.append((one, best.arrival))
        }
      }
      if matches.isEmpty {
        break
      }
      // No two have one arrival: each would be a claimant of the other's.
      for (one, arrival) in matches { match(one, arrival) }
    }
    matchRewritten(all)
    for (one, list) in likelyPairs(all) { doubt(one, list) }
    doubts.sort { $0.was < $1.was }
  }

  /// Takes cards of whose text only the question is left, if no other pair is possible for either of the
  /// two and no other card has a similar answer.
  private mutating func matchRewritten(_ all: [Int: [Pair]]) {
    let pairs = likelyPairs(all)
    var claims: [Int: Int] = [:]
    for list in pairs.values { for pair in list { claims[pair.arrival, default: 0] += 1 } }
    for (one, list) in pairs {
      guard list.count == 1, list[0].evidence.isRewritten, claims[list[0].arrival] == 1 else {
        continue
      }
      let arrival = list[0].arrival
      let competes = (all[one] ?? []).contains {
        $0.arrival != arrival && ($0.evidence.sameQuestion || $0.evidence.likeness.answer >= 0.3)
      }
      if !competes { match(one, arrival) }
    }
  }

  private mutating func doubt(_ one: Int, _ pairs: [Pair]) {
    if !pairs.isEmpty { doubt(one, pairs.map { ($0.arrival, $0.evidence.reasons) }) }
  }

  private func isCloser(_ evidence: Evidence, than distance: Double) -> Bool {
    evidence.distance <= distance * (evidence.places == 2 ? 0.8 : 0.6)
  }

  // MARK: Candidates

  private func makeComparison() -> Comparison {
    var comparison = Comparison()
    for (index, one) in known.enumerated() {
      comparison.ofKnown.append(comparison.faces.count)
      comparison.add(one.face, .known(index))
    }
    for (index, arrival) in arrivals.enumerated() {
      comparison.ofArrival.append(comparison.faces.count)
      for face in arrival.faces { comparison.add(face, .arrival(index)) }
    }
    for (id, _) in settled {
      if let look = ids.recorded[id] { comparison.add(CardFace(look), .settled) }
    }
    return comparison
  }

  /// The open arrivals by question or answer with their deck.
  private func makeBuckets() -> [UInt64: [Int]] {
    var buckets: [UInt64: [Int]] = [:]
    for (index, arrival) in arrivals.enumerated() where arrival.isOpen {
      for face in arrival.faces {
        for key in [
          Census.key(face.questionKey, 1, arrival.deck), Census.key(face.answer, 2, arrival.deck),
        ] {
          // More say nothing, and would take long to compare.
          if buckets[key]?.count ?? 0 <= Self.mostCandidates {
            buckets[key, default: []].append(index)
          }
        }
      }
    }
    return buckets
  }

  /// Texts that may be of a known card or show how alike others are, as indices of the comparison.
  private func candidates(
    of one: Int, _ buckets: [UInt64: [Int]], namesakes: [Int: [Int]], _ comparison: Comparison,
    _ index: inout SimilarTexts
  ) -> [Int] {
    let card = known[one]
    var near: [Int] = namesakes[one] ?? []
    for deck in Set([card.deck, presentDecks[card.deck] ?? card.deck]).sorted() {
      for text in card.texts {
        for key in [Census.key(text.question, 1, deck), Census.key(text.answer, 2, deck)] {
          if let bucket = buckets[key], bucket.count <= Self.mostCandidates { near += bucket }
        }
      }
    }
    for (id, offset) in [(card.look.before, 1), (card.look.after, -1)] {
      if let id, let beside = entry(of: id), let place = library.neighbour(of: beside, offset),
        let arrival = arrivalOfEntry[place], arrivals[arrival].isOpen
      {
        near.append(arrival)
      }
    }
    var texts = near.map { comparison.ofArrival[$0] }
    // A card of an absent deck is not looked for by what is merely similar.
    if presentDecks[card.deck] != nil { texts += index.search(card.face) }
    var seen: Set<Int> = []
    return texts.filter { text in
      if case .known(one) = comparison.owners[text] { return false }
      return seen.insert(text).inserted
    }
  }

  /// Texts of known cards that are like an arrival.
  private func knownLike(
    _ arrival: Int, _ comparison: Comparison, _ index: inout SimilarTexts
  ) -> [Int] {
    arrivals[arrival].faces.flatMap { index.search($0) }
  }

  // MARK: Evidence

  /// Each open card with the arrivals that it may be.
  private func allPairs(
    _ open: [Int], _ found: [Int: [Int]], _ comparison: Comparison
  ) -> [Int: [Pair]] {
    var pairs: [Int: [Pair]] = [:]
    for one in open {
      var seen: Set<Int> = []
      for text in found[one] ?? [] {
        guard case .arrival(let arrival) = comparison.owners[text], arrivals[arrival].isOpen,
          seen.insert(arrival).inserted, !wasBeside(one, arrival)
        else { continue }
        let evidence = evidence(one, arrival, comparison)
        pairs[one, default: []].append(Pair(arrival: arrival, evidence: evidence))
      }
    }
    return pairs
  }

  /// Of all pairs, those that are possible with the neighbours that are known by now, the best first.
  private func likelyPairs(_ all: [Int: [Pair]]) -> [Int: [Pair]] {
    var pairs: [Int: [Pair]] = [:]
    for (one, candidates) in all where known[one].isOpen {
      var list: [(isLikely: Bool, pair: Pair)] = []
      for var pair in candidates where arrivals[pair.arrival].isOpen {
        pair.evidence.places = samePlaces(one, pair.arrival)
        let verdict = pair.evidence.verdict
        if verdict != .unlikely { list.append((verdict == .likely, pair)) }
      }
      guard !list.isEmpty else { continue }
      list.sort {
        ($0.isLikely ? 0 : 1, $0.pair.evidence.distance, $0.pair.arrival)
          < ($1.isLikely ? 0 : 1, $1.pair.evidence.distance, $1.pair.arrival)
      }
      pairs[one] = list.map(\.pair)
    }
    return pairs
  }

  private func evidence(_ one: Int, _ arrival: Int, _ comparison: Comparison) -> Evidence {
    let (card, other) = (known[one], arrivals[arrival])
    let text = comparison.texts[comparison.ofKnown[one]]
    let first = comparison.ofArrival[arrival]
    var best = (
      likeness: CardSimilarity.Likeness(question: 0, answer: 0), text: comparison.texts[first]
    )
    for face in first..<(first + other.faces.count) {
      let likeness = comparison.similarity.likeness(text, comparison.texts[face])
      if likeness.question + likeness.answer > best.likeness.question + best.likeness.answer {
        best = (likeness, comparison.texts[face])
      }
    }
    let digests = card.texts
    let sameQuestion = digests.contains { text in
      other.faces.contains { $0.questionKey == text.question }
    }
    let sameAnswer = digests.contains { text in other.faces.contains { $0.answer == text.answer } }
    if sameQuestion { best.likeness.question = 1 }
    if sameAnswer { best.likeness.answer = 1 }
    let isSame = card.deck == other.deck || presentDecks[card.deck] == other.deck
    return Evidence(
      likeness: best.likeness, sameQuestion: sameQuestion, sameAnswer: sameAnswer,
      sameName: hasName(arrival, of: one), sameNumbers: text.numbers == best.text.numbers,
      hasNumbers: !text.numbers.isEmpty,
      isOneLetter: other.faces.contains {
        CardSimilarity.isOneLetter($0.question, card.face.question)
      }, hasShortQuestion: text.isShort || best.text.isShort,
      hasShortAnswer: !text.isTelling || !best.text.isTelling,
      isRenamed: isRenamed(one, arrival), sharedID: card.look.sharesID,
      places: samePlaces(one, arrival),
      deck: isSame ? .same : presentDecks[card.deck] == nil ? .absent : .other,
      isOwnDeck: card.deck == other.deck)
  }

  /// The least distance between a known card and any other card than an arrival, or between that
  /// arrival and any other known card: how alike different cards are here.
  private func closest(
    to one: Int, _ arrival: Int, among texts: [Int], _ comparison: Comparison
  ) -> Double {
    let mine = comparison.ofKnown[one]
    let first = comparison.ofArrival[arrival]
    var least = 2.4
    for text in texts {
      let ends: [Int]
      switch comparison.owners[text] {
      case .known(let other) where other == one: continue
      // A known card that is still open is a claimant if it is likely at all.
      case .known(let other): ends = known[other].isOpen ? [] : [first]
      case .arrival(let other) where other == arrival: continue
      case .arrival(let other): ends = arrivals[other].isOpen ? [] : [mine]
      case .settled: ends = [mine, first]
      }
      for end in ends {
        let likeness = comparison.similarity.likeness(comparison.texts[end], comparison.texts[text])
        least = min(least, 2.3 - likeness.question - likeness.answer)
      }
    }
    return least
  }
}
