import ArgumentParser
import FlashcardDeck
import StudyInterface

/// `leitner list`
struct List: LeitnerCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the cards with their box, due day and place.")

  @ParentCommand var root: Leitner
  @OptionGroup var global: GlobalOptions
  @Option(
    help: "Only cards of this topic or deck; `A / B` is B inside A.", completion: Completion.topic)
  var topic: String?
  @Option(
    parsing: .unconditional,
    help: "Only cards that show these words; takes the filters of the search, such as `is:due`.",
    completion: Completion.filter)
  var search: String?
  @Flag(help: "Print JSON.") var json = false

  func run() throws {
    let workspace = try Workspace.open(options, writing: false)
    var cards = Array(workspace.library.entries.indices)
    if let topic {
      let scope = try workspace.scope(named: topic)
      cards = cards.filter { scope.contains(workspace.library.entries[$0]) }
    }
    if let search {
      let hits = Set(try workspace.search(search))
      cards = cards.filter(hits.contains)
    }
    var rest = cards.makeIterator()
    let next = {
      let next = rest.next().map { (index: $0, report: CardReport(workspace, $0, withTexts: json)) }
      try workspace.requireSameDecks()
      return next
    }
    if json { return try Output.printJSONArray { try next()?.report } }
    UTF8Locale.use()
    try Output.printEach(next) { index, card in
      let listed = ListedCard(
        workspace.library, index, in: workspace.language, isBesideSiblings: true
      ).line.text
      let messages = workspace.messages
      let box = (card.box.map(messages.box) ?? messages.new) + card.marks(messages)
      let place = Output.column("\(card.file):\(card.line)")
      Output.printLine(
        "\(Output.column(card.id))\t\(box)\t\(card.due ?? "-")\t\(place)\t\(Output.oneLine(listed))"
      )
    }
  }
}

/// `leitner show`
struct Show: LeitnerCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one card, and why it is due when it is.")

  @ParentCommand var root: Leitner
  @OptionGroup var global: GlobalOptions
  @Argument(help: "The card’s id, as `leitner list` prints it.", completion: Completion.card)
  var card: String
  @Flag(help: "Print JSON.") var json = false

  func run() throws {
    let workspace = try Workspace.open(options, writing: false)
    let report = CardReport(workspace, try workspace.index(of: card))
    try workspace.requireSameDecks()
    if json { return try Output.printJSON([report]) }
    Output.printText(report.question)
    Output.printText("\n\(report.answer)")
    if !report.explanation.isEmpty { Output.printText("\n\(report.explanation)") }
    Output.printLine("")
    Output.printLine("\(report.id)  \(report.file):\(report.line)")
    if !report.topic.isEmpty { Output.printLine(report.topic.joined(separator: " / ")) }
    if !report.source.isEmpty { Output.printLine(report.source) }
    Output.printLine(workspace.dueReason(of: CardID(report.id)))
    Output.printLine(workspace.outcomes(of: CardID(report.id)))
  }
}

/// `leitner grade`
struct GradeCard: LeitnerCommand {
  static let configuration = CommandConfiguration(
    commandName: "grade", abstract: "Record one answer without the screens.")

  @ParentCommand var root: Leitner
  @OptionGroup var global: GlobalOptions
  @Argument(help: "The card’s id, as `leitner list` prints it.", completion: Completion.card)
  var card: String
  @Argument(help: "again, hard, good or easy.") var grade: Grade

  func run() throws {
    let workspace = try Workspace.open(options, writing: true)
    let index = try workspace.index(of: card)
    let id = workspace.library.entries[index].id
    let reason = workspace.reasonAgainst(id)
    let lapsesBefore = workspace.record[id]?.lapses ?? 0
    try workspace.answer(id, grade, seconds: nil)
    Output.isBehindRecord = true
    do {
      try workspace.save()
    } catch {
      // The answer is in the history; a failure would have a script give it once more.
      Process.printError("leitner: \(workspace.messages.recordedBut(error.sentence))")
    }
    if let reason { Process.printError("leitner: \(reason)") }
    Output.printLine(workspace.dueReason(of: id))
    if let lapses = workspace.record[id]?.lapses, lapses > lapsesBefore,
      lapses == CardProgress.lapsesOfALeech
    {
      Output.printLine(workspace.messages.leech(times: lapses, card: id.description))
    }
  }
}

