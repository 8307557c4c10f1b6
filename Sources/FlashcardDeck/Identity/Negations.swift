/// Words that turn the meaning of a question around, in the languages in which cards are written. One that is missing
/// may give a card the progress of its contrary; one that is too many costs a question to the learner.
enum Negations {
  /// Whether a word in lower case is one.
  static func contains(_ word: String) -> Bool {
    words.contains(word) || word.hasSuffix("n't") || word.hasPrefix("n'")
  }

  /// How many there are in writing without spaces, besides the single characters.
  static func count(in question: String) -> Int {
    guard question.unicodeScalars.contains(where: { $0.value >= 0xE00 }) else { return 0 }
    let text = affirmativeSyllables.reduce(question) { $0.replacing($1, with: " ") }
    return syllables.reduce(0) { $0 + text.ranges(of: $1).count }
  }

  /// Single characters of Chinese.
  static let characters: Set<Character> = ["不", "非", "无", "未", "没", "勿", "否", "莫"]

  /// Words with a negation in them that negate nothing.
  static let affirmative = [
    "不仅", "不过", "无论", "未来", "非常", "除非", "是否", "能否", "有没有", "有沒有",
  ]

  private static let affirmativeSyllables = [
    "必ず", "まず", "はず", "わずか", "少ない", "危ない", "少なく", "まもなく", "なくな", "なくす", "ずつ", "못지않",
  ]

  private static let syllables = ["ない", "なく", "ません", "ず", "ぬ", "않", "못", "없", "ไม่"]

  private static let words: Set<String> = Set(
    """
    not no none never nobody nothing nowhere without cannot nor neither non unless except hardly barely scarcely rarely \
    seldom dont doesnt didnt isnt arent wasnt werent wont wouldnt couldnt shouldnt hasnt havent hadnt cant mustnt aint \
    nicht nichts kein keine keinem keinen keiner keines keinerlei nie niemals niemand weder ohne kaum \
    pas ne ni sans jamais aucun aucune rien guère sin nunca nada nadie tampoco jamás ningún ninguno ninguna \
    mica né senza nessun nessuno nessuna niente nulla não nao nem sem nenhum nenhuma ninguém \
    geen niet nooit zonder niemand niets noch inte ej aldrig utan ingen inget inga ikke ikkje aldri uten uden intet \
    nie bez nigdy żaden żadna żadne żadnych ani nikdy žádný žádná žádné nu fără nincs \
    ei eivät emme ette eikä ilman değil yok hiç không chưa chẳng tidak bukan tanpa jangan \
    δεν δε μη μην χωρίς ποτέ κανένας καμία не ни нет без никогда нельзя никто ничто немає ні ніколи нема \
    لا ليس ليست لم لن غير بدون לא אין ללא नहीं बिना 안
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
