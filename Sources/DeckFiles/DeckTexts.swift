import FlashcardDeck
import Synchronization
import Toolkit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The texts of deck files, which are not kept in memory: that would be most of a large collection's
/// memory and of the time to read it.
///
/// When a card is shown, its part of the file is read again and kept with some bytes around it, for its
/// neighbours. A changed file is noticed within a second when one of its cards is shown.
public final class DeckTexts: Sendable {
  /// Bytes that are read at a time, a few screens of questions, and how many of them are before the
  /// wanted part.
  private static let window = (before: 1 << 12, least: 1 << 14)
  /// Bytes to keep of all files together.
  private static let cacheLimit = 1 << 23

  /// How long bytes are used without checking that their file is unchanged: a list needs many texts at
  /// each key.
  private static let recheckInterval = Duration.seconds(1)

  private struct Window {
    let start: Int
    let bytes: [UInt8]
    var checked = ContinuousClock.now

    func bytes(in range: Range<Int>) -> [UInt8]? {
      guard start <= range.lowerBound, range.upperBound <= start + bytes.count else { return nil }
      return Array(bytes[range.lowerBound - start..<range.upperBound - start])
    }
  }

  /// What was read, a window of each file.
  private struct Kept {
    private var windows: [Int: Window] = [:]
    private var size = 0
    var isStale = false
    /// The number of texts.
    var count = 0

    /// Some bytes; nil unless they are in the file's window and the file is unchanged.
    mutating func cachedBytes(_ range: Range<Int>, of text: StoredText) -> [UInt8]? {
      guard let window = windows[text.number], let bytes = window.bytes(in: range) else {
        return nil
      }
      return isUnchanged(text) ? bytes : nil
    }

    /// Whether the file of a text that was read is unchanged.
    mutating func isUnchanged(_ text: StoredText) -> Bool {
      guard let window = windows[text.number] else { return false }
      let now = ContinuousClock.now
      if now - window.checked < DeckTexts.recheckInterval { return true }
      guard DeckStatus(text.path)?.isUnchanged(since: text.status) ?? false else {
        drop(text)
        return false
      }
      windows[text.number]?.checked = now
      return true
    }

    mutating func keep(_ window: Window, of text: StoredText) {
      drop(text)
      // Drops all, because this is rare.
      if size > DeckTexts.cacheLimit { (windows, size) = ([:], 0) }
      windows[text.number] = window
      size += window.bytes.count
    }

    private mutating func drop(_ text: StoredText) {
      if let old = windows.removeValue(forKey: text.number) { size -= old.bytes.count }
    }
  }

  private let kept = Mutex(Kept())

  init() {}

  /// Whether a text was needed whose file has changed or was removed since it was read.
  public var isStale: Bool { kept.withLock(\.isStale) }

  /// The text of a file that had `status` before it was read.
  func text(of path: [UInt8], _ status: DeckStatus) -> any DeckText {
    let number = kept.withLock { kept in
      kept.count += 1
      return kept.count
    }
    return StoredText(path: path, status: status, number: number, texts: self)
  }

  private struct StoredText: DeckText {
    let path: [UInt8]
    let status: DeckStatus
    let number: Int
    let texts: DeckTexts

    var count: Int { status.size }

    var version: String { status.version.description }

    func bytes(in range: Range<Int>) -> [UInt8]? { texts.bytes(of: self, range) }

    var isUnchanged: Bool { texts.kept.withLock { $0.isUnchanged(self) } }
  }

  private func bytes(of text: StoredText, _ range: Range<Int>) -> [UInt8]? {
    if let cached = kept.withLock({ $0.cachedBytes(range, of: text) }) { return cached }
    guard range.upperBound <= text.count else { return markStale() }
    // A large part is not kept here, because the caller keeps it.
    let isWhole = range.count > Self.window.least
    let start = isWhole ? range.lowerBound : max(0, range.lowerBound - Self.window.before)
    let end =
      isWhole ? range.upperBound : min(text.count, max(range.upperBound, start + Self.window.least))
    guard let bytes = Self.read(text, start..<end) else { return markStale() }
    if isWhole { return bytes }
    let window = Window(start: start, bytes: bytes)
    kept.withLock { $0.keep(window, of: text) }
    return window.bytes(in: range)
  }

  private func markStale() -> [UInt8]? {
    kept.withLock { $0.isStale = true }
    return nil
  }

  /// A part of a file; nil if the file has changed.
  private static func read(_ text: StoredText, _ range: Range<Int>) -> [UInt8]? {
    guard let (descriptor, status) = try? DeckBytes.openFile(text.path) else { return nil }
    defer { close(descriptor) }
    guard status.isUnchanged(since: text.status) else { return nil }
    let bytes = DeckBytes.part(range, of: descriptor)
    // The file may have changed while it was read.
    guard bytes.count == range.count,
      DeckStatus(descriptor: descriptor)?.isUnchanged(since: status) ?? false
    else { return nil }
    return bytes
  }
}
