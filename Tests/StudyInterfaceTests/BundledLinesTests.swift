import FlashcardDeck
import TestSupport
import Testing

@testable import StudyInterface

/// How the bundled decks break into lines, in both languages.
@Suite struct BundledLinesTests {
  private static let widths = Array(stride(from: 24, through: 84, by: Soak.isOn ? 1 : 12))
  private static let starts = Set("，。、；：？！）」』】》〉〕”’…—·～ー％、".unicodeScalars)
  private static let ends = Set("（「『【《〈〔“‘".unicodeScalars)

  init() { #expect(UTF8Locale.use()) }

  private static func paragraphs(_ language: Language) throws -> [StyledLine] {
    var result: [StyledLine] = []
    for name in ["llm-fine-tuning", "leitner-tour"] {
      let library = Library(files: try BundledDeckTests.read(name))
      for index in library.entries.indices {
        let card = library.card(at: index, in: language)
        for text in [card.question, card.answer, card.explanation] {
          for block in MarkdownReader.blocks(of: text, base: .plain) {
            switch block {
            case .paragraph(let line): result.append(line)
            case .table(let table): result += table.header + table.rows.flatMap { $0 }
            default: break
            }
          }
        }
      }
    }
    return result
  }

  @Test(arguments: Language.allCases, AmbiguousWidth.allCases)
  func noLineBreaksTheRules(_ language: Language, width: AmbiguousWidth) throws {
    try width.on { try checkLines(language) }
  }

  private func checkLines(_ language: Language) throws {
    let paragraphs = try Self.paragraphs(language)
    #expect(paragraphs.count > 500)
    for width in Self.widths {
      for paragraph in paragraphs {
        let lines = paragraph.wrapped(to: width)
        #expect(lines.allSatisfy { $0.width <= width })
        checkEdges(lines.map(\.text))
        checkCode(paragraph, lines, width)
        checkUnits(lines.map(\.text))
      }
    }
  }

  private func checkEdges(_ lines: [String]) {
    for (line, next) in zip(lines, lines.dropFirst()) {
      guard let last = line.unicodeScalars.last, let first = next.unicodeScalars.first else {
        continue
      }
      #expect(!Self.starts.contains(first) && !Self.ends.contains(last), "\(line) | \(next)")
    }
  }

  /// A span of code is in two lines only if it does not fit in one, with a mark that may follow.
  private func checkCode(_ paragraph: StyledLine, _ lines: [StyledLine], _ width: Int) {
    for run in paragraph.runs where run.style.role == .code && run.text.columns + 6 <= width {
      #expect(lines.contains { $0.text.contains(run.text) }, "\(run.text) at \(width)")
    }
  }

  private func checkUnits(_ lines: [String]) {
    let units = ["GB", "MB", "KB", "ms", "GHz", "kWh", "%"]
    for (line, next) in zip(lines, lines.dropFirst()) {
      guard line.last?.isNumber ?? false, line.contains(" ") else { continue }
      #expect(
        !units.contains(String(next.prefix { $0.isLetter || $0 == "%" })), "\(line) | \(next)")
    }
  }
}
