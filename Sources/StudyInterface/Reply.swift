import FlashcardDeck

/// What a learner has chosen or typed of a card that asks for it.
enum Reply: Equatable, Sendable {
  case choosing(ChoiceReply)
  case typing(TypedReply)

  /// The reply to a card that was just asked; nil if it asks for none.
  init?(to index: Int, in language: Language, _ state: State) {
    switch state.library.kind(ofCardAt: index, in: language) {
    case .choice:
      let card = state.library.card(at: index, in: language)
      guard !card.choices.isEmpty else { return nil }
      self = .choosing(
        ChoiceReply(card, state.library.textLanguage(at: index, shown: language), state))
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

  /// The grade that was earned; the learner may take another.
  var grade: Grade {
    switch self {
    case .choosing(let reply): reply.grade
    case .typing(let reply): reply.grade
    }
  }

  /// The language of the text that it is about; nil if that is the one that is shown.
  var language: Language? {
    switch self {
    case .choosing(let reply): reply.language
    case .typing: nil
    }
  }

  /// The same reply to the card as it is written now, or in another language; nil if that asks otherwise.
  func moved(to index: Int, in language: Language, _ state: State) -> Reply? {
    switch (self, Reply(to: index, in: language, state)) {
    case (.choosing(let old), .choosing(let new)): old.moved(to: new).map(Reply.choosing)
    case (.typing, .typing): self
    default: nil
    }
  }
}

/// What was chosen of a card, by places in the order that is shown.
struct ChoiceReply: Equatable, Sendable {
  /// The language of the text; nil if its deck names none.
  let language: Language?
  /// The text's choices, which say whether a card that is drawn is this one.
  let choices: [Choice]
  /// Their indices in the order in which they are shown.
  let order: [Int]
  /// The places of those that are right.
  let right: Set<Int>
  /// Nil for a card that is only looked at.
  var cursor: Int? = 0
  var chosen: Set<Int> = []
  /// What was ticked before the learner asked for the answer as somebody who does not know it; nil otherwise.
  private var givenUp: Set<Int>?

  private init(_ choices: [Choice], _ language: Language?, order: [Int]) {
    (self.choices, self.language, self.order) = (choices, language, order)
    right = Set(order.indices.filter { choices[order[$0]].isRight })
  }

  /// Nothing chosen yet, in the order of the day.
  init(_ card: Card, _ language: Language?, _ state: State) {
    let answers = state.record.answerCount(of: card.id, on: state.day)
    self.init(
      card.choices, language, order: card.choiceOrder(on: state.day, answers: answers))
  }

  /// The choices of a card that is looked at, with the letters that they have when it is asked.
  init(lookingAt card: Card, _ state: State) {
    self.init(card, nil, state)
    cursor = nil
  }

  /// What was chosen, in another text of the card, at the same places of the screen: each choice is the one that
  /// it was, as far as that can be told. Nil if it can't, because there are more or fewer, or because another
  /// language has others that are right.
  func moved(to new: ChoiceReply) -> ChoiceReply? {
    let counterparts =
      language == new.language
      ? choices.map(\.text).counterparts(in: new.choices.map(\.text))
      : choices.counterparts(inTranslation: new.choices)
    guard let counterparts else { return nil }
    var moved = ChoiceReply(new.choices, new.language, order: order.map { counterparts[$0] })
    (moved.cursor, moved.chosen, moved.givenUp) = (cursor, chosen, givenUp)
    return moved
  }

  /// Whether more than one is right, so that each is ticked.
  var isSeveral: Bool { right.count > 1 }

  mutating func toggle(_ place: Int) {
    cursor = place
    if chosen.remove(place) == nil { chosen.insert(place) }
  }

  /// Judges nothing that was ticked, of a learner who does not know.
  mutating func giveUp() { (givenUp, chosen) = (chosen, []) }

  /// Leads back to what was ticked; of choices of which one alone is right none is chosen then.
  mutating func takeBack() {
    chosen = isSeveral ? givenUp ?? chosen : []
    givenUp = nil
  }

  /// The grade that was earned: the right ones, all of them, and no other.
  var grade: Grade { chosen == right ? .good : .again }

  /// The letter of a place; a space behind those that have a key.
  static func letter(_ place: Int) -> String {
    (0..<Key.choiceLetters).contains(place) ? String(UnicodeScalar(UInt8(97 + place))) : " "
  }

  /// The keys that choose: the letters of the places, of which eight have one.
  static func letters(of count: Int) -> String {
    "a…" + letter(min(count, 8) - 1)
  }
}

/// What was typed of a card.
struct TypedReply: Equatable, Sendable {
  /// More characters than any answer that is worth typing.
  static let longest = 10_000

  var input = TextInput(longest: Self.longest)
  /// The comparison, once the answer is shown; nil if nothing was typed.
  var answer: TypedAnswer?

  /// The grade that was earned; who types nothing has given up.
  var grade: Grade { answer?.grade ?? .again }

  /// Compares what was typed with what is right: as it is shown, or as it is written, of a formula or code. A
  /// formula may be typed as it is drawn, in LaTeX or on one line, as in `x^2+1/2`.
  mutating func compare(with card: Card, ignoresAccents: Bool) {
    answer = nil
    let text = input.text
    // What is not seen is nothing, as an empty line is.
    guard Folding.fold(text).contains(where: { !$0.isWhitespace }) else { return }
    for source in card.typed {
      let answer = MarkdownText(source, showsAddresses: false)
      // A block of code is no part of a line, and its first row may name its language.
      let (line, code) = (answer.oneLine.text, answer.codeInOneLine)
      let shown = line.isEmpty ? code : line
      // A dollar that is shown is money or code, and none around a formula.
      let isFormula = source.contains("$") && !shown.contains("$")
      let written =
        line.isEmpty ? code : String(source.filter { $0 != "`" && !($0 == "$" && isFormula) })
      let ending = Self.ending(of: source)
      func take(_ text: String, _ answers: [String]) {
        keep(TypedAnswer(text, answers, ending: ending, ignoresAccents: ignoresAccents))
      }
      take(text, shown == written ? [shown] : [shown, written])
      if isFormula || TypedFormula.hasPowers(shown) {
        for formula in TypedFormula.readings(of: text) { take(formula, [shown]) }
      } else if shown.contains("^"), TypedFormula.hasPowers(text) {
        take(TypedFormula.flat(text), [shown])
      }
    }
  }

  /// What a text ends with, but for what ends a sentence or is bold.
  private static func ending(of source: String) -> TypedAnswer.Ending {
    switch source.last(where: { !$0.isWhitespace && !".。,，;；*_".contains($0) }) {
    case "$": .formula
    case "`": .code
    default: .sentence
    }
  }

  /// Keeps what is nearer.
  private mutating func keep(_ other: TypedAnswer?) {
    guard let other, other.mistakes < answer?.mistakes ?? .max else { return }
    answer = other
  }
}

/// What was chosen or typed since the program was started, so that neither a look at another screen nor an undo
/// loses it.
struct KeptReplies: Sendable {
  /// Of cards that are not turned yet.
  private(set) var begun: [CardID: Reply] = [:]
  /// Of cards that were turned, by the event that they led to.
  private(set) var given: [Event.Stamp: Reply] = [:]

  /// Keeps what was begun of a card; nil forgets it.
  mutating func begin(_ card: CardID, _ reply: Reply?) { begun[card] = reply }

  /// Keeps what an event came of.
  mutating func give(_ reply: Reply, for event: Event) { given[event.stamp] = reply }
}
