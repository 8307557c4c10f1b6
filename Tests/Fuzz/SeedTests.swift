import Foundation
import TestSupport
import Testing

/// What the fuzzers check, on their seeds and on what comes of them by some thousands of changes.
@Suite struct SeedTests {
  private static let changes = Soak.isOn ? 20_000 : 200

  private static func seeds(of check: Check) throws -> [URL] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Corpus/\(check.name)")
    return try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil
    ).sorted { $0.path < $1.path }
  }

  @Test(arguments: Check.all)
  func seedsBreakNothing(check: Check) throws {
    let seeds = try Self.seeds(of: check)
    #expect(!seeds.isEmpty)
    for seed in seeds {
      do {
        try check.run(Array(try Data(contentsOf: seed)))
      } catch {
        Issue.record("\(seed.lastPathComponent): \(error)")
      }
    }
  }

  @Test(arguments: Check.all)
  func changedSeedsBreakNothing(check: Check) throws {
    let seeds = try Self.seeds(of: check).map { Array(try Data(contentsOf: $0)) }
    var mutation = Mutation(seeds: seeds)
    for number in 0..<(Self.changes / check.weight) {
      let bytes = mutation.next()
      do {
        try check.run(bytes)
      } catch {
        Issue.record("change \(number), \(Data(bytes).base64EncodedString()): \(error)")
        return
      }
    }
  }
}

/// Inputs made of others by small changes, always the same ones.
private struct Mutation {
  private let seeds: [[UInt8]]
  private var random = SeededGenerator(seed: 0)

  init(seeds: [[UInt8]]) { self.seeds = seeds.isEmpty ? [[]] : seeds }

  private mutating func number(below limit: Int) -> Int {
    Int(random.next() % UInt64(max(1, limit)))
  }

  mutating func next() -> [UInt8] {
    var bytes = seeds[number(below: seeds.count)]
    for _ in 0...number(below: 4) {
      let start = number(below: bytes.count + 1)
      let length = min(number(below: 16), bytes.count - start)
      switch number(below: 5) {
      case 0: bytes.removeSubrange(start..<(start + length))
      case 1: bytes.insert(UInt8(number(below: 256)), at: start)
      case 2 where start < bytes.count: bytes[start] = UInt8(number(below: 256))
      case 3 where start < bytes.count: bytes[start] ^= 1 << UInt8(number(below: 8))
      default:
        let other = seeds[number(below: seeds.count)]
        let from = number(below: other.count)
        bytes.insert(contentsOf: other[from..<min(other.count, from + 40)], at: start)
      }
    }
    return bytes
  }
}
