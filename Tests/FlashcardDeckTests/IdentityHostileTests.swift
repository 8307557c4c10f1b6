import Foundation
import TestSupport
import Testing

@testable import FlashcardDeck

/// Large collections of which everything moved, and looks that nobody would write.
@Suite struct IdentityHostileTests {
  private static let count =
    Soak.isOn ? 100_000 : 2_000

  /// How decks of many cards may change at once.
  enum Change: String, CaseIterable {
    case nothing, namesAdded, questionsEdited, everythingEdited, shortCardsEdited, fileRenamed
    case equalAnswers, equalQuestions, equalCards, otherDeck, fileRenamedAndEdited
    case otherLanguage, sidesExchanged, sidesExchangedAndEdited
  }

  private static func deck(_ change: Change, isAfter: Bool) -> [(String, String)] {
    var random = SeededGenerator(seed: 7)
    let words = (0..<4000).map { _ in
      String(
        (0..<Int.random(in: 3...9, using: &random)).map { _ in
          random.pick(Array("abcdefghiklmnoprstuvw"))
        })
    }
    var text = "---\nformat: native\n---\n\n## Topic\n"
    for number in 0..<count {
      func line(_ length: Int) -> String {
        (0..<length).map { _ in random.pick(words) }.joined(separator: " ")
      }
      var question = "What is \(line(5)) of \(number)?"
      var answer = line(30)
      var name = ""
      switch change {
      case .nothing, .fileRenamed, .otherDeck: break
      case .namesAdded: if isAfter { name = " {#n\(number)}" }
      case .questionsEdited, .fileRenamedAndEdited:
        if isAfter { question.insert("x", at: question.index(question.startIndex, offsetBy: 9)) }
      case .everythingEdited:
        if isAfter {
          question.insert("x", at: question.index(question.startIndex, offsetBy: 12))
          answer.insert("x", at: answer.index(answer.startIndex, offsetBy: 40))
        }
      case .shortCardsEdited:
        question = line(1) + String(number) + (isAfter ? "s" : "")
        answer = line(1) + String(number % 5000)
      case .equalAnswers:
        answer = "The same answer to each of the questions of this deck."
        if isAfter { question.insert("x", at: question.index(question.startIndex, offsetBy: 9)) }
      case .equalQuestions:
        question = "Definition"
        if isAfter { answer.insert("x", at: answer.startIndex) }
      case .equalCards:
        (question, answer) = ("Definition", "The same answer to each question.")
        if isAfter { answer += "!" }
      case .otherLanguage:
        name = " {#n\(number)}"
        if isAfter {
          question = "第\(number)题：" + String(question.unicodeScalars.map { Self.ideograph($0) })
          answer = String(answer.unicodeScalars.map { Self.ideograph($0) })
        }
      case .sidesExchanged, .sidesExchangedAndEdited:
        (question, answer) = ("\(line(1))\(number)", "\(line(3)) of \(number)")
        if isAfter {
          (question, answer) = (answer, question)
          if change == .sidesExchangedAndEdited {
            (question, answer) = (question + "s", answer + "y")
          }
        }
        if change == .sidesExchangedAndEdited { name = " {#n\(number)}" }
        text += "- \(question) ::: \(answer)\(name)\n"
        continue
      }
      if change == .otherDeck, isAfter { (question, answer) = (line(6), line(25)) }
      text += "### \(question)\(name)\n\(answer)\n"
    }
    let isRenamed = [.fileRenamed, .fileRenamedAndEdited, .otherDeck].contains(change)
    let path = isAfter && isRenamed ? "b.md" : "a.md"
    if change == .otherLanguage { return [(isAfter ? "a.zh.md" : "a.en.md", text)] }
    return [(path, text)]
  }

  private static func ideograph(_ scalar: Unicode.Scalar) -> Character {
    Character(Unicode.Scalar(0x4E00 + scalar.value) ?? scalar)
  }

