@testable import StudyInterface

/// What holds for any Markdown at any width.
func checkLayout(_ bytes: [UInt8]) throws {
  var choices = Choices(bytes)
  let width = choices.number(in: 1...120)
  try checkLayout(choices.text, width: width)
}

/// The same for what stands in the cells of a table.
func checkTable(_ bytes: [UInt8]) throws {
  var choices = Choices(bytes)
  let width = choices.number(in: 1...120)
  let columns = choices.number(in: 1...6)
  let header = String(repeating: "| 列 name ", count: columns) + "|\n"
  let rule = String(repeating: "|:--:", count: columns) + "|\n"
  try checkLayout(header + rule + choices.text, width: width)
}

/// The same for a formula, which is one line in itself.
func checkMath(_ bytes: [UInt8]) throws {
  var choices = Choices(bytes)
  let width = choices.number(in: 1...60)
  let formula = choices.text
  let set = MathText.set(formula.displayed())
  try require(set == MathText.set(formula.displayed()), "set twice, another formula")
  try require(formula.isEmpty || !set.isEmpty, "nothing is left of the formula")
  for scalar in set.unicodeScalars {
    try require(!scalar.isControl, "U+\(String(scalar.value, radix: 16)) in a formula")
  }
  try checkLayout("a $" + formula + "$ b\n\n$$" + formula + "$$", width: width)
}

private func checkLayout(_ markdown: String, width: Int) throws {
  let text = MarkdownText(markdown)
  let lines = text.lines(width: width)
  try checkWidths(lines, width: width)
  try require(MarkdownText(markdown).lines(width: width) == lines, "laid out twice, other lines")
  for scalar in text.oneLine.text.unicodeScalars {
    try require(!scalar.isControl, "U+\(String(scalar.value, radix: 16)) in one line")
    // What is hidden from md4c comes out again.
    try require(
      StandIn.value(of: scalar) == nil && scalar != CJKEmphasis.mark
        || markdown.unicodeScalars.contains(scalar),
      "a stand-in is shown")
  }
  // A narrow table repeats its header, and a cluster may be wider than a narrow line.
  guard width >= 8, !markdown.contains("|") else { return }
  try require(
    letters(lines) == letters(text.lines(width: 400)), "letters depend on the width \(width)")
}

/// The letters in order: what no width takes away and no layout adds.
private func letters(_ lines: [StyledLine]) -> [Character] {
  lines.flatMap { $0.text.filter(\.isLetter) }
}
