import Toolkit

/// A deck file's text with the beginning of a new card behind one of its cards.
public struct NewCard: Equatable, Sendable {
  /// All of the file.
  public let text: [UInt8]
  /// The line at which to write, from 1.
  public let line: Int
  /// The character in it before which the question goes, from 1.
  public let column: Int
  /// The first line of the form, from 0.
  let start: Int
  let form: NewCardForm
  /// What the card is named behind its question.
  let name: String?
  /// The lines of the form that are not blank.
  private let filledLines: [[UInt8]]

  /// The text of a file with a heading for a card's question at its end.
  ///
  /// Nil if that would not be read as one more card.
  ///
  /// - Parameter hint: a comment on where question and answer go, which `finished` takes out.
  public init?(atEndOf bytes: [UInt8], hint: String) {
    let form = NewCardForm(hint: hint)
    let last = bytes.count { $0 == 0x0A } + 1
    let filled = NewCard(in: bytes, behind: last, form.filled, name: nil)
    let before = DeckFile(path: "", folders: [], text: bytes)
    let read = DeckFile(path: "", folders: [], text: filled.text)
    guard !before.hasOpenEnd, read.cards.count == before.cards.count + 1, read.format == .native,
      read.question(at: read.cards.count - 1) == NewCardForm.question
    else { return nil }
    self.init(in: bytes, behind: last, form, name: nil)
  }

  /// The text of a file with a new card in the form of one of its cards, and behind it; nil if that would not
  /// be read as one more card.
  ///
  /// - Parameters:
  ///   - bytes: the file's text as it is on the disk.
  ///   - index: the card, among those of the file.
  ///   - name: a name that the new card gets when it is finished; nil if it needs none. Notes have no names.
  ///   - hint: a comment on where question and answer go, which `finished` takes out.
  public init?(
    in bytes: [UInt8], like index: Int, of file: DeckFile, name: String? = nil, hint: String
  ) {
    guard file.cards.indices.contains(index) else { return nil }
    let card = file.cards[index]
    guard !file.hasOpenEnd, let own = file.text.bytes(in: card.extent.range),
      let form = NewCardForm(like: own, format: file.format, hint: hint)
    else { return nil }
    let name = file.format == .native ? name : nil
    // Without the blank lines behind it. Not an offset: those that are known of a card are of a text whose
    // line ends may be others.
    let before = file.text.bytes(in: 0..<card.extent.start) ?? []
    let lines = own.reversed().drop { $0 <= 0x20 }.count { $0 == 0x0A }
    let last = before.count { $0 == 0x0A } + 1 + lines
    self.init(in: bytes, behind: last, form, name: name)
    let filled = NewCard(in: bytes, behind: last, form.filled, name: nil)
    let read = DeckFile(path: file.path, folders: [], text: filled.text)
    // Behind the siblings, which are of one text.
    let behind = file.cards[index...].firstIndex { $0.group != card.group } ?? file.cards.count
    guard read.cards.count == file.cards.count + 1, read.format == file.format,
      read.question(at: behind) == NewCardForm.question
    else { return nil }
  }

  /// - Parameter last: the last line of the card after which it goes, from 1.
  private init(in bytes: [UInt8], behind last: Int, _ form: NewCardForm, name: String?) {
    var (end, number) = (0, 1)
    while end < bytes.count, number <= last {
      if bytes[end] == 0x0A { number += 1 }
      end += 1
    }
    let lineBreak: [UInt8] = bytes.hasWindowsLineEnds ? [0x0D, 0x0A] : [0x0A]
    var head = Array(bytes[..<end])
    while let last = head.last, last <= 0x20 { head.removeLast() }
    let rest = bytes[end...].drop { $0 == 0x0A || $0 == 0x0D }
    let gap = head.isEmpty ? [] : lineBreak + lineBreak
    start = (head + gap).count { $0 == 0x0A }
    line = start + 1 + form.cursor
    column = max(1, String(decoding: form.lines[form.cursor], as: UTF8.self).unicodeScalars.count)
    text =
      head + gap + form.lines.flatMap { $0 + lineBreak } + (rest.isEmpty ? [] : lineBreak + rest)
    (self.form, self.name) = (form, name)
    filledLines = form.lines.map(\.withoutSpaceBehind).filter { !$0.isEmpty }
  }

