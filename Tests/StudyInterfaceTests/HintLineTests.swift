import FlashcardDeck
import Testing

@testable import StudyInterface

/// The line of hints, in windows in which it has no room for all of them.
@Suite struct HintLineTests {
  init() { UTF8Locale.use() }

  private func line(_ context: Context, _ messages: any Messages, width: Int) -> StyledLine {
    HintLine(KeyMap.standard.hints(for: context), messages).line(width: width)
  }

  /// All hints of a screen, as they may stand in the line.
  private func wholeHints(_ context: Context, _ messages: any Messages) -> Set<String> {
    KeyMap.standard.hints(for: context).reduce(into: []) { hints, binding in
      let label = HintLine.label(of: binding.action, messages, turnsPage: false)
      for keys in [binding.keyNames, binding.keys.first?.name ?? ""] {
        hints.insert("\(keys) \(label)")
      }
      if context == .choice, binding.action == .showAnswer {
        hints.insert("\(binding.keyNames) \(messages.shortShowAnswer)")
      }
    }
  }

  @Test(arguments: Context.allCases, Language.allCases)
  func hintsAreWholeOrLeftOut(context: Context, language: Language) {
    let messages = language.messages
    let whole = wholeHints(context, messages)
    for width in 26...120 {
      var left = Substring(line(context, messages, width: width).text)
      #expect(String(left).columns <= width, "\(context) \(width)")
      left = left.drop { $0 == " " }
      while !left.isEmpty {
        let hint = whole.filter { left.hasPrefix($0) }.max { $0.count < $1.count }
        guard let hint else {
          Issue.record("\(context) \(width): \(left)")
          break
        }
        left = left.dropFirst(hint.count)
        #expect(left.isEmpty || left.hasPrefix("  "))
        left = left.drop { $0 == " " }
      }
    }
  }

  /// What most will press, Help, and how to leave.
  @Test(arguments: Context.allCases, Language.allCases)
  func theMostNeededStayAt40Columns(context: Context, language: Language) {
    let messages = language.messages
    let bindings = KeyMap.standard.hints(for: context)
    for width in [28, 38] {
      let text = line(context, messages, width: width).text
      let needed =
        bindings.prefix(1)
        + bindings.filter {
          [.help, .quit, .close].contains($0.action)
        }
      #expect(!needed.isEmpty)
      for binding in needed where width == 38 || binding.action != .quit && context != .links {
        // The keys of the line come first.
        if context == .search, binding.action == .help { continue }
        let label = HintLine.label(of: binding.action, messages, turnsPage: false)
        #expect(text.contains(label), "\(context) \(width): \(text)")
      }
    }
  }

  @Test(arguments: [
    (Context.today, "Enter study  → open  ? help  q quit"),
    (.question, "Space show answer  ? help  q quit"),
    (.topics, "Enter open  / search  ? help  q close"),
    (.cards, "Enter open  / search  ? help  q close"),
    (.card, "n next  N previous  ? help  q close"),
    (.search, "Enter open  Esc back  Ctrl-T all decks"),
    (.summary, "Enter back  u undo  ? help  q quit"),
    (.links, "Enter this one  ? help  q close"), (.statistics, "? help  q close"),
    (.help, "q close"), (.information, "e edit  x suspend  ? help  q close"),
  ]) func whatStaysAt40Columns(context: Context, expected: String) {
    // A card without links.
    let hints = KeyMap.standard.hints(for: context).filter {
      ![.openLinks, .viewPicture].contains($0.action)
    }
    let text = HintLine(hints, English()).line(width: 38).text
    let words = text.split(separator: " ").joined(separator: " ")
    #expect(words == expected.split(separator: " ").joined(separator: " "))
  }

  /// One that is needed less, but is shorter than one that has no room, is shown.
  @Test func aShortHintFillsTheLine() {
    let hints = KeyMap.standard.hints(for: .answer)
    let text = HintLine(hints, English(), turnsPage: true).line(width: 38).text
    #expect(text.contains("u undo"), "\(text)")
    #expect(text.hasSuffix("? help  q quit"), "\(text)")
  }

  @Test func aClickIsMeantForTheHintThatIsShown() {
    for width in [38, 74] {
      let hints = HintLine(KeyMap.standard.hints(for: .topics), English())
      let text = hints.line(width: width).text
      for (label, action) in [("open", Action.open), ("close", .close), ("help", .help)] {
        let range = text.firstRange(of: label)
        let column = range.map { String(text[..<$0.lowerBound]).columns } ?? -1
        #expect(hints.action(at: column, width: width) == action, "\(label)")
      }
    }
  }
}
