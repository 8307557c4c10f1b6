import FlashcardDeck

/// What a learner has chosen or typed of a card that asks for it.
enum Reply: Equatable, Sendable {
  case choosing(ChoiceReply)
  case typing(TypedReply)

  /// The reply to a card that was just asked; nil if it asks for none.
  init?(to index: Int, in language: Language, _ state: State) {
    switch state.library.kind(ofCardAt: index) {
    case .choice:
      let card = state.library.card(at: index, in: language)
      guard !card.choices.isEmpty else { return nil }
      self = .choosing(ChoiceReply(card, on: state.day))
    case .typed: self = .typing(TypedReply())
    case .basic, .reversed, .cloze: return nil
    }
  }

  /// The part of the interface in which the card is asked.
  var context: Context {
    switch self {
    case .choosing: .choice
    case .typing: .typing
    }
  }
}

/// What was chosen of a card, by places in the order that is shown.
struct ChoiceReply: Equatable, Sendable {
  /// The card's choices in the order in which they are shown.
  let order: [Int]
  /// The places of those that are right.
  let right: Set<Int>
  var cursor = 0
  var chosen: Set<Int> = []

  init(_ card: Card, on day: Day) {
    let order = card.choiceOrder(on: day)
    self.order = order
    right = Set(order.indices.filter { card.choices[order[$0]].isRight })
  }

  /// The choices in the order of the deck, of a card that is looked at.
  init(_ card: Card) {
    order = Array(card.choices.indices)
    right = Set(card.choices.indices.filter { card.choices[$0].isRight })
    cursor = -1
  }

  /// Whether more than one is right, so that each is ticked.
  var isSeveral: Bool { right.count > 1 }

  mutating func toggle(_ place: Int) {
    cursor = place
    if chosen.remove(place) == nil { chosen.insert(place) }
  }

  /// The grade that was earned: the right ones, all of them, and no other.
  var grade: Grade { chosen.isEmpty || chosen == right ? .good : .again }

  /// The letter of a place; a space behind those that have a key.
  static func letter(_ place: Int) -> String {
    (0..<Key.choiceLetters).contains(place) ? String(UnicodeScalar(UInt8(97 + place))) : " "
  }
}

/// What was typed of a card.
struct TypedReply: Equatable, Sendable {
  var input = TextInput()
  /// The comparison, once the answer is shown; nil if nothing was typed.
  var answer: TypedAnswer?

  /// Compares what was typed with what is right: as it is shown, or as it is written, of a formula or code.
  mutating func compare(with card: Card, ignoresAccents: Bool) {
    let text = input.text
    guard text.contains(where: { !$0.isWhitespace }) else { return answer = nil }
    let answers = card.typed.flatMap { source in
      let shown = MarkdownText(source, showsAddresses: false).oneLine.text
      let written = String(source.filter { $0 != "$" && $0 != "`" })
      return shown == written ? [shown] : [shown, written]
    }
    answer = TypedAnswer(text, answers, ignoresAccents: ignoresAccents)
  }
}
