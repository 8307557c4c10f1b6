extension KeyMap {
  /// The keys without a configuration.
  public static let standard = KeyMap(
    studying: [
      Binding(.showAnswer, [" ", .enter], named: 1, in: .question, hints: .question),
      Binding(.showPoints, [" ", .enter], named: 1, in: .speaking, hints: .speaking),
      Binding(.pick(0), [.letters], in: .choice, hints: .choice, isFixed: true),
      Binding(.tick, [" "], in: .choice, hints: .choice),
      Binding(.giveUp, ["0"], in: .choice, hints: .choice),
      Binding(.tick, [" "], in: .points, hints: .points),
      Binding(.tickPoint(0), [.digits], in: .points, hints: .points, isFixed: true),
      Binding(.grades, [.enter], in: .points, hints: .points),
      Binding(.showAnswer, [.enter], in: [.choice, .typing], hints: [.choice, .typing]),
      Binding(.grade(.again), ["1"], in: [.answer, .grading]),
      Binding(.grade(.hard), ["2"], in: [.answer, .grading]),
      Binding(.grade(.good), ["3"], in: [.answer, .grading]),
      Binding(.grade(.easy), ["4"], in: [.answer, .grading]),
      Binding(
        .turnPage, [" ", .enter], named: 1, in: [.answer, .grading], hints: [.answer, .grading]),
      Binding(
        .backToPoints, [.escape, .left, "h"], named: 1, in: .grading, hints: .grading),
      Binding(.showCards, [.enter, .right, "l"], named: 1, in: .report, hints: .report),
      Binding(.explain, [.tab], in: [.answer, .points], hints: [.answer, .points]),
      // Not together: what three screens share stands at the right end.
      Binding(.explain, [.tab], in: .grading, hints: .grading),
      Binding(
        .undo, ["u"],
        in: [
          .today, .asked, .answer, .interviewed, .summary, .report, .links, .card, .cards,
        ], hints: [.asked, .answer, .interviewed, .summary, .report, .links]),
      Binding(
        .redo, [.control("r")],
        in: [.today, .asked, .answer, .interviewed, .summary, .report, .card, .cards]),
      Binding(.edit, ["e"], in: [.ofCards, .points], hints: .ofCards),
      Binding(.suspend, ["x"], in: [.ofCards, .choice, .points], hints: .ofCards),
      Binding(.suspendSiblings, ["X"], in: [.ofCards, .choice, .points]),
      Binding(
        .bury, ["-"], in: [.ofCards, .choice, .points], hints: [.card, .cards, .information]),
      Binding(.star, ["*"], in: [.ofCards, .choice, .points], hints: .ofCards),
      Binding(
        .more, ["m"], in: [.today, .topics, .asked, .answer, .summary]),
      Binding(.add, ["a"], in: [.today, .topics, .cards]),
      Binding(
        .practise, ["p"], in: [.today, .topics, .cards, .card, .summary, .report],
        hints: [.summary, .report]),
      Binding(.practise, [.tab], in: .search, hints: .search),
      Binding(.interview, ["t"], in: [.today, .topics], hints: [.today, .topics]),
      Binding(
        .openLinks, ["o"], in: [.ofCards, .choice, .points, .picture],
        hints: [.ofCards, .choice, .points, .picture]),
      Binding(
        .viewPicture, ["v"], in: [.ofCards, .choice, .points, .media, .picture],
        hints: [.ofCards, .choice, .points, .media]),
      Binding(.pick(0), [.digits], in: .media, hints: .media, isFixed: true),
      Binding(.inform, ["i"], in: [.asked, .answer, .interviewed, .card, .cards]),
      Binding(
        .flipLanguage, ["L"], in: [.asked, .answer, .interviewed, .card, .today, .topics],
        hints: [.asked, .answer, .interviewed, .card]),
      // Not together: in a list it is no key that other screens share.
      Binding(.flipLanguage, ["L"], in: .cards, hints: .cards),
    ],
    moving: [
      Binding(.up, [.up, "k"], in: [.lists, .texts, .choice, .points, .interview]),
      Binding(.down, [.down, "j"], in: [.lists, .texts, .choice, .points, .interview]),
      Binding(.up, [.up], in: .typing),
      Binding(.down, [.down], in: .typing),
      Binding(.up, [.up, .control("p")], named: 1, in: .search),
      Binding(.down, [.down, .control("n")], named: 1, in: .search),
      Binding(.halfPageUp, [.control("u")], in: [.commands, .points]),
      Binding(.halfPageDown, [.control("d")], in: [.commands, .points]),
      Binding(.pageUp, [.pageUp, .control("b")], in: .everywhere),
      Binding(
        .pageDown, [.pageDown, .control("f")],
        in: [.asked, .answer, .interviewed, .interview, .search, .typing]),
      Binding(
        .pageDown, [.pageDown, .control("f"), " "], in: [.lists, .looks, .summary, .report]),
      Binding(.top, [.home, .pair("g", "g")], in: [.commands, .points]),
      Binding(.bottom, [.end, "G"], in: [.commands, .points]),
      Binding(.top, [.home], in: .search),
      Binding(.bottom, [.end], in: .search),
      Binding(.cursorLeft, [.left], in: .typing),
      Binding(.cursorRight, [.right], in: .typing),
      Binding(.cursorToStart, [.home, .control("a")], in: .typing),
      Binding(.cursorToEnd, [.end, .control("e")], in: .typing),
      // Not in a review, where digits grade.
      Binding(
        .count, [.digits],
        in: Contexts.commands.subtracting([.question, .answer, .media, .interviewed]),
        isFixed: true),
      Binding(.scrollUp, [.wheelUp], in: .everywhere),
      Binding(.scrollDown, [.wheelDown], in: .everywhere),
      Binding(.choose, [.click(nil)], in: .everywhere, isFixed: true),
      Binding(.study, [.enter], in: .today, hints: .today),
      Binding(.open, [.right, "l"], in: .today, hints: .today),
      Binding(
        .open, [.enter, .right, "l"], named: 2, in: [.topics, .cards], hints: [.topics, .cards]),
      Binding(.open, [.enter, .right, "l"], named: 1, in: .media, hints: .media),
      Binding(.open, [.enter], in: .search, hints: .search),
      Binding(.back, [.escape], in: .search, hints: .search),
      Binding(.link, [.enter], in: .links, hints: .links),
      // Not the arrows, of which the left one leads back on every screen.
      Binding(.nextCard, ["n"], in: [.card, .links], hints: [.card, .links]),
      Binding(.previousCard, ["N"], in: [.card, .links], hints: .card),
      Binding(.turnCard, [.enter], in: .card, hints: .card),
      // Without a hint, since that of the key that closes says the same.
      Binding(.back, [.left, .escape, "h"], in: [.opened, .summary]),
      Binding(.begin, [.enter], in: .interview, hints: .interview),
      Binding(.type(""), [.digits], in: .interview, hints: .interview, isFixed: true),
      Binding(.back, [.enter], in: [.summary, .picture], hints: .summary),
    ],
    looking: [
      Binding(
        .browse, ["b"], in: [Contexts.commands.subtracting(.topics), .points], hints: .today),
      Binding(
        .compare, ["c"], in: [Contexts.commands.subtracting(.links), .points], hints: .today),
      // After what studies, which most will press.
      Binding(
        .back, [.escape, .left, "h"], named: 1, in: [.question, .answer],
        hints: [.question, .answer]),
      // Not together: what three screens share stands at the right end.
      Binding(
        .back, [.escape, .left, "h"], named: 1, in: [.points, .speaking],
        hints: [.points, .speaking]),
      Binding(.back, [.escape, .left, "h"], named: 1, in: .report, hints: .report),
      Binding(.back, [.escape, .left], named: 1, in: .choice, hints: .choice),
      Binding(.back, [.escape], in: .typing, hints: .typing),
      Binding(
        .search, ["/"], in: [.commands, .choice, .points], hints: [.today, .topics, .cards]),
      Binding(
        .statistics, ["s"],
        in: [Contexts.commands.subtracting(.statistics), .choice, .points], hints: .today),
      Binding(
        .help, ["?", .function(1)], named: 1,
        in: [Contexts.commands.subtracting(.help), .choice, .points, .interview],
        hints: [Contexts.commands.subtracting(.help), .choice, .points, .interview]),
      // A question mark is text there.
      Binding(.help, [.function(1)], in: [.search, .typing], hints: [.search, .typing]),
      Binding(.sort, ["S"], in: .cards, hints: .cards),
      Binding(.fold, ["z"], in: [.today, .topics], hints: .topics),
      Binding(.erase, [.backspace], in: [.search, .typing, .interview]),
      Binding(.eraseWord, [.control("w")], in: [.search, .typing]),
      Binding(.eraseAll, [.control("u")], in: [.search, .typing]),
      Binding(.eraseForward, [.delete, .control("d")], in: .typing),
      Binding(.eraseRest, [.control("k")], in: .typing),
      Binding(.widen, [.control("t")], in: .search, hints: .search),
      Binding(.redraw, [.control("l")], in: .everywhere),
      Binding(.close, ["q"], in: .opened, hints: .opened),
      Binding(
        .quit, ["q"], in: [Contexts.commands.subtracting(.opened), .choice, .points],
        hints: [Contexts.commands.subtracting(.opened), .choice, .points]),
      Binding(.quit, [.control("c")], in: .everywhere, isFixed: true),
      Binding(.suspendProgram, [.control("z")], in: .everywhere),
    ])
}
