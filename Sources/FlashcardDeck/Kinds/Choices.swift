/// One of the texts among which a card lets choose.
public struct Choice: Sendable, Equatable {
  /// In Markdown.
  public var text: String
  /// Whether it is right.
  public var isRight: Bool

  /// A text to choose.
  public init(text: String, isRight: Bool) {
    (self.text, self.isRight) = (text, isRight)
  }
}

/// The choices at the beginning of an answer: a list of tasks of which some are ticked, but not all.
struct Choices {
  let choices: [Choice]
  /// The text below them.
  let rest: String
  /// The first item that has no box.
  let withoutBox: Int?

  /// Nil if the text does not begin with a list, one of whose items has a box.
  init?(_ text: String) {
    let blocks = TextBlocks(text)
    guard case .list(let items) = blocks.blocks.first,
      items.contains(where: { $0.isTicked != nil })
    else { return nil }
    withoutBox = items.firstIndex { $0.isTicked == nil }
    choices = items.map { Choice(text: $0.text, isRight: $0.isTicked ?? false) }
    rest =
      blocks.starts.count > 1
      ? String(decoding: text.utf8.dropFirst(blocks.starts[1]), as: UTF8.self) : ""
  }

  /// Whether something is right and something wrong.
  var isQuestion: Bool { choices.contains(where: \.isRight) && !choices.allSatisfy(\.isRight) }

  /// What is right, and the text below the choices.
  var rightText: String {
    (choices.filter(\.isRight).map(\.text) + [rest]).joined(separator: "\n")
  }
}
