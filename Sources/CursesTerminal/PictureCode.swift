import StudyInterface

/// The escape sequences that draw a picture.
public enum PictureCode {
  /// Characters of a piece of a picture that kitty takes.
  static let longestPiece = 4096

  /// A file that the terminal reads itself; nil if it does not take files of this kind.
  public static func drawing(
    ofFile bytes: [UInt8], _ header: PictureHeader, on graphics: Graphics, in room: Size
  ) -> Drawing? {
    switch graphics.way {
    case .kitty where header.kind == .png:
      return Drawing(
        bytes: kitty(png: bytes, extent(of: header.pixels, graphics.cell, in: room)),
        removal: kittyRemoval)
    case .inline where [.png, .jpeg, .gif].contains(header.kind):
      return Drawing(
        bytes: inline(
          file: bytes, cells(for: header.pixels, graphics.cell, in: room)))
    default: return nil
    }
  }

  /// What another program made of a picture; nil if it holds no picture of the way.
  public static func drawing(
    ofOutput bytes: [UInt8], on graphics: Graphics, in room: Size
  ) -> Drawing? {
    let sequences = sequences(in: bytes, of: graphics.way)
    if sequences.isEmpty { return nil }
    // Sixels have a size in dots, and would go over the edge of their room and of the screen.
    if graphics.way == .sixel {
      guard let size = sixelSize(sequences), size.width <= room.columns * graphics.cell.width,
        size.height <= room.rows * graphics.cell.height
      else { return nil }
    }
    return graphics.way == .kitty
      ? Drawing(bytes: named(sequences), removal: kittyRemoval) : Drawing(bytes: sequences)
  }

  /// The number of our picture, which others are not likely to have: `leit` in ASCII. Without one nothing but all
  /// pictures can be taken away, also those of other programs.
  static let kittyPicture = 0x6C65_6974

  /// Takes away our picture, and frees the memory for it.
  static let kittyRemoval = Array("\u{1B}_Ga=d,d=I,i=\(kittyPicture),q=2\u{1B}\\".utf8)

  /// Sequences for kitty that another program wrote, with our number; chafa has no option for it. A picture with a
  /// number is answered, unless each sequence says that it need not be.
  static func named(_ sequences: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(sequences.count + 64)
    var rest = sequences[...]
    while let start = rest.firstIndex(of: UInt8(ascii: "G")) {
      let end = rest[start...].firstIndex(of: 0x1B) ?? rest.endIndex
      let payload = rest[start..<end].firstIndex(of: UInt8(ascii: ";")) ?? end
      let keys = String(decoding: rest[(start + 1)..<payload], as: UTF8.self).split(separator: ",")
      let kept = keys.filter { key in !["i=", "I=", "p=", "q="].contains(where: key.hasPrefix) }
      // The pieces behind the first one have no action.
      let isFirst = keys.contains { $0.hasPrefix("a=") }
      let own = isFirst ? ["i=\(kittyPicture)", "q=2"] : ["q=2"]
      let all = kept.prefix(isFirst ? 1 : 0).map(String.init) + own
      result += rest[..<start] + "G".utf8
      result +=
        (all + kept.dropFirst(isFirst ? 1 : 0).map(String.init))
        .joined(separator: ",").utf8
      let next = Swift.min(end + 2, rest.endIndex)
      result += rest[payload..<next]
      rest = rest[next...]
    }
    return result + rest
  }

  // MARK: Sizes

  /// The cells that a picture takes, which is not enlarged.
  public static func cells(for pixels: PixelSize?, _ cell: PixelSize, in room: Size) -> Size {
    guard let pixels, pixels.width > 0, pixels.height > 0 else { return room }
    let scale = scale(pixels, cell, in: room)
    func count(_ length: Int, _ step: Int, _ most: Int) -> Int {
      min(most, max(1, Int((Double(length) * scale / Double(max(1, step))).rounded(.up))))
    }
    return Size(
      columns: count(pixels.width, cell.width, room.columns),
      rows: count(pixels.height, cell.height, room.rows))
  }

  private static func scale(_ pixels: PixelSize, _ cell: PixelSize, in room: Size) -> Double {
    min(
      1, Double(room.columns * cell.width) / Double(pixels.width),
      Double(room.rows * cell.height) / Double(pixels.height))
  }

  /// One side in cells, so that the terminal finds the other from the picture's own shape.
  enum Extent: Equatable {
    case columns(Int)
    case rows(Int)
  }

