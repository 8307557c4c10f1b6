/// A picture as bytes that a terminal draws in place.
public struct Drawing: Equatable, Sendable {
  /// Draw it from the cursor's place on, and leave the cursor anywhere.
  public let bytes: [UInt8]
  /// Take it away, besides that every cell is drawn again; empty if nothing else is needed.
  public let removal: [UInt8]

  /// A picture with the bytes that draw it and take it away.
  public init(bytes: [UInt8], removal: [UInt8] = []) {
    (self.bytes, self.removal) = (bytes, removal)
  }
}

/// Columns and rows of dots.
public struct PixelSize: Hashable, Sendable {
  /// Dots from left to right.
  public let width: Int
  /// Dots from top to bottom.
  public let height: Int

  /// A size in dots.
  public init(width: Int, height: Int) { (self.width, self.height) = (width, height) }
}

/// How a terminal shows pictures.
public struct Graphics: Equatable, Sendable {
  /// The escape sequences in which it takes them.
  public enum Way: String, Sendable {
    /// Those of kitty.
    case kitty
    /// Those of iTerm2, which take a file as it is.
    case inline
    /// Those of the VT240 and VT340.
    case sixel
  }

  /// The best of those that it understands.
  public let way: Way
  /// The size of a cell.
  public let cell: PixelSize
  /// The size of the screen in cells.
  public let screen: Size

  /// A terminal's way, and its sizes.
  public init(_ way: Way, cell: PixelSize, screen: Size) {
    (self.way, self.cell, self.screen) = (way, cell, screen)
  }
}

/// What is known of the file of a picture.
public struct PictureFacts: Equatable, Sendable {
  /// The file's name, without its folders.
  public let name: String
  /// `PNG` and the like; nil if it is no picture.
  public let kind: String?
  /// Its own size, if its beginning tells.
  public let pixels: PixelSize?
  /// Bytes of the file.
  public let bytes: Int

  /// What is known of a file.
  public init(name: String, kind: String?, pixels: PixelSize?, bytes: Int) {
    (self.name, self.kind, self.pixels, self.bytes) = (name, kind, pixels, bytes)
  }
}

/// Why a picture is not shown in place.
public enum PictureObstacle: Error, Equatable, Sendable {
  /// It is on the web, from which nothing is fetched.
  case remote
  /// There is no such file, or it is none that is ever opened.
  case file(OpeningProblem)
  /// The system does not let it be read, and says why.
  case unreadable(String)
  /// The file begins as no known picture does.
  case noPicture
  /// More than so many megabytes, or dots.
  case tooLarge(megabytes: Int)
  case tooManyPixels
  /// The terminal has not said that it can show any.
  case noGraphics
  /// It takes pictures in a form that only another program makes, which is not there.
  case noConverter(String)
  /// That program did not make one of it.
  case notConverted(String)
  case tookTooLong(String)
  /// A key came before it was done.
  case stopped
}

/// What came of a picture that was to be shown.
public struct ViewedPicture: Equatable, Sendable {
  /// What is known of its file, if there is one.
  public let facts: PictureFacts?
  /// What draws it; nil if something stands in the way.
  public let drawing: Drawing?
  /// What that is.
  public let obstacle: PictureObstacle?

  /// A picture that can be drawn.
  public init(_ facts: PictureFacts, _ drawing: Drawing) {
    (self.facts, self.drawing, obstacle) = (facts, drawing, nil)
  }

  /// One that can't.
  public init(_ facts: PictureFacts?, _ obstacle: PictureObstacle) {
    (self.facts, drawing, self.obstacle) = (facts, nil, obstacle)
  }
}
