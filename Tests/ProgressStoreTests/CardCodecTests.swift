import TestSupport
import FlashcardDeck
import Foundation
import Testing
import Toolkit

@testable import ProgressStore

/// What is written of a card is read back, as a whole line and value by value.
@Suite struct CardCodecTests {
  private static let boxes = [1, 2, 7, 9, 10, 99, 100, 999, 1000]
  private static let days = [
    -719_528, -719_527, -719_163, -1, 0, 1, 20_000, 2_932_895, 2_932_896,
  ].map { Day($0) }
  private static let counts = [
    0, 1, 9, 10, 99_999, 99_999_999, 100_000_000, 999_999_999, 1_000_000_000,
    CardProgress.largestCount - 1, CardProgress.largestCount,
  ]
  private static let characters = [
    "a", "Z", "0", "-", " ", "~", "\u{7F}", "\"", "\\", "/", "\n", "\t", "\r", "\u{0}", "\u{1F}",
    "é", "键", "👩‍🔬", "\u{2028}", "\u{FFFD}", "{", "}", ":", ",", "'",
  ]

  private static func progress(_ random: inout SeededGenerator) -> CardProgress {
    func pick<Value>(_ extremes: [Value], _ value: (inout SeededGenerator) -> Value) -> Value {
      let extreme = extremes.randomElement(using: &random)
      return Bool.random(using: &random) ? extreme ?? value(&random) : value(&random)
    }
    return CardProgress(
      box: pick(boxes) { Int.random(in: 1...1000, using: &$0) },
      due: pick(days) { Day(Int.random(in: -719_528...2_932_896, using: &$0)) },
      last: pick(days) { Day(Int.random(in: -719_528...2_932_896, using: &$0)) },
      reviews: pick(counts) { Int.random(in: 0...CardProgress.largestCount, using: &$0) },
      lapses: pick(counts) { Int.random(in: 0...CardProgress.largestCount, using: &$0) },
      forgotten: Bool.random(using: &random))
  }

  /// Names of any characters and of lengths around those that are read as part of a line.
  private static func name(_ number: Int, _ random: inout SeededGenerator) -> CardID {
    let length = [0, 1, 13, 90, 95, 96, 97, 98, 200].randomElement(using: &random) ?? 0
    let isPlain = Bool.random(using: &random)
    var name = "\(number)."
    while name.utf8.count < length {
      name += isPlain ? "n" : characters.randomElement(using: &random) ?? ""
    }
    return CardID(name)
  }

  @Test(arguments: 0..<UInt64(60))
  func everyFieldIsReadAsItWasWritten(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var cards = ProgressTable()
    for number in 0..<200 { cards.set(Self.progress(&random), for: Self.name(number, &random)) }
    let bytes = Snapshot().bytes(of: StudyRecord(base: Progress(cards: cards)))
    for moment in [Snapshot.Moment.base, .latest] {
      #expect(try Snapshot(bytes, moment).progress.cards == cards)
      #expect(try Snapshot(Self.respaced(bytes), moment).progress.cards == cards)
    }
  }