  /// A file's text without the new card, if nothing was written into it; nil if something was, or if it is
  /// not there any more.
  public func removed(from bytes: [UInt8]) -> [UInt8]? {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map {
      Array($0).withoutSpaceBehind
    }
    let filled = lines.indices.filter { !lines[$0].isEmpty }
    let starts = filled.indices.filter { start in
      let end = start + filledLines.count
      guard end <= filled.count,
        zip(filled[start..<end], filledLines).allSatisfy({ lines[$0] == $1 })
      else { return false }
      // What follows may be its answer.
      return end == filled.count || lines[filled[end]].first == UInt8(ascii: "#")
        || isWhatFollowed(lines[filled[end]])
    }
    guard let start = starts.min(by: { distance(filled[$0]) < distance(filled[$1]) }) else {
      return nil
    }
    let (first, next) = (filled[start], start + filledLines.count)
    let kept = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    var before = kept[..<first]
    while let last = before.last, last.withoutSpaceBehind.isEmpty { before.removeLast() }
    guard next < filled.count else {
      return Array(before.joined(separator: [0x0A])) + (before.isEmpty ? [] : [0x0A])
    }
    // With the blank line that was before the new card, in the file's line ends.
    let blank = before.last?.last == 0x0D ? [[0x0D] as [UInt8]] : [[]]
    return Array((before + blank + kept[filled[next]...]).joined(separator: [0x0A]))
  }

  /// A text without the lines in which the hint of a new card stands alone.
  ///
  /// - Parameter first: the line of a card, from 1, if only the hint of that card is meant.
  public static func withoutHints(
    _ hint: String, in bytes: [UInt8], ofCardAt first: Int? = nil
  ) -> [UInt8] {
    let line = NewCardForm(hint: hint).hint
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    var range = lines.indices
    if let first {
      guard lines.indices.contains(first - 1) else { return bytes }
      let next = lines[first...].firstIndex { $0.first == UInt8(ascii: "#") }
      range = first..<(next ?? lines.endIndex)
    }
    let others = lines.enumerated().filter { index, text in
      !range.contains(index) || !text.starts(with: line) || Array(text).withoutSpaceBehind != line
    }.map(\.element)
    return others.count == lines.count ? bytes : Array(others.joined(separator: [0x0A]))
  }

  private func distance(_ index: Int) -> Int { abs(index + 1 - line) }

  /// Whether a line is the one that came behind the new card when it was made.
  private func isWhatFollowed(_ wanted: [UInt8]) -> Bool {
    let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false).dropFirst(line - 1)
    let filled = lines.lazy.map { Array($0).withoutSpaceBehind }.filter { !$0.isEmpty }
    return Array(filled.dropFirst(filledLines.count).prefix(1)) == [wanted]
  }
}

extension DeckFile {
  /// The index of a card of another reading of the file; if that card is gone, of the last one of its topic, and
  /// nil if there is none.
  public func index(ofCard index: Int, of other: DeckFile) -> Int? {
    guard other.cards.indices.contains(index) else { return nil }
    let card = other.cards[index]
    // The same text may stand there several times.
    if cards.indices.contains(index), cards[index].id == card.id { return index }
    if let same = cards.firstIndex(where: { $0.id == card.id }) { return same }
    let topic = other.topics[card.topic].dropFirst(other.folders.count)
    return cards.lastIndex { topics[$0.topic].dropFirst(folders.count) == topic }
  }

  /// Whether something in it does not end, and would swallow a new card.
  fileprivate var hasOpenEnd: Bool {
    problems.contains { [.openFence, .openComment, .openHTML].contains($0.cause) }
  }
}

extension [UInt8] {
  /// Without spaces, tabs and line ends at its end.
  var withoutSpaceBehind: [UInt8] {
    var text = self[...]
    while let last = text.last, last <= 0x20 { text.removeLast() }
    return Array(text)
  }
}

extension Library {
  /// The files with cards of some topics, the one with the last of them first, each with that card's index
  /// among those of the file. A card of the topic itself comes before those of the topics inside it.
  public func placesOfNewCards(
    in scope: Scope, _ language: Language
  ) -> [(file: DeckFile, card: Int, isOfTwoLanguages: Bool)] {
    var seen: Set<String> = []
    var places: [(file: DeckFile, card: Int, isOfTwoLanguages: Bool)] = []
    let cards = entries.indices.reversed().filter { scope.contains(entries[$0]) }
    let outermost = scope.outermostTopic(in: self)
    let own = cards.filter { entries[$0].topic == outermost }
    for wanted in [language, language.other] {
      for index in own + cards {
        guard let (file, card) = fileAndCard(at: index, in: wanted), !seen.contains(file.path)
        else { continue }
        let deck = decks[entries[index].deck]
        let isOfTwoLanguages = deck.isOfTwoLanguages
        // A card in one language only is no reason to write in that one.
        if wanted == language, isOfTwoLanguages, deck.language(of: file) == wanted.other {
          continue
        }
        seen.insert(file.path)
        places.append((file, card, isOfTwoLanguages))
      }
    }
    return places
  }
}

extension [UInt8] {
  /// Whether a line of a text ends as Windows ends lines. Not by `contains([0x0D, 0x0A])`, which takes a second
  /// for half a megabyte.
  public var hasWindowsLineEnds: Bool {
    indices.contains { self[$0] == 0x0A && $0 > 0 && self[$0 - 1] == 0x0D }
  }
}
