import FlashcardDeck

/// What a learner may set in config.yaml; everything has a value without it.
public struct Configuration: Equatable, Sendable {
  /// Decks and folders of decks, with `~` expanded; relative ones start at the configuration's
  /// folder.
  public var decks: [String] = []
  /// Boxes, limits and rollover hour.
  public var scheduler = Scheduler()
  /// The interface's language; nil to take the environment's.
  public var language: Language?
  /// The name of a theme; the interface knows which there are.
  public var theme: String?
  /// For names of actions the keys that call them; the interface knows which there are.
  public var keys: [String: [String]] = [:]

  /// The configuration of someone who set nothing.
  public init() {}

  /// Reads a configuration file. Without one everything has its value from the manual; what is wrong
  /// in it is left at that value and reported. Throws when the file can't be read.
  public static func read(
    _ path: String, _ files: any FileSystem = LocalFileSystem(),
    environment: Environment = .process
  ) throws(FileError) -> (configuration: Configuration, problems: [Problem]) {
    guard let bytes = try files.content(path) else { return (Configuration(), []) }
    var reader = ConfigurationReader(
      path: path, home: environment["HOME"] ?? System.home ?? "/")
    reader.read(String(decoding: bytes, as: UTF8.self))
    return (reader.configuration, reader.problems)
  }
}
