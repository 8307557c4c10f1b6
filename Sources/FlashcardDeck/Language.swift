/// A language that decks are written in and the interface speaks.
public enum Language: String, CaseIterable, Sendable {
  case chinese = "zh"
  case english = "en"

  /// Reads a tag such as `zh`, `zh-CN`, `zh_CN.UTF-8` or `EN`; nil for any other language.
  public init?(tag: some StringProtocol) {
    let primary = tag.lowercased().prefix { $0.isLetter }
    self.init(rawValue: String(primary))
  }

  /// The other language.
  public var other: Language { self == .chinese ? .english : .chinese }
}
