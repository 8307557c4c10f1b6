import FlashcardDeck
import Toolkit

/// What keys do.
extension English {
  func label(of action: Action) -> String {
    switch action {
    case .up: "up"
    case .down: "down"
    case .halfPageUp: "half a page up"
    case .halfPageDown: "half a page down"
    case .pageUp: "a page up"
    case .pageDown: "a page down"
    case .top: "to the top"
    case .bottom: "to the end"
    case .scrollUp: "scroll up"
    case .scrollDown: "scroll down"
    case .choose: "choose"
    case .count: "count: 5j, 12G"
    case .open: "open"
    case .study: "study"
    case .back: "back"
    case .previousCard: "previous"
    case .nextCard: "next"
    case .turnCard: "turn over"
    case .compare: "compare"
    case .link: "this one"
    case .showAnswer: "show answer"
    case .turnPage: "next page or good"
    case .pick: "pick"
    case .tick: "tick"
    case .giveUp: "don’t know"
    case .tickPoint: "said"
    case .grades: "done"
    case .showPoints: "show points"
    case .backToPoints: "to the points"
    case .showCards: "missed cards"
    case .interview: "interview"
    case .begin: "begin"
    case .grade(let grade): name(of: grade)
    case .undo: "undo"
    case .redo: "do again"
    case .suspend: "suspend"
    case .suspendSiblings: "suspend the siblings too"
    case .bury: "bury until tomorrow"
    case .star: "star"
    case .more: "more new cards"
    case .practise: "practise"
    case .inform: "information"
    case .sort: "sort"
    case .fold: "fold"
    case .eraseWord: "erase the word"
    case .add: "add a card"
    case .edit: "edit"
    case .openLinks: "open link"
    case .viewPicture: "view picture"
    case .explain: "explanation"
    case .flipLanguage: "language"
    case .browse: "browse"
    case .search: "search"
    case .statistics: "statistics"
    case .help: "help"
    case .widen: "all decks"
    case .type: "number"
    case .erase: "erase a character"
    case .eraseAll: "erase everything"
    case .eraseForward: "erase the next character"
    case .eraseRest: "erase the rest"
    case .cursorLeft: "a character left"
    case .cursorRight: "a character right"
    case .cursorToStart: "to the line's start"
    case .cursorToEnd: "to the line's end"
    case .redraw: "draw anew"
    case .suspendProgram: "to the shell"
    case .close: "close"
    case .quit: "quit"
    }
  }

  func name(of grade: Grade) -> String { grade.name }

  func name(of key: Key) -> String { key.name }
  var nextPage: String { "more" }
  func pendingKeys(_ keys: String) -> String { "\(keys)…  Esc drops it" }
  var severalScreens: String { "several screens" }
  func thisScreen(_ title: String) -> String { "This screen: \(title)" }
  var everyScreen: String { "Every screen (except while you type)" }
  func elsewhere(_ title: String) -> String { "Elsewhere: \(title)" }
  var everywhere: String { "everywhere" }
  func places(_ titles: [String], areMissing: Bool) -> String {
    (areMissing ? "all but " : "") + titles.listed(", ")
  }
  func part(_ context: Context) -> String? {
    switch context {
    case .question: "Question"
    case .answer: "Answer"
    case .choice: "Choice"
    case .typing: "Typing"
    default: nil
    }
  }
}
