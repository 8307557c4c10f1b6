import ArgumentParser
import StudyInterface

/// The program's root command: it only knows the global options and the commands below it.
struct Leitner: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "leitner",
    abstract: "Study flashcards in the terminal.",
    discussion: """
      Decks are Markdown files. Progress lies in a local file; nothing leaves this machine.
      Without a command the study screens open.

      On the screens ? shows the keys that work there; `leitner help keys` lists all of them.
      """,
    version: "0.1.0",
    subcommands: [
      Study.self, Due.self, List.self, Show.self, GradeCard.self, Edit.self, Add.self,
      Suspend.self,
      Wake.self, Bury.self, Star.self, Unstar.self, LinkCard.self, Stats.self, PaceCommand.self,
      Check.self,
      History.self, Repair.self, Paths.self, Keys.self, ManualCommand.self,
    ],
    defaultSubcommand: Study.self)

  @OptionGroup var global: GlobalOptions
}

/// A command below the root, which takes the global options on either side of its name.
protocol LeitnerCommand: ParsableCommand {
  var root: Leitner { get }
  var global: GlobalOptions { get }

  /// What the manual page says of it; what `leitner help` says, unless other parts of the page have that.
  static var manual: String { get }
}

extension LeitnerCommand {
  static var manual: String { configuration.discussion }

  var options: Options { global.options(after: root.global) }
}
