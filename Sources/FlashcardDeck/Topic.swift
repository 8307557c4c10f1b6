/// A topic of a deck, named in each language that the deck has.
public struct Topic: Sendable {
  /// One or two, the deck's first language first.
  private var names: [(language: Language?, path: [String])]

  init(_ path: [String], in language: Language?) {
    names = [(language, path)]
  }

  /// The topic's names, outermost first, in a language, or in its first one if it has none in that.
  public func path(in language: Language?) -> [String] {
    (names.first { $0.language == language } ?? names[0]).path
  }

  /// Takes the name in a language, unless the topic has one.
  mutating func setPath(_ path: [String], in language: Language?) {
    guard let language, !names.contains(where: { $0.language == language }) else { return }
    names.append((language, path))
  }
}

extension String {
  /// Whether a name may have marks of Markdown, or tags or entities of HTML.
  public var mayBeMarkdown: Bool {
    utf8.contains {
      switch $0 {
      case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "["),
        UInt8(ascii: "<"),
        UInt8(ascii: "&"), UInt8(ascii: "\\"), UInt8(ascii: "$"), UInt8(ascii: "~"):
        true
      default: false
      }
    }
  }
}
