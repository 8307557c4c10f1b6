import Foundation
import StudyInterface
import Testing

@testable import CursesTerminal

/// What is sent for a picture, and what is let through of what another program writes.
@Suite struct PictureCodeTests {
  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test(arguments: 0..<8) func base64IsThatOfOthers(count: Int) {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 91 &+ 200) }
    #expect(text(PictureCode.base64(bytes)) == Data(bytes).base64EncodedString())
  }

  @Test(arguments: [
    (1, 1), (3071, 1), (3072, 1), (3073, 2), (6144, 2), (6145, 3),
  ]) func piecesAreNoLongerThanKittyTakes(count: Int, pieces: Int) {
    let bytes = [UInt8](repeating: 7, count: count)
    let parts = text(PictureCode.kitty(png: bytes, .columns(5))).components(
      separatedBy: "\u{1B}\\"
    ).dropLast()
    #expect(parts.count == pieces)
    #expect(
      parts.first?.hasPrefix("\u{1B}_Ga=T,i=1818585460,f=100,q=2,C=1,c=5,m=\(pieces > 1 ? 1 : 0);")
        ?? false)
    for (index, part) in parts.enumerated() {
      let payload = part.split(separator: ";")[1]
      #expect(payload.utf8.count <= PictureCode.longestPiece)
      #expect(index == pieces - 1 || payload.utf8.count % 4 == 0)
      #expect(part.contains("m=\(index == pieces - 1 ? 0 : 1);"))
    }
    let joined = parts.map { String($0.split(separator: ";")[1]) }.joined()
    #expect(Data(base64Encoded: joined) == Data(bytes))
  }

  private let cell = PixelSize(width: 10, height: 20)
  private let room = Size(columns: 74, rows: 18)

  @Test(arguments: [
    (PixelSize(width: 740, height: 360), 74, 18), (PixelSize(width: 10, height: 20), 1, 1),
    (PixelSize(width: 11, height: 1), 2, 1), (PixelSize(width: 7400, height: 360), 74, 2),
    (PixelSize(width: 74, height: 3600), 1, 18), (PixelSize(width: 1, height: 100_000), 1, 18),
    (PixelSize(width: 600, height: 400), 54, 18),
  ]) func aPictureFitsAndIsNotEnlarged(pixels: PixelSize, columns: Int, rows: Int) {
    #expect(PictureCode.cells(for: pixels, cell, in: room) == Size(columns: columns, rows: rows))
  }

  @Test func oneSideIsGivenToKitty() {
    #expect(PictureCode.extent(of: PixelSize(width: 600, height: 400), cell, in: room) == .rows(18))
    #expect(
      PictureCode.extent(of: PixelSize(width: 7400, height: 360), cell, in: room) == .columns(74))
    #expect(PictureCode.extent(of: nil, cell, in: room) == .rows(18))
  }

  @Test(arguments: [
    (Graphics.Way.sixel, "a\u{1B}P0;1;0q#0~\u{1B}\\b", "\u{1B}P0;1;0q#0~\u{1B}\\"),
    (.sixel, "\u{1B}Pq~\u{1B}\\\u{1B}Pq?\u{1B}\\", "\u{1B}Pq~\u{1B}\\"),
    // Not ended, with a control character in it, or another string.
    (.sixel, "\u{1B}Pq~", ""), (.sixel, "\u{1B}Pq~\u{1B}[2J~\u{1B}\\", ""),
    (.sixel, "\u{1B}Pq~\n\u{1B}\\", ""), (.sixel, "\u{1B}P+q544e\u{1B}\\", ""),
    (.sixel, "\u{1B}P$q~\u{1B}\\", ""), (.sixel, "\u{1B}_Ga=T;A\u{1B}\\", ""),
    (.sixel, "\u{1B}Pq~\u{7}\u{1B}Pq?\u{1B}\\", "\u{1B}Pq?\u{1B}\\"),
    (
      .kitty, "\u{1B}[?25l\u{1B}_Gm=1;A\u{1B}\\\n\u{1B}_Gm=0;B\u{1B}\\",
      "\u{1B}_Gm=1;A\u{1B}\\\u{1B}_Gm=0;B\u{1B}\\"
    ),
    (.kitty, "\u{1B}_X\u{1B}\\\u{1B}]52;c;A\u{7}", ""),
    (.inline, "\u{1B}]1337;File=inline=1:QQ==\u{7}x", "\u{1B}]1337;File=inline=1:QQ==\u{7}"),
    (.inline, "\u{1B}]1337;File=inline=1:QQ==\u{1B}\\", "\u{1B}]1337;File=inline=1:QQ==\u{1B}\\"),
    (.inline, "\u{1B}]1337;SetProfile=x\u{7}", ""), (.inline, "\u{1B}]52;c;QQ==\u{7}", ""),
  ]) func onlyPicturesPass(way: Graphics.Way, output: String, passes: String) {
    #expect(text(PictureCode.sequences(in: Array(output.utf8), of: way)) == passes)
  }

  /// So that it can be taken away, and no other program's picture with it.
  @Test(arguments: [
    ("a=T,f=32,s=1,m=1;AA", "a=T,i=1818585460,q=2,f=32,s=1,m=1;AA"),
    ("a=T,q=1,i=7,p=3,f=32;AA", "a=T,i=1818585460,q=2,f=32;AA"),
    ("a=T;", "a=T,i=1818585460,q=2;"), ("m=1;AA", "q=2,m=1;AA"), ("q=0,m=0;G+a=", "q=2,m=0;G+a="),
    ("a=T", "a=T,i=1818585460,q=2"),
  ]) func picturesFromOthersGetOurNumber(keys: String, named: String) {
    func sequence(_ text: String) -> String { "\u{1B}_G\(text)\u{1B}\\" }
    let output = sequence(keys) + sequence("m=0;GG")
    #expect(
      text(PictureCode.named(Array(output.utf8))) == sequence(named) + sequence("q=2,m=0;GG"))
    #expect(text(PictureCode.kittyRemoval) == sequence("a=d,d=I,i=1818585460,q=2"))
  }

  @Test(arguments: [
    (true, [62], [:], Graphics.Way.kitty), (false, [62, 4, 22], [:], .sixel),
    (false, [62, 22], [:], nil), (false, [], [:], nil),
    // The first number is the class of the terminal.
    (false, [4, 6], [:], nil), (false, [1, 2, 4], ["TMUX": "x"], .sixel),
    (false, [], ["TERM_PROGRAM": "iTerm.app"], .inline),
    (false, [62, 4], ["TERM_PROGRAM": "WezTerm"], .inline),
    (true, [62, 4], ["TERM_PROGRAM": "WezTerm"], .kitty),
    (false, [62], ["LC_TERMINAL": "iTerm2"], .inline),
    (false, [62], ["LC_TERMINAL": "iTerm2", "TMUX": "x"], nil),
    (false, [62], ["TERM_PROGRAM": "WezTerm", "STY": "x"], nil),
    (false, [62], ["TERM_PROGRAM": "Apple_Terminal"], nil),
  ])
  func theWayFollowsFromTheAnswers(
    kitty: Bool, attributes: [Int], variables: [String: String], way: Graphics.Way?
  ) {
    #expect(
      Graphics.way(knowsKitty: kitty, attributes: attributes) { variables[$0] ?? "" } == way)
  }
}

