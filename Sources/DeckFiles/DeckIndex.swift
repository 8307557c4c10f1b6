import FlashcardDeck
import Toolkit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What an earlier start found in deck files, so that unchanged ones are not read: a start with it takes no
/// longer with large decks than with small ones.
///
/// A file that may be thrown away: the start of the next session makes it anew. It holds for one
/// program file only, because another version may read decks in another way, and each entry for one
/// status of its deck, the time of its last change included.
struct DeckIndex: Sendable {
  private struct Entry {
    let path: [UInt8]
    let key: Key
    let content: Range<Int>
    let checksum: UInt64
  }

  /// What a deck file must still be. With its number, because two files of one size may have been written
  /// within a tick of the clock, and one of them be put in the place of the other.
  private struct Key: Equatable {
    let size: Int
    let modified: DeckTime
    let changed: DeckTime
    let node: UInt64

    init(_ status: DeckStatus) {
      size = status.size
      (modified, changed) = (status.version.modified, status.version.changed)
      node = status.identity.node
    }

    init(_ reader: inout PackedReader) throws(PackedReader.Damaged) {
      size = try reader.number()
      modified = DeckTime(seconds: try reader.number(), nanoseconds: try reader.number())
      changed = DeckTime(seconds: try reader.number(), nanoseconds: try reader.number())
      node = try reader.number()
    }

    func write(to packed: inout PackedWriter) {
      packed.number(size)
      for time in [modified, changed] {
        packed.number(time.seconds)
        packed.number(time.nanoseconds)
      }
      packed.number(node)
    }
  }

  private static let beginning = Array("leitner-deck-index-1\n".utf8)
  /// Bytes; no index of any decks that can be studied is larger.
  private static let largest = 1 << 30

  private let bytes: [UInt8]
  /// Ascending by their paths.
  private let entries: [Entry]

  /// How many files it has.
  var count: Int { entries.count }

  /// Reads an index; nil if there is none for this program, or a damaged one.
  init?(_ path: String, program: String) {
    guard let (descriptor, status) = try? DeckBytes.openFile(Array(path.utf8)) else { return nil }
    defer { close(descriptor) }
    guard status.size <= Self.largest else { return nil }
    self.init(DeckBytes.part(0..<status.size, of: descriptor), program: program)
  }

  init?(_ bytes: [UInt8], program: String) {
    let entries = bytes.withUnsafeBufferPointer { try? Self.entries(in: $0, program: program) }
    guard let entries else { return nil }
    (self.bytes, self.entries) = (bytes, entries)
  }

  private static func entries(
    in bytes: Bytes, program: String
  ) throws(PackedReader.Damaged) -> [Entry] {
    var reader = PackedReader(bytes)
    guard try reader.raw(beginning.count).elementsEqual(beginning) else {
      throw PackedReader.Damaged()
    }
    let checksum = try reader.number(UInt64.self)
    let table = try reader.raw(Int(try reader.number(UInt32.self)))
    guard Checksum.checksum(table) == checksum else { throw PackedReader.Damaged() }
    var place = bytes.count - reader.left
    var rows = PackedReader(table)
    guard try rows.text() == program else { throw PackedReader.Damaged() }
    var entries: [Entry] = []
    for _ in 0..<(try rows.number(UInt32.self)) {
      let path = Array(try rows.raw(Int(try rows.number(UInt32.self))))
      let key = try Key(&rows)
      let size = Int(try rows.number(UInt32.self))
      // Within the bytes.
      _ = try reader.raw(size)
      entries.append(
        Entry(
          path: path, key: key, content: place..<place + size, checksum: try rows.number()))
      place += size
    }
    return entries
  }

  /// A deck file as it was found before; nil if it is not in the index or has changed since.
  func file(_ find: DeckFinder.FoundFile, _ status: DeckStatus, _ texts: DeckTexts) -> DeckFile? {
    guard status.isRegular, let entry = entry(of: find.path), entry.key == Key(status) else {
      return nil
    }
    let file = bytes.withUnsafeBufferPointer { bytes in
      let content = Bytes(rebasing: bytes[entry.content])
      return Checksum.checksum(content) == entry.checksum
        ? DeckFile(
          path: String(decoding: find.path, as: UTF8.self), indexed: content,
          text: texts.text(of: find.path, status)) : nil
    }
    // The same file may be found by way of another folder.
    return file.flatMap { $0.folders == find.folders.map(VisibleText.line) ? $0 : nil }
  }

  private func entry(of path: [UInt8]) -> Entry? {
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].path.lexicographicallyPrecedes(path) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low < entries.count && entries[low].path == path ? entries[low] : nil
  }

  /// An index of some files with the status that each had before it was read.
  static func bytes(of files: [(file: DeckFile, status: DeckStatus)], program: String) -> [UInt8] {
    let files = files.sorted { $0.file.path.utf8.lexicographicallyPrecedes($1.file.path.utf8) }
    var (table, contents) = (PackedWriter(), PackedWriter())
    table.text(program)
    table.number(UInt32(files.count))
    for (file, status) in files {
      let content = file.indexed
      table.text(file.path)
      Key(status).write(to: &table)
      table.number(UInt32(content.count))
      table.number(content.withUnsafeBufferPointer(Checksum.checksum))
      contents.raw(content)
    }
    var index = PackedWriter(capacity: table.bytes.count + contents.bytes.count + 64)
    index.raw(beginning)
    index.number(table.bytes.withUnsafeBufferPointer(Checksum.checksum))
    index.number(UInt32(table.bytes.count))
    index.raw(table.bytes)
    index.raw(contents.bytes)
    return index.bytes
  }
}
