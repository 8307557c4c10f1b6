import TestSupport
import FlashcardDeck
import Foundation
import Testing
import Toolkit

@testable import ProgressStore

@Suite struct JSONReaderTests {
  private func read<Value>(
    _ text: String, _ body: (inout JSONReader) throws(JSONError) -> Value
  ) throws(JSONError) -> Value {
    try Array(text.utf8).withUnsafeBufferPointer { bytes throws(JSONError) in
      var reader = JSONReader(bytes)
      let value = try body(&reader)
      try reader.end()
      return value
    }
  }

  private func skip(_ reader: inout JSONReader) throws(JSONError) { try reader.skip() }

  @Test(arguments: [
    (#""""#, ""), (#""a\"\\\/\b\f\n\r\tz""#, "a\"\\/\u{8}\u{c}\n\r\tz"), (#""\u00e9键""#, "é键"),
    (#""\ud83d\ude00😀""#, "😀😀"), (#" "\u0000" "#, "\0"), (#""\uFFFF""#, "\u{FFFF}"),
  ])
  func readsStrings(text: String, value: String) throws {
    #expect(try read(text) { reader throws(JSONError) in try reader.string() } == value)
    var writer = JSONWriter()
    writer.string(value)
    let written = String(decoding: writer.bytes, as: UTF8.self)
    #expect(try read(written) { reader throws(JSONError) in try reader.string() } == value)
  }

  @Test(arguments: [
    "null", " true ", "-0", "12.50e+7", "[]", "{ }", "[1,\n[2,{\"a\":[null,false]}],\"x\"]",
    #"{"a":1,"":{"\u0062":[{}]}}"#, "\t\r\n1",
  ])
  func skipsAnyValue(text: String) throws {
    try read(text, skip)
  }

  @Test(arguments: [
    ("", 0), ("nul", 0), ("01", 2), ("1.", 2), (".5", 0), ("-", 1), ("1e", 2), ("[1,]", 3),
    ("[1 2]", 3), ("{\"a\"}", 4), ("{\"a\":1,}", 7), ("{a:1}", 1), ("\"a", 2), ("\"\n\"", 1),
    (#""\x""#, 2), (#""\ud83d""#, 7), (#""\ude00""#, 7), (#""\ud83dx""#, 7), ("1 1", 2),
    ("[", 1), ("'a'", 0),
  ])
  func reportsTheOffsetOfAnError(text: String, offset: Int) throws {
    let error = #expect(throws: JSONError.self) { try read(text, skip) }
    #expect(error?.offset == offset)
  }

  @Test(arguments: [
    [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22], [0x22, 0xFF, 0x22],
  ])
  func refusesWhatIsNoUTF8(bytes: [UInt8]) {
    #expect(throws: JSONError(offset: 1, cause: .expected("UTF-8"))) {
      try bytes.withUnsafeBufferPointer { bytes throws(JSONError) in
        var reader = JSONReader(bytes)
        try reader.skip()
      }
    }
  }

  @Test func refusesWhatIsTooDeep() {
    let deep = String(repeating: "[", count: 100_000)
    let error = #expect(throws: JSONError.self) { try read(deep, skip) }
    #expect(error?.cause == .tooDeep)
  }

  @Test(arguments: ["9223372036854775808", "1.5", "1e3", "--1", "", "00"])
  func refusesWhatIsNoInteger(text: String) {
    #expect(throws: JSONError.self) {
      try read(text) { reader throws(JSONError) in try reader.integer() }
    }
  }

  /// What Foundation takes for JSON is taken here, and nothing else, however it is damaged.
  @Test func agreesWithAnotherReader() {
    let text = Array(#"{"a":[1,-2.5e3,"b\u00e9",true],"c":{"d":null},"e":"键"}"#.utf8)
    var random = SeededGenerator(seed: 1)
    for _ in 0..<3000 {
      var bytes = text
      let place = Int.random(in: 0..<bytes.count, using: &random)
      bytes[place] = Array("{}[]\",:\\u0eE+-. xt\u{1}".utf8).randomElement(using: &random) ?? 0
      let isRead = bytes.withUnsafeBufferPointer { bytes in
        var reader = JSONReader(bytes)
        do {
          try reader.skip()
          try reader.end()
          return true
        } catch {
          return false
        }
      }
      let object = try? JSONSerialization.jsonObject(with: Data(bytes))
      // Foundation refuses what a dictionary can't hold; two members of one name are no error here.
      if object != nil
        || String(decoding: bytes, as: UTF8.self) != String(decoding: text, as: UTF8.self)
      {
        #expect(isRead == (object != nil), "\(String(decoding: bytes, as: UTF8.self))")
      }
    }
  }

  @Test(arguments: ["2026-02-28", "2024-02-29", "0000-01-01", "9999-12-31", "1969-12-31"])
  func readsDays(text: String) throws {
    var days = DayReader()
    for _ in 0..<2 {
      let day = try read("\"\(text)\"") { reader throws(JSONError) in try days.day(&reader) }
      #expect(day == Day(text))
    }
  }

  @Test(arguments: ["2026-02-29", "2026-13-01", "2026-00-01", "2026-01-00", "2026-1-001", "x"])
  func refusesWhatIsNoDay(text: String) {
    var days = DayReader()
    #expect(throws: JSONError.self) {
      try read("\"\(text)\"") { reader throws(JSONError) in try days.day(&reader) }
    }
  }
}
