import StudyInterface

#if canImport(FoundationEssentials)
  // The whole of Foundation takes longer to load than the first frame to draw.
  import FoundationEssentials
#else
  import Foundation
#endif

/// Prints a value as JSON, its keys sorted, so that two outputs can be compared.
func printJSON(_ value: some Encodable) throws {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  print(String(decoding: try encoder.encode(value), as: UTF8.self))
}

/// Prints rows with their columns aligned; numbers, which stand in all columns but the first, end at
/// the same place.
func printTable(_ rows: [[String]]) {
  let count = rows.map(\.count).max() ?? 0
  let widths = (0..<count).map { column in
    rows.map { $0.indices.contains(column) ? columns(of: $0[column]) : 0 }.max() ?? 0
  }
  for row in rows {
    let cells = row.enumerated().map { column, cell in
      let gap = String(repeating: " ", count: widths[column] - columns(of: cell))
      return column == 0 ? cell + gap : gap + cell
    }
    print(trimmedEnd(cells.joined(separator: "  ")))
  }
}

private func trimmedEnd(_ text: String) -> String {
  String(text.reversed().drop { $0 == " " }.reversed())
}

/// Prints names and values in two columns.
func printList(_ rows: [(name: String, value: String)]) {
  let width = rows.map(\.name.count).max() ?? 0
  for row in rows {
    print(row.name + String(repeating: " ", count: width - row.name.count + 2) + row.value)
  }
}
