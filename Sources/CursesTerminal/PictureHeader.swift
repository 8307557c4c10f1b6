import StudyInterface

/// What the beginning of a file tells of the picture in it.
public struct PictureHeader: Equatable, Sendable {
  /// The form of the file.
  public enum Kind: String, Sendable {
    case png = "PNG"
    case jpeg = "JPEG"
    case gif = "GIF"
    case webp = "WebP"
    case bmp = "BMP"
    case tiff = "TIFF"
    case avif = "AVIF"
    case heic = "HEIC"
    case svg = "SVG"
  }

  /// The form of the file.
  public let kind: Kind
  /// The picture's size, if it is told.
  public let pixels: PixelSize?

  /// What a file begins with; nil if no known picture begins so.
  public init?(_ bytes: [UInt8]) {
    func has(_ text: String, at place: Int = 0) -> Bool {
      bytes.dropFirst(place).starts(with: text.utf8)
    }
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      (kind, pixels) = (
        .png, has("IHDR", at: 12) ? Self.size(bytes.big(16, 4), bytes.big(20, 4)) : nil
      )
    } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
      (kind, pixels) = (.jpeg, Self.jpegSize(bytes))
    } else if has("GIF87a") || has("GIF89a") {
      (kind, pixels) = (.gif, Self.size(bytes.little(6, 2), bytes.little(8, 2)))
    } else if has("RIFF"), has("WEBP", at: 8) {
      (kind, pixels) = (.webp, Self.webpSize(bytes))
    } else if has("BM"), let length = bytes.little(14, 4), (40...124).contains(length) {
      let height = bytes.little(22, 4).map { Int(Int32(truncatingIfNeeded: $0).magnitude) }
      (kind, pixels) = (.bmp, Self.size(bytes.little(18, 4), height))
    } else if bytes.starts(with: [0x49, 0x49, 0x2A, 0x00])
      || bytes.starts(with: [0x4D, 0x4D, 0x00, 0x2A])
    {
      (kind, pixels) = (.tiff, nil)
    } else if has("ftyp", at: 4) {
      guard let kind = Self.brands.first(where: { has($0.brand, at: 8) })?.kind else { return nil }
      (self.kind, pixels) = (kind, nil)
    } else if Self.isDrawing(bytes) {
      (kind, pixels) = (.svg, nil)
    } else {
      return nil
    }
  }

  private static let brands: [(brand: String, kind: Kind)] = [
    ("avif", .avif), ("avis", .avif), ("heic", .heic), ("heix", .heic), ("mif1", .heic),
  ]

  private static func size(_ width: Int?, _ height: Int?) -> PixelSize? {
    guard let width, let height, width > 0, height > 0, width <= Int32.max, height <= Int32.max
    else { return nil }
    return PixelSize(width: width, height: height)
  }

  /// The size in the first frame header, behind whatever segments there are before it.
  private static func jpegSize(_ bytes: [UInt8]) -> PixelSize? {
    var place = 2
    while place + 4 <= bytes.count, bytes[place] == 0xFF {
      let marker = bytes[place + 1]
      // Any number of these may stand before a marker.
      if marker == 0xFF {
        place += 1
        continue
      }
      if (0xC0...0xCF).contains(marker), ![0xC4, 0xC8, 0xCC].contains(marker) {
        return size(bytes.big(place + 7, 2), bytes.big(place + 5, 2))
      }
      guard let length = bytes.big(place + 2, 2), length >= 2, marker != 0xDA else { return nil }
      place += 2 + length
    }
    return nil
  }

  private static func webpSize(_ bytes: [UInt8]) -> PixelSize? {
    let form = String(decoding: bytes.dropFirst(12).prefix(4), as: UTF8.self)
    switch form {
    case "VP8X":
      return size(bytes.little(24, 3).map { $0 + 1 }, bytes.little(27, 3).map { $0 + 1 })
    case "VP8 ":
      return size(bytes.little(26, 2).map { $0 & 0x3FFF }, bytes.little(28, 2).map { $0 & 0x3FFF })
    case "VP8L":
      let bits = bytes.little(21, 4)
      return size(bits.map { $0 & 0x3FFF + 1 }, bits.map { $0 >> 14 & 0x3FFF + 1 })
    default: return nil
    }
  }

  /// Whether a text begins as a drawing does: with `<svg` behind declarations and remarks.
  private static func isDrawing(_ bytes: [UInt8]) -> Bool {
    let text = String(decoding: bytes.prefix(2048), as: UTF8.self)
    return text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }.first == "<" && text.contains("<svg")
  }
}

extension [UInt8] {
  /// A number whose first byte counts most; nil beyond the end.
  fileprivate func big(_ place: Int, _ count: Int) -> Int? {
    guard place + count <= self.count else { return nil }
    return self[place..<(place + count)].reduce(0) { $0 << 8 | Int($1) }
  }

  /// A number whose last byte counts most; nil beyond the end.
  fileprivate func little(_ place: Int, _ count: Int) -> Int? {
    guard place + count <= self.count else { return nil }
    return self[place..<(place + count)].reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
