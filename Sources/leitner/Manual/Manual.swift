import FlashcardDeck
import StudyInterface
import Toolkit

/// The manual page, from the tables that the program works with.
enum Manual {
  /// The page in the macros of man(7).
  static func page(date: String) throws -> String {
    let messages = Language.english.messages
    var roff = Roff(
      title: "leitner", section: 1, date: date, source: "leitner \(Leitner.configuration.version)")
    roff.section("Name")
    roff.paragraph("leitner - study flashcards in the terminal")
    roff.section("Synopsis")
    roff.paragraph("`leitner` [_options_] [_command_ [_arguments_]]")
    roff.section("Description")
    roff.paragraph(
      """
      Cards are written in Markdown files. A card moves through boxes: the better you know it, the longer it \
      stays away. `leitner` alone opens the study screens; everything on them is done with keys, of which \
      `?` shows those that work. Decks, progress and history are plain files on this machine; nothing leaves it.
      """)
    try putCommands(&roff)
    putKeys(&roff)
    putSearch(&roff, messages)
    putBoxes(&roff, messages)
    putDecks(&roff)
    putConfiguration(&roff)
    roff.section("Files")
    for place in files { roff.item("`\(place.path)`", place.meaning) }
    roff.paragraph(
      """
      The history is what happened; progress.json follows from it and can be thrown away. `history/` may be \
      carried between machines by git, Syncthing or any other program. `leitner paths` prints where everything \
      lies.
      """)
    putHistory(&roff)
    roff.section("Environment")
    for (name, meaning) in environment { roff.item("`\(name)`", meaning) }
    roff.section("Exit status")
    for (status, meaning) in exits { roff.item("`\(status)`", meaning) }
    roff.section("Examples")
    for (command, meaning) in examples {
      roff.paragraph(meaning)
      roff.example(command)
    }
    roff.section("See also")
    roff.paragraph("`leitner help` _command_; the decks that came with it, of which one is a tour")
    return roff.text
  }

  private static func putKeys(_ roff: inout Roff) {
    roff.section("Keys")
    roff.paragraph(
      """
      C-r is Ctrl-R, M-x is Alt-X, gg is two keys one after the other. Keys without a character are called \
      Space, Enter, Esc, Tab, S-Tab, Backspace, Insert, Delete, Up, Down, Left, Right, PageUp, PageDown, \
      Home, End, F1 to F12 and C-Space. Fullwidth keys work, too. A number of up to seven digits before a key \
      that moves repeats it, but in a review digits grade, and in a search they are text. \
      `leitner keys` prints the keys in force, which `keys:` in the configuration changes.
      """)
    for (title, rows) in KeyMap.standard.manualSections {
      roff.part(title)
      for row in rows {
        roff.item(row.keys.map { "`\($0)`" }.listed(" "), "\(row.does) (\(row.places))")
      }
    }
  }

  private static func putSearch(_ roff: inout Roff, _ messages: any Messages) {
    roff.section("Search")
    roff.paragraph(
      """
      A search, on its screen and as `leitner list --search`, takes words, which a card has to have all of, words \
      between quotes, which have to follow each other as on the screen, and filters:
      """)
    roff.example(messages.searchHelp.joined(separator: "\n"))
    roff.paragraph("Quotes hold a name with spaces together: `topic:\"hand tools\"`.")
  }

  private static func putBoxes(_ roff: inout Roff, _ messages: any Messages) {
    roff.section("Boxes and paces")
    roff.paragraph(
      """
      A card that was never answered is new and in no box. Each box has a number of days after which its cards \
      are due. In the boxes of the pace \(Pace.normal.name) a grade does this:
      """)
    for grade in Grade.allCases {
      roff.item(
        "`\(grade.rawValue)` \(grade.name)", messages.effect(of: grade, Pace.normal.boxes))
    }
    roff.paragraph("The paces:")
    for pace in Pace.allCases {
      roff.item("`\(pace.name)`", pace.manual)
    }
    roff.paragraph(
      """
      `leitner pace` _name_ chooses one; `pace:`, `boxes:` and `forgotten:` in the configuration take \
      precedence. Another pace changes no due day. A day begins at four in the morning; it brings what is due, \
      lower boxes first, then up to 20 new cards in the order of the deck, and 200 reviews at most.
      """)
  }
}
