/// The cards that are compared by how similar they are: those that are left over, and all others, which
/// show how alike cards are anyway.
struct SimilarCards: Sendable {
  /// To which card a text belongs.
  enum Owner {
    case known(Int)
    case arrival(Int)
    case settled
  }

  /// An arrival that a known card may be.
  struct Pair: Sendable {
    let arrival: Int
    var evidence: Evidence
  }

  let texts: ComparedTexts
  let index: SimilarTexts
  /// The open known cards.
  let open: [Int]
  private let knownCount: Int
  /// The first text of each arrival, and behind them the first one of a settled card.
  private var firstTexts: [Int] = []
  private var arrivalOfText: [Int] = []
  /// The open arrivals by question or answer with their deck.
  private var buckets = CardBuckets()
  /// The open arrivals that bear the names of known cards, or ask what their ids say that they asked.
  private var namesakes: [Int: [Int]] = [:]
  /// Which questions and answers one known card and one card of the library have.
  private let questions, answers: Census

  /// As many cards an author may have edited while their deck got another name.
  private static var fewCards: Int { 500 }

  init(_ identifier: Identifier, open: [Int]) {
    self.open = open
    knownCount = identifier.known.count
    for (index, arrival) in identifier.arrivals.enumerated() {
      firstTexts.append(knownCount + arrivalOfText.count)
      for _ in arrival.faces { arrivalOfText.append(index) }
    }
    let (first, arrivals) = (firstTexts, arrivalOfText)
    let settledStart = knownCount + arrivals.count
    firstTexts.append(settledStart)
    let settled = identifier.settled.compactMap { identifier.ids.recorded[$0.id] }
    let count = knownCount
    texts = ComparedTexts(count: settledStart + settled.count) { text in
      if text < count { return identifier.known[text].face }
      if text >= settledStart { return CardFace(settled[text - settledStart]) }
      let arrival = arrivals[text - count]
      return identifier.arrivals[arrival].faces[text - first[arrival]]
    }
    let isOpen = identifier.arrivals.map(\.isOpen)
    let searched = arrivals.indices.filter { isOpen[arrivals[$0]] }.map { count + $0 }
    index = SimilarTexts(texts.landmarks, searched: open + searched)
    buckets = CardBuckets(of: identifier.arrivals)
    questions = Census(of: \.question, in: identifier, decks: nil)
    answers = Census(of: \.answer, in: identifier, decks: nil)
    for arrival in isOpen.indices where isOpen[arrival] {
      for one in identifier.namesakes(of: arrival) { namesakes[one, default: []].append(arrival) }
      if let one = identifier.known(askedBy: arrival) {
        namesakes[one, default: []].append(arrival)
      }
    }
  }

  func owner(of text: Int) -> Owner {
    if text < knownCount { return .known(text) }
    let place = text - knownCount
    return place < arrivalOfText.count ? .arrival(arrivalOfText[place]) : .settled
  }

  /// The texts of an arrival. A known card has one, with its own number.
  func texts(ofArrival arrival: Int) -> Range<Int> {
    firstTexts[arrival]..<firstTexts[arrival + 1]
  }

  /// Texts that may be of a known card or show how alike others are.
  func candidates(
    of one: Int, in identifier: Identifier, _ search: inout SimilarTexts
  ) -> [Int] {
    let deck = identifier.known[one].deck
    let present = identifier.presentDecks[deck]
    var near: [Int] = namesakes[one] ?? []
    for text in identifier.known[one].texts {
      buckets.add(text, deck: deck, to: &near)
      if let present, present != deck { buckets.add(text, deck: present, to: &near) }
    }
    for (place, offset) in [
      (identifier.beside[one].before, 1), (identifier.beside[one].after, -1),
    ] {
      guard let beside = identifier.entry(at: place),
        let neighbour = identifier.library.neighbour(of: beside, offset),
        case let arrival = identifier.arrivalOfEntry[neighbour], arrival >= 0
      else { continue }
      let index = Int(arrival)
      if identifier.arrivals[index].isOpen { near.append(index) }
    }
    if identifier.known[one].seen != nil { near += identifier.arrivalsInGap(of: one) }
    if !identifier.known[one].doubted.isEmpty {
      near += identifier.known[one].doubted.compactMap { card in
        identifier.library.index(of: card).map { Int(identifier.arrivalOfEntry[$0]) }
      }.filter { $0 >= 0 && identifier.arrivals[$0].isOpen }
    }
    // Whatever is new in the deck of a card that was just edited.
    if identifier.known[one].id == identifier.opened {
      let new = identifier.arrivals.indices.filter {
        identifier.arrivals[$0].isOpen && identifier.arrivals[$0].deck == present
      }
      near += new.prefix(50)
    }
    var texts = near.map { firstTexts[$0] }
    // Many cards of an absent deck are not looked for by what is merely similar: it is only not there.
    if present != nil || open.count <= Self.fewCards { texts += search.search(one) }
    var unique: [Int] = []
    for text in texts where text != one && !unique.contains(text) { unique.append(text) }
    return unique
  }

