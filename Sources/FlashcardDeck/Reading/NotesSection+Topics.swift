import Toolkit

/// Numbered headings that are topics: they do not ask, and what stands below them would be cards if they had no number.
///
/// So headings `###`, headings that ask and lists of `question :: answer` are cards whatever else makes notes of
/// their file.
extension NotesSection {
  /// Sets `isNumberedTopic` and `isBelowTopic`. A number above a list of cards makes a topic only if `takesPairs`: in
  /// notes, which have none in one line, the list is an answer.
  static func findTopics(
    _ sections: inout [NotesSection], takesPairs: Bool, in source: DeckSource
  ) {
    var found: [(topic: Int, cards: [Int])] = []
    var counts: [String: Int] = [:]
    for index in sections.indices where sections[index].mayBeTopic {
      let section = sections[index]
      if section.heading.number?.form == .word { continue }
      guard section.isNumbered, !section.hasText || takesPairs else { continue }
      if section.hasText {
        guard section.isOnlyPairs(in: source) else { continue }
        sections[index].isNumberedTopic = true
        sections[index].isOverPairs = true
        continue
      }
      let below = below(index, in: sections)
      guard
        sections[below].allSatisfy({
          !$0.isNumbered && $0.questionLabels == 0 && !$0.isOverAnswers && !$0.isLine
        })
      else { continue }
      let asking = below.filter { sections[$0].heading.asks && sections[$0].hasText }
      let native = below.filter { section.level < 3 && sections[$0].mayBeNative }
      for card in native { counts[source.name(sections[card].heading.question), default: 0] += 1 }
      found.append((index, asking.isEmpty ? native : Array(Set(asking + native))))
    }
    for (topic, cards) in found where !cards.isEmpty {
      // Headings that come again below another one are parts of answers.
      let areParts = cards.contains { card in
        !sections[card].heading.asks
          && counts[source.name(sections[card].heading.question)] ?? 0 > 1
      }
      if areParts { continue }
      sections[topic].isNumberedTopic = true
      for card in cards { sections[card].isBelowTopic = true }
    }
  }

  private var mayBeTopic: Bool {
    level > 0 && !isLine && !isDetails && !isPart && !isOverAnswers && labels.isEmpty
      && !heading.isProse && !heading.asks && heading.name == nil
      && !heading.question.isEmpty
  }

  /// A heading that asks in a native deck.
  private var mayBeNative: Bool {
    level == 3 && !isNumbered && !heading.isProse && hasText && !hasAnswer
  }

  /// Whether the text of a section is nothing but a list of cards in one line.
  private func isOnlyPairs(in source: DeckSource) -> Bool {
    guard hasText else { return false }
    let bytes = source.bytes
    let end = source.marks(from: body, to: bytes.count).first?.start ?? bytes.count
    let pairs = Set(
      source.others(from: body, to: end).lazy
        .filter { $0.kind == .line(.pair) && $0.isListItem }.map(\.start))
    guard !pairs.isEmpty else { return false }
    var offset = body
    var isInItem = false
    while offset < end {
      let lineEnd = min(bytes.lineEnd(from: offset), end)
      let first = bytes.skipBlanks(from: offset, to: lineEnd)
      if pairs.contains(offset) {
        isInItem = true
      } else if first < lineEnd, first == offset || !isInItem,
        !bytes.isRule(at: first, before: lineEnd)
      {
        return false
      }
      offset = lineEnd + 1
    }
    return true
  }
}
