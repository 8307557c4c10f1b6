import CCurses
import StudyInterface

/// Asking the terminal what it is like, without waiting for it.
extension Terminal {
  /// Milliseconds after the question in which the terminal is not given back without an answer, which
  /// would show at the prompt of the shell.
  private static let longestWait: Int64 = 200
  /// Milliseconds after the question in which an Escape by itself may begin an answer in pieces, and how
  /// long the next piece is waited for.
  private static let earlyEscape: (within: Int64, wait: Int64) = (1000, 250)

  /// Sends the question behind the first frame.
  func ask(besides frame: Frame) {
    // The first row is left out: a cursor there has the same report as some function keys.
    let rows = min(frame.size.rows, size.rows)
    let row = (1..<max(1, rows)).reversed().first { row in
      frame.size.columns > 2 && frame.row(row).prefix(2).allSatisfy { $0 == .blank }
    }
    cc_ask(inquiry.send(blankRow: row, at: cc_clock()))
  }

  /// Takes a byte that belongs to an answer whose beginning has come before.
  func takesAsAnswer(_ code: Int) -> Bool {
    if !inquiry.isInside {
      // Of an answer whose Escape came so early that it was taken for the key.
      guard let escapedAt else { return false }
      let time = cc_clock() - escapedAt
      if time < Inquiry.patience {
        self.escapedAt = nil
        return inquiry.begin(code, at: cc_clock())
      }
      var late = inquiry
      guard time < Inquiry.memory, late.begin(code, at: cc_clock()) else { return false }
      return takesLate(code, as: late)
    }
    if inquiry.isLate(at: cc_clock()) {
      var late = inquiry
      let part = late.take(code, at: cc_clock())
      return part == .foreign ? false : takesLate(code, as: late, part)
    }
    switch inquiry.take(code, at: cc_clock()) {
    case .inside: return true
    case .whole(let answer):
      follow(answer)
      return true
    case .foreign: return false
    }
  }

  /// Takes what comes so late that it may be a key as well, if more of the answer follows at once than anybody
  /// types: else bytes of colours and numbers would be keys that are refused, or grade a card.
  ///
  /// - Parameter late: what the inquiry is with the byte taken.
  private func takesLate(_ code: Int, as late: Inquiry, _ part: Inquiry.Part = .inside) -> Bool {
    var (trial, part, codes) = (late, part, [code])
    while true {
      switch part {
      case .whole(let answer):
        (inquiry, escapedAt) = (trial, nil)
        follow(answer)
        return true
      case .inside where codes.count >= Self.fewestAtOnce:
        (inquiry, escapedAt) = (trial, nil)
        return true
      case .inside:
        guard let next = nextSoon() else { return refuse() }
        codes.append(next)
        part = trial.take(next, at: cc_clock())
      case .foreign: return refuse()
      }
    }
    func refuse() -> Bool {
      unread.insert(contentsOf: codes.dropFirst(), at: 0)
      // The other half of the end may still come.
      if codes == [0x1B] { inquiry = late }
      return false
    }
  }

  /// Bytes that follow each other too fast for keys.
  private static let fewestAtOnce = 3

  /// Reads the answer that an Escape and `introducer` may begin; true if it was one, or the beginning of
  /// one whose rest has not come yet. Else what comes next is the rest of another sequence, of which
  /// only the beginning that it has in common with an answer is lost, numbers at most.
  func takesAnswer(after introducer: Int) -> Bool {
    guard inquiry.isOpen, inquiry.begin(introducer, at: cc_clock()) else { return false }
    while let code = nextSoon() {
      switch inquiry.take(code, at: cc_clock()) {
      case .inside: continue
      case .whole(let answer):
        follow(answer)
        return true
      case .foreign:
        inquiry.giveUp()
        unread.insert(code, at: 0)
        return false
      }
    }
    return true
  }

  /// The byte behind an Escape that nothing followed at once: on a slow line the two may be apart.
  func introducerOfLateAnswer() -> Int {
    guard inquiry.isOpen, cc_clock() - inquiry.sentAt < Self.earlyEscape.within,
      let code = nextSoon(within: Self.earlyEscape.wait)
    else {
      escapedAt = inquiry.isOpen ? cc_clock() : nil
      return Int(CC_NOTHING)
    }
    if "[]_".utf8.contains(where: { $0 == code }) { return code }
    unread.insert(code, at: 0)
    return Int(CC_NOTHING)
  }

  private func follow(_ answer: Inquiry.Answer) {
    switch answer {
    case .foreground(let colour): foreground = colour
    case .background(let colour): follow(background: colour, foreground: foreground)
    case .column(let column):
      // The sample stands in the first column.
      guard let width = AmbiguousWidth(rawValue: column - 1), width != .current, width.use() else {
        return
      }
      cc_redraw()
      (composed, visible) = (nil, nil)
      // All texts have to be set again.
      isResized = true
    case .kitty(let isKnown): knowsKitty = isKnown
    case .cell(let size): askedCell = size
    case .attributes(let numbers): attributes = numbers
    }
  }

  /// Reads the answers to what was asked a moment ago; keys that come meanwhile are lost.
  func awaitAnswers() {
    while inquiry.isAnswerNear {
      let left = inquiry.sentAt + Self.longestWait - cc_clock()
      guard left > 0 else { return }
      let code = nextCode()
      if code == CC_NOTHING {
        guard [CC_READY, CC_WOKEN].contains(Int(cc_wait(Int32(left)))) else { return }
      } else if !takesAsAnswer(code), code == 0x1B {
        _ = keyAfterEscape()
      }
    }
  }
}
