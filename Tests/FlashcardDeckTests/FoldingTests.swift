import Foundation
import TestSupport
import Testing

@testable import FlashcardDeck

@Suite struct FoldingTests {
  /// The table of FoldedLetters.tsv, but for what a search treats in another way on purpose.
  @Test func lettersAreFoldedAsUnicodeSays() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "FoldedLetters.tsv")
    var count = 0
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    where line.first != "#" {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      let value = try #require(UInt32(fields[0], radix: 16))
      let scalar = try #require(Unicode.Scalar(value))
      let letters = try fields[1].split(separator: " ").map { field in
        try #require(UInt32(field, radix: 16).flatMap { Unicode.Scalar($0) })
      }
      // The i with a dot, letters with a stroke, and accents that stand alone.
      if value == 0x130 || "ØŁĐĦŦ".unicodeScalars.contains(scalar) { continue }
      if letters.first == " ", letters.count > 1 { continue }
      let expected = String(String.UnicodeScalarView(letters.map { $0 == "⁄" ? "/" : $0 }))
      #expect(Folding.fold(String(scalar)) == expected, "U+\(fields[0])")
      count += 1
    }
    #expect(count > 1300)
  }

  @Test(arguments: [
    ("ΛΌΓΟΣ", "λόγος"), ("STRASSE", "straße"), ("STRAẞE", "strasse"), ("istanbul", "İSTANBUL"),
    ("ISPARTA", "ısparta"), ("ﾎﾟｹｯﾄ", "ポケット"), ("ﾎﾟ", "ホ\u{309A}"), ("￥", "¥"), ("ﬁn", "FIN"),
    ("①", "1"), ("½", "1/2"), ("1⁄2", "1/2"), ("↉", "0/3"), ("㎡", "m2"), ("Ⅳ", "iv"),
    ("한국어", "\u{1112}\u{1161}\u{11AB}국어"),
    ("café", "CAFE\u{301}"), ("a\u{AD}b\u{200B}c", "abc"), ("ＬｏＲＡ", "lora"), ("K", "k"),
    ("Å", "å"), ("\u{1E9B}\u{323}", "\u{1E69}"), ("ø", "Ø"), ("…", "..."),
    ("DPO’s", "DPO's"), ("‘a’ “b”", "'a' \"b\""),
  ])
  func theseAreTheSame(one: String, other: String) {
    #expect(Folding.fold(one).unicodeScalars.elementsEqual(Folding.fold(other).unicodeScalars))
  }

  @Test(arguments: [
    ("cafe", "café", true), ("café", "cafe", false), ("café", "CAFE\u{301}", true),
    ("résume", "résumé", true), ("resumé", "résumé", true), ("résumé", "resumé", false),
    ("ê", "ề", true), ("e", "é", true), ("Lodz", "Łódź", true), ("łodz", "Łódź", true),
    ("łodz", "Lodz", false), ("か", "が", false), ("が", "か\u{3099}", true), ("は", "ぱ", false),
    ("กน", "กิน", false), ("กิ", "กิน", true), ("क", "कि", true), ("कि", "की", false),
    ("שלום", "שָׁלוֹם", true), ("שָׁלוֹם", "שלום", false), ("и", "й", false), ("е", "ё", true),
    ("=", "≠", false), ("≠", "=\u{338}", true), ("∈", "∉", false), ("x", "x\u{302}", true),
    ("하", "한", false), ("ss", "ß", true), ("s", "ß", true), ("ΰ", "υ", false),
    ("istanbul", "İstanbul", true), ("İstanbul", "istanbul", true),
    ("DPO’s", "DPO's", true), ("DPO's", "DPO’s", true), ("\"xx\"", "“xx”", true),
  ])
  func accentsAreIgnoredUnlessTyped(typed: String, shown: String, isFound: Bool) {
    // Once as most texts are read, once as those that take a closer look.
    for end in ["", " \\~"] {
      let library = Library(files: [SampleDecks.file("### Q\n\nxy \(shown) zz.\(end)\n")])
      var search = Search(library) { $0 }
      search.find(typed)
      #expect(search.hits.count == (isFound ? 1 : 0), "\(end)")
    }
    let isMarked = FoundWords(typed).places(in: shown).contains(true)
    #expect(isMarked == isFound)
  }

  /// Any way to write a text finds it, and each part of it is marked.
  @Test func textsOfManyScriptsAreFoundInEveryForm() {
    var random = SeededGenerator(seed: 13)
    for _ in 0..<(Soak.isOn ? 20_000 : 500) {
      let text = random.manyScripts(6)
      let shown = random.manyScripts(4) + text + random.manyScripts(4)
      let library = Library(files: [SampleDecks.file("### Q\n\n.\(shown).\n")])
      var search = Search(library) { $0 }
      for typed in [
        text, text.uppercased(), text.decomposedStringWithCanonicalMapping,
        text.precomposedStringWithCompatibilityMapping,
        text.decomposedStringWithCompatibilityMapping,
        text.folding(options: [.widthInsensitive], locale: nil),
      ] {
        search.find(typed)
        #expect(search.hits.count == 1, "\(typed) in \(shown)")
      }
      let places = FoundWords(text).places(in: shown)
      #expect(places.count == shown.count)
      #expect(places.count(where: { $0 }) >= text.count, "\(text) in \(shown)")
    }
  }
}

extension SeededGenerator {
  /// A text of `count` characters of many scripts, without white space.
  fileprivate mutating func manyScripts(_ count: Int) -> String {
    (0..<count).map { _ in pick(Self.letters) }.joined()
  }

  private static let letters = [
    "a", "B", "ß", "ẞ", "é", "E\u{301}", "ÿ", "ﬁ", "Ǆ", "λ", "Σ", "ς", "ώ", "ж", "Й", "ё", "Ա", "微",
    "调",
    "か", "が", "ﾎﾟ", "ｶ", "ト", "한", "\u{1112}\u{1161}", "ก", "ก็", "न", "नि", "ש", "שָׁ", "ع", "Ａ", "９",
    "①",
    "㎡", "½", "ʼn", "½", "ø", "Ł", "x̂", "²", "ᵀ", "≤", "≠", "，", "。", "“", "ệ", "ậ", "𝔸", "😀", "q",
  ]
}