  static func extent(of pixels: PixelSize?, _ cell: PixelSize, in room: Size) -> Extent {
    guard let pixels, pixels.width > 0, pixels.height > 0 else { return .rows(room.rows) }
    let cells = cells(for: pixels, cell, in: room)
    let isWide =
      pixels.width * room.rows * cell.height > pixels.height * room.columns * cell.width
    return isWide ? .columns(cells.columns) : .rows(cells.rows)
  }

  // MARK: Writing

  /// A PNG file for kitty: drawn (a=T) without an answer (q=2) or a motion of the cursor (C=1).
  static func kitty(png bytes: [UInt8], _ extent: Extent) -> [UInt8] {
    let text = base64(bytes)
    var result: [UInt8] = []
    result.reserveCapacity(text.count + text.count / 400 + 100)
    let size: String
    switch extent {
    case .columns(let count): size = "c=\(count)"
    case .rows(let count): size = "r=\(count)"
    }
    var start = 0
    repeat {
      let end = min(text.count, start + longestPiece)
      let more = end < text.count ? 1 : 0
      let keys =
        start == 0
        ? "a=T,i=\(kittyPicture),f=100,q=2,C=1,\(size),m=\(more)" : "q=2,m=\(more)"
      result += Array("\u{1B}_G\(keys);".utf8) + text[start..<end] + Array("\u{1B}\\".utf8)
      start = end
    } while start < text.count
    return result
  }

  /// A file for iTerm2.
  static func inline(file bytes: [UInt8], _ cells: Size) -> [UInt8] {
    let keys =
      "inline=1;size=\(bytes.count);width=\(cells.columns);height=\(cells.rows);"
      + "preserveAspectRatio=1;doNotMoveCursor=1"
    return Array("\u{1B}]1337;File=\(keys):".utf8) + base64(bytes) + [0x07]
  }

  static func base64(_ bytes: [UInt8]) -> [UInt8] {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count + 2) / 3 * 4)
    var index = 0
    while index < bytes.count {
      let rest = bytes.count - index
      let (second, third) = (
        rest > 1 ? Int(bytes[index + 1]) : 0, rest > 2 ? Int(bytes[index + 2]) : 0
      )
      let group = Int(bytes[index]) << 16 | second << 8 | third
      result.append(digits[group >> 18])
      result.append(digits[group >> 12 & 63])
      result.append(rest > 1 ? digits[group >> 6 & 63] : UInt8(ascii: "="))
      result.append(rest > 2 ? digits[group & 63] : UInt8(ascii: "="))
      index += 3
    }
    return result
  }

  // MARK: Reading what another program wrote

  /// The sequences of a way that are in an output, each whole and with characters alone in it; nothing else of
  /// the output reaches the terminal.
  static func sequences(in output: [UInt8], of way: Graphics.Way) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    while index + 1 < output.count {
      guard output[index] == 0x1B, isIntroducer(output, at: index + 1, way) else {
        index += 1
        continue
      }
      var end = index + 2
      while end < output.count, (0x20...0x7E).contains(output[end]) { end += 1 }
      let terminators: [[UInt8]] = way == .inline ? [[0x07], [0x1B, 0x5C]] : [[0x1B, 0x5C]]
      guard let terminator = terminators.first(where: output[end...].starts) else {
        index = end
        continue
      }
      end += terminator.count
      result += output[index..<end]
      index = end
      // One picture is one sequence, but for that of kitty, which is in pieces.
      if way != .kitty { break }
    }
    return result
  }

  /// The size that sixels say they have: `"1;1;WIDTH;HEIGHT` behind the introducer.
  static func sixelSize(_ bytes: [UInt8]) -> PixelSize? {
    let head = String(decoding: bytes.prefix(80), as: UTF8.self)
    guard let match = head.firstMatch(of: /^\x1bP[0-9;]*q"1;1;([0-9]{1,6});([0-9]{1,6})/),
      let width = Int(match.1), let height = Int(match.2)
    else { return nil }
    return PixelSize(width: width, height: height)
  }

  private static func isIntroducer(_ output: [UInt8], at index: Int, _ way: Graphics.Way) -> Bool {
    func begins(with text: String) -> Bool { output[index...].starts(with: text.utf8) }
    switch way {
    case .kitty: return begins(with: "_G")
    case .inline: return begins(with: "]1337;File=")
    case .sixel:
      guard begins(with: "P") else { return false }
      return output[(index + 1)...].first { !(0x30...0x39).contains($0) && $0 != 0x3B }
        == UInt8(ascii: "q")
    }
  }
}
