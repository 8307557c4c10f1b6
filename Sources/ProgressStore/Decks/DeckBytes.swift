#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file that is not waited for, whatever it is.
struct DeckBytes {
  /// A larger file is no deck, and would fill the memory.
  private static let largest = 1 << 30

  /// The bytes of a regular file, or why they can't be had, in words that follow its name.
  static func read(_ path: [UInt8]) -> Result<[UInt8], DeckError> {
    // Opening a device may already do something.
    if let status = DeckStatus(path), !status.isRegular { return .failure(.irregular) }
    // Should it have become a pipe since: without O_NONBLOCK, opening one waits for its writer.
    let descriptor = open(path, flags: O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { return .failure(.system("cannot be opened")) }
    defer { close(descriptor) }
    guard let status = DeckStatus(descriptor: descriptor) else {
      return .failure(.system("cannot be read"))
    }
    guard status.isRegular else { return .failure(.irregular) }
    guard status.size <= largest else { return .failure(DeckError("is larger than 1 GB")) }
    guard let bytes = contents(of: descriptor, expected: status.size) else {
      return .failure(.system("cannot be read"))
    }
    return .success(bytes)
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
        let descriptor = systemOpen(name, O_RDONLY | O_CLOEXEC | flags)
        if descriptor >= 0 || errno != EINTR { return descriptor }
      }
    }
  }

  /// The bytes up to the file's end, which may have moved since its size was asked for.
  private static func contents(of descriptor: Int32, expected: Int) -> [UInt8]? {
    var failed = false
    var bytes = [UInt8](unsafeUninitializedCapacity: expected) { buffer, count in
      failed = !fill(UnsafeMutableRawBufferPointer(buffer), count: &count, from: descriptor)
    }
    var more = [UInt8](repeating: 0, count: 4096)
    while !failed, bytes.count < largest {
      var count = 0
      more.withUnsafeMutableBytes { failed = !fill($0, count: &count, from: descriptor) }
      if count == 0 { break }
      bytes += more[..<count]
    }
    return failed ? nil : bytes
  }

  /// Reads until the buffer is full or the file ends; false on an error.
  private static func fill(
    _ buffer: UnsafeMutableRawBufferPointer, count: inout Int, from descriptor: Int32
  ) -> Bool {
    while count < buffer.count {
      guard let base = buffer.baseAddress else { return true }
      let got = systemRead(descriptor, base + count, buffer.count - count)
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

/// `open(2)` and `read(2)`, which methods of those names would hide.
private func systemOpen(_ name: UnsafePointer<CChar>, _ flags: Int32) -> Int32 { open(name, flags) }

private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int
{
  read(descriptor, buffer, count)
}
