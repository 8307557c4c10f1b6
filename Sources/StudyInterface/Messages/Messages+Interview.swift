import FlashcardDeck

/// What an interview and its report say.
public protocol InterviewMessages: Sendable {
  var interviewTitle: String { get }
  var reportTitle: String { get }
  /// What an interview is about without a topic.
  var allDecks: String { get }
  /// Before the number of questions, and behind it how many there are.
  var howMany: String { get }
  func ofQuestions(_ count: Int, upTo most: Int) -> String
  var interviewRules: [String] { get }
  /// That a number is needed.
  func interviewLength(upTo most: Int) -> String
  var goOnWithInterview: String { get }
  var anotherInterview: String { get }
  func questionOf(_ number: Int, _ all: Int) -> String
  /// What the key does that stops the clock, and the one that leads from the grades back to the points.
  var stopClock: String { get }
  var backToPoints: String { get }
  /// Below the clock, in time and after it.
  var sayItAloud: String { get }
  var longAnswer: String { get }
  func noPoint(_ number: Int) -> String
  func points(_ said: Int, of all: Int) -> String
  func questionsAnswered(_ count: Int) -> String
  /// The mean time of an answer.
  func meanTime(_ time: String) -> String
  /// Above the points that were missed, in the report and in the statistics.
  var missedPoints: String { get }
  var missedMost: String { get }
  var nothingMissed: String { get }
  /// Above the topics in which most was missed.
  func studyNext(key: String) -> String
  func missed(_ count: Int, of all: Int) -> String
}
