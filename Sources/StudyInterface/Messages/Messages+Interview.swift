import FlashcardDeck

/// What an interview and its report say.
public protocol InterviewMessages: Sendable {
  var interviewTitle: String { get }
  /// Its parts, where keys are listed by screens.
  var interviewQuestion: String { get }
  var interviewPoints: String { get }
  var interviewGrade: String { get }
  var reportTitle: String { get }
  /// What an interview is about without a topic.
  var allDecks: String { get }
  /// Before the number of questions, and behind it how many there are.
  var howMany: String { get }
  func ofQuestions(_ count: Int, upTo most: Int) -> String
  var interviewRules: [String] { get }
  /// That no larger number will do: there are no more cards, or that is the most.
  func mostQuestions(_ count: Int, upTo most: Int) -> String
  /// That a number is needed.
  func interviewLength(upTo most: Int) -> String
  var goOnWithInterview: String { get }
  var anotherInterview: String { get }
  /// Below another interview: what becomes of the one that is not at its end.
  var endsInterview: String { get }
  /// On Today, in one or more wordings, the longest first.
  func interviewWaits(key: String, at question: String?) -> [String]
  func questionOf(_ number: Int, _ all: Int) -> String
  /// Below the clock, in time and after it.
  var sayItAloud: String { get }
  var longAnswer: String { get }
  /// Above the grades after it, in one or more wordings, the longest first.
  var onlyHard: [String] { get }
  func noPoint(_ number: Int) -> String
  func points(_ said: Int, of all: Int) -> String
  /// The same in a narrow window.
  func shortPoints(_ said: Int, of all: Int) -> String
  func questionsAnswered(_ count: Int) -> String
  /// The mean time of an answer.
  func meanTime(_ time: String) -> String
  /// Above the points that were missed, in the report and in the statistics.
  var missedPoints: String { get }
  var missedMost: String { get }
  var nothingMissed: String { get }
  /// In place of a report without an answer.
  var nothingAsked: String { get }
  /// Above the topics in which most was missed.
  func studyNext(key: String) -> String
  func missed(_ count: Int, of all: Int) -> String
}
