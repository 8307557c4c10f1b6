import TestSupport

@testable import FlashcardDeck

/// What an author does to decks.
enum IdentityEdit: String, CaseIterable {
  case letterInQuestion = "a letter of the question"
  case letterInAnswer = "a letter of the answer"
  case rewordQuestion = "question reworded, answer kept"
  case rewriteAnswer = "answer rewritten, question kept"
  case bothALittle = "question and answer a little"
  case nameAdded = "name added"
  case nameChanged = "name changed"
  case nameRemoved = "name removed"
  case namesRenumbered = "all names given anew"
  case movedInDeck = "moved in its deck"
  case movedToDeck = "moved to another deck"
  case movedAndEdited = "moved to another deck and edited"
  case fileRenamed = "file renamed"
  case fileRenamedAndEdited = "file renamed, card edited"
  case languageChanged = "language added or removed"
  case oneLanguageUnnamed = "one language unnamed"
  case sameQuestionElsewhere = "its question in another deck"
  case sameNameElsewhere = "its name in another deck"
  case deckHidden = "deck absent or back"
  case replaced = "another card in the place"
  case added = "card added beside it"
  case removed = "card removed"
  case restored = "card put back"
  case nameKept = "name kept, question and answer rewritten"
  case equalSwapped = "swapped with one that asks the same, a letter of the answer"
  case equalRemoved = "one that asks the same removed, a letter of the answer on the next day"
  case editedTwice = "a letter of the answer, question reworded on the next day"
}

extension IdentityWorld {
  /// Makes one edit; returns the numbers of the cards that it was made to, none if it is not possible.
  mutating func make(_ edit: IdentityEdit) -> [Int] {
    let open = decks.indices.filter { !decks[$0].isHidden && !decks[$0].places.isEmpty }
    guard let deck = open.randomElement(using: &random),
      let place = decks[deck].places.randomElement(using: &random)
    else { return [] }
    switch edit {
    case .letterInQuestion, .letterInAnswer, .rewordQuestion, .rewriteAnswer, .bothALittle:
      return editText(edit, deck, place)
    case .nameAdded, .nameChanged, .nameRemoved, .namesRenumbered:
      return editName(edit, deck, place)
    case .movedInDeck, .movedToDeck, .movedAndEdited: return move(edit, deck, place)
    case .fileRenamed, .fileRenamedAndEdited:
      decks[deck].stem = stem()
      let edited = edit == .fileRenamed ? [] : editText(.bothALittle, deck, place)
      return edit == .fileRenamed ? decks[deck].cards.map(\.number) : edited
    case .languageChanged, .oneLanguageUnnamed: return editLanguages(edit, deck, place)
    case .sameQuestionElsewhere, .sameNameElsewhere: return copy(edit, deck, place)
    case .deckHidden:
      let any = number(0...(decks.count - 1))
      decks[any].isHidden.toggle()
      return decks[any].isHidden ? [] : decks[any].cards.map(\.number)
    case .replaced, .added, .removed, .restored: return exchange(edit, deck, place)
    case .nameKept, .editedTwice: return editText(edit, deck, place)
    case .equalSwapped, .equalRemoved: return editEqual(edit)
    }
  }

  /// Makes the second edits of those of the day before; returns the cards with the kinds of the edits.
  mutating func makeSecondEdits() -> [(card: Int, edit: IdentityEdit)] {
    let edits = secondEdits
    secondEdits = []
    return edits.filter { number, edit in
      for deck in decks.indices where !decks[deck].isHidden {
        for place in decks[deck].places
        where decks[deck].topics[place.topic][place.card].number == number {
          let second: IdentityEdit = edit == .equalRemoved ? .letterInAnswer : .rewordQuestion
          return !editText(second, deck, place).isEmpty
        }
      }
      return false
    }
  }

  /// Edits one of two cards of a deck that ask the same.
  private mutating func editEqual(_ edit: IdentityEdit) -> [Int] {
    var pairs: [(deck: Int, one: (topic: Int, card: Int), other: (topic: Int, card: Int))] = []
    for deck in decks.indices where !decks[deck].isHidden {
      for (index, one) in decks[deck].places.enumerated() {
        for other in decks[deck].places.dropFirst(index + 1) {
          let cards = [one, other].map { decks[deck].topics[$0.topic][$0.card] }
          if cards[0].texts.count == 1, cards[0].texts[0].question == cards[1].texts[0].question {
            pairs.append((deck, one, other))
          }
        }
      }
    }
    guard let pair = pairs.randomElement(using: &random) else { return [] }
    let deck = pair.deck
    let (one, other) = chance(0.5) ? (pair.one, pair.other) : (pair.other, pair.one)
    let card = decks[deck].topics[one.topic][one.card]
    let fellow = decks[deck].topics[other.topic][other.card]
    if edit == .equalSwapped {
      guard !editText(.letterInAnswer, deck, one).isEmpty else { return [] }
      decks[deck].topics[other.topic][other.card] = decks[deck].topics[one.topic][one.card]
      decks[deck].topics[one.topic][one.card] = fellow
      return [card.number]
    }
    if isSucceeded(fellow, in: deck) { return [] }
    decks[deck].goneQuestions.insert(fellow.texts[0].question)
    decks[deck].removed.append(fellow)
    decks[deck].topics[other.topic].remove(at: other.card)
    secondEdits.append((card.number, edit))
    return [card.number]
  }

