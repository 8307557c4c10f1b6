import DeckFiles
import ProgressStore

/// Copies that are read in place of their originals from one run to the next.
extension ReplacedFile {
  /// Those that a file names.
  static func read(_ path: String) -> [ReplacedFile] {
    TabbedLines.read(path).filter { $0.count == 2 }.map {
      ReplacedFile(original: $0[0], copy: $0[1])
    }
  }

  /// Replaces the file; whether it names all of them now.
  static func write(_ copies: [ReplacedFile], to path: String) -> Bool {
    TabbedLines.write(copies.map { [$0.original, $0.copy] }, to: path)
  }
}
