import Foundation

/// The numbers of cases that README's section Trust states: the tests print them, and at their full
/// length they compare them.
public enum Trust {
  private final class Sums: @unchecked Sendable {
    let lock = NSLock()
    var parts: [String: [Int]] = [:]
  }

  private static let sums = Sums()

  /// Adds how many cases one of the parts of a suite tried. With the last part it prints the sum;
  /// at full length it returns what is wrong in README's row of the suite, nil if nothing is.
  public static func count(_ cases: Int, of suite: String, parts: Int) -> String? {
    let counts = sums.lock.withLock {
      sums.parts[suite, default: []].append(cases)
      return sums.parts[suite, default: []]
    }
    guard counts.count == parts else { return nil }
    let sum = withCommas(counts.reduce(0, +))
    print("\(suite): \(sum) cases")
    guard Soak.isOn else { return nil }
    let readme = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../README.md")
    let text = (try? String(contentsOf: readme, encoding: .utf8)) ?? ""
    let row = text.split(separator: "\n").first { $0.contains("FILTER=\(suite)`") } ?? ""
    let numbers = row.split { !$0.isNumber && $0 != "," }
    return numbers.contains { $0 == sum } ? nil : "README does not say \(sum): \(row)"
  }

  private static func withCommas(_ number: Int) -> String {
    var text = ""
    for (index, digit) in String(number).reversed().enumerated() {
      if index > 0, index % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return String(text.reversed())
  }
}
