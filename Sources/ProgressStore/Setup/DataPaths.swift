/// The paths of all files (the XDG Base Directory Specification, 0.8).
public struct DataPaths: Hashable, Sendable {
  /// The folder of progress, history and lock.
  public var data: String
  /// The configuration.
  public var configuration: String
  /// The learner's own decks if none are configured.
  public var decks: String
  /// The decks that came with the program; nil if their path can't be found.
  public var bundledDecks: String?
  /// The program's own file; nil if its path can't be found.
  public var program: String?

  /// The state that follows from the history.
  public var progress: String { data + "/progress.json" }
  /// The folder of history files.
  public var history: String { data + "/history" }
  /// The decks as they were when known cards were last looked for, which may be thrown away.
  public var seenDecks: String { data + "/seen-decks.json" }
  /// What was found in the decks' files at the last start, which may be thrown away.
  public var deckIndex: String { data + "/deck-index" }
  /// The topics that are folded on the screens, and the order of lists, which may be thrown away.
  public var foldedTopics: String { data + "/folded-topics" }
  /// The copies that are read in place of configured decks that can't be changed.
  public var deckCopies: String { data + "/deck-copies" }
  /// The interview that is not at its end, which may be thrown away.
  public var interview: String { data + "/interview.json" }
  /// The files that are replaced as a whole.
  var replaced: [String] { [progress, seenDecks, deckIndex, interview] }
  /// This machine's identifier, if the system has none.
  var device: String { data + "/device" }
  /// The file whose lock a writer holds.
  public var lock: String { data + "/lock" }

  /// Paths with every part given.
  public init(
    data: String, configuration: String, decks: String, bundledDecks: String? = nil,
    program: String? = nil
  ) {
    self.data = data
    self.configuration = configuration
    self.decks = decks
    self.bundledDecks = bundledDecks
    self.program = program
  }

  /// The paths for a process, from its options or else from its environment.
  ///
  /// `executable` is the program's own file; by default the running one.
  public init(
    environment: Environment = .process, dataDirectory: String? = nil,
    configurationFile: String? = nil, executable: String? = nil
  ) {
    let home = environment["HOME"] ?? System.home ?? "/"
    // The specification requires that relative values are ignored.
    func folder(_ variable: String, _ standard: String) -> String {
      let value = environment[variable].flatMap { $0.hasPrefix("/") ? $0 : nil }
      return (value ?? home.withoutSlash + "/" + standard).withoutSlash + "/leitner"
    }
    let own = folder("XDG_DATA_HOME", ".local/share")
    let program = executable ?? System.executable
    self.init(
      data: dataDirectory?.withoutSlash ?? own,
      configuration: configurationFile ?? folder("XDG_CONFIG_HOME", ".config") + "/config.yaml",
      decks: own + "/decks",
      bundledDecks: program.flatMap(Self.bundledDecks(of:)), program: program)
  }

  /// The folder of the decks that came with a program: in the checkout in which it was built, else in
  /// `share` of the prefix under which it is installed.
  static func bundledDecks(of executable: String) -> String? {
    let bytes = executable.utf8
    var slashes = bytes.indices.filter { bytes[$0] == UInt8(ascii: "/") }
    guard slashes.count >= 2 else { return nil }
    let prefix = String(executable[..<slashes[slashes.count - 2]])
    while let slash = slashes.popLast() {
      if executable[slash...].hasPrefix("/.build") {
        return String(executable[..<slash]) + "/Data"
      }
    }
    return prefix + "/share/leitner/decks"
  }

  /// The decks to read: those of the command line, else the configured ones, else the learner's own
  /// folder if it has a deck, else the bundled ones.
  public func deckPaths(
    options: [String], configured: [String], holdsDeck: (_ folder: String) -> Bool
  ) -> [String] {
    if !options.isEmpty { return options }
    if !configured.isEmpty { return configured }
    if holdsDeck(decks) { return [decks] }
    return bundledDecks.map { [$0] } ?? [decks]
  }
}

extension String {
  /// A path without slashes at its end.
  fileprivate var withoutSlash: String {
    var path = self[...]
    while path.utf8.count > 1, path.hasSuffix("/") { path = path.dropLast() }
    return String(path)
  }
}