  // MARK: Texts

  private mutating func editText(
    _ edit: IdentityEdit, _ deck: Int, _ place: (topic: Int, card: Int)
  ) -> [Int] {
    var card = decks[deck].topics[place.topic][place.card]
    let language = number(0...(card.texts.count - 1))
    var text = card.texts[language]
    let kind = decks[deck].kind
    switch edit {
    case .letterInQuestion: text.question = changed(text.question, kind)
    case .letterInAnswer: text.answer = changed(text.answer, kind)
    case .rewordQuestion: text.question = reworded(text.question, kind)
    case .rewriteAnswer: text.answer = rewritten(kind)
    case .editedTwice: text.answer = changed(text.answer, kind)
    case .nameKept:
      guard card.name != nil, let other = newCard(kind, in: decks[deck]) else { return [] }
      text = other.texts[language]
      text.answer += " " + rewritten(kind)
    default:
      text.question = changed(text.question, kind)
      text.answer = changed(text.answer, kind)
    }
    guard text != card.texts[language], take(text, for: &card, language) else { return [] }
    decks[deck].goneQuestions.insert(decks[deck].topics[place.topic][place.card].texts[0].question)
    decks[deck].topics[place.topic][place.card] = card
    if edit == .editedTwice { secondEdits.append((card.number, edit)) }
    return [card.number]
  }

  /// A text with a letter changed, put in or taken out; a product written another way.
  private mutating func changed(_ text: String, _ kind: IdentityMaterial.Kind) -> String {
    if kind == .arithmetic {
      return text.replacing(" × ", with: random.pick(["×", " * ", " · "]))
    }
    // One of very few characters is another word.
    if kind == .characters { return text }
    var letters = Array(text)
    let places = letters.indices.filter { letters[$0].isLetter }
    guard places.count >= 5, let place = places.randomElement(using: &random) else { return text }
    let other: Character =
      letters[place].isASCII ? random.pick(Array("aeinrst")) : random.pick(Array("的了是在与"))
    switch number(0...2) {
    case 0: letters[place] = other
    case 1: letters.insert(other, at: place)
    default: letters.remove(at: place)
    }
    return String(letters)
  }

  /// A question in other words.
  private mutating func reworded(_ text: String, _ kind: IdentityMaterial.Kind) -> String {
    switch kind {
    case .english, .twoLanguages, .chinese, .shortEnglish: break
    case .shortChinese: return rewordedChinese(text)
    default: return changed(text, kind)
    }
    var words = text.split(separator: " ").map(String.init)
    if words.count < 4 { return random.pick(["请说明：", "简述：", "Explain: "]) + changed(text, kind) }
    for _ in 0..<max(1, words.count / 3) {
      words[number(0...(words.count - 1))] = random.pick([
        "explain", "it", "used", "main", "why", "say",
      ])
    }
    return words.joined(separator: " ")
  }

  /// A question for the same in other words: 什么是遗忘？, 请解释遗忘, 遗忘是什么？
  private mutating func rewordedChinese(_ text: String) -> String {
    var subject = text.filter { !"？?“”".contains($0) }
    for word in ["什么是", "请解释", "是什么", "是指什么", "为什么", "怎么", "如何"] {
      subject = subject.replacing(word, with: "")
    }
    return random.pick([
      "什么是\(subject)？", "\(subject)是什么？", "\(subject)是指什么？", "请解释\(subject)", "什么是“\(subject)”？",
    ])
  }

  /// An answer that has nothing in common with the one before.
  private mutating func rewritten(_ kind: IdentityMaterial.Kind) -> String {
    if kind == .arithmetic { return "(\(number(1000...9999)))" }
    if kind == .vocabulary || kind == .characters { return "rewritten \(number(100...999))" }
    return material.answer(kind, &random)
  }

  // MARK: Names

  private mutating func editName(
    _ edit: IdentityEdit, _ deck: Int, _ place: (topic: Int, card: Int)
  ) -> [Int] {
    let card = decks[deck].topics[place.topic][place.card]
    if edit == .namesRenumbered {
      var index = number(0...2)
      for (topic, place) in decks[deck].places {
        decks[deck].topics[topic][place].name = "q\(index)"
        index += 1
      }
      return decks[deck].cards.map(\.number)
    }
    guard (card.name == nil) == (edit == .nameAdded) else { return [] }
    var name: String? = "n\(card.number)"
    if edit == .nameChanged {
      name = chance(0.5) ? card.name?.uppercased() : "x\(number(0...999))"
    }
    // Cards in two languages are paired by their names.
    if edit == .nameRemoved {
      if card.texts.count > 1 { return [] }
      name = nil
    }
    guard name != card.name, name == nil || !decks[deck].cards.contains(where: { $0.name == name })
    else { return [] }
    decks[deck].topics[place.topic][place.card].name = name
    return [card.number]
  }

