extension [String] {
  /// For each of these texts its place in another list of as many, by what it is: an equal text, else the next one
  /// that none is equal to. Nil if the other list is longer or shorter.
  public func counterparts(in other: [String]) -> [Int]? {
    guard count == other.count else { return nil }
    var equal: [String: [Int]] = [:]
    for place in other.indices.reversed() { equal[other[place], default: []].append(place) }
    var places = map { equal[$0]?.popLast() }
    var free = Set(other.indices).subtracting(places.compactMap(\.self)).sorted()[...]
    for index in indices where places[index] == nil { places[index] = free.popFirst() }
    return places.compactMap(\.self)
  }
}

extension [Choice] {
  /// For each of these choices its counterpart in another language. Nil if there are more or fewer, or if a right
  /// one would have a wrong counterpart: then nothing tells which of them mean the same.
  public func counterparts(inTranslation other: [Choice]) -> [Int]? {
    let places = map(\.text).counterparts(in: other.map(\.text))
    return places.flatMap { places in
      zip(self, places).allSatisfy { $0.isRight == other[$1].isRight } ? places : nil
    }
  }
}

extension Library {
  /// A warning for each card whose choices are not those of its other language.
  public var problemsOfChoices: [Problem] {
    entries.indices.compactMap { index in
      let languages = languages(at: index)
      guard languages.count > 1,
        languages.contains(where: { kind(ofCardAt: index, in: $0) == .choice })
      else { return nil }
      let cards = languages.map { card(at: index, in: $0) }
      guard cards[0].choices.counterparts(inTranslation: cards[1].choices) == nil else {
        return nil
      }
      return Problem(
        severity: .warning, file: cards[1].file, line: cards[1].line, column: 1,
        cause: .otherChoices(cards[1].id))
    }
  }
}
