import Testing
import Toolkit

/// The name that was meant.
@Suite struct LikenessTests {
  @Test(
    arguments: [
      ("sow", "show"), ("deu", "due"), ("hsitory", "history"), ("Sta", "stats"), ("lits", "list"),
      ("xyz", nil), ("", nil), (String(repeating: "a", count: 100_000), nil), ("s", nil),
    ] as [(String, String?)])
  func theNearestNameIsFound(typed: String, meant: String?) {
    let names = ["study", "due", "list", "show", "grade", "stats", "history"]
    #expect(Likeness.nearest(to: typed, among: names) == meant)
  }

  @Test func aNameInALineBreaksIt() {
    #expect(VisibleText.unbroken("a\nb\u{1B}\r\nc") == "a␊b␛␍␊c")
  }
}
