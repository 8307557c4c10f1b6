import StudyInterface
import Toolkit

#if canImport(FoundationEssentials)
  // The whole of Foundation takes 4 ms longer to load: an empty program took 12 ms with it and 8 ms with
  // FoundationEssentials.
  import FoundationEssentials
#else
  import Foundation
#endif

/// What a command prints on standard output.
enum Output {
  // Only the main thread prints.
  nonisolated(unsafe) private static var waiting: [UInt8] = []
  nonisolated(unsafe) private static var failure: FileError?
  /// Whether the command wrote to the history: a script that is told of a failure to print would do it once more.
  nonisolated(unsafe) static var isBehindRecord = false
  /// Bytes that are written at once.
  private static let portion = 1 << 16

  /// Prints a line for people; what stands in a deck or its name does nothing to their terminal, and
  /// does not break the line.
  static func printLine(_ line: String) { put(VisibleText.unbroken(line)) }

  /// Prints lines for people, as `printLine` does one.
  static func printText(_ text: String) { put(VisibleText.block(text)) }

  /// Writes what waits to be written; after a failure it is dropped.
  static func flush() {
    if failure == nil, let code = Process.write(waiting, to: 1) {
      failure = FileError(path: "/dev/stdout", operation: .write, code: code)
    }
    waiting.removeAll(keepingCapacity: true)
  }

  /// Writes the rest; returns the first error of all that was printed.
  static func finish() -> FileError? {
    flush()
    return failure
  }

  private static func put(_ line: String) {
    waiting += line.utf8
    waiting.append(0x0A)
    if waiting.count >= portion { flush() }
  }

  /// Prints a value as JSON, its keys sorted, so that two outputs can be compared. What a terminal might
  /// obey is escaped, so the value is the same to a script.
  static func printJSON(_ value: some Encodable) throws { put(try json(value, encoder)) }

  /// Prints values one after another until `next` gives nil, each as soon as it is there.
  ///
  /// The first one is written at once, so that a reader who needs no more than it need not wait; when
  /// nothing can be written any more, no other is asked for.
  static func printEach<Value>(
    _ next: () throws -> Value?, _ print: (Value) throws -> Void
  ) rethrows {
    var isFirst = true
    while failure == nil, let value = try next() {
      try print(value)
      if isFirst { flush() }
      isFirst = false
    }
  }

  /// Prints values as `printJSON` prints an array of them, each as soon as it is there. If a value can't
  /// be made, the array has no end.
  static func printJSONArray<Value: Encodable>(_ next: () throws -> Value?) throws {
    let encoder = encoder
    var isFirst = true
    try printEach(next) { value in
      waiting += (isFirst ? "[\n" : ",\n").utf8
      // Strings have no line feed in JSON, so these are all between lines; an empty list has an empty one.
      for line in try json(value, encoder).utf8.split(
        separator: 0x0A, omittingEmptySubsequences: false)
      {
        if !line.isEmpty { waiting += "  ".utf8 }
        waiting += line
        waiting.append(0x0A)
      }
      waiting.removeLast()
      if waiting.count >= portion { flush() }
      isFirst = false
    }
    put(isFirst ? "[\n\n]" : "\n]")
  }

  private static var encoder: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return encoder
  }

  private static func json(_ value: some Encodable, _ encoder: JSONEncoder) throws -> String {
    escaped(String(decoding: try encoder.encode(value), as: UTF8.self))
  }

  /// JSON whose strings hold no character that hides; outside them it has none but line feeds.
  private static func escaped(_ json: String) -> String {
    guard VisibleText.block(json) != json else { return json }
    var result = String.UnicodeScalarView()
    for scalar in json.unicodeScalars {
      if scalar == "\n" || VisibleText.spelling(of: scalar, after: nil, before: nil) == nil {
        result.append(scalar)
      } else {
        for unit in UTF16.encode(scalar).map({ Array($0) }) ?? [] {
          let digits = String(unit, radix: 16)
          let zeros = String(repeating: "0", count: 4 - digits.count)
          result.append(contentsOf: "\\u\(zeros)\(digits)".unicodeScalars)
        }
      }
    }
    return String(result)
  }

  /// Prints rows with their columns aligned; numbers, which stand in all columns but the first, end at
  /// the same place.
  static func printTable(_ rows: [[String]]) {
    UTF8Locale.use()
    let rows = rows.map { $0.map(VisibleText.unbroken) }
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      rows.map { $0.indices.contains(column) ? $0[column].columns : 0 }.max() ?? 0
    }
    for row in rows {
      let cells = row.enumerated().map { column, cell in
        let gap = String(repeating: " ", count: widths[column] - cell.columns)
        return column == 0 ? cell + gap : gap + cell
      }
      printLine(cells.joined(separator: "  ").withoutSpacesAtEnd)
    }
  }

  /// Prints names and values in two columns.
  static func printList(_ rows: [(name: String, value: String)]) {
    UTF8Locale.use()
    let width = rows.map(\.name.columns).max() ?? 0
    for row in rows {
      printLine(row.name + String(repeating: " ", count: width - row.name.columns + 2) + row.value)
    }
  }

  /// A name as a column of a line whose columns are divided by tabs.
  static func column(_ name: String) -> String { name.replacing("\t", with: "\u{2409}") }

  /// A text as one word of a shell's command line.
  static func shellWord(_ text: String) -> String {
    let isPlain = text.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || ("0"..."9").contains($0) || "-_.~:/".unicodeScalars.contains($0)
    }
    return isPlain && !text.isEmpty ? text : "'" + text.replacing("'", with: "'\\''") + "'"
  }

  /// A text in one line.
  static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}
