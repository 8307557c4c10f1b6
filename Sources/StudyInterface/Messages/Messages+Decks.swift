import FlashcardDeck

/// What is said of decks that are changed, in one language.
public protocol DeckMessages: Sendable {
  // MARK: Decks that can't be changed where they are

  /// Whether decks are to be copied to a folder, so that they can be changed; with the answers.
  func copyQuestion(to place: CopyPlace, for change: DeckChange) -> [String]
  /// The answers and what they do, in the line of hints.
  var copyAnswers: String { get }
  /// Where they were copied to, and what is read from then on; a clause that may stand behind another one.
  func copied(to place: CopyPlace) -> String
  /// What stands between two clauses.
  var clauseMark: String { get }
  var notCopied: String { get }
  /// That a command can't ask, and the flag that has it copy.
  func copyNeeded(to place: CopyPlace, for change: DeckChange) -> String
  /// That another file is in the copy's place.
  func copyIsThere(_ file: String, isConfigured: Bool) -> String
  /// Behind what is said of a copy: which file it is read in place of.
  func inPlace(of original: String) -> String
  /// That a later start reads the original again, unless the copy is named where that is.
  func copyHasToBeNamed(_ file: String, isConfigured: Bool) -> String

  // MARK: Known cards and practice

  /// What the key of an action does to a card that has its mark already.
  func label(ofTakingBack action: Action) -> String
  /// How many problems of the configuration and the decks there are besides the one that is said.
  func withMoreProblems(_ problem: String, more: Int) -> String

  /// The key that says that a known card is none of those that it may be.
  var chooseNone: String { get }
  /// That cards which were to be practised are put away.
  var onlySuspended: String { get }

  // MARK: Cards that are added or edited

  /// How many cards were added, and where; the fullest first.
  func added(_ added: AddedCards) -> [String]
  /// That text was written where a question is missing; a key opens it, if there is one.
  func looseText(_ added: AddedCards, key: String?) -> String
  /// Whether a topic that no deck has is to be begun in a file.
  func topicQuestion(_ name: String, file: String, nearest: String?) -> String
  /// That a topic is begun with a flag.
  func topicNeedsFlag(_ name: String, nearest: String?) -> String
  /// That a file went while a card was to be added to it.
  func deckIsGone(_ file: String) -> String
  /// A comment in a new card, which is taken out again: where question and answer go.
  var newCardHint: String { get }
  /// That a file's cards have a form in which none can be added.
  func noFormOfCards(_ file: String) -> String
  /// That there is no deck, and the folder for one.
  func noPlaceForCards(_ folder: String) -> String
  /// What is wrong with a file that was just edited, and how many problems it has besides; a key, if there
  /// is one, opens it again.
  func brokenByEdit(_ problem: String, more: Int, key: String?) -> [String]
}