  /// What speaks for an arrival being a known card, without their places.
  func evidence(_ one: Int, _ arrival: Int, in identifier: Identifier) -> Evidence {
    let range = texts(ofArrival: arrival)
    var (likeness, text) = (CardSimilarity.Likeness(question: 0, answer: 0), range.lowerBound)
    for other in range {
      let found = texts.likeness(one, other)
      if found.question + found.answer > likeness.question + likeness.answer {
        (likeness, text) = (found, other)
      }
    }
    let (deck, otherDeck) = (identifier.known[one].deck, identifier.arrivals[arrival].deck)
    let digests = identifier.known[one].texts
    let faces = identifier.arrivals[arrival].faces
    let asksTheSame = digests.contains { text in
      faces.contains { $0.questionKey == text.question }
    }
    let isKnownToAsk = asksTheSame || identifier.known(askedBy: arrival) == one
    // Texts of two languages have no words in common.
    let script = identifier.known[one].face.isIdeographic
    let own = faces.filter { $0.isIdeographic == script }
    let comparable = own.isEmpty ? faces : own
    let subjects =
      isKnownToAsk || likeness.question < 0.1
      ? [] : comparable.map { SubjectChange($0.question, identifier.known[one].face.question) }
    let sameQuestion = isKnownToAsk || subjects.contains(.setting)
    let isKept = digests.contains { text in faces.contains { $0.answer == text.answer } }
    let isSetOtherwise =
      !isKept && likeness.answer >= 0.1 && (subjects.min() ?? .setting) > .setting
      && identifier.haveShownAnswer(one, arrival)
    let sameAnswer = isKept || isSetOtherwise
    if sameQuestion { likeness.question = 1 }
    if sameAnswer { likeness.answer = 1 }
    let hasShortQuestion = texts.hasShortQuestion(one) || texts.hasShortQuestion(text)
    let hasShortAnswer =
      isKept
      ? !identifier.haveTellingAnswer(one, arrival)
      : texts.hasShortAnswer(one) || texts.hasShortAnswer(text)
    let present = identifier.presentDecks[deck]
    let isSame = deck == otherDeck || present == otherDeck
    return Evidence(
      likeness: likeness, sameQuestion: sameQuestion, sameAnswer: sameAnswer,
      sameName: identifier.hasName(arrival, of: one),
      sameNumbers: texts.haveSameNumbers(one, text), hasNumbers: texts.hasNumbers(one),
      isOneLetter: sameAnswer && hasShortQuestion
        && faces.contains {
          CardSimilarity.isOneLetter($0.question, identifier.known[one].face.question)
        }, hasShortQuestion: hasShortQuestion,
      hasShortAnswer: hasShortAnswer,
      subject: sameQuestion || sameAnswer && !hasShortAnswer ? .same : subjects.min() ?? .same,
      isConverted: comparable.contains {
        CardSimilarity.areConverted(identifier.known[one].face.question, $0.question)
      },
      sentence: sameAnswer
        ? .setting
        : comparable.map { $0.change(ofSentence: identifier.known[one].face) }.min() ?? .setting,
      insertion: comparable.map { Insertion($0.question, identifier.known[one].face.question) }
        .first { $0 != .none } ?? .none,
      hasLongAnswer: CardSimilarity.isLong(identifier.known[one].face.sketch)
        && faces.contains { CardSimilarity.isLong($0.sketch) },
      answerWeight: faces.compactMap(\.answerWeight).min() ?? 0,
      isRenamed: identifier.isRenamed(one, arrival),
      isBelowAnotherTopic: sameQuestion && !sameAnswer
        && identifier.isBelowAnotherTopic(one, arrival),
      isRareQuestion: asksTheSame && digests.contains { questions.isRare($0.question) }
        && QuestionTokens(identifier.known[one].face.question).saysSomething,
      isRareAnswer: isKept && digests.contains { answers.isRare($0.answer) },
      isCommonQuestion: digests.contains {
        identifier.common.contains(Census.key($0.question, 1, deck))
      } || identifier.isAskedInSeveralDecks(one),
      sharedID: identifier.known[one].look.sharesID,
      isFresh: identifier.isFresh(one, arrival), places: 0,
      isAlone: identifier.isAlone(one, arrival),
      deck: isSame ? .same : present == nil ? .absent : .other, isOwnDeck: deck == otherDeck)
  }

  /// Whether a known card and an arrival are closer to each other than the known card is to any other card
  /// than an arrival, or that arrival to any other known card: how alike different cards are here.
  ///
  /// - Parameter found: texts that are like the known card.
  func areClosest(
    _ one: Int, _ pair: Pair, found: some Sequence<Int>, in identifier: Identifier,
    _ search: inout SimilarTexts
  ) -> Bool {
    let own = texts(ofArrival: pair.arrival)
    guard pair.evidence.isCloser(than: 2.4) else { return false }
    func isCloser(than text: Int) -> Bool {
      let ends: (known: Bool, arrival: Bool)
      switch owner(of: text) {
      case .known(let other) where other == one: return true
      // A known card that is still open is a claimant if it is likely at all.
      case .known(let other): ends = (false, !identifier.known[other].isOpen)
      case .arrival(let other) where other == pair.arrival: return true
      case .arrival(let other): ends = (!identifier.arrivals[other].isOpen, false)
      case .settled: ends = (true, true)
      }
      func isCloser(than end: Int) -> Bool {
        let likeness = texts.likeness(end, text)
        return pair.evidence.isCloser(than: 2.3 - likeness.question - likeness.answer)
      }
      return (!ends.known || isCloser(than: one))
        && (!ends.arrival || isCloser(than: own.lowerBound))
    }
    // What is like the arrival is looked for only if nothing that was found is too close.
    guard found.allSatisfy({ isCloser(than: $0) }) else { return false }
    for text in own {
      for rival in search.search(text) where !isCloser(than: rival) { return false }
    }
    return true
  }
}
