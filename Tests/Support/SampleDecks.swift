import FlashcardDeck

/// Decks to test with.
public enum SampleDecks {
  /// A file read from text.
  public static func file(
    _ text: String, path: String = "deck.md", folders: [String] = []
  ) -> DeckFile {
    DeckFile(path: path, folders: folders, text: Array(text.utf8))
  }

  /// A library of some files, each a path and a text.
  public static func library(_ files: [(String, String)]) -> Library {
    Library(files: files.map { file($0.1, path: $0.0) })
  }

  /// A deck on gardening, in Chinese and in English: three cards in two topics.
  public static let gardens = [
    (
      "gardens.zh.md",
      """
      # 园艺

      ## 土壤

      ### 什么是腐殖质（Humus）？ {#humus}
      <!-- source: 《园艺手册》，第 2 章 -->

      腐殖质是动植物残体经微生物**分解后**形成的、稳定的有机物。它：

      1. 保持水分，像一块海绵；
      2. 把养分留在根系周围；
      3. 让土壤疏松，便于通气。

      **解析：** 它的颜色很深，所以肥沃的土壤看起来发黑；含量通常只有百分之几，但对结构的影响“远大于”它的比例。

      ### 土壤的 pH 值怎样影响植物？ {#ph}

      多数植物喜欢 $6 \\le pH \\le 7$ 的土壤。

      ## 树木 / 果树

      ### 何时给苹果树剪枝？ {#pruning}

      冬末，萌芽之前。

      """
    ),
    (
      "gardens.en.md",
      """
      # Gardening

      ## Soil

      ### What is humus? {#humus}
      <!-- source: The Gardener’s Handbook, chapter 2 -->

      Humus is the **stable** organic matter that is left when plants and animals have decayed. It

      1. holds water as a sponge does,
      2. keeps nutrients near the roots,
      3. keeps the soil loose, so that air gets in.

      **Explanation:** It is dark, which is why fertile soil looks black. There is seldom more than a few per cent of it, but its effect on structure is far larger than its share.

      ### How does the pH of soil act on plants? {#ph}

      Most like soil with $6 \\le pH \\le 7$.

      | pH | what grows |
      |---|---|
      | 4.5 | blueberries |
      | 6.5 | most vegetables |

      ## Trees / Fruit

      ### When are apple trees pruned? {#pruning}

      In late winter, before the buds swell.

      """
    ),
  ]
}
