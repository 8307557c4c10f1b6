/// How far what a question is about was changed.
enum SubjectChange: Int, Comparable {
  /// Nothing but how it is set: marks, spaces, punctuation.
  case setting
  /// It is put in other words.
  case same
  /// A letter of a word is another one, or its case or number, which may be a slip or make another word (`malloc`,
  /// `calloc`; `Turkey`, `turkey`; `good`, `goods`).
  case slip
  /// A word has another ending (`lender`, `lending`), or one came or went (`lock`, `read lock`).
  case letters
  /// Another word stands there, or a sign, a negation or the order of the words turns the meaning.
  case other

  static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }

  init(_ one: String, _ other: String) {
    let (first, second) = (QuestionTokens(one), QuestionTokens(other))
    if first.tokens == second.tokens {
      self = Self.changeOfSetting(first, second)
    } else if first.negations != second.negations {
      self = .other
    } else if Insertion(one, other) == .remark {
      self = .same
    } else if first.signs != second.signs || first.literals.haveOtherCode(second.literals)
      || WordOrder.isTurned(first, second) || AskedWords.differ(one, other)
    {
      self = .other
    } else if let exchanged = Self.exchange(first, second) {
      self = exchanged
    } else if ExchangedWords.differ(one, other) {
      self = .other
    } else {
      self = max(
        ExchangedWords.changeOfForms(one, other), ExchangedWords.changeOfSyllables(one, other),
        Self.changeOfCase(first, second), AskedWords.changeOfParticles(one, other),
        first.literals.changeOfQuotes(second.literals), .same)
    }
  }

  /// How far the same words are set otherwise: a capital, a quotation, a sign at the end may make them others.
  private static func changeOfSetting(_ one: QuestionTokens, _ other: QuestionTokens) -> Self {
    if one.literals.haveOtherCode(other.literals) { return .other }
    let hasOtherWords = zip(one.tokens, other.tokens).contains { one, other in
      one.text != other.text
        && (one.isTelling && one.kind == .word || one.text.lowercased() != other.text.lowercased())
    }
    let hasOtherEnd = one.endSigns.map { $0 != other.endSigns } ?? false && other.endSigns != nil
    return max(
      hasOtherWords || hasOtherEnd ? .slip : .setting, one.literals.changeOfQuotes(other.literals))
  }

  /// How far telling words of questions in other words have another case; those that begin a sentence have a capital.
  private static func changeOfCase(_ one: QuestionTokens, _ other: QuestionTokens) -> Self {
    func words(_ tokens: [QuestionTokens.Token]) -> [String: [String]] {
      let inside = tokens.dropFirst().filter { $0.kind == .word && $0.isTelling }
      return Dictionary(grouping: inside.map(\.text)) { $0.lowercased() }
    }
    let (words, others) = (words(one.tokens), words(other.tokens))
    return words.compactMap { word, texts -> Self? in
      guard let found = others[word] else { return nil }
      let (gone, come) = (Set(texts).subtracting(found), Set(found).subtracting(texts))
      guard let one = (gone.isEmpty ? come : gone).min() else { return nil }
      let list = gone.isEmpty ? texts : found
      return list.map { ExchangedWords.change(one, $0) }.max()
    }.max() ?? .same
  }

  /// What was put in the place of something else, if that is all that differs; nil if it is not.
  private static func exchange(_ one: QuestionTokens, _ other: QuestionTokens) -> Self? {
    let (one, other) = (one.tokens, other.tokens)
    let prefix = zip(one, other).prefix { $0 == $1 }.count
    let suffix = zip(one.dropFirst(prefix).reversed(), other.dropFirst(prefix).reversed())
      .prefix { $0 == $1 }.count
    let gone = one[prefix..<(one.count - suffix)]
    let come = other[prefix..<(other.count - suffix)]
    guard !gone.isEmpty, !come.isEmpty else { return nil }
    if gone.count == come.count {
      let pairs = zip(gone, come).filter { $0 != $1 }
      guard pairs.count <= longestExchange || pairs.count * 3 <= one.count else { return nil }
      let kept = zip(one, other).count { $0 == $1 && $0.isLongWord }
      return pairs.map { change(from: $0, to: $1, isAtEnd: suffix == 0, kept: kept) }.max()
    }
    // Other words than the ones that ask: `mean`, `mode of`.
    guard max(gone.count, come.count) <= longestExchange, Set(gone).isDisjoint(with: come),
      (gone + come).contains(where: \.isTelling)
    else { return nil }
    return [gone, come].allSatisfy { $0.allSatisfy { $0.kind == .word && $0.isTelling } }
      ? nil : .other
  }

  /// The most tokens in the place of others that are an exchange, and no new wording.
  private static let longestExchange = 2

  private static func change(
    from one: QuestionTokens.Token, to other: QuestionTokens.Token, isAtEnd: Bool, kept: Int
  ) -> Self {
    if one.isArticle, other.isArticle { return isAtEnd ? .other : .same }
    guard one.kind == .word, other.kind == .word, one.isTelling, other.isTelling else {
      return .other
    }
    switch ExchangedWords.change(one.text, other.text) {
    case .other: return .other
    case let change: return kept >= ExchangedWords.manyWords ? min(change, .slip) : change
    }
  }
}
