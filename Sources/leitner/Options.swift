import ArgumentParser
import FlashcardDeck

/// The values of the options that every command takes.
struct Options {
  var decks: [String] = []
  var dataDirectory: String?
  var configuration: String?
  var language: Language?
}

/// The options that every command takes, before or after its name.
struct GlobalOptions: ParsableArguments {
  @Option(
    name: .customLong("decks"),
    help: ArgumentHelp(
      "A deck or a folder of decks, instead of the configured ones; may be repeated.",
      valueName: "path"), completion: .file())
  var decks: [String] = []

  @Option(
    help: ArgumentHelp("Where progress and history lie.", valueName: "dir"), completion: .directory)
  var dataDir: String?

  @Option(help: ArgumentHelp("The configuration to use.", valueName: "file"), completion: .file())
  var config: String?

  @Option(
    help: "The interface's language: zh or en.",
    completion: .list(Language.allCases.map(\.rawValue)))
  var language: Language?

  func validate() throws {
    let isEmpty = [
      ("decks", decks.contains("")), ("data-dir", dataDir == ""), ("config", config == ""),
    ]
    for (name, isEmpty) in isEmpty where isEmpty {
      throw ValidationError("--\(name) needs a path; it is empty")
    }
  }

  /// These options, completed by those that stood before the command's name.
  func options(after parent: GlobalOptions? = nil) -> Options {
    Options(
      // The parser may give those before the name to both.
      decks: decks.isEmpty ? parent?.decks ?? [] : decks, dataDirectory: dataDir ?? parent?.dataDir,
      configuration: config ?? parent?.config, language: language ?? parent?.language)
  }
}

extension Language: ExpressibleByArgument {
  /// `zh` or `en`, and nothing else, so that a typing error is noticed.
  public init?(argument: String) {
    self.init(rawValue: argument)
  }
}
