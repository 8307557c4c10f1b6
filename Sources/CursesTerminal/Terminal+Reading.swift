import CCurses
import StudyInterface

extension Terminal {
  /// The next event, or nil when none came within the time; without a time it waits for ever.
  ///
  /// With 0 it takes only what has come already, so that a loop can handle a flood of keys before
  /// it draws. A stop and a return (`kill -TSTP`, `fg`) are handled here, and unknown sequences are
  /// swallowed.
  public func read(timeoutMilliseconds: Int?) -> TerminalEvent? {
    let end = timeoutMilliseconds.map { cc_clock() + Int64(max(0, $0)) }
    while !isStopped {
      if let event = requestedEvent() { return event }
      if !kept.isEmpty { return .key(kept.removeFirst()) }
      let code = nextCode()
      if code != CC_NOTHING {
        if inquiry.isOpen, takesAsAnswer(code) { continue }
        if let key = key(for: code) { return .key(key) }
        continue
      }
      // A day at most, which is a number that every platform takes.
      let left = end.map { Int32(max(0, min($0 - cc_clock(), 86_400_000))) }
      switch Int(cc_wait(left ?? -1)) {
      case CC_TIME_OUT: if let end, cc_clock() >= end { return nil }
      case CC_HUNG_UP: return .hungUp
      default: break
      }
    }
    return .hungUp
  }

  /// Does what signals asked for; returns an event if the caller has to know.
  private func requestedEvent() -> TerminalEvent? {
    let asked = Int(cc_take_requests())
    if asked & CC_ASK_LEAVE != 0 { return .leave(signal: cc_leave_signal()) }
    if asked & CC_ASK_STOP != 0 { suspend() }
    if asked & CC_ASK_REDRAW != 0 {
      // Another program may have changed the mode of the terminal and its screen meanwhile.
      leave()
      comeBack()
    }
    if asked & CC_ASK_RESIZE != 0, cc_update_size() == 1 { isResized = true }
    guard isResized else { return nil }
    isResized = false
    forgetPicture()
    return .key(.resize(size))
  }

  func nextCode() -> Int {
    unread.isEmpty ? Int(cc_next()) : unread.removeFirst()
  }

  func key(for code: Int) -> Key? {
    switch code {
    case CC_KEY_UP: .up
    case CC_KEY_DOWN: .down
    case CC_KEY_LEFT: .left
    case CC_KEY_RIGHT: .right
    case CC_KEY_PAGE_UP: .pageUp
    case CC_KEY_PAGE_DOWN: .pageDown
    case CC_KEY_HOME: .home
    case CC_KEY_END: .end
    case CC_KEY_ENTER, 0x0A, 0x0D: .enter
    case CC_KEY_BACK_TAB: .backTab
    case CC_KEY_BACKSPACE, 0x08, 0x7F: .backspace
    case CC_KEY_INSERT: .insert
    case CC_KEY_DELETE: .delete
    case CC_KEY_FUNCTION + 1...CC_KEY_FUNCTION + CC_FUNCTION_KEYS: .function(code - CC_KEY_FUNCTION)
    case CC_KEY_PASTE: .paste(paste())
    case 0x09: .tab
    case 0x1B: keyAfterEscape()
    // What terminals send for Ctrl and the space bar, and for Ctrl-@.
    case 0x00: .control(" ")
    case 0x01...0x1A: .control(Character(Unicode.Scalar(UInt8(code) + 0x60)))
    // One byte for Escape and a letter; no character of UTF-8 begins with it.
    case 0x80...0x9F: nextSoon().flatMap { sequence(after: code - 0x40, $0, end: 0x9C) }
    case 0x20...0xFF: character(from: UInt8(code))
    default: nil
    }
  }

  /// A key of one character; nil for bytes that are none.
  private func character(from first: UInt8) -> Key? {
    // Nearly every key. The general way takes 17 µs more, of some 600 that an answer takes.
    if (0x20..<0x7F).contains(first) { return .character(Character(Unicode.Scalar(first))) }
    guard let length = utf8Length(from: first) else { return nil }
    var bytes = [first]
    while bytes.count < length {
      guard let code = nextSoon() else { return nil }
      guard let byte = UInt8(exactly: code), byte & 0xC0 == 0x80 else {
        // Not the rest of that character, but a key of its own.
        unread.insert(code, at: 0)
        return nil
      }
      bytes.append(byte)
    }
    guard let text = String(validating: bytes, as: UTF8.self),
      let scalar = text.unicodeScalars.first,
      scalar.properties.generalCategory != .control
    else { return nil }
    return .character(Character(scalar))
  }

  /// Bytes of the UTF-8 sequence that a byte begins; nil if it begins none.
  private func utf8Length(from first: UInt8) -> Int? {
    switch first {
    case 0x00..<0x80: 1
    case 0xC2..<0xE0: 2
    case 0xE0..<0xF0: 3
    case 0xF0..<0xF5: 4
    default: nil
    }
  }

