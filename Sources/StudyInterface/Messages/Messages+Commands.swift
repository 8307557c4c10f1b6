import FlashcardDeck

/// What commands without screens say, in one language.
public protocol CommandMessages: Sendable {
  /// Of all decks, beside `today`, and cards that come back today.
  var inAll: String { get }
  var again: String { get }
  /// The rows of `leitner stats`.
  func name(of number: StudyNumber) -> String
  /// A number and its name, as answers of a kind have two.
  func counted(_ count: Int, _ number: StudyNumber) -> String
  /// What a grade would do to a card: its box, and the days that it keeps the card.
  func outcome(of grade: Grade, box: Int, days: Int) -> String
  /// The learner's own boxes among the paces.
  var ownBoxes: String { get }
  /// A place by its English name in what `leitner paths` prints.
  func name(ofPlace name: String) -> String
  /// What a command did to a card, before why the card is due; `isNew` if it was not so before.
  func done(_ kind: Event.Kind, isNew: Bool) -> String
  var neverAnswered: String { get }
  /// That a card is put away, before the reason.
  var isSuspended: String { get }
  func isBuried(until day: Day) -> String
  /// Why a card is due on its day.
  func dueReason(_ progress: CardProgress, box: Int) -> String
  /// That an answer came before its time; the card would have waited until a day, or until it is woken.
  func wasNotDue(until day: Day) -> String
  var wasSuspended: String { get }
  /// `nearest` is what may have been meant.
  func noCommand(_ name: String, nearest: String?, all: [String]) -> String
  func noCard(_ id: String, nearest: String?) -> String
  func noTopic(_ name: String, nearest: String?) -> String
  /// Nothing is known under an id that should be what a card was.
  func nothingKnown(of id: String, nearest: String?) -> String

  /// Why a known card that no deck has can not be shown; `question` is nil if it was not recorded.
  func noDeckHas(_ id: String, question: String?, _ progress: CardProgress?) -> String
  /// That an id is the beginning of those of the cards of one text.
  func severalSiblings(_ beginning: String, _ ids: [String]) -> String
  func severalCards(_ beginning: String, _ ids: [String]) -> String
  func isInDecks(_ id: String) -> String
  func isSameCard(_ id: String, as other: String) -> String
  func isNotInDoubt(_ id: String) -> String
  func isNotRuledOut(_ id: String) -> String
  func isNotLinked(_ id: String, with other: String) -> String
  /// The same of a card that was the other one by way of a third; `command` takes the last step back.
  func isLinkedInSteps(_ id: String, with other: String, command: String) -> String
  /// That a card of a deck may be a known one; `command` says so.
  func mayBeKnown(
    as id: String, question: String, reasons: Set<Identification.Reason>, command: String,
    refusal: String
  ) -> String
  /// That no deck is read, after what is wrong in the configuration.
  func decksAreUnknown(_ problem: String) -> String
  /// An argument or a variable as it would be shown.
  func notUTF8(_ text: String) -> String
  var deckChangedMeanwhile: String { get }
  func noMoment(_ text: String) -> String
  func notWritten(_ count: Int, reason: String) -> String
  func recordedBut(_ reason: String) -> String
  func rebuilt(cards: Int) -> String
  func checked(cards: Int, errors: Int, warnings: Int) -> String
  /// The end of that sentence: how many of the warnings are about pictures and sounds that are not there.
  func ofMissingFiles(_ count: Int) -> String
  /// How many cards a file has, and how it was read; nil if it has none.
  func read(cards: Int, as format: DeckFormat?) -> String
  /// Said of notes whose questions only the numbers of their headings mark.
  var areNumberedHeadings: String { get }
  /// A README and its like in a folder of decks.
  var leftOut: String { get }
  /// A folder of packages in a folder of decks.
  var leftOutPackages: String { get }
}
