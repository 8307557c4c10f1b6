import FlashcardDeck

/// Names of cards that an input may choose from, some of them hard to write in JSON.
enum StudyCards {
  static let all = [
    "q", "lora-rank", "卡片", "a\"b\\c", "é", "q-2", "x/y", "Z", "long-name-of-a-card",
  ]
  .map { CardID($0) }
}
