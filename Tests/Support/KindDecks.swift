/// Decks in two languages with a card of each kind.
public enum KindDecks {
  /// The deck in English.
  public static let english = """
    # Kinds

    ## Soil

    ### What do worms do to soil? {#worms}

    - [ ] They make it sour, since they live on its lime
    - [x] They loosen it and mix it with what they eat
    - [ ] They harden it with their tracks until nothing grows in it any more

    Casts have more nitrogen than the soil around them.

    **Explanation:** A worm eats its weight of soil a day.

    ### Which of these fix nitrogen? {#nitrogen}

    - [x] Clover
    - [x] Beans
    - [ ] Carrots

    ### How fast does humus form? {#humus}

    A layer of {{c1::one centimetre::how thick}} takes about {{c2::a hundred years}}:
    $v = {{c3::\\frac{1\\,\\mathrm{cm}}{100\\,\\mathrm{a}}}}$.

    ### The opposite of acid {#alkaline}
    <!-- kind: typed -->

    - alkaline
    - basic

    ## Words

    - loam ::: soil of sand, silt and clay {#loam}
    """

  /// The same deck in Chinese.
  public static let chinese = """
    # 卡片种类

    ## 土壤

    ### 蚯蚓对土壤有什么作用？ {#worms}

    - [ ] 它们以石灰为食，使土壤变酸
    - [x] 它们使土壤疏松，并混入吃下的有机质
    - [ ] 它们爬过的地方会板结，最后什么也长不出来

    蚯蚓粪的含氮量高于周围的土壤。

    **解析：** 蚯蚓一天吃下的土与自身等重。

    ### 下列哪些能固氮？ {#nitrogen}

    - [x] 三叶草
    - [x] 豆类
    - [ ] 胡萝卜

    ### 腐殖质形成得多快？ {#humus}

    {{c1::一厘米::多厚}}厚的一层大约需要{{c2::一百年}}：
    $v = {{c3::\\frac{1\\,\\mathrm{cm}}{100\\,\\mathrm{a}}}}$。

    ### “酸性”的反义词 {#alkaline}
    <!-- kind: typed -->

    - 碱性
    - 鹼性

    ## 词语

    - 壤土 ::: 由砂、粉粒和黏粒组成的土 {#loam}
    """

  /// Both, each a path and a text.
  public static let files = [("kinds.en.md", english), ("kinds.zh.md", chinese)]
}
