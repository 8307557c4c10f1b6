import Toolkit

// Every sentence about decks and configuration in English; the only file with the words.

extension Problem {
  /// One English sentence for people, without the full stop.
  public var sentence: String { cause.sentence }
}

extension Problem.Cause {
  private static func meant(_ nearest: String?, or advice: String) -> String {
    nearest.map { "did you mean “\($0)”?" } ?? advice
  }

  /// One English sentence for people, without the full stop.
  public var sentence: String {
    switch self {
    case .unreadable(let error): error.sentence
    case .textTooLarge: "the file is larger than 4 GB"
    case .utf16: "the file is UTF-16; save it as UTF-8"
    case .notUTF8: "the text is not UTF-8 here"
    case .noCard: "the file has no card"
    case .frontMatter(let cause): "the front matter is not YAML: \(cause.sentence)"
    case .unknownLanguage(let tag): "the language \(tag) is not known"
    case .openFence: "the code fence is never closed, so all that follows is code"
    case .openComment: "the comment is never closed"
    case .openHTML: "the HTML is never closed"
    case .headingInHTML:
      "the heading is part of the HTML above it, which goes on up to a blank line"
    case .unknownFormat(let name): "the format \(name) is not known; known are native and notes"
    case .questionsOnly(let count):
      "the file has \(count) questions and no answer, so it is no deck"
    case .notTaken: "this looks like a question, but it is not read as a card"
    case .oneLineCard:
      "a card in one line is read in a list under a topic only; or write ### before the question and the answer below it"
    case .pairsInAnswer:
      "this list is part of the answer above; cards in one line stand in a list under a topic, and <!-- kind: basic --> says that none are meant"
    case .unknownKind(let name):
      "there is no kind “\(name)”; kinds are basic, reversed, cloze, choice and typed"
    case .openGap: "the gap is not closed by }} in its paragraph"
    case .emptyGap: "the gap hides nothing"
    case .gapNumber(let largest): "the number of a gap must be from 1 to \(largest)"
    case .gapForm: "this is read as text; a gap is written {{c1::text}}"
    case .tooManyGaps(let most): "a text has at most \(most) gaps"
    case .gapElsewhere:
      "a gap is asked in the answer only; here it is shown as it is written"
    case .gapNotShown: "a gap in a tag or an address hides nothing that is shown"
    case .gapsNotAsked(.reversed):
      "gaps are asked by a cloze only, and the comment or ::: makes this card reversed"
    case .gapsNotAsked(let kind):
      "gaps are asked by a cloze only, and the comment makes this card \(kind.rawValue)"
    case .noGap: "the card has no gap; write what it should hide as {{c1::text}}"
    case .noChoice:
      "a choice must begin with a list of [x] for what is right and [ ] for what is wrong, at least one of each"
    case .pairSides:
      "this is not read as a card; one in one line has a text and a space on both sides of its colons: question :: answer"
    case .pairInMarks:
      "this is not read as a card, because its colons are inside bold or italic text; write them outside: **question** :: answer"
    case .pairCount:
      "this is not read as a card, because it has more than three colons; a card in one line has two, or three to be asked both ways"
    case .pairOfTask: "this is not read as a card, because a list item with a box is a task"
    case .severalPairs:
      "the card has colons more than once; the first ones part the question from the answer"
    case .emptyChoice: "an item of the choice has no text"
    case .equalChoices: "two items of the choice have the same text"
    case .manyChoices(let keys):
      "only \(keys) items of a choice have a key; this one and those below it are reached with the arrows alone"
    case .taskList:
      "this is no choice, because all items are ticked or none is; a choice has [x] for what is right and [ ] for what is wrong"
    case .secondKind: "the card’s kind is given twice; the first one counts"
    case .missingFile(let name): "\(name) is not there"
    case .choiceWithoutBox: "each item of a choice needs a box, [x] or [ ]"
    case .otherChoices(let name):
      "the choices of the card \(name) are not those of its other language: write as many, the right ones at the same places"
    case .headingWithoutSpace: "a heading needs a space behind its #"
    case .answerWithoutQuestion: "the answer has no question"
    case .conflictCopy:
      "not read: it is a copy that a conflict of two machines left; merge it, then delete it"
    case .conflictMark: "git left a conflict here; keep one side and delete this line"
    case .cardTooLong: "the card is longer than 256 KB and is left out"
    case .noQuestion: "the card has no question"
    case .noAnswer: "the card has no answer"
    case .nameTaken(let name, let byThisDeck):
      "the name \(name) is taken by another card\(byThisDeck ? " of this deck" : "")"
    case .nameChanged(let name, let new):
      "the name \(name) is taken by another deck; it is now \(new)"
    case .oneLanguage(let name): "the card \(name) is in one language only"
    case .unnamedInTwoLanguages:
      "cards without a {#name} have no counterpart in the deck's other language"
    case .configuration(let cause): "this is not YAML: \(cause.sentence)"
    case .configurationIsNoMapping: "the configuration must be keys with values"
    case .unknownKey(let key, let known):
      "the key “\(key)” is not known; known are \(known.listed(", "))"
    case .unreadableDeck(let path, let error): "the deck \(path) \(error.sentence)"
    case .decks: "decks must be a path or a list of paths"
    case .boxes(let longest):
      "boxes must be a list of days from 1 to \(longest), none smaller than the one before"
    case .tooManyBoxes(let most): "there are more than \(most) boxes"
    case .pace(let name):
      if let pace = Pace.nearest(to: name) {
        "there is no pace “\(name)”; did you mean “\(pace)”?"
      } else {
        "pace must be one of \(Pace.names.listed(", "))"
      }
    case .forgotten: "forgotten must be half or first"
    case .number(let key, let range):
      "\(key) must be a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .language: "language must be zh or en"
    case .unknownAction(let name, let nearest):
      "there is no action “\(name)”; " + Self.meant(nearest, or: "`leitner keys` lists them")
    case .fixedAction(let name): "the keys of “\(name)” can't be changed"
    case .unknownKeyName(let name, let nearest):
      "there is no key “\(name)”; "
        + Self.meant(nearest, or: "keys are written like u, C-r, M-x, Space, PageUp")
    case .takenKey(let key, let action, let place):
      "“\(key)” is a key of “\(action)” on the screen “\(place)”; give that another one first"
    case .keyTakenFrom(let key, let action, let places):
      "“\(key)” is taken from “\(action)” on the screen\(places.count == 1 ? "" : "s") \(places.listed(", "))"
    case .opener: "opener must be a command, such as feh or [mpv, --loop=no, \"{}\"]"
    case .boolean(let key): "\(key) must be true or false"
    case .theme: "theme must be the name of a theme, or keys with colours"
    case .unknownTheme(let name, let known):
      if let nearest = Likeness.nearest(to: name, among: known) {
        "there is no theme “\(name)”; did you mean “\(nearest)”?"
      } else {
        "there is no theme “\(name)”; there are \(known.listed(", "))"
      }
    case .unknownRole(let name, let known):
      if let nearest = Likeness.nearest(to: name, among: known) {
        "a theme has no “\(name)”; did you mean “\(nearest)”?"
      } else {
        "a theme has no “\(name)”; it has \(known.listed(", "))"
      }
    case .colour(let text, let nearest):
      if let nearest {
        "there is no colour “\(text)”; did you mean “\(nearest)”?"
      } else {
        "there is no colour “\(text)”; colours are written like \"#5f87d7\", 110, blue, bright-blue, default"
      }
    case .colourWithoutQuotes: "a colour must stand here; one with a # needs quotes: \"#5f87d7\""
    case .ambiguousWidth: "ambiguous-width must be 1 or 2"
    case .keys: "keys must be actions, each with a key or a list of keys"
    case .keysOfAction: "an action must have a key or a list of keys"
    }
  }
}

extension DeckError {
  /// The reason in English words that follow the name of the file.
  public var sentence: String {
    switch self {
    case .irregular: "is no regular file"
    case .tooLarge: "is larger than 1 GB"
    case .cannotOpen(let error): "cannot be opened: \(error)"
    case .cannotRead(let error): "cannot be read: \(error)"
    case .cannotList(let error): "the folder cannot be read: \(error)"
    }
  }
}

extension YAMLError.Cause {
  /// The reason in English words, without a full stop.
  public var sentence: String {
    switch self {
    case .tooDeep: "it is nested too deep"
    case .alias: "aliases are not read"
    case .repeatedKey(let name): "the key “\(name)” stands in it twice"
    case .syntax(let text): text
    }
  }
}
