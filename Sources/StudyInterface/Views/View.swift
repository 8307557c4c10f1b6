import FlashcardDeck
import Toolkit

/// The screenful that shows a state.
public func view(_ state: State) -> Frame {
  var frame = Frame(size: state.size)
  let messages = state.messages
  guard state.size.columns >= Chrome.smallest.columns, state.size.rows >= Chrome.smallest.rows
  else {
    let lines = wrap(StyledLine(messages.tooSmall(state.size)), width: max(1, state.size.columns))
    for (row, line) in lines.enumerated() { frame.put(line, row: row, column: 0) }
    return frame
  }
  let chrome = Chrome(size: state.size)
  switch state.screen {
  case .today(let list): drawToday(state, list, chrome, &frame)
  case .topics(let list): drawTopics(state, list, chrome, &frame)
  case .cards(let list): drawCards(state, list, chrome, &frame)
  case .search(let line): drawSearch(state, line, chrome, &frame)
  case .review(let review): drawReview(state, review, chrome, &frame)
  case .card(let list, let scroll):
    let place = "\(list.cursor + 1) / \(list.cards.count)"
    frame.putHeader(chrome, title: list.title, right: StyledLine(place, .dim))
    drawText(state, scroll: scroll, chrome, &frame)
  case .statistics(let scroll):
    frame.putHeader(chrome, title: messages.titles.statistics, right: dateLine(state))
    drawText(state, scroll: scroll, chrome, &frame)
  case .help(let scroll):
    frame.putHeader(chrome, title: messages.titles.help, right: StyledLine())
    drawText(state, scroll: scroll, chrome, &frame)
  }
  if let notice = state.notice {
    let line = fit(
      StyledLine(visible(messages.notice(notice)), Style(.warning)), width: chrome.width)
    frame.restyle(row: chrome.notice, columns: 0..<state.size.columns) { $0 = .plain }
    frame.put(
      StyledLine(String(repeating: " ", count: chrome.width)), row: chrome.notice,
      column: chrome.left)
    frame.put(line, row: chrome.notice, column: chrome.left)
  }
  frame.put(
    state.hintLine, row: chrome.hints, column: chrome.left, limit: chrome.right)
  return frame
}

/// The text of a screen that scrolls; empty for one that is a list.
func bodyText(of state: State) -> [StyledLine] { state.text ?? layOutBody(of: state) }

/// Lays the text of a screen out anew.
func layOutBody(of state: State) -> [StyledLine] {
  let width = Chrome(size: state.size).width
  switch state.screen {
  case .review(let review):
    guard let card = review.session.current else { return summaryText(state, width: width) }
    return CardText(state, .init(card: card, in: review)).lines
  case .card(let list, _):
    guard list.cards.indices.contains(list.cursor) else { return [] }
    let part = CardText.Part(
      card: list.cards[list.cursor], flipped: list.flipped, showsAnswer: true,
      showsExplanation: true)
    return CardText(state, part).lines
  case .statistics: return statisticsText(state, width: width)
  case .help: return helpText(state.messages, width: width)
  case .today, .topics, .cards, .search: return []
  }
}

/// Draws a scrolled text, with a mark where more of it lies above or below.
func drawText(_ state: State, scroll: Int, _ chrome: Chrome, _ frame: inout Frame, rows: Int? = nil)
{
  let lines = bodyText(of: state)
  let rows = rows ?? chrome.body.count
  let shown = lines.dropFirst(scroll).prefix(rows)
  for (offset, line) in shown.enumerated() {
    frame.put(line, row: chrome.body.lowerBound + offset, column: chrome.left, limit: chrome.right)
  }
  let below = lines.count - scroll - shown.count
  var marks: [String] = []
  if scroll > 0 { marks.append("↑ \(scroll)") }
  if below > 0 { marks.append("↓ \(below)  \(state.messages.moreBelow)") }
  frame.putRight(
    StyledLine(marks.listed("   "), .dim), row: chrome.body.lowerBound + rows,
    end: chrome.right)
}

func dateLine(_ state: State) -> StyledLine {
  StyledLine(state.messages.date(state.day), .dim)
}
