@testable import StudyInterface

/// What holds for lines made of any text in any styles at any width.
func checkWrap(_ bytes: [UInt8]) throws {
  var choices = Choices(bytes)
  let width = choices.number(in: 1...90)
  let cut = choices.number(in: 0...12)
  let text = choices.text.displayed(keepsLineBreaks: true)
  let line = StyledLine(pieces(of: text, cut))
  let lines = line.wrapped(to: width)
  try checkWidths(lines, width: width)
  try checkWholeness(lines, of: text, width: width, isOneRun: line.runs.count == 1)
  for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
    let text = String(paragraph)
    try checkEdges(StyledLine(text).wrapped(to: width).map(\.text), of: text, width: width)
  }
  try require(line.wrapped(to: width) == lines, "wrapped twice, other lines")
  let marked = line.wrapped(to: width, first: "• ", next: "  ")
  try checkWidths(marked, width: width)
}

/// The text as runs of `length` clusters in changing styles; one run if `length` is 0.
private func pieces(of text: String, _ length: Int) -> [StyledRun] {
  guard length > 0 else { return [StyledRun(text)] }
  let clusters = Array(text)
  return stride(from: 0, to: clusters.count, by: length).enumerated().map { number, start in
    let piece = clusters[start..<min(clusters.count, start + length)]
    return StyledRun(String(piece), [.plain, .dim, Style(.code)][number % 3])
  }
}

/// No line is wider than asked for, and none holds what a terminal would obey.
func checkWidths(_ lines: [StyledLine], width: Int) throws {
  for line in lines {
    try require(line.width <= width, "\(line.width) columns instead of \(width): \(line.text)")
    for scalar in line.text.unicodeScalars {
      try require(!scalar.isControl, "U+\(String(scalar.value, radix: 16)) in a line")
    }
  }
}

/// The lines are the text's clusters in order, but for spaces, and for U+FFFD in the place of clusters
/// that are wider than a line.
private func checkWholeness(
  _ lines: [StyledLine], of text: String, width: Int, isOneRun: Bool
) throws {
  let expected = Array(text).filter { !isSpace($0) }.map {
    $0.columns > width ? "\u{FFFD}" : $0
  }
  let found = lines.flatMap { Array($0.text).filter { !isSpace($0) } }
  // Two styles may part what would be one cluster in one style.
  let isWhole =
    isOneRun
    ? found == expected
    : String(found).unicodeScalars.elementsEqual(String(expected).unicodeScalars)
  try require(isWhole, "something was lost: \(String(found).debugDescription)")
}

private func isSpace(_ cluster: Character) -> Bool {
  guard cluster.unicodeScalars.count == 1 else { return false }
  return cluster.unicodeScalars.allSatisfy {
    switch $0.value {
    case 0x20, 0x0A, 0x1680, 0x2000...0x2006, 0x2008...0x200A, 0x205F, 0x3000: true
    default: false
    }
  }
}

// By scalars, for a character also equals others that are composed otherwise.
private let neverFirst = Set("，。、；：？！）」』】》〉〕％…—·～ー々".unicodeScalars)
private let neverLast = Set("（「『【《〈〔".unicodeScalars)

/// No line starts or ends with a mark that must not stand there, unless there is no place at all
/// in the line before it at which one could do better.
private func checkEdges(_ lines: [String], of text: String, width: Int) throws {
  var rest = Substring(text)
  for (line, next) in zip(lines, lines.dropFirst()) {
    // Where the line and the next one begin in the text.
    let start = rest
    rest = rest.dropFirst(consumed(by: line, in: rest)).drop(while: isSpace)
    guard let last = line.last?.unicodeScalars.first, let first = next.unicodeScalars.first
    else { continue }
    guard neverFirst.contains(first) || neverLast.contains(last) else { continue }
    let length = start.count - rest.count
    try require(
      !hasBetterPlace(in: start, length: length, width: width),
      "“\(line)” is followed by “\(next)” at \(width)")
  }
}

/// How many clusters of a text a line holds, spaces before it counted.
private func consumed(by line: String, in text: Substring) -> Int {
  var count = 0
  var left = line.filter { !isSpace($0) }.count
  for cluster in text {
    if left == 0 { break }
    if !isSpace(cluster) { left -= 1 }
    count += 1
  }
  return count
}

/// Whether a line that starts with this text could end between two clusters that may stand at its end
/// and at the start of the next line, so that what the line had, `length` clusters with the spaces behind
/// it, and the cluster that followed are on one line then.
private func hasBetterPlace(in text: Substring, length: Int, width: Int) -> Bool {
  let clusters = Array(text)
  let together = clusters.prefix(length + 1)
  var used = 0
  for index in clusters.indices.dropFirst() {
    let before = clusters[index - 1]
    used += min(before.columns, width)
    if used > width { return false }
    if isSpace(before) || isSpace(clusters[index]) { continue }
    guard isEnd(before), isStart(clusters[index]), !clusters[..<index].allSatisfy(isSpace) else {
      continue
    }
    if together.dropFirst(index).reduce(0, { $0 + $1.columns }) <= width { return true }
  }
  return false
}

private func isStart(_ cluster: Character) -> Bool {
  guard let scalar = cluster.unicodeScalars.first else { return false }
  let kind = BreakClass(scalar, width: cluster.columns)
  return !kind.isForbiddenStart && kind != .curlyClose && cluster.columns > 0
}

private func isEnd(_ cluster: Character) -> Bool {
  guard let scalar = cluster.unicodeScalars.first else { return false }
  let kind = BreakClass(scalar, width: cluster.columns)
  return !kind.isForbiddenEnd && kind != .curlyOpen
}

/// Text made visible is visible, and stays as it is when that is done again.
func checkVisible(_ bytes: [UInt8]) throws {
  var choices = Choices(bytes)
  let keepsLineBreaks = choices.boolean()
  let text = choices.text.displayed(keepsLineBreaks: keepsLineBreaks)
  for scalar in text.unicodeScalars where !(keepsLineBreaks && scalar == "\n") {
    try require(!scalar.isControl, "U+\(String(scalar.value, radix: 16)) is not visible")
  }
  try require(
    text.displayed(keepsLineBreaks: keepsLineBreaks).unicodeScalars.elementsEqual(
      text.unicodeScalars), "made visible twice, another text: \(text.debugDescription)")
  for cluster in text where cluster != "\n" {
    try require(cluster.columns > 0, "a cluster without width in \(text.debugDescription)")
  }
}
