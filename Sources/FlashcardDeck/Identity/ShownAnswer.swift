import Toolkit

/// Answers that differ by nothing but how they are set: bold, code, the bullets of a list. A look has a digest and a
/// sketch of the source alone, so the present answer is set in the ways in which the known one may have been.
extension Identifier {
  func haveShownAnswer(_ one: Int, _ arrival: Int) -> Bool {
    let (sketch, entry) = (known[one].face.sketch, arrivals[arrival].entry)
    guard !sketch.isEmpty, known[one].look.part.isEmpty, library.outline(at: entry).part == .whole
    else { return false }
    let location = library.locations[entry]
    let file = library.decks[arrivals[arrival].deck].files[Int(location.file)]
    let card = file.card(at: Int(location.card))
    let choices = card.kind == .choice ? Choices(card.answer) : nil
    let plain = Self.plainSource(choices?.rightText ?? card.answer)
    return Self.settings(of: plain).contains {
      CharacterGroups.sketch(PlainScalars($0).scalars) == sketch
    }
  }

  /// A text without marks of emphasis and code, with bullets of one kind.
  private static func plainSource(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let start = line.firstIndex { $0 != " " } ?? line.endIndex
      let isItem = ["* ", "+ ", "- "].contains { line[start...].hasPrefix($0) }
      let words = isItem ? line[start...].dropFirst(2) : line[start...]
      return (isItem ? line[..<start] + "- " : line[..<start])
        + words.filter { !"*_`".contains($0) }
    }.joined(separator: "\n")
  }

  private static func settings(of text: String) -> [String] {
    let bullets = ["* ", "+ "].map { bullet in
      text.split(separator: "\n", omittingEmptySubsequences: false)
        .map { $0.hasPrefix("- ") ? bullet + $0.dropFirst(2) : String($0) }.joined(separator: "\n")
    }
    let marked = ["**", "*", "__", "_", "`"].map { $0 + text + $0 }
    return [text, "- " + text] + bullets + marked
  }
}
