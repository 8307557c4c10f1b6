import Testing

@testable import StudyInterface

@Suite struct NameTextTests {
  init() { #expect(hasUTF8Locale) }

  /// Names of topics are shown as questions are, but for the addresses of links.
  @Test(arguments: [
    ("[2.23.0](https://x.y/z) and **bold** &amp; `code` $x^2$", "2.23.0 and bold & code x²"),
    ("1. `甲`", "1. 甲"), ("- *a*", "- a"), ("C# & <sub>2</sub>", "C# & ₂"), ("一、基础", "一、基础"),
    ("a_b", "a_b"),
    ("&copy; 版权", "© 版权"),
  ]) func namesOfTopics(_ name: String, _ expected: String) {
    #expect(NameText.shown(name) == expected)
    var names = NameText()
    #expect(names.shown(name) == expected)
    #expect(names.shown(name) == expected)
  }
}
