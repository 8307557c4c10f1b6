import FlashcardDeck

/// Styles in place of the marks around a gap.
enum GapMarks {
  /// Bold and underlined as well, so that it is seen without colour.
  private static let shown = Style(.accent, bold: true, underline: true)
  private static let hidden = Style(.accent, bold: true)

  static func isStyle(_ style: Style) -> Bool { style == shown || style == hidden }

  /// A line with what was hidden standing out, and with brackets around what stands for it.
  static func styled(_ line: StyledLine) -> StyledLine {
    let (hide, show) = (ClozeText.Mark.hidden, ClozeText.Mark.shown)
    let marks: Set<Character> = [hide.0, hide.1, show.0, show.1]
    guard line.runs.contains(where: { $0.text.contains(where: marks.contains) }) else {
      return line
    }
    var result = StyledLine()
    var style: Style?
    for run in line.runs {
      var text = ""
      func flush(_ result: inout StyledLine) {
        result.append(text, style ?? run.style, isWhole: run.isWhole)
        text = ""
      }
      for character in run.text {
        guard marks.contains(character) else {
          text.append(character)
          continue
        }
        flush(&result)
        switch character {
        case hide.0: (style, text) = (hidden, "[")
        case show.0: style = shown
        case hide.1:
          text = "]"
          flush(&result)
          style = nil
        default: style = nil
        }
      }
      flush(&result)
    }
    return result
  }
}

extension StyledLine {
  /// Whether a gap is in it.
  var hasGapMarks: Bool { runs.contains { GapMarks.isStyle($0.style) } }
}
