import StudyInterface

/// What a terminal is asked, and its answers as they come: late, in pieces, between keys, or never.
///
/// Asked are its colours of text and background (OSC 10 and 11) and the column behind a character of
/// ambiguous width (CPR). Before the first picture it is asked how it shows them: whether it knows those of
/// kitty, how large its cells are (XTWINOPS 16), and last, because nearly every terminal answers that, what it
/// can do (DA1), where 4 stands for sixels. An answer comes as if it was typed, so its bytes are kept apart from keys until
/// it is whole. When nothing of it has come for a second, only several bytes at once are its rest.
struct Inquiry {
  /// An answer.
  enum Answer: Equatable {
    case foreground(RGB)
    case background(RGB)
    /// The column of the cursor, from 1.
    case column(Int)
    /// Whether pictures of kitty's kind are known.
    case kitty(Bool)
    /// The size of a cell.
    case cell(PixelSize)
    /// The numbers of what the terminal can do.
    case attributes([Int])
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
  private(set) var awaitsKitty = false
  private(set) var awaitsCell = false
  private(set) var awaitsAttributes = false
  /// The question has not been sent.
  private(set) var isUnsent = false
  /// Milliseconds at which it was sent.
  private(set) var sentAt: Int64 = 0
  /// The row on which the column was asked for, from 1.
  private var row = 0
  /// What has come of an answer, from the byte behind its Escape on; empty outside of one.
  private var bytes: [UInt8] = []
  private var lastAt: Int64 = 0

  /// Milliseconds after which a byte that could be the rest of an answer may as well be a key.
  static let patience: Int64 = 1000
  /// Milliseconds after which that rest does not come any more.
  static let memory: Int64 = 30_000
  /// Kitty says in words what is wrong.
  private static let longestAnswer = 512

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
  var isOpen: Bool {
    !isUnsent && (awaitsForeground || awaitsBackground || awaitsColumn || awaitsPictures)
  }

  /// Whether an answer about pictures may come.
  var awaitsPictures: Bool { awaitsKitty || awaitsCell || awaitsAttributes }

  /// Whether an answer is to be expected at once, if the terminal gives any: it answers in the order of
  /// the questions, so none follows that about the column.
  var isAnswerNear: Bool { isOpen && (awaitsColumn || awaitsAttributes || row == 0) }

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

  /// The bytes that ask how pictures are shown. The first question is drawn by no terminal: it sends a dot
  /// to be looked at.
  mutating func sendAboutPictures(at time: Int64) -> String {
    sentAt = time
    (awaitsKitty, awaitsCell, awaitsAttributes) = (true, true, true)
    return "\u{1B}_Gi=\(Self.kittyNumber),s=1,v=1,a=q,t=d,f=24;AAAA\u{1B}\\\u{1B}[16t\u{1B}[c"
  }

  /// Distinguishes the answer of kitty from any other.
  private static let kittyNumber = 31

  /// Takes the byte behind an Escape if an answer may begin with it.
  mutating func begin(_ code: Int, at time: Int64) -> Bool {
    let isBeginning =
      code == UInt8(ascii: "]") && (awaitsForeground || awaitsBackground)
      || code == UInt8(ascii: "[") && (awaitsColumn || awaitsCell || awaitsAttributes)
      || code == UInt8(ascii: "_") && awaitsKitty
    guard isBeginning, let byte = UInt8(exactly: code) else { return false }
    (bytes, lastAt) = ([byte], time)
    return true
  }

  /// Whether an answer has begun and is not whole.
  var isInside: Bool { !bytes.isEmpty }

  /// Whether an answer has begun, and its rest keeps one waiting.
  func isLate(at time: Int64) -> Bool { isInside && time - lastAt > Self.patience }

  /// Forgets what was taken for the beginning of an answer and is another sequence.
  mutating func giveUp() { bytes = [] }

