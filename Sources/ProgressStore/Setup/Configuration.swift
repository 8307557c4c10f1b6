import FlashcardDeck
import Toolkit

/// The settings of config.yaml; all have defaults.
public struct Configuration: Equatable, Sendable {
  /// Decks and folders of decks, with `~` expanded; relative ones start at the configuration's
  /// folder.
  public var decks: [String] = []
  /// Where each of them is named.
  public var deckPlaces: [Placed] = []
  /// Pace and boxes, limits and rollover hour.
  public var scheduler = Scheduler()
  /// The interface's language; nil for that of the environment.
  public var language: Language?
  /// The theme of the interface, in the order of the file; names are not checked here.
  public var theme: [ThemeSetting] = []
  /// Columns that the terminal gives to characters of ambiguous width, 1 or 2; nil if it is to be asked.
  public var ambiguousWidth: Int?
  /// The keys of actions of the interface, in the order of the file; names are not checked here.
  public var keys: [KeySetting] = []
  /// Whether clicks and the wheel are for the program; else they are left to the terminal.
  public var mouse = true
  /// Whether an answer that is typed without its accents is right.
  public var ignoresAccents = false
  /// The program that opens what cards link to and show, and its arguments; empty for the system's.
  public var opener: [String] = []
  /// Whether that program is one for the terminal, which it gets until it ends.
  public var openerTakesTerminal = false

  /// The keys of an action.
  public struct KeySetting: Equatable, Sendable {
    /// The action's name.
    public var action: Placed
    /// The keys' names, one at least.
    public var keys: [Placed]

    /// Keys for an action.
    public init(action: Placed, keys: [Placed]) {
      (self.action, self.keys) = (action, keys)
    }
  }

  /// A text of the configuration and where it stands.
  public struct Placed: Equatable, Sendable {
    /// The text.
    public var text: String
    /// Its line, from 1.
    public var line: Int
    /// Its column in characters, from 1.
    public var column: Int

    /// A text at a place.
    public init(_ text: String, line: Int, column: Int) {
      (self.text, self.line, self.column) = (text, line, column)
    }
  }

  /// The name of a theme, under the key `base`, or the colour of a part of the screen.
  public struct ThemeSetting: Equatable, Sendable {
    /// What is set.
    public var key: Placed
    /// To what.
    public var value: Placed

    /// A setting of the theme.
    public init(key: Placed, value: Placed) {
      (self.key, self.value) = (key, value)
    }
  }

  /// Every key of the file.
  public static var keyNames: [String] { ConfigurationReader.knownKeys }

  /// The configuration without any setting.
  public init() {}

  /// Reads a configuration file. Without one, or if a setting is wrong, settings have their default
  /// values; wrong settings are reported. Throws if the file can't be read, or is missing though it must
  /// exist.
  public static func read(
    _ path: String, _ files: any FileSystem = LocalFileSystem(), mustExist: Bool = false,
    environment: Environment = .process
  ) throws(FileError) -> (configuration: Configuration, problems: [Problem]) {
    guard let bytes = try files.content(path) else {
      if mustExist { _ = try files.open(path, .read) }
      return (Configuration(), [])
    }
    var reader = ConfigurationReader(
      path: path, home: environment["HOME"] ?? System.home ?? "/")
    reader.read(String(decoding: bytes, as: UTF8.self))
    return (reader.configuration, reader.problems)
  }
}
