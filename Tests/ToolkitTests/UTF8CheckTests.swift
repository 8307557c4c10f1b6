import TestSupport
import Testing
import Toolkit

@Suite struct UTF8CheckTests {
  private static let pieces = ["plain text ", "题目：键值缓存。", "é", "ß", "👍", "\u{800}", "\u{FFFD}"]

  /// Whole and damaged texts of several blocks, against the standard library's own reader.
  @Test(arguments: 0..<UInt64(40))
  func findsTheFirstFaultAtAnyOffset(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var text: [UInt8] = []
    while text.count < 300 { text += Array((Self.pieces.randomElement(using: &random) ?? "").utf8) }
    #expect(Self.found(text) == text.count)
    for offset in text.indices {
      var damaged = text
      damaged[offset] = UInt8.random(in: 0...255, using: &random)
      #expect(Self.found(damaged) == Self.expected(damaged), "byte \(offset) of \(damaged)")
      let cut = Array(text[..<offset])
      #expect(Self.found(cut) == Self.expected(cut), "\(offset) bytes of \(text)")
    }
  }

  private static func found(_ text: [UInt8]) -> Int {
    text.withUnsafeBufferPointer { $0.firstInvalidUTF8(from: 0) }
  }

  private static func expected(_ text: [UInt8]) -> Int {
    var (parser, bytes, offset) = (Unicode.UTF8.ForwardParser(), text.makeIterator(), 0)
    while case .valid(let scalar) = parser.parseScalar(from: &bytes) { offset += scalar.count }
    return offset
  }
}
