import FlashcardDeck
import Toolkit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file that is not waited for, whatever it is, and the memory that its bytes are read into.
struct DeckBytes: ~Copyable {
  /// A larger file is no deck, and would fill the memory.
  private static let largest = 1 << 30

  private var memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 64)
  /// How much of the memory the file takes.
  private var count = 0

  deinit { memory.deallocate() }

  /// Reads a regular file and calls back with its bytes and what the system knew of it before.
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
    // Opening a device may already do something.
    if let status = DeckStatus(path), !status.isRegular { throw .irregular }
    // Should it have become a pipe since: without O_NONBLOCK, opening one waits for its writer.
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

  /// Opens a path for reading; negative on an error, which `errno` tells.
  static func open(_ path: [UInt8], flags: Int32) -> Int32 {
    // A path with a NUL would name another file.
    guard !path.contains(0) else {
      errno = EINVAL
      return -1
    }
    return (path + [0]).withUnsafeBytes { bytes in
      guard let name = bytes.baseAddress?.assumingMemoryBound(to: CChar.self) else { return -1 }
      while true {
        let descriptor = POSIX.openFile(name, O_RDONLY | O_CLOEXEC | flags)
        if descriptor >= 0 || errno != EINTR { return descriptor }
      }
    }
  }

  /// Reads up to the file's end, which may have moved since its size was asked for; false on an
  /// error.
  private mutating func fill(from descriptor: Int32, expected: Int) -> Bool {
    count = 0
    // A byte more than expected tells whether that was all; half as much again, whether the next
    // file, which may be a little larger, needs new memory.
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
      let got = POSIX.readFile(descriptor, base + count, buffer.count - count)
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
private enum POSIX {
  static func openFile(_ name: UnsafePointer<CChar>, _ flags: Int32) -> Int32 { open(name, flags) }

  static func readFile(
    _ descriptor: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int
  ) -> Int { read(descriptor, buffer, count) }
}