  /// The seconds that a thread or the process has used: others share the processor.
  private static func processorTime(_ clock: clockid_t = CLOCK_THREAD_CPUTIME_ID) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  @Test(arguments: Change.allCases)
  func largeDecksAreMatchedSoon(change: Change) {
    let before = SampleDecks.library(Self.deck(change, isAfter: false))
    var recorded: [CardID: CardLook] = [:]
    for index in before.entries.indices {
      recorded[before.entries[index].id] = before.look(ofCardAt: index)
    }
    let after = SampleDecks.library(Self.deck(change, isAfter: true))
    let start = Self.processorTime()
    let result = Identification(of: after, recorded: recorded)
    let time = Self.processorTime() - start
    let entries = after.entries.indices.map { result.names[$0] ?? after.entries[$0].id }
    #expect(Set(entries).count == entries.count)
    print(
      "\(Self.count) cards, \(change.rawValue): \(time), \(result.links.count) links, \(result.names.count) names, \(result.doubts.count) doubts"
    )
    // The order of the cards did not change, so the known id is that of the card in the place, or of the other
    // direction.
    let isExchanged = [.sidesExchanged, .sidesExchangedAndEdited].contains(change)
    let was = Dictionary(uniqueKeysWithValues: result.links.map { ($0.card, $0.was) })
    var (right, wrong) = (0, 0)
    for (index, id) in entries.enumerated() {
      guard let known = was[id] ?? (recorded[id] == nil ? nil : id) else { continue }
      if known == before.entries[isExchanged ? index ^ 1 : index].id {
        right += 1
      } else {
        wrong += 1
      }
    }
    switch change {
    case .nothing, .namesAdded, .questionsEdited, .fileRenamed, .fileRenamedAndEdited:
      #expect(right == Self.count)
    case .otherLanguage, .sidesExchanged: #expect(right == entries.count)
    case .sidesExchangedAndEdited: #expect(right * 100 > entries.count * 98)
    case .everythingEdited: #expect(right * 100 > Self.count * 98)
    case .otherDeck: #expect(right == 0)
    case .shortCardsEdited, .equalAnswers, .equalQuestions, .equalCards: break
    }
    if change != .equalCards { #expect(wrong == 0) }
    // Ten times the goal: machines differ.
    if Soak.isOn { #expect(time < 10) }
  }

  @Test func anyLooksBreakNothing() {
    let texts = [
      "", " ", "Definition", "What is humus?", "7 × 8", "\u{301}", "銀行", "é", "e\u{301}",
      String(repeating: "long ", count: 400), "\u{0}\u{FFFF}", "### a",
    ]
    let ids = ["", "q1", "a/q1", "x", "Definition", "a", "b/a", "a-2"] + (0..<6).map { "n\($0)" }
    var random = SeededGenerator(seed: 3)
    for round in 0..<(Soak.isOn ? 20_000 : 500) {
      func id() -> CardID { CardID(random.pick(ids)) }
      func files() -> [(String, String)] {
        (0..<Int.random(in: 0...3, using: &random)).map { _ in
          let cards = (0..<Int.random(in: 0...6, using: &random)).map { _ in
            "### \(random.pick(texts)) \(Bool.random(using: &random) ? "{#\(id())}" : "")\n\(random.pick(texts))\n"
          }
          return (random.pick(["a.md", "b.md", "c/a.md", "a.zh.md", "a.en.md"]), cards.joined())
        }
      }
      let library = SampleDecks.library(files())
      let old = SampleDecks.library(files())
      var recorded: [CardID: CardLook] = [:]
      for _ in 0..<Int.random(in: 0...8, using: &random) {
        var look = CardLook(
          question: random.pick(texts), answer: random.next() % 3,
          sketch: (0..<Int.random(in: 0...40, using: &random)).map { _ in
            UInt32(truncatingIfNeeded: random.next() % 50)
          }, deck: random.pick(["", "a", "b", "c/a"]), before: id(), after: id(),
          isNamed: Bool.random(using: &random),
          translation: CardLook.Digests(question: random.next() % 3, answer: 1))
        if let index = old.entries.indices.randomElement(using: &random), round % 2 == 0 {
          look = old.look(ofCardAt: index)
        }
        recorded[id()] = look
      }
      for index in old.entries.indices where Bool.random(using: &random) {
        recorded[old.entries[index].id] = old.look(ofCardAt: index)
      }
      let bare = Set((0..<3).map { _ in id() }).subtracting(recorded.keys)
      let aliases = Dictionary((0..<4).map { _ in (id(), id()) }, uniquingKeysWith: { $1 })
      let result = Identification(of: library, recorded: recorded, bare: bare, aliases: aliases)
      check(result, library, Set(recorded.keys), bare, aliases)
      let again = Identification(of: library, recorded: recorded, bare: bare, aliases: aliases)
      #expect(again.names == result.names && again.links == result.links)
      #expect(again.doubts == result.doubts)
    }
  }

  /// What holds for every result.
  private func check(
    _ result: Identification, _ library: Library, _ recorded: Set<CardID>, _ bare: Set<CardID>,
    _ aliases: [CardID: CardID]
  ) {
    let cards = library.entries.indices.map { result.names[$0] ?? library.entries[$0].id }
    #expect(Set(cards).count == cards.count)
    // A link goes from a known id to one that nothing is known of; each id is in one link at most.
    let ends = result.links.flatMap { [$0.card, $0.was] }
    #expect(Set(ends).count == ends.count)
    for link in result.links {
      #expect(recorded.contains(link.was))
      #expect(!recorded.contains(link.card) && !bare.contains(link.card))
      #expect(aliases[link.card] == nil)
      #expect(cards.contains(link.card) && !cards.contains(link.was))
    }
    for doubt in result.doubts {
      #expect(recorded.contains(doubt.was) && !cards.contains(doubt.was))
      #expect(!doubt.candidates.isEmpty && doubt.candidates.count <= 8)
      for candidate in doubt.candidates {
        #expect(cards[candidate.index] == candidate.card)
        #expect(!recorded.contains(candidate.card))
        #expect(!candidate.reasons.isEmpty)
      }
    }
  }
}
