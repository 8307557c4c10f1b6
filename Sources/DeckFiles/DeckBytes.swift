import FlashcardDeck
import Toolkit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reads files into memory that it uses again for the next one; never waits for a pipe or a device.
struct DeckBytes: ~Copyable {
  /// Bytes; a larger file is no deck and would fill the memory.
  private static let largest = 1 << 30

  private var memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 64)
  /// Bytes of the memory that the file takes.
  private var count = 0

  deinit { memory.deallocate() }

  /// Reads a regular file and calls `body` with its bytes and the status that it had before.
  mutating func read<Result>(
    _ path: [UInt8], _ body: (UnsafeBufferPointer<UInt8>, DeckStatus) -> Result
  ) throws(DeckError) -> Result {
    let (descriptor, status) = try Self.openFile(path)
    defer { close(descriptor) }
    guard status.size <= Self.largest else { throw .tooLarge }
    guard fill(from: descriptor, expected: status.size) else { throw .cannotRead(.last) }
    return body(
      UnsafeBufferPointer(rebasing: memory.bindMemory(to: UInt8.self)[..<count]), status)
  }

  /// Opens a regular file.
  static func openFile(
    _ path: [UInt8]
  ) throws(DeckError) -> (descriptor: Int32, DeckStatus) {
    // Checked before opening, because opening a device may have an effect.
    if let status = DeckStatus(path), !status.isRegular { throw .irregular }
    // It may have become a pipe since: without O_NONBLOCK, opening one waits for its writer.
    let descriptor = open(path, flags: O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { throw .cannotOpen(.last) }
    guard let status = DeckStatus(descriptor: descriptor) else {
      let error = SystemError.last
      close(descriptor)
      throw .cannotRead(error)
    }
    guard status.isRegular else {
      close(descriptor)
      throw .irregular
    }
    return (descriptor, status)
  }

  /// Opens a path for reading; negative on an error, with its number in `errno`.
  static func open(_ path: [UInt8], flags: Int32) -> Int32 {
    // A path with a NUL would name another file.
    guard !path.contains(0) else {
      errno = EINVAL
      return -1
    }
    return (path + [0]).withUnsafeBytes { bytes in
      guard let name = bytes.baseAddress?.assumingMemoryBound(to: CChar.self) else { return -1 }
      while true {
        let descriptor = SystemCall.openFile(name, O_RDONLY | O_CLOEXEC | flags)
        if descriptor >= 0 || errno != EINTR { return descriptor }
      }
    }
  }

  /// A part of an open file; less of it at the file's end, or on an error.
  static func part(_ range: Range<Int>, of descriptor: Int32) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
      UnsafeMutableRawBufferPointer(buffer).useLargePages()
      while count < range.count, let base = buffer.baseAddress {
        let got = pread(
          descriptor, base + count, range.count - count, off_t(range.lowerBound + count))
        if got > 0 { count += got } else if got == 0 || errno != EINTR { return }
      }
    }
  }

  /// Reads up to the file's end, also if its size has changed; false on an error.
  private mutating func fill(from descriptor: Int32, expected: Int) -> Bool {
    count = 0
    // One byte more than expected, to see the end of the file without another allocation; half as much
    // again, so that the next file, if it is a little larger, needs none either.
    if memory.count <= expected { makeRoom(expected + expected / 2 + 1, keeping: 0) }
    while true {
      guard Self.fill(memory, count: &count, from: descriptor) else { return false }
      if count < memory.count || count >= Self.largest { return true }
      makeRoom(memory.count * 2, keeping: count)
    }
  }

  private mutating func makeRoom(_ size: Int, keeping kept: Int) {
    let new = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 64)
    new.useLargePages()
    new.copyMemory(from: UnsafeRawBufferPointer(rebasing: memory[..<kept]))
    memory.deallocate()
    memory = new
  }

  /// Reads until the buffer is full or the file ends; false on an error.
  private static func fill(
    _ buffer: UnsafeMutableRawBufferPointer, count: inout Int, from descriptor: Int32
  ) -> Bool {
    while count < buffer.count {
      guard let base = buffer.baseAddress else { return true }
      let got = SystemCall.readFile(descriptor, base + count, buffer.count - count)
      if got == 0 { return true }
      if got > 0 {
        count += got
      } else if errno != EINTR {
        return false
      }
    }
    return true
  }
}

/// `open(2)` and `read(2)`: inside a type with methods of those names, the names do not reach them.
private enum SystemCall {
  static func openFile(_ name: UnsafePointer<CChar>, _ flags: Int32) -> Int32 { open(name, flags) }

  static func readFile(
    _ descriptor: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int
  ) -> Int { read(descriptor, buffer, count) }
}
