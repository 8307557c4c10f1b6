import FlashcardDeck
import StudyInterface
import TestSupport
import Testing

/// What cards link to and show, and how it is chosen and opened.
@Suite struct MediaTests {
  init() { UTF8Locale.use() }

  static let deck = """
    # Media

    ## Rocks

    ### What does ![a fold](pictures/fold%20one.png) show? {#fold}

    A syncline, as in [the atlas](https://example.org/atlas?a=b&c=d) and <span>[sound:slip.mp3]</span>.

    **Explanation:** See [the notes](notes.md#folds), ![](pictures/二.png) and www.example.net.

    ### What is gneiss? {#gneiss}

    Banded, like ![gneiss](gneiss.jpg).

    ### What is chalk? {#chalk}

    Soft, and `[sound:no.mp3]` is code, [here](#chalk) a place.
    """

  private func learner(
    _ size: (Int, Int) = (80, 24), _ language: Language = .english
  ) -> Learner {
    Learner(
      columns: size.0, rows: size.1, language: language, decks: [("decks/media.md", Self.deck)])
  }

  @Test(arguments: ScreenTests.sizes, Language.allCases)
  func theChoiceLooksAsOnRecord(size: (Int, Int), language: Language) throws {
    var learner = learner(size, language)
    func check(_ name: String) throws {
      let frame = learner.state.view()
      expectComposed(frame)
      try expectFrame(frame, named: "\(name)-\(size.0)x\(size.1)-\(language.rawValue)")
    }
    learner.press(.enter)
    try check("media-question")
    learner.press(" ", "o", .down)
    try check("media")
    learner.press("9")
    try check("media-refused")
  }

  private func addresses(_ markdown: String) -> [String] {
    MarkdownText(markdown).addresses.map(\.address)
  }