  private mutating func editLanguages(
    _ edit: IdentityEdit, _ deck: Int, _ place: (topic: Int, card: Int)
  ) -> [Int] {
    guard decks[deck].kind == .twoLanguages else { return [] }
    if edit == .oneLanguageUnnamed {
      guard decks[deck].languages.count == 2 else { return [] }
      let unnamed = decks[deck].topics[place.topic][place.card].unnamed
      decks[deck].topics[place.topic][place.card].unnamed = unnamed == nil ? number(0...1) : nil
      return [decks[deck].topics[place.topic][place.card].number]
    }
    guard switched.insert(deck).inserted else { return [] }
    decks[deck].languages = decks[deck].languages.count == 2 ? [number(0...1)] : [0, 1]
    return decks[deck].cards.map(\.number)
  }

  // MARK: Places

  private mutating func move(
    _ edit: IdentityEdit, _ deck: Int, _ place: (topic: Int, card: Int)
  ) -> [Int] {
    let targets = decks.indices.filter {
      $0 != deck && decks[$0].kind == decks[deck].kind && !decks[$0].isHidden
        && decks[$0].languages == decks[deck].languages
    }
    if edit != .movedInDeck, isSucceeded(decks[deck].topics[place.topic][place.card], in: deck) {
      return []
    }
    if edit == .movedAndEdited, editText(.letterInQuestion, deck, place).isEmpty { return [] }
    var target: Int? = deck
    if edit != .movedInDeck {
      target = targets.randomElement(using: &random)
      if target == nil {
        let new = addDeck(decks[deck].kind, cards: 2)
        decks[new].languages = decks[deck].languages
        target = new
      }
    }
    let card = decks[deck].topics[place.topic].remove(at: place.card)
    guard let target,
      card.name == nil || !decks[target].cards.contains(where: { $0.name == card.name })
    else {
      decks[deck].topics[place.topic].insert(card, at: place.card)
      return []
    }
    let topic = number(0...1)
    decks[target].topics[topic].insert(card, at: number(0...decks[target].topics[topic].count))
    return [card.number]
  }

  /// Another card with the question or the name of one, in another deck, which may sort earlier.
  private mutating func copy(
    _ edit: IdentityEdit, _ deck: Int, _ place: (topic: Int, card: Int)
  ) -> [Int] {
    let card = decks[deck].topics[place.topic][place.card]
    let others = decks.indices.filter {
      $0 != deck && decks[$0].kind != .twoLanguages && !decks[$0].isHidden
    }
    guard let target = others.randomElement(using: &random),
      var new = newCard(decks[target].kind, in: decks[target])
    else { return [] }
    if edit == .sameNameElsewhere {
      guard let name = card.name, !decks[target].cards.contains(where: { $0.name == name }) else {
        return []
      }
      new.name = name
    } else {
      let text = Text(question: card.texts[0].question, answer: new.texts[0].answer)
      guard !decks[target].goneQuestions.contains(text.question), take(text, for: &new, 0) else {
        return []
      }
    }
    decks[target].topics[number(0...1)].append(new)
    return [card.number]
  }

  private mutating func exchange(
    _ edit: IdentityEdit, _ deck: Int, _ place: (topic: Int, card: Int)
  ) -> [Int] {
    let card = decks[deck].topics[place.topic][place.card]
    switch edit {
    case .replaced where isSucceeded(card, in: deck), .removed where isSucceeded(card, in: deck):
      return []
    case .replaced, .added:
      if edit == .replaced { decks[deck].goneQuestions.insert(card.texts[0].question) }
      guard var new = newCard(decks[deck].kind, in: decks[deck]) else { return [] }
      if card.texts.count > 1 { new.name = "n\(new.number)" }
      if edit == .added {
        decks[deck].topics[place.topic].insert(new, at: place.card)
        return [card.number]
      }
      // A card with its answer and a part of its question is that card, edited.
      if isEdited(card, to: new) { return [] }
      if card.name != nil, chance(0.7) { new.name = card.name }
      decks[deck].topics[place.topic][place.card] = new
      return [new.number]
    case .removed:
      decks[deck].goneQuestions.formUnion(card.texts.map(\.question))
      decks[deck].removed.append(card)
      decks[deck].topics[place.topic].remove(at: place.card)
      return [card.number]
    default:
      guard let back = decks[deck].removed.popLast(),
        back.name == nil || !decks[deck].cards.contains(where: { $0.name == back.name })
      else { return [] }
      decks[deck].topics[place.topic].insert(back, at: place.card)
      return [back.number]
    }
  }

  private func isEdited(_ card: ModelCard, to other: ModelCard) -> Bool {
    card.texts.contains { text in
      other.texts.contains {
        $0.answer == text.answer
          && ($0.question.contains(text.question) || text.question.contains($0.question))
      }
    }
  }
}