  /// Both ways of reading agree about every field alone, and about which lines are read as a whole.
  @Test(arguments: boxes, days)
  func extremesAreReadBothWays(box: Int, day: Day) throws {
    for count in Self.counts {
      for progress in [
        CardProgress(box: box, due: day, last: Day(0), reviews: count, lapses: 0, forgotten: false),
        CardProgress(box: box, due: Day(0), last: day, reviews: 0, lapses: count, forgotten: true),
      ] {
        let line = Self.line("n", progress)
        let whole = Self.wholeLine(line)
        #expect((whole != nil) == (count <= 999_999_999))
        if let whole { #expect(whole.card == CardID("n") && whole.progress == progress) }
        let cards = try Snapshot(Self.snapshot(line), .latest).progress.cards
        #expect(cards[CardID("n")] == progress)
      }
    }
  }

  @Test(arguments: [0, 1, 95, 96, 97, 300])
  func longNamesAreReadValueByValue(length: Int) throws {
    let progress = CardProgress(
      box: 1000, due: Day(0), last: Day(0), reviews: 999_999_999, lapses: 999_999_999,
      forgotten: true)
    let name = String(repeating: "n", count: length)
    let line = Self.line(name, progress)
    #expect((Self.wholeLine(line) != nil) == (length <= 96))
    let cards = try Snapshot(Self.snapshot(line), .latest).progress.cards
    #expect(cards[CardID(name)] == progress)
  }

  /// No byte behind the end is looked at, however short the rest of the file is.
  @Test func aLineAtTheEndIsReadValueByValue() {
    let progress = CardProgress(
      box: 1, due: Day(0), last: Day(0), reviews: 1, lapses: 0, forgotten: false)
    let line = Self.line("n", progress)
    var isWhole: [Bool] = []
    for count in 0..<400 { isWhole.append(Self.wholeLine(line, behind: count) != nil) }
    let shortest = isWhole.firstIndex(of: true) ?? -1
    #expect(isWhole == (0..<400).map { $0 >= shortest })
    // The longest line that can be read: a name of 96 bytes, two days and three numbers.
    let longest = Self.line(
      String(repeating: "n", count: 96),
      CardProgress(
        box: 1000, due: Day(0), last: Day(0), reviews: 999_999_999, lapses: 999_999_999,
        forgotten: true))
    #expect(line.count + shortest >= longest.count)
  }

  /// Numbers and days that `CardProgress` can hold but no history gives fit into their memory, too.
  @Test func theWidestFieldsAreWritten() {
    let progress = CardProgress(
      box: .max, due: Day(.min), last: Day(.max), reviews: .min, lapses: .min, forgotten: true)
    let text = String(decoding: Self.line("n", progress), as: UTF8.self)
    #expect(
      text == ",\n\"n\":{\"box\":65535,\"due\":\"0000-01-01\",\"last\":\"9999-12-31\","
        + "\"reviews\":-2147483648,\"lapses\":-2147483648,\"forgotten\":true,\"look\":false}")
  }

  // MARK: Lines

  private static func line(_ name: String, _ progress: CardProgress) -> [UInt8] {
    var json = JSONWriter()
    var fields = CardFieldsWriter()
    json.raw(",\n")
    json.string(name)
    json.raw(":{")
    fields.write(progress, to: &json)
    json.raw("}")
    return json.bytes
  }

  /// Reads a line as a whole, behind another member and with some blanks behind it; nil if it is not
  /// read that way.
  private static func wholeLine(
    _ line: [UInt8], behind blanks: Int = 400
  ) -> (card: CardID, progress: CardProgress)? {
    let text = Array("{\"first\":1".utf8) + line + [UInt8](repeating: 0x20, count: blanks)
    return text.withUnsafeBufferPointer { bytes in
      var json = JSONReader(bytes)
      do {
        try json.beginObject()
        _ = try json.nextKey()
        _ = try json.integer()
      } catch {
        return nil
      }
      var lines = CardLineReader()
      let result = lines.line(&json)
      #expect(json.offset == (result == nil ? 10 : 10 + line.count))
      return result
    }
  }

  /// A snapshot of one card in a form that no line is read as a whole.
  private static func snapshot(_ line: [UInt8]) -> [UInt8] {
    Array("{\"format\":\"leitner-progress\",\"version\":1,\"cards\":{".utf8) + line.dropFirst(2)
      + Array("}}".utf8)
  }

  /// The same snapshot with blanks between the fields and without its checksum.
  private static func respaced(_ bytes: [UInt8]) -> [UInt8] {
    let text = String(decoding: bytes, as: UTF8.self)
    let end = text.range(of: ",\n\"checksum\"", options: .backwards)?.lowerBound ?? text.endIndex
    return Array((text[..<end].replacing("\",\"last\":\"", with: "\" ,\"last\" : \"") + "}").utf8)
  }
}
