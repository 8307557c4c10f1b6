extension KeyMap {
  /// All keys in paragraphs for a manual, one for each section: `u undo; C-r do again; …`.
  public var manual: String {
    [studying, moving, looking].map { bindings in
      Self.rows(bindings).map {
        $0.keys.map(\.notation).listed(" ") + " " + English().label(of: $0.action)
      }.listed("; ") + "."
    }.listed("\n\n")
  }

  /// An action with all its keys in some bindings.
  struct Row {
    let action: Action
    var keys: [Key]
    var contexts: Contexts
  }

  /// The actions of some bindings, in their order.
  static func rows(_ bindings: [Binding]) -> [Row] {
    var rows: [Row] = []
    for binding in bindings {
      if let index = rows.firstIndex(where: { $0.action == binding.action }) {
        rows[index].keys += binding.keys.filter { !rows[index].keys.contains($0) }
        rows[index].contexts.formUnion(binding.contexts)
      } else {
        rows.append(Row(action: binding.action, keys: binding.keys, contexts: binding.contexts))
      }
    }
    return rows
  }
}
