import Toolkit

/// The lines of a new card, in the form of another card of its deck.
struct NewCardForm: Equatable {
  /// What a form is filled with to see whether it is read as a card.
  static let question = "What is new?"

  private(set) var lines: [[UInt8]] = []
  /// The same lines with a question and an answer.
  private var filledLines: [[UInt8]] = []
  /// The line at which to write, from 0.
  private(set) var cursor = 0
  /// A comment below the question on where the answer goes; empty if the form says that itself.
  private(set) var hint: [UInt8] = []

  /// The form of a card in a native deck.
  init(hint: String) {
    addNative(hint)
  }

  private mutating func addNative(_ hint: String) {
    add("### ", filling: Self.question)
    addHint(hint)
    addSpaceForCursor()
  }

  /// The form with a question and an answer.
  var filled: NewCardForm {
    var form = self
    form.lines = filledLines
    return form
  }

  /// The form of a card by its text; nil if it has none that a reader of decks would read again.
  init?(like text: [UInt8], format: DeckFormat?, hint: String) {
    if format == .native {
      addNative(hint)
      return
    }
    guard format == .notes, text.withUnsafeBufferPointer({ takeNotes($0, hint: hint) }) else {
      return nil
    }
  }

  private mutating func add(_ start: String, filling: String) {
    lines.append(Array(start.utf8))
    filledLines.append(Array((start + filling).utf8))
  }

  /// Adds a space to the line of the question: in vi the cursor can't be behind the last character, and what
  /// is inserted before the last space is where it belongs.
  private mutating func addSpaceForCursor() {
    if !lines[cursor].isEmpty { lines[cursor].append(0x20) }
  }

  private mutating func addHint(_ text: String) {
    hint = Array("<!-- \(text) -->".utf8)
    lines += [hint, []]
    filledLines += [[], Array("It is.".utf8)]
  }

  /// Takes heading, labels and the marks of an answer that unfolds; false if nothing asks.
  private mutating func takeNotes(_ bytes: Bytes, hint: String) -> Bool {
    let scan = MarkdownScan(bytes, from: 0, line: 1, path: "")
    let marks = Dictionary(
      scan.marks.map { ($0.line, $0) }, uniquingKeysWith: { first, _ in first })
    var (start, number, asks, hasAnswer) = (0, 1, false, false)
    var questionLabel: Int?
    while start < bytes.count {
      let end = bytes.lineEnd(from: start)
      let mark = marks[number]
      if let mark, mark.headingLevel != nil, !asks {
        let count = NotesNumber(bytes, at: mark.text.start, before: mark.text.end)
        let head = bytes.text(start, mark.text.start)
        let space = (count?.end).map { $0 < mark.text.end && bytes[$0] == 0x20 ? " " : "" } ?? ""
        add(
          head + (count.map { Self.next(bytes.text(mark.text.start, $0.end)) } ?? "") + space,
          filling: Self.question)
        asks = true
      } else if let mark, case .label(let part) = mark.kind, !mark.isLetter {
        // A dialogue in an answer.
        if part == .question, questionLabel != nil { break }
        // The answer may be below its label.
        let isAlone = mark.isHeading || mark.isBare
        if !lines.isEmpty { add("", filling: "") }
        if part == .question { questionLabel = lines.count }
        let label = bytes.text(start, mark.text.start)
        add(
          (part == .question ? Self.next(label) : label).trimmed + (mark.isHeading ? "" : " "),
          filling: isAlone ? "" : part == .question ? Self.question : "It is.")
        if isAlone {
          if part == .question { questionLabel = lines.count }
          add("", filling: part == .question ? Self.question : "It is.")
        }
        asks = asks || part == .question
        hasAnswer = hasAnswer || part == .answer
      } else if bytes.startsIgnoringCase("<details", at: start, end)
        || bytes.startsIgnoringCase("<summary", at: start, end)
      {
        if bytes.startsIgnoringCase("<details", at: start, end) { add("", filling: "") }
        add(bytes.text(start, end), filling: "")
      } else if bytes.startsIgnoringCase("</details", at: start, end) {
        add("", filling: "It is.")
        add("", filling: "")
        add(bytes.text(start, end), filling: "")
        hasAnswer = true
      }
      start = end + 1
      number += 1
    }
    if !hasAnswer { addHint(hint) }
    // The question is at its label, if it has one, and not in the heading above.
    if let questionLabel {
      cursor = questionLabel
      for index in filledLines.indices where index < questionLabel {
        filledLines[index] = lines[index]
      }
    }
    if asks { addSpaceForCursor() }
    return asks
  }

  /// A number one higher, in its separators: `12. `, `（3）`, `Q4:`; one in Chinese numerals as it is.
  private static func next(_ number: String) -> String {
    let digits = { (character: Character) in character.isASCII && character.isNumber }
    guard let last = number.lastIndex(where: digits) else { return number }
    let first =
      number[...last].lastIndex { !digits($0) }.map(number.index(after:)) ?? number.startIndex
    guard let value = Int(number[first...last]) else { return number }
    return number[..<first] + String(value + 1) + number[number.index(after: last)...]
  }
}

extension String {
  /// Without spaces at its end.
  fileprivate var trimmed: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}

extension Bytes {
  fileprivate func text(_ start: Int, _ end: Int) -> String {
    String(decoding: self[start..<Swift.max(start, end)], as: UTF8.self)
  }
}
