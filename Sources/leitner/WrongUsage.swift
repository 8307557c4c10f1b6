import StudyInterface
import Toolkit

/// A word on the command line that is none of those that can stand there.
struct WrongUsage: Error {
  /// Which word, and what may have been meant, without the full stop.
  let sentence: String
  /// How the command is used, in one line; nil if it is not known which one is meant.
  private(set) var usage: String?

  init(_ sentence: String) { self.sentence = sentence }

  /// What the parser says in several lines: what is wrong, then help, then how the command is used.
  init(parserMessage: String) {
    let lines = parserMessage.split(separator: "\n").map(String.init)
    sentence = lines.first.map { $0.hasPrefix("Error: ") ? String($0.dropFirst(7)) : $0 } ?? ""
    usage = lines.first { $0.hasPrefix("Usage: ") }
  }

  /// A word where a command is expected.
  init(unknownCommand name: String) {
    let commands = Leitner.commandNames
    sentence = Setup.localeMessages.noCommand(
      name, nearest: Likeness.nearest(to: name, among: commands), all: commands)
  }
}

extension Leitner {
  /// The commands' names, in the order of the manual.
  static var commandNames: [String] {
    configuration.subcommands.filter { $0.configuration.shouldDisplay }.map { $0._commandName }
      + ["help"]
  }

  /// The same with those that are not listed.
  private static var allNames: [String] {
    configuration.subcommands.map { $0._commandName } + ["help"]
  }

  /// Throws if the first word that is no option, or the one after `help`, is no command.
  ///
  /// The parser would take it for an argument of `study` that is too many.
  static func requireCommand(in arguments: [String]) throws(WrongUsage) {
    // The global options with a value, that of `study`, which may stand without its name, and the
    // parser's own.
    let options: Set = [
      "--decks", "--data-dir", "--config", "--language", "--topic", "--generate-completion-script",
    ]
    var words = arguments[...]
    while let word = words.popFirst() {
      // Completion scripts ask in a language of their own.
      if word.hasPrefix("---") { return }
      if word.hasPrefix("-") {
        if options.contains(word) { words = words.dropFirst() }
      } else if !allNames.contains(word) {
        throw WrongUsage(unknownCommand: word)
      } else if word != "help" {
        return
      }
    }
  }
}
