import DeckFiles
import FlashcardDeck
import StudyInterface
import Toolkit

/// Deck files that can't be changed where they are, and where in the learner's own folder they are copied to.
struct DeckCopy {
  /// Each file with its copy.
  let files: [ReplacedFile]
  /// The learner's own folder of decks.
  let folder: String
  /// Whether the decks are the ones that came with the program: the learner's own folder takes their place
  /// for good as soon as it has a deck, so it gets all of them.
  let isOfBundledDecks: Bool

  /// The copies that are to be made so that a file can be changed; nil if it can't be copied.
  ///
  /// - Parameter paths: the files and folders that the decks were read from.
  init?(
    toChange file: String, in library: Library, files: [DeckFile], paths: [String], _ setup: Setup
  ) {
    folder = setup.paths.decks
    guard
      let root = paths.first(where: { file == $0 || file.hasPrefix(Self.inside($0)) }),
      !Self.isInside(file, folder)
    else { return nil }
    isOfBundledDecks = setup.readsBundledDecks
    let deck = library.decks.first { $0.files.contains { $0.path == file } }
    let chosen = (isOfBundledDecks ? files : deck?.files ?? []).map(\.path)
    let folder = folder
    self.files = (chosen.contains(file) ? chosen : [file]).map { path in
      // A file that was named itself, or one below another path, goes into the folder by its name alone.
      let relative =
        path.hasPrefix(Self.inside(root))
        ? String(path.dropFirst(Self.inside(root).count))
        : path.split(separator: "/").last.map(String.init) ?? path
      return ReplacedFile(original: path, copy: folder + "/" + relative)
    }
  }

  /// Makes the copies; one that is there already is left as it is if it is the same.
  func make(_ messages: any Messages) throws(Failure) {
    var new: [(path: String, bytes: [UInt8])] = []
    for file in files {
      let (original, copy) = (file.original, file.copy)
      guard let bytes = DeckWriter.content(original) else {
        throw Failure(
          messages.sentence(
            for: FileError(path: original, operation: .read, code: SystemError.last.code)))
      }
      if !DeckWriter.exists(copy) { new.append((copy, bytes)) }
    }
    do throws(FileError) {
      try DeckWriter.create(new)
    } catch {
      throw Failure(messages.sentence(for: error))
    }
  }

  /// A file in the place of a copy that has another text; nil if there is none.
  var othersPlace: String? {
    files.first { file in
      DeckWriter.exists(file.copy)
        && DeckWriter.content(file.copy) != DeckWriter.content(file.original)
    }?.copy
  }

  /// What a path below a folder begins with.
  private static func inside(_ folder: String) -> String {
    folder.hasSuffix("/") ? folder : folder + "/"
  }

  /// Whether a file lies in a folder, also by a symbolic link.
  private static func isInside(_ file: String, _ folder: String) -> Bool {
    if file.hasPrefix(inside(folder)) { return true }
    guard let file = DeckWriter.resolved(file), let folder = DeckWriter.resolved(folder) else {
      return false
    }
    return file.hasPrefix(inside(folder))
  }
}
