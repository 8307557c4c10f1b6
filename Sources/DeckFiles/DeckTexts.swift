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

/// The texts of deck files, which are not kept in memory: a large collection's would take most of it,
/// and most of the time that reading the decks takes.
///
/// Where a card is shown, its part of the file is read again and kept with what stands around it,
/// for its neighbours. A file that changes is noticed within a second of the next look at one of its
/// cards.
public final class DeckTexts: Sendable {
  /// Bytes that are read at a time, a few screens of questions, and how many of them before the part
  /// that is wanted.
  private static let window = (before: 1 << 12, least: 1 << 14)
  /// Bytes to keep of all files.
  private static let most = 1 << 23

  /// For how long what was read is taken to be what stands in the file: a list asks for many texts
  /// at each key.
  private static let trust = Duration.seconds(1)

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
    /// How many texts there are.
    var count = 0

    /// Some bytes where they are in the file's window and the file is unchanged.
    mutating func near(_ range: Range<Int>, of text: StoredText) -> [UInt8]? {
      guard let window = windows[text.number], let bytes = window.bytes(in: range) else {
        return nil
      }
      return isUnchanged(text) ? bytes : nil
    }

    /// Whether the file of a text that was read is what it was.
    mutating func isUnchanged(_ text: StoredText) -> Bool {
      guard let window = windows[text.number] else { return false }
      let now = ContinuousClock.now
      if now - window.checked < DeckTexts.trust { return true }
      guard DeckStatus(text.path)?.isUnchanged(since: text.status) ?? false else {
        drop(text)
        return false
      }
      windows[text.number]?.checked = now
      return true
    }

    mutating func keep(_ window: Window, of text: StoredText) {
      drop(text)
      // Rarely so many that it matters which of them would be wanted again.
      if size > DeckTexts.most { (windows, size) = ([:], 0) }
      windows[text.number] = window
      size += window.bytes.count
    }

    private mutating func drop(_ text: StoredText) {
      if let old = windows.removeValue(forKey: text.number) { size -= old.bytes.count }
    }
  }

  private let kept = Mutex(Kept())

  init() {}

  /// Whether a text was asked for whose file has changed or gone since it was read.
  public var isStale: Bool { kept.withLock(\.isStale) }

  /// The text of a file that the system knew as `status` before it was read.
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

    func bytes(in range: Range<Int>) -> [UInt8]? { texts.bytes(of: self, range) }

    var isUnchanged: Bool { texts.kept.withLock { $0.isUnchanged(self) } }
  }

  private func bytes(of text: StoredText, _ range: Range<Int>) -> [UInt8]? {
    if let near = kept.withLock({ $0.near(range, of: text) }) { return near }
    guard range.upperBound <= text.count else { return gone() }
    // What is wanted as a whole goes to somebody who keeps it.
    let isWhole = range.count > Self.window.least
    let start = isWhole ? range.lowerBound : max(0, range.lowerBound - Self.window.before)
    let end =
      isWhole ? range.upperBound : min(text.count, max(range.upperBound, start + Self.window.least))
    guard let bytes = Self.read(text, start..<end) else { return gone() }
    if isWhole { return bytes }
    let window = Window(start: start, bytes: bytes)
    kept.withLock { $0.keep(window, of: text) }
    return window.bytes(in: range)
  }

  private func gone() -> [UInt8]? {
    kept.withLock { $0.isStale = true }
    return nil
  }

  /// A part of a file; nil where it is not the file that it was.
  private static func read(_ text: StoredText, _ range: Range<Int>) -> [UInt8]? {
    guard let (descriptor, status) = try? DeckBytes.openFile(text.path) else { return nil }
    defer { close(descriptor) }
    guard status.isUnchanged(since: text.status) else { return nil }
    let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
      UnsafeMutableRawBufferPointer(buffer).useLargePages()
      while count < range.count, let base = buffer.baseAddress {
        let got = pread(
          descriptor, base + count, range.count - count, off_t(range.lowerBound + count))
        if got > 0 { count += got } else if got == 0 || errno != EINTR { return }
      }
    }
    // Changed while it was read?
    guard bytes.count == range.count,
      DeckStatus(descriptor: descriptor)?.isUnchanged(since: status) ?? false
    else { return nil }
    return bytes
  }
}
