/// Tags of HTML that begin in one paragraph and end in a later one, as `<b>` does around a whole answer.
///
/// A tag without an end stays as it is written, and whether one comes is known only when all is read. So the first
/// reading notes which tags are pairs by their numbers, and a second one takes them as such.
struct TagPairs {
  /// The numbers of the tags that begin and end pairs, found by this reading.
  private(set) var found: Set<Int> = []
  /// The tags of pairs that are open now, in the reading that takes them.
  private(set) var open: [String] = []
  /// The number of the last tag.
  private(set) var number = 0
  /// Those found by the reading before.
  private let known: Set<Int>
  /// Tags of paragraphs before that have not ended.
  private var waiting: [(name: String, number: Int)] = []

  init(known: Set<Int> = []) { self.known = known }

  /// Counts a tag, and takes it if it is known to be one of a pair.
  mutating func take(_ name: String, isClosing: Bool) -> Bool {
    number += 1
    guard known.contains(number) else { return false }
    if !isClosing {
      open.append(name)
    } else if let index = open.lastIndex(of: name) {
      open.remove(at: index)
    }
    return true
  }

  /// Notes the tags that are open at the end of a paragraph.
  mutating func leave(open tags: some Sequence<(String, Int)>) {
    for (name, number) in tags where Self.span(name) { waiting.append((name, number)) }
  }

  /// Notes that the last tag ends one that does not begin in its paragraph.
  mutating func leave(closing name: String) {
    guard let index = waiting.lastIndex(where: { $0.name == name }) else { return }
    found.formUnion([waiting[index].number, number])
    waiting.removeSubrange(index...)
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