  /// Escape on its own; Alt and a key, which terminals send as Escape and the key at once (within the
  /// 25 ms for which curses waits for the rest of a sequence); what a mouse does; nil for another
  /// sequence, which is swallowed whole, and for what the terminal answers.
  func keyAfterEscape() -> Key? {
    var introducer = Int(cc_next())
    if introducer == CC_NOTHING { introducer = introducerOfLateAnswer() }
    guard introducer != CC_NOTHING else { return .escape }
    if introducer == 0x1B {
      unread.insert(introducer, at: 0)
      return .escape
    }
    if takesAnswer(after: introducer) { return nil }
    if Self.introducers.contains(introducer), let next = nextSoon() {
      return sequence(after: introducer, next)
    }
    let key = key(for: introducer)
    if case .paste = key { return key }
    return key.map { .alt($0) }
  }

  private static let introducers = Set("[O]P^_".utf8.map(Int.init))

  /// The key for a sequence that Escape and `introducer` began; nil for one that is swallowed. A string in it
  /// also ends with the byte `end`, which characters of UTF-8 may have in them.
  private func sequence(after introducer: Int, _ next: Int, end: Int = 0x07) -> Key? {
    guard Self.introducers.contains(introducer) else {
      unread.insert(next, at: 0)
      return nil
    }
    switch introducer {
    case 0x5B: return keyOfControlSequence(from: next)
    // A digit there is a modifier, as in ESC O 5 P.
    case 0x4F: if (0x30...0x39).contains(next) { _ = nextSoon() }
    default: swallowString(from: next, to: end)
    }
    return nil
  }

  /// The next byte or key, if it follows at once, as the parts of one sequence do.
  func nextSoon(within milliseconds: Int64 = 25) -> Int? {
    let end = cc_clock() + milliseconds
    while true {
      let code = nextCode()
      if code != CC_NOTHING { return code }
      let left = end - cc_clock()
      guard left > 0, [CC_READY, CC_WOKEN].contains(Int(cc_wait(Int32(left)))) else { return nil }
    }
  }

  /// Reads a control sequence of ECMA-48 to its final byte; returns the key if it reports the mouse.
  private func keyOfControlSequence(from first: Int) -> Key? {
    // The oldest mouse reports put three bytes behind the final one.
    if first == 0x4D {
      var numbers: [Int] = []
      while numbers.count < 3, let byte = nextSoon() { numbers.append(byte - 0x20) }
      return Self.mouseKey(numbers)
    }
    var text = ""
    var code: Int? = first
    for _ in 0..<longestSequence {
      guard let byte = code.flatMap({ UInt8(exactly: $0) }) else { return nil }
      guard (0x20...0x3F).contains(byte) else {
        guard byte == UInt8(ascii: "M"), text.first == "<" else { return nil }
        return Self.mouseKey(text.dropFirst().split(separator: ";").compactMap { Int($0) })
      }
      // A mouse report is no longer than that.
      if text.utf8.count < 32 { text.unicodeScalars.append(Unicode.Scalar(byte)) }
      code = nextSoon()
    }
    return nil
  }

  /// The key for a report of xterm's: the button's number, then column and row from 1. Buttons but the
  /// first, releases and motions are none.
  private static func mouseKey(_ numbers: [Int]) -> Key? {
    guard numbers.count == 3, numbers[1] > 0, numbers[2] > 0 else { return nil }
    // Without Shift, Alt and Ctrl.
    switch numbers[0] & ~0x1C {
    case 0: return .click(Key.Place(row: numbers[2] - 1, column: numbers[1] - 1))
    case 64: return .wheelUp
    case 65: return .wheelDown
    default: return nil
    }
  }

  /// Reads an operating system command, or a similar string, to the terminator.
  private func swallowString(from first: Int, to end: Int) {
    var code = first
    for _ in 0..<longestSequence where code != 0x07 && code != end {
      guard let next = nextSoon() else { return }
      if code == 0x1B, next == 0x5C { return }
      code = next
    }
  }

  /// Text up to the bracket that closes a paste, at most 1 MiB of it.
  private func paste() -> String {
    let most = 1 << 20
    let bytes = [UInt8](unsafeUninitializedCapacity: most) { buffer, count in
      count = buffer.withMemoryRebound(to: CChar.self) { cc_read_paste($0.baseAddress, most, 1000) }
    }
    var text = String.UnicodeScalarView()
    var last: Unicode.Scalar?
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      switch scalar {
      // Terminals send Enter for the end of a line.
      case "\r": text.append("\n")
      case "\n" where last == "\r": break
      case "\n", "\t": text.append(scalar)
      default: if scalar.properties.generalCategory != .control { text.append(scalar) }
      }
      last = scalar
    }
    return String(text)
  }
}

/// Bytes after which a sequence counts as broken. One without an end is over as soon as nothing follows at once,
/// so this is only for a terminal that never stops; what is cut off would be keys, which might grade a card.
private let longestSequence = 1 << 20
