import FlashcardDeck

/// The key points of an answer, with what was said ticked.
struct Checklist: Equatable, Sendable {
  /// In Markdown.
  let points: [String]
  /// The places of those that were said.
  var ticked: Set<Int> = []
  /// The place of the cursor; nil if points can't be ticked any more.
  var cursor: Int? = 0

  init(points: [String]) { self.points = points }

  mutating func toggle(_ place: Int) {
    if ticked.remove(place) == nil { ticked.insert(place) }
  }

  /// The same for other points, which keep the ticks if they are as many: by equal texts, else by places.
  func moved(to points: [String]) -> Checklist {
    var new = Checklist(points: points)
    guard let places = self.points.counterparts(in: points) else { return new }
    new.ticked = Set(ticked.filter(places.indices.contains).map { places[$0] })
    new.cursor = cursor.map { places.indices.contains($0) ? places[$0] : $0 }
    return new
  }

  /// What was said, with the names of what was not.
  func said(in names: [String]) -> SaidPoints {
    SaidPoints(
      said: ticked.count, of: points.count,
      missed: names.indices.filter { !ticked.contains($0) }.map { names[$0] })
  }

  /// Ticks what was said, as far as that can be told: of many points that were missed only some are named.
  mutating func take(_ said: SaidPoints) {
    ticked = []
    for (place, point) in points.enumerated()
    where ticked.count < said.said && !said.missed.contains(SaidPoints.name(Self.plain(point))) {
      ticked.insert(place)
    }
  }

  /// A point without its marks, in one line; of code or a table the lines one after another.
  static func plain(_ markdown: String) -> String {
    let text = MarkdownText(markdown, showsAddresses: false)
    let line = text.oneLine.text
    if !line.isEmpty { return line }
    let rules: Set<Character> = ["─", "┼", "-", "+", "│", " "]
    let lines = text.lines(width: SaidPoints.longestName).map { line in
      line.text.split(separator: " ").joined(separator: " ")
    }
    let set = lines.filter { !$0.allSatisfy(rules.contains) }.joined(separator: " · ")
    return set.isEmpty ? markdown.displayed() : set
  }
}

/// Key points in place of an answer, each with a box.
extension CardLayout {
  private static let narrow = 60

  /// The lines of an answer's points, and of the text between them.
  ///
  /// - Returns: the lines, and which of them each point has.
  static func lines(
    of answer: KeyPoints, _ checklist: Checklist, width: Int, in language: Language, isTight: Bool
  ) -> (lines: [StyledLine], points: [Range<Int>]) {
    var lines: [StyledLine] = []
    var points: [Range<Int>] = []
    for part in answer.parts {
      switch part {
      case .text(let text):
        if let last = lines.last, last.width > 0, !isTight { lines.append(StyledLine()) }
        lines += MarkdownText(text, in: language).lines(width: width)
        if !isTight { lines.append(StyledLine()) }
      case .point(let text):
        let place = points.count
        let start = lines.count
        let isTicked = checklist.ticked.contains(place)
        // In a narrow window the columns are the text's.
        let gap = width < narrow ? "" : " "
        let cursor = place == checklist.cursor ? "›" : " "
        var mark = StyledLine(cursor + gap, Style(.accent, bold: true))
        mark.append(place < 9 ? "\(place + 1)" : " ", Style(.accent))
        mark.append(
          gap + (isTicked ? "[x] " : "[ ] "), isTicked ? Style(.good, bold: true) : .dim)
        let space = StyledLine(String(repeating: " ", count: mark.width))
        let text = MarkdownText(text, in: language).lines(width: max(8, width - mark.width))
        lines += (text.isEmpty ? [StyledLine()] : text).enumerated().map { row, line in
          (row == 0 ? mark : space) + line
        }
        points.append(start..<lines.count)
      }
    }
    while lines.last?.width == 0 { lines.removeLast() }
    return (lines, points)
  }
}
