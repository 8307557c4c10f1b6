/// Tags of HTML that begin in one paragraph and end in a later one, as `<b>` does around a whole answer.
///
/// A tag without an end stays as it is written, and whether one comes is known only when all is read. So the first
/// reading notes which tags are pairs by their numbers, and a second one takes them as such.
struct TagPairs {
  /// The numbers of the tags that begin and end pairs, found by this reading.
  private(set) var found: Set<Int> = []
  /// How many tags of each name are open now, in the reading that takes them.
  private var open: [String: Int] = [:]
  /// The number of the last tag.
  private(set) var number = 0
  /// Those found by the reading before.
  private let known: Set<Int>
  /// The numbers of tags of paragraphs before that have not ended, by their names.
  private var waiting: [String: [Int]] = [:]

  init(known: Set<Int> = []) { self.known = known }

  /// Counts a tag, and takes it if it is known to be one of a pair.
  mutating func take(_ name: String, isClosing: Bool) -> Bool {
    number += 1
    guard known.contains(number) else { return false }
    open[name, default: 0] += isClosing ? -1 : 1
    return true
  }

  /// A style with what the open tags say.
  func styled(_ style: Style) -> Style {
    open.reduce(style) { $1.value > 0 ? MarkdownInline.styled($0, by: $1.key) : $0 }
  }

  /// Notes the tags that are open at the end of a paragraph.
  mutating func leave(open tags: some Sequence<(String, Int)>) {
    for (name, number) in tags where Self.span(name) { waiting[name, default: []].append(number) }
  }

  /// Notes that the last tag ends one that does not begin in its paragraph.
  mutating func leave(closing name: String) {
    guard let start = waiting[name]?.popLast() else { return }
    found.formUnion([start, number])
  }

  /// Whether a tag says only how text looks, without a sign of its own.
  private static func span(_ name: String) -> Bool {
    switch name {
    case "b", "strong", "mark", "i", "em", "var", "cite", "dfn", "u", "ins", "span", "font",
      "small", "big":
      true
    default: false
    }
  }
}
