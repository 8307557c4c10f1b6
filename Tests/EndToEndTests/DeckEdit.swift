import Foundation
import Testing

/// An ordinary change to decks, and what has to become of what is known of their cards.
struct DeckEdit: CustomTestStringConvertible, Sendable {
  enum Told: Equatable { case nothing, carried }

  let testDescription: String
  let before: [String: String]
  let after: [String: String]
  /// The answers that are given before, by a part of the card's text.
  let grades: [String: String]
  /// The boxes afterwards, by a part of the card's text; every other card is new.
  let boxes: [String: Int]
  let told: Told

  /// A change from one folder of decks to another, or of the garden if there is only one.
  init(
    _ name: String, _ one: [String: String], _ other: [String: String]? = nil,
    grades: [String: String] = ["stable organic": "easy"],
    boxes: [String: Int] = ["stable organic": 3], told: Told
  ) {
    testDescription = name
    before = other == nil ? ["garden.md": Self.garden] : one
    after = other ?? one
    (self.grades, self.boxes) = (grades, boxes)
    self.told = told
  }

  static let humus = "### What is humus and why does it matter for a garden bed?"
  static let humusAnswer =
    "Humus is the stable organic matter that is left when plants and animals have decayed."
  static let garden = """
    # Garden

    ## Soil

    ### Why is clay soil heavy to dig after rain?

    Its particles are tiny and hold water between them, so that they stick together.

    \(humus)

    \(humusAnswer)

    ### How does the acidity of soil act on the plants in it?

    Most plants like soil that is neither acid nor chalky, between six and seven.

    ## Trees

    ### When are apple trees pruned in a cold country?

    In late winter, before the buds swell, and never during a hard frost.

    """

  /// The garden with other texts in place of some.
  private static func edited(_ changes: (String, String)...) -> [String: String] {
    ["garden.md": changes.reduce(garden) { $0.replacingOccurrences(of: $1.0, with: $1.1) }]
  }

  private static func named(_ name: String) -> [String: String] {
    edited((humus, "\(humus) {#\(name)}"))
  }

  private static let otherAnswer = "A flowering plant that is grown for the oil in its seeds."
  private static func twins(_ one: String, _ other: String) -> [String: String] {
    ["twins.md": "# Twins\n\n\(one)\n\(other)\n"]
  }
  private static let (twin, sister) = (
    "### Rape\n\n\(otherAnswer)\n", "### Rape\n\nA part of Sussex that was ruled from one castle.\n"
  )
  private static let english =
    "# Gardening\n\n### What does “Kompost” mean to a gardener? {#compost}\n\n"
    + "Rotted plants that feed the soil and make it loose.\n"
  private static let chinese =
    "# 园艺\n\n### 堆肥对园丁意味着什么？ {#compost}\n\n腐烂的植物，它让土壤肥沃又疏松。\n"

  static let all: [DeckEdit] = [
    DeckEdit("a letter", edited(("garden bed?", "garden bad?")), told: .carried),
    DeckEdit(
      "another wording, the answer kept",
      edited((humus, "### What does a garden bed gain from humus, and what is that?")),
      told: .carried),
    DeckEdit(
      "another answer", edited((humusAnswer, "Dark crumbs of rotted leaves; they hold water.")),
      boxes: ["Dark crumbs": 3], told: .nothing),
    DeckEdit(
      "both a little",
      edited(
        ("What is humus and why", "What is humus, and why"),
        ("is left when plants and animals have decayed.", "remains after plants and animals decay.")
      ),
      told: .carried),
    DeckEdit("a name added", named("humus"), told: .carried),
    DeckEdit("a name changed", named("humus"), named("what-humus-is"), told: .carried),
    DeckEdit("a name removed", named("humus"), edited(), told: .carried),
    DeckEdit("the case of a name", named("humus"), named("Humus"), told: .carried),
    DeckEdit(
      "the normal form of a name", named("h\u{00FC}mus"), named("hu\u{0308}mus"), told: .nothing),
    DeckEdit(
      "another topic",
      edited(
        ("\(humus)\n\n\(humusAnswer)\n\n", ""),
        ("## Trees\n\n", "## Trees\n\n\(humus)\n\n\(humusAnswer)\n\n")),
      told: .nothing),
    DeckEdit(
      "another deck",
      edited(("\(humus)\n\n\(humusAnswer)\n\n", "")).merging(
        ["earth.md": "# Earth\n\n\(humus)\n\n\(humusAnswer)\n"]) { $1 }, told: .nothing),
    DeckEdit("another file", ["plot/ground.md": garden], told: .nothing),
    DeckEdit(
      "a file renamed and edited at once",
      ["ground.md": edited(("garden bed?", "flower bed?"))["garden.md"] ?? ""], told: .carried),
    DeckEdit(
      "equal questions swapped", twins(twin, sister), twins(sister, twin),
      grades: ["grown for the oil": "easy", "ruled from one": "good"],
      boxes: ["grown for the oil": 3, "ruled from one": 2], told: .nothing),
    DeckEdit(
      "the first of equal questions removed", twins(twin, sister), twins("", sister),
      grades: ["grown for the oil": "easy", "ruled from one": "good"], boxes: ["ruled from one": 2],
      told: .nothing),
    DeckEdit(
      "a deck with the same question before it",
      [
        "garden.md": garden, "a.md": "# A\n\n\(humus)\n\nA word that cooks confuse with a paste.\n",
      ],
      told: .nothing),
    DeckEdit(
      "a deck with the same question goes",
      [
        "garden.md": garden, "a.md": "# A\n\n\(humus)\n\nA word that cooks confuse with a paste.\n",
      ],
      ["garden.md": garden], grades: ["stable organic": "easy", "cooks confuse": "good"],
      told: .nothing),
    DeckEdit(
      "a deck with the same name before it", named("humus"),
      named("humus").merging(["a.md": "# A\n\n### A Latin word for ground? {#humus}\n\nHumus\n"]) {
        $1
      },
      told: .nothing),
    DeckEdit(
      "a language added", ["c.en.md": english], ["c.en.md": english, "c.zh.md": chinese],
      grades: ["Rotted plants": "easy"], boxes: ["Rotted plants": 3], told: .nothing),
    DeckEdit(
      "a language removed", ["c.en.md": english, "c.zh.md": chinese], ["c.zh.md": chinese],
      grades: ["Rotted plants": "easy"], boxes: ["腐烂的植物": 3], told: .nothing),
    DeckEdit(
      "a different card in the same place",
      edited(
        (humus, "### Which tool turns a compost heap?"), (humusAnswer, "A fork with four tines.")),
      boxes: [:], told: .nothing),
  ]
}
