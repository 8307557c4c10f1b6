import FlashcardDeck

/// Decks and progress as a study loop needs them.
public protocol StudyStore: AnyObject {
  /// Every deck.
  var library: Library { get }
  /// How many problems the decks have.
  var problemCount: Int { get }
  /// Where the decks are, for people.
  var deckPlaces: [String] { get }
  /// What is known of past study.
  var record: StudyRecord { get }
  /// The study day, by the clock.
  var day: Day { get }
  /// How many answers are in memory alone, since the disk did not take them.
  var pendingCount: Int { get }
  /// Why the disk did not take the latest of them, in a few words.
  var pendingReason: String { get }
  /// Whether a card was shown whose file is no longer what it was, or a file has come back.
  var hasChangedDecks: Bool { get }

  /// Why answers can't be written down; nil if they can.
  var refusal: Notice? { get }
  /// Whether others have changed what is stored; cheap enough to be asked at every card.
  var hasNews: Bool { get }

  /// Takes in what others have stored, and takes over the writing from a process that has ended; nil if
  /// there is neither.
  func takeNews() -> News?

  /// Records an answer; it is on the disk, or pending, when this returns. `meanwhile` is called with
  /// the record as it will be then, while the disk writes.
  func answer(
    _ card: CardID, _ grade: Grade, seconds: Int?, meanwhile: (StudyRecord) -> Void
  ) throws(Failure)

  /// Records an answer that was given aloud, likewise.
  func answer(_ answer: InterviewAnswer, meanwhile: (StudyRecord) -> Void) throws(Failure)

  /// The answers that were ever given aloud and hold, the oldest first.
  func spokenAnswers() throws(Failure) -> [SpokenAnswer]

  /// The interview that is not at its end, from one run to the next; nil if there is none. No answer
  /// depends on it.
  var savedInterview: SavedInterview? { get set }

  /// The name of this machine in the history.
  var device: String { get }

  /// Takes back what was done last today on this machine; false if there is nothing.
  func undo(meanwhile: (StudyRecord) -> Void) throws(Failure) -> Bool

  /// Does again what was taken back last; false if there is nothing.
  func redo() throws(Failure) -> Bool

  /// Opens a file at a line in the learner's editor, which has the terminal; returns when it has ended.
  func edit(_ card: CardID, file: String, line: Int) throws(Failure)

  /// Opens the learner's editor at a new card of a scope; returns what was added.
  func add(to scope: Scope) throws(Failure) -> AddedCards

  /// Opens what a card of a file links to or shows; returns what that is, in a few words. `givingTerminal` is
  /// called before a program gets the terminal, which has ended when this returns.
  func open(
    _ address: String, from file: String, givingTerminal: () -> Void
  ) throws(Failure) -> String

  /// What shows a picture of a card of a file in a part of the screen, or why nothing does. `graphics` asks the
  /// terminal how it shows pictures, and `isStopped` whether a key has come that is not to wait any longer.
  func picture(
    _ address: String, from file: String, room: Size, graphics: () -> Graphics?,
    isStopped: () -> Bool
  ) -> ViewedPicture

  /// Where decks have to be copied to before something is changed in them; nil if they can be changed where
  /// they are, or can't be copied. Fails if something else is there.
  func copyPlace(for change: DeckChange) throws(Failure) -> CopyPlace?

  /// Copies those decks and reads the copies in their place; returns the change as it is to be made there.
  func copyDecks(for change: DeckChange) throws(Failure) -> DeckChange

  /// What is wrong with a deck file nearest to a line, in a sentence, and how many problems it has besides; nil if
  /// nothing is.
  func problem(in file: String, near line: Int) -> (sentence: String, line: Int, more: Int)?

  /// Puts a card away or marks it, or no longer.
  func mark(_ cards: [CardID], _ kind: Event.Kind) throws(Failure)

  /// The record as an answer would leave it; nothing is recorded.
  func record(after grade: Grade, of card: CardID) -> StudyRecord

  /// The answers of a card that hold, the oldest first.
  func answers(of card: CardID) throws(Failure) -> [PastAnswer]

  /// How many known cards there are for which the learner has to choose.
  var doubtCount: Int { get }

  /// Those cards, and what each may be.
  func doubts() throws(Failure) -> [CardDoubt]

  /// Records a choice; it is on the disk when this returns.
  func decide(_ decision: Decision) throws(Failure)

  /// Takes a choice back, so that progress is apart again.
  func takeBack(_ decision: Decision) throws(Failure)

  /// Tries again to write what is pending.
  func writePending()

  /// Brings progress.json up to date.
  func save() throws(Failure)

  /// Reads the decks again.
  func readDecksAgain()

  /// What became known of the stored files or of known cards and was not said yet; nil if nothing.
  func nextNotice() -> Notice?

  /// A card without progress that the learner reworded in an editor before the decks were read again.
  var rewordedCard: (was: CardID, now: CardID)? { get }
}