  /// Takes what came next.
  mutating func take(_ code: Int, at time: Int64) -> Part {
    if time - lastAt > Self.memory { giveUp() }
    guard isInside, let byte = UInt8(exactly: code), bytes.count < Self.longestAnswer else {
      return .foreign
    }
    let (fits, answer) = match(bytes + [byte])
    guard fits else { return .foreign }
    lastAt = time
    bytes.append(byte)
    guard let answer else { return .inside }
    bytes = []
    switch answer {
    case .foreground: awaitsForeground = false
    case .background: awaitsBackground = false
    case .column: awaitsColumn = false
    case .kitty: awaitsKitty = false
    case .cell: awaitsCell = false
    // The others were asked for before, so they do not come any more.
    case .attributes: (awaitsKitty, awaitsCell, awaitsAttributes) = (false, false, false)
    }
    return .whole(answer)
  }

  // MARK: The form of answers

  /// Whether bytes are an answer or its beginning, and which if it is whole.
  private func match(_ bytes: [UInt8]) -> (fits: Bool, answer: Answer?) {
    let text = String(decoding: bytes, as: UTF8.self)
    let rest = text.dropFirst()
    switch text.first {
    case "_": return Self.kitty(rest)
    case "[":
      let forms: [(fits: Bool, answer: Answer?)] = [
        awaitsColumn ? Self.column(rest, row: row) : (false, nil),
        awaitsCell ? Self.cell(rest) : (false, nil),
        awaitsAttributes ? Self.attributes(rest) : (false, nil),
      ]
      return (forms.contains(where: \.fits), forms.lazy.compactMap(\.answer).first)
    default: return Self.colour(rest)
    }
  }

  /// `Gi=31;OK` or another message, and ST.
  private static func kitty(_ text: Substring) -> (fits: Bool, answer: Answer?) {
    let start = "Gi=\(kittyNumber);"
    guard text.count > start.count else { return (start.hasPrefix(text), nil) }
    guard text.hasPrefix(start) else { return (false, nil) }
    let rest = text.dropFirst(start.count)
    if rest.hasSuffix("\u{1B}\\") { return (true, .kitty(rest.dropLast(2) == "OK")) }
    let words = rest.last == "\u{1B}" ? rest.dropLast() : rest
    return (!words.unicodeScalars.contains { $0.value < 0x20 }, nil)
  }

  /// `6;HEIGHT;WIDTHt`, in pixels.
  private static func cell(_ text: Substring) -> (fits: Bool, answer: Answer?) {
    let start = "6;"
    guard text.count > start.count else { return (start.hasPrefix(text), nil) }
    guard text.hasPrefix(start) else { return (false, nil) }
    let rest = text.dropFirst(start.count)
    let numbers = (rest.last == "t" ? rest.dropLast() : rest).split(
      separator: ";", omittingEmptySubsequences: false)
    guard numbers.count <= 2, numbers.allSatisfy({ isNumber($0, upTo: 4) }) else {
      return (false, nil)
    }
    guard rest.last == "t" else { return (true, nil) }
    let sizes = numbers.compactMap { Int($0) }
    guard sizes.count == 2 else { return (false, nil) }
    return (true, .cell(PixelSize(width: sizes[1], height: sizes[0])))
  }

  /// `?62;4;22c`.
  private static func attributes(_ text: Substring) -> (fits: Bool, answer: Answer?) {
    guard text.first == "?" else { return (false, nil) }
    let rest = text.dropFirst()
    let numbers = (rest.last == "c" ? rest.dropLast() : rest).split(
      separator: ";", omittingEmptySubsequences: false)
    guard numbers.count <= 64, numbers.allSatisfy({ isNumber($0, upTo: 5) }) else {
      return (false, nil)
    }
    return (true, rest.last == "c" ? .attributes(numbers.compactMap { Int($0) }) : nil)
  }

  private static func isNumber(_ text: Substring, upTo digits: Int) -> Bool {
    text.utf8.count <= digits && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
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
