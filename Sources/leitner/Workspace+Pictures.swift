import CursesTerminal
import ProgressStore
import StudyInterface
import Toolkit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Workspace {
  func picture(
    _ address: String, from file: String, room: Size, graphics: () -> Graphics?,
    isStopped: () -> Bool
  ) -> ViewedPicture {
    let target: LinkTarget
    do throws(OpeningProblem) {
      target = try LinkTarget(address, from: file)
    } catch {
      return ViewedPicture(nil, .file(error))
    }
    guard target.isFile else { return ViewedPicture(nil, .remote) }
    let bytes: [UInt8]
    switch PictureFile.read(target.argument) {
    case .success(let read): bytes = read
    case .failure(.tooLarge(let count)):
      let facts = PictureFacts(name: target.name, kind: nil, pixels: nil, bytes: count)
      return ViewedPicture(facts, .tooLarge(megabytes: PictureFile.largest / 1_000_000))
    case .failure(.system(let error)): return ViewedPicture(nil, .unreadable("\(error)"))
    }
    let header = PictureHeader(bytes)
    let facts = PictureFacts(
      name: target.name, kind: header?.kind.rawValue, pixels: header?.pixels, bytes: bytes.count)
    guard let header else { return ViewedPicture(facts, .noPicture) }
    // A few bytes can stand for more than the memory holds.
    if let size = header.pixels, size.width > PictureFile.mostPixels / size.height {
      return ViewedPicture(facts, .tooManyPixels)
    }
    guard let graphics = graphics() else { return ViewedPicture(facts, .noGraphics) }
    if let drawing = PictureCode.drawing(ofFile: bytes, header, on: graphics, in: room) {
      return ViewedPicture(facts, drawing)
    }
    let cells = PictureCode.cells(for: header.pixels, graphics.cell, in: room)
    switch Chafa.output(for: target.argument, graphics, cells, isStopped: isStopped) {
    case .failure(let obstacle): return ViewedPicture(facts, obstacle)
    case .success(let output):
      guard let drawing = PictureCode.drawing(ofOutput: output, on: graphics, in: room) else {
        return ViewedPicture(facts, .notConverted(Chafa.name))
      }
      return ViewedPicture(facts, drawing)
    }
  }
}

/// Reading the file of a picture.
enum PictureFile {
  /// Bytes of the largest file that is read, and dots of the largest picture that is drawn.
  static let largest = 50_000_000
  static let mostPixels = 100_000_000

  enum Problem: Error {
    case tooLarge(Int)
    case system(SystemError)
  }

  /// All of a regular file.
  static func read(_ path: String) -> Result<[UInt8], Problem> {
    // It may have become a pipe meanwhile, whose writer would be waited for.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return .failure(.system(.last)) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return .failure(.system(.last)) }
    guard status.st_size <= largest else { return .failure(.tooLarge(Int(status.st_size))) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 18)
    // What is written to it meanwhile is read up to the limit.
    while bytes.count <= largest {
      let count = systemRead(descriptor, &piece)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return .failure(.system(.last)) }
      if count == 0 { return .success(bytes) }
      bytes += piece[..<count]
    }
    return .failure(.tooLarge(bytes.count))
  }
}
