/// What a text links to or shows.
public struct LinkedAddress: Equatable, Sendable {
  /// How the text has it.
  public enum Kind: Sendable { case link, picture, sound }

  /// How the text has it.
  public let kind: Kind
  /// As it is written. A file's name begins at the folder of the text.
  public let address: String
  /// The words of the link or for the picture; empty if there are none.
  public let text: String

  init(_ kind: Kind, _ address: String, text: String = "") {
    (self.kind, self.address, self.text) = (kind, address, text)
  }

  /// Whether it is a picture: one that is shown, or a link to a file that is called like one.
  var isPicture: Bool {
    switch kind {
    case .picture: return !Self.isSound(address)
    case .sound: return false
    case .link:
      guard !address.contains("://"), let dot = address.lastIndex(of: ".") else { return false }
      return Self.endings.contains(address[address.index(after: dot)...].lowercased())
    }
  }

  /// What opening it shows or plays.
  var opened: OpenedKinds {
    isPicture ? .picture : kind == .sound || Self.isSound(address) ? .sound : .link
  }

  private static let endings: Set<String> = [
    "png", "jpg", "jpeg", "gif", "webp", "bmp", "tif", "tiff", "svg", "avif", "heic",
  ]

  /// A file's name as a person wrote it: `%E5%9B%BE.png` is `图.png`.
  public static func withoutPercentSigns(_ address: String) -> String {
    guard address.utf8.contains(UInt8(ascii: "%")) else { return address }
    var bytes: [UInt8] = []
    var rest = Array(address.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"),
        let code = UInt8(
          String(decoding: rest.prefix(2), as: UTF8.self), radix: 16), rest.count >= 2
      {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self) ?? address
  }

  /// A text in which such sounds are named as pictures are.
  static func namingSounds(in text: String, isChinese: Bool) -> String {
    text.replacing(/\[sound:\s*([^\]]+)\]/) {
      "\(label(ofSound: true, isChinese: isChinese))\($0.1)]"
    }
  }

  /// What stands before the name of a picture or a sound that a terminal can't show.
  static func label(ofSound isSound: Bool, isChinese: Bool) -> String {
    if isChinese { return isSound ? "[声音：" : "[图片：" }
    return isSound ? "[sound: " : "[picture: "
  }

  /// Whether an address is that of a file with sound, by the end of its name.
  static func isSound(_ address: String) -> Bool {
    let name = address.prefix { $0 != "?" && $0 != "#" }.lowercased()
    return ["aac", "flac", "m4a", "mp3", "oga", "ogg", "opus", "wav"].contains {
      name.hasSuffix("." + $0)
    }
  }

  /// The sounds that a text plays in the form that decks of other programs have: `[sound:rain.mp3]`.
  static func sounds(in text: String) -> [LinkedAddress] {
    guard text.contains("[sound:") else { return [] }
    return text.matches(of: /\[sound:([^\]]+)\]/).map { LinkedAddress(.sound, String($0.1)) }
  }
}

/// What can be opened of a card, by kinds.
public struct OpenedKinds: OptionSet, Sendable {
  /// A bit for each kind.
  public let rawValue: UInt8

  static let link = OpenedKinds(rawValue: 1)
  static let picture = OpenedKinds(rawValue: 2)
  static let sound = OpenedKinds(rawValue: 4)

  /// The kinds of these bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// What some addresses are.
  init(_ addresses: some Sequence<LinkedAddress>) {
    self = addresses.reduce(into: []) { $0.formUnion($1.opened) }
  }
}
