extension StringProtocol {
  /// The text without spaces at its end, found by its bytes: reversed characters took a fifth of each key in
  /// a list.
  public var withoutSpacesAtEnd: String {
    let spaces = utf8.reversed().prefix { $0 == 0x20 }.count
    return String(decoding: utf8.dropLast(spaces), as: UTF8.self)
  }
}
