/// Whether a question differs from another one by the word that says what it is about: `Is quicksort stable?`
/// and `Is heapsort stable?` are two cards, however alike their letters and answers are.
enum ExchangedWords {
  /// Words that say nothing of a subject. One that is missing here costs a question to the learner, not
  /// progress.
  private static let common: Set<String> = [
    "a", "about", "all", "an", "and", "any", "are", "as", "at", "be", "been", "being", "between",
    "briefly", "by", "can", "could", "define", "definition", "describe", "did", "different", "do",
    "does", "each", "exactly", "example", "explain", "for", "from", "gets", "give", "got", "had",
    "has", "have", "how", "if", "in", "into", "is", "it", "its", "just", "kind", "kinds",
    "list", "main", "make", "makes", "many", "me", "mean", "means", "meant", "might", "more",
    "most",
    "much", "name", "no", "not", "of", "on", "one", "or", "out", "please", "reason", "say", "shall",
    "should", "so", "some", "state", "tell", "than", "that", "the", "their", "them", "then",
    "there",
    "they", "this", "to", "under", "up", "use", "used", "uses", "using", "was", "we", "were",
    "what",
    "when", "where", "which", "who", "whom", "whose", "why", "will", "with", "would", "you", "your",
  ]

  /// Whether a telling word of one question is not in the other, and another one is there instead.
  ///
  /// Words of letters are compared; in writing without spaces nothing shows where a word ends.
  static func differ(_ one: String, _ other: String) -> Bool {
    let (one, other) = (words(one), words(other))
    let gone = one.subtracting(other)
    if gone.isEmpty { return false }
    let come = other.subtracting(one)
    if come.isEmpty { return false }
    return gone.contains { word in !come.contains { areAlike(word, $0) } }
      && come.contains { word in !gone.contains { areAlike(word, $0) } }
  }

  private static func words(_ question: String) -> Set<String> {
    var words: Set<String> = []
    for word in question.lowercased().split(whereSeparator: { !isLetter($0) })
    where !common.contains(String(word)) {
      words.insert(String(word))
    }
    return words
  }

  private static func isLetter(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first, scalar.value < 0x2E80 else { return false }
    return character.isLetter
  }

  /// Whether one word is the other with another ending, or with a letter or two changed.
  static func areAlike(_ one: String, _ other: String) -> Bool {
    // I and II are numbers.
    if one.allSatisfy("ivx".contains), other.allSatisfy("ivx".contains) { return one == other }
    let (one, other) = (Array(one.unicodeScalars), Array(other.unicodeScalars))
    let longest = max(one.count, other.count)
    let prefix = zip(one, other).prefix { $0 == $1 }.count
    if prefix >= 4, prefix * 2 >= longest { return true }
    return distance(one, other) <= max(1, longest / 4)
  }

  /// How many letters have to be changed, put in or taken out.
  private static func distance(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar]) -> Int {
    var row = Array(0...other.count)
    for (index, letter) in one.enumerated() {
      var before = row[0]
      row[0] = index + 1
      for place in other.indices {
        let cost = min(
          row[place + 1] + 1, row[place] + 1, before + (letter == other[place] ? 0 : 1))
        before = row[place + 1]
        row[place + 1] = cost
      }
    }
    return row[other.count]
  }
}
