extension [String] {
  /// The texts in one, with something between any two; `joined` is not compiled for arrays of texts
  /// alone, and would find out at each start what they are.
  public func listed(_ separator: String) -> String {
    var list = ""
    for (index, text) in enumerated() { list += index == 0 ? text : separator + text }
    return list
  }
}
