import Testing

@testable import FlashcardDeck

/// Wherever in the form a question was typed, it becomes the question; other text stays apart from the card before.
@Suite struct FinishedCardTests {
  private static let head = "# D\n\n## A\n\n### a?\n\nA\n"
  private static let tail = "\n## B\n\n### b?\n\nB\n"
  private static let form = "###  \n<!-- Here -->\n\n"

  private func finished(
    _ written: String, deck: String = head + tail, form: String = form, name: String? = nil,
    change: (String) -> String = { $0 }
  ) throws -> (text: String, looseLine: Int?) {
    let bytes = Array(deck.utf8)
    let file = DeckFile(path: "d.md", folders: [], text: bytes)
    let card = try #require(NewCard(in: bytes, like: 0, of: file, name: name, hint: "Here"))
    let text = String(decoding: card.text, as: UTF8.self)
    #expect(text.contains(form))
    let done = card.finished(Array(change(text.replacing(form, with: written)).utf8))
    return (String(decoding: done.text, as: UTF8.self), done.looseLine)
  }

  @Test(arguments: [
    "### What? \n<!-- Here -->\nYes.\n", "###  What?\n<!-- Here -->\n\nYes.\n",
    "###What?\n<!-- Here -->\nYes.\n", "What?###\n<!-- Here -->\nYes.\n\n\n",
    "What?###  \n\nYes.\n", "###\nWhat?\n<!-- Here -->\nYes.\n",
    "What?\n###\n<!-- Here -->\nYes.\n", "What?\n<!-- Here -->\nYes.\n",
    "### What?\n<!-- Here -->\n\n\nYes.\n", "### What?\n\nYes.",
  ])
  func theQuestionIsPutInItsPlace(written: String) throws {
    let done = try finished(written)
    #expect(done.text == Self.head + "\n### What?\n\nYes.\n" + Self.tail)
    #expect(done.looseLine == nil)
  }

  @Test func aNameIsAddedBehindTheQuestion() throws {
    let named = try finished("### What?\n<!-- Here -->\nYes.\n", name: "n")
    #expect(named.text.contains("\n### What? {#n}\n\nYes.\n"))
    let own = try finished("### What? {#own}\n<!-- Here -->\nYes.\n", name: "n")
    #expect(own.text.contains("\n### What? {#own}\n\nYes.\n"))
  }

