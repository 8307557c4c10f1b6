import FlashcardDeck
import Testing
import Toolkit

@Suite struct ProblemTests {
  private static let sentences: [(Problem.Cause, String)] = [
    (.unreadable(.irregular), "is no regular file"),
    (.unreadable(.tooLarge), "is larger than 1 GB"),
    (.unreadable(.cannotOpen(SystemError(code: 2))), "cannot be opened: No such file or directory"),
    (.unreadable(.cannotRead(SystemError(code: 5))), "cannot be read: Input/output error"),
    (
      .unreadable(.cannotList(SystemError(code: 13))),
      "the folder cannot be read: Permission denied"
    ),
    (.textTooLarge, "the file is larger than 4 GB"),
    (.utf16, "the file is UTF-16; save it as UTF-8"),
    (.notUTF8, "the text is not UTF-8 here"),
    (.noCard, "the file has no card"),
    (.frontMatter(.tooDeep), "the front matter is not YAML: it is nested too deep"),
    (.frontMatter(.syntax("did not find x")), "the front matter is not YAML: did not find x"),
    (.unknownLanguage("fr"), "the language fr is not known"),
    (.openFence, "the code fence is never closed, so all that follows is code"),
    (.openComment, "the comment is never closed"),
    (.openHTML, "the HTML is never closed"),
    (.headingInHTML, "the heading is part of the HTML above it, which goes on up to a blank line"),
    (.unknownFormat("x"), "the format x is not known; known are native and notes"),
    (.questionsOnly(3), "the file has 3 questions and no answer, so it is no deck"),
    (.notTaken, "this looks like a question, but it is not read as a card"),
    (
      .oneLineCard,
      "a card in one line is read in a list under a topic only; or write ### before the question and the answer below it"
    ),
    (
      .pairsInAnswer,
      "this list is part of the answer above; cards in one line stand in a list under a topic, and <!-- kind: basic --> says that none are meant"
    ),
    (
      .pairInMarks,
      "this is not read as a card, because its colons are inside bold or italic text; write them outside: **question** :: answer"
    ),
    (
      .pairCount,
      "this is not read as a card, because it has more than three colons; a card in one line has two, or three to be asked both ways"
    ),
    (.pairOfTask, "this is not read as a card, because a list item with a box is a task"),
    (
      .gapsNotAsked(.reversed),
      "gaps are asked by a cloze only, and the comment or ::: makes this card reversed"
    ),
    (
      .gapsNotAsked(.typed),
      "gaps are asked by a cloze only, and the comment makes this card typed"
    ),
    (.headingWithoutSpace, "a heading needs a space behind its #"),
    (.answerWithoutQuestion, "the answer has no question"),
    (.conflictMark, "git left a conflict here; keep one side and delete this line"),
    (.cardTooLong, "the card is longer than 256 KB and is left out"),
    (.noQuestion, "the card has no question"),
    (.noAnswer, "the card has no answer"),
    (
      .nameTaken(CardID("x"), byThisDeck: true),
      "the name x is taken by another card of this deck"
    ),
    (.nameTaken(CardID("x"), byThisDeck: false), "the name x is taken by another card"),
    (
      .nameChanged(CardID("x"), to: CardID("d/x")),
      "the name x is taken by another deck; it is now d/x"
    ),
    (.oneLanguage(CardID("x")), "the card x is in one language only"),
    (
      .unnamedInTwoLanguages,
      "cards without a {#name} have no counterpart in the deck's other language"
    ),
    (.configuration(.alias), "this is not YAML: aliases are not read"),
    (.configuration(.repeatedKey("a")), "this is not YAML: the key “a” stands in it twice"),
    (.configurationIsNoMapping, "the configuration must be keys with values"),
    (
      .unknownKey("box", known: ["decks", "boxes"]),
      "the key “box” is not known; known are decks, boxes"
    ),
    (.decks, "decks must be a path or a list of paths"),
    (
      .boxes(longest: 36_500),
      "boxes must be a list of days from 1 to 36500, none smaller than the one before"
    ),
    (.tooManyBoxes(most: 1000), "there are more than 1000 boxes"),
    (.pace("nomal"), "there is no pace “nomal”; did you mean “normal”?"),
    (.pace(""), "pace must be one of normal, thorough, light, classic"),
    (.forgotten, "forgotten must be half or first"),
    (
      .number(key: "rollover-hour", range: 0...23),
      "rollover-hour must be a whole number from 0 to 23"
    ),
    (.language, "language must be zh or en"),
    (.theme, "theme must be the name of a theme, or keys with colours"),
    (
      .unknownTheme("drak", known: ["dark", "light"]),
      "there is no theme “drak”; did you mean “dark”?"
    ),
    (.unknownRole("x", known: ["text", "code"]), "a theme has no “x”; it has text, code"),
    (.colour("bleu", nearest: "blue"), "there is no colour “bleu”; did you mean “blue”?"),
    (
      .colourWithoutQuotes,
      "a colour must stand here; one with a # needs quotes: \"#5f87d7\""
    ),
    (.ambiguousWidth, "ambiguous-width must be 1 or 2"),
    (.keys, "keys must be actions, each with a key or a list of keys"),
    (.keysOfAction, "an action must have a key or a list of keys"),
  ]

  @Test(arguments: sentences)
  func everyCauseHasItsSentence(cause: Problem.Cause, sentence: String) {
    let problem = Problem(severity: .error, file: "f.md", line: 3, column: 4, cause: cause)
    #expect(problem.sentence == sentence)
    #expect(problem.description == "f.md:3:4: error: \(sentence)")
  }
}