/// What the beginning of a file tells.
@Suite struct PictureHeaderTests {
  private static let png: [UInt8] =
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
    + [0, 0, 2, 0x58, 0, 0, 1, 0x90]
  private static let jpeg: [UInt8] =
    [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xFF, 0xC4, 0, 3, 9]
    + [0xFF, 0xC2, 0, 11, 8, 1, 0x90, 2, 0x58, 1]

  @Test(arguments: [
    (png, "PNG", 600, 400), (jpeg, "JPEG", 600, 400),
    (Array("GIF89a".utf8) + [0x58, 2, 0x90, 1], "GIF", 600, 400),
    (
      Array("RIFF....WEBPVP8X".utf8) + [10, 0, 0, 0, 0, 0, 0, 0, 0x57, 2, 0, 0x8F, 1, 0], "WebP",
      600, 400
    ),
    (
      Array("RIFF....WEBPVP8 ".utf8) + [9, 0, 0, 0, 0, 0, 0, 0x9D, 1, 0x2A, 0x58, 2, 0x90, 0x41],
      "WebP", 600, 400
    ),
    (
      Array("RIFF....WEBPVP8L".utf8) + [9, 0, 0, 0, 0x2F, 0x57, 0xC2, 0x63, 0], "WebP", 600, 400
    ),
    (
      Array("BM".utf8) + [UInt8](repeating: 0, count: 12) + [40, 0, 0, 0, 0x58, 2, 0, 0]
        + [0x70, 0xFE, 0xFF, 0xFF], "BMP", 600, 400
    ),
  ]) func sizes(bytes: [UInt8], kind: String, width: Int, height: Int) {
    let header = PictureHeader(bytes)
    #expect(header?.kind.rawValue == kind)
    #expect(header?.pixels == PixelSize(width: width, height: height))
    // Cut anywhere, it is read to its end at most.
    for count in bytes.indices { _ = PictureHeader(Array(bytes[..<count])) }
  }

  @Test(arguments: [
    ("II*\0", "TIFF"), ("\0\0\0 ftypavif", "AVIF"), ("<svg xmlns='a'>", "SVG"),
    ("\u{FEFF}<?xml version='1.0'?>\n<!-- a -->\n<svg>", "SVG"),
  ]) func kindsWithoutASize(text: String, kind: String) {
    #expect(PictureHeader(Array(text.utf8))?.kind.rawValue == kind)
    #expect(PictureHeader(Array(text.utf8))?.pixels == nil)
  }

  @Test(arguments: [
    "", "x", "BMW is a car, and no picture", "#!/bin/sh", "%PDF-1.4", "<html>", "text <svg",
  ])
  func otherFilesAreNone(text: String) {
    #expect(PictureHeader(Array(text.utf8)) == nil)
  }
}
