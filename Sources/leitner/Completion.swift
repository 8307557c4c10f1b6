import ArgumentParser
import FlashcardDeck
import Toolkit

/// What a shell offers for a word of the command line.
///
/// It never says anything, since that would land in the middle of the line that is typed: if decks or
/// configuration can't be read, nothing is offered.
enum Completion {
  /// The ids of cards.
  static let card = CompletionKind.custom { words, _, prefix in
    offer(words, prefix) { setup in
      Decks(setup.deckPaths, replaced: setup.deckCopies).library.entries.lazy.map(\.id.description)
    }
  }

  /// The ids of known cards that no deck has.
  static let cardWithoutDeck = CompletionKind.custom { words, _, prefix in
    offer(words, prefix) { setup in
      (try? Workspace(setup, writing: false))?.cardsWithoutDeck.map(\.description) ?? []
    }
  }

  /// The names of decks and the paths of topics.
  static let topic = CompletionKind.custom { words, _, prefix in
    offer(words, prefix) { setup in
      Decks(setup.deckPaths, replaced: setup.deckCopies).library.decks.flatMap { deck in
        let topics = deck.topics.map { $0.path(in: setup.language).listed(" / ") }
        return [deck.id] + topics.filter { !$0.isEmpty }
      }
    }
  }

  /// What a search takes besides words.
  static let filters =
    SearchQuery.Standing.allCases.map { "is:\($0.rawValue)" }
    + SearchQuery.names.filter { $0 != "is" }.map { "\($0):" }
  static let filter = CompletionKind.list(filters)

  /// More would be of no help to anybody, and take a shell long.
  private static let most = 1000

  private static func offer<Names: Sequence>(
    _ words: [String], _ prefix: String, _ names: (Setup) -> Names
  ) -> [String] where Names.Element == String {
    guard let setup = try? Setup(options(in: words)) else { return [] }
    let begun = unquoted(prefix)
    var seen: Set<String> = []
    var offered: [String] = []
    for name in names(setup) where name.hasPrefix(begun) && seen.insert(name).inserted {
      offered.append(escaped(VisibleText.line(name), for: CompletionShell.requesting))
      if offered.count == most { break }
    }
    return offered
  }

  /// A word without what keeps the shell from taking it apart: it comes as it is typed.
  private static func unquoted(_ word: String) -> String { word.filter { !#"\"'"#.contains($0) } }

  /// The options that say which decks are meant.
  private static func options(in words: [String]) -> Options {
    var options = Options()
    // For bash an equals sign is a word.
    let words = words.filter { $0 != "=" }.map(unquoted)
    for (word, next) in zip(words, words.dropFirst() + [""]) {
      let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
      let value = parts.count == 2 ? parts[1] : next
      switch parts.first {
      case "--decks": options.decks.append(value)
      case "--config": options.configuration = value
      case "--data-dir": options.dataDirectory = value
      case "--language": options.language = Language(argument: value)
      default: break
      }
    }
    return options
  }

  /// A name that a shell takes as it is. Decks are somebody else's: bash would run a command that a name
  /// contains, because `compgen` expands what it is offered. What has to be quoted on the line, bash quotes
  /// itself (`complete -o filenames`).
  private static func escaped(_ name: String, for shell: CompletionShell?) -> String {
    if shell == .zsh { return name.replacing("\\", with: "\\\\").replacing(":", with: "\\:") }
    guard shell == .bash else { return name }
    return String(
      name.flatMap { character -> [Character] in
        let isPlain =
          character.isLetter || character.isNumber || "_.,/@%+:-".contains(character)
          || !character.isASCII
        return isPlain ? [character] : ["\\", character]
      })
  }
}