  @Test func addressesAreFoundAsTheScreenShowsThem() {
    #expect(addresses("plain, a < b, [x] and a@b") == [])
    #expect(
      addresses("[a](b.png) ![c](<d e.png>) <https://f.g>") == ["b.png", "d e.png", "https://f.g"])
    #expect(addresses("[![c](d.png)](https://e.f)") == ["d.png", "https://e.f"])
    #expect(addresses("[a][b]\n\n[b]: c.pdf") == ["c.pdf"])
    #expect(addresses("`[a](b.png)` and\n\n```\n![c](d.png)\n```") == [])
    #expect(
      addresses("<img src=\"a b.png\" alt=c> <a href='d?e=1&amp;f'>g</a>") == [
        "a b.png", "d?e=1&f",
      ])
    #expect(addresses("| a |\n|---|\n| [b](c.png) |") == ["c.png"])
    #expect(
      addresses("www.a.org, http://b.org/c_d and e@f.org") == [
        "http://www.a.org", "http://b.org/c_d", "mailto:e@f.org",
      ])
    // Behind a Chinese mark an address does not go on.
    #expect(
      addresses("见 https://a.org/b。好 www.c.org？d e@f.org，见 https://g.org/h?i=1&j=2；好") == [
        "https://a.org/b", "http://www.c.org", "mailto:e@f.org", "https://g.org/h?i=1&j=2",
      ])
    #expect(
      addresses("[见。](https://a.org/b。c) <https://a.org/甲（乙）> https://a.org/中文") == [
        "https://a.org/b。c", "https://a.org/甲（乙）", "https://a.org/中文",
      ])
    #expect(MarkdownText("见 https://a.org/b。好").oneLine.text == "见 https://a.org/b。好")
    #expect(addresses("a [sound:b c_d_e.mp3] f [sound:]") == ["b c_d_e.mp3"])
    #expect(addresses("[top](#here) [none]()") == [])
    #expect(addresses("**[粗](甲.png)**和![图](乙%20丙.png)") == ["甲.png", "乙%20丙.png"])
  }

  @Test func theQuestionOpensWhatItShowsAndNothingOfItsAnswer() {
    var learner = learner()
    learner.press(.enter, "o")
    #expect(
      learner.effects == [.openAddress("pictures/fold%20one.png", file: "decks/media.md")])
    #expect(learner.screen.contains("o open picture"))
    // Its information does not tell either.
    learner.receive(.answers("fold", []))
    learner.press("o")
    #expect(learner.effects.count == 2 && learner.effects.last == learner.effects.first)
  }

  @Test func severalAreChosenWithADigitOrTheCursor() {
    var learner = learner()
    learner.press(.enter, " ", "o")
    for (number, address) in [
      "pictures/fold%20one.png", "https://example.org/atlas?a=b&c=d", "slip.mp3", "notes.md#folds",
      "pictures/二.png", "http://www.example.net",
    ].enumerated() { #expect(learner.screen.contains("\(number + 1)  \(address)")) }
    learner.press("3")
    #expect(learner.effects == [.openAddress("slip.mp3", file: "decks/media.md")])
    // Back on the card, with its answer.
    #expect(learner.screen.contains("1 again"))
    learner.press("o", .down, .enter)
    #expect(
      learner.effects.last
        == .openAddress("https://example.org/atlas?a=b&c=d", file: "decks/media.md"))
    learner.press("o", .escape)
    #expect(learner.screen.contains("1 again") && learner.effects.count == 2)
    learner.press("o", "7")
    #expect(learner.screen.contains("There is no choice 7"))
    learner.press("q")
    #expect(learner.screen.contains("1 again") && learner.effects.count == 2)
  }

  @Test func oneIsOpenedAtOnceAndWithoutAnyThatIsSaid() {
    var learner = learner()
    learner.press("b", .right, .down)
    // In a list, of the card under the cursor.
    learner.press("o")
    #expect(learner.effects == [.openAddress("gneiss.jpg", file: "decks/media.md")])
    learner.press(.enter, "o")
    #expect(learner.effects.count == 2 && learner.screen.contains("o open picture"))
    learner.press("n", "o")
    #expect(learner.effects.count == 2 && learner.screen.contains("Nothing to open here"))
    #expect(!learner.screen.contains("  o open"))
  }

  @Test(arguments: ScreenTests.sizes, Language.allCases)
  func thePictureLooksAsOnRecord(size: (Int, Int), language: Language) throws {
    var learner = learner(size, language)
    func check(_ name: String) throws {
      let frame = learner.state.view()
      expectComposed(frame)
      try expectFrame(frame, named: "\(name)-\(size.0)x\(size.1)-\(language.rawValue)")
    }
    learner.press(.enter, " ", "v")
    try check("pictures")
    learner.press("2")
    try check("picture-begun")
    let facts = PictureFacts(
      name: "fold one.png", kind: "PNG", pixels: PixelSize(width: 600, height: 400), bytes: 7024)
    learner.receive(.picture(ViewedPicture(facts, .noGraphics)))
    try check("picture-named")
    learner.receive(.picture(ViewedPicture(nil, .remote)))
    try check("picture-remote")
    learner.receive(.picture(ViewedPicture(facts, Drawing(bytes: [1, 2]))))
    try check("picture-shown")
  }

  @Test func theQuestionShowsItsPictureAndNothingOfItsAnswer() throws {
    var learner = learner()
    learner.press(.enter, "v")
    let effect = Effect.viewPicture(
      "pictures/fold%20one.png", file: "decks/media.md", room: Size(columns: 74, rows: 18))
    #expect(learner.effects == [effect])
    #expect(learner.screen.contains("being drawn"))
    let facts = PictureFacts(name: "fold one.png", kind: "PNG", pixels: nil, bytes: 2)
    let drawing = Drawing(bytes: [1, 2])
    learner.receive(.picture(ViewedPicture(facts, drawing)))
    let picture = try #require(learner.state.view().picture)
    #expect(picture.drawing == drawing && picture.place == Key.Place(row: 3, column: 3))
    #expect(learner.screen.contains("a fold") && !learner.screen.contains("being drawn"))
    // A new window has a new picture.
    learner.press(.resize(Size(columns: 60, rows: 20)))
    #expect(learner.state.view().picture == nil && learner.effects.count == 2)
    learner.press(.resize(Size(columns: 20, rows: 5)))
    #expect(learner.effects.count == 2)
    learner.press(.resize(Size(columns: 80, rows: 24)))
    #expect(learner.effects.last == effect && learner.effects.count == 3)
    for key in [Key.escape, .left, "h", "q", .enter, "v"] {
      learner.press(key)
      #expect(learner.screen.contains("Space show answer") && learner.state.view().picture == nil)
      learner.press("v")
    }
    learner.press("o")
    #expect(
      learner.effects.last == .openAddress("pictures/fold%20one.png", file: "decks/media.md"))
    // Made for a window that has changed under another screen, it is made again when it is seen again.
    learner.receive(.picture(ViewedPicture(facts, drawing)))
    learner.press("?")
    #expect(learner.state.view().picture == nil)
    let before = learner.effects.count
    learner.press(.escape)
    #expect(learner.state.view().picture != nil && learner.effects.count == before)
    learner.press("?", .resize(Size(columns: 80, rows: 24)))
    #expect(learner.effects.count == before)
    learner.press(.escape)
    #expect(learner.effects.count == before + 1 && learner.effects.last == effect)
    // What came of a picture that was closed meanwhile is of no use.
    learner.press("q")
    learner.receive(.picture(ViewedPicture(facts, drawing)))
    #expect(learner.state.view().picture == nil)
    // The information of a card that is asked does not tell of its answer.
    learner.receive(.answers("fold", []))
    let count = learner.effects.count
    learner.press("v")
    #expect(learner.effects.dropFirst(count) == [effect])
  }

  @Test func severalPicturesAreChosen() {
    var learner = learner()
    learner.press(.enter, " ", "v")
    #expect(learner.screen.contains("1  pictures/fold%20one.png"))
    #expect(learner.screen.contains("2  pictures/二.png") && !learner.screen.contains("slip.mp3"))
    learner.press("2")
    guard case .viewPicture("pictures/二.png", "decks/media.md", _)? = learner.effects.last else {
      Issue.record("it is not viewed")
      return
    }
    learner.press(.escape)
    #expect(learner.screen.contains("▸ 2  pictures/二.png"))
    learner.press(.escape, "o", .down, "v")
    #expect(learner.screen.contains("No picture here"))
    learner.press(.up, "v")
    guard case .viewPicture("pictures/fold%20one.png", _, _)? = learner.effects.last else {
      Issue.record("it is not viewed")
      return
    }
  }

  @Test func whatHasNoPictureHasNoKeyForIt() {
    var learner = learner()
    learner.press("b", .right, .down, .down, .enter)
    #expect(!learner.screen.contains("view picture"))
    learner.press("v")
    #expect(learner.screen.contains("No picture here") && learner.effects == [])
  }

  @Test func thePictureIsMadeWhileTheScreenSaysSo() {
    let desk = Workplace(decks: [("decks/media.md", Self.deck)])
    desk.store.picture = ViewedPicture(
      PictureFacts(name: "x", kind: "PNG", pixels: nil, bytes: 3), .noGraphics)
    _ = desk.run(.enter, "v", "q")
    #expect(desk.store.viewed == ["pictures/fold%20one.png"])
    #expect(desk.terminal.screens.contains { $0.contains("does not say that it shows pictures") })
    #expect(desk.store.shownBeforeViewing?.contains("being drawn") ?? false)
  }

  @Test func theChoiceFollowsTheDecksAndClosesWithItsCard() {
    var learner = learner()
    learner.press(.enter, " ", "o")
    let changed = Self.deck.replacing("slip.mp3", with: "slide.mp3")
    learner.receive(.decks(SampleDecks.library([("decks/media.md", changed)])))
    #expect(learner.screen.contains("3  slide.mp3"))
    learner.receive(.decks(SampleDecks.library([("decks/media.md", "# Media\n\n### A?\n\nB.\n")])))
    #expect(!learner.screen.contains("slide.mp3"))
  }

  @Test func whatIsOpenedIsSaidAndATerminalProgramGetsTheTerminal() {
    let desk = Workplace(decks: [("decks/media.md", Self.deck)])
    _ = desk.run(.enter, "o", "q")
    #expect(desk.store.opened == ["pictures/fold%20one.png"])
    #expect(desk.terminal.screens.contains { $0.contains("Opened pictures/fold%20one.png") })
    #expect(!desk.log.contains(.leave))
    let other = Workplace(decks: [("decks/media.md", Self.deck)])
    other.store.opensInTerminal = true
    _ = other.run(.enter, "o", "q")
    #expect(other.log.filter { $0 == .leave || $0 == .comeBack } == [.leave, .comeBack])
    let failing = Workplace(decks: [("decks/media.md", Self.deck)])
    failing.store.openingFailure = Failure("it is not there")
    _ = failing.run(.enter, "o", "q")
    #expect(failing.terminal.screens.contains { $0.contains("it is not there") })
  }
}
