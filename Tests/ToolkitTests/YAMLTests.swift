import Testing
import Toolkit

@Suite struct YAMLTests {
  struct Case: CustomTestStringConvertible {
    var text: String
    var line: Int
    var column: Int
    var testDescription: String { text.debugDescription }

    init(_ text: String, _ line: Int, _ column: Int) {
      self.text = text
      self.line = line
      self.column = column
    }
  }

  /// Lines and columns are those that an editor shows.
  @Test(arguments: [
    Case("a: 1\nb: [1, 2", 2, 9),
    Case("a: 1\r\nb: [1, 2", 2, 9),
    Case("a: 1\rb: *c", 2, 4),
    Case("a: \"x\u{2028}y\u{85}z\"\nb: *c", 2, 4),
    Case("e\u{301}e\u{301}e\u{301}: *c", 1, 6),
    Case("中文: *c", 1, 5),
    Case("a: 1\nbé: \u{1}", 2, 5),
    Case("a: 1\nb: 2\na: 3", 3, 1),
  ]) func tellsLineAndColumnOfAnError(_ item: Case) {
    let mark = YAML.Mark(line: item.line, column: item.column)
    #expect {
      try YAML.read(item.text)
    } throws: { error in
      let problem = error as? YAMLError
      if problem?.mark != mark { Issue.record("\(String(describing: problem))") }
      return problem?.mark == mark
    }
  }
}
