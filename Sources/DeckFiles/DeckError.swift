#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Why a file or folder is not read, in words that follow its name.
struct DeckError: Error {
  static let irregular = DeckError("is no regular file")

  let sentence: String

  init(_ sentence: String) { self.sentence = sentence }

  /// What failed, and the reason that `errno` gives.
  static func system(_ what: String) -> DeckError {
    DeckError("\(what): \(strerror(errno).map { String(cString: $0) } ?? "error \(errno)")")
  }
}
