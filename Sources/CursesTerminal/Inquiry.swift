import StudyInterface

/// What a terminal is asked, and its answers as they come: late, in pieces, between keys, or never.
///
/// Asked are its colours of text and background (OSC 10 and 11) and the column behind a character of
/// ambiguous width (CPR). An answer comes as if it was typed, so its bytes are kept apart from keys until
/// it is whole, or until nothing of it has come for a second.
struct Inquiry {
  /// An answer.
  enum Answer: Equatable {
    case foreground(RGB)
    case background(RGB)
    /// The column of the cursor, from 1.
    case column(Int)
  }

  /// What a byte is.
  enum Part: Equatable {
    /// Part of an answer that is not whole yet.
    case inside
    case whole(Answer)
    /// A key, or part of one.
    case foreign
  }

  private(set) var awaitsForeground = false
  private(set) var awaitsBackground = false
  private(set) var awaitsColumn = false
  /// The question has not been sent.
  private(set) var isUnsent = false
  /// Milliseconds at which it was sent.
  private(set) var sentAt: Int64 = 0
  /// The row on which the column was asked for, from 1.
  private var row = 0
  /// What has come of an answer, from the byte behind its Escape on; empty outside of one.
  private var bytes: [UInt8] = []
  private var lastAt: Int64 = 0

  /// Milliseconds after which the rest of an answer does not come any more.
  static let patience: Int64 = 1000
  private static let longestAnswer = 64

  /// No question.
  init() {}

  init(forColours: Bool, forWidth: Bool) {
    (awaitsForeground, awaitsBackground, awaitsColumn) = (forColours, forColours, forWidth)
    isUnsent = forColours || forWidth
  }

  /// Whether a terminal of this type reads such questions as questions and does not show them: those that
  /// call themselves after xterm, and others of the kind.
  static func isAnswered(by type: String) -> Bool {
    let families = [
      "xterm", "tmux", "screen", "rxvt", "alacritty", "foot", "kitty", "wezterm", "ghostty",
      "konsole",
      "gnome", "vte", "mlterm", "mintty", "contour", "putty", "st-", "iterm",
    ]
    return type == "st" || families.contains { type.hasPrefix($0) }
  }

  /// Whether an answer may come.
  var isOpen: Bool { !isUnsent && (awaitsForeground || awaitsBackground || awaitsColumn) }

  /// Whether an answer is to be expected at once, if the terminal gives any: it answers in the order of
  /// the questions, so none follows that about the column.
  var isAnswerNear: Bool { isOpen && (awaitsColumn || row == 0) }

  /// The bytes of the question; `row` is one that is blank in its first two columns, from 0, and nil if
  /// there is none, when nothing is asked about the width.
  mutating func send(blankRow row: Int?, at time: Int64) -> String {
    isUnsent = false
    sentAt = time
    var question = ""
    if awaitsForeground { question += "\u{1B}]10;?\u{1B}\\" }
    if awaitsBackground { question += "\u{1B}]11;?\u{1B}\\" }
    awaitsColumn = awaitsColumn && row != nil
    if awaitsColumn, let row {
      self.row = row + 1
      let place = "\u{1B}[\(self.row);1H"
      // Between saving and restoring the cursor and the look.
      question += "\u{1B}7\u{1B}[m\(place)\(AmbiguousWidth.sample)\u{1B}[6n\(place)  \u{1B}8"
    }
    return question
  }

  /// Takes the byte behind an Escape if an answer may begin with it.
  mutating func begin(_ code: Int, at time: Int64) -> Bool {
    let isBeginning =
      code == UInt8(ascii: "]") && (awaitsForeground || awaitsBackground)
      || code == UInt8(ascii: "[") && awaitsColumn
    guard isBeginning, let byte = UInt8(exactly: code) else { return false }
    (bytes, lastAt) = ([byte], time)
    return true
  }

  /// Whether an answer has begun and is not whole.
  var isInside: Bool { !bytes.isEmpty }

  /// Forgets what was taken for the beginning of an answer and is another sequence.
  mutating func giveUp() { bytes = [] }

  /// Takes what came next.
  mutating func take(_ code: Int, at time: Int64) -> Part {
    if time - lastAt > Self.patience { giveUp() }
    guard isInside, let byte = UInt8(exactly: code), bytes.count < Self.longestAnswer else {
      return .foreign
    }
    let (fits, answer) = Self.match(bytes + [byte], row: row)
    guard fits else { return .foreign }
    lastAt = time
    bytes.append(byte)
    guard let answer else { return .inside }
    bytes = []
    switch answer {
    case .foreground: awaitsForeground = false
    case .background: awaitsBackground = false
    case .column: awaitsColumn = false
    }
    return .whole(answer)
  }

  // MARK: The form of answers

  /// Whether bytes are an answer or its beginning, and which if it is whole.
  private static func match(_ bytes: [UInt8], row: Int) -> (fits: Bool, answer: Answer?) {
    let text = String(decoding: bytes, as: UTF8.self)
    return text.first == "[" ? column(text.dropFirst(), row: row) : colour(text.dropFirst())
  }

  /// `ROW;COLUMNR`.
  private static func column(_ text: Substring, row: Int) -> (fits: Bool, answer: Answer?) {
    let start = "\(row);"
    guard text.count > start.count else { return (start.hasPrefix(text), nil) }
    guard text.hasPrefix(start) else { return (false, nil) }
    let rest = text.dropFirst(start.count)
    if rest.last == "R", let column = Int(rest.dropLast()) { return (true, .column(column)) }
    return (rest.utf8.count < 5 && rest.utf8.allSatisfy { (0x30...0x39).contains($0) }, nil)
  }

  /// `10;rgb:RRRR/GGGG/BBBB` or `11;…`, with one to four digits each, and BEL or ST. A fourth share is
  /// that of transparency.
  private static func colour(_ text: Substring) -> (fits: Bool, answer: Answer?) {
    for (number, make) in [("10", Answer.foreground), ("11", Answer.background)] {
      for form in ["rgb", "rgba"] {
        let start = "\(number);\(form):"
        if start.hasPrefix(text) { return (true, nil) }
        guard text.hasPrefix(start) else { continue }
        let rest = text.dropFirst(start.count)
        let shares = rest.prefix { $0.isHexDigit || $0 == "/" }
        let end = rest.dropFirst(shares.count)
        let numbers = shares.split(separator: "/", omittingEmptySubsequences: false)
        let most = form.count
        guard numbers.count <= most, numbers.allSatisfy({ $0.utf8.count <= 4 }) else {
          return (false, nil)
        }
        if end.isEmpty || end == "\u{1B}" { return (true, nil) }
        guard end == "\u{7}" || end == "\u{1B}\\", numbers.count == most else {
          return (false, nil)
        }
        let values = numbers.compactMap { share in
          Int(share, radix: 16).map { $0 * 255 / ((1 << (4 * share.utf8.count)) - 1) }
        }
        guard values.count == most else { return (false, nil) }
        return (true, make(RGB(values[0] << 16 | values[1] << 8 | values[2])))
      }
    }
    return (false, nil)
  }
}
