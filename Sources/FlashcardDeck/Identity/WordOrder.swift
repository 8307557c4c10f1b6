/// The order of words, which says who does what: `Does smoking cause cancer?` and `Do cancers cause smoking?`
enum WordOrder {
  static func isTurned(_ one: QuestionTokens, _ other: QuestionTokens) -> Bool {
    isPermuted(one, other) || isReversed(one.tokens, other.tokens)
  }

  /// Whether questions differ by nothing but the order or the number of their telling words, or by articles besides.
  private static func isPermuted(_ one: QuestionTokens, _ other: QuestionTokens) -> Bool {
    let (telling, others) = (one.telling, other.telling)
    if telling == others { return false }
    let isSameSet = Set(telling) == Set(others)
    if isSameSet, telling.count != others.count { return true }
    func sorted(_ tokens: [QuestionTokens.Token]) -> [String] {
      tokens.filter { !$0.isArticle }.map(\.key).sorted()
    }
    return sorted(one.tokens) == sorted(other.tokens)
  }

  /// Whether two telling words changed places around a third one. Two words alone may do so in a question that is put in
  /// other words: `the capital of France`, `France's capital`.
  private static func isReversed(
    _ one: [QuestionTokens.Token], _ other: [QuestionTokens.Token]
  ) -> Bool {
    let places = places(of: one, in: other)
    func isBetween(_ place: (Int, Int), _ first: (Int, Int), _ last: (Int, Int)) -> Bool {
      first.0 < place.0 && place.0 < last.0 && last.1 < place.1 && place.1 < first.1
        && !one[place.0].isArticle && !conjunctions.contains(one[place.0].key)
    }
    return places.indices.contains { index in
      let first = places[index]
      guard one[first.0].isTelling else { return false }
      return places[(index + 1)...].contains { last in
        last.1 < first.1 && one[last.0].isTelling
          && places.contains { isBetween($0, first, last) }
      }
    }
  }

  /// The places of the words that each of two questions has once.
  private static func places(
    of one: [QuestionTokens.Token], in other: [QuestionTokens.Token]
  ) -> [(Int, Int)] {
    func isSame(_ one: QuestionTokens.Token, _ other: QuestionTokens.Token) -> Bool {
      if one == other { return true }
      guard [one, other].allSatisfy({ $0.kind == .word && $0.isTelling }),
        max(one.text.count, other.text.count) >= 4
      else { return false }
      return ExchangedWords.areAlike(one.text.lowercased(), other.text.lowercased())
    }
    return one.indices.compactMap { index in
      let found = other.indices.filter { isSame(one[index], other[$0]) }
      guard found.count == 1, one.indices.filter({ isSame(one[$0], other[found[0]]) }).count == 1
      else { return nil }
      return (index, found[0])
    }
  }

  private static let conjunctions: Set<String> = [
    "and", "or", "und", "oder", "et", "ou", "y", "o", "e", "和", "与", "或", "及", "と", "や",
  ]
}
