import ArgumentParser
import FlashcardDeck
import ProgressStore
import StudyInterface

/// `leitner keys`
struct Keys: LeitnerCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys",
    abstract: "Print every action of the screens with its name, keys and places.",
    discussion: """
      `keys:` in the configuration gives actions other keys, by their names. Keys are written u, C-r, M-x \
      (Alt), Space, PageUp, or gg for two, one after the other.

      Without a configuration these are the keys:

      \(KeyMap.standard.manual)
      """)

  static var manual: String {
    "See KEYS. --json prints a list of objects with action, keys, places and does."
  }

  @ParentCommand var root: Leitner
  @OptionGroup var global: GlobalOptions
  @Flag(help: "Print JSON.") var json = false

  func run() throws {
    let setup = try Setup(options)
    for problem in setup.problems + setup.lossesOfKeys {
      Process.printError(setup.language.messages.line(for: problem))
    }
    let reports = setup.keys.bindings.map { KeyReport($0, setup.language.messages) }
    if json { return try Output.printJSON(reports) }
    let rows = setup.keys.bindings.map { binding in
      [
        binding.action.name, binding.keys.map(\.notation).joined(separator: " "),
        setup.language.messages.label(of: binding.action),
        binding.placeNames(setup.language.messages),
      ]
    }
    let widths = (0..<3).map { column in (rows.map { $0[column].columns }.max() ?? 0) + 2 }
    for row in rows {
      let start = zip(row, widths).map { text, width in
        text + String(repeating: " ", count: width - text.columns)
      }
      Output.printLine(start.joined() + row[3])
    }
  }
}

/// One line of `keys`, and one object of `keys --json`.
private struct KeyReport: Encodable {
  let action: String
  let keys, places: [String]
  let does: String

  init(_ binding: KeyMap.Binding, _ messages: any Messages) {
    action = binding.action.name
    keys = binding.keys.map(\.notation)
    places = binding.places.map(\.name)
    does = messages.label(of: binding.action)
  }
}
