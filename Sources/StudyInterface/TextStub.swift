enum MarkdownText {
  static func layout(_ text: String, width: Int, style: Style = .plain) -> [StyledLine] { text.split(separator: "\n", omittingEmptySubsequences: false).map { StyledLine(String($0), style) } }
}
