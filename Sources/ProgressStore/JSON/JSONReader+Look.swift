import FlashcardDeck
import Toolkit

extension JSONReader {
  /// Reads what a card looked like, an object as `JSONWriter.look` writes it.
  mutating func look() throws(JSONError) -> CardLook {
    let start = self
    var question, deck, before, after, part, sentence, topic: String?
    var answer: UInt64?
    var sketch: [UInt32] = []
    var (isNamed, sharesID) = (false, false)
    var translation: CardLook.Digests?
    try beginObject()
    while let key = try nextKey() {
      switch key {
      case "question": question = try string()
      case "answer": answer = try number64()
      case "sketch": sketch = try hexadecimals(longest: CardLook.longestSketch)
      case "deck": deck = try string()
      case "before": before = takeNull() ? nil : try string()
      case "after": after = takeNull() ? nil : try string()
      case "named": isNamed = try boolean()
      case "shares": sharesID = try boolean()
      case "part": part = try string()
      case "sentence": sentence = try string()
      case "topic": topic = try string()
      case "translation": translation = try lookTranslation()
      default: try skip()
      }
    }
    guard let question, let answer, let deck else {
      throw start.expected("a look with question, answer and deck")
    }
    return CardLook(
      question: question, answer: answer, sketch: sketch, deck: deck,
      before: before.map(CardID.init), after: after.map(CardID.init), isNamed: isNamed,
      sharesID: sharesID, translation: translation, part: part ?? "", sentence: sentence ?? "",
      topic: topic ?? "")
  }

  private mutating func lookTranslation() throws(JSONError) -> CardLook.Digests {
    let start = self
    var question, answer: UInt64?
    try beginObject()
    while let key = try nextKey() {
      switch key {
      case "question": question = try number64()
      case "answer": answer = try number64()
      default: try skip()
      }
    }
    guard let question, let answer else { throw start.expected("digests of question and answer") }
    return CardLook.Digests(question: question, answer: answer)
  }

  /// Reads a number of 64 bits as 16 hexadecimal digits in quotes.
  mutating func number64() throws(JSONError) -> UInt64 {
    let start = self
    let digits = try stringBytes()
    guard digits.count == 16,
      let number = UInt64(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw start.expected("16 hexadecimal digits") }
    return number
  }

  /// Reads numbers as hexadecimal digits in one string, as many for each as its bits need (16 for 64 bits).
  mutating func hexadecimals<Number: FixedWidthInteger & UnsignedInteger>(
    longest: Int = .max
  ) throws(JSONError) -> [Number] {
    let start = self
    let digits = try stringBytes()
    let width = Number.bitWidth / 4
    guard digits.count % width == 0, digits.count / width <= longest else {
      throw start.expected("\(width) hexadecimal digits for each number")
    }
    var numbers: [Number] = []
    for offset in stride(from: 0, to: digits.count, by: width) {
      var number: Number = 0
      for place in stride(from: offset, to: offset + width, by: 4) {
        guard let unit = digits.hexadecimalUnit(at: place) else {
          throw start.expected("hexadecimal digits")
        }
        number = number << 16 | Number(unit)
      }
      numbers.append(number)
    }
    return numbers
  }
}

extension JSONWriter {
  /// Writes what a card looked like; keys without a value are left out.
  mutating func look(_ look: CardLook) {
    raw("{\"question\":")
    string(look.question)
    raw(",\"answer\":")
    hexadecimal([look.answer])
    raw(",\"sketch\":")
    hexadecimal(look.sketch)
    raw(",\"deck\":")
    string(look.deck)
    if let before = look.before {
      raw(",\"before\":")
      string(before.description)
    }
    if let after = look.after {
      raw(",\"after\":")
      string(after.description)
    }
    if look.isNamed { raw(",\"named\":true") }
    if look.sharesID { raw(",\"shares\":true") }
    if let translation = look.translation {
      raw(",\"translation\":{\"question\":")
      hexadecimal([translation.question])
      raw(",\"answer\":")
      hexadecimal([translation.answer])
      raw("}")
    }
    if !look.part.isEmpty {
      raw(",\"part\":")
      string(look.part)
    }
    if !look.sentence.isEmpty {
      raw(",\"sentence\":")
      string(look.sentence)
    }
    if !look.topic.isEmpty {
      raw(",\"topic\":")
      string(look.topic)
    }
    raw("}")
  }
}
