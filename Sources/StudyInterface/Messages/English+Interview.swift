/// The interview and its report.
extension English {
  var interviewTitle: String { "Interview" }
  var interviewQuestion: String { "Interview: question" }
  var interviewPoints: String { "Interview: points" }
  var interviewGrade: String { "Interview: grade" }
  var reportTitle: String { "Interview report" }
  var allDecks: String { "All decks" }
  var howMany: String { "How many questions?" }
  func ofQuestions(_ count: Int, upTo most: Int) -> String {
    count >= most ? "up to \(most)" : "of \(count)"
  }
  var interviewRules: [String] {
    [
      "Weak boxes come first, due or not",
      "A clock runs while you say the answer aloud; then tick what you said",
      "A card that is not due moves only if it was forgotten",
    ]
  }
  func mostQuestions(_ count: Int, upTo most: Int) -> String {
    if count >= most { return "An interview has at most \(most) questions" }
    return count == 1 ? "There is 1 card" : "There are \(count) cards"
  }
  func interviewLength(upTo most: Int) -> String { "Type a number from 1 to \(most)" }
  var goOnWithInterview: String { "Go on with the interview" }
  var anotherInterview: String { "Another interview" }
  var endsInterview: String { "That one ends; its answers stay" }
  func interviewWaits(key: String, at question: String?) -> [String] {
    let sentence = "\(key) goes on with the interview"
    return (question.map { ["\(sentence): \($0)", "\(key): interview, \($0)"] } ?? []) + [sentence]
  }
  func questionOf(_ number: Int, _ all: Int) -> String { "question \(number) of \(all)" }
  var sayItAloud: String { "Say the answer aloud" }
  var longAnswer: String { "Over two minutes: at best hard" }
  var onlyHard: [String] { [longAnswer, "over 2 min"] }
  func noPoint(_ number: Int) -> String { "There is no point \(number)" }
  func points(_ said: Int, of all: Int) -> String {
    all == 1 ? "\(said) of 1 point" : "\(said) of \(all) points"
  }
  func shortPoints(_ said: Int, of all: Int) -> String { "\(said)/\(all) points" }
  func questionsAnswered(_ count: Int) -> String {
    count == 1 ? "1 question" : "\(count) questions"
  }
  func meanTime(_ time: String) -> String { "\(time) on average" }
  var missedPoints: String { "Missed" }
  var missedMost: String { "Missed most often in interviews" }
  var nothingMissed: String { "Every point was said" }
  var nothingAsked: String { "No question was answered: its cards are suspended, buried or gone" }
  func studyNext(key: String) -> String { "Study next: \(key) practises it" }
  func missed(_ count: Int, of all: Int) -> String {
    "\(count) of \(all) missed"
  }
}