  /// The cards before and behind are as they were, and the text is kept under a heading without a question.
  @Test(arguments: [
    "Loose text.\n", "###  \n<!-- Here -->\nLoose text.\n", "###  \n\nLoose text.\n",
    "\nLoose text.\nMore of it.\n<!-- Here -->\n", "<!-- Here -->\nLoose text.\n",
    "Loose text.\n### What?\n<!-- Here -->\nYes.\n",
  ])
  func textWithoutAQuestionStaysApart(written: String) throws {
    let done = try finished(written)
    let line = try #require(done.looseLine)
    #expect(
      done.text.split(separator: "\n", omittingEmptySubsequences: false)[line - 1] == "Loose text.")
    #expect(done.text.hasPrefix(Self.head + "\n###\n\nLoose text."))
    #expect(done.text.hasSuffix(Self.tail))
    let read = DeckFile(path: "d.md", folders: [], text: Array(done.text.utf8))
    #expect(read.problems.contains { $0.cause == .noQuestion })
    #expect(read.question(at: 0) == "a?")
  }

  @Test func whatHasItsOwnHeadingsIsLeftAsItIs() throws {
    let written = "## C\n\n### c?\n\nC  \nwith a break\n\n\n\nand gaps\n"
    #expect(try finished(written).text == Self.head + "\n" + written + Self.tail)
    let more = "### What?\n\nYes.\n\n### And?\n\nNo.\n"
    #expect(try finished(more).text == Self.head + "\n" + more + Self.tail)
  }

  @Test(arguments: ["\n", "###\n", "###  \n\n\n\n", "<!-- Here -->\n", ""])
  func nothingIsLeftOfAnEmptyForm(written: String) throws {
    #expect(try finished(written).text == Self.head + Self.tail)
  }

  /// Changes elsewhere in the file are kept, and the form is found by its hint.
  @Test func otherChangesAreKept() throws {
    let done = try finished("What?###\n<!-- Here -->\nYes.\n") {
      "First line.\n" + $0.replacing("A\n", with: "A and more\n") + "\nLast line.\n"
    }
    #expect(done.text.hasPrefix("First line.\n# D\n"))
    #expect(done.text.contains("\n\nA and more\n\n### What?\n\nYes.\n\n## B\n"))
    #expect(done.text.hasSuffix("\nLast line.\n"))
    // What was written into the card before belongs to it.
    let behind = try finished("### What?\n<!-- Here -->\nYes.\n") {
      $0.replacing("\nA\n", with: "\nA\nMore.\n")
    }
    #expect(behind.text == Self.head + "More.\n\n### What?\n\nYes.\n" + Self.tail)
    #expect(behind.looseLine == nil)
  }

  @Test func notesArePutRightAsWell() throws {
    let notes = "## 1. What?\n\nThis.\n"
    let form = "## 2.  \n<!-- Here -->\n\n"
    for written in [
      "## 2. Why? \n<!-- Here -->\nSo.\n", "Why?## 2.\n<!-- Here -->\nSo.\n",
      "## 2.\nWhy?\n<!-- Here -->\nSo.\n",
    ] {
      let done = try finished(written, deck: notes, form: form)
      #expect(done.text == notes + "\n## 2. Why?\n\nSo.\n", "\(written)")
    }
    let loose = try finished("Loose text.\n", deck: notes, form: form)
    #expect(loose.text == notes + "\n## 2.\n\nLoose text.\n" && loose.looseLine == 7)
  }

  @Test func lineEndsAreThoseOfTheFile() throws {
    let deck = "# D\r\n\r\n### a?\r\n\r\nA\r\n"
    let done = try finished(
      "What?###\r\n<!-- Here -->\r\nYes.\r\n", deck: deck,
      form: "###  \r\n<!-- Here -->\r\n\r\n")
    #expect(done.text == deck + "\r\n### What?\r\n\r\nYes.\r\n")
  }

  /// Every form in which notes are found, with the question behind its mark and before it.
  @Test(arguments: [
    "anchors", "answers-behind", "bold-numbered", "dialogue", "labels-in-headings", "labels",
    "list-items", "numbered-labels", "numbered", "quoted-questions", "unfolding-answers",
    "unfolding-questions",
  ])
  func everyFormIsPutRight(name: String) throws {
    let file = try NotesVarietyTests.file(name)
    let before = try #require(file.text.bytes)
    let question = Array("Why is that?".utf8)
    for index in file.cards.indices {
      guard let card = NewCard(in: before, like: index, of: file, hint: "Here") else { continue }
      let mark = card.form.mark
      for written in mark.isEmpty ? [question] : [mark + [0x20] + question, question + mark] {
        var filled = card.form.filled.lines
        filled[card.form.cursor] = written
        var lines = card.text.split(separator: 0x0A, omittingEmptySubsequences: false)
          .map(Array.init)
        lines.replaceSubrange(card.start..<card.start + filled.count, with: filled)
        let done = card.finished(Array(lines.joined(separator: [0x0A])))
        #expect(done.looseLine == nil, "\(name) \(index)")
        let read = DeckFile(path: file.path, folders: [], text: done.text)
        #expect(read.cards.count == file.cards.count + 1, "\(name) \(index)")
        #expect(read.question(at: index) == file.question(at: index), "\(name) \(index)")
        guard read.cards.count == file.cards.count + 1 else { continue }
        #expect(read.question(at: index + 1) == "Why is that?", "\(name) \(index)")
      }
    }
  }
}
