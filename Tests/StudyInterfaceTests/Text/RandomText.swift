import TestSupport
import StudyInterface

/// Widths are right only under a UTF-8 locale; suites on text touch this before anything else.
let hasUTF8Locale = UTF8Locale.use()

extension SeededGenerator {
  /// Chinese, English, emoji and punctuation in one string of up to `pieces` pieces.
  mutating func mixedText(pieces: Int) -> String {
    (0..<Int.random(in: 0...pieces, using: &self)).map { _ in pick(Self.pieces) }.joined()
  }

  private static let pieces = [
    "的", "模型", "微调", "学习率", "一", "日本語", "かな", "ラー", "한국", "Ａ", "　",
    "a", "LoRA", "learning", "self-attention", "https://example.com/a/b", "3.14", "7B", "x",
    " ", " ", "  ", "\u{A0}", "，", "。", "、", "；", "：", "？", "！", "）", "」", "』", "】", "》", "”", "’",
    "——", "……", "—", "…", "·", "～", "（", "「", "『", "【", "《", "“", "‘", "(", ")", "[", "]", ",", ".",
    "\"", "'", "-", "/", "%", "$", "👍🏽", "👨‍👩‍👧‍👦", "❤️", "🇨🇳", "e\u{301}", "1️⃣", "→", "①",
  ]
}