extension Grade: ExpressibleByArgument {
  /// A grade's word or its number.
  public init?(argument: String) {
    guard let grade = Grade(name: argument) ?? Int(argument).flatMap(Grade.init(rawValue:))
    else { return nil }
    self = grade
  }

  /// The words, for usage messages and completions.
  public static var allValueStrings: [String] { allCases.map(\.name) }
}

/// What `list --json` and `show --json` print of a card.
struct CardReport: Encodable {
  let id, deck: String
  let topic: [String]
  let kind, question, answer, explanation: String
  let tags: [String]
  let source, state: String
  let box: Int?
  let due, last: String?
  let reviews, lapses: Int
  /// Absent if the card is not marked so.
  var starred, buried: Bool?
  /// What siblings share, the id of the first of them; absent of a card without any.
  let group: String?
  /// Absent of other kinds.
  let choices: [ChoiceReport]?
  /// The files and addresses that the card links to or shows; absent of a card without any.
  let media: [String]?
  let file: String
  let line: Int

  struct ChoiceReport: Encodable {
    let text: String
    let right: Bool
  }

  private enum CodingKeys: String, CodingKey {
    case id, deck, topic, kind, question, answer, explanation, tags, source, state, box, due, last,
      reviews, lapses, starred, buried, group, choices, media, file, line
  }

  /// How it is marked, for the column of its box, with the signs that the lists of the screens have.
  func marks(_ messages: any Messages) -> String {
    (lapses >= CardProgress.lapsesOfALeech ? " !" : "") + (starred ?? false ? " *" : "")
      + (state == "suspended"
        ? " " + messages.suspended : buried ?? false ? " " + messages.buried : "")
  }

  /// - Parameter withTexts: whether to make its texts and to look for what they link to, which takes a while if they
  ///   are long.
  init(_ workspace: Workspace, _ index: Int, withTexts: Bool = true) {
    let entry = workspace.library.entries[index]
    let card =
      withTexts
      ? workspace.library.card(at: index, in: workspace.language)
      : workspace.library.cardWithoutText(at: index, in: workspace.language)
    let progress = workspace.record[entry.id]
    id = entry.id.description
    deck = workspace.library.decks[entry.deck].id
    topic = card.topic
    kind = card.kind.rawValue
    question = card.question
    group =
      card.kind == .reversed || card.kind == .cloze
      ? workspace.library.entries[entry.group].id.description : nil
    choices =
      card.choices.isEmpty
      ? nil : card.choices.map { ChoiceReport(text: $0.text, right: $0.isRight) }
    let media = card.addresses(withAnswer: true).compactMap {
      LinkTarget.described($0.address, from: card.file)
    }
    self.media = media.isEmpty ? nil : media
    answer = card.answer
    explanation = card.explanation
    tags = card.tags
    source = card.source
    let marks = workspace.record.remarks.marks[entry.id] ?? Remarks.Marks()
    let isWaiting = marks.isAway(on: workspace.day)
    state =
      marks.isSuspended
      ? "suspended"
      : isWaiting
        ? "waiting" : progress.map { $0.isDue(on: workspace.day) ? "due" : "waiting" } ?? "new"
    if marks.isStarred { starred = true }
    if !marks.isSuspended, isWaiting { buried = true }
    box = progress.map { workspace.scheduler.boxes.place(of: $0.box) }
    due = progress?.due.description
    last = progress?.last.description
    reviews = progress?.reviews ?? 0
    lapses = progress?.lapses ?? 0
    file = card.file
    line = card.line
  }
}
