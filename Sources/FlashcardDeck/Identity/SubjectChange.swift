/// How far what a question is about was changed.
enum SubjectChange: Int, Comparable {
  /// Nothing but how it is set: marks, spaces, punctuation.
  case setting
  /// It is put in other words.
  case same
  /// A letter of a word is another one, which may be a slip or make another word (`malloc`, `calloc`).
  case slip
  /// A word has another ending (`lender`, `lending`), or one came or went (`lock`, `read lock`).
  case letters
  /// Another word stands there, or a sign, a negation or the order of the words turns the meaning.
  case other

  static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }

  init(_ one: String, _ other: String) {
    let (first, second) = (QuestionTokens(one), QuestionTokens(other))
    if first.tokens == second.tokens {
      self = .setting
    } else if first.negations != second.negations {
      self = .other
    } else if Insertion(one, other) == .remark {
      self = .same
    } else if first.signs != second.signs || Self.isTurned(first, second) {
      self = .other
    } else if let exchanged = Self.exchange(first, second) {
      self = exchanged
    } else if ExchangedWords.differ(one, other) {
      self = .other
    } else {
      let isChanged =
        ExchangedWords.haveOtherForms(one, other)
        || ExchangedWords.haveOtherSyllables(one, other)
      self = isChanged ? .letters : .same
    }
  }

  /// Whether questions differ by nothing but the order or the number of their telling words, or by articles besides.
  private static func isTurned(_ one: QuestionTokens, _ other: QuestionTokens) -> Bool {
    let (telling, others) = (one.telling, other.telling)
    if telling == others { return false }
    let isSameSet = Set(telling) == Set(others)
    if isSameSet, telling.count != others.count { return true }
    func sorted(_ tokens: [QuestionTokens.Token]) -> [String] {
      tokens.filter { !$0.isArticle }.map(\.key).sorted()
    }
    return sorted(one.tokens) == sorted(other.tokens)
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
    case let change: return kept >= ExchangedWords.manyWords ? .same : change
    }
  }
}
