import Foundation
import StudyInterface
import Testing

/// Compares a frame with the one on record, as text and as a grid of styles.
///
/// `LEITNER_RECORD=1` records the frames again; the test fails then, so that it isn't left on.
func expectFrame(
  _ frame: Frame, named name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Frames")
  let file = folder.appendingPathComponent(name + ".txt")
  let actual = written(frame)
  if ProcessInfo.processInfo.environment["LEITNER_RECORD"] != nil {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try actual.write(to: file, atomically: true, encoding: .utf8)
    Issue.record("recorded \(name)", sourceLocation: sourceLocation)
    return
  }
  let expected = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
  #expect(actual == expected, "\(name)", sourceLocation: sourceLocation)
}

/// A frame as text: what it shows, then a letter for the style of each column.
private func written(_ frame: Frame) -> String {
  let rows = 0..<frame.size.rows
  let text = rows.map { trimmed(frame.text(ofRow: $0)) }
  let styles = rows.map { trimmed(frame.row($0).map { letter($0.style) }.joined()) }
  return (text + ["───"] + styles).joined(separator: "\n") + "\n"
}

private func letter(_ style: Style) -> String {
  let role =
    switch style.role {
    case .text: style.bold ? "b" : " "
    case .dim: "d"
    case .accent: "a"
    case .mark: "m"
    case .code: "c"
    case .link: "l"
    case .success: "s"
    case .warning: "w"
    case .error: "e"
    case .again: "f"
    case .hard: "h"
    case .good: "g"
    case .easy: "y"
    }
  if style.reverse { return "R" }
  if style.underline { return "_" }
  if style.italic { return "i" }
  return style.bold && style.role != .text ? role.uppercased() : role
}

private func trimmed(_ text: String) -> String {
  String(text.reversed().drop { $0 == " " }.reversed())
}

/// Checks what holds for every screen: no line starts with a mark that closes, rows fill the width.
func expectComposed(_ frame: Frame, sourceLocation: SourceLocation = #_sourceLocation) {
  for row in 0..<frame.size.rows {
    let text = frame.text(ofRow: row)
    #expect(text.columns == frame.size.columns, sourceLocation: sourceLocation)
    let start = text.drop { $0 == " " }
    // An excerpt begins in the middle of a line.
    if frame.size.columns >= 8, !start.hasPrefix("… "), let first = start.first {
      #expect(!"。，、；：？！）」』】》…".contains(first), "\(text)", sourceLocation: sourceLocation)
    }
  }
}
