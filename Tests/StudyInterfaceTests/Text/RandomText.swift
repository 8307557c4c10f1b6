import StudyInterface

/// Widths are right only under a UTF-8 locale; suites on text touch this before anything else.
let hasUTF8Locale = UTF8Locale.use()

/// SplitMix64: the same numbers for the same seed, everywhere.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension SeededGenerator {
  /// Chinese, English, emoji and punctuation in one string of up to `pieces` pieces.
  mutating func mixedText(pieces: Int) -> String {
    (0..<Int.random(in: 0...pieces, using: &self)).map { _ in pick(Self.pieces) }.joined()
  }

  /// Any of some values.
  mutating func pick<Value>(_ values: [Value]) -> Value {
    values[Int.random(in: 0..<values.count, using: &self)]
  }

  private static let pieces = [
    "的", "模型", "微调", "学习率", "一", "日本語", "かな", "ラー", "한국", "Ａ", "　",
    "a", "LoRA", "learning", "self-attention", "https://example.com/a/b", "3.14", "7B", "x",
    " ", " ", "  ", "\u{A0}", "，", "。", "、", "；", "：", "？", "！", "）", "」", "』", "】", "》", "”", "’",
    "——", "……", "—", "…", "·", "～", "（", "「", "『", "【", "《", "“", "‘", "(", ")", "[", "]", ",", ".",
    "\"", "'", "-", "/", "%", "$", "👍🏽", "👨‍👩‍👧‍👦", "❤️", "🇨🇳", "e\u{301}", "1️⃣", "→", "①",
  ]
}
