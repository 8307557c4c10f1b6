import Toolkit

extension Problem {
  /// What is wrong.
  public enum Cause: Equatable, Sendable {
    // MARK: A deck's file

    /// The file or folder can't be read.
    case unreadable(DeckError)
    /// The file has more bytes than the readers can address, 4 GB.
    case textTooLarge
    /// The file is UTF-16.
    case utf16
    /// Bytes that are not UTF-8.
    case notUTF8
    /// The file has no card.
    case noCard
    /// The front matter is not YAML.
    case frontMatter(YAMLError.Cause)
    /// The front matter names a language that the program does not have.
    case unknownLanguage(String)
    /// A code fence has no end, so that the rest of the file is code.
    case openFence
    /// A comment has no end.
    case openComment
    /// A block of HTML that only a certain text ends has no end.
    case openHTML
    /// A heading in a block of HTML, which goes on up to a blank line.
    case headingInHTML
    /// The front matter names a format that the program does not have.
    case unknownFormat(String)
    /// The file has questions and no answers.
    case questionsOnly(Int)
    /// Something that looks like a question and is none in a file of this format.
    case notTaken
    /// A list item `question :: answer` or a card with gaps, in a file or a place in which they are not read.
    case oneLineCard
    /// The colons of a list item `question :: answer` lack a space or a text on one side.
    case pairSides
    /// The colons of a list item `question :: answer` are inside bold or italic text.
    case pairInMarks
    /// A list item has more than three colons between two texts.
    case pairCount
    /// A list item `question :: answer` has a box.
    case pairOfTask
    /// All items of a list in an answer look like cards in one line.
    case pairsInAnswer
    /// A list item `question :: answer` has more colons that might part the two.
    case severalPairs
    /// A line that begins as a heading does, without the space.
    case headingWithoutSpace
    /// An answer to no question.
    case answerWithoutQuestion
    /// A program that synchronises files has left this copy of a deck; it is not read.
    case conflictCopy
    /// A line that git leaves between the two sides of a conflict.
    case conflictMark

    // MARK: A card

    /// The card has more than 256 KB.
    case cardTooLong
    /// The card has no question.
    case noQuestion
    /// The card has no answer.
    case noAnswer
    /// Another card has the name; the card is left out.
    case nameTaken(CardID, byThisDeck: Bool)
    /// Another deck has the name; the card gets another one.
    case nameChanged(CardID, to: CardID)
    /// The card is in only one of the deck's two languages.
    case oneLanguage(CardID)
    /// Cards without a name can't be matched with those of the deck's other language.
    case unnamedInTwoLanguages

    /// A comment names a kind that the program does not have.
    case unknownKind(String)
    /// A gap has no end in its paragraph.
    case openGap
    /// A gap hides nothing.
    case emptyGap
    /// The number of a gap is not from 1 to `largest`.
    case gapNumber(largest: Int)
    /// Something that looks like a gap is none: `{{c1:text}}`, `{{C1::text}}`.
    case gapForm
    /// There are more gaps than there can be cards of one text.
    case tooManyGaps(most: Int)
    /// A gap is in a heading or in an explanation, where nothing is hidden.
    case gapElsewhere
    /// A gap is in a tag of HTML or in an address, which nothing shows.
    case gapNotShown
    /// A card with gaps is one of a kind that does not ask them.
    case gapsNotAsked(CardKind)
    /// A card that should be a cloze has no gap.
    case noGap
    /// The card's choices are more, fewer or in another order than those of its other language.
    case otherChoices(CardID)
    /// A card that should be a choice has no list of tasks with one that is ticked and one that is not.
    case noChoice
    /// A choice has an item without a box.
    case choiceWithoutBox
    /// A choice has an item without text.
    case emptyChoice
    /// Two items of a choice have the same text.
    case equalChoices
    /// A choice has more items than there are keys for them.
    case manyChoices(keys: Int)
    /// An answer looks like a choice, and all its items are right, or all wrong.
    case taskList
    /// A second comment says what kind a card is.
    case secondKind
    /// A picture or a sound of a card is not there.
    case missingFile(String)

    // MARK: The configuration

    /// The configuration is not YAML.
    case configuration(YAMLError.Cause)
    /// The configuration is not a mapping.
    case configurationIsNoMapping
    /// A key that the program does not have; `known` are those that it has.
    case unknownKey(String, known: [String])
    /// The decks are no path or list of paths.
    case decks
    /// A deck or folder of decks that it names can't be read.
    case unreadableDeck(String, DeckError)
    /// The boxes are no list of days that never decrease, from 1 to `longest`.
    case boxes(longest: Int)
    /// There are more boxes than can be told apart.
    case tooManyBoxes(most: Int)
    /// A pace that the program does not have; empty if it is no name.
    case pace(String)
    /// Neither of the two places to which a forgotten card goes.
    case forgotten
    /// A value is no whole number in a range.
    case number(key: String, range: ClosedRange<Int>)
    /// The language is none that the program speaks.
    case language
    /// The theme is neither a name nor a mapping of texts.
    case theme
    /// A theme that there is not, among those that there are.
    case unknownTheme(String, known: [String])
    /// A part of the screen that has no colour of its own, among those that have one.
    case unknownRole(String, known: [String])
    /// A text that names no colour; `nearest` may have been meant.
    case colour(String, nearest: String?)
    /// A colour of which nothing is left, because a `#` without quotes begins a comment.
    case colourWithoutQuotes
    /// Columns of characters of ambiguous width that are neither 1 nor 2.
    case ambiguousWidth
    /// The keys are no mapping of actions.
    case keys
    /// An action has neither a key nor a list of keys.
    case keysOfAction
    /// A name of an action that no key does; `nearest` may have been meant.
    case unknownAction(String, nearest: String?)
    /// An action whose keys can't be changed.
    case fixedAction(String)
    /// A name of a key that there is not.
    case unknownKeyName(String, nearest: String?)
    /// A key that does something else on a screen; the names of the action and of the screen.
    case takenKey(String, by: String, on: String)
    /// A key that now does something else on some screens than the action whose key it was.
    case keyTakenFrom(String, action: String, on: [String])
    /// The opener is no command: empty, or with a quotation mark that is never closed.
    case opener
    /// A value is neither true nor false.
    case boolean(key: String)

    /// Whether it says that a card is in one of its deck's two languages, as a new one is at first.
    public var isOfTranslation: Bool {
      switch self {
      case .oneLanguage, .unnamedInTwoLanguages: true
      default: false
      }
    }

    /// Whether the configuration names a deck that can't be read.
    public var isOfNamedDeck: Bool { if case .unreadableDeck = self { true } else { false } }

    /// Whether it leaves unknown which decks the configuration names.
    public var hidesDecks: Bool {
      switch self {
      case .configuration, .configurationIsNoMapping, .decks: true
      default: false
      }
    }

    /// Whether it says that a line would be a card if it were written another way.
    var isOfALine: Bool {
      [
        .notTaken, .oneLineCard, .pairsInAnswer, .pairSides, .pairInMarks, .pairCount, .pairOfTask,
        .headingWithoutSpace, .answerWithoutQuestion, .conflictMark,
      ].contains(self)
    }
  }
}
