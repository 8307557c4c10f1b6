extension String {
  /// A name that another program gave, no longer than a sentence or a row can bear.
  public var shortened: String { dropFirst(40).isEmpty ? self : prefix(40) + "…" }
}
