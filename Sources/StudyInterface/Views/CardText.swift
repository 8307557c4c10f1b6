import FlashcardDeck
import Toolkit

/// A card as text, in parts that stand apart where there is room.
struct CardText: Sendable {
  /// Which card is shown, and how much of it.
  struct Part: Equatable {
    /// An index into the library.
    var card: Int
    var flipped = false
    var showsAnswer = false
    var showsExplanation = false
  }

  /// Where the card lies, and the question.
  let question: [StyledLine]
  /// A rule, and the rest as far as it is to be seen.
  private(set) var answer: [StyledLine] = []
  /// Why it is so, and where that comes from.
  private(set) var explanation: [StyledLine] = []

  private let part: Part
  private let progress: CardProgress?

  var lines: [StyledLine] { question + answer + explanation }

  /// Lays a card out, where that was not done ahead.
  init(_ state: State, _ part: Part) {
    let progress = state.record[state.library.entries[part.card].id]
    let language = part.flipped ? state.language.other : state.language
    if let ahead = state.ahead, ahead.part == part, ahead.progress == progress,
      state.library.isUnchanged(at: part.card, in: language)
    {
      self = ahead
      return
    }
    let card = state.library.card(at: part.card, in: language)
    self.part = part
    self.progress = progress
    let chrome = Chrome(size: state.size)
    let width = chrome.width
    let messages = state.messages
    let gap = chrome.isTight ? [] : [StyledLine()]
    let place = boxPlace(progress, of: state.rules.boxes, messages)
    let topic = fit(
      StyledLine(card.topic.listed(" / "), .dim), width: max(0, width - place.width - 2))
    let space = String(repeating: " ", count: max(0, width - topic.width - place.width))
    question =
      [StyledLine(topic.runs + [StyledRun(space)] + place.runs)] + gap
      + layout(card.question, width: width, base: Style(bold: true))
    guard part.showsAnswer else { return }
    answer = gap + [StyledLine(String(repeating: "─", count: width), .dim)] + gap
    answer += layout(card.answer, width: width)
    guard part.showsExplanation else { return }
    if !card.explanation.isEmpty {
      explanation += [StyledLine(), StyledLine(messages.explanation, Style(.accent, bold: true))]
      explanation += layout(card.explanation, width: width)
    }
    if !card.source.isEmpty {
      explanation.append(StyledLine())
      explanation += wrap(StyledLine(messages.source + "  " + card.source, .dim), width: width)
    }
  }
}

extension CardText.Part {
  /// A review's card, as much of it as it shows.
  init(card: Int, in review: Screen.Review) {
    self.init(
      card: card, flipped: review.flipped, showsAnswer: review.showsAnswer,
      showsExplanation: review.showsExplanation)
  }
}
